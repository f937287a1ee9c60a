//! What programs read: every JSON document fits its schema, and the schema of definition files says what the reader does.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use begrip::{Date, Registry, Settings, Time, definition_schema};
use begrip_report::view::{Shown, Subgraph};
use begrip_report::{Lang, json};
use begrip_review::{RULES, check, diff_registries, example_files};
use begrip_tests::texts;
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

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

fn validator(schema: &Value) -> Validator {
    assert!(jsonschema::draft202012::meta::is_valid(schema), "not a JSON Schema of draft 2020-12");
    jsonschema::draft202012::options().build(schema).unwrap()
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

fn remove(value: &mut Value, pointer: &str) {
    let (outer, key) = pointer.rsplit_once('/').unwrap();
    value.pointer_mut(outer).unwrap().as_object_mut().unwrap().shift_remove(key).unwrap();
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
    let document = assert_fits("check", &checked(registry, lang));
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
            let document = assert_check_fits(&registry(example_files(rule.fires)), lang);
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
        let document = assert_fits("diff", &json::diff::report(&diff_registries(&SHIPPED, &changed()), lang));
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
    let document = assert_fits("diff", &json::diff::report(&diff_registries(&SHIPPED, &SHIPPED), Lang::En));
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

/// Definition files with what the shipped ones leave out: the examples of `format.md`, and its other fields.
const FORMAT: &str = r#"kind: variable
id: den-haag/minimum-household
version: 3.0.0
status: adopted                # draft → proposed → adopted → superseded or retired; withdrawn = it was wrong
valid: { from: 2015-01-01, until: 2020-12-31 }
in_use: { from: 2015-06-01 }
label: { nl: Minimahuishouden, en: Minimum-income household }
definition: { nl: Huishouden waarvan …, en: Household whose … }
note: { en: … }
concept: nl/poverty@^1
with: [scp, nibud]
sources:
  - key: cbs-2023
    title: Evaluatie armoederegelingen Den Haag
    url: "https://…"
    role: derived
    law: { bwb: BWBR0015703, article: "34" }
    consulted: 2026-11-22
    verified: true
open: [ { nl: …, en: The exact population is not published } ]
supersedes: [den-haag/minimum-household@=2.0.0]
release:
  date: 2023-05-01
  note: { en: Threshold back to 130 %. }
  editorial: [definition]
  formalises: [rule]
  corrects: [/steps/3]
unit: nl/household@^1
population: den-haag/private-households@^1
values: boolean
period: month
inputs:
  income:         nl/net-household-income@^1
  before:         { of: nl/net-household-income@^1, shift: -1 }
  norm:           { of: nl/social-assistance-norm@^2, at: mean }
  base:           { of: nl/social-assistance-norm@^2, period: 2014 }
  adults:         { count: nl/person@^1, with: { age: nl/age@^1 }, where: age >= 14 }
  oldest:         { max: nl/age@^1 }
rule: income <= 1.30 * norm(household_type, age_class) AND wealth < wealth_limit(household_type)
unformalised:
  - { nl: "…", en: Residents of Leidschendam-Voorburg and Rijswijk may apply as well }
data_source: den-haag/welfare-register@^1
sensitivity: personal
examples:
  - { label: { en: "Single, 1,500 a month, little savings" }, date: 2023-07-01,
      given: { income: 1500, wealth: 2000, household_type: single, age_class: working-age }, expect: true }
---
kind: parameter
id: nl/social-assistance-norm
version: 4.0.0-rc.1
status: proposed
values: { number: EUR/month, minimum: 0 }
change: indexation
by:
  - { key: household_type, codes: nl/assistance-household-type@^1 }
  - { key: adults, integers: true }
steps:
  - from: 2023-07-01
    until: 2023-12-31
    amounts:
      single: { 1: 1216.62, 2-4: 1357.66, 5+: null }
      otherwise: { otherwise: 1843.60 }
    source: velsen-2023
    basis: published
    break: false
    note: { en: Rounded }
  - { from: 2024-01-01, amounts: null }
---
kind: alignment
id: nl/minima
version: 1.0.0
status: draft
left: den-haag/minimum-household@^3
right: cbs/low-income-household@^4
claim: overlapping
because: { en: Limits differ }
assume:
  - { equal: [nl/household@^1, cbs/household@^1], because: { en: … } }
  - { holds: net <= disposable, inputs: { net: nl/net-household-income@^1, disposable: cbs/disposable-income@^2 }, because: { en: … } }
---
kind: code_list
id: cbs/municipality
version: 1.0.0
status: adopted
codes:
  - { code: GM0518, label: { nl: "'s-Gravenhage" }, valid: { until: 2001-12-31 } }
  - { code: GM0518, label: { nl: "'s-Gravenhage" }, valid: { from: 2002-01-01 }, formed_from: [GM0518, GM0603], extent_changed: true }
  - { code: 012, parent: GM0518 }
  - { code: no, residual: true, definition: { en: Others } }
ordered: true
---
kind: correspondence
id: cbs/municipality-2001-to-2002
version: 1.0.0
status: withdrawn
from: cbs/municipality@=1.0.0
to: cbs/municipality@=2.0.0
maps:
  - { from: [GM0603], to: [GM0518], weight: 0.25, note: { en: Partly } }
weight_by: person
---
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
part_of: nl/household@^1
persists: true
always: { inputs: { minors: nl/minors@^1, children: nl/children@^1 }, rules: [minors <= children] }
---
kind: indicator
id: rotterdam/safety-index
version: 1.2.0
status: retired
of: nl/household-income@^1
population: cbs/private-households@^1
statistic: { quantile: 0.15, ties: include }
denominator: nl/members@~1.4
values: { number: index, base: { period: 2014, area: GM0599, is: 100 }, higher_is: better }
by: [nl/area-of-household@>=2]
period: { length: 1 year, starts: "08-01" }
disclosure: { minimum_cell: 10, minimum_base: 100, round_to: 5 }
figures: [{ period: 2024-Q3, area: GM0599, value: 98.6, status: provisional, published: 2024-11-01, source: x }]
---
kind: concept
id: nl/low-income
version: 1.0.0
status: superseded
broader: nl/poverty@^1
related: [nl/income@*]
match:
  - { relation: not-same, to: "https://vocabs.cbs.nl/def/begrippen/820", because: { en: … } }
  - { relation: broad, to: cbs/poverty@^1 }
"#;

fn examples_of_format() -> Vec<&'static str> {
    FORMAT.split("---\n").collect()
}

/// Every file that is right: as a YAML library reads it, which guesses types.
static RIGHT: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let shipped = texts().into_iter().map(|(_, text)| text);
    let examples = examples_of_format().into_iter().map(str::to_owned);
    shipped.chain(examples).map(|text| serde_yaml::from_str(&text).unwrap()).collect()
});

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| validator(&definition_schema()));

