//! Faults planted in the shipped registry: each is found, at its place, and nothing else is.

use std::collections::{BTreeMap, BTreeSet};

use begrip::{Registry, Settings};
use begrip_review::{Finding, check};
use begrip_tests::texts;
use rayon::prelude::*;

use table::{FOLLOWED, MEANING, SHAPE};

#[path = "faults/table.rs"]
mod table;

/// One fault: in `path` the text `find`, which occurs once, makes way for `replace`.
///
/// `⟦` and `⟧` in `replace` enclose what the finding covers, unless it is `elsewhere`: a file and a stretch of its
/// text that has the marks. Without `find` the file is added.
struct Fault {
    path: &'static str,
    find: &'static str,
    replace: &'static str,
    rule: &'static str,
    /// What the help says, or a part of it.
    help: &'static str,
    elsewhere: Option<(&'static str, &'static str)>,
}

const fn fault(
    path: &'static str,
    find: &'static str,
    replace: &'static str,
    rule: &'static str,
    help: &'static str,
) -> Fault {
    Fault { path, find, replace, rule, help, elsewhere: None }
}

impl Fault {
    const fn seen_in(self, path: &'static str, text: &'static str) -> Self {
        Self { elsewhere: Some((path, text)), ..self }
    }
}

/// Rules that warn; the others tell of errors.
const WARNINGS: [&str; 5] = [
    "branch-unreachable",
    "clause-changes-nothing",
    "number-in-text-differs",
    "path-mismatch",
    "unpinned-reference",
];

/// In so many runs every file is broken once.
const GROUPS: usize = 31;

/// Texts by path.
type Texts = BTreeMap<String, String>;

/// What a finding is known by: file, first line and column, line and column after it, rule, severity.
type Seen = (String, usize, usize, usize, usize, String, String);

fn all_faults() -> Vec<&'static Fault> {
    SHAPE.iter().chain(MEANING).chain(FOLLOWED).collect()
}

fn shipped() -> Texts {
    texts().into_iter().collect()
}

fn findings(texts: &Texts) -> Vec<Finding> {
    check(&Registry::from_texts(Settings::default(), texts)).unwrap().findings
}

fn seen(finding: &Finding) -> Seen {
    let place = &finding.place;
    let [line, column, end_line, end_column] =
        [place.line, place.column, place.end_line, place.end_column].map(|number| number as usize);
    let (rule, severity) = (finding.rule.to_owned(), finding.severity.to_string());
    (place.file.clone(), line, column, end_line, end_column, rule, severity)
}

/// Makes way for the fault in the texts, without the marks.
fn plant(fault: &Fault, texts: &mut Texts) {
    let clean = fault.replace.replace(['⟦', '⟧'], "");
    if fault.find.is_empty() {
        assert!(texts.insert(fault.path.to_owned(), clean).is_none(), "{} is there already", fault.path);
        return;
    }
    let text = texts.get_mut(fault.path).unwrap_or_else(|| panic!("there is no {}", fault.path));
    assert_eq!(text.matches(fault.find).count(), 1, "`{}` in {}", fault.find, fault.path);
    *text = text.replace(fault.find, &clean);
}

/// The finding that the fault has to give in texts in which it is planted.
fn expected(fault: &Fault, texts: &Texts) -> Seen {
    let (path, marked) = fault.elsewhere.unwrap_or((fault.path, fault.replace));
    let (before, rest) = marked.split_once('⟦').unwrap_or_else(|| panic!("no mark in `{marked}`"));
    let (covered, after) = rest.split_once('⟧').unwrap();
    let text = &texts[path];
    let whole = format!("{before}{covered}{after}");
    assert_eq!(text.matches(&whole).count(), 1, "`{whole}` in {path}");
    let start = text.find(&whole).unwrap() + before.len();
    let (line, column) = position(text, start);
    let (end_line, end_column) = position(text, start + covered.len());
    let severity = if WARNINGS.contains(&fault.rule) { "warning" } else { "error" };
    (path.to_owned(), line, column, end_line, end_column, fault.rule.to_owned(), severity.to_owned())
}

