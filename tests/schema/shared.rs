//! What the tests of schemas share.

use jsonschema::Validator;
use serde_json::Value;

/// What tells whether a value fits the schema, which is one itself.
pub fn validator(schema: &Value) -> Validator {
    assert!(jsonschema::draft202012::meta::is_valid(schema), "not a JSON Schema of draft 2020-12");
    jsonschema::draft202012::options().build(schema).unwrap()
}

/// Takes the key at the pointer out of the mapping that has it.
pub fn remove(value: &mut Value, pointer: &str) {
    let (outer, key) = pointer.rsplit_once('/').unwrap();
    value.pointer_mut(outer).unwrap().as_object_mut().unwrap().shift_remove(key).unwrap();
}
