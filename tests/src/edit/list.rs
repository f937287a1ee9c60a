//! Edits of lists and fields: something more, something less, another order.

use serde_json::{Value, json};

use super::{index, last, place};
use crate::generator::Random;

/// Fields that a definition or a part of one can do without.
const OPTIONAL: &[&str] = &[
    "note",
    "sources",
    "open",
    "unformalised",
    "examples",
    "data_source",
    "sensitivity",
    "population",
    "concept",
    "disclosure",
    "area",
    "valid",
    "figures",
    "because",
    "coverage",
    "steward",
    "match",
    "related",
    "broader",
    "parent",
    "residual",
    "formed_from",
    "weight",
    "weight_by",
    "change",
    "basis",
    "source",
    "break",
    "minimum",
    "maximum",
    "period",
    "until",
    "assume",
    "part_of",
    "persists",
    "always",
    "homepage",
    "at",
    "rule",
    "within",
    "ordered",
    "higher_is",
    "url",
    "role",
    "ties",
    "definition",
];

/// A list of which an item can be taken away; the two of an equation belong together.
fn is_list(pointer: &str, value: &Value, least: usize) -> bool {
    value.as_array().is_some_and(|items| items.len() >= least) && last(pointer) != "equal"
}

pub(super) fn code(tree: &mut Value, random: &mut Random) -> Option<String> {
    let is_code = |pointer: &str, _: &Value| pointer.starts_with("/codes/") && last(pointer) == "code";
    let pointer = place(tree, random, &is_code)?;
    *tree.pointer_mut(&pointer)? = json!(format!("x{}", random.below(1000)));
    Some(pointer)
}

pub(super) fn remove(tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = place(tree, random, &|pointer, value| is_list(pointer, value, 2))?;
    let items = tree.pointer_mut(&pointer)?.as_array_mut()?;
    let at = index(random, items.len());
    items.remove(at);
    Some(format!("{pointer}/{at}"))
}

pub(super) fn swap(tree: &mut Value, random: &mut Random) -> Option<String> {
    let is_any = |_: &str, value: &Value| value.as_array().is_some_and(|items| items.len() >= 2);
    let pointer = place(tree, random, &is_any)?;
    let items = tree.pointer_mut(&pointer)?.as_array_mut()?;
    let (one, other) = (index(random, items.len()), index(random, items.len()));
    items.swap(one, other);
    Some(format!("{pointer}/{one}"))
}

pub(super) fn add(tree: &mut Value, known: &[(String, String)], random: &mut Random) -> Option<String> {
    let kind = tree["kind"].as_str().unwrap_or_default().to_owned();
    let pointer = place(tree, random, &|pointer, value| is_list(pointer, value, 1) && last(pointer) != "by")?;
    let items = tree.pointer_mut(&pointer)?.as_array_mut()?;
    let model = items.last()?.clone();
    let another = another(&model, last(&pointer), &kind, known, random)?;
    let at = index(random, items.len() + 1);
    items.insert(at, another);
    Some(format!("{pointer}/{at}"))
}

/// An item like this one that is not in the list yet.
fn another(
    model: &Value,
    list: &str,
    kind: &str,
    known: &[(String, String)],
    random: &mut Random,
) -> Option<Value> {
    let number = 100 + random.below(9_900);
    let mut item = model.clone();
    let words =
        json!({ "nl": format!("Nog een zin erbij {number}"), "en": format!("One more sentence {number}") });
    match list {
        "codes" if item.is_object() => {
            item["code"] = json!(format!("n{number}"));
            item["label"] = words;
        }
        "steps" => {
            item["from"] = json!(format!("20{}-01-01", 30 + number % 60));
            raise(&mut item, number);
            item.as_object_mut()?.shift_remove("until");
        }
        "sources" => item = json!({ "key": format!("k{number}"), "title": format!("Title {number}") }),
        "examples" => item["label"] = words,
        "open" | "unformalised" => item = words,
        "maps" => item["from"] = json!([format!("n{number}")]),
        "figures" => item["period"] = json!(1900 + number % 100),
        "rules" => item = json!(format!("members <> {number}")),
        "assume" => item = json!({ "holds": format!("one < {number}"), "inputs": { "one": "a0/income@^1" } }),
        "match" => item["to"] = json!(format!("https://example.org/{number}")),
        "from" | "to" | "formed_from" | "in" => item = json!(format!("n{number}")),
        "related" | "broader" | "part_of" => {
            let alike: Vec<&String> = known.iter().filter(|(_, of)| of == kind).map(|(id, _)| id).collect();
            item = json!(format!("{}@^1", alike.get(index(random, alike.len()))?));
        }
        _ => return None,
    }
    Some(item)
}

/// Other amounts than those of the step before, so that the new step says something.
fn raise(step: &mut Value, number: u64) {
    if step.get("amount").is_some() {
        step["amount"] = json!(number);
    }
    if let Some(amounts) = step.get_mut("amounts").and_then(Value::as_object_mut) {
        for amount in amounts.values_mut().filter(|amount| !amount.is_object()) {
            *amount = json!(number);
        }
        for amount in
            amounts.values_mut().filter_map(Value::as_object_mut).flat_map(|below| below.values_mut())
        {
            *amount = json!(number);
        }
    }
}

pub(super) fn drop_field(tree: &mut Value, random: &mut Random) -> Option<String> {
    // a figure and the base of an index are of a period, whatever they are of
    let is_optional = |pointer: &str, _: &Value| {
        let is_own = last(pointer) != "period" || pointer == "/period";
        OPTIONAL.contains(&last(pointer))
            && is_own
            && !pointer.starts_with("/inputs")
            && !pointer.contains("/with/")
    };
    let pointer = place(tree, random, &is_optional)?;
    let (parent, field) = pointer.rsplit_once('/')?;
    tree.pointer_mut(parent)?.as_object_mut()?.shift_remove(field)?;
    Some(pointer)
}

pub(super) fn field(tree: &mut Value, random: &mut Random) -> Option<String> {
    let number = random.below(100);
    let words = json!({ "nl": format!("Erbij gekomen {number}"), "en": format!("Added later {number}") });
    let mut fields = vec![
        ("note", words.clone()),
        ("open", json!([words])),
        ("valid", json!({ "from": format!("20{:02}-01-01", number % 30) })),
        ("with", json!(["b0"])),
        ("in_use", json!({ "from": "2019-01-01" })),
    ];
    fields.extend(match tree["kind"].as_str().unwrap_or_default() {
        "variable" => vec![
            ("data_source", json!("a0/register@^1")),
            ("population", json!("a0/everyone@^1")),
            ("unformalised", json!([words])),
            ("concept", json!("a0/poverty@^1")),
        ],
        "indicator" => vec![("denominator", json!("a0/wealth@^1")), ("period", json!("month"))],
        "population" => vec![("within", json!("a0/everyone@^1")), ("area", json!({ "in": ["alone"] }))],
        "code_list" => vec![("ordered", json!(true))],
        "parameter" => vec![("change", json!("decision"))],
        "unit_type" => vec![("persists", json!(true)), ("part_of", json!("a0/unit@^1"))],
        _ => Vec::new(),
    });
    fields.retain(|(name, _)| tree.get(name).is_none());
    let (name, value) = fields.into_iter().nth(index(random, 4))?;
    tree[name] = value;
    Some(format!("/{name}"))
}
