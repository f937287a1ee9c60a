//! What programs read: every JSON document fits its schema.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use begrip::eval::units;
use begrip::{Date, Reference, Registry, Settings, Time};
use begrip_report::answer::{Answer, Answers, UnitAnswers};
use begrip_report::view::{Shown, Subgraph};
use begrip_report::{Lang, json};
use begrip_review::{DiffOptions, Questions, RULES, Report, check, diff_registries, example_files};
use begrip_tests::{check_example, registry_of, texts};
use jsonschema::Validator;
use serde_json::{Value, json};

use shared::{remove, validator};

#[path = "reports/changes.rs"]
mod changes;
#[path = "reports/checks.rs"]
mod checks;
#[path = "reports/compared.rs"]
mod compared;
#[path = "reports/gitlab.rs"]
mod gitlab;
#[path = "reports/junit.rs"]
mod junit;
#[path = "reports/rules.rs"]
mod rules;
#[path = "reports/sarif.rs"]
mod sarif;
#[path = "schema/shared.rs"]
mod shared;

const LANGUAGES: [Lang; 2] = [Lang::En, Lang::Nl];

static SHIPPED: LazyLock<Registry> = LazyLock::new(|| registry(texts()));

/// The shipped registry with the examples of all rules beside it, in which much is wrong.
static FAULTY: LazyLock<Registry> = LazyLock::new(|| registry(faulty()));

fn registry(files: Vec<(String, String)>) -> Registry {
    Registry::from_texts(Settings::default(), files)
}

fn faulty() -> Vec<(String, String)> {
    let moved =
        |(path, text): (String, String), rule: &str| (path.replace(".yaml", &format!("/{rule}.yaml")), text);
    let examples = RULES
        .iter()
        .flat_map(|rule| example_files(rule.fires).into_iter().map(move |file| moved(file, rule.name)));
    texts().into_iter().chain(examples).collect()
}

/// What a check finds, as a document.
fn checked(registry: &Registry, lang: Lang) -> String {
    json::check::report(&check(registry).unwrap(), registry, lang)
}

fn validator_of(verb: &str) -> Validator {
    let schemas = json::schemas();
    validator(
        &schemas.iter().find(|(name, _)| *name == verb).unwrap_or_else(|| panic!("no schema of {verb}")).1,
    )
}

