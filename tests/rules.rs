//! The catalogue of rules: every rule is listed, explained, and does what its examples say; registries may tune them.

#![expect(clippy::disallowed_methods, reason = "a test lists the files of the rules")]

use std::collections::BTreeSet;

use begrip::{Registry, Settings};
use begrip_review::{Finding, RULES, Rule, Severity, check, example_files, rule};
use begrip_tests::{check_example, registry_of, repository};

#[path = "rules/allow.rs"]
mod allow;

/// Rules that the examples of other rules may break, because they are short.
const APART: [&str; 5] =
    ["amount-in-rule", "date-in-rule", "missing-language", "parameter-without-source", "unknown-authority"];

fn findings(files: &str, settings: &str) -> Vec<Finding> {
    let registry = registry_of(files, settings).unwrap();
    check_example(&registry, files).unwrap().findings
}

/// The rules that find something in the files, but for those that the example of another rule may break.
fn fired(files: &str, own: &Rule) -> BTreeSet<&'static str> {
    let apart = |name: &str| APART.contains(&name) && name != own.name;
    findings(files, "").iter().map(|finding| finding.rule).filter(|name| !apart(name)).collect()
}

#[test]
fn every_file_of_a_rule_is_listed_under_its_name() {
    let folder = repository().join("crates/begrip-review/src/rules");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let stems: BTreeSet<String> =
        files.map(|path| path.file_stem().unwrap().to_str().unwrap().replace('_', "-")).collect();
    let names: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(names, stems);
    assert_eq!(names.len(), RULES.len(), "two rules have one name");
}

#[test]
fn rules_stand_in_the_order_of_their_names_and_are_found_by_them() {
    assert!(RULES.is_sorted_by_key(|rule| rule.name));
    assert!(RULES.iter().all(|listed| rule(listed.name).unwrap().name == listed.name));
    assert!(rule("no-such-rule").is_none());
}

#[test]
fn the_first_example_of_a_rule_breaks_it_and_no_other_rule() {
    for rule in RULES {
        assert!(!example_files(rule.fires).is_empty(), "{} has no example", rule.name);
        assert_eq!(fired(rule.fires, rule), BTreeSet::from([rule.name]), "{}", rule.name);
    }
}

#[test]
fn the_second_example_of_a_rule_breaks_no_rule() {
    for rule in RULES {
        assert!(!example_files(rule.passes).is_empty(), "{} has no example", rule.name);
        assert_eq!(fired(rule.passes, rule), BTreeSet::new(), "{}", rule.name);
    }
}

#[test]
fn every_rule_says_in_both_languages_what_it_asks_why_and_how_to_mend_it() {
    for rule in RULES {
        for (field, said) in [("summary", rule.summary), ("why", rule.why), ("fix", rule.fix)] {
            assert_ne!(said.en, said.nl, "{field} of {}", rule.name);
            for text in [said.en, said.nl] {
                assert_sentence(text, field == "summary", &format!("{field} of {}: `{text}`", rule.name));
            }
        }
    }
}

/// A summary begins small and has no full stop; an explanation begins with a capital and ends with a full stop.
fn assert_sentence(text: &str, is_summary: bool, what: &str) {
    let first = text.chars().next().unwrap_or_else(|| panic!("{what} is empty"));
    assert_eq!(text.trim(), text, "{what}");
    assert_eq!(first.is_lowercase() || first == '`', is_summary, "{what}");
    assert_eq!(!text.ends_with('.'), is_summary, "{what}");
}

/// What is found says what and what to do, in both languages, and the sentences follow the house style.
#[test]
fn every_finding_of_the_examples_is_said_in_both_languages() {
    for finding in RULES.iter().flat_map(|rule| findings(rule.fires, "")) {
        let said = [&finding.message, &finding.help];
        for text in said.iter().flat_map(|message| [&message.en, &message.nl]) {
            let what = format!("{}: `{text}`", finding.rule);
            let first = text.chars().next().unwrap_or_else(|| panic!("{what} is empty"));
            // what a rule says of itself is a whole sentence
            let is_own = RULES.iter().any(|rule| [rule.fix.en, rule.fix.nl].contains(&text.as_str()));
            assert!(is_own || !first.is_uppercase(), "{what}");
            assert!(is_own || !text.ends_with('.'), "{what}");
        }
        assert_ne!(finding.message.en, finding.message.nl, "{}", finding.rule);
    }
}

#[test]
fn a_registry_may_give_every_rule_another_severity() {
    for rule in RULES {
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            let found = findings(rule.fires, &format!("[rules]\n{} = \"{severity}\"\n", rule.name));
            let mut own = found.iter().filter(|finding| finding.rule == rule.name).peekable();
            assert!(own.peek().is_some(), "{}", rule.name);
            assert!(own.all(|finding| finding.severity == severity), "{} as {severity}", rule.name);
        }
    }
}

