//! The fault catalogue: each file under `rules/` has faulty definitions and right ones that look alike, for one rule.
//!
//! In `<rule>.yaml` blank lines separate the definitions, `#! rule` stands on the line that the rule has to point at, and
//! what follows a line `# before` is the earlier state that they are held against. `ground.yaml` is read with each of them,
//! and `<rule>.toml` is its `begrip.toml` if it has one. Rules about comments, paths, bytes and other files have their cases
//! in `<rule>.files`.

#![expect(clippy::disallowed_methods, reason = "a test reads the cases that it is about")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use begrip::{Registry, Settings};
use begrip_review::{CheckOptions, check_with, rule};
use begrip_tests::{blocks, repository};

/// The mark that a finding is expected on its line.
const MARK: &str = "#! ";

#[path = "rule_cases/files.rs"]
mod files;

/// Path and line of a finding.
type Place = (String, usize);

fn folder() -> PathBuf {
    repository().join("tests/rules")
}

/// The texts with cases by the name of their rule: those with this extension.
fn cases(extension: &str) -> BTreeMap<String, String> {
    let files = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let cases = files.filter(|path| path.extension().is_some_and(|written| written == extension));
    let named = cases.map(|path| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, std::fs::read_to_string(path).unwrap())
    });
    named.filter(|(name, _)| name != "ground").collect()
}

fn registry(files: Vec<(String, String)>, settings: &str) -> Registry {
    let ground = std::fs::read_to_string(folder().join("ground.yaml")).unwrap();
    let ground = blocks(&ground).into_iter().map(|(path, text)| (format!("ground/{path}"), text));
    let registry = Registry::from_texts(Settings::parse(settings).unwrap(), ground.chain(files));
    assert!(registry.problems().is_empty(), "{:#?}", registry.problems());
    registry
}

/// The lines on which a rule is expected to find something.
fn marked(files: &[(String, String)], name: &str) -> BTreeSet<Place> {
    let mark = format!("{MARK}{name}");
    let lines = |(path, text): &(String, String)| -> Vec<Place> {
        let lines = text.lines().enumerate().filter(|(_, line)| line.ends_with(&mark));
        lines.map(|(at, _)| (path.clone(), at + 1)).collect()
    };
    files.iter().flat_map(lines).collect()
}

fn found(files: &[(String, String)], before: Option<&str>, name: &str) -> BTreeSet<Place> {
    let settings = std::fs::read_to_string(folder().join(format!("{name}.toml"))).unwrap_or_default();
    let before = before.map(|before| registry(blocks(before), &settings));
    let registry = registry(files.to_vec(), &settings);
    let options = CheckOptions { against: before.as_ref(), today: "2026-11-25".parse().ok() };
    let findings = check_with(&registry, options).unwrap().findings;
    // of the ground the cases stand on nothing is asked
    let own = findings
        .into_iter()
        .filter(|finding| finding.rule == name && !finding.place.file.starts_with("ground/"));
    own.map(|finding| (finding.place.file, finding.place.line as usize)).collect()
}

/// The line of a case, as a reader finds it.
fn shown(files: &[(String, String)], (path, line): &Place) -> String {
    let text = files.iter().find(|file| file.0 == *path).map_or("", |file| &file.1);
    format!("{path}:{line} `{}`", text.lines().nth(line - 1).unwrap_or_default().trim())
}

#[test]
fn every_case_is_found_where_it_is_marked_and_nowhere_else() {
    let mut complaints = Vec::new();
    for (name, text) in cases("yaml") {
        assert!(rule(&name).is_some(), "there is no rule `{name}`");
        let (now, before) = text.split_once("# before\n").map_or((&*text, None), |(a, b)| (a, Some(b)));
        let mut files = blocks(now);
        let found = found(&files, before, &name);
        // what is gone is pointed at where it was
        files.extend(blocks(before.unwrap_or_default()));
        let marked = marked(&files, &name);
        complaints.extend(marked.difference(&found).map(|at| format!("{name} missed {}", shown(&files, at))));
        complaints.extend(found.difference(&marked).map(|at| format!("{name} found {}", shown(&files, at))));
    }
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn every_rule_has_cases() {
    let (definitions, files) = (cases("yaml"), cases("files"));
    for rule in begrip_review::RULES {
        let (is_of_definitions, is_of_files) =
            (definitions.contains_key(rule.name), files.contains_key(rule.name));
        assert!(is_of_definitions != is_of_files, "{} has cases in one place", rule.name);
    }
    assert_eq!(definitions.len() + files.len(), begrip_review::RULES.len());
}

#[test]
fn each_rule_has_three_faulty_definitions_and_two_right_ones() {
    for (name, text) in cases("yaml") {
        let faulty = |text: &str| {
            let is_faulty = |file: &&(String, String)| !marked(std::slice::from_ref(*file), &name).is_empty();
            blocks(text).iter().filter(is_faulty).count()
        };
        let now = text.split("# before\n").next().unwrap();
        let found: usize = text.split("# before\n").map(faulty).sum();
        assert!(found >= 3, "{name} has {found} faulty definitions");
        let right = blocks(now).len() - faulty(now);
        assert!(right >= 2, "{name} has {right} right definitions");
    }
}
