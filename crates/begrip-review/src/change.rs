//! A change: what happened to one place of a definition, how far it reaches, and where it stands on both sides.

use begrip::{Date, DefinitionId, Place};
use serde_json::Value;

use crate::facet::Facet;
use crate::impact::Impact;
use crate::message::Message;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The facet that it is about.
    pub facet: Facet,
    /// The place as a pointer, into the new file unless it is gone from it.
    pub pointer: String,
    /// What happened.
    pub kind: ChangeKind,
    /// How far it reaches.
    pub impact: Impact,
    /// The value on the old side.
    pub old: Option<Value>,
    /// The value on the new side.
    pub new: Option<Value>,
    /// What the place is called, in the words of the field.
    pub what: Message,
    /// What happened, in a sentence.
    pub message: Message,
    /// Whether both sides are proved to select the same units.
    pub equivalent: bool,
    /// The day from which on a series breaks, where the change says so without a new major version.
    pub break_at: Option<Date>,
    /// The changes of other definitions that make a reference to another version of them a break.
    pub causes: Vec<Cause>,
    /// How many steps to other versions its sentence tells one within the other.
    pub(crate) depth: usize,
    /// The place as a pointer into the old file and into the new one.
    pub(crate) pointers: (String, String),
    /// Where the old value stands, or would stand.
    pub old_place: Option<Place>,
    /// Where the new value stands, or would stand.
    pub new_place: Option<Place>,
    /// A name for the change that survives moves of lines, unrelated edits and other versions.
    pub fingerprint: String,
    /// Whether the owner accepted it, so that it asks for no bump.
    pub accepted: bool,
}

impl Change {
    /// Whether it is about what a rule takes in; the rule itself says more.
    pub fn is_input(&self) -> bool {
        self.pointer == "/inputs" || self.pointer.starts_with("/inputs/")
    }
}

/// A change of another definition, and the way that leads to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The facet that changed there.
    pub facet: Facet,
    /// The definitions on the way, that of the change last; the beginning and the end of a way that is long.
    pub path: Vec<DefinitionId>,
    /// How many definitions in the middle of the way are left out of the path.
    pub left_out: usize,
    /// What happened there.
    pub message: Message,
}

/// How many definitions at each end of a way are kept.
const KEPT: usize = 20;

impl Cause {
    /// The same, as it arrives by way of another definition.
    pub(crate) fn through(&self, id: &DefinitionId) -> Self {
        let mut path = Vec::with_capacity(self.path.len() + 1);
        path.push(id.clone());
        path.extend(self.path.iter().cloned());
        let mut left_out = self.left_out;
        if path.len() > 2 * KEPT {
            path.remove(KEPT);
            left_out += 1;
        }
        Self { facet: self.facet, path, left_out, message: self.message.clone() }
    }
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
    /// It has another name and is the same.
    Renamed,
}

impl ChangeKind {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Renamed => "renamed",
        }
    }
}
