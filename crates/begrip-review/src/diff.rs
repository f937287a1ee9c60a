//! What changed between two versions of a definition, or between two states of a registry, and what that asks for.

use std::collections::BTreeMap;

use begrip::{Accepted, Date, Definition, DefinitionId, Part, Registry, Status, Text};
use semver::Version;
use serde_json::Value;

use crate::change::{Change, ChangeKind};
use crate::changes::fingerprint;
use crate::facet::Facet;
use crate::impact::{Bump, Impact, is_unfinished};
use crate::ledger::Ledger;
use crate::message::Message;
use crate::reach::Reached;
use crate::rename::renames;

mod carry;
mod pairing;
mod select;

use carry::{between, carry};
use pairing::{Paired, paired};
pub use select::Selection;

/// What changed between two states, and whom that reaches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diff {
    /// The definitions that changed or owe a bump, by id and version.
    pub pairs: Vec<Pair>,
    /// The definitions that the changes reach, those that changed themselves aside.
    pub reached: Vec<Reached>,
}

/// What changed in one definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The definition; that of the new side if it was renamed.
    pub id: DefinitionId,
    /// Its id on the old side, if that was another one.
    pub renamed_from: Option<DefinitionId>,
    /// Its label; that of the new side if it changed.
    pub label: Text,
    /// The version on the old side; `None` if it is new.
    pub from: Option<Version>,
    /// The version on the new side; `None` if it is gone.
    pub to: Option<Version>,
    /// The changes, by facet and then in the order of the fields.
    pub changes: Vec<Change>,
    /// The bump that the changes ask for, its own and those that reach it; none of a draft or a pre-release.
    pub required: Bump,
    /// The changed definition that asks for more than its own changes do.
    pub because_of: Option<DefinitionId>,
    /// Whether the old version was adopted, so that its content must not change.
    pub is_adopted: bool,
    /// Whether the version that was wrong still has to be withdrawn.
    pub to_withdraw: Option<Version>,
}

/// What else a comparison takes into account.
#[derive(Debug, Clone, Copy, Default)]
pub struct DiffOptions {
    /// Today: what begins later is not in force yet. Without it only the day of a release tells that.
    pub today: Option<Date>,
}

impl Diff {
    /// The bump that all changes together ask for.
    pub fn required(&self) -> Bump {
        self.pairs.iter().map(Pair::asks).max().unwrap_or(Bump::None)
    }
}

impl Pair {
    /// The bump from the one version to the other; `None` for a definition that is new or gone.
    pub fn declared(&self) -> Option<Bump> {
        self.from.as_ref().zip(self.to.as_ref()).map(|(from, to)| Bump::between(from, to))
    }

    /// Whether the declared bump is enough, and a version that was wrong is withdrawn.
    pub fn is_satisfied(&self) -> bool {
        self.declared().is_none_or(|declared| declared >= self.required) && self.to_withdraw.is_none()
    }

    /// The version that it should have.
    pub fn needed(&self) -> Option<Version> {
        self.from.as_ref().map(|from| self.required.applied_to(from))
    }

    /// How far its changes reach; accepted ones aside.
    pub fn impact(&self) -> Impact {
        let counted = self.changes.iter().filter(|change| !change.accepted);
        counted.map(|change| change.impact).max().unwrap_or(Impact::None)
    }

    fn asks(&self) -> Bump {
        if self.declared().is_some() { self.required } else { self.impact().bump() }
    }
}

/// What changed from one definition to another, both of any registry, without whom it reaches.
///
/// Order of maps, of codes without order and of lists whose items have an identity, white space and notation are no
/// change. Id and version are what is compared, and so no change either.
pub fn diff(old: (&Registry, &Definition), new: (&Registry, &Definition), options: DiffOptions) -> Pair {
    let renamed = if std::ptr::eq(old.0, new.0) { BTreeMap::new() } else { renames(old.0, new.0) };
    let mut ledger = Ledger::new(old.0, new.0, renamed, options.today);
    both(&mut ledger, old.1, new.1)
}

