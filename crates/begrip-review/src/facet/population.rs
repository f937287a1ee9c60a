//! Population: who can be counted, after every `within` is followed, whatever the populations are called.

use begrip::{Reference, Relation};

use super::Facet;
use super::rule::{Ruled, compare_rules};
use crate::change::ChangeKind;
use crate::changes::{Changes, Effect, Referred, Shown, Spot};
use crate::impact::Impact;
use crate::logic::membership::{membership, own_conditions};
use crate::message::Message;

#[derive(Default)]
pub(crate) struct Population<'r> {
    /// Of a variable or indicator.
    pub(crate) population: Option<&'r Reference>,
    /// Of a population itself.
    pub(crate) within: Option<&'r Reference>,
    pub(crate) ruled: Ruled<'r>,
}

impl<'r> Population<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let before = to.len();
        let population = Spot::new(Facet::Population, "/population", "population", "populatie");
        referred(to, population, self.population, new.population, Relation::Population);
        let within = Spot::new(Facet::Population, "/within", "wider population", "ruimere populatie");
        referred(to, within, self.within, new.within, Relation::Within);
        let after = to.len();
        compare_rules(to, Facet::Population, &self.ruled, &new.ruled);
        if to.len() > before && is_same(to, after == before) {
            to.prove_equivalent(before);
        }
    }
}

/// Whether a population selects the same units as before, whatever is said here and whatever in the wider one.
///
/// What changed in a wider one that is still the same one is a change of that, and none of this.
fn is_same(to: &Changes<'_, '_>, is_within_the_same: bool) -> bool {
    let (before, after) = (to.old.definition, to.new.definition);
    if is_within_the_same && own_conditions(before, &to.called()) == own_conditions(after, &Clone::clone) {
        return true;
    }
    let old = membership(to.old.registry, before, &to.called());
    old.is_some() && old == membership(to.new.registry, after, &Clone::clone)
}

/// A population on both sides; another one with the same members is only another name.
fn referred<'r>(
    to: &mut Changes<'_, 'r>,
    spot: Spot,
    old: Option<&'r Reference>,
    new: Option<&'r Reference>,
    relation: Relation,
) {
    if let (Some(old), Some(new)) = (old, new)
        && to.called()(old.id()) != *new.id()
        && same_members(to, old, new)
    {
        let what = spot.what().clone();
        let message = Message::new(
            format!("{}: `{old}` → `{new}`, which select the same units", what.en),
            format!("{}: `{old}` → `{new}`, die dezelfde eenheden omvatten", what.nl),
        );
        let shown = (Some(Shown::of(old)), Some(Shown::of(new)));
        to.push(spot, ChangeKind::Changed, Impact::Editorial, shown, message).equivalent = true;
        return;
    }
    to.reference(spot, old, new, Referred { relation, effect: Effect::BREAKING });
}

fn same_members(to: &Changes<'_, '_>, old: &Reference, new: &Reference) -> bool {
    let resolve = |side: crate::changes::Side<'_>,
                   reference: &Reference,
                   called: &dyn Fn(&begrip::DefinitionId) -> begrip::DefinitionId| {
        let definition = side.registry.resolve(reference, begrip::Time::Any).ok()?;
        membership(side.registry, definition, called)
    };
    let old = resolve(to.old, old, &to.called());
    old.is_some() && old == resolve(to.new, new, &Clone::clone)
}