/// Line and column in characters, from 1, of a byte of the text.
fn position(text: &str, offset: usize) -> (usize, usize) {
    let mut lines = text[..offset].split('\n');
    let last = lines.next_back().unwrap();
    (lines.count() + 1, last.chars().count() + 1)
}

/// Plants the faults in the texts and says what is found that neither they nor `others` give, and what is not found.
fn complaints(faults: &[&Fault], texts: &mut Texts, others: Vec<Seen>) -> Vec<String> {
    for fault in faults {
        plant(fault, texts);
    }
    let mut wanted: Vec<Seen> = faults.iter().map(|fault| expected(fault, texts)).chain(others).collect();
    let mut complaints = Vec::new();
    for finding in findings(texts) {
        match wanted.iter().position(|wanted| *wanted == seen(&finding)) {
            Some(at) => drop(wanted.remove(at)),
            None => complaints.push(format!("found: {:?} {}", seen(&finding), finding.message.en)),
        }
        let fault = faults.iter().find(|fault| expected(fault, texts) == seen(&finding));
        if let Some(fault) = fault.filter(|fault| !finding.help.en.contains(fault.help)) {
            complaints.push(format!("{}: `{}` does not say `{}`", fault.path, finding.help.en, fault.help));
        }
    }
    complaints.extend(wanted.iter().map(|wanted| format!("missed: {wanted:?}")));
    complaints
}

fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn the_shipped_registry_is_without_findings() {
    assert_none(&complaints(&[], &mut shipped(), Vec::new()));
}

#[test]
fn each_fault_lies_in_a_file_of_its_own() {
    let paths: BTreeSet<&str> = all_faults().iter().map(|fault| fault.path).collect();
    assert_eq!(paths.len(), all_faults().len());
    assert!(paths.len() >= 24, "{}", paths.len());
}

#[test]
fn each_fault_alone_gives_one_finding_at_its_place() {
    let texts = shipped();
    let alone = |fault: &&Fault| complaints(&[fault], &mut texts.clone(), Vec::new());
    assert_none(&all_faults().par_iter().flat_map(alone).collect::<Vec<_>>());
}

#[test]
fn as_many_faults_as_are_planted_in_as_many_files_are_found_in_one_run() {
    assert_none(&complaints(&all_faults(), &mut shipped(), Vec::new()));
}

#[test]
fn with_a_file_that_everything_rests_on_unreadable_all_the_rest_is_still_found() {
    let mut texts = shipped();
    let path = "definitions/nl/base/household.yaml";
    let text = texts.get_mut(path).unwrap();
    *text = text.replace("status: adopted", "status: [");
    let lines = text.lines().count();
    let mut found = findings(&texts);
    assert_eq!(found.len(), 1, "{found:#?}");
    let unreadable = found.remove(0);
    assert_eq!((unreadable.rule, unreadable.place.file.as_str()), ("unreadable-file", path));
    assert_eq!(unreadable.id.as_ref().unwrap().as_str(), "nl/household");
    assert!((5..=lines + 1).contains(&(unreadable.place.line as usize)), "{:?}", unreadable.place);
    let others: Vec<&Fault> = SHAPE.iter().chain(MEANING).collect();
    assert_none(&complaints(&others, &mut texts, vec![seen(&unreadable)]));
}

/// What is reported of other files when every file in turn is broken: some at once, so that it does not take long.
fn others_when_files_break(breaks: fn(&str) -> String) -> Vec<Finding> {
    let texts = shipped();
    let others = |group: usize| {
        let mut texts = texts.clone();
        let broken: Vec<String> = texts.keys().skip(group).step_by(GROUPS).cloned().collect();
        for path in &broken {
            texts.insert(path.clone(), breaks(&texts[path]));
        }
        let (own, others): (Vec<Finding>, Vec<Finding>) =
            findings(&texts).into_iter().partition(|finding| finding.rule == "unreadable-file");
        let own: BTreeSet<String> = own.into_iter().map(|finding| finding.place.file).collect();
        assert_eq!(own, BTreeSet::from_iter(broken));
        others
    };
    (0..GROUPS).into_par_iter().flat_map_iter(others).collect()
}

