//! Every fault in the shape of a file at once: the tree of nodes held against the JSON Schema of its kind.
//!
//! Serde stops at the first fault and cannot name the nearest field; this walk is made only when serde has failed.

use serde_json::Value;

use super::tree::{NodeId, Tree, escape};
use crate::nearest::nearest;
use crate::problem::{Fault, FaultKind, Faults, Form};
use crate::scalar::Scalar;
use crate::schema::choice::{alternatives, best_object, has_type};

/// All faults of the file with this root against the schema of the whole format.
pub(crate) fn faults(tree: &Tree<'_>, root: NodeId, schema: &Value, kind: &str) -> Vec<Fault> {
    let defs = &schema["$defs"];
    let mut walk = Walk { tree, defs, faults: Faults::default() };
    let here = Here { node: root, way: None, name: kind, key: None };
    if let Some(schema) = defs.get(kind) {
        walk.value(&here, schema);
    }
    walk.faults.into_vec()
}

/// A node on the way: the step that led to it, what to call it, and the key that holds it.
struct Here<'n> {
    node: NodeId,
    way: Option<(&'n Here<'n>, Step<'n>)>,
    name: &'n str,
    key: Option<NodeId>,
}

/// A step into a mapping or a list.
#[derive(Clone, Copy)]
enum Step<'n> {
    Key(&'n str),
    Index(usize),
}

impl Here<'_> {
    /// The pointer to the node, which is made for the faults that are kept and not for every node.
    fn pointer(&self) -> String {
        let Some((outer, step)) = self.way else { return String::new() };
        let mut pointer = outer.pointer();
        pointer.push('/');
        match step {
            Step::Key(key) => pointer.push_str(&escape(key)),
            Step::Index(index) => pointer.push_str(&index.to_string()),
        }
        pointer
    }
}

struct Walk<'w> {
    tree: &'w Tree<'w>,
    defs: &'w Value,
    faults: Faults,
}

impl<'w> Walk<'w> {
    fn value(&mut self, here: &Here<'_>, schema: &'w Value) {
        let choices = alternatives(schema, self.defs);
        if choices.iter().any(|choice| admits_anything(choice)) {
            return;
        }
        if self.tree.is_null(here.node) {
            if !choices.iter().any(|choice| has_type(choice, "null")) {
                self.wrong_form(here, &choices, Form::Nothing);
            }
        } else if self.tree.is_mapping(here.node) {
            let is_empty = self.tree.first(here.node).is_none();
            match self.best_object(here.node, &choices) {
                Some(object) if is_empty && object["minProperties"] == 1 => {
                    self.wrong_form(here, &choices, Form::Nothing);
                }
                Some(object) => self.object(here, object),
                None => self.wrong_form(here, &choices, Form::Mapping),
            }
        } else if self.tree.is_sequence(here.node) {
            match choices.iter().find(|choice| has_type(choice, "array")) {
                Some(array) => self.array(here, array),
                None => self.wrong_form(here, &choices, Form::List),
            }
        } else {
            self.scalar(here, &choices);
        }
    }

