//! What a check finds, in every format that has no schema of others, by what it promises.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use begrip::Registry;
use begrip_report::text::Style;
use begrip_report::{Lang, github, json, markdown, text};
use begrip_review::{CheckOptions, Finding, Report, Severity, check, check_with};
use begrip_tests::registry_of;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::{FAULTY, SHIPPED, validator_of};

pub(super) const PREFIX: &str = "some folder/";

/// One finding of each severity and one that is allowed; names and texts that every format has to escape.
const SMALL: &str = "
# file: definitions/nl.yaml
kind: authority
id: nl
version: 1.0.0
status: adopted
label: { nl: Nederland, en: The Netherlands }
definition: { nl: Een land, en: A country }
# file: definitions/nl/é & b/low.yaml
kind: concept
id: nl/low
version: 1.0.0
status: adopted
label: { nl: 'Laag, <b> & \"x\" | 50 %', en: Low }
definition: { nl: Wat weinig is om van te leven, en: What is little to make a living of }
broader: [nl/gone@^1]
related:
  - nl/low
  # begrip: allow dangling-reference until 2027-01-01: it follows <soon> & \"so\" on
  - nl/later@^1
";

const CRLF: &str = "kind: concept\r\nid: nl/low\r\nversion: 1.0.0\r\nstatus: adopted\r\nlabel: { nl: Één, en: One }\r\ndefinition: { nl: Wat weinig is om van te leven, en: What is little to make a living of }\r\nbroader: [nl/gone@^1] # why\r\n";

pub(super) static NOTHING: LazyLock<Report> = LazyLock::new(|| check(&SHIPPED).unwrap());
pub(super) static MUCH: LazyLock<Report> = LazyLock::new(|| check(&FAULTY).unwrap());

pub(super) fn small() -> (Registry, Report) {
    let registry = registry_of(
        SMALL,
        "[registry]\nrules_uri = \"https://example.org/rules\"\n[rules]\nself-reference = \"off\"\n",
    )
    .unwrap();
    let today = "2026-11-25".parse().ok();
    let report = check_with(&registry, CheckOptions { against: None, today }).unwrap();
    let found: Vec<_> = report.findings.iter().map(|finding| (finding.rule, finding.severity)).collect();
    let expected = [("dangling-reference", Severity::Error), ("unpinned-reference", Severity::Warning)];
    assert_eq!(found, expected);
    let allowed: Vec<_> = report.allowed.iter().map(|allowed| allowed.finding.rule).collect();
    assert_eq!(allowed, ["dangling-reference"]);
    (registry, report)
}

pub(super) fn assert_valid(validator: &Validator, document: &Value) {
    let errors: Vec<String> =
        validator.iter_errors(document).map(|error| format!("{} {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn annotations_are_one_command_a_line() {
    let (_, report) = small();
    let text = github::check(&report, "a,b:c/", usize::MAX, Lang::En);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2);
    let start = "::error file=a%2Cb%3Ac/definitions/nl/é & b/low.yaml,line=7,endLine=7,col=11,endColumn=21,title=begrip%3A dangling-reference::";
    assert!(lines[0].starts_with(start), "{}", lines[0]);
    assert!(lines[0].contains("%0Ahelp: "));
    assert!(lines[1].starts_with("::warning "));
    let text = github::check(&report, "", 1, Lang::En);
    assert!(
        text.ends_with("::notice title=begrip check::and 1 more: 1 warning; --limit 0 shows all\n"),
        "{text}"
    );
}

#[test]
fn every_line_of_jsonl_fits_its_schema() {
    let validator = validator_of("check-line");
    let (registry, report) = small();
    for (registry, report) in [(&registry, &report), (&*FAULTY, &*MUCH)] {
        let text = json::lines::report(report, registry, Lang::En);
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), report.findings.len() + report.allowed.len() + 1);
        for line in &lines {
            assert_valid(&validator, line);
            assert_eq!(line["format"], "begrip.check-line/1");
        }
        assert_eq!(lines.last().unwrap()["type"], "summary");
        assert_eq!(lines[0]["type"], "finding");
        let mut without = lines[0].clone();
        without.as_object_mut().unwrap().shift_remove("fingerprint");
        assert!(!validator.is_valid(&without));
    }
}

#[test]
fn json_tells_what_is_allowed_and_counts_by_rule() {
    let (registry, report) = small();
    let document = super::assert_report_fits(&report, &registry, Lang::En);
    assert_eq!(document["summary"]["allowed"], 1);
    let allowed = &document["allowed"][0];
    assert_eq!((&allowed["rule"], &allowed["until"]), (&json!("dangling-reference"), &json!("2027-01-01")));
    assert_eq!(allowed["comment"]["line"], 10);
    let statistics = json!([
        { "rule": "dangling-reference", "severity": "error", "findings": 1 },
        { "rule": "unpinned-reference", "severity": "warning", "findings": 1 },
    ]);
    assert_eq!(document["statistics"], statistics);
}

#[test]
fn markdown_is_a_table_that_a_comment_holds() {
    let (_, report) = small();
    let page = markdown::check::report(&report, usize::MAX, Lang::Nl);
    assert!(page.contains("1 fout, 1 waarschuwing, 1 toegestaan in 2 definities"), "{page}");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| **")).collect();
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!(row.replace("\\|", "").matches('|').count(), 5, "{row}");
    }
    // much is wrong, and still it fits
    let many: Vec<Finding> = std::iter::repeat_n(&report.findings, 500).flatten().cloned().collect();
    let many = Report { findings: many, allowed: Vec::new(), summary: report.summary };
    let page = markdown::check::report(&many, usize::MAX, Lang::En);
    assert!(page.len() <= 60_000 && page.contains("more: "), "{}", page.len());
}

