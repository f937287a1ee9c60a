//! What changed between two versions of a definition, or between two states of a registry, field by field.

use std::collections::{BTreeMap, BTreeSet};

use begrip::{Definition, DefinitionId, Kind, Part, Place, Registry, Text};
use semver::Version;
use serde_json::Value;

use crate::facet::Facet;
use crate::message::Message;

mod walk;

/// What changed between two states.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diff {
    /// The definitions that changed, by id and version.
    pub pairs: Vec<Pair>,
}

/// What changed in one definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The definition; that of the new side if it was renamed.
    pub id: DefinitionId,
    /// Its label; that of the new side if it changed.
    pub label: Text,
    /// The version on the old side; `None` if it is new.
    pub from: Option<Version>,
    /// The version on the new side; `None` if it is gone.
    pub to: Option<Version>,
    /// The changes, by facet and then in the order of the fields.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The facet that it is about; `None` for a definition that is new or gone as a whole.
    pub facet: Option<Facet>,
    /// The field in words, `steps › 2024-01-01 › amounts › single`.
    pub field: String,
    /// The field as a pointer, into the new file unless it is gone from it.
    pub pointer: String,
    /// What happened.
    pub kind: ChangeKind,
    /// The value on the old side.
    pub old: Option<Value>,
    /// The value on the new side.
    pub new: Option<Value>,
    /// What happened, in a sentence.
    pub message: Message,
    /// Where the old value stands, or would stand.
    pub old_place: Option<Place>,
    /// Where the new value stands, or would stand.
    pub new_place: Option<Place>,
}

/// What happened to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another.
    Changed,
}

impl ChangeKind {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

/// One side of a comparison: a definition in its registry.
#[derive(Debug, Clone, Copy)]
struct Side<'r> {
    registry: &'r Registry,
    definition: &'r Definition,
}

impl Side<'_> {
    fn place(&self, pointer: &str) -> Place {
        self.registry.place(self.definition, pointer, Part::Value)
    }
}

/// What changed from one definition to another, both of any registry.
///
/// Order of maps and of lists whose items have an identity (codes, steps, sources), white space and notation are no
/// change. Id and version are what is compared, and so no change either.
pub fn diff(old: (&Registry, &Definition), new: (&Registry, &Definition)) -> Pair {
    let old = Side { registry: old.0, definition: old.1 };
    let new = Side { registry: new.0, definition: new.1 };
    let (id, from, to) = (new.definition.id().clone(), old.definition.version(), new.definition.version());
    let found = walk::differences(&value(old.definition), &value(new.definition));
    let kind = new.definition.kind();
    let mut changes: Vec<Change> = found.into_iter().map(|found| change(kind, old, new, found)).collect();
    // what decides comes before what documents; within a facet the order of the fields stays
    changes.sort_by_key(|change| change.facet);
    let label = new.definition.header().label.clone();
    Pair { id, label, from: Some(from.clone()), to: Some(to.clone()), changes }
}

/// What changed between two states of a registry.
///
/// A version that only the new state has is compared with the highest version below it that the old state has; a
/// version that is gone, and that no new one was compared with, is reported as gone.
pub fn diff_registries(old: &Registry, new: &Registry) -> Diff {
    let ids: BTreeSet<&DefinitionId> = old.ids().chain(new.ids()).collect();
    let mut pairs: Vec<Pair> = ids.into_iter().flat_map(|id| diff_id(old, new, id)).collect();
    pairs.retain(|pair| !pair.changes.is_empty());
    Diff { pairs }
}