    /// Of several kinds of mapping the one that the keys fit best.
    fn best_object(&self, node: NodeId, choices: &[&'w Value]) -> Option<&'w Value> {
        let keys: Vec<&str> = self.tree.entries(node).filter_map(|(key, _)| self.tree.scalar(key)).collect();
        best_object(&keys, choices)
    }

    fn object(&mut self, here: &Here<'_>, schema: &'w Value) {
        let properties = schema["properties"].as_object();
        for (key, node) in self.tree.entries(here.node) {
            let name = self.tree.scalar(key).unwrap_or_default();
            let inner = Here { node, way: Some((here, Step::Key(name))), name, key: Some(key) };
            match properties.and_then(|properties| properties.get(name)) {
                Some(property) => self.value(&inner, property),
                None => self.other_key(here, &inner, schema),
            }
        }
        for field in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if self.tree.entry(here.node, field).is_none() && !self.is_misspelt(here, field) {
                let place = here.key.unwrap_or_else(|| self.first_key(here.node));
                self.add(place, here, || FaultKind::MissingField { field: field.to_owned() });
            }
        }
    }

    /// Whether a key of this mapping has been reported as a misspelling of the field, so that it is not missing too.
    fn is_misspelt(&self, here: &Here<'_>, field: &str) -> bool {
        self.faults.kept().iter().any(|fault| match &fault.kind {
            FaultKind::UnknownField { nearest: Some(near), .. } if near == field => {
                fault.pointer.rsplit_once('/').is_some_and(|(outer, _)| outer == here.pointer())
            }
            _ => false,
        })
    }

    /// A key that the schema does not name: wrong, or one of a mapping with free keys.
    fn other_key(&mut self, outer: &Here<'_>, inner: &Here<'_>, schema: &'w Value) {
        let Some(key) = inner.key else { return };
        match &schema["additionalProperties"] {
            Value::Bool(false) => {
                let fields = schema["properties"].as_object().into_iter().flat_map(|map| map.keys());
                self.add(key, inner, || {
                    let allowed: Vec<String> = fields.cloned().collect();
                    FaultKind::UnknownField {
                        field: inner.name.to_owned(),
                        owner: outer.name.to_owned(),
                        nearest: nearest(inner.name, allowed.iter().map(String::as_str)),
                        allowed,
                    }
                });
            }
            other => {
                let names = Here { node: key, way: inner.way, name: inner.name, key: Some(key) };
                if schema["propertyNames"].is_object() {
                    self.value(&names, &schema["propertyNames"]);
                }
                if other.is_object() {
                    self.value(inner, other);
                }
            }
        }
    }

    fn array(&mut self, here: &Here<'_>, schema: &'w Value) {
        for (index, node) in self.tree.children(here.node).enumerate() {
            let inner = Here { node, way: Some((here, Step::Index(index))), name: here.name, key: None };
            let item = schema["prefixItems"].get(index).unwrap_or(&schema["items"]);
            self.value(&inner, item);
        }
    }

    fn scalar(&mut self, here: &Here<'_>, choices: &[&'w Value]) {
        let text = self.tree.scalar(here.node).unwrap_or_default();
        if choices.iter().any(|choice| accepts(choice, text)) {
            return;
        }
        let words: Vec<&str> = choices.iter().flat_map(|choice| words(choice)).collect();
        let format = choices.iter().find_map(|choice| Scalar::from_format(choice["format"].as_str()?));
        match format {
            _ if !words.is_empty() => self.add(here.node, here, || FaultKind::UnknownWord {
                found: text.to_owned(),
                nearest: nearest(text, words.iter().copied()),
                allowed: words.into_iter().map(str::to_owned).collect(),
            }),
            Some(scalar) => {
                self.add(here.node, here, || FaultKind::InvalidScalar { text: text.to_owned(), scalar });
            }
            None => self.wrong_form(here, choices, Form::Text),
        }
    }

    fn wrong_form(&mut self, here: &Here<'_>, choices: &[&'w Value], found: Form) {
        let expected = choices.iter().find_map(|choice| form(choice)).unwrap_or(Form::Text);
        let place = match (here.key, self.tree.scalar(here.node)) {
            (Some(key), None | Some("")) => key,
            _ => here.node,
        };
        self.add(place, here, || FaultKind::WrongForm { expected, found });
    }

    fn first_key(&self, node: NodeId) -> NodeId {
        self.tree.children(node).next().unwrap_or(node)
    }

    fn add(&mut self, node: NodeId, here: &Here<'_>, kind: impl FnOnce() -> FaultKind) {
        self.faults.add(self.tree.span(node), || (here.pointer(), kind()));
    }
}

/// Whether the schema names no type and no words, so that any value may stand there.
fn admits_anything(schema: &Value) -> bool {
    ["type", "const", "enum", "format"].iter().all(|word| schema[*word].is_null())
}

fn words(schema: &Value) -> Vec<&str> {
    match (&schema["const"], &schema["enum"]) {
        (Value::String(word), _) => vec![word],
        (_, Value::Array(words)) => words.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Whether a text may stand where the schema is, by the same check that reads it.
fn accepts(schema: &Value, text: &str) -> bool {
    if schema["const"] == Value::Bool(true) {
        return text == "true";
    }
    if !schema["const"].is_null() || !schema["enum"].is_null() {
        return words(schema).contains(&text);
    }
    if let Some(scalar) = schema["format"].as_str().and_then(Scalar::from_format) {
        return scalar.accepts(text);
    }
    has_type(schema, "string")
        || (has_type(schema, "boolean") && matches!(text, "true" | "false"))
        || (has_type(schema, "integer") && accepts_whole(schema, text))
}

fn accepts_whole(schema: &Value, text: &str) -> bool {
    let minimum = schema["minimum"].as_i64().unwrap_or(i64::from(i32::MIN));
    text.parse::<i64>().is_ok_and(|number| number >= minimum && number <= i64::from(u32::MAX))
}

fn form(schema: &Value) -> Option<Form> {
    let forms = [
        ("object", Form::Mapping),
        ("array", Form::List),
        ("string", Form::Text),
        ("boolean", Form::Truth),
        ("integer", Form::Whole),
    ];
    if !words(schema).is_empty() {
        return Some(Form::Text);
    }
    forms.into_iter().find(|(name, _)| has_type(schema, name)).map(|(_, form)| form)
}
