//! Whom to ask, and about which day.

use crate::date::{Date, Validity};
use crate::definition::Definition;
use crate::id::DefinitionId;
use crate::input::{Input, Inputs};
use crate::kind::Content;
use crate::reference::Reference;
use crate::registry::Registry;
use crate::resolve::Time;
use crate::values::ValueDomain;

use super::table::known_days;

impl Registry {
    /// The variables that make a concept measurable, or a narrower one (SKOS: narrower, over all levels), by a rule or
    /// by criteria in words; not those that are only observed. Each id once, in order.
    pub fn variables_of(&self, concept: &DefinitionId) -> Vec<&DefinitionId> {
        let mut concepts = vec![concept];
        let mut at = 0;
        while let Some(wider) = concepts.get(at).copied() {
            for definition in self.definitions() {
                let Content::Concept(narrower) = definition.content() else { continue };
                let is_narrower = narrower.broader.iter().any(|reference| reference.id() == wider);
                if is_narrower && !concepts.contains(&definition.id()) {
                    concepts.push(definition.id());
                }
            }
            at += 1;
        }
        let of_concept = |definition: &&Definition| {
            let concept = definition.header().concept.as_ref().map(Reference::id);
            says_something(definition) && concept.is_some_and(|concept| concepts.contains(&concept))
        };
        let mut ids: Vec<&DefinitionId> =
            self.definitions().iter().filter(of_concept).map(Definition::id).collect();
        ids.dedup();
        ids
    }

    /// The latest day on which definitions are valid and their amounts known: all of them, or as many as there can
    /// be on one day. `None` if none of them depends on a day.
    ///
    /// What holds from a day on is taken to hold until the last day that is named anywhere.
    pub fn latest_day(&self, asked: &[Reference]) -> Option<Date> {
        let ready: Vec<Vec<Validity>> = asked.iter().map(|reference| self.ready(reference, true)).collect();
        let valid: Vec<Vec<Validity>> = asked.iter().map(|reference| self.ready(reference, false)).collect();
        latest(&ready).or_else(|| latest(&valid))
    }

    /// The stretches of days on which a reference means a version whose amounts are known.
    fn ready(&self, reference: &Reference, with_amounts: bool) -> Vec<Validity> {
        let versions = self.candidates(reference).into_iter();
        versions
            .flat_map(|definition| {
                let mut days = vec![definition.header().valid];
                days.extend(begun(definition));
                if with_amounts {
                    for parameter in self.parameters_under(definition) {
                        days = intersections(&days, &self.known(parameter));
                    }
                }
                days
            })
            .collect()
    }

    /// The parameters on which a definition rests through its inputs, in the period itself.
    fn parameters_under<'r>(&'r self, definition: &'r Definition) -> Vec<&'r Reference> {
        let mut seen: Vec<&DefinitionId> = Vec::new();
        let mut open = vec![definition];
        let mut parameters = Vec::new();
        while let Some(next) = open.pop() {
            let now =
                inputs(next).values().filter(|input| input.shift() == 0 && input.fixed_period().is_none());
            for reference in now.map(Input::reference) {
                if seen.contains(&reference.id()) {
                    continue;
                }
                seen.push(reference.id());
                match self.resolve(reference, Time::Any) {
                    Ok(target) if matches!(target.content(), Content::Parameter(_)) => {
                        parameters.push(reference);
                    }
                    Ok(target) => open.push(target),
                    Err(_) => {}
                }
            }
        }
        parameters
    }

    /// The days for which some amount of a parameter is known.
    fn known(&self, parameter: &Reference) -> Vec<Validity> {
        let versions = self.candidates(parameter).into_iter();
        versions
            .flat_map(|definition| match definition.content() {
                Content::Parameter(content) => {
                    intersections(&[definition.header().valid], &known_days(content))
                }
                _ => Vec::new(),
            })
            .collect()
    }
}

/// Of a code list, the days from the beginning of its newest code on, as far as it is valid then.
fn begun(definition: &Definition) -> Option<Validity> {
    let Content::CodeList(list) = definition.content() else { return None };
    let from = list.codes.iter().filter_map(|code| code.valid.from).max();
    definition.header().valid.intersection(&Validity { from, until: None })
}

/// A variable with a rule, or whose criteria no rule expresses; what is only observed says nothing of its own.
fn says_something(definition: &Definition) -> bool {
    let Content::Variable(variable) = definition.content() else { return false };
    variable.rule.is_some() || (variable.values == ValueDomain::Boolean && !variable.unformalised.is_empty())
}

fn inputs(definition: &Definition) -> &Inputs {
    static NONE: std::sync::LazyLock<Inputs> = std::sync::LazyLock::new(Inputs::default);
    match definition.content() {
        Content::Variable(variable) => &variable.inputs,
        Content::Population(population) => &population.inputs,
        _ => &NONE,
    }
}

fn intersections(some: &[Validity], others: &[Validity]) -> Vec<Validity> {
    some.iter().flat_map(|one| others.iter().filter_map(|other| one.intersection(other))).collect()
}

/// The latest of the days on which as many as possible have a stretch.
fn latest(stretches: &[Vec<Validity>]) -> Option<Date> {
    let all = || stretches.iter().flatten();
    let last_named = all().flat_map(|days| [days.from, days.until]).flatten().max()?;
    let ends = all().map(|days| days.until.unwrap_or(last_named));
    let having =
        |day: Date| stretches.iter().filter(|days| days.iter().any(|days| days.contains(day))).count();
    ends.map(|day| (having(day), day)).max().map(|(_, day)| day)
}
