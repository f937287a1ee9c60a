//! The rules and the settings as they are told: the page that is shipped, and documents that fit their schemas.

use begrip_report::text::Style;
use begrip_report::{Lang, json, markdown, text};
use begrip_review::RULES;
use begrip_tests::registry_of;
use serde_json::{Value, json};

use super::{LANGUAGES, assert_fits};

#[test]
fn the_page_of_the_rules_is_that_of_the_catalogue() {
    let page = markdown::rules::page(Lang::En);
    let shipped = include_str!("../../docs/rules.md");
    assert!(page == shipped, "write it anew: cargo run -p begrip-cli -- rules -o docs/rules.md");
}

#[test]
fn what_is_in_force_fits_its_schema() {
    let settings = "[registry]\nrules_uri = \"https://example.org/rules\"\n";
    let registry = registry_of("", settings).unwrap();
    let all = begrip_report::configured::settings(registry.settings());
    let document = assert_fits("config", &json::config::report(&all));
    let settings = document["settings"].as_array().unwrap();
    let of = |name: &str| settings.iter().find(|setting| setting["name"] == name).unwrap();
    let uri = json!({ "name": "registry.rules_uri", "value": "https://example.org/rules", "from": "file", "by": null, "line": 2, "column": 1 });
    assert_eq!(of("registry.rules_uri"), &uri);
    assert_eq!(of("registry.name")["value"], Value::Null);
    let rules = settings.iter().filter(|setting| setting["name"].as_str().unwrap().starts_with("rules."));
    assert_eq!(rules.count(), RULES.len());
}

#[test]
fn every_rule_is_explained_from_its_record() {
    for rule in RULES {
        for lang in LANGUAGES {
            let told = text::rules::one(rule, lang, Style::default());
            let why = lang.pick(rule.why.en, rule.why.nl);
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words(&told).contains(&words(why)), "{told}");
            assert!(markdown::rules::text(rule, lang).starts_with(&format!("## {}\n", rule.name)));
            assert!(text::rules::list(lang, Style::default()).contains(rule.name));
        }
        let document = assert_fits("explain", &json::rules::one(rule));
        assert_eq!(document["why"]["nl"], rule.why.nl);
    }
    let document = assert_fits("rules", &json::rules::list());
    assert_eq!(document["rules"].as_array().unwrap().len(), RULES.len());
}
