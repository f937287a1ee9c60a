//! Who is in a population, after every `within` is followed, whatever the populations are called.

use std::collections::BTreeSet;

use begrip::{Content, Definition, DefinitionId, Registry, Time};

use super::normal::{Level, Names, conditions};
use crate::words::collapsed;

/// The unit type, and everything that has to hold of a unit; two populations with the same ones select the same units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Membership {
    unit: DefinitionId,
    conditions: BTreeSet<String>,
}

/// Who is in a population; `None` for what is no population.
///
/// The area is left out: it says where, never who. What no rule expresses is a condition in words; a population that
/// says nothing but its name is equal only to itself.
pub(crate) fn membership(
    registry: &Registry,
    population: &Definition,
    called: &dyn Fn(&DefinitionId) -> DefinitionId,
) -> Option<Membership> {
    let mut conditions = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut next = Some(population);
    let mut unit = None;
    while let Some(here) = next.filter(|here| seen.insert(here.node())) {
        let Content::Population(population) = here.content() else { return None };
        unit = Some(called(population.unit.id()));
        conditions.extend(own_conditions(here, called));
        next = population.within.as_ref().and_then(|wider| registry.resolve(wider, Time::Any).ok());
    }
    unit.map(|unit| Membership { unit, conditions })
}

/// What one population adds to the wider one.
pub(crate) fn own_conditions(
    definition: &Definition,
    called: &dyn Fn(&DefinitionId) -> DefinitionId,
) -> BTreeSet<String> {
    let Content::Population(population) = definition.content() else { return BTreeSet::new() };
    let mut own = BTreeSet::new();
    if let Some(rule) = &population.rule {
        let names = Names { inputs: &population.inputs, called, level: Level::Proved };
        let forms = conditions(rule, &names);
        let unread = forms.is_empty().then(|| rule.clone());
        own.extend(forms.into_iter().map(|(_, form)| form).chain(unread));
    }
    for criterion in &population.unformalised {
        own.extend(criterion.iter().map(|(language, text)| format!("{language}: {}", collapsed(text))));
    }
    let only_where = population.within.is_some() && population.area.is_some();
    if own.is_empty() && !only_where {
        own.insert(format!("is {}@{}", called(definition.id()), definition.version().major));
    }
    own
}
