//! `check --fix`, run as a program: what is certain is mended, everything else stays as it was written.

use std::path::Path;
use std::process::Command;

use begrip_tests::binary;
use tempfile::TempDir;

/// A registry with these files; `status` adopted and texts in both languages are added.
fn registry(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(&folder, "begrip.toml", "[registry]\nlanguages = []\n");
    write(&folder, "definitions/nl.yaml", "kind: authority\nid: nl\nversion: 1.0.0\nstatus: adopted\n");
    let unit = "kind: unit_type\nid: nl/household\nversion: 2.1.0\nstatus: adopted\n";
    write(&folder, "definitions/nl/household.yaml", unit);
    for (path, text) in files {
        write(&folder, path, text);
    }
    folder
}

fn write(folder: &TempDir, path: &str, text: &str) {
    let path = folder.path().join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn read(folder: &TempDir, path: &str) -> String {
    std::fs::read_to_string(folder.path().join(path)).unwrap_or_default()
}

/// Standard output, standard error and the exit status.
fn run(folder: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let arguments = ["check", "--today", "2026-11-25"].iter().chain(arguments);
    let output = Command::new(binary()).args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

/// A fix says this, changes the one text into the other, and has nothing to do a second time.
fn assert_mended(path: &str, before: &str, after: &str, said: &str) {
    let folder = registry(&[(path, before)]);
    let (found, _, _) = run(folder.path(), &[]);
    assert!(found.contains("one of them is mended by `begrip check --fix`"), "{found}");
    let (_, told, _) = run(folder.path(), &["--fix", "--dry-run"]);
    assert_eq!((told, read(&folder, path).as_str()), (format!("would mend: {said}\n"), before));
    let (_, told, _) = run(folder.path(), &["--fix"]);
    assert_eq!((told, read(&folder, path).as_str()), (format!("mended: {said}\n"), after));
    let (found, told, _) = run(folder.path(), &["--fix", "--lang", "nl"]);
    assert_eq!((told.as_str(), read(&folder, path).as_str()), ("", after), "{found}");
}

#[test]
fn a_reference_without_a_version_gets_the_major_that_it_means() {
    let text = "# comments stay\nkind: population\nid:   nl/p  # and so do spaces\nversion: 1.0.0\nstatus: adopted\nunit: \"nl/household\"   # whom\r\n";
    let mended = text.replace("\"nl/household\"", "nl/household@^2");
    assert_mended("definitions/nl/p.yaml", text, &mended, "definitions/nl/p.yaml:6 /unit: nl/household@^2");
    let within = "kind: concept\nid: nl/c\nversion: 1.0.0\nstatus: draft\nrelated: [ nl/c2@^1 , nl/c2 ]\n";
    let other = ("definitions/nl/c2.yaml", "kind: concept\nid: nl/c2\nversion: 1.0.0\nstatus: draft\n");
    let folder = registry(&[("definitions/nl/c.yaml", within), other]);
    run(folder.path(), &["--fix"]);
    assert_eq!(read(&folder, "definitions/nl/c.yaml"), within.replace(", nl/c2 ]", ", nl/c2@^1 ]"));
}

#[test]
fn steps_come_in_order_with_their_comments() {
    let head = "kind: parameter\nid: nl/limit\nversion: 1.0.0\nstatus: draft\nvalues: { number: EUR }\nchange: indexation\nsources:\n  - { key: a, title: A }\nsteps:\n";
    let (early, late) = (
        "  # the first\n  - from: 2023-01-01\n    until: 2023-12-31\n    amount: 1 # one\n    source: a\n",
        "  - { from: 2024-01-01, amount: 2, source: a }\n",
    );
    let said = "definitions/nl/limit.yaml:13 /steps: put in order";
    let text = format!("{head}{late}\n{early}");
    let after = format!("{head}{early}{late}\n");
    assert_mended("definitions/nl/limit.yaml", &text, &after, said);
    let first = "kind: parameter\nsteps:\n";
    let rest = "# about the unit\nvalues: { number: EUR }\nid: nl/limit\nversion: 1.0.0\nstatus: draft\nchange: indexation\nsources:\n  - { key: a, title: A }\n";
    let said = "definitions/nl/limit.yaml:5 /steps: put in order";
    let text = format!("{first}{late}{early}\n{rest}");
    assert_mended("definitions/nl/limit.yaml", &text, &format!("{first}{early}{late}\n{rest}"), said);
}

#[test]
fn a_file_goes_where_its_id_says() {
    let text = "kind: concept\nid: nl/c\nversion: 1.0.0\nstatus: draft\n";
    let folder = registry(&[("definitions/nl/theme/other.yaml", text)]);
    let (_, told, status) = run(folder.path(), &["--fix"]);
    let said = "mended: definitions/nl/theme/other.yaml: moved to definitions/nl/theme/c.yaml\n";
    assert_eq!((told.as_str(), status), (said, Some(0)));
    assert_eq!(read(&folder, "definitions/nl/theme/c.yaml"), text);
    assert!(!folder.path().join("definitions/nl/theme/other.yaml").exists());
    assert_eq!(run(folder.path(), &["--fix"]).1, "");
}

#[test]
fn a_file_does_not_go_where_another_is() {
    let text = |version: &str| format!("kind: concept\nid: nl/c\nversion: {version}\nstatus: draft\n");
    let (one, two) = (text("1.0.0"), text("2.0.0"));
    let folder = registry(&[("definitions/nl/c.yaml", &one), ("definitions/nl/x.yaml", &two)]);
    let (found, told, _) = run(folder.path(), &["--fix"]);
    assert_eq!((told.as_str(), read(&folder, "definitions/nl/c.yaml")), ("", one.clone()), "{found}");
    let folder = registry(&[("definitions/nl/x.yaml", &one), ("definitions/nl/y.yaml", &two)]);
    let (_, told, _) = run(folder.path(), &["--fix"]);
    assert!(
        told.contains("left: definitions/nl/y.yaml: another file goes to `definitions/nl/c.yaml`"),
        "{told}"
    );
    assert_eq!(read(&folder, "definitions/nl/y.yaml"), two);
}

#[test]
fn a_version_that_was_adopted_by_hand_comes_into_the_lock() {
    let concept = "kind: concept\nid: nl/c\nversion: 1.0.0\nstatus: adopted\n";
    let folder = registry(&[("definitions/nl/c.yaml", concept)]);
    lock(&folder);
    let next = concept.replace("1.0.0", "1.1.0") + "related: [nl/d]\nrelease: { note: { nl: Meer } }\n";
    write(&folder, "definitions/nl/c.yaml", &next);
    let other = "kind: concept\nid: nl/d\nversion: 1.0.0\nstatus: adopted\n";
    write(&folder, "definitions/nl/d.yaml", other);
    assert_eq!(run(folder.path(), &[]).0.matches("warning[lock-entry-missing]").count(), 1);
    let (_, told, _) = run(folder.path(), &["--fix"]);
    let said = "mended: definitions/nl/c.yaml:5 /related/0: nl/d@^1\nmended: begrip.lock: nl/c 1.1.0 added\n";
    assert_eq!(told, said);
    let lock = read(&folder, "begrip.lock");
    let is_of_today = |line: &str| line.contains("\"1.1.0\"") && line.contains("date = \"2026-11-25\"");
    assert!(lock.lines().any(is_of_today), "{lock}");
    // of `nl/d`, which was never locked, nothing is said; and what is locked is what was mended
    let (found, told, _) = run(folder.path(), &["--fix"]);
    assert_eq!(told, "");
    assert!(!found.contains("adopted-changed"), "{found}");
}

#[test]
fn what_another_authority_wrote_is_left_to_it() {
    let files = |authority: &str| {
        let folder = registry(&[]);
        write(&folder, "begrip.toml", "[registry]\nlanguages = []\nown = [\"nl\"]\n");
        let concept = format!(
            "kind: population\nid: {authority}/p\nversion: 1.0.0\nstatus: draft\nunit: nl/household\n"
        );
        write(&folder, "definitions/cbs.yaml", "kind: authority\nid: cbs\nversion: 1.0.0\nstatus: adopted\n");
        write(&folder, &format!("definitions/{authority}/p.yaml"), &concept);
        (folder, concept)
    };
    let (folder, concept) = files("cbs");
    let (found, _, _) = run(folder.path(), &[]);
    assert!(found.contains("info[unpinned-reference]") && !found.contains("--fix"), "{found}");
    let (_, told, _) = run(folder.path(), &["--fix"]);
    assert_eq!((told.as_str(), read(&folder, "definitions/cbs/p.yaml")), ("", concept));
    let (folder, _) = files("nl");
    let (_, told, _) = run(folder.path(), &["--fix"]);
    assert_eq!(told, "mended: definitions/nl/p.yaml:5 /unit: nl/household@^2\n");
}

#[test]
fn what_is_locked_keeps_its_words() {
    let concept = "kind: concept\nid: nl/c\nversion: 1.0.0\nstatus: adopted\nrelated: [nl/d]\n";
    let other = "kind: concept\nid: nl/d\nversion: 1.0.0\nstatus: adopted\n";
    let folder = registry(&[("definitions/nl/c.yaml", concept), ("definitions/nl/d.yaml", other)]);
    lock(&folder);
    let (_, told, _) = run(folder.path(), &["--fix"]);
    let said = "left: definitions/nl/c.yaml: nl/c 1.0.0 is released, so it is mended in its next version (`begrip release`)\n";
    assert_eq!((told.as_str(), read(&folder, "definitions/nl/c.yaml").as_str()), (said, concept));
}

fn lock(folder: &TempDir) {
    let locked =
        Command::new(binary()).args(["release", "--lock"]).current_dir(folder.path()).output().unwrap();
    assert!(locked.status.success(), "{locked:?}");
}