fn diff_id(old: &Registry, new: &Registry, id: &DefinitionId) -> Vec<Pair> {
    let by_version = |registry: &'_ Registry| -> BTreeMap<Version, begrip::Node> {
        // of two files with one version the first counts, as everywhere
        registry.versions(id).iter().rev().map(|d| (d.version().clone(), d.node())).collect()
    };
    let (before, after) = (by_version(old), by_version(new));
    let mut bases = BTreeSet::new();
    let mut pairs = Vec::new();
    for (version, node) in &after {
        let base = before.get_key_value(version).or_else(|| before.range(..version).next_back());
        let Some(to) = new.get(*node) else { continue };
        match base.and_then(|(base, node)| Some((base, old.get(*node)?))) {
            Some((base, from)) => {
                bases.insert(base.clone());
                pairs.push(diff((old, from), (new, to)));
            }
            None => pairs.push(whole(new, to, ChangeKind::Added)),
        }
    }
    let gone = before.iter().filter(|(version, _)| !after.contains_key(version) && !bases.contains(version));
    pairs.extend(gone.filter_map(|(_, node)| Some(whole(old, old.get(*node)?, ChangeKind::Removed))));
    pairs
}

/// A definition that is new or gone.
fn whole(registry: &Registry, definition: &Definition, kind: ChangeKind) -> Pair {
    let place = registry.place(definition, "/id", Part::Value);
    let (id, version) = (definition.id().clone(), definition.version().clone());
    let is_new = kind == ChangeKind::Added;
    let message = if is_new {
        Message::new(format!("`{id}` {version} is new"), format!("`{id}` {version} is nieuw"))
    } else {
        Message::new(format!("`{id}` {version} is gone"), format!("`{id}` {version} is verdwenen"))
    };
    let text = Value::String(version.to_string());
    let (old, new) = if is_new { (None, Some(text)) } else { (Some(text), None) };
    let (old_place, new_place) = if is_new { (None, Some(place)) } else { (Some(place), None) };
    let (field, pointer) = (String::new(), String::new());
    let change = Change { facet: None, field, pointer, kind, old, new, message, old_place, new_place };
    let (from, to) = if is_new { (None, Some(version)) } else { (Some(version), None) };
    Pair { id, label: definition.header().label.clone(), from, to, changes: vec![change] }
}

/// The definition as its file has it, without what names it.
fn value(definition: &Definition) -> Value {
    let mut value = serde_json::to_value(definition).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.shift_remove("id");
        fields.shift_remove("version");
    }
    value
}

fn change(kind: Kind, old: Side<'_>, new: Side<'_>, found: walk::Difference) -> Change {
    let field = found.path.join(" › ");
    let top = found.new_pointer.split('/').nth(1).unwrap_or_default();
    let message = message(&field, found.kind, found.old.as_ref(), found.new.as_ref());
    let pointer = if found.kind == ChangeKind::Removed { &found.old_pointer } else { &found.new_pointer };
    Change {
        facet: Facet::of(kind, top),
        pointer: pointer.clone(),
        kind: found.kind,
        message,
        old_place: Some(old.place(&found.old_pointer)),
        new_place: Some(new.place(&found.new_pointer)),
        field,
        old: found.old,
        new: found.new,
    }
}

fn message(field: &str, kind: ChangeKind, old: Option<&Value>, new: Option<&Value>) -> Message {
    let text = |value: Option<&Value>| value.map(shown).unwrap_or_default();
    match kind {
        ChangeKind::Added => Message::new(
            format!("`{field}` is new: {}", text(new)),
            format!("`{field}` is nieuw: {}", text(new)),
        ),
        ChangeKind::Removed => Message::new(
            format!("`{field}` is gone: {}", text(old)),
            format!("`{field}` is verdwenen: {}", text(old)),
        ),
        ChangeKind::Changed => Message::new(
            format!("`{field}` went from {} to {}", text(old), text(new)),
            format!("`{field}` ging van {} naar {}", text(old), text(new)),
        ),
    }
}

/// A value in one line, as a file would have it.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => format!("`{text}`"),
        Value::Null => "not known".to_owned(),
        Value::Array(items) => format!("[{}]", items.iter().map(shown_plain).collect::<Vec<_>>().join(", ")),
        other => shown_plain(other),
    }
}

fn shown_plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => format!("[{}]", items.iter().map(shown_plain).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| format!("{name}: {}", shown_plain(value)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
