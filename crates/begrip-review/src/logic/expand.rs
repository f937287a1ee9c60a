//! Expansion: what a definition says of a unit, followed through its inputs down to the leaves.
//!
//! What is outside what can be decided becomes a leaf that is equal only to itself, and is named in `outside`.

use std::collections::{BTreeMap, HashMap};

use begrip::eval::Number;
use begrip::kind::population::Population;
use begrip::kind::variable::Variable;
use begrip::{
    Content, Date, Definition, DefinitionId, Input, Inputs, Node, Reference, ReferencePeriod, Registry, Time,
    TimePeriod, Validity, ValueDomain,
};

use super::formula::{Shared, all, always, number};
use super::leaves::{Leaves, Quantity};
use super::linear::{Linear, Relation};
use super::said::{Said, Truth};
use crate::message::Message;

mod amount;
mod compared;
mod leaf;
mod members;
mod missing;
mod part;

pub(crate) use members::{Group, Kind};

use members::Counted;
use missing::Missing;
use part::Scope;

/// How amounts are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amounts {
    /// Left open, so that the answer holds for all amounts.
    Open,
    /// As they are on the day; one that is not known is left open.
    OfDay,
    /// As they are on the day; one that is not known gives nothing.
    Known,
}

/// Definitions followed down to their leaves, all with the same leaves.
pub(crate) struct Expansion<'r> {
    pub(crate) registry: &'r Registry,
    pub(crate) on: Option<Date>,
    /// The days on which units are asked about, if not all are meant.
    pub(crate) days: Option<Validity>,
    pub(crate) amounts: Amounts,
    pub(crate) leaves: Leaves,
    /// Definitions that are taken to be another one.
    pub(crate) taken_for: BTreeMap<DefinitionId, DefinitionId>,
    /// What holds of numbers that are made here: of whole numbers that others determine.
    pub(crate) side: Vec<Shared>,
    /// What could not be followed, in words.
    pub(crate) outside: Vec<Message>,
    /// Which values may be missing, where that is asked.
    pub(crate) missing: Missing,
    known: HashMap<(Node, i32), Said>,
    /// What is being followed, outermost first; where it comes round it is a leaf.
    followed: Vec<Node>,
    /// Numbers of members that rules ask for.
    counted: Vec<Counted<'r>>,
    /// Members by kind, once the declared bounds are asked for.
    pub(crate) groups: Vec<Group>,
    /// Whether one member of a unit is followed, and not the unit.
    is_of_member: bool,
}

/// Between the keys of the factors in the key of a product of unknowns.
pub(crate) const PRODUCT: &str = " · ";

/// Before the key of an unknown in the key of its inverse.
pub(crate) const INVERSE: &str = "1 / ";

/// Through how many definitions a value is followed.
const DEEPEST: usize = 50;

/// When a value is read.
#[derive(Debug, Clone)]
pub(crate) struct Moment {
    day: Option<Date>,
    period: Option<Validity>,
    /// By how many periods it lies away from the one that is asked about.
    shift: i32,
    fixed: Option<TimePeriod>,
}

impl<'r> Expansion<'r> {
    pub(crate) fn new(registry: &'r Registry, on: Option<Date>, amounts: Amounts) -> Self {
        Self {
            registry,
            on,
            days: None,
            amounts,
            leaves: Leaves::default(),
            taken_for: BTreeMap::new(),
            side: Vec::new(),
            outside: Vec::new(),
            missing: Missing::default(),
            known: HashMap::new(),
            followed: Vec::new(),
            counted: Vec::new(),
            groups: Vec::new(),
            is_of_member: false,
        }
    }

    /// What a variable or population says, its rule alone: who can be counted is asked apart.
    pub(crate) fn rule(&mut self, definition: &'r Definition) -> Said {
        let moment = self.moment(definition);
        match definition.content() {
            Content::Variable(Variable { rule: Some(rule), inputs, .. }) => {
                self.followed.push(definition.node());
                let said = self.stated(definition, rule, inputs, &moment);
                self.followed.pop();
                said
            }
            // what is only described is equal to nothing but itself
            Content::Variable(Variable { values: ValueDomain::Boolean, .. }) => {
                Said::Truth(self.in_words(definition))
            }
            Content::Variable(_) => self.leaf(definition, &moment),
            Content::Population(_) => Said::Truth(self.members(definition, &moment)),
            _ => Said::Nothing,
        }
    }