/// What the reader has against the file, as pointer and message. JSON is YAML, so the value can be given as JSON.
fn faults(file: &Value) -> Vec<(String, String)> {
    let registry = Registry::from_texts(Settings::default(), [("definitions/file.yaml", file.to_string())]);
    registry
        .problems()
        .iter()
        .map(|problem| (problem.place.pointer.clone(), problem.kind.to_string()))
        .collect()
}

#[test]
fn the_schema_that_is_shipped_is_that_of_the_reader() {
    let shipped: Value = serde_json::from_str(include_str!("../schema/definition.schema.json")).unwrap();
    assert!(shipped == definition_schema(), "write it anew with `begrip schema definition`");
}

#[test]
fn every_shipped_definition_and_every_example_of_the_format_fits_the_schema_and_is_read() {
    for file in RIGHT.iter() {
        let errors: Vec<String> =
            SCHEMA.iter_errors(file).map(|error| format!("{} {error}", error.instance_path())).collect();
        assert_eq!((errors, faults(file)), (Vec::new(), Vec::new()), "{}", file["id"]);
    }
    for text in examples_of_format() {
        let registry = Registry::from_texts(Settings::default(), [("definitions/file.yaml", text)]);
        assert!(registry.problems().is_empty(), "{:?} {text}", registry.problems());
    }
}

/// The value at a pointer of the first right file that has it becomes another; without another the key goes.
fn variant(id: &str, pointer: &str, other: Option<Value>) -> Value {
    let mut file =
        RIGHT.iter().rev().find(|file| file["id"] == id).unwrap_or_else(|| panic!("no {id}")).clone();
    match other {
        Some(other) => *file.pointer_mut(pointer).unwrap_or_else(|| panic!("{id} has no {pointer}")) = other,
        None => remove(&mut file, pointer),
    }
    file
}

