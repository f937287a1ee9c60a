//! Which of the alternatives of a schema a value is held against.

use serde_json::Value;

/// The schema with references followed and alternatives laid side by side.
pub(crate) fn alternatives<'s>(schema: &'s Value, defs: &'s Value) -> Vec<&'s Value> {
    let mut found = Vec::new();
    let mut open = vec![schema];
    while let Some(schema) = open.pop() {
        if let Some(target) = schema["$ref"].as_str() {
            open.push(&defs[target.trim_start_matches("#/$defs/")]);
            continue;
        }
        match schema["anyOf"].as_array().or_else(|| schema["oneOf"].as_array()) {
            Some(choices) => open.extend(choices.iter().rev()),
            None => found.push(schema),
        }
    }
    found
}

/// Of several kinds of mapping the one that these keys fit best.
pub(crate) fn best_object<'s>(keys: &[&str], choices: &[&'s Value]) -> Option<&'s Value> {
    let fit = |object: &Value| {
        let matched = keys.iter().filter(|key| object["properties"].get(key).is_some()).count();
        let is_there = |name: &&Value| name.as_str().is_some_and(|name| keys.contains(&name));
        let required = object["required"].as_array().map_or(0, |names| names.iter().filter(is_there).count());
        matched + required
    };
    let objects = choices.iter().copied().filter(|choice| has_type(choice, "object"));
    // of equals the first, so that the answer does not depend on more than the schema
    objects.rev().max_by_key(|object| fit(object))
}

/// Whether a schema admits values of this type.
pub(crate) fn has_type(schema: &Value, name: &str) -> bool {
    match &schema["type"] {
        Value::String(only) => only == name,
        Value::Array(types) => types.iter().any(|one| one == name),
        _ => false,
    }
}
