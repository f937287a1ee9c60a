//! Changes of one field each, as data: `diffs/<facet>/<case>.txt` says what is reported, and what of the mirror.
//!
//! The form of a case is in `diffs/README.md`. `says=` holds the sentence in English against the whole message.

#![expect(clippy::disallowed_methods, reason = "tests read the cases that they run")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use begrip::{Registry, Settings};
use begrip_review::{DiffOptions, Facet, Pair, diff};
use begrip_tests::repository;

/// The files that every case starts from.
static BASE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let base = repository().join("tests/diffs/base");
    walk(&base.join("definitions"))
        .into_iter()
        .map(|path| {
            let relative = path.strip_prefix(&base).unwrap().to_string_lossy().replace('\\', "/");
            (relative, std::fs::read_to_string(path).unwrap())
        })
        .collect()
});

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut open = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { open.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// One case: what is expected each way, and the files of both sides.
struct Case {
    name: String,
    forth: Vec<String>,
    back: Vec<String>,
    says: Vec<String>,
    old: BTreeMap<String, String>,
    new: BTreeMap<String, String>,
    paths: Vec<String>,
}

fn cases() -> Vec<Case> {
    let folder = repository().join("tests/diffs");
    let files = walk(&folder).into_iter().filter(|path| path.extension().is_some_and(|ext| ext == "txt"));
    files
        .map(|path| {
            let name = path.strip_prefix(&folder).unwrap().to_string_lossy().into_owned();
            case(name, &std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

fn case(name: String, text: &str) -> Case {
    let mut case = Case {
        name,
        forth: Vec::new(),
        back: Vec::new(),
        says: Vec::new(),
        old: BASE.clone(),
        new: BASE.clone(),
        paths: Vec::new(),
    };
    for line in text.lines() {
        if let Some(expected) = line.strip_prefix("# forth: ") {
            case.forth.push(expected.to_owned());
        } else if let Some(expected) = line.strip_prefix("# back: ") {
            case.back.push(expected.to_owned());
        } else if let Some(said) = line.strip_prefix("# says: ") {
            case.says.push(said.to_owned());
        } else if let Some(path) = line.strip_prefix("# file: ") {
            case.old.insert(path.to_owned(), String::new());
            case.new.insert(path.to_owned(), String::new());
            case.paths.push(path.to_owned());
        } else if let Some(path) = case.paths.last() {
            let (sign, rest) = line.split_at(line.len().min(2));
            if sign != "+ " && sign.trim_end() != "+" {
                case.old.get_mut(path).unwrap().push_str(&format!("{rest}\n"));
            }
            if sign != "- " && sign.trim_end() != "-" {
                case.new.get_mut(path).unwrap().push_str(&format!("{rest}\n"));
            }
        }
    }
    for side in [&mut case.old, &mut case.new] {
        side.retain(|_, text| !text.trim().is_empty());
    }
    case
}

fn registry(files: &BTreeMap<String, String>) -> Registry {
    let registry = Registry::from_texts(Settings::default(), files.iter());
    assert!(registry.problems().is_empty(), "{:?}", registry.problems());
    registry
}

/// The pairs of definitions that stand in the files of a case.
fn pairs(case: &Case, old: &Registry, new: &Registry) -> Vec<Pair> {
    let at = |registry: &Registry, path: &str| {
        registry.definitions().iter().position(|definition| {
            registry.sources().file(definition.file()).is_some_and(|file| file.path() == path)
        })
    };
    let options = DiffOptions { today: "2026-11-25".parse().ok() };
    let pair = |path: &String| {
        let (from, to) = (at(old, path)?, at(new, path)?);
        Some(diff((old, &old.definitions()[from]), (new, &new.definitions()[to]), options))
    };
    case.paths.iter().filter_map(pair).collect()
}

/// What is reported, in the form of the expectations.
fn reported(pairs: &[Pair]) -> Vec<String> {
    let mut lines = Vec::new();
    for pair in pairs {
        for change in &pair.changes {
            let break_at = change.break_at.map(|date| format!(" break={date}")).unwrap_or_default();
            lines.push(format!(
                "facet={} impact={} kind={} at={}{break_at}",
                change.facet,
                change.impact,
                change.kind.as_str(),
                change.pointer
            ));
        }
    }
    lines.sort();
    lines
}

const BUMPS: [&str; 4] = ["none", "patch", "minor", "major"];

/// The expectations without the bump, and the highest bump among them.
fn expected(lines: &[String]) -> (Vec<String>, String) {
    let mut found = Vec::new();
    let mut highest = "none";
    for line in lines.iter().filter(|line| *line != "none") {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        let bump = words.iter().position(|word| word.starts_with("bump=")).unwrap();
        let bump = words.remove(bump).strip_prefix("bump=").unwrap();
        let rank = |word: &str| BUMPS.iter().position(|bump| *bump == word).unwrap();
        if rank(bump) > rank(highest) {
            highest = BUMPS[rank(bump)];
        }
        found.push(words.join(" "));
    }
    found.sort();
    (found, highest.to_owned())
}

#[test]
fn every_change_is_reported_with_its_facet_impact_and_bump() {
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() > 300);
    for case in &cases {
        let (old, new) = (registry(&case.old), registry(&case.new));
        for (way, lines, pairs) in
            [("forth", &case.forth, pairs(case, &old, &new)), ("back", &case.back, pairs(case, &new, &old))]
        {
            let (expected, bump) = expected(lines);
            let found = reported(&pairs);
            let required = pairs.iter().map(|pair| pair.required).max().map_or("none", |bump| bump.as_str());
            if found != expected || required != bump {
                wrong.push(format!(
                    "{} {way}: expected {bump}\n    {}\n  found {required}\n    {}",
                    case.name,
                    expected.join("\n    "),
                    found.join("\n    ")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_change_is_said_in_a_sentence() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (old, new) = (registry(&case.old), registry(&case.new));
        let said: Vec<String> = pairs(&case, &old, &new)
            .iter()
            .flat_map(|pair| pair.changes.iter().map(|change| change.message.en.clone()))
            .collect();
        if said != case.says {
            wrong.push(format!("{}\n  {}\nnot\n  {}", case.name, case.says.join("\n  "), said.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_facet_has_cases() {
    let facets: BTreeSet<String> =
        cases().iter().filter_map(|case| case.name.split('/').next().map(str::to_owned)).collect();
    for facet in Facet::ALL {
        assert!(facets.contains(facet.as_str()), "{facet} has no case");
    }
}
