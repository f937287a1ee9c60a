//! What a check finds as a report of code quality, against what GitLab documents.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use begrip_report::{Lang, gitlab};
use jsonschema::Validator;
use serde_json::{Value, json};

use super::LANGUAGES;
use super::checks::{MUCH, NOTHING, PREFIX, assert_valid, small};
use super::shared::{remove, validator};

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    validator(&serde_json::from_str(include_str!("schemas/gitlab-code-quality.schema.json")).unwrap())
});

/// What GitLab's own schema, `app/validators/json_schemas/codeclimate.json`, asks of an issue: each broken in one way.
#[test]
fn what_gitlab_refuses_does_not_fit() {
    let right: Value = serde_json::from_str(&gitlab::check(&small().1, PREFIX, Lang::En)).unwrap();
    assert_valid(&SCHEMA, &right);
    for key in ["/description", "/fingerprint", "/severity", "/location"] {
        let mut wrong = right.clone();
        remove(&mut wrong, &format!("/0{key}"));
        assert!(!SCHEMA.is_valid(&wrong), "without {key}");
    }
    let wrong_values = [
        ("", json!([])),
        ("/description", json!(1)),
        ("/fingerprint", json!(1)),
        ("/severity", json!(1)),
        ("/location", json!("low.yaml:7")),
        ("/location/path", json!(1)),
        ("/location/lines", json!([7])),
        ("/location/lines/begin", json!("7")),
    ];
    for (at, value) in wrong_values {
        let mut wrong = right.clone();
        *wrong.pointer_mut(&format!("/0{at}")).unwrap() = value;
        assert!(!SCHEMA.is_valid(&wrong), "{at}");
    }
}

#[test]
fn what_gitlab_reads_fits_what_it_documents() {
    let (_, small) = small();
    for lang in LANGUAGES {
        for report in [&small, &NOTHING, &MUCH] {
            let issues: Value = serde_json::from_str(&gitlab::check(report, PREFIX, lang)).unwrap();
            assert_valid(&SCHEMA, &issues);
            let names: BTreeSet<&str> = issues
                .as_array()
                .unwrap()
                .iter()
                .map(|issue| issue["fingerprint"].as_str().unwrap())
                .collect();
            assert_eq!(names.len(), report.findings.len(), "GitLab shows one issue of a name");
        }
    }
    let issues: Value = serde_json::from_str(&gitlab::check(&small, PREFIX, Lang::En)).unwrap();
    assert_eq!(issues[0]["severity"], "major");
    assert_eq!(issues[0]["location"]["path"], "some folder/definitions/nl/é & b/low.yaml");
}
