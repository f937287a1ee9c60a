//! A naive answer to "same or not": two trees, without all that `comparison.md` §2 calls no change.

use std::collections::BTreeMap;

use begrip::Definition;
use serde_json::{Map, Value, json};

use crate::notation::plain;

/// Whether two definitions say the same; id and version are what is compared.
pub fn same(old: &Definition, new: &Definition) -> bool {
    plainly(old) == plainly(new)
}

/// A definition as a tree in which everything that makes no difference is gone.
pub fn plainly(definition: &Definition) -> Value {
    let mut tree = serde_json::to_value(definition).unwrap();
    let fields = tree.as_object_mut().unwrap();
    fields.shift_remove("id");
    fields.shift_remove("version");
    let ordered = fields.get("ordered") == Some(&json!(true));
    let is_parameter = fields["kind"] == "parameter";
    let plain = fields.iter().map(|(field, value)| {
        let kept = (is_parameter && field == "by") || (ordered && field == "codes");
        (field.clone(), if kept { in_order(value) } else { value_of(field, value) })
    });
    let mut plain: Map<String, Value> = plain.collect();
    if is_parameter {
        plain.insert("steps".into(), steps(&tree["steps"]));
    }
    Value::Object(plain)
}

/// A list of which the order has a meaning, though not that of what is in its items.
fn in_order(list: &Value) -> Value {
    list.as_array().unwrap().iter().map(|item| value_of("", item)).collect()
}

fn value_of(field: &str, value: &Value) -> Value {
    match value {
        Value::String(text) if ["rule", "where", "holds"].contains(&field) => json!(plain(text)),
        Value::String(text) if DECIMALS.contains(&field) => json!(decimal(text)),
        Value::String(text) => json!(collapsed(text)),
        Value::Object(map) if ["amounts", "amount"].contains(&field) => amounts(map),
        Value::Object(map) => {
            let entries = map.iter().map(|(key, value)| (key.clone(), value_of(key, value)));
            Value::Object(entries.collect())
        }
        Value::Array(items) => {
            let of = |item: &Value| value_of(if field == "rules" { "rule" } else { "" }, item);
            let mut items: Vec<Value> = items.iter().map(of).collect();
            items.sort_by_key(canonical);
            Value::Array(items)
        }
        other => other.clone(),
    }
}

const DECIMALS: [&str; 7] = ["amount", "minimum", "maximum", "is", "quantile", "weight", "value"];

fn amounts(map: &Map<String, Value>) -> Value {
    let one = |(key, value): (&String, &Value)| {
        let value = match value {
            Value::String(text) => json!(decimal(text)),
            Value::Object(map) => amounts(map),
            other => other.clone(),
        };
        (key.clone(), value)
    };
    Value::Object(map.iter().map(one).collect())
}

/// The number without zeros at its end.
fn decimal(text: &str) -> String {
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
    if text == "-0" { "0".into() } else { text.into() }
}

pub fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Steps in any order; one without an end ends where the next begins.
fn steps(list: &Value) -> Value {
    let begins: Vec<&str> =
        list.as_array().unwrap().iter().filter_map(|step| step["from"].as_str()).collect();
    let with_end = list.as_array().unwrap().iter().map(|step| {
        let mut step = step.clone();
        let from = step["from"].as_str().unwrap_or_default().to_owned();
        let next = begins.iter().filter(|begin| **begin > from.as_str()).min();
        if let (None, Some(next)) = (step.get("until"), next) {
            let day: begrip::Date = next.parse().unwrap();
            step["until"] = json!(day.previous().unwrap().to_string());
        }
        step
    });
    value_of("steps", &with_end.collect())
}

/// A text that is the same for the same tree, whatever the order of its maps.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let sorted: BTreeMap<&String, String> =
                map.iter().map(|(key, value)| (key, canonical(value))).collect();
            format!("{sorted:?}")
        }
        Value::Array(items) => format!("{:?}", items.iter().map(canonical).collect::<Vec<_>>()),
        other => other.to_string(),
    }
}