    /// Who can be counted by a definition: its population, with all that it is taken from.
    pub(crate) fn population(&mut self, definition: &'r Definition) -> Shared {
        let moment = self.moment(definition);
        let population = match definition.content() {
            Content::Variable(variable) => variable.population.as_ref(),
            Content::Indicator(indicator) => indicator.population.as_ref(),
            Content::Population(population) => population.within.as_ref(),
            _ => None,
        };
        match population.and_then(|reference| self.resolve(reference, &moment)) {
            Some(population) => {
                let members = self.members(population, &moment);
                self.taken(members)
            }
            None => always(),
        }
    }

    /// What always holds of the units of a type, and of those that it is a part of.
    pub(crate) fn always(&mut self, unit: &'r Definition) -> Vec<Shared> {
        let mut found = Vec::new();
        let mut open = vec![unit];
        let mut seen = Vec::new();
        while let Some(unit) = open.pop() {
            let Content::UnitType(unit_type) = unit.content() else { continue };
            if seen.contains(&unit.node()) {
                continue;
            }
            seen.push(unit.node());
            open.extend(
                unit_type.part_of.iter().filter_map(|wider| self.registry.resolve(wider, Time::Any).ok()),
            );
            let Some(always) = &unit_type.always else { continue };
            for rule in &always.rules {
                let moment = Moment { day: self.on, period: day(self.on), shift: 0, fixed: None };
                if let Said::Truth(truth) = self.stated(unit, rule, &always.inputs, &moment) {
                    found.push(self.taken(truth));
                }
            }
        }
        found
    }

    /// An expression that is taken to hold.
    pub(crate) fn holds(&mut self, about: &'r Definition, text: &str, inputs: &'r Inputs) -> Option<Shared> {
        let moment = self.moment(about);
        match self.stated(about, text, inputs, &moment) {
            Said::Truth(truth) => Some(truth.yes),
            _ => None,
        }
    }

    /// The declared bounds of all numbers, and what determines those that are made here; after everything is followed.
    pub(crate) fn bounds(&mut self) -> Shared {
        self.told_apart();
        let mut bounds = self.side.clone();
        for (unknown, (_, quantity)) in self.leaves.numbers.iter().enumerate() {
            let (low, high) = match quantity {
                Quantity::OfUnit { minimum, maximum, .. } => (minimum.clone(), maximum.clone()),
                Quantity::OfWorld { is_positive: true, .. }
                | Quantity::Product { is_positive: true, .. }
                | Quantity::Counted
                | Quantity::Kind => (Some(Number::ZERO), None),
                _ => (None, None),
            };
            let itself = Linear::unknown(unknown);
            let below = low.and_then(|low| Linear::constant(low).minus(&itself));
            let above = high.and_then(|high| itself.minus(&Linear::constant(high)));
            bounds
                .extend([below, above].into_iter().flatten().map(|linear| number(linear, Relation::AtMost)));
        }
        all(bounds)
    }

    fn moment(&self, definition: &Definition) -> Moment {
        let period = self.on.and_then(|on| period_of(definition).and_then(|own| own.around(on)));
        Moment { day: self.on, period: period.or(day(self.on)), shift: 0, fixed: None }
    }