/// What changed between two versions in one registry, and whom that reaches there.
pub fn diff_versions(registry: &Registry, old: &Definition, new: &Definition, options: DiffOptions) -> Diff {
    let pair = diff((registry, old), (registry, new), options);
    let reached = between(registry, (old, new), &pair);
    let pairs = if pair.changes.is_empty() { Vec::new() } else { vec![pair] };
    Diff { pairs, reached }
}

/// What changed between two states of a registry, and whom that reaches.
///
/// A version that only the new state has is compared with the highest version below it, which the new state alone may
/// have as well if several appeared at once; a version that is gone, and that no new one was compared with, is reported
/// as gone.
pub fn diff_registries(old: &Registry, new: &Registry, options: DiffOptions) -> Diff {
    let mut ledger = Ledger::new(old, new, renames(old, new), options.today);
    let mut within = Ledger::new(new, new, BTreeMap::new(), options.today);
    let mut pairs: Vec<Pair> = Vec::new();
    for paired in paired(&ledger) {
        pairs.push(match paired {
            // almost all of them, of which nothing has to be made
            Paired::Both(before, after) if before.says_the_same(after) => continue,
            Paired::Both(before, after) => both(&mut ledger, before, after),
            Paired::Next(before, after) => both(&mut within, before, after),
            Paired::Gone(definition) => alone(old, definition, ChangeKind::Removed),
            Paired::New(definition) => alone(new, definition, ChangeKind::Added),
        });
    }
    pairs.retain(|pair| !pair.changes.is_empty());
    accept(old, new, &mut pairs, options.today);
    let reached = carry(old, new, &mut pairs);
    pairs.sort_by(|a, b| (&a.id, &a.to, &a.from).cmp(&(&b.id, &b.to, &b.from)));
    Diff { pairs, reached }
}

/// Marks the changes that the new side accepts on this day, which then ask for no bump.
fn accept(old: &Registry, new: &Registry, pairs: &mut [Pair], today: Option<Date>) {
    let holds =
        |accepted: &&Accepted| accepted.until.is_none_or(|until| today.is_none_or(|today| today <= until));
    let accepted: Vec<&Accepted> = new.accepted().iter().filter(holds).collect();
    for pair in pairs.iter_mut().filter(|pair| accepted.iter().any(|one| one.id == pair.id)) {
        for change in &mut pair.changes {
            change.accepted = accepted.iter().any(|one| {
                one.id == pair.id
                    && one.facet == change.facet.as_str()
                    && one.fingerprint == change.fingerprint
            });
        }
        let before = pair.renamed_from.as_ref().unwrap_or(&pair.id);
        let from = pair.from.as_ref();
        let from = from.and_then(|version| at(old, before, version).or_else(|| at(new, &pair.id, version)));
        let to = pair.to.as_ref().and_then(|version| at(new, &pair.id, version));
        if let (Some(from), Some(to)) = (from, to) {
            pair.required = required(from, to, &pair.changes);
            pair.to_withdraw = to_withdraw(new, (from, to), &pair.changes);
        }
    }
}

fn at<'r>(registry: &'r Registry, id: &DefinitionId, version: &Version) -> Option<&'r Definition> {
    registry.versions(id).iter().find(|definition| definition.version() == version)
}

/// A definition on both sides.
fn both<'r>(ledger: &mut Ledger<'r>, old: &'r Definition, new: &'r Definition) -> Pair {
    let mut changes = ledger.settle(old, new).to_vec();
    let renamed_from = (old.id() != new.id()).then(|| old.id().clone());
    if let Some(before) = &renamed_from {
        changes.push(renamed(before, new.id()));
    }
    place(&mut changes, (ledger.old, old), (ledger.new, new));
    Pair {
        id: new.id().clone(),
        renamed_from,
        label: new.header().label.clone(),
        from: Some(old.version().clone()),
        to: Some(new.version().clone()),
        required: required(old, new, &changes),
        because_of: None,
        is_adopted: is_adopted(old.header().status),
        to_withdraw: to_withdraw(ledger.new, (old, new), &changes),
        changes,
    }
}

/// A definition that is new or gone.
fn alone(registry: &Registry, definition: &Definition, kind: ChangeKind) -> Pair {
    let version = Some(definition.version().clone());
    let (from, to) = if kind == ChangeKind::Added { (None, version) } else { (version, None) };
    Pair {
        id: definition.id().clone(),
        renamed_from: None,
        label: definition.header().label.clone(),
        from,
        to,
        changes: vec![whole(registry, definition, kind)],
        required: Bump::None,
        because_of: None,
        is_adopted: kind == ChangeKind::Removed && is_adopted(definition.header().status),
        to_withdraw: None,
    }
}