/// The document fits the schema of its verb, says which it is, and would not fit it with any of its keys left out.
fn assert_fits(verb: &str, document: &str) -> Value {
    let document: Value = serde_json::from_str(document).unwrap();
    let validator = validator_of(verb);
    let errors: Vec<String> =
        validator.iter_errors(&document).map(|error| format!("{} {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{verb}: {errors:#?}");
    assert_eq!(document["format"], format!("begrip.{verb}/1"));
    assert_eq!(document.as_object().unwrap().keys().next().unwrap(), "format", "the format comes first");
    for pointer in promised(&document) {
        let mut without = document.clone();
        remove(&mut without, &pointer);
        assert!(!validator.is_valid(&without), "{verb}: the schema does without `{pointer}`");
    }
    document
}

/// The keys of the document and those of the first item of each of its lists.
fn promised(document: &Value) -> Vec<String> {
    let keys =
        |value: &Value| value.as_object().into_iter().flat_map(|map| map.keys().cloned()).collect::<Vec<_>>();
    let mut pointers: Vec<String> = keys(document).iter().map(|key| format!("/{key}")).collect();
    for list in keys(document).iter().filter(|key| document[key.as_str()].is_array()) {
        pointers.extend(keys(&document[list.as_str()][0]).iter().map(|key| format!("/{list}/0/{key}")));
    }
    pointers
}

fn keys_of(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// The keys that the contract of the command line (`cli.md`) promises; there may be more.
fn assert_has(value: &Value, keys: &str) {
    let promised: BTreeSet<&str> = keys.split(' ').collect();
    let missing: Vec<_> = promised.difference(&keys_of(value)).copied().collect::<Vec<_>>();
    assert!(missing.is_empty(), "without {missing:?}: {value:#}");
}

/// The document of a check of these files, of which the counts and the keys are what the contract says.
fn assert_check_fits(registry: &Registry, lang: Lang) -> Value {
    assert_report_fits(&check(registry).unwrap(), registry, lang)
}

fn assert_report_fits(report: &Report, registry: &Registry, lang: Lang) -> Value {
    let document = assert_fits("check", &json::check::report(report, registry, lang));
    let found = document["findings"].as_array().unwrap();
    for finding in found {
        assert_has(finding, "rule severity id version file line column end_line end_column pointer");
        assert_has(finding, "message help fingerprint related");
        for place in finding["related"].as_array().unwrap() {
            assert_has(place, "file line column end_line end_column pointer message");
        }
    }
    let of = |severity| found.iter().filter(|finding| finding["severity"] == severity).count();
    let summary = &document["summary"];
    let counts = json!([summary["errors"], summary["warnings"], summary["infos"]]);
    assert_eq!(counts, json!([of("error"), of("warning"), of("info")]));
    assert_eq!(summary["definitions"], registry.definitions().len());
    document
}

#[test]
fn what_a_check_finds_fits_its_schema() {
    for lang in LANGUAGES {
        for rule in RULES {
            let registry = registry_of(rule.fires, "").unwrap();
            let report = check_example(&registry, rule.fires).unwrap();
            let document = assert_report_fits(&report, &registry, lang);
            let mut found = document["findings"].as_array().unwrap().iter();
            assert!(found.any(|finding| finding["rule"] == rule.name), "{}", rule.name);
        }
        let document = assert_check_fits(&FAULTY, lang);
        assert!(
            document["findings"].as_array().unwrap().iter().any(|finding| !finding["related"][0].is_null())
        );
    }
}

#[test]
fn a_check_that_finds_nothing_fits_its_schema() {
    for lang in LANGUAGES {
        let document = assert_check_fits(&SHIPPED, lang);
        assert_eq!(document["findings"], json!([]));
        assert_eq!(document["summary"]["definitions"], texts().len());
        assert_eq!(document["summary"]["errors"], 0);
    }
}

/// The shipped texts with something changed, something gone and something new.
fn changed() -> Registry {
    let mut files = texts();
    files.retain(|(path, _)| !path.ends_with("gross-income.yaml"));
    for (path, text) in &mut files {
        let changes = [
            ("youth-assistance-norm.yaml", "amount: 316.94", "amount: 316.95"),
            ("share-poor-persons.yaml", "version: 1.0.0", "version: 1.1.0"),
            ("residents-survey.yaml", "type: survey", "type: register"),
            ("safety-theme.yaml", "- code: theft", "- code: theft\n    residual: true"),
        ];
        for (_, old, new) in changes.iter().filter(|(name, ..)| path.ends_with(name)) {
            assert!(text.contains(old), "{path}");
            *text = text.replace(old, new);
        }
    }
    let new = "kind: concept\nid: nl/new\nversion: 1.0.0\nstatus: draft\n";
    files.push(("definitions/nl/new.yaml".to_owned(), new.to_owned()));
    registry(files)
}

#[test]
fn what_changed_fits_its_schema() {
    for lang in LANGUAGES {
        let document = assert_fits(
            "diff",
            &json::diff::report(&diff_registries(&SHIPPED, &changed(), DiffOptions::default()), lang),
        );
        let changes = document["changes"].as_array().unwrap();
        let kinds: BTreeSet<&str> = changes.iter().map(|change| change["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, BTreeSet::from(["added", "changed", "removed"]));
        for change in changes {
            assert_has(change, "id from to facet pointer kind impact old new message old_place new_place");
        }
        for definition in document["definitions"].as_array().unwrap() {
            assert_has(definition, "id from to declared_bump required_bump satisfied");
        }
    }
}

#[test]
fn what_did_not_change_fits_its_schema() {
    let document = assert_fits(
        "diff",
        &json::diff::report(&diff_registries(&SHIPPED, &SHIPPED, DiffOptions::default()), Lang::En),
    );
    assert_eq!((&document["changes"], &document["definitions"]), (&json!([]), &json!([])));
    assert_has(&document, "required_bump changes definitions reached");
}

#[test]
fn lists_of_definitions_fit_their_schemas() {
    let all: Vec<_> = SHIPPED.definitions().iter().collect();
    for (name, verb) in [("list", json::list::Verb::List), ("search", json::list::Verb::Search)] {
        let document = assert_fits(name, &json::list::report(&all, verb));
        assert_eq!(document["definitions"].as_array().unwrap().len(), all.len());
        assert_fits(name, &json::list::report(&[], verb));
    }
}

#[test]
fn every_definition_that_is_shown_fits_its_schema() {
    let validator = validator_of("show");
    let day: Date = "2016-07-01".parse().unwrap();
    for registry in [&*SHIPPED, &*FAULTY] {
        for definition in registry.definitions() {
            for time in [Time::Any, Time::On(day), Time::AsOf(day)] {
                let document = json::show::report(registry, &Shown::new(registry, definition, time));
                let document: Value = serde_json::from_str(&document).unwrap();
                assert!(validator.is_valid(&document), "{document:#}");
            }
        }
    }
    let shown = Shown::new(&SHIPPED, &SHIPPED.definitions()[0], Time::On(day));
    let document = assert_fits("show", &json::show::report(&SHIPPED, &shown));
    assert_eq!(document["on"], "2016-07-01");
}

#[test]
fn graphs_fit_their_schema() {
    let roots: Vec<_> = SHIPPED.definitions().iter().take(3).collect();
    for (roots, users, every_relation) in
        [(&[][..], false, true), (&roots, true, true), (&roots[..1], false, false)]
    {
        let graph = Subgraph::new(&SHIPPED, roots, users, every_relation);
        let document = assert_fits("graph", &json::graph::report(&graph));
        let named: BTreeSet<String> = document["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|node| format!("{}@={}", node["id"].as_str().unwrap(), node["version"].as_str().unwrap()))
            .collect();
        for edge in document["edges"].as_array().unwrap() {
            assert!(
                named.contains(edge["from"].as_str().unwrap())
                    && named.contains(edge["to"].as_str().unwrap())
            );
        }
    }
}

#[test]
fn the_order_in_which_files_are_given_changes_no_byte_of_a_report() {
    let files = faulty();
    let report = |files: Vec<(String, String)>| checked(&registry(files), Lang::En);
    let expected = report(files.clone());
    let mut turned = files.clone();
    turned.rotate_left(files.len() / 3);
    let mut sorted = files.clone();
    sorted.sort_by(|a, b| a.1.cmp(&b.1));
    for (name, other) in [
        ("same", files.clone()),
        ("reversed", files.into_iter().rev().collect()),
        ("turned", turned),
        ("sorted", sorted),
    ] {
        assert!(report(other) == expected, "{name}");
    }
}

#[test]
fn what_definitions_say_of_a_unit_fits_its_schema() {
    let variables = SHIPPED.variables_of(&"nl/poverty".parse().unwrap());
    let asked: Vec<Reference> = variables.into_iter().map(|id| Reference::new(id.clone(), None)).collect();
    for day in ["2018-07-01", "2022-07-01", "2023-07-01"] {
        let on = Some(day.parse().unwrap());
        let questions = Questions::new(&SHIPPED, &asked, &[on]);
        let [unit] = units("cbs/disposable-income: 18000\nnl/institutional-household: false\nnl/age: null\n")
            .unwrap()
            .try_into()
            .unwrap();
        let placed = questions.place(&unit, on).unwrap();
        let answers = questions.explain(&placed).map(|(question, explanation)| Answer {
            definition: question.definition,
            measure: question.evaluator().measure().cloned(),
            explanation,
        });
        let given = vec![("nl/age".to_owned(), "null".to_owned())];
        let unit = UnitAnswers {
            label: unit.label.clone(),
            on,
            given,
            unused: placed.unused.clone(),
            answers: answers.collect(),
        };
        let answers = Answers { on, chosen: false, units: vec![unit] };
        let document = assert_fits("eval", &json::eval::report(&answers, Lang::Nl));
        assert_has(&document, "on results");
        for result in document["results"].as_array().unwrap() {
            for key in ["id", "version", "label", "outcome", "value", "unit", "because", "missing", "trace"] {
                assert!(result.get(key).is_some(), "{key}");
            }
        }
    }
}
