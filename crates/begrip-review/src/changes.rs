//! What the facets find: one collector that knows both sides, with the few ways in which two values can differ.

use begrip::{Date, Definition, DefinitionId, Reference, Registry, Release, Text};
use serde::Serialize;
use serde_json::Value;
use xxhash_rust::xxh3::xxh3_64;

use crate::change::{Cause, Change, ChangeKind};
use crate::facet::Facet;
use crate::impact::Impact;
use crate::language::Lang;
use crate::ledger::Ledger;
use crate::message::Message;

mod reference;
mod shown;
mod text;

pub(crate) use reference::Referred;
pub(crate) use shown::Shown;

/// One side of a comparison: a definition in its registry.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side<'r> {
    pub(crate) registry: &'r Registry,
    pub(crate) definition: &'r Definition,
}

/// Collects the changes from one definition to another.
pub(crate) struct Changes<'c, 'r> {
    pub(crate) old: Side<'r>,
    pub(crate) new: Side<'r>,
    pub(crate) ledger: &'c Ledger<'r>,
    found: Vec<Change>,
}

/// A place on both sides, what it is called, and what keeps its name when lines move.
#[derive(Debug, Clone)]
pub(crate) struct Spot {
    pub(crate) facet: Facet,
    old: String,
    new: String,
    key: String,
    what: Message,
}

impl Spot {
    /// A place that has the same pointer on both sides.
    pub(crate) fn new(facet: Facet, pointer: impl Into<String>, en: &str, nl: &str) -> Self {
        let pointer = pointer.into();
        Self { facet, old: pointer.clone(), new: pointer.clone(), key: pointer, what: Message::new(en, nl) }
    }

    /// A place in a list, which stands at two positions and is known by a key.
    pub(crate) fn item(facet: Facet, at: &At, below: &str, what: Message) -> Self {
        let pointer = |index: Option<usize>| {
            index.map_or_else(|| at.list.clone(), |index| format!("{}/{index}{below}", at.list))
        };
        let key = format!("{}/{}{below}", at.list, at.key);
        Self { facet, old: pointer(at.old), new: pointer(at.new), key, what }
    }

    /// The same, coming from another place on the old side.
    pub(crate) fn moved_from(self, old: impl Into<String>) -> Self {
        Self { old: old.into(), ..self }
    }

    /// A place below it.
    pub(crate) fn below(&self, step: &str) -> Self {
        let below = |pointer: &str| format!("{pointer}/{step}");
        Self { old: below(&self.old), new: below(&self.new), key: below(&self.key), ..self.clone() }
    }

    /// Where a place below it stands on the old side.
    pub(crate) fn before(&self, step: &str) -> String {
        format!("{}/{step}", self.old)
    }

    /// Where it stands on the new side.
    pub(crate) fn pointer(&self) -> &str {
        &self.new
    }

    /// What it is called.
    pub(crate) fn what(&self) -> &Message {
        &self.what
    }

    /// The same at two pointers.
    pub(crate) fn moved(self, old: impl Into<String>, new: impl Into<String>) -> Self {
        Self { old: old.into(), new: new.into(), ..self }
    }
}

/// Where an item of a list stands on both sides.
#[derive(Debug, Clone)]
pub(crate) struct At {
    pub(crate) list: String,
    pub(crate) key: String,
    pub(crate) old: Option<usize>,
    pub(crate) new: Option<usize>,
}

/// An item of a list on both sides, as far as it is there.
pub(crate) struct Matched<'d, T> {
    pub(crate) at: At,
    pub(crate) old: Option<&'d T>,
    pub(crate) new: Option<&'d T>,
}

/// The items of two lists side by side, by what keeps each the same one; items that are alike are numbered.
pub(crate) fn matched<'d, T>(
    list: &str,
    old: &'d [T],
    new: &'d [T],
    key: impl Fn(&T) -> String,
) -> Vec<Matched<'d, T>> {
    let mut found: indexmap::IndexMap<String, (Option<usize>, Option<usize>)> = indexmap::IndexMap::new();
    for (is_new, items) in [(false, old), (true, new)] {
        for (index, item) in items.iter().enumerate() {
            let name = key(item);
            let mut number = 1;
            let mut unique = name.clone();
            while found
                .get(&unique)
                .is_some_and(|(old, new)| if is_new { new.is_some() } else { old.is_some() })
            {
                number += 1;
                unique = format!("{name} ({number})");
            }
            let entry = found.entry(unique).or_default();
            if is_new { entry.1 = Some(index) } else { entry.0 = Some(index) }
        }
    }
    let item = |items: &'d [T], index: Option<usize>| index.and_then(|index| items.get(index));
    found
        .into_iter()
        .map(|(key, (old_at, new_at))| Matched {
            old: item(old, old_at),
            new: item(new, new_at),
            at: At { list: list.to_owned(), key, old: old_at, new: new_at },
        })
        .collect()
}