/// A file, where in it something is wrong, and what; `None` if a key is left out.
type Wrong = (&'static str, &'static str, Option<Value>);

/// The pointers, which spaces divide, with one wrong value.
fn at_each(id: &'static str, pointers: &'static str, other: Option<&Value>) -> Vec<Wrong> {
    pointers.split_whitespace().map(|pointer| (id, pointer, other.cloned())).collect()
}

/// Neither the schema nor the reader takes any of them.
fn assert_wrong(cases: impl IntoIterator<Item = Wrong>) {
    let takes = |(id, pointer, other): Wrong| {
        let file = variant(id, pointer, other.clone());
        let accepted = [(SCHEMA.is_valid(&file), "the schema"), (faults(&file).is_empty(), "the reader")];
        let by: Vec<&str> = accepted.iter().filter(|(accepts, _)| *accepts).map(|(_, who)| *who).collect();
        let other = other.map_or("nothing".to_owned(), |other| other.to_string());
        (!by.is_empty()).then(|| format!("{} takes {other} at {pointer} of {id}", by.join(" and ")))
    };
    let all: Vec<String> = cases.into_iter().filter_map(takes).collect();
    assert!(all.is_empty(), "{} of these are wrong:\n{}", all.len(), all.join("\n"));
}

#[test]
fn a_file_without_a_field_that_it_needs_is_wrong() {
    let needed = [
        ("den-haag/minimum-household", "/kind /id /version /status /unit /values /sources/0/title"),
        ("den-haag/minimum-household", "/inputs/before/of /examples/0/given /examples/0/expect"),
        ("nl/social-assistance-norm", "/values /steps /by/0/key /by/1/integers /values/number"),
        ("nl/minima", "/left /right /claim /assume/0/equal /assume/1/holds"),
        ("cbs/municipality", "/codes /codes/0/code"),
        ("cbs/municipality-2001-to-2002", "/from /to /maps /maps/0/from /maps/0/to"),
        ("nl/person", "/always/rules"),
        ("rotterdam/safety-index", "/of /statistic /figures/0/period /figures/0/value /values/base/is"),
        ("nl/low-income", "/match/0/relation /match/0/to"),
        ("cbs/safety-monitor", "/type"),
        ("cbs/private-households", "/unit"),
    ];
    assert_wrong(needed.into_iter().flat_map(|(id, pointers)| at_each(id, pointers, None)));
}

#[test]
fn a_word_outside_the_list_of_a_field_is_wrong() {
    let chosen = [
        (
            "den-haag/minimum-household",
            "/kind /status /values /period /sensitivity /sources/0/role /inputs/norm/at",
        ),
        ("nl/social-assistance-norm", "/change /steps/0/basis"),
        ("nl/minima", "/claim"),
        ("cbs/municipality-2001-to-2002", "/weight_by"),
        ("rotterdam/safety-index", "/statistic/ties /values/higher_is /figures/0/status"),
        ("nl/low-income", "/match/0/relation"),
        ("cbs", "/level"),
        ("cbs/safety-monitor", "/type"),
    ];
    let word = json!("colourful");
    assert_wrong(chosen.into_iter().flat_map(|(id, pointers)| at_each(id, pointers, Some(&word))));
}

#[test]
fn a_list_is_no_mapping() {
    let mappings = [
        ("den-haag/minimum-household", "/label /valid /in_use /release /sources/0 /sources/0/law"),
        ("den-haag/minimum-household", "/inputs /inputs/before /inputs/adults /examples/0 /examples/0/given"),
        ("nl/social-assistance-norm", "/values /by/0 /by/1 /steps/0 /steps/0/amounts /steps/1"),
        ("nl/minima", "/assume/0 /assume/1"),
        ("cbs/municipality", "/codes/0 /codes/0/valid"),
        ("cbs/municipality-2001-to-2002", "/maps/0"),
        ("nl/person", "/always"),
        ("rotterdam/safety-index", "/statistic /values /values/base /period /disclosure /figures/0"),
        ("nl/low-income", "/match/0"),
        ("amsterdam/study-population", "/area"),
    ];
    // the values of the fields, in order, are what would be read if a list were taken for a mapping
    let values = |id: &str, pointer: &str| {
        let file = variant(id, "/id", Some(json!(id)));
        Value::from(file.pointer(pointer).unwrap().as_object().unwrap().values().cloned().collect::<Vec<_>>())
    };
    let empty = mappings.into_iter().flat_map(|(id, pointers)| at_each(id, pointers, Some(&json!([]))));
    let full = empty.clone().map(|(id, pointer, _)| (id, pointer, Some(values(id, pointer))));
    assert_wrong(empty.chain(full));
}