fn shown(finding: &Finding) -> String {
    format!("{} is said of {}: {}", finding.rule, finding.place.file, finding.message.en)
}

#[test]
fn whichever_file_has_a_fault_in_its_shape_nothing_is_said_of_other_files() {
    let others = others_when_files_break(|text| format!("{text}colour: red\n"));
    assert_none(&others.iter().map(shown).collect::<Vec<_>>());
}

#[test]
fn whichever_file_holds_nothing_more_nothing_false_is_said_of_other_files() {
    let mut others = others_when_files_break(|_| "\n".to_owned());
    // what an empty file superseded in its better days nobody can know
    others.retain(|finding| finding.rule != "superseded-without-successor");
    assert_none(&others.iter().map(shown).collect::<Vec<_>>());
}

/// A file, marked where its faults are, gives just those findings in one run.
fn assert_all_at_once(marked: &str) {
    let path = "definitions/nl/faults.yaml";
    let clean = marked.replace(['⟦', '⟧'], "");
    let mut wanted = Vec::new();
    let mut read = String::new();
    for part in marked.split_inclusive(['⟦', '⟧']) {
        read.push_str(part.trim_end_matches(['⟦', '⟧']));
        if part.ends_with(['⟦', '⟧']) {
            wanted.push(position(&read, read.len()));
        }
    }
    let wanted: Vec<_> = wanted.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    let texts = Texts::from([(path.to_owned(), clean)]);
    let found = findings(&texts);
    assert!(found.iter().all(|finding| finding.rule == "unreadable-file"), "{found:#?}");
    let found: Vec<_> = found.iter().map(|f| (seen(f).1, seen(f).2, seen(f).3, seen(f).4)).collect();
    let found: Vec<_> = found.into_iter().map(|(a, b, c, d)| ((a, b), (c, d))).collect();
    assert_eq!(found, wanted, "{marked}");
}

#[test]
fn all_faults_in_the_shape_of_a_file_are_found_in_one_run() {
    assert_all_at_once(
        "⟦kind⟧: variable\nid: nl/faults\nversion: ⟦1.0⟧\nstatus: ⟦adoptd⟧\n⟦lable⟧: { nl: Reële fouten }\n\
         valid: { from: ⟦2023-02-30⟧ }\n⟦with⟧: { cbs: true }\nvalues: { number: EUR, minimum: ⟦\"0,5\"⟧ }\n",
    );
    assert_all_at_once(
        "kind: parameter\nid: nl/faults\nversion: 1.0.0\nstatus: adopted\nvalues: { number: ⟦€⟧ }\nsteps:\n  \
         - { from: ⟦1-1-2024⟧, amount: ⟦1e3⟧ }\n  - { from: 2024-07-01, amounts: { één: ⟦duizend⟧, twee: 2 } }\n  \
         - { ⟦form⟧: 2025-01-01, amount: 3, basis: ⟦publshed⟧ }\n",
    );
    assert_all_at_once(
        "kind: code_list\nid: ⟦nl/Faults⟧\nversion: 1.0.0\nstatus: adopted\ncodes:\n  - ⟦label⟧: { nl: Zonder code }\n  \
         - { code: a, valid: { from: ⟦2024-1-1⟧ } }\n  - { code: b, residual: ⟦maybe⟧ }\n  - ⟦c⟧\n",
    );
}

#[test]
fn all_faults_in_the_notation_of_a_file_are_found_in_one_run() {
    assert_all_at_once(
        "kind: code_list\nid: nl/faults\nversion: 1.0.0\nstatus: adopted\ncodes:\n  \
         - { code: ⟦!!str⟧ a }\n  - { code: ⟦*x⟧ }\n  - { code: b, ⟦code⟧: c }\n",
    );
}
