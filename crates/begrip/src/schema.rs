//! The JSON Schema of the file format, made from the model.

pub(crate) mod choice;

use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::header::Header;
use crate::kind::Kind;

/// The JSON Schema (draft 2020-12) of a definition file, for editors and other validators.
///
/// Every field of every kind is in it with its documentation, and nothing else is allowed.
///
/// ```
/// let schema = begrip::definition_schema();
/// assert_eq!(schema["properties"]["kind"]["enum"][0], "authority");
/// assert_eq!(schema["$defs"]["variable"]["additionalProperties"], false);
/// ```
pub fn definition_schema() -> Value {
    DEFINITION_SCHEMA.clone()
}

/// The same, made once.
pub(crate) static DEFINITION_SCHEMA: LazyLock<Value> = LazyLock::new(make);

fn make() -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    let header = Value::from(<Header as schemars::JsonSchema>::json_schema(&mut generator));
    let mut kinds = Map::new();
    for kind in Kind::ALL {
        let content = Value::from(kind.content_schema(&mut generator));
        kinds.insert(kind.as_str().to_owned(), whole(*kind, &header, &content));
    }
    for (name, schema) in generator.take_definitions(true) {
        kinds.entry(name).or_insert(schema);
    }
    let mut defs = Value::Object(kinds);
    without_null(&mut defs);
    any_scalar_is_text(&mut defs);
    let words: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
    let choices: Vec<Value> = words
        .iter()
        .map(|word| {
            json!({
                "if": { "properties": { "kind": { "const": word } }, "required": ["kind"] },
                "then": { "$ref": format!("#/$defs/{word}") },
            })
        })
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A begrip definition file",
        "type": "object",
        "required": ["kind"],
        "properties": { "kind": { "description": "What kind of definition this is", "enum": words } },
        "allOf": choices,
        "$defs": defs,
    })
}

/// The schema of a whole file of one kind: the fields of the header and those of the kind.
fn whole(kind: Kind, header: &Value, content: &Value) -> Value {
    let mut properties = Map::new();
    properties.insert("kind".to_owned(), json!({ "const": kind.as_str() }));
    let mut required = vec![json!("kind")];
    for part in [header, content] {
        if let Some(fields) = part["properties"].as_object() {
            properties.extend(fields.clone());
        }
        required.extend(part["required"].as_array().cloned().unwrap_or_default());
    }
    json!({
        "description": content.get("description"),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// Lets `title: 2024` stand without quotes: a field that holds any text holds the text that is written.
fn any_scalar_is_text(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            let is_plain = map.get("type").is_some_and(|name| name == "string");
            if is_plain && !["format", "enum", "const"].iter().any(|word| map.contains_key(*word)) {
                map.insert("type".to_owned(), json!(["string", "number", "boolean"]));
            }
            map.values_mut().for_each(any_scalar_is_text);
        }
        Value::Array(items) => items.iter_mut().for_each(any_scalar_is_text),
        _ => {}
    }
}

/// Takes `null` out of every field that is optional: such a field is left out, not left empty.
pub(crate) fn without_null(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Object(properties)) = map.get_mut("properties") {
                properties.values_mut().for_each(forbid_null);
            }
            map.values_mut().for_each(without_null);
        }
        Value::Array(items) => items.iter_mut().for_each(without_null),
        _ => {}
    }
}

fn forbid_null(field: &mut Value) {
    let Some(map) = field.as_object_mut() else { return };
    map.remove("default");
    if let Some(Value::Array(types)) = map.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            map.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(choices)) = map.get_mut("anyOf") else { return };
    let is_null = |choice: &Value| *choice == json!({ "type": "null" });
    if choices.len() == 2 && choices.last().is_some_and(is_null) && !nullable_by_itself(choices) {
        choices.pop();
        if let Some(Value::Object(only)) = choices.pop() {
            map.remove("anyOf");
            map.extend(only);
        }
    }
}

/// An amount may be `null` whether or not its field is optional.
fn nullable_by_itself(choices: &[Value]) -> bool {
    choices.first().is_some_and(|choice| choice["format"] == "decimal" && choice["type"].is_array())
        && choices.first().is_some_and(|choice| choice.get("description").is_none())
}