#[test]
fn a_mapping_is_no_list() {
    let lists = [
        (
            "den-haag/minimum-household",
            "/with /sources /open /supersedes /release/editorial /unformalised /examples",
        ),
        ("nl/social-assistance-norm", "/by /steps"),
        ("cbs/municipality", "/codes /codes/1/formed_from"),
        ("cbs/municipality-2001-to-2002", "/maps /maps/0/from"),
        ("nl/minima", "/assume /assume/0/equal"),
        ("nl/low-income", "/broader /related /match"),
    ];
    for mapping in [json!({}), json!({ "0": "nl/x@^1" })] {
        assert_wrong(lists.into_iter().flat_map(|(id, pointers)| at_each(id, pointers, Some(&mapping))));
    }
}

/// A field that is not filled in is left out, not left empty; only amounts and what examples give may be `null`.
#[test]
fn no_field_but_an_amount_is_empty() {
    let fields = [
        (
            "den-haag/minimum-household",
            "/valid /valid/from /in_use /label /label/nl /note /concept /with /with/0",
        ),
        (
            "den-haag/minimum-household",
            "/sources /sources/0/key /sources/0/url /sources/0/role /sources/0/law",
        ),
        (
            "den-haag/minimum-household",
            "/sources/0/law/article /sources/0/verified /open /open/0 /release/date",
        ),
        (
            "den-haag/minimum-household",
            "/population /values /period /inputs /inputs/income /inputs/before/shift",
        ),
        (
            "den-haag/minimum-household",
            "/inputs/norm/at /inputs/base/period /inputs/adults/where /rule /examples",
        ),
        (
            "nl/social-assistance-norm",
            "/values/minimum /change /by /by/0/codes /steps /steps/0/from /steps/0/source",
        ),
        ("nl/social-assistance-norm", "/steps/0/basis /steps/0/break /steps/0/note"),
        (
            "cbs/municipality",
            "/codes/0/label /codes/0/valid/until /codes/1/formed_from /codes/2/parent /ordered",
        ),
        ("cbs/municipality-2001-to-2002", "/maps/0/weight /maps/0/note /weight_by"),
        ("nl/minima", "/because /assume /assume/0/because /assume/1/inputs"),
        ("nl/person", "/part_of /persists /always"),
        (
            "rotterdam/safety-index",
            "/statistic/ties /values/base /values/base/area /values/higher_is /period/starts",
        ),
        (
            "rotterdam/safety-index",
            "/disclosure /disclosure/round_to /figures /figures/0/source /figures/0/published",
        ),
        ("nl/low-income", "/broader /related /match /match/0/because"),
    ];
    assert_wrong(fields.into_iter().flat_map(|(id, pointers)| at_each(id, pointers, Some(&Value::Null))));
}

#[test]
fn a_text_has_at_least_one_language() {
    let texts = "/label /definition /note /open/0 /release/note /unformalised/0 /examples/0/label";
    assert_wrong(at_each("den-haag/minimum-household", texts, Some(&json!({}))));
}

