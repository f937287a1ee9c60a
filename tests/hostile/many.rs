//! Files that are as large as is read and full of faults: the first are told, the others are counted, in bounded time.

use std::time::{Duration, Instant};

use begrip::{FaultKind, Registry, Settings};

use super::{BAD, HEAD, found};

/// So long a debug build may take for one file; each took far longer, or had no end, before it was bounded.
const LONG: Duration = Duration::from_mins(1);

/// As large as a file can be.
fn full(head: &str, line: impl Fn(usize) -> String) -> String {
    let mut text = head.to_owned();
    for number in 0.. {
        let line = line(number);
        if (text.len() + line.len()) as u64 > Registry::MAX_BYTES {
            break;
        }
        text.push_str(&line);
    }
    text
}

/// What is found in a file, of which more is wrong than is told.
fn assert_counted(name: &str, path: &str, text: &str) {
    let start = Instant::now();
    let registry = Registry::from_texts(Settings::default(), [(path, text)]);
    let problems = registry.problems();
    assert_eq!(problems.len(), 101, "{name}");
    let FaultKind::More { more } = problems[100].kind else { panic!("{name}: {:?}", problems[100].kind) };
    assert!(more > 1_000, "{name}: {more}");
    assert!(problems[100].place.line > 1 || problems[100].place.column > 1, "{name}");
    let found = found(&registry);
    assert_eq!(found.len(), 101, "{name}");
    assert!(found.iter().any(|finding| finding.message.en == format!("more faults in this file: {more}")));
    assert!(start.elapsed() < LONG, "{name} takes {:?}", start.elapsed());
}

#[test]
fn of_a_million_faults_the_first_hundred_are_told_and_the_others_counted() {
    let unknown = full(HEAD, |number| format!("labell{number}: 1\n"));
    assert_counted("unknown fields", BAD, &unknown);
    let wrong = full(&format!("{HEAD}related:\n"), |_| "- nl/bad@latest\n".to_owned());
    assert_counted("wrong references", BAD, &wrong);
    let twice = full(HEAD, |_| "note: a\n".to_owned());
    assert_counted("the same key", BAD, &twice);
    let anchors = full(&format!("{HEAD}related: ["), |_| "&a b,".to_owned());
    assert_counted("anchors", BAD, &anchors);
    let entries = full("", |_| "- {}\n".to_owned());
    assert_counted("empty acceptances", "accepted-changes.yaml", &entries);
}

#[test]
fn nothing_is_accepted_of_a_file_with_more_faults_than_are_told() {
    let good = "- { id: nl/poverty, facet: meaning, fingerprint: 0f3a9c, who: P. Smit, why: agreed }\n";
    let text = format!("{}{good}", "- &a b\n".repeat(200));
    let registry = Registry::from_texts(Settings::default(), [("accepted-changes.yaml", text)]);
    assert!(registry.accepted().is_empty());
}

/// Each fault has a pointer, which holds every key above it.
#[test]
fn long_keys_above_many_faults_are_refused() {
    let key = "k".repeat(2_000_000);
    let items = "{},".repeat(1_000_000);
    let text = format!("kind: parameter\nid: nl/bad\nsteps: [{{ amounts: {{ ? {key} : [{items}] }} }}]\n");
    let start = Instant::now();
    let registry = Registry::from_texts(Settings::default(), [(BAD, text)]);
    assert!(registry.problems().iter().any(|problem| matches!(problem.kind, FaultKind::KeyTooLong { .. })));
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
}

/// Nothing is wrong with the shape, and a rule finds something at every code.
#[test]
fn a_definition_with_something_to_find_at_every_line_is_judged_in_bounded_time() {
    let head = "kind: code_list\nid: nl/bad\nversion: 1.0.0\nstatus: adopted\ncodes:\n";
    let text: String = std::iter::once(head.to_owned())
        .chain((0..20_000).map(|number| format!("- {{ code: c{number}, parent: gone{number} }}\n")))
        .collect();
    let start = Instant::now();
    let registry = Registry::from_texts(Settings::default(), [(BAD, text)]);
    assert!(found(&registry).len() >= 20_000);
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
}
