//! Whether an edit changes what a definition means, decided by what was read and by nothing that a rule finds.

use begrip::Definition;
use serde_json::{Map, Value};

use crate::edit::Kind;

/// What an edit did to a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// Nothing: the definition that is read is the same, or a list without order is in another one.
    Same,
    /// Only prose beside the definition, where it comes from, or the spelling of a text.
    Editorial,
    /// Anything else.
    Meaning,
    /// The file is no definition any more.
    Unreadable,
}

/// Fields of prose and of where a definition comes from, wherever they stand.
const BESIDE: [&str; 5] = ["note", "because", "sources", "homepage", "contact"];

/// What an edit of a kind did, if this was read before and that after it.
pub fn weight(kind: Kind, before: &Definition, after: Option<&Definition>) -> Weight {
    let Some(after) = after else { return Weight::Unreadable };
    let [before, after] = [before, after].map(|one| serde_json::to_value(one).unwrap());
    if sorted(before.clone(), "") == sorted(after.clone(), "") {
        return Weight::Same;
    }
    let [before, after] = [before, after].map(|one| sorted(plain(one, kind, ""), ""));
    if before == after { Weight::Editorial } else { Weight::Meaning }
}

/// The same without what is beside the definition; where a word was misspelt, without the words of texts.
fn plain(value: Value, kind: Kind, name: &str) -> Value {
    match value {
        Value::Object(map) if kind == Kind::Misspell && is_text(&map) => {
            map.keys().map(|language| Value::from(language.as_str())).collect()
        }
        Value::Object(map) => {
            let entries = map.into_iter().filter(|(key, _)| !BESIDE.contains(&key.as_str()));
            // of an example the label is prose
            let entries = entries.filter(|(key, _)| name != "examples" || key != "label");
            entries.map(|(key, value)| (key.clone(), plain(value, kind, &key))).collect()
        }
        Value::Array(items) => items.into_iter().map(|item| plain(item, kind, name)).collect(),
        other => other,
    }
}

fn is_text(map: &Map<String, Value>) -> bool {
    !map.is_empty() && map.keys().all(|key| ["nl", "en"].contains(&key.as_str()))
}

/// The same with every list in one order, but for those whose order means something: keys, steps, and the codes of a
/// list that says that it is ordered.
fn sorted(value: Value, name: &str) -> Value {
    match value {
        Value::Object(map) => {
            let is_free = map.get("ordered") != Some(&Value::Bool(true));
            let name = |key: &str| if key == "codes" && is_free { "" } else { key }.to_owned();
            map.into_iter().map(|(key, value)| (key.clone(), sorted(value, &name(&key)))).collect()
        }
        Value::Array(items) => {
            let mut items: Vec<Value> = items.into_iter().map(|item| sorted(item, "")).collect();
            if !["codes", "by", "steps"].contains(&name) {
                items.sort_by_cached_key(Value::to_string);
            }
            Value::Array(items)
        }
        other => other,
    }
}
