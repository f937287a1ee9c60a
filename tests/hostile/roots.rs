//! What stands at the root of a registry: a bad `begrip.toml` or `begrip.lock` is said in one line, at once, and a bad
//! `accepted-changes.yaml` keeps no definition from being read.

use std::fs::{File, create_dir, create_dir_all, write};
use std::path::Path;

use begrip::Registry;

use super::disk::{at_once, make_pipe};
use super::{AUTHORITY, HEAD, found, has};

/// A way to spoil the file at a path, and what is then said of it.
type Spoiled = (fn(&Path), &'static str);

const SPOILED: [Spoiled; 9] = [
    (|path| File::create(path).unwrap().set_len(50 * 1024 * 1024).unwrap(), "the file is 52428800 bytes"),
    (|path| write(path, b"# caf\xE9\n").unwrap(), "the byte 0xE9 is not UTF-8"),
    (|path| create_dir(path).unwrap(), "this is not a file"),
    (make_pipe, "this is not a file"),
    (|path| std::os::unix::fs::symlink("/dev/zero", path).unwrap(), "the link leads out of the registry"),
    (|path| std::os::unix::fs::symlink("/etc/passwd", path).unwrap(), "the link leads out of the registry"),
    (|path| std::os::unix::fs::symlink(path, path).unwrap(), "cannot be read"),
    (|path| std::os::unix::fs::symlink("nowhere", path).unwrap(), "cannot be read"),
    (|path| write(path, "[".repeat(1_000_000)).unwrap(), ":"),
];

fn folder(name: &str, spoil: fn(&Path)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    create_dir_all(folder.path().join("definitions/nl")).unwrap();
    write(folder.path().join("definitions/nl.yaml"), AUTHORITY).unwrap();
    write(folder.path().join("definitions/nl/bad.yaml"), HEAD).unwrap();
    spoil(&folder.path().join(name));
    folder
}

#[test]
fn spoiled_settings_and_locks_are_said_in_one_line() {
    for name in ["begrip.toml", "begrip.lock"] {
        for (spoil, says) in SPOILED {
            let error = at_once(move || Registry::open(folder(name, spoil).path()).unwrap_err().to_string());
            assert!(error.contains(name) && error.contains(says), "{name}: `{error}` does not say `{says}`");
            assert!(error.len() < 1_000, "{name}: {} bytes are said", error.len());
        }
    }
}

#[test]
fn spoiled_acceptances_are_one_finding_and_the_definitions_are_read() {
    for (spoil, says) in SPOILED {
        let (registry, found) = at_once(move || {
            let registry = Registry::open(folder("accepted-changes.yaml", spoil).path()).unwrap();
            let found = found(&registry);
            (registry, found)
        });
        assert!(has(&registry, "nl") && has(&registry, "nl/bad"));
        assert!(registry.accepted().is_empty());
        assert_eq!(found.len(), 1, "{says}: {found:#?}");
        assert_eq!(
            (found[0].rule, found[0].place.file.as_str()),
            ("unreadable-file", "accepted-changes.yaml")
        );
    }
}

/// A key that nobody closes could be as long as the file.
#[test]
fn a_line_of_a_million_letters_is_not_repeated_in_what_is_said() {
    for text in [
        "x".repeat(1_000_000),
        format!("[{}]\n", "x".repeat(1_000_000)),
        format!("{} = 1\n", "x".repeat(1_000_000)),
    ] {
        for name in ["begrip.toml", "begrip.lock"] {
            let error = Registry::from_files([(name, &text)]).unwrap_err().to_string();
            assert!(error.len() < 1_000, "{name}: {} bytes are said: {:.300}", error.len(), error);
        }
    }
}

/// What is nested is read by a function that calls itself, unless somebody bounds it.
#[test]
fn tables_within_tables_do_not_overflow_the_stack() {
    let brackets = format!("a = {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    let braces = format!("a = {}1{}\n", "{ a = ".repeat(100_000), " }".repeat(100_000));
    let dots = format!("a{} = 1\n", ".a".repeat(100_000));
    let header = format!("[a{}]\n", ".a".repeat(100_000));
    for text in [brackets, braces, dots, header] {
        for name in ["begrip.toml", "begrip.lock"] {
            assert!(Registry::from_files([(name, &text)]).is_err());
        }
    }
}
