//! The mistakes in CONTRIBUTING.md are made one by one in the registry under `docs/walk-through`, and each message is the
//! one that stands there.

#![expect(clippy::disallowed_methods, reason = "a test reads the page that it is about")]

use std::path::Path;
use std::process::Command;

use begrip_tests::{binary, repository};
use tempfile::TempDir;

/// One mistake: in a file this line makes way for that one, and this is what a check says.
struct Mistake<'t> {
    file: &'t str,
    right: &'t str,
    wrong: &'t str,
    said: &'t str,
}

fn mistakes(page: &str) -> Vec<Mistake<'_>> {
    let told = page.split("```diff\n").skip(1);
    told.map(|told| {
        let (change, rest) = told.split_once("```").unwrap();
        let lines: Vec<&str> = change.lines().collect();
        let [file, right, wrong] = lines[..] else { panic!("a file and two lines: {change}") };
        let (right, wrong) = (right.strip_prefix('-').unwrap(), wrong.strip_prefix('+').unwrap());
        let said = rest.split_once("```text\n").unwrap().1.split_once("```").unwrap().0;
        Mistake { file, right, wrong, said }
    })
    .collect()
}

/// A copy of the registry.
fn registry() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = repository().join("docs/walk-through");
    for entry in walkdir::WalkDir::new(&from) {
        let entry = entry.unwrap();
        let to = folder.path().join(entry.path().strip_prefix(&from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(to).unwrap();
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
    folder
}

fn begrip(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(binary()).args(arguments).current_dir(folder).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn without_a_mistake_there_is_nothing_to_say() {
    let folder = registry();
    assert!(begrip(folder.path(), &["check"]).ends_with("geen fouten, geen waarschuwingen\n"));
    assert_eq!(begrip(folder.path(), &["fmt", "--check"]), "5 bestanden, alle in hun vaste opmaak\n");
}

#[test]
fn each_mistake_gets_the_message_that_the_page_shows() {
    let page = std::fs::read_to_string(repository().join("CONTRIBUTING.md")).unwrap();
    let mistakes = mistakes(&page);
    assert!(mistakes.len() >= 15);
    for Mistake { file, right, wrong, said } in mistakes {
        let folder = registry();
        let path = folder.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(&format!("{right}\n")).count(), 1, "{file} has the line `{right}`");
        std::fs::write(&path, text.replace(right, wrong)).unwrap();
        assert_eq!(begrip(folder.path(), &["check", "--today", "2026-11-25"]), said, "{file}: {wrong}");
        if said.contains("check --fix") {
            begrip(folder.path(), &["check", "--fix"]);
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "{file} is mended");
        }
    }
}
