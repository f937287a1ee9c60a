//! Comparisons of two owners: every document fits the schema of `compare`, and has the keys of the contract.

use begrip::Reference;
use begrip_report::{Lang, json, markdown, text};
use begrip_review::{CompareOptions, Comparison, claims, compare, compare_concept};
use serde_json::Value;

use super::{LANGUAGES, SHIPPED, validator_of};

/// Pairs that select units, that give codes or numbers, of lists and of parameters, settled and not.
const PAIRS: [[&str; 2]; 8] = [
    ["den-haag/minimum-household", "zoetermeer/pass-household"],
    ["utrecht/pass-household", "rotterdam/youth-credit-household"],
    ["cbs/poor-household", "cbs/low-income-household"],
    ["cbs/household-composition-socio-economic", "cbs/household-composition"],
    ["cbs/equivalence-factor-of-household", "eurostat/modified-oecd-scale"],
    ["cbs/cee-country", "cbs/new-eu-country"],
    ["scp/basic-needs-budget", "scp/modest-but-adequate-budget"],
    ["scp/disposable-income", "cbs/disposable-income"],
];

fn compared([left, right]: [&str; 2]) -> Comparison {
    let reference = |text: &str| text.parse::<Reference>().unwrap();
    let options = CompareOptions::default();
    compare(&SHIPPED, &reference(left), &reference(right), &options).unwrap()
}

fn fitting(document: &str) -> Value {
    let document: Value = serde_json::from_str(document).unwrap();
    let validator = validator_of("compare");
    let errors: Vec<String> =
        validator.iter_errors(&document).map(|error| format!("{} {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{document:#}");
    assert_eq!(document["format"], "begrip.compare/1");
    document
}

fn assert_keys(value: &Value, keys: &[&str]) {
    for key in keys {
        assert!(value.get(key).is_some(), "no `{key}` in {value:#}");
    }
}

#[test]
fn a_comparison_has_the_keys_of_the_contract() {
    for pair in PAIRS {
        let found = compared(pair);
        for lang in LANGUAGES {
            let document = fitting(&json::compare::report(&SHIPPED, &found, lang));
            assert_keys(
                &document,
                &["left", "right", "on", "verdict", "facets", "relation", "left_in_right"],
            );
            assert_keys(&document, &["right_in_left", "common", "witnesses", "assumptions", "reservations"]);
            assert_keys(&document, &["unformalised", "clauses"]);
            assert_keys(&document["left"], &["id", "version"]);
            assert_keys(&document["facets"][0], &["facet", "relation", "left", "right", "because"]);
            assert_keys(&document["clauses"], &["left_only", "right_only"]);
            for witness in document["witnesses"].as_object().unwrap().values() {
                assert_keys(witness, &["given", "world", "left", "right", "text"]);
                assert!(witness["left"].is_boolean() && witness["right"].is_boolean());
            }
        }
    }
}

#[test]
fn all_of_a_concept_and_all_claims_fit_the_same_schema() {
    let concept = "nl/safety".parse().unwrap();
    let found = compare_concept(&SHIPPED, &concept, None, None).unwrap();
    assert_keys(&fitting(&json::matrix::report(&found)), &["definitions", "cells", "groups"]);
    let all = claims(&SHIPPED);
    let document = fitting(&json::claims::report(&all, Lang::Nl));
    assert_eq!(document["claims"].as_array().unwrap().len(), all.len());
}

/// A line of a table or a sentence that is broken fits a terminal of 100 columns.
#[test]
fn a_comparison_fits_a_hundred_columns() {
    for pair in PAIRS {
        let found = compared(pair);
        for lang in LANGUAGES {
            let style = text::Style { width: 100, ..text::Style::default() };
            let report = text::compare::report(&SHIPPED, &found, lang, style);
            for line in report.lines() {
                assert!(line.chars().count() <= 100, "{pair:?}: {line}");
            }
            assert!(markdown::compare::report(&SHIPPED, &found, lang).starts_with("### "));
        }
    }
}