#[test]
fn a_text_that_is_not_what_its_field_holds_is_wrong() {
    assert_wrong([
        ("den-haag/minimum-household", "/id", Some(json!("Den-Haag/minima"))),
        ("den-haag/minimum-household", "/id", Some(json!("den-haag/poverty/minima"))),
        ("den-haag/minimum-household", "/version", Some(json!("0.9.0"))),
        ("den-haag/minimum-household", "/version", Some(json!("3.0"))),
        ("den-haag/minimum-household", "/valid/from", Some(json!("01-01-2015"))),
        ("den-haag/minimum-household", "/concept", Some(json!("nl/poverty@>=1, <3"))),
        ("den-haag/minimum-household", "/with/0", Some(json!("SCP"))),
        ("den-haag/minimum-household", "/inputs/before/shift", Some(json!(0))),
        ("den-haag/minimum-household", "/inputs/before/shift", Some(json!(2024))),
        ("den-haag/minimum-household", "/inputs/base/period", Some(json!(42))),
        ("den-haag/minimum-household", "/inputs/base/period", Some(json!("2015-2017"))),
        ("nl/social-assistance-norm", "/values/number", Some(json!("€/month"))),
        ("nl/social-assistance-norm", "/steps/0/amounts/single/1", Some(json!("1216,62"))),
        ("nl/social-assistance-norm", "/by/1/integers", Some(json!(false))),
        ("cbs/municipality", "/codes/0/code", Some(json!(" GM0518"))),
        ("nl/minima", "/assume/0/equal", Some(json!(["nl/household@^1"]))),
        ("rotterdam/safety-index", "/disclosure/minimum_cell", Some(json!(-1))),
        ("rotterdam/safety-index", "/disclosure/minimum_cell", Some(json!(2.5))),
        ("rotterdam/safety-index", "/period/length", Some(json!("0 years"))),
        ("rotterdam/safety-index", "/period/length", Some(json!("3 weeks"))),
        ("nl/low-income", "/match/0/to", Some(json!("nl/Poverty"))),
        ("nl/low-income", "/match/0/to", Some(json!("poverty, of all kinds"))),
    ]);
}

