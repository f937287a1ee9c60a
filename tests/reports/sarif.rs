//! What a check finds as SARIF, against the schema of OASIS.

use std::sync::LazyLock;

use begrip::Registry;
use begrip_report::{Lang, sarif};
use begrip_review::{Finding, RULES, Report};
use begrip_tests::registry_of;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::checks::{MUCH, NOTHING, PREFIX, assert_valid, small};
use super::{FAULTY, LANGUAGES, SHIPPED};

static SARIF: LazyLock<Validator> = LazyLock::new(|| {
    // a bracket too much in the schema of OASIS, which makes the pattern none
    let (wrong, right) = ("^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}-[a-zA-Z]{2}$");
    let schema = include_str!("schemas/sarif-schema-2.1.0.json").replace(wrong, right);
    let schema: Value = serde_json::from_str(&schema).unwrap();
    jsonschema::draft7::options().should_validate_formats(true).build(&schema).unwrap()
});

fn sarif_of(report: &Report, registry: &Registry, lang: Lang) -> Value {
    let document = serde_json::from_str(&sarif::report(report, registry, PREFIX, lang)).unwrap();
    assert_valid(&SARIF, &document);
    document
}

#[test]
fn sarif_fits_the_schema_of_oasis() {
    for lang in LANGUAGES {
        for (registry, report) in [(&*SHIPPED, &*NOTHING), (&*FAULTY, &*MUCH)] {
            let document = sarif_of(report, registry, lang);
            assert_eq!(document["runs"][0]["results"].as_array().unwrap().len(), report.findings.len());
        }
        for rule in RULES {
            let registry = registry_of(rule.fires, "").unwrap();
            sarif_of(&begrip_tests::check_example(&registry, rule.fires).unwrap(), &registry, lang);
        }
    }
    let wrong = json!({ "version": "2.1.0", "runs": [{ "tool": { "driver": {} } }] });
    assert!(!SARIF.is_valid(&wrong), "the schema asks for something");
}

#[test]
fn sarif_says_all_of_rules_findings_and_what_is_allowed() {
    let (registry, report) = small();
    let run = &sarif_of(&report, &registry, Lang::En)["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for (rule, told) in RULES.iter().zip(rules) {
        assert_eq!(told["id"], rule.name);
        assert_eq!(told["helpUri"], format!("https://example.org/rules#{}", rule.name));
        assert_eq!(told["shortDescription"]["text"], rule.summary.en);
        assert!(told["fullDescription"]["text"].as_str().unwrap().starts_with(rule.why.en));
        let level = ["note", "warning", "error"][rule.severity as usize];
        assert_eq!(told["defaultConfiguration"]["level"], level);
    }
    let results = run["results"].as_array().unwrap();
    for result in results {
        assert_eq!(
            rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()]["id"],
            result["ruleId"]
        );
    }
    let found = &results[0];
    assert_eq!((&found["ruleId"], &found["level"]), (&json!("dangling-reference"), &json!("error")));
    let place = &found["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "some%20folder/definitions/nl/%C3%A9%20&%20b/low.yaml");
    let region = json!({ "startLine": 7, "startColumn": 11, "endLine": 7, "endColumn": 21 });
    assert_eq!(place["region"], region);
    assert_eq!(found["partialFingerprints"]["begrip/v1"], report.findings[0].fingerprint);
    assert_eq!(found["suppressions"], json!([]));
    let suppression = &results[2]["suppressions"][0];
    assert_eq!(suppression["kind"], "inSource");
    let why = "it follows <soon> & \"so\" on (until 2027-01-01)";
    assert_eq!(suppression["justification"], why);
    assert_eq!(suppression["location"]["physicalLocation"]["region"]["startLine"], 10);
}

#[test]
fn sarif_has_related_places_and_no_address_that_nobody_gave() {
    let report = &*MUCH;
    let run = &sarif_of(report, &FAULTY, Lang::Nl)["runs"][0];
    assert!(run["tool"]["driver"]["rules"][0]["helpUri"].is_null());
    let count = |finding: &Finding| finding.related.len();
    let told: Vec<usize> = run["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["relatedLocations"].as_array().unwrap().len())
        .collect();
    assert_eq!(told, report.findings.iter().map(count).collect::<Vec<_>>());
    assert!(told.iter().any(|count| *count > 0));
}
