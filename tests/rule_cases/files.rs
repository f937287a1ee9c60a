//! Cases of whole files: `# case: words` begins a case and `# file: path` a file of it; what follows a line `# before` is its
//! earlier state.
//!
//! A mark is no part of the line that it stands on. `<CR>` and `<BOM>` are those characters, which an editor does not keep,
//! and `FINGERPRINT` is that of the change which the case makes.

use std::collections::BTreeSet;

use begrip::Registry;
use begrip_review::{CheckOptions, DiffOptions, check_with, diff_registries, example_before, example_files};

use super::{MARK, Place, cases, marked, shown};

struct Case {
    words: String,
    marked: BTreeSet<Place>,
    now: Vec<(String, String)>,
    before: Option<Vec<(String, String)>>,
}

fn read(name: &str, text: &str) -> Vec<Case> {
    let cases = text.split("# case: ").skip(1);
    cases
        .map(|case| {
            let (words, files) = case.split_once('\n').unwrap();
            let mark = format!(" {MARK}{name}\n");
            let bare = files.replace(&mark, "\n").replace("<CR>", "\r").replace("<BOM>", "\u{feff}");
            Case {
                words: words.to_owned(),
                marked: marked(&example_files(files), name),
                now: example_files(&bare),
                before: example_before(&bare),
            }
        })
        .collect()
}

fn registry(files: &[(String, String)]) -> Registry {
    Registry::from_files(files.to_vec()).unwrap()
}

/// The files with the fingerprint of the one change that was made.
fn with_fingerprint(case: &Case) -> Vec<(String, String)> {
    let before = registry(case.before.as_deref().unwrap_or_default());
    let pairs = diff_registries(&before, &registry(&case.now), DiffOptions::default()).pairs;
    let Some(change) = pairs.iter().flat_map(|pair| &pair.changes).next() else { return case.now.clone() };
    let files = case.now.iter();
    files.map(|(path, text)| (path.clone(), text.replace("FINGERPRINT", &change.fingerprint))).collect()
}

fn found(case: &Case, name: &str) -> BTreeSet<Place> {
    let (now, before) = (registry(&with_fingerprint(case)), case.before.as_deref().map(registry));
    let options = CheckOptions { against: before.as_ref(), today: "2026-11-25".parse().ok() };
    let findings = check_with(&now, options).unwrap().findings.into_iter();
    let own = findings.filter(|finding| finding.rule == name);
    own.map(|finding| (finding.place.file, finding.place.line as usize)).collect()
}

#[test]
fn every_case_of_files_is_found_where_it_is_marked_and_nowhere_else() {
    let mut complaints = Vec::new();
    for (name, text) in cases("files") {
        for case in read(&name, &text) {
            let (found, marked) = (found(&case, &name), &case.marked);
            let mut complain = |did: &str, place: &Place| {
                complaints.push(format!("{name}, {}: {did} {}", case.words, shown(&case.now, place)));
            };
            marked.difference(&found).for_each(|place| complain("missed", place));
            found.difference(marked).for_each(|place| complain("found", place));
        }
    }
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn each_rule_has_three_faulty_cases_of_files_and_two_right_ones() {
    for (name, text) in cases("files") {
        assert!(begrip_review::rule(&name).is_some(), "there is no rule `{name}`");
        let cases = read(&name, &text);
        for case in &cases {
            assert_eq!(case.words.starts_with("right, "), case.marked.is_empty(), "{name}, {}", case.words);
        }
        let faulty = cases.iter().filter(|case| !case.marked.is_empty()).count();
        assert!(
            faulty >= 3 && cases.len() - faulty >= 2,
            "{name} has {faulty} faulty cases of {}",
            cases.len()
        );
    }
}
