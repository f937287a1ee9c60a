//! How lists and amounts of two owners are said: in text, Markdown and JSON, in Dutch and English.

use begrip_report::text::Style;
use begrip_report::{Lang, json, markdown, text};
use begrip_review::Comparison;
use serde_json::Value;

use super::{SHIPPED, compared, row, two_lists};

const PAIRS: [[&str; 2]; 6] = [
    ["cbs/cee-country", "cbs/new-eu-country"],
    ["cbs/household-composition-2a", "cbs/household-composition-2b"],
    ["rotterdam/household-type", "cbs/household-composition-2a"],
    ["scp/basic-needs-budget@^2", "scp/modest-but-adequate-budget@^2"],
    ["cbs/low-income-base-amount", "nl/youth-assistance-norm"],
    ["cbs/policy-minimum-norm", "cbs/low-income-threshold"],
];

fn text_of(found: &Comparison, lang: Lang) -> String {
    text::compare::report(&SHIPPED, found, lang, Style { width: 100, color: false })
}

#[test]
fn text_fits_a_hundred_columns() {
    for [left, right] in PAIRS {
        let found = compared(&SHIPPED, left, right);
        for lang in [Lang::En, Lang::Nl] {
            let text = text_of(&found, lang);
            assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
        }
    }
}

#[test]
fn what_is_dangerous_comes_first() {
    let found = compared(&SHIPPED, "cbs/cee-country", "cbs/new-eu-country");
    for (lang, careful, same) in [
        (Lang::En, "CAREFUL: same code, another meaning (1)", "The same in both (11)"),
        (Lang::Nl, "PAS OP: dezelfde code, een andere betekenis (1)", "In beide hetzelfde (11)"),
    ] {
        for text in [text_of(&found, lang), markdown::compare::report(&SHIPPED, &found, lang)] {
            let (first, last) = (text.find(careful).unwrap(), text.find(same).unwrap());
            assert!(first < last, "{text}");
        }
    }
}

#[test]
fn long_lists_are_cut() {
    let names: Vec<String> = (0..100).map(|at| format!("c{at}")).collect();
    let all: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), name.as_str())).collect();
    let found = compared(&two_lists(&row(&all), &row(&all[..60]), ""), "a/list", "b/list");
    let text = text_of(&found, Lang::En);
    assert!(text.lines().count() < 45, "{text}");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("… and 20 more"), "{text}");
    assert!(words.contains("and 48 more that are the same"), "{text}");
}

#[test]
fn json_fits_its_schema_and_has_all_rows() {
    let schemas = json::schemas();
    let schema = &schemas.iter().find(|(verb, _)| *verb == "compare").unwrap().1;
    let validator = jsonschema::draft202012::options().build(schema).unwrap();
    for [left, right] in PAIRS {
        let found = compared(&SHIPPED, left, right);
        let document: Value =
            serde_json::from_str(&json::compare::report(&SHIPPED, &found, Lang::Nl)).unwrap();
        let errors: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(document.get("codes").is_some(), found.lists.is_some());
        let rows = document.pointer("/amounts/rows").map(|rows| rows.as_array().unwrap().len());
        assert_eq!(rows, found.amounts.map(|amounts| amounts.rows.len()));
    }
}

#[test]
fn json_is_exact() {
    let found = compared(&SHIPPED, "scp/basic-needs-budget@^2", "scp/modest-but-adequate-budget@^2");
    let document: Value = serde_json::from_str(&json::compare::report(&SHIPPED, &found, Lang::En)).unwrap();
    let rows = document["amounts"]["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["relation"] == "left-lower").unwrap();
    assert_eq!((&row["from"], &row["until"]), (&"2017-01-01".into(), &"2017-12-31".into()));
    assert_eq!((&row["difference"], &row["ratio"]), (&"96".into(), &"1135/1039".into()));
}
