//! What a check finds as JUnit, against the schema of Jenkins.
//!
//! `xmllint` of libxml2 holds the documents against it. Without it that is left out, and said; with `REQUIRE_XMLLINT` set it
//! is a failure.

#![expect(clippy::disallowed_methods, reason = "a test writes the documents that another program reads")]

use std::process::Command;

use begrip_report::{Lang, junit};
use begrip_review::{Finding, Report, Severity};
use begrip_tests::repository;

use super::LANGUAGES;
use super::checks::{MUCH, NOTHING, small};

/// Which of the documents the schema refuses, and why; none if nothing can ask it.
fn refused(documents: &[String]) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = (0..documents.len()).map(|at| folder.path().join(format!("{at}.xml"))).collect();
    for (path, document) in paths.iter().zip(documents) {
        std::fs::write(path, document).unwrap();
    }
    let schema = repository().join("tests/reports/schemas/junit-10.xsd");
    let mut call = Command::new("xmllint");
    let Ok(output) = call.args(["--noout", "--nonet", "--schema"]).arg(schema).args(&paths).output() else {
        assert!(std::env::var_os("REQUIRE_XMLLINT").is_none(), "xmllint is not installed");
        eprintln!("xmllint is not installed, no document is held against the schema of JUnit");
        return None;
    };
    let said = String::from_utf8(output.stderr).unwrap();
    let verdicts =
        said.lines().filter(|line| line.ends_with(" validates") || line.ends_with(" fails to validate"));
    assert_eq!(verdicts.count(), documents.len(), "{said}");
    Some(said.lines().filter(|line| !line.ends_with(" validates")).map(str::to_owned).collect())
}

fn reports() -> Vec<String> {
    let (_, small) = small();
    let fails = [None, Some(Severity::Error), Some(Severity::Warning), Some(Severity::Info)];
    let of = |report: &Report| {
        let each = |lang| fails.map(|fails| junit::report(report, fails, lang));
        LANGUAGES.map(each).concat()
    };
    [&small, &*NOTHING, &*MUCH].map(of).concat()
}

#[test]
fn junit_fits_the_schema_of_jenkins() {
    let reports = reports();
    if let Some(refused) = refused(&reports) {
        assert!(refused.is_empty(), "{refused:#?}");
    }
    assert!(reports.iter().all(|report| report.contains("<testsuites ")));
}

#[test]
fn the_schema_of_jenkins_refuses_what_is_no_junit() {
    let small = small().1;
    let right = junit::report(&small, Some(Severity::Error), Lang::En);
    let wrong = [
        // an attribute that has to be there, one that is unknown, an element in the wrong place, one that is unknown
        right.replace(" classname=", " class=").replace(" name=\"definitions", " title=\"definitions"),
        right.replacen("<testsuite ", "<testsuite colour=\"red\" ", 1),
        right.replacen("<testsuite ", "<failure/><testsuite ", 1),
        right.replacen("<skipped ", "<ignored ", 1),
    ];
    for wrong in wrong {
        assert_ne!(wrong, right);
        if let Some(refused) = refused(&[wrong]) {
            assert!(refused.iter().any(|line| line.ends_with(" fails to validate")), "{refused:#?}");
        }
    }
}

#[test]
fn junit_counts_right() {
    let (_, small) = small();
    for lang in LANGUAGES {
        for report in [&small, &NOTHING, &MUCH] {
            for fails in [None, Some(Severity::Error), Some(Severity::Warning), Some(Severity::Info)] {
                let xml = junit::report(report, fails, lang);
                let document = roxmltree::Document::parse(&xml).unwrap();
                let all = |tag: &str| document.descendants().filter(|node| node.has_tag_name(tag)).count();
                let suite = document.root_element().first_element_child().unwrap();
                assert_eq!(suite.attribute("tests"), Some(all("testcase").to_string().as_str()));
                assert_eq!(suite.attribute("failures"), Some(all("failure").to_string().as_str()));
                assert_eq!(suite.attribute("skipped"), Some(all("skipped").to_string().as_str()));
                let loud = |finding: &&Finding| fails.is_some_and(|least| finding.severity >= least);
                assert_eq!(all("failure"), report.findings.iter().filter(loud).count());
            }
        }
    }
    let xml = junit::report(&small, Some(Severity::Error), Lang::En);
    let document = roxmltree::Document::parse(&xml).unwrap();
    let of = |tag: &str| document.descendants().find(|node| node.has_tag_name(tag)).unwrap();
    assert_eq!(of("skipped").attribute("message"), Some("it follows <soon> & \"so\" on"));
    let failure = of("failure").parent().unwrap();
    assert_eq!(failure.attribute("name"), Some("definitions/nl/é & b/low.yaml:7:11"));
    assert_eq!(failure.attribute("classname"), Some("dangling-reference"));
}
