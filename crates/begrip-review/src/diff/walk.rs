//! Two trees of values side by side: what is only here, only there, or another.

use serde_json::{Map, Value};

use super::ChangeKind;

/// One place where two trees differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    /// The way to the place in words: field names, and the identity of list items.
    pub(super) path: Vec<String>,
    pub(super) old_pointer: String,
    pub(super) new_pointer: String,
    pub(super) kind: ChangeKind,
    pub(super) old: Option<Value>,
    pub(super) new: Option<Value>,
}

/// Every difference, in the order of the fields. The depth is bounded by that of a file that can be read.
pub(super) fn differences(old: &Value, new: &Value) -> Vec<Difference> {
    let mut walk = Walk { path: Vec::new(), found: Vec::new() };
    walk.values(old, new, "", "");
    walk.found
}

struct Walk {
    path: Vec<String>,
    found: Vec<Difference>,
}

impl Walk {
    fn values(&mut self, old: &Value, new: &Value, old_pointer: &str, new_pointer: &str) {
        if old == new {
            return;
        }
        match (old, new) {
            (Value::Object(old), Value::Object(new)) => self.maps(old, new, old_pointer, new_pointer),
            (Value::Array(old), Value::Array(new)) => self.lists(old, new, old_pointer, new_pointer),
            _ => self.report(Some(old), Some(new), old_pointer, new_pointer),
        }
    }

    fn maps(
        &mut self,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
        old_pointer: &str,
        new_pointer: &str,
    ) {
        let added = new.keys().filter(|name| !old.contains_key(*name));
        for name in old.keys().chain(added) {
            let step = name.replace('~', "~0").replace('/', "~1");
            let (old_at, new_at) = (format!("{old_pointer}/{step}"), format!("{new_pointer}/{step}"));
            self.path.push(name.clone());
            self.either(old.get(name), new.get(name), &old_at, &new_at);
            self.path.pop();
        }
    }

    fn lists(&mut self, old: &[Value], new: &[Value], old_pointer: &str, new_pointer: &str) {
        let list = self.path.last().cloned().unwrap_or_default();
        let (old_names, new_names) = (identities(&list, old), identities(&list, new));
        let gone_or_kept =
            old_names.iter().enumerate().map(|(at, name)| (name, Some(at), position(&new_names, name)));
        let added = new_names.iter().enumerate().filter(|(_, name)| position(&old_names, name).is_none());
        let all: Vec<_> = gone_or_kept.chain(added.map(|(at, name)| (name, None, Some(at)))).collect();
        for (name, old_at, new_at) in all {
            let pointer =
                |base: &str, at: Option<usize>| at.map_or(base.to_owned(), |at| format!("{base}/{at}"));
            let (old_here, new_here) = (pointer(old_pointer, old_at), pointer(new_pointer, new_at));
            let value = |list: &[Value], at: Option<usize>| at.and_then(|at| list.get(at)).cloned();
            self.path.push(name.clone());
            self.either(value(old, old_at).as_ref(), value(new, new_at).as_ref(), &old_here, &new_here);
            self.path.pop();
        }
    }

    fn either(&mut self, old: Option<&Value>, new: Option<&Value>, old_pointer: &str, new_pointer: &str) {
        match (old, new) {
            (Some(old), Some(new)) => self.values(old, new, old_pointer, new_pointer),
            (old, new) => self.report(old, new, old_pointer, new_pointer),
        }
    }

    fn report(&mut self, old: Option<&Value>, new: Option<&Value>, old_pointer: &str, new_pointer: &str) {
        let kind = match (old, new) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            _ => ChangeKind::Changed,
        };
        self.found.push(Difference {
            path: self.path.clone(),
            old_pointer: old_pointer.to_owned(),
            new_pointer: new_pointer.to_owned(),
            kind,
            old: old.cloned(),
            new: new.cloned(),
        });
    }
}

fn position(names: &[String], name: &str) -> Option<usize> {
    names.iter().position(|other| other == name)
}

/// What makes each item of a list the same one on the other side; items that are alike are numbered.
fn identities(list: &str, items: &[Value]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let name = identity(list, item).unwrap_or_else(|| (at + 1).to_string());
        let alike = names.iter().filter(|other| other.split(" #").next() == Some(&name)).count();
        names.push(if alike == 0 { name } else { format!("{name} #{}", alike + 1) });
    }
    names
}

fn identity(list: &str, item: &Value) -> Option<String> {
    let text = |field: &str| match item.pointer(field)? {
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    match (list, item) {
        (_, Value::String(text)) => Some(text.clone()),
        ("codes", _) => Some(
            [text("/code"), text("/valid/from")].into_iter().flatten().collect::<Vec<_>>().join(" from "),
        ),
        ("steps", _) => text("/from"),
        ("sources", _) => text("/key").or_else(|| text("/url")).or_else(|| text("/title")),
        ("maps", _) => Some(format!("{} → {}", text("/from")?, text("/to")?)),
        ("by", _) => text("/key"),
        ("figures", _) => {
            Some([text("/period"), text("/area")].into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
        ("match", _) => text("/to"),
        ("examples", _) => text("/label/en").or_else(|| text("/label/nl")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::differences;

    fn shown(old: &serde_json::Value, new: &serde_json::Value) -> Vec<String> {
        let line = |d: super::Difference| format!("{} {} {}", d.kind.as_str(), d.old_pointer, d.new_pointer);
        differences(old, new).into_iter().map(line).collect()
    }

    #[test]
    fn nothing_differs_from_itself_whatever_the_order() {
        let old = json!({ "a": 1, "codes": [{ "code": "x" }, { "code": "y" }] });
        let new = json!({ "codes": [{ "code": "y" }, { "code": "x" }], "a": 1 });
        assert!(differences(&old, &old).is_empty());
        assert!(differences(&old, &new).is_empty());
    }

    #[test]
    fn items_are_followed_by_what_they_are_not_by_where_they_stand() {
        let old = json!({ "steps": [{ "from": "2023-01-01", "amount": "1" }, { "from": "2024-01-01", "amount": "2" }] });
        let new = json!({ "steps": [{ "from": "2022-01-01", "amount": "0" }, { "from": "2023-01-01", "amount": "1" },
                                    { "from": "2024-01-01", "amount": "3" }] });
        assert_eq!(shown(&old, &new), ["changed /steps/1/amount /steps/2/amount", "added /steps /steps/0"]);
        assert_eq!(shown(&new, &old), ["removed /steps/0 /steps", "changed /steps/2/amount /steps/1/amount"]);
    }

    #[test]
    fn codes_that_occur_twice_are_kept_apart() {
        let old = json!({ "codes": [{ "code": "x", "label": "a" }, { "code": "x", "valid": { "from": "2020-01-01" } }] });
        let new = json!({ "codes": [{ "code": "x", "label": "b" }, { "code": "x", "valid": { "from": "2020-01-01" } }] });
        assert_eq!(shown(&old, &new), ["changed /codes/0/label /codes/0/label"]);
    }
}
