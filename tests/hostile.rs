//! Files that nobody should write: each is one finding at its place, and the files beside it are read all the same.

#![expect(clippy::disallowed_methods, reason = "a test writes the files that the product is to refuse")]

use std::fs::{File, create_dir_all, write};
use std::path::Path;

use begrip::{Place, Registry};
use begrip_review::{Finding, Severity, check};
use tempfile::TempDir;

#[path = "hostile/damaged.rs"]
mod damaged;
#[cfg(unix)]
#[path = "hostile/disk.rs"]
mod disk;
#[path = "hostile/many.rs"]
mod many;
#[cfg(unix)]
#[path = "hostile/program.rs"]
mod program;
#[cfg(unix)]
#[path = "hostile/roots.rs"]
mod roots;

/// Where the bad file stands, unless a case says otherwise.
const BAD: &str = "definitions/nl/theme/bad.yaml";

const AUTHORITY: &str = "kind: authority\nid: nl\nversion: 1.0.0\nstatus: adopted\n\
    label: { nl: Nederland, en: Netherlands }\ndefinition: { nl: Het land waarvan de wetten gelden, en: The country whose laws apply }\n";

/// A definition that names the bad one, of which nothing is known.
const GOOD: &str = "kind: concept\nid: nl/good\nversion: 1.0.0\nstatus: adopted\n\
    label: { nl: Goed, en: Good }\ndefinition: { nl: Met dit begrip is niets mis, en: Nothing is wrong with this concept }\nrelated: [nl/bad@^1]\n";

/// The beginning of the bad file, of six lines.
const HEAD: &str = "kind: concept\nid: nl/bad\nversion: 1.0.0\nstatus: adopted\n\
    label: { nl: Slecht, en: Bad }\ndefinition: { nl: Met dit begrip is iets mis, en: Something is wrong with this concept }\n";

/// A registry with the good files, and whatever `hostile` puts into its folder.
fn registry(hostile: impl FnOnce(&Path)) -> (TempDir, Registry) {
    let folder = tempfile::tempdir().unwrap();
    create_dir_all(folder.path().join("definitions/nl/theme")).unwrap();
    write(folder.path().join("definitions/nl.yaml"), AUTHORITY).unwrap();
    write(folder.path().join("definitions/nl/good.yaml"), GOOD).unwrap();
    hostile(folder.path());
    let registry = Registry::open(folder.path()).unwrap();
    (folder, registry)
}

fn has(registry: &Registry, id: &str) -> bool {
    registry.ids().any(|known| known.as_str() == id)
}

fn found(registry: &Registry) -> Vec<Finding> {
    check(registry).unwrap().findings
}

fn shown(findings: &[Finding]) -> String {
    let line = |f: &Finding| format!("{} {:?} {}; {}", f.rule, f.place, f.message.en, f.help.en);
    findings.iter().take(9).map(line).collect::<Vec<_>>().join("\n")
}

/// Just findings of this rule, by line and column where they begin, whose message or help says `says`; and the good
/// files are read.
fn assert_found(hostile: impl FnOnce(&Path), rule: &str, places: &[(u32, u32)], says: &str) {
    let (_folder, registry) = registry(hostile);
    assert!(has(&registry, "nl") && has(&registry, "nl/good"), "a good file is not read");
    let found = found(&registry);
    let at: Vec<(u32, u32)> =
        found.iter().map(|finding| (finding.place.line, finding.place.column)).collect();
    assert_eq!(at, places, "{}", shown(&found));
    for finding in &found {
        let said = format!("{}; {}", finding.message.en, finding.help.en);
        assert_eq!(finding.rule, rule, "{said}");
        assert!(said.contains(says), "`{said}` does not say `{says}`");
    }
}

/// The one finding that a hostile file gives that cannot be read.
fn refusal(hostile: impl FnOnce(&Path)) -> Finding {
    let (_folder, registry) = registry(hostile);
    let mut found = found(&registry);
    found.retain(|finding| finding.rule != "portable-text");
    assert_eq!(found.len(), 1, "{}", shown(&found));
    found.remove(0)
}

fn assert_refused(bytes: impl AsRef<[u8]>, place: (u32, u32), says: &str) {
    assert_found(|folder| write(folder.join(BAD), bytes).unwrap(), "unreadable-file", &[place], says);
}

/// What follows the six lines of a good beginning is refused at a column of the line that follows, the seventh.
fn assert_refused_after_head(line: &str, column: u32, says: &str) {
    assert_refused(format!("{HEAD}{line}"), (7, column), says);
}

#[test]
fn a_file_without_text_is_refused_at_its_beginning() {
    assert_refused("", (1, 1), "the file holds no definition");
    assert_refused("# to do\n", (1, 1), "the file holds no definition");
}

#[test]
fn a_byte_order_mark_is_read_over_and_told() {
    let text = format!("\u{feff}{HEAD}");
    assert_found(
        |folder| write(folder.join(BAD), &text).unwrap(),
        "portable-text",
        &[(1, 1)],
        "byte-order mark",
    );
    let (_folder, registry) = registry(|folder| write(folder.join(BAD), &text).unwrap());
    assert!(has(&registry, "nl/bad"));
    assert_eq!(found(&registry)[0].severity, Severity::Info);
}

