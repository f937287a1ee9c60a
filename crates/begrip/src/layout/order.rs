//! The order of keys: that of the format, wherever the format has names for them.

use serde_json::Value as Schema;

use super::part::{Collection, Entry, Value};
use crate::schema::DEFINITION_SCHEMA;
use crate::schema::choice::{alternatives, best_object, has_type};

/// Puts the keys of a file in their order.
pub(super) fn order(root: &mut Value<'_>) {
    let Value::Collection(collection) = root else { return };
    let schema = &*DEFINITION_SCHEMA;
    let defs = schema.get("$defs").unwrap_or(&Schema::Null);
    let kind = collection.entries.iter().find_map(|entry| match (&entry.key, &entry.value) {
        (Some((_, name)), Value::Scalar(lines)) if name == "kind" => lines.first().copied(),
        _ => None,
    });
    let kind = kind.map(|word| word.trim_matches(['"', '\'']));
    if let Some(schema) = kind.and_then(|kind| defs.get(kind)) {
        order_value(root, schema, defs);
    }
}

fn order_value<'s>(value: &mut Value<'_>, schema: &'s Schema, defs: &'s Schema) {
    let Value::Collection(collection) = value else { return };
    let alternatives = alternatives(schema, defs);
    if collection.is_mapping {
        let names: Vec<&str> = collection.entries.iter().filter_map(name).collect();
        if let Some(object) = best_object(&names, &alternatives) {
            order_mapping(collection, object, defs);
        }
    } else if let Some(array) = alternatives.iter().find(|choice| has_type(choice, "array")) {
        for (at, entry) in collection.entries.iter_mut().enumerate() {
            let item = array["prefixItems"].get(at).unwrap_or(&array["items"]);
            order_value(&mut entry.value, item, defs);
        }
    }
}

fn order_mapping<'s>(collection: &mut Collection<'_>, object: &'s Schema, defs: &'s Schema) {
    let fields = object["properties"].as_object();
    for entry in &mut collection.entries {
        let field = name(entry).and_then(|name| fields?.get(name));
        let schema = field.unwrap_or(&object["additionalProperties"]);
        order_value(&mut entry.value, schema, defs);
    }
    if let Some(fields) = fields {
        let place = |entry: &Entry<'_>| {
            fields.keys().position(|field| Some(field.as_str()) == name(entry)).unwrap_or(fields.len())
        };
        collection.entries.sort_by_key(place);
    }
}

fn name<'e>(entry: &'e Entry<'_>) -> Option<&'e str> {
    entry.key.as_ref().map(|(_, name)| name.as_ref())
}
