//! Comments that allow what a rule finds: with a reason, for a time, and only beside the thing.

use begrip::Settings;
use begrip_review::{CheckOptions, Finding, Report, Severity, check_with};
use begrip_tests::registry_of;

const QUIET: &str = "[rules]\nmissing-language = \"off\"\nunknown-authority = \"off\"\n";

/// What is found in a concept that ends with these lines, on 25 November 2026.
fn checked(lines: &str, settings: &str) -> Report {
    let head =
        "# file: definitions/nl/low.yaml\nkind: concept\nid: nl/low\nversion: 1.0.0\nstatus: adopted\n";
    let registry = registry_of(&format!("{head}{lines}"), &format!("{QUIET}{settings}")).unwrap();
    let today = "2026-11-25".parse().ok();
    check_with(&registry, CheckOptions { against: None, today }).unwrap()
}

fn rules(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn what_is_allowed_is_no_finding_and_is_told_with_its_reason() {
    for lines in [
        "broader: [nl/gone@^1] # begrip: allow dangling-reference until 2026-11-25: it follows\n",
        "# begrip: allow dangling-reference until 2026-11-25: it follows\nbroader: [nl/gone@^1]\n",
        "broader:\n  # begrip: allow dangling-reference until 2026-11-25: it follows\n\n  # another\n  - nl/gone@^1\n",
        "broader: # why\r\n  - nl/gone@^1\t# begrip: allow dangling-reference until 2026-11-25: it follows\r\n",
    ] {
        let report = checked(lines, "portable-text = \"off\"\n");
        assert_eq!(rules(&report), [""; 0], "{lines}");
        let [allowed] = report.allowed.as_slice() else { panic!("{lines}") };
        assert_eq!((allowed.finding.rule, allowed.reason.as_str()), ("dangling-reference", "it follows"));
        assert_eq!(allowed.until, "2026-11-25".parse().ok());
        assert_eq!((report.summary.errors, report.summary.allowed), (0, 1));
    }
}

#[test]
fn after_its_last_day_a_comment_allows_nothing_and_says_so() {
    let report = checked(
        "broader: [nl/gone@^1] # begrip: allow dangling-reference until 2026-11-24: it follows\n",
        "",
    );
    assert_eq!(rules(&report), ["dangling-reference", "allow-expired"]);
    assert_eq!((report.findings[1].place.line, report.findings[1].place.column), (5, 23));
    assert!(report.allowed.is_empty());
}

#[test]
fn a_comment_is_about_its_rule_and_its_line_only() {
    let other = checked("broader: [nl/gone@^1] # begrip: allow unpinned-reference: it follows\n", "");
    assert_eq!(rules(&other), ["dangling-reference", "allow-unused"]);
    let above =
        checked("# begrip: allow dangling-reference: it follows\nrelated: []\nbroader: [nl/gone@^1]\n", "");
    assert_eq!(rules(&above), ["allow-unused", "dangling-reference"]);
}

#[test]
fn a_comment_about_what_was_not_looked_for_is_not_unused() {
    let off = checked("# begrip: allow homonym: a common word\nbroader: []\n", "homonym = \"off\"\n");
    assert_eq!(rules(&off), [""; 0]);
    // nothing is said of what changed where there is no earlier state
    let history = checked("# begrip: allow adopted-changed: a slip of the pen\nbroader: []\n", "");
    assert_eq!(rules(&history), [""; 0]);
}

#[test]
fn without_a_reason_nothing_is_allowed() {
    let report = checked("broader: [nl/gone@^1] # begrip: allow dangling-reference\n", "");
    assert_eq!(rules(&report), ["dangling-reference", "allow-without-reason"]);
    assert!(report.findings[1].help.en.contains("`# begrip: allow dangling-reference: reason`"));
    let misspelt = checked("broader: [nl/gone@^1] # begrip: allow dangling-referense: it follows\n", "");
    assert_eq!(rules(&misspelt), ["dangling-reference", "allow-unreadable"]);
    assert_eq!(misspelt.findings[1].help.nl, "bedoelde u `dangling-reference`?");
}

#[test]
fn no_comment_silences_the_rules_about_comments() {
    let report =
        checked("# begrip: allow allow-unused: no\nbroader: [] # begrip: allow homonym: a common word\n", "");
    assert_eq!(rules(&report), ["allow-unused", "allow-unused"]);
    assert_eq!(report.findings[0].message.en, "what `allow-unused` finds cannot be allowed by a comment");
}

#[test]
fn what_is_allowed_renames_no_other_finding() {
    let two = "broader: [nl/gone@^1]\nrelated:\n  - nl/gone@^1\n";
    let fingerprints =
        |found: &[Finding]| found.iter().map(|finding| finding.fingerprint.clone()).collect::<Vec<_>>();
    let before = fingerprints(&checked(two, "").findings);
    let allowed =
        two.replace("broader: [nl/gone@^1]", "broader: [nl/gone@^1] # begrip: allow dangling-reference: x");
    let after = checked(&allowed, "");
    assert_eq!(fingerprints(&after.findings), before[1..]);
    assert_eq!(after.allowed[0].finding.fingerprint, before[0]);
}

#[test]
fn comments_of_other_authorities_are_checked_less_loudly() {
    let line = "broader: [nl/gone@^1] # begrip: allow dangling-reference\n";
    let report = checked(line, "[registry]\nown = [\"cbs\"]\n");
    let severities: Vec<Severity> = report.findings.iter().map(|finding| finding.severity).collect();
    assert_eq!(severities, [Severity::Warning, Severity::Warning]);
    assert!(Settings::parse(QUIET).unwrap().place("rules.missing-language").is_some());
}

#[test]
fn a_rule_over_several_lines_is_allowed_above_it() {
    let rule = |comment: &str| {
        format!(
            "# file: definitions/nl/a.yaml\nkind: population\nid: nl/a\nversion: 1.0.0\nstatus: adopted\nunit: nl/gone@^1\n{comment}rule: >\n  a >\n  AND b\n"
        )
    };
    let found = |comment: &str| {
        let registry = registry_of(&rule(comment), QUIET).unwrap();
        let report = check_with(&registry, CheckOptions::default()).unwrap();
        (rules(&report), report.allowed.len())
    };
    assert_eq!(found(""), (vec!["dangling-reference", "rule-syntax"], 0));
    assert_eq!(found("# begrip: allow rule-syntax: being written\n"), (vec!["dangling-reference"], 1));
}
