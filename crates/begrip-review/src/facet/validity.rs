//! Validity: the reference periods that a definition is meant for.

use begrip::{Date, Validity as Days};

use super::Facet;
use crate::changes::{Changes, Effect, Shown, Spot};
use crate::days::in_words;

pub(crate) struct Validity<'r> {
    pub(crate) valid: &'r Days,
}

impl<'r> Validity<'r> {
    /// More days are compatible, fewer are not, unless the last days are left to a successor.
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let (old, new) = (*self.valid, *new.valid);
        if old == new {
            return;
        }
        let effect = match () {
            () if is_left_to_successor(to, old, new) => Effect::NONE,
            () if is_within(old, new) || still_stands(to) => Effect::COMPATIBLE,
            () => Effect::BREAKING,
        };
        let spot = Spot::new(Facet::Validity, "/valid", "valid", "geldig");
        let shown = |days: Days| Some(Shown::said(&days, in_words(days)));
        to.shown(spot, shown(old), shown(new), effect);
    }
}

/// Whether every day of the first stretch is one of the second.
pub(super) fn is_within(inner: Days, outer: Days) -> bool {
    let after = |from: Option<Date>| outer.from.is_none_or(|outer| from.is_some_and(|from| outer <= from));
    let before =
        |until: Option<Date>| outer.until.is_none_or(|outer| until.is_some_and(|until| until <= outer));
    after(inner.from) && before(inner.until)
}

/// Whether the old version is still there beside the new one, so that no period is lost.
fn still_stands(to: &Changes<'_, '_>) -> bool {
    let (old, new) = (to.old.definition, to.new.definition);
    let is_old = |other: &begrip::Definition| {
        other.version() == old.version() && other.header().valid == old.header().valid
    };
    old.version() < new.version() && to.new.registry.versions(new.id()).iter().any(is_old)
}

/// Whether the definition is closed on the day before something that takes its place begins; an end that a version had
/// already is part of what it said.
fn is_left_to_successor(to: &Changes<'_, '_>, old: Days, new: Days) -> bool {
    let (registry, definition) = (to.new.registry, to.new.definition);
    let may_close = old.until.is_none() || to.old.definition.version() != definition.version();
    let Some(next) = new.until.filter(|_| may_close && old.from == new.from).and_then(Date::next) else {
        return false;
    };
    let later = registry.versions(definition.id()).iter().filter(|d| d.version() > definition.version());
    later.chain(registry.successors(definition)).any(|d| d.header().valid.from == Some(next))
}