#[test]
fn a_byte_order_mark_does_not_move_the_places_of_faults() {
    let text = format!("\u{feff}{}", HEAD.replace("kind: concept", "kind: concpet"));
    let place = refusal(|folder| write(folder.join(BAD), text).unwrap()).place;
    assert_eq!((place.line, place.column, place.end_column), (1, 7, 14));
}

#[test]
fn lines_that_end_with_carriage_returns_are_read_and_told_once() {
    let text = HEAD.replace('\n', "\r\n");
    assert_found(
        |folder| write(folder.join(BAD), &text).unwrap(),
        "portable-text",
        &[(1, 14)],
        "carriage return",
    );
    let (_folder, registry) = registry(|folder| write(folder.join(BAD), &text).unwrap());
    let bad = registry.definitions().iter().find(|definition| definition.id().as_str() == "nl/bad").unwrap();
    assert_eq!(bad.header().label.get("en"), Some("Bad"));
}

#[test]
fn carriage_returns_do_not_move_the_places_of_faults() {
    let text = HEAD.replace("status: adopted", "status: adoptd").replace('\n', "\r\n");
    let place = refusal(|folder| write(folder.join(BAD), text).unwrap()).place;
    assert_eq!((place.line, place.column, place.end_column), (4, 9, 15));
}

#[test]
fn a_byte_that_is_not_utf_8_is_named_with_the_letter_that_it_was() {
    let after = |bytes: &[u8]| [HEAD.as_bytes(), bytes].concat();
    assert_refused(after(b"note: { nl: Financi\xEBle }\n"), (7, 20), "`ë`");
    assert_refused(
        after(
            "note: { nl: één re"
                .as_bytes()
                .iter()
                .copied()
                .chain(*b"\xEBle }\n")
                .collect::<Vec<_>>()
                .as_slice(),
        ),
        (7, 19),
        "0xEB",
    );
    assert_refused(after(b"note: { nl: kosten \x80 5 }\n"), (7, 20), "save the file as UTF-8");
    assert_refused(b"\xFF\xFEk\0i\0n\0d\0", (1, 1), "save the file as UTF-8");
}

#[test]
fn a_file_of_fifty_megabytes_is_not_read() {
    let huge = |folder: &Path| File::create(folder.join(BAD)).unwrap().set_len(50 * 1024 * 1024).unwrap();
    assert_found(huge, "unreadable-file", &[(1, 1)], "52428800 bytes");
}

#[test]
fn a_file_of_nul_bytes_is_refused_at_its_beginning() {
    assert_refused([0; 4096], (1, 1), "");
}

#[test]
fn a_nul_byte_within_a_text_is_refused_where_it_stands() {
    assert_refused_after_head("note: { nl: a\0b }\n", 14, "");
}

/// The one refusal of a text that is nested too deep.
fn too_deep(text: &str) -> Place {
    let finding = refusal(|folder| write(folder.join(BAD), text).unwrap());
    assert!(finding.message.en.contains("nested deeper than 64 levels"), "{}", finding.message.en);
    finding.place
}

#[test]
fn nesting_of_ten_thousand_levels_is_refused_where_it_becomes_too_deep() {
    for step in ["[", "{a: ", "- ", "? "] {
        let place = too_deep(&format!("{HEAD}note:\n  {}\n", step.repeat(10_000)));
        assert_eq!(place.line, 8, "{step}");
        // the mapping of the file is the first level; the place may be before or after the step that is too much
        let steps = (place.column as usize - 3).div_ceil(step.len());
        assert!((63..=65).contains(&steps), "after {steps} times `{step}`");
    }
    too_deep(&format!("{HEAD}note: {}1{}\n", "[".repeat(10_000), "]".repeat(10_000)));
}

#[test]
fn nesting_over_thousands_of_lines_is_refused_on_the_line_where_it_becomes_too_deep() {
    let lines: Vec<String> = (0..2_000).map(|level| " ".repeat(level) + "a:\n").collect();
    assert_eq!(too_deep(&lines.concat()).line, 65);
}

#[test]
fn anchors_aliases_tags_and_merge_keys_are_refused_where_they_stand() {
    assert_refused_after_head("note: { nl: &here text }\n", 13, "an anchor (`&…`) is not part");
    assert_refused_after_head("note: &here { nl: text }\n", 7, "an anchor (`&…`) is not part");
    assert_refused_after_head("note: { nl: *here }\n", 13, "an alias (`*…`) is not part");
    assert_refused_after_head("note: { nl: !!int 3 }\n", 13, "a tag (`!…`) is not part");
    assert_refused_after_head("note: { <<: { nl: text } }\n", 9, "a merge key (`<<`) is not part");
    assert_refused_after_head("? { nl: text }\n: text\n", 3, "a key that is not one word");
}