/// Whether the content of a definition of this status must not change without a new version.
fn is_adopted(status: Status) -> bool {
    match status {
        Status::Adopted | Status::Superseded | Status::Retired | Status::Withdrawn => true,
        Status::Draft | Status::Proposed => false,
    }
}

/// The bump that changes ask for: none of what is still being written, and of a break at a date at least a minor one.
fn required(old: &Definition, new: &Definition, changes: &[Change]) -> Bump {
    if is_unfinished(old) || is_unfinished(new) {
        return Bump::None;
    }
    let counted = changes.iter().filter(|change| !change.accepted);
    let bump = |change: &Change| {
        let at_date = if change.break_at.is_some() { Bump::Minor } else { Bump::None };
        change.impact.bump().max(at_date)
    };
    counted.map(bump).max().unwrap_or(Bump::None)
}

/// The old version, if the new one says that it was wrong and it is still there and not withdrawn.
fn to_withdraw(
    registry: &Registry,
    (old, new): (&Definition, &Definition),
    changes: &[Change],
) -> Option<Version> {
    let corrects = changes.iter().any(|change| change.impact == Impact::Correction && !change.accepted);
    let versions = registry.versions(new.id()).iter();
    let mut wrong =
        versions.filter(|other| other.version() == old.version() && old.version() < new.version());
    let still = wrong.any(|other| other.header().status != Status::Withdrawn);
    (corrects && still).then(|| old.version().clone())
}

/// Looks up where changes stand on both sides.
fn place(changes: &mut [Change], old: (&Registry, &Definition), new: (&Registry, &Definition)) {
    for change in changes {
        change.old_place = Some(old.0.place(old.1, &change.pointers.0, Part::Value));
        change.new_place = Some(new.0.place(new.1, &change.pointers.1, Part::Value));
    }
}

fn renamed(old: &DefinitionId, new: &DefinitionId) -> Change {
    let message = Message::new(format!("`{old}` is now called `{new}`"), format!("`{old}` heet nu `{new}`"));
    let value = |id: &DefinitionId| Some(Value::String(id.to_string()));
    one_of_whole(new, ChangeKind::Renamed, Impact::None, (value(old), value(new)), message)
}

fn whole(registry: &Registry, definition: &Definition, kind: ChangeKind) -> Change {
    let place = registry.place(definition, "/id", Part::Value);
    let (id, version) = (definition.id(), definition.version());
    let value = Some(Value::String(version.to_string()));
    let unfinished = is_unfinished(definition);
    if kind == ChangeKind::Added {
        let impact = if unfinished { Impact::None } else { Impact::Compatible };
        let message = Message::new(format!("`{id}` {version} is new"), format!("`{id}` {version} is nieuw"));
        let change = one_of_whole(id, kind, impact, (None, value), message);
        Change { new_place: Some(place), ..change }
    } else {
        let impact = if unfinished { Impact::None } else { Impact::Breaking };
        let message =
            Message::new(format!("`{id}` {version} is gone"), format!("`{id}` {version} is verdwenen"));
        let change = one_of_whole(id, kind, impact, (value, None), message);
        Change { old_place: Some(place), ..change }
    }
}

/// A change of a definition as a whole: it is new, gone, or has another id.
fn one_of_whole(
    id: &DefinitionId,
    kind: ChangeKind,
    impact: Impact,
    (old, new): (Option<Value>, Option<Value>),
    message: Message,
) -> Change {
    let pointer = "/id".to_owned();
    Change {
        facet: Facet::Lifecycle,
        fingerprint: fingerprint(id, Facet::Lifecycle, &pointer, kind, (&old, &new)),
        pointers: (pointer.clone(), pointer.clone()),
        pointer,
        kind,
        impact,
        old,
        new,
        what: Message::new("definition", "definitie"),
        message,
        equivalent: false,
        break_at: None,
        causes: Vec::new(),
        depth: 0,
        old_place: None,
        new_place: None,
        accepted: false,
    }
}