#[test]
fn a_registry_may_switch_off_every_rule() {
    for rule in RULES {
        let off = findings(rule.fires, &format!("[rules]\n{} = \"off\"\n", rule.name));
        assert!(off.iter().all(|finding| finding.rule != rule.name), "{}", rule.name);
        let all = findings(rule.fires, "");
        let others = all.iter().filter(|finding| finding.rule != rule.name).count();
        assert_eq!(off.len(), others, "switching off {} changes what other rules find", rule.name);
    }
}

fn assert_refused(settings: &str, says: &[&str]) {
    let registry = Registry::from_texts(Settings::parse(settings).unwrap(), [("", ""); 0]);
    let error = check(&registry).unwrap_err().to_string();
    assert!(says.iter().all(|part| error.contains(part)), "`{error}` does not say {says:?}");
}

#[test]
fn a_rule_or_severity_that_does_not_exist_is_an_error_that_names_the_nearest() {
    assert_refused(
        "[rules]\ndangling-referense = \"error\"\n",
        &["`dangling-referense`", "`dangling-reference`"],
    );
    assert_refused(
        "[rules]\ndangling_reference = \"off\"\n",
        &["`dangling_reference`", "`dangling-reference`"],
    );
    assert_refused("[rules]\ncolour = \"off\"\n", &["`colour`", "not a rule"]);
    assert_refused("[rules]\nwrong-kind = \"eror\"\n", &["`wrong-kind`", "`eror`", "error"]);
    assert_refused("[rules]\nwrong-kind = \"Warning\"\n", &["`Warning`", "warning"]);
    assert_refused("[rules]\nwrong-kind = \"\"\n", &["`wrong-kind`", "error, warning, info, off"]);
}

/// In each of two authorities an unpinned and a dangling reference, an unreadable file, and line ends of another kind.
fn of_two_authorities(authority: &str) -> String {
    let head = |name: &str| format!("id: {authority}/{name}\nversion: 1.0.0\nstatus: adopted\n");
    let unit = format!("# file: definitions/{authority}/unit.yaml\nkind: unit_type\n{}", head("unit"));
    let all = format!(
        "# file: definitions/{authority}/all.yaml\nkind: population\n{}unit: {authority}/unit\nwithin: {authority}/gone@^1\n",
        head("all"),
    );
    let broken = format!(
        "# file: definitions/{authority}/broken.yaml\nkind: concept\n{}lable: {{}}\n",
        head("broken")
    );
    let ends = format!("# file: definitions/{authority}/ends.yaml\nkind: concept\r\n{}", head("ends"));
    [unit, all, broken, ends].concat()
}

fn severities(own: &str, rules: &str, authority: &str) -> Vec<(&'static str, Severity)> {
    let files = of_two_authorities("nl") + &of_two_authorities("cbs");
    let all = format!(
        "[registry]\n{own}\n[rules]\nmissing-language = \"off\"\nunknown-authority = \"off\"\n{rules}"
    );
    let folder = format!("definitions/{authority}/");
    let found = findings(&files, &all).into_iter().filter(|finding| finding.place.file.starts_with(&folder));
    let mut found: Vec<_> = found.map(|finding| (finding.rule, finding.severity)).collect();
    found.sort_unstable();
    found
}

#[test]
fn findings_in_definitions_of_other_authorities_are_one_step_softer() {
    use Severity::{Error, Info, Warning};
    let strict = [
        ("dangling-reference", Error),
        ("portable-text", Info),
        ("unpinned-reference", Warning),
        ("unreadable-file", Error),
    ];
    // a file that cannot be read is an error whoever owns it
    let soft = [
        ("dangling-reference", Warning),
        ("portable-text", Info),
        ("unpinned-reference", Info),
        ("unreadable-file", Error),
    ];
    assert_eq!(severities("", "", "nl"), strict);
    assert_eq!(severities("", "", "cbs"), strict);
    assert_eq!(severities("own = [\"nl\"]", "", "nl"), strict);
    assert_eq!(severities("own = [\"nl\"]", "", "cbs"), soft);
    assert_eq!(severities("own = [\"nl\", \"cbs\"]", "", "cbs"), strict);
    assert_eq!(severities("own = []", "", "nl"), soft);
}

#[test]
fn what_a_registry_says_of_a_rule_is_softened_for_other_authorities_too() {
    let dangling =
        |authority| severities("own = [\"nl\"]", "dangling-reference = \"warning\"\n", authority)[0];
    assert_eq!(dangling("nl"), ("dangling-reference", Severity::Warning));
    assert_eq!(dangling("cbs"), ("dangling-reference", Severity::Info));
}