#[test]
fn an_alias_bomb_is_refused_at_each_of_its_parts_without_being_expanded() {
    let mut bomb = String::from("00: &a00 [x, x]\n");
    let mut places = vec![(1, 5)];
    for level in 1..30 {
        let before = level - 1;
        bomb.push_str(&format!("{level:02}: &a{level:02} [*a{before:02}, *a{before:02}]\n"));
        places.extend([5, 11, 17].map(|column| (level + 1, column)));
    }
    assert_found(
        |folder| write(folder.join(BAD), bomb).unwrap(),
        "unreadable-file",
        &places,
        "not part of a definition file",
    );
}

#[test]
fn a_second_document_is_refused_where_it_begins() {
    assert_refused_after_head(&format!("---\n{HEAD}"), 1, "put each definition in a file of its own");
}

#[test]
fn what_is_no_mapping_is_refused() {
    for text in ["poverty\n", "- kind: concept\n", "42\n", "\"kind: concept\"\n"] {
        assert_refused(text, (1, 1), "a mapping (`name: value`) is expected");
    }
}

/// A broken file keeps its identity, from its text or else from its path, so that nothing is said of references to it.
#[test]
fn references_to_a_broken_file_are_not_said_to_lead_nowhere() {
    let at = |path: &'static str, text: &'static str| {
        move |folder: &Path| {
            create_dir_all(folder.join(path).parent().unwrap()).unwrap();
            write(folder.join(path), text).unwrap();
        }
    };
    let refused = |hostile: &dyn Fn(&Path), line| assert_found(hostile, "unreadable-file", &[line], "");
    refused(&at("definitions/nl/elsewhere.yaml", "id: nl/bad\nlabel: [\n"), (2, 8));
    refused(&at("definitions/nl/elsewhere.yaml", "colour: red\nid: 'nl/bad'\n"), (1, 1));
    refused(&at("definitions/nl/a/b/bad@2.yaml", "\t\n"), (1, 1));
    refused(&at("definitions/nl/bad.yml", ""), (1, 1));
}

/// Folders between authority and file are free (`format.md` §1), whatever they are called.
#[test]
fn a_folder_that_is_called_like_a_file_is_a_folder() {
    let (_folder, registry) = registry(|folder| {
        create_dir_all(folder.join("definitions/nl/theme.yaml")).unwrap();
        write(folder.join("definitions/nl/theme.yaml/bad.yaml"), HEAD).unwrap();
        create_dir_all(folder.join("definitions/nl/empty.yaml")).unwrap();
    });
    assert!(has(&registry, "nl/bad"));
    assert_eq!(shown(&found(&registry)), "");
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;

    fn assert_link_refused(target: &str) {
        let link = |folder: &Path| symlink(target, folder.join(BAD)).unwrap();
        assert_found(link, "unreadable-file", &[(1, 1)], "");
    }

    #[test]
    fn a_link_to_nothing_is_refused() {
        assert_link_refused("nowhere.yaml");
    }

    #[test]
    fn a_link_to_itself_is_refused() {
        assert_link_refused("bad.yaml");
    }

    #[test]
    fn a_link_to_a_folder_is_refused() {
        assert_link_refused("..");
    }

    #[test]
    fn a_link_to_a_device_is_refused() {
        assert_link_refused("/dev/null");
    }

    #[test]
    fn a_link_to_a_device_without_end_is_refused() {
        assert_link_refused("/dev/zero");
    }

    #[test]
    fn a_link_to_a_definition_is_read() {
        let (_folder, registry) = registry(|folder| {
            write(folder.join("bad.txt"), HEAD).unwrap();
            symlink("../../../bad.txt", folder.join(BAD)).unwrap();
        });
        assert!(has(&registry, "nl/bad"));
    }

    #[test]
    fn a_file_whose_name_is_not_utf_8_is_refused() {
        let name = OsStr::from_bytes(b"definitions/nl/b\xE4d.yaml");
        let finding = refusal(|folder| {
            write(folder.join(name), HEAD).unwrap();
            write(folder.join(BAD), HEAD).unwrap();
        });
        assert_eq!((finding.rule, finding.place.line, finding.place.column), ("unreadable-file", 1, 1));
        assert_eq!(finding.place.file, "definitions/nl/b\u{fffd}d.yaml");
        assert!(finding.message.en.contains("name"), "{}", finding.message.en);
    }
}

/// What a file takes the place of is known as far as the file can be read, so that one bad byte is one finding.
#[test]
fn a_byte_that_is_not_utf_8_does_not_leave_what_the_file_supersedes_without_successor() {
    let old = "kind: concept\nid: nl/old\nversion: 1.0.0\nstatus: superseded\n";
    let new = "kind: concept\nid: nl/bad\nversion: 1.0.0\nstatus: adopted\nsupersedes: [nl/old@=1.0.0]\n";
    let (_folder, registry) = registry(|folder| {
        write(folder.join("definitions/nl/old.yaml"), old).unwrap();
        write(folder.join(BAD), [new.as_bytes(), b"\xFF"].concat()).unwrap();
    });
    let mut rules: Vec<&str> = found(&registry).iter().map(|finding| finding.rule).collect();
    rules.retain(|rule| *rule != "missing-language");
    assert_eq!(rules, ["unreadable-file"]);
}