/// Why one of the two takes a value that the other does not, and which values that excuses.
type Exception = (&'static str, fn(&Value) -> bool);

const ONLY_THE_SCHEMA_TAKES: [Exception; 3] = [
    ("no pattern knows the calendar", |value| {
        value.as_str().is_some_and(|text| is_like_a_day(text) && !is_a_day(text))
    }),
    ("what may follow the `@` of a reference is the grammar of Cargo", |value| {
        value.as_str().is_some_and(|text| text.contains('@'))
    }),
    (
        "a number is the same number to a schema in every notation, and the reader takes no exponents",
        |value| value.is_number() && value.to_string().contains('e'),
    ),
];

const ONLY_THE_READER_TAKES: [Exception; 2] = [
    ("quotes are notation to the reader and a type to a schema: `\"true\"`, `\"42\"`", |value| {
        value.as_str().is_some_and(|text| matches!(text, "true" | "false") || text.parse::<i64>().is_ok())
    }),
    ("a schema sees the type that YAML guesses, not the text: it asks for quotes around `2024`", |value| {
        value.is_number() || value.is_boolean()
    }),
];

fn is_like_a_day(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    ["9999-99-99", "9999-99", "99-99"].contains(&shape.as_str())
}

/// `2024-02-29`, `2024-02` or `02-29`.
fn is_a_day(text: &str) -> bool {
    let parts: Vec<u32> = text.split('-').map(|part| part.parse().unwrap()).collect();
    let (year, month, day) = match (parts.as_slice(), text.len()) {
        ([year, month, day], _) => (*year, *month, *day),
        ([year, month], 7) => (*year, *month, 1),
        ([month, day], _) => (2000, *month, *day),
        _ => return false,
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Every pointer of the file that leads to a value for which `wanted` holds.
fn pointers(file: &Value, wanted: fn(&Value) -> bool) -> Vec<String> {
    let mut open = vec![(String::new(), file)];
    let mut pointers = Vec::new();
    while let Some((pointer, value)) = open.pop() {
        let inner = |key: &str| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
        match value {
            Value::Object(map) => open.extend(map.iter().map(|(key, value)| (inner(key), value))),
            Value::Array(list) => {
                open.extend(list.iter().enumerate().map(|(at, value)| (inner(&at.to_string()), value)));
            }
            _ => {}
        }
        if wanted(value) {
            pointers.push(pointer);
        }
    }
    pointers
}

/// The number of a right file; the examples of the format, which say more, come more often than their share.
fn file() -> impl Strategy<Value = usize> {
    let all = RIGHT.len();
    prop_oneof![0..all, all - examples_of_format().len()..all]
}

/// A word or a number, of which each is right somewhere.
fn scalar() -> impl Strategy<Value = Value> {
    let words = [
        "colourful",
        "Two words",
        "",
        " ",
        "draft",
        "adopted",
        "count",
        "boolean",
        "month",
        "true",
        "2.0.0",
        "1.0",
        "01.0.0",
        "2024-02-29",
        "2023-02-30",
        "2024-13",
        "2024-Q3",
        "2015-01-01/P3Y",
        "02-30",
        "12-31",
        "3 months",
        "nl/x",
        "nl/x@^1",
        "nl/x@latest",
        "nl/X@^1",
        "cbs",
        "https://begrip.nl",
        "EUR/year",
        "12 month",
        "1,5",
        "1.50",
        "-3",
        "nl",
        "a: b",
        "# x",
    ];
    prop_oneof![
        3 => prop::sample::select(words.map(Value::from).to_vec()),
        1 => prop_oneof![(-3_i64..120).prop_map(Value::from), (1_900_i64..2_100).prop_map(Value::from)],
        1 => prop::sample::select(vec![json!(1.5), json!(0.25), json!(-0.5), json!(3_000_000_000_u64), json!(1e30), json!(true)]),
    ]
}

/// A right file, in which one scalar is replaced, and the pointer to it.
fn with_another_scalar(file: usize, at: Index, other: &Value) -> (Value, String) {
    let mut file = RIGHT[file].clone();
    let pointers = pointers(&file, |value| !value.is_object() && !value.is_array());
    let pointer = at.get(&pointers).clone();
    *file.pointer_mut(&pointer).unwrap() = other.clone();
    (file, pointer)
}

/// A right file, in which one key is renamed or goes.
fn with_another_key(file: usize, at: Index, name: Option<&str>) -> Value {
    let mut file = RIGHT[file].clone();
    let mut pointers = pointers(&file, |_| true);
    pointers.retain(|pointer| {
        pointer.rsplit_once('/').is_some_and(|(outer, _)| file.pointer(outer).unwrap().is_object())
    });
    let (outer, key) = at.get(&pointers).rsplit_once('/').unwrap();
    let map = file.pointer_mut(outer).unwrap().as_object_mut().unwrap();
    let value = map.shift_remove(&key.replace("~1", "/").replace("~0", "~")).unwrap();
    if let Some(name) = name {
        map.insert(name.to_owned(), value);
    }
    file
}

/// The schema takes the file if the reader does, but for the exceptions that the changed value gives a right to.
fn assert_agreed(file: &Value, changed: Option<&Value>) -> Result<(), TestCaseError> {
    let (schema, faults) = (SCHEMA.is_valid(file), faults(file));
    let exceptions = if schema { &ONLY_THE_SCHEMA_TAKES[..] } else { &ONLY_THE_READER_TAKES[..] };
    let excepted = changed.is_some_and(|value| exceptions.iter().any(|(_, covers)| covers(value)));
    let errors: Vec<String> =
        SCHEMA.iter_errors(file).map(|error| error.instance_path().to_string()).collect();
    prop_assert!(
        excepted || schema == faults.is_empty(),
        "{}: schema {errors:?}, reader {faults:?}",
        file["id"]
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn the_schema_takes_another_word_or_number_where_the_reader_does(
        file in file(), at in any::<Index>(), other in scalar(),
    ) {
        let (file, _) = with_another_scalar(file, at, &other);
        assert_agreed(&file, Some(&other))?;
    }

    #[test]
    fn the_schema_takes_another_key_where_the_reader_does(
        file in file(),
        at in any::<Index>(),
        name in prop_oneof!["[a-z]{2,8}", prop::sample::select(vec!["note", "nl", "of", "5+", "A b", "rule", "code", "from"])
            .prop_map(str::to_owned)],
    ) {
        assert_agreed(&with_another_key(file, at, Some(&name)), None)?;
    }

    #[test]
    fn the_schema_misses_a_key_where_the_reader_does(file in file(), at in any::<Index>()) {
        assert_agreed(&with_another_key(file, at, None), None)?;
    }

    #[test]
    fn a_word_or_number_that_does_not_fit_is_one_fault_at_its_place(
        file in file(), at in any::<Index>(), other in scalar(),
    ) {
        let (file, pointer) = with_another_scalar(file, at, &other);
        let faults = faults(&file);
        let pointers: Vec<&str> = faults.iter().map(|(pointer, _)| pointer.as_str()).collect();
        prop_assert!(faults.is_empty() || pointers == [pointer.as_str()], "{other} at {pointer}: {faults:?}");
    }
}