    /// The version that a reference means at a moment, and what it is taken for.
    fn resolve(&self, reference: &Reference, moment: &Moment) -> Option<&'r Definition> {
        let taken = self.taken_for.get(reference.id()).map(|id| Reference::new(id.clone(), None));
        let reference = taken.as_ref().unwrap_or(reference);
        let on = moment.day.map_or(Time::Any, Time::On);
        self.registry.resolve(reference, on).or_else(|_| self.registry.resolve(reference, Time::Any)).ok()
    }

    /// The value of a variable, population or indicator.
    fn value(&mut self, definition: &'r Definition, moment: &Moment) -> Said {
        let key = (definition.node(), moment.shift);
        if let (Some(known), None) = (self.known.get(&key), &moment.fixed) {
            return known.clone();
        }
        let said = if let Some(said) = self.derived(definition, moment) {
            said
        } else {
            let said = self.observed(definition, moment);
            self.tie(definition, &said, moment);
            said
        };
        if moment.fixed.is_none() {
            self.known.insert(key, said.clone());
        }
        said
    }

    /// The value by its rule; `None` for what is a leaf.
    fn derived(&mut self, definition: &'r Definition, moment: &Moment) -> Option<Said> {
        let comes_round = self.followed.contains(&definition.node());
        if comes_round || self.followed.len() >= DEEPEST || moment.shift != 0 || moment.fixed.is_some() {
            return None;
        }
        match definition.content() {
            Content::Variable(Variable { rule: Some(rule), inputs, population, .. })
                if !has_members(inputs) =>
            {
                self.followed.push(definition.node());
                let own = self.moment(definition);
                let mut said = self.stated(definition, rule, inputs, &own);
                let within = population.as_ref().and_then(|within| self.resolve(within, &own));
                if let Some(within) = within.filter(|within| is_told_by_rules(self.registry, within)) {
                    said = said.only(&self.members(within, &own).yes);
                }
                self.followed.pop();
                Some(said)
            }
            Content::Population(_) => Some(Said::Truth(self.members(definition, moment))),
            _ => None,
        }
    }

    /// Who is in a population: what it and every wider one ask.
    fn members(&mut self, definition: &'r Definition, moment: &Moment) -> Truth {
        let mut parts = Vec::new();
        let mut next = Some(definition);
        let mut seen = Vec::new();
        while let Some(here) = next.filter(|here| !seen.contains(&here.node())) {
            seen.push(here.node());
            let Content::Population(population) = here.content() else { break };
            parts.extend(self.own_members(here, population, moment));
            next = population.within.as_ref().and_then(|wider| self.resolve(wider, moment));
        }
        Truth::both(parts)
    }

    fn own_members(
        &mut self,
        definition: &'r Definition,
        population: &'r Population,
        moment: &Moment,
    ) -> Vec<Truth> {
        let mut parts = Vec::new();
        if let Some(rule) = &population.rule {
            match self.stated(definition, rule, &population.inputs, moment) {
                Said::Truth(truth) => parts.push(truth),
                _ => parts.push(self.in_words(definition)),
            }
        }
        let only_where = population.within.is_some() && population.area.is_some();
        let says_nothing = population.rule.is_none() && population.unformalised.is_empty() && !only_where;
        if says_nothing || !population.unformalised.is_empty() {
            parts.push(self.in_words(definition));
        }
        parts
    }

    /// What an expression says; if it cannot be followed it is a leaf that is equal only to itself.
    fn stated(
        &mut self,
        definition: &'r Definition,
        text: &str,
        inputs: &'r Inputs,
        moment: &Moment,
    ) -> Said {
        let Ok(rule) = text.parse::<begrip::Expr>() else { return Said::Nothing };
        let scope = Scope { inputs, moment: moment.clone(), definition };
        self.part(&rule, &scope)
    }

    /// What the name of an input stands for.
    fn input(&mut self, input: &'r Input, moment: &Moment) -> Option<Said> {
        let Input::Value(selection) = input else { return None };
        let target = self.resolve(&selection.of, moment)?;
        let moment = match input.fixed_period() {
            Some(fixed) => Moment {
                day: Some(fixed.last()),
                period: Some(fixed.days()),
                shift: 0,
                fixed: Some(fixed.clone()),
            },
            None => Moment { shift: moment.shift + input.shift(), ..moment.clone() },
        };
        match target.content() {
            Content::Variable(_) | Content::Population(_) | Content::Indicator(_) => {
                Some(self.value(target, &moment))
            }
            _ => None,
        }
    }
}

/// Whether inputs take values over members, which are not followed.
fn has_members(inputs: &Inputs) -> bool {
    inputs.values().any(|input| matches!(input, Input::Aggregate(_)))
}

fn truth_values() -> Vec<String> {
    vec!["no".to_owned(), "yes".to_owned()]
}

fn day(on: Option<Date>) -> Option<Validity> {
    on.map(|day| Validity { from: Some(day), until: Some(day) })
}

fn period_of(definition: &Definition) -> Option<&ReferencePeriod> {
    match definition.content() {
        Content::Variable(variable) => variable.period.as_ref(),
        Content::Indicator(indicator) => indicator.period.as_ref(),
        _ => None,
    }
}

/// Whether a population is told by rules alone, so that a unit can be seen to be outside it.
fn is_told_by_rules(registry: &Registry, population: &Definition) -> bool {
    match population.content() {
        Content::Population(content) => {
            let wider = content.within.as_ref().and_then(|wider| registry.resolve(wider, Time::Any).ok());
            content.rule.is_some() || wider.is_some_and(|wider| wider.node() != population.node())
        }
        _ => false,
    }
}
