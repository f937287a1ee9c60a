//! The schema of definition files says what the reader does.

use std::sync::LazyLock;

use begrip::{Registry, Settings, definition_schema};
use begrip_tests::texts;
use jsonschema::Validator;
use serde_json::Value;

use shared::validator;

#[path = "schema/agreement.rs"]
mod agreement;
#[path = "schema/shared.rs"]
mod shared;
#[path = "schema/variants.rs"]
mod variants;

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