/// The same, where the only item of either side that is alike in no key is one that changed.
pub(crate) fn matched_in_order<'d, T>(
    list: &str,
    old: &'d [T],
    new: &'d [T],
    key: impl Fn(&T) -> String,
) -> Vec<Matched<'d, T>> {
    let all = matched(list, old, new, key);
    let (alone, mut both): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|item| item.old.is_none() || item.new.is_none());
    let (gone, fresh): (Vec<_>, Vec<_>) = alone.into_iter().partition(|item| item.old.is_some());
    match (gone.as_slice(), fresh.as_slice()) {
        ([old], [new]) => {
            let at = At { new: new.at.new, ..old.at.clone() };
            both.push(Matched { at, old: old.old, new: new.new });
        }
        _ => both.extend(gone.into_iter().chain(fresh)),
    }
    both
}

/// How far it reaches that a value is new, gone, or another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effect {
    pub(crate) added: Impact,
    pub(crate) removed: Impact,
    pub(crate) changed: Impact,
}

impl Effect {
    pub(crate) const BREAKING: Self = Self::same(Impact::Breaking);
    pub(crate) const COMPATIBLE: Self = Self::same(Impact::Compatible);
    pub(crate) const EDITORIAL: Self = Self::same(Impact::Editorial);
    pub(crate) const NONE: Self = Self::same(Impact::None);
    /// Something more is no break; something less or else is.
    pub(crate) const MORE: Self = Self { added: Impact::Compatible, ..Self::BREAKING };

    const fn same(impact: Impact) -> Self {
        Self { added: impact, removed: impact, changed: impact }
    }
}

impl<'c, 'r> Changes<'c, 'r> {
    pub(crate) fn new(old: Side<'r>, new: Side<'r>, ledger: &'c Ledger<'r>) -> Self {
        Self { old, new, ledger, found: Vec::new() }
    }

    /// All changes: what decides before what documents, and within a facet in the order of the fields.
    pub(crate) fn finish(mut self) -> Vec<Change> {
        self.found.sort_by_key(|change| change.facet);
        self.found
    }

    /// How many changes have been found so far.
    pub(crate) fn len(&self) -> usize {
        self.found.len()
    }

    /// Takes the changes from this one on for another way to say the same.
    pub(crate) fn prove_equivalent(&mut self, from: usize) {
        for change in self.found.iter_mut().skip(from) {
            change.impact = change.impact.min(Impact::Editorial);
            change.equivalent = true;
            change.causes.clear();
        }
    }

    /// The day on which what is changed takes effect: that of the release, else today as far as it is known.
    pub(crate) fn day(&self) -> Option<Date> {
        self.release().and_then(|release| release.date).or(self.ledger.today)
    }

