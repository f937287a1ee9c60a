//! Right files with one thing made wrong, which neither the schema nor the reader takes.

use serde_json::{Value, json};

use super::shared::remove;
use super::{RIGHT, SCHEMA, faults};

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