fn told(report: &Report, registry: &Registry, limit: usize, width: usize) -> String {
    let style = Style { width, color: false };
    text::check::report(report, registry.sources(), limit, Lang::En, style)
}

#[test]
fn the_last_line_says_it_all_and_a_rule_is_explained_once() {
    let (registry, report) = small();
    let text = told(&report, &registry, usize::MAX, 100);
    assert_eq!(text.lines().last(), Some("1 error, 1 warning, 1 allowed in 2 definitions"));
    let report = &*MUCH;
    let text = told(report, &FAULTY, usize::MAX, 100);
    let rules: BTreeSet<&str> = report.findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(text.matches("about this rule: begrip explain ").count(), rules.len());
    let files = report.findings.chunk_by(|a, b| a.place.file == b.place.file);
    for file in files {
        let heading = format!("\n{}: ", file[0].place.file);
        assert_eq!(format!("\n{text}").matches(&heading).count(), 1, "{heading}");
    }
}

#[test]
fn of_many_findings_the_loudest_are_shown_and_the_others_counted() {
    let report = &*MUCH;
    let of = |severity| report.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings, infos) = (of(Severity::Error), of(Severity::Warning), of(Severity::Info));
    assert!(errors > 3 && warnings > 0 && infos > 0);
    let text = told(report, &FAULTY, 3, 100);
    assert_eq!(text.lines().filter(|line| line.starts_with("error[")).count(), 3);
    assert!(!text.contains("warning["));
    let plural = |count: usize, word: &str| if count == 1 { word.to_owned() } else { format!("{word}s") };
    let (rest, warning) = (errors - 3, plural(warnings, "warning"));
    let more = format!(
        "and {} more: {rest} {}, {warnings} {warning}, {infos} for information; --limit 0 shows all",
        report.findings.len() - 3,
        plural(rest, "error"),
    );
    assert!(text.lines().any(|line| line == more), "{more}");
    let concise = text::concise::report(report, 2, Lang::En);
    assert_eq!(concise.lines().count(), 4);
}

#[test]
fn statistics_add_up() {
    let report = &*MUCH;
    let text = text::check::statistics(report, Lang::En, Style::default());
    let counted: usize = text
        .lines()
        .filter(|line| line.starts_with(' '))
        .map(|line| line.split_whitespace().next().unwrap().parse::<usize>().unwrap())
        .sum();
    assert_eq!(counted, report.findings.len());
    assert_eq!(text.lines().last(), told(report, &FAULTY, 0, 100).lines().last());
}

/// The column of the first caret, and how many there are.
fn carets(text: &str) -> Option<(usize, usize)> {
    let line = text.lines().find(|line| line.contains('━'))?;
    Some((line.chars().position(|c| c == '━')?, line.matches('━').count()))
}

#[test]
fn carets_stand_under_the_value_whatever_ends_a_line() {
    let of = |text: &str| {
        let registry = registry_of(&format!("# file: definitions/nl/low.yaml\n{text}"), "").unwrap();
        let mut report = check(&registry).unwrap();
        report.findings.retain(|finding| finding.rule == "dangling-reference");
        let text = told(&report, &registry, usize::MAX, 100);
        // the last line counts what the file has beside
        text.rsplit_once("\n\n").unwrap().0.to_owned()
    };
    let (windows, unix) = (of(CRLF), of(&CRLF.replace('\r', "")));
    assert_eq!(windows.replace('\r', ""), unix);
    assert!(!windows.contains('\r') && !windows.contains('␍'), "{windows}");
    let source = unix.lines().find(|line| line.contains("broader")).unwrap();
    let at = source[..source.find("nl/gone").unwrap()].chars().count();
    assert_eq!(carets(&unix), Some((at, "nl/gone@^1".len())), "{unix}");
}

#[test]
fn excerpts_fit_narrow_screens_and_are_whole_on_wide_ones() {
    let long = format!(
        "# file: definitions/nl/low.yaml\nkind: concept\nid: nl/low\nversion: 1.0.0\nstatus: adopted\nbroader: [nl/gone@^1, {}]\n",
        "nl/low@^1, ".repeat(20).trim_end_matches(", ")
    );
    let registry = registry_of(&long, "").unwrap();
    let mut report = check(&registry).unwrap();
    report.findings.retain(|finding| finding.rule == "dangling-reference");
    let excerpt = |width| {
        let text = told(&report, &registry, usize::MAX, width);
        text.lines().find(|line| line.contains("broader")).unwrap().to_owned()
    };
    assert!(excerpt(50).chars().count() <= 50, "{}", excerpt(50));
    assert!(excerpt(50).contains("nl/gone"));
    assert!(excerpt(100).chars().count() <= 100);
    let narrow = told(&report, &registry, usize::MAX, 50);
    assert!(narrow.lines().all(|line| line.chars().count() <= 60), "{narrow}");
    let shown = carets(&narrow).unwrap();
    assert_eq!(shown.1, "nl/gone@^1".len());
}