    /// What is said about the step from the old version to the new one.
    fn release(&self) -> Option<&'r Release> {
        let is_step = self.old.definition.version() < self.new.definition.version();
        self.new.definition.header().release.as_ref().filter(|_| is_step)
    }

    /// Whether the new version says that rewording this text changes no meaning.
    pub(crate) fn is_called_editorial(&self, pointer: &str) -> bool {
        let field = pointer.split('/').nth(1).unwrap_or_default();
        self.release().is_some_and(|release| release.editorial.iter().any(|text| text == field))
    }

    /// How a definition of the old side is called on the new one.
    pub(crate) fn called(&self) -> impl Fn(&DefinitionId) -> DefinitionId + use<'c, 'r> {
        let ledger = self.ledger;
        move |id| ledger.renamed.get(id).unwrap_or(id).clone()
    }

    /// A value that is compared as a whole.
    pub(crate) fn value<T: PartialEq + Serialize>(
        &mut self,
        spot: Spot,
        old: Option<&T>,
        new: Option<&T>,
        effect: Effect,
    ) {
        if old == new {
            return;
        }
        let (old, new) = (old.map(Shown::of), new.map(Shown::of));
        let is_respaced = old
            .as_ref()
            .zip(new.as_ref())
            .is_some_and(|(old, new)| crate::words::are_the_same(&old.value, &new.value));
        if !is_respaced {
            let (old, new) = Shown::both(old, new);
            self.shown(spot, old, new, effect);
        }
    }

    /// A value that differs, with the words for it.
    pub(crate) fn shown(
        &mut self,
        spot: Spot,
        old: Option<Shown>,
        new: Option<Shown>,
        effect: Effect,
    ) -> &mut Change {
        let (kind, impact) = match (&old, &new) {
            (None, _) => (ChangeKind::Added, effect.added),
            (_, None) => (ChangeKind::Removed, effect.removed),
            _ => (ChangeKind::Changed, effect.changed),
        };
        let message = transition(&spot.what, old.as_ref(), new.as_ref());
        self.push(spot, kind, impact, (old, new), message)
    }

    /// Any change, in its own words.
    pub(crate) fn push(
        &mut self,
        spot: Spot,
        kind: ChangeKind,
        impact: Impact,
        (old, new): (Option<Shown>, Option<Shown>),
        message: Message,
    ) -> &mut Change {
        let Spot { facet, old: old_pointer, new: new_pointer, key, what } = spot;
        let impact = self.as_released(kind, impact, (&old_pointer, &new_pointer));
        let (old, new) = (old.map(|shown| shown.value), new.map(|shown| shown.value));
        let fingerprint = fingerprint(self.new.definition.id(), facet, &key, kind, (&old, &new));
        self.found.push(Change {
            facet,
            pointer: if kind == ChangeKind::Removed { old_pointer.clone() } else { new_pointer.clone() },
            kind,
            impact,
            old,
            new,
            what,
            message,
            equivalent: false,
            break_at: None,
            causes: Vec::new(),
            depth: 0,
            pointers: (old_pointer, new_pointer),
            old_place: None,
            new_place: None,
            fingerprint,
            accepted: false,
        });
        let last = self.found.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "a change has just been pushed")]
        &mut self.found[last]
    }

    /// The impact after what the release says: a place that was wrong, or a description of what held already.
    fn as_released(&self, kind: ChangeKind, impact: Impact, (old, new): (&str, &str)) -> Impact {
        let Some(release) = self.release() else { return impact };
        let here = if kind == ChangeKind::Removed { old } else { new };
        let is_at = |place: &String| {
            let below =
                |a: &str, b: &str| a == b || a.strip_prefix(b).is_some_and(|rest| rest.starts_with('/'));
            below(here, place) || below(place, here)
        };
        if impact >= Impact::Compatible && release.corrects.iter().any(is_at) {
            return Impact::Correction;
        }
        let field = here.split('/').nth(1).unwrap_or_default();
        let described = release.formalises.iter().any(|formalised| formalised == field);
        if described && impact == Impact::Breaking && self.is_new_description(field, kind) {
            return Impact::Compatible;
        }
        impact
    }

    /// Whether a field describes what no rule described before; a rule that says something else describes nothing.
    fn is_new_description(&self, field: &str, kind: ChangeKind) -> bool {
        let had_rule = self.old.definition.stated().iter().any(|stated| stated.pointer == "/rule");
        match field {
            "rule" | "inputs" => !had_rule,
            "unformalised" | "open" => kind != ChangeKind::Added,
            _ => kind == ChangeKind::Added,
        }
    }

    /// The version that a reference means on a side.
    fn resolved(side: Side<'r>, reference: &Reference) -> Option<&'r Definition> {
        side.registry.resolve(reference, begrip::Time::Any).ok()
    }

    /// Two texts by language.
    pub(crate) fn text(&mut self, spot: Spot, old: &Text, new: &Text, impact: Impact) {
        text::compare(self, spot, old, new, impact);
    }
}

/// `what: old → new`
fn transition(what: &Message, old: Option<&Shown>, new: Option<&Shown>) -> Message {
    let say = |lang: Lang| {
        let text = |shown: &Shown| lang.say(&shown.text).to_owned();
        let what = lang.say(what);
        match (old.map(text), new.map(text)) {
            (Some(old), Some(new)) => format!("{what}: {old} → {new}"),
            (None, Some(new)) => format!("{what}: {} {new}", lang.pick("new,", "nieuw,")),
            (Some(old), None) => format!("{what}: {} {old}", lang.pick("gone, was", "verdwenen, was")),
            (None, None) => what.to_owned(),
        }
    };
    Message::new(say(Lang::En), say(Lang::Nl))
}

/// A name for a change that does not depend on lines, versions or what else changed.
pub(crate) fn fingerprint(
    id: &DefinitionId,
    facet: Facet,
    key: &str,
    kind: ChangeKind,
    (old, new): (&Option<Value>, &Option<Value>),
) -> String {
    let value = |value: &Option<Value>| value.as_ref().map(ToString::to_string).unwrap_or_default();
    let text = format!("{id}\n{facet}\n{key}\n{}\n{}\n{}", kind.as_str(), value(old), value(new));
    format!("{:016x}", xxh3_64(text.as_bytes()))
}

/// What another definition did to this one: the change there, and the way to it.
pub(crate) fn caused_by(change: &Change, through: &DefinitionId) -> Vec<Cause> {
    if change.causes.is_empty() {
        let path = vec![through.clone()];
        return vec![Cause { facet: change.facet, path, left_out: 0, message: change.message.clone() }];
    }
    change.causes.iter().map(|cause| cause.through(through)).collect()
}
