//! Finding everything that a rule rests on: through inputs, over members and across periods.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::bounds::Bounds;
use super::leaf::{Leaf, Member, When};
use super::node::{Cell, Frame, How, Node, Plan, Slot, Source, SourceKind};
use super::ready::Ready;
use super::table::Table;
use super::value::Reason;
use crate::date::{Date, Validity};
use crate::definition::Definition;
use crate::expr::{Codes, Expr, Scope, Type, check_as, domain};
use crate::input::{Input, Inputs};
use crate::kind::Content;
use crate::kind::indicator::Indicator;
use crate::kind::variable::Variable;
use crate::period::ReferencePeriod;
use crate::reference::Reference;
use crate::registry::{self, Registry};
use crate::resolve::Time;

mod members;

/// Through how many definitions a value is derived at most; beyond that it has to be given.
const MAX_DERIVATION: usize = 50;

/// Makes a [`Plan`].
#[derive(Debug)]
pub(crate) struct Builder<'r> {
    pub(crate) registry: &'r Registry,
    pub(crate) plan: Plan<'r>,
    /// What was found already: per frame, leaf and version.
    found: HashMap<(Place, Leaf, Option<registry::Node>), Source>,
    depth: usize,
    /// What the names of the definition that is asked stand for.
    pub(crate) names: IndexMap<&'r str, Option<Source>>,
    /// The months of a period where a variable has none of its own.
    months: i32,
}

/// Of the unit, or of the members of the group with this number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    Unit,
    Members(usize),
}

/// In which period something is read, and whose it is.
#[derive(Debug, Clone)]
pub(crate) struct Moment {
    pub(crate) place: Place,
    /// A day in the period.
    pub(crate) day: Option<Date>,
    /// By how many months the day is shifted.
    months: i32,
    fixed: Option<crate::TimePeriod>,
    /// The days of the period.
    pub(crate) period: Option<Validity>,
}

/// What the name of an input stands for.
#[derive(Debug)]
pub(crate) enum Named<'r> {
    Source(Source),
    Codes(Codes<'r>),
}

impl<'r> Builder<'r> {
    /// A builder for rules whose reference period is this one, unless a variable has its own.
    pub(crate) fn new(registry: &'r Registry, period: Option<&ReferencePeriod>) -> Self {
        let months = period.and_then(ReferencePeriod::months).unwrap_or(12);
        Self {
            registry,
            plan: Plan::default(),
            found: HashMap::new(),
            depth: 0,
            names: IndexMap::new(),
            months,
        }
    }

    /// The period that contains a day: that of a variable, else the day itself.
    pub(crate) fn moment(day: Option<Date>, own: Option<&ReferencePeriod>) -> Moment {
        let period = day.map(|day| {
            own.and_then(|own| own.around(day)).unwrap_or(Validity { from: Some(day), until: Some(day) })
        });
        Moment { place: Place::Unit, day, months: 0, fixed: None, period }
    }

    fn frame(&mut self, place: Place) -> &mut Frame<'r> {
        match place {
            Place::Members(group) if group < self.plan.members.len() =>
            {
                #[expect(clippy::indexing_slicing, reason = "looked at in the line above")]
                &mut self.plan.members[group].1
            }
            _ => &mut self.plan.unit,
        }
    }

    /// A rule with its names found, or why it cannot be computed.
    pub(crate) fn rule(
        &mut self,
        text: &str,
        inputs: &'r Inputs,
        gives: &Type<'r>,
        moment: &Moment,
        valid: Validity,
    ) -> Result<Node<'r>, Reason> {
        let rule: Expr = text.parse().map_err(|_| Reason::DoesNotFit)?;
        let scope = Scope::new(self.registry, inputs, valid);
        if !check_as(&rule, &scope, gives).is_empty() {
            return Err(Reason::DoesNotFit);
        }
        let names = self.names(inputs, moment);
        if self.depth == 1 && moment.place == Place::Unit {
            let source =
                |named: &Named<'r>| if let Named::Source(source) = named { Some(*source) } else { None };
            self.names = names.iter().map(|(name, named)| (*name, source(named))).collect();
        }
        Ready { scope: &scope, names: &names, period: moment.period.unwrap_or_default() }
            .node(&rule)
            .ok_or(Reason::DoesNotFit)
    }

    /// What the names of inputs stand for in a period.
    fn names(&mut self, inputs: &'r Inputs, moment: &Moment) -> IndexMap<&'r str, Named<'r>> {
        // the values that a rule names itself lie side by side, which is where they are looked for most
        for input in inputs.values() {
            self.reserve(input, moment);
        }
        let mut names = IndexMap::new();
        for (name, input) in inputs {
            names.insert(name.as_str(), self.named(input, moment));
        }
        names
    }

    fn named(&mut self, input: &'r Input, moment: &Moment) -> Named<'r> {
        let reference = input.reference();
        if let Input::Aggregate(aggregate) = input {
            return Named::Source(self.aggregate(aggregate, moment));
        }
        let target = self.registry.resolve(reference, Time::Any).ok();
        match target.map(Definition::content) {
            Some(Content::Parameter(_)) => {
                let table = Table::new(self.registry, input, self.period_of_amounts(input, moment));
                self.plan.is_unclear |= table.is_unclear();
                self.plan.tables.push(table);
                let kind = SourceKind::Table(self.plan.tables.len() - 1);
                Named::Source(Source { of_unit: false, kind })
            }
            Some(Content::CodeList(list)) => target
                .map_or_else(|| Named::Source(self.never()), |target| Named::Codes(Codes::of(target, list))),
            Some(Content::Variable(_) | Content::Population(_) | Content::Indicator(_)) => {
                let there = self.there(input, target, moment);
                Named::Source(self.value(reference, &there))
            }
            _ => Named::Source(self.never()),
        }
    }

    /// Nothing can be told of what the rule rests on here.
    fn never(&mut self) -> Source {
        self.plan.is_unclear = true;
        Source { of_unit: false, kind: SourceKind::Never(Reason::DoesNotFit) }
    }

    /// Gives a value its place before those from which it is computed.
    fn reserve(&mut self, input: &'r Input, moment: &Moment) {
        let target = self.registry.resolve(input.reference(), Time::Any).ok();
        let is_value = matches!(
            target.map(Definition::content),
            Some(Content::Variable(_) | Content::Population(_) | Content::Indicator(_))
        );
        if let (Input::Value(_), Some(target), true) = (input, target, is_value) {
            let there = self.there(input, Some(target), moment);
            let now = self.registry.resolve(input.reference(), there.day.map_or(Time::Any, Time::On)).ok();
            let (place, leaf) = self.leaf(now.unwrap_or(target), &there);
            let absent = if now.is_some() { Reason::NotGiven } else { Reason::NotInForce };
            self.slot((place, leaf), now.unwrap_or(target), absent, &there);
        }
    }

    /// The days of which the amounts of a parameter are read.
    fn period_of_amounts(&self, input: &Input, moment: &Moment) -> Option<Validity> {
        let period = moment.period?;
        let own = period.months().unwrap_or(self.months);
        period.moved(input.shift().saturating_mul(own))
    }

    /// The period in which an input is read.
    fn there(&self, input: &Input, target: Option<&Definition>, moment: &Moment) -> Moment {
        if let Some(fixed) = input.fixed_period() {
            let (day, period) = (Some(fixed.last()), Some(fixed.days()));
            return Moment { day, period, months: 0, fixed: Some(fixed.clone()), place: moment.place };
        }
        let own = target.and_then(period_of).and_then(ReferencePeriod::months).unwrap_or(self.months);
        let by = input.shift().saturating_mul(own);
        let shifted = |day: Option<Date>| day.and_then(|day| day.plus_months(by));
        let period = moment.period.filter(|_| by == 0);
        let fixed = if by == 0 { moment.fixed.clone() } else { None };
        Moment {
            day: shifted(moment.day),
            months: moment.months.saturating_add(by),
            fixed,
            period,
            ..*moment
        }
    }

    /// Where the value of a variable, a population or an indicator comes from.
    pub(crate) fn value(&mut self, reference: &Reference, moment: &Moment) -> Source {
        let any = self.registry.resolve(reference, Time::Any).ok();
        let now = self.registry.resolve(reference, moment.day.map_or(Time::Any, Time::On)).ok();
        let Some(known) = now.or(any) else { return self.never() };
        self.instance(known, now.is_some(), moment)
    }

    /// Where the value of this version comes from.
    pub(crate) fn instance(&mut self, definition: &'r Definition, in_force: bool, moment: &Moment) -> Source {
        let (place, leaf) = self.leaf(definition, moment);
        let of_unit = place != moment.place;
        let key = (place, leaf.clone(), in_force.then_some(definition.node()));
        if let Some(found) = self.found.get(&key) {
            return Source { of_unit, ..*found };
        }
        let absent = if in_force { Reason::NotGiven } else { Reason::NotInForce };
        let slot = self.slot((place, leaf), definition, absent, moment);
        // while its own inputs are looked for it can only be given, so that a definition never rests on itself
        let given = Source { of_unit: false, kind: SourceKind::Slot(slot) };
        self.found.insert(key.clone(), given);
        let mut source = given;
        if in_force && self.depth < MAX_DERIVATION {
            self.depth += 1;
            let there = Moment { place, period: days_of(definition, moment), ..moment.clone() };
            match self.how(definition, &there) {
                Ok(Some(how)) => {
                    let kind = self.cell(place, (slot, Some(definition), how));
                    source = Source { of_unit: false, kind };
                }
                Ok(None) => {}
                Err(reason) => {
                    self.plan.is_unclear = true;
                    if let Some(slot) = self.frame(place).slots.get_mut(slot) {
                        slot.absent = reason;
                    }
                }
            }
            self.depth -= 1;
        }
        self.found.insert(key, source);
        Source { of_unit, ..source }
    }

    /// Whose a value is, and by which name it is given.
    fn leaf(&self, definition: &Definition, moment: &Moment) -> (Place, Leaf) {
        let place = self.place(definition, moment.place);
        let (member, when) = (self.member(place), self.when(definition, moment));
        (place, Leaf { member, id: definition.id().clone(), when })
    }

    /// Of a member only what is said of its unit type; the rest is of the unit.
    fn place(&self, definition: &Definition, here: Place) -> Place {
        let Place::Members(group) = here else { return here };
        let unit = unit_of(definition).map(Reference::id);
        let of_member = self.plan.members.get(group).is_some_and(|(member, _)| unit == Some(*member));
        if of_member { here } else { Place::Unit }
    }

    fn member(&self, place: Place) -> Option<Member> {
        let Place::Members(group) = place else { return None };
        let unit = self.plan.members.get(group)?.0.clone();
        // which member is filled in when a value is given
        Some(Member { unit, number: 1 })
    }

    fn when(&self, definition: &Definition, moment: &Moment) -> When {
        if let Some(fixed) = &moment.fixed {
            return When::Fixed(fixed.clone());
        }
        let own = period_of(definition).and_then(ReferencePeriod::months).unwrap_or(self.months);
        When::Shift(moment.months.div_euclid(own.max(1)))
    }

    fn slot(
        &mut self,
        (place, leaf): (Place, Leaf),
        definition: &'r Definition,
        absent: Reason,
        moment: &Moment,
    ) -> usize {
        let gives = gives(self.registry, definition);
        // of a list of codes whose file cannot be read it cannot be told what is one
        self.plan.is_unclear |= gives == Type::Unknown;
        let slots = &mut self.frame(place).slots;
        if let Some(at) = slots.iter().position(|slot| slot.leaf.as_ref() == Some(&leaf)) {
            return at;
        }
        let (bounds, days) = (Bounds::of(definition), days_of(definition, moment));
        slots.push(Slot { leaf: Some(leaf), gives, bounds, days, absent });
        slots.len() - 1
    }

    fn cell(
        &mut self,
        place: Place,
        (slot, definition, how): (usize, Option<&'r Definition>, How<'r>),
    ) -> SourceKind {
        let cells = &mut self.frame(place).cells;
        cells.push(Cell { slot, definition, how, rests_on: Vec::new(), of_members: Vec::new() });
        SourceKind::Cell(cells.len() - 1)
    }

    /// How a definition is computed; `None` if it can only be given.
    fn how(&mut self, definition: &'r Definition, moment: &Moment) -> Result<Option<How<'r>>, Reason> {
        let valid = definition.header().valid;
        match definition.content() {
            Content::Variable(Variable { rule: Some(rule), inputs, values, population, .. }) => {
                let values = domain(self.registry, values);
                let population =
                    population.as_ref().and_then(|population| self.population(population, moment));
                let rule = self.rule(rule, inputs, &values, moment, valid)?;
                Ok(Some(How::Variable { population, rule }))
            }
            Content::Population(population) if population.rule.is_some() || population.within.is_some() => {
                let rule = population.rule.as_deref();
                let rule =
                    rule.map(|rule| self.rule(rule, &population.inputs, &Type::Boolean, moment, valid));
                let rule = rule.transpose()?;
                let within = population.within.as_ref().and_then(|within| match rule {
                    Some(_) => self.population(within, moment),
                    // there is nothing else that could tell
                    None => Some(self.value(within, moment)),
                });
                Ok(Some(How::Population { within, rule }))
            }
            Content::Indicator(indicator) => Ok(figure(indicator, moment).map(How::Figure)),
            _ => Ok(None),
        }
    }

    /// A population that a rule can tell; `None` if it only has words.
    fn population(&mut self, reference: &Reference, moment: &Moment) -> Option<Source> {
        let source = self.value(reference, moment);
        matches!(source.kind, SourceKind::Cell(_)).then_some(source)
    }
}

/// The days that a value is about: the period of its definition, else that in which it is read.
fn days_of(definition: &Definition, moment: &Moment) -> Option<Validity> {
    let own = period_of(definition).zip(moment.day).and_then(|(own, day)| own.around(day));
    own.or(moment.period).or_else(|| day_of(moment))
}

fn day_of(moment: &Moment) -> Option<Validity> {
    moment.day.map(|day| Validity { from: Some(day), until: Some(day) })
}

/// The reference period of a variable or indicator.
pub(crate) fn period_of(definition: &Definition) -> Option<&ReferencePeriod> {
    match definition.content() {
        Content::Variable(variable) => variable.period.as_ref(),
        Content::Indicator(indicator) => indicator.period.as_ref(),
        _ => None,
    }
}

/// The unit type of a variable or population.
pub(crate) fn unit_of(definition: &Definition) -> Option<&Reference> {
    match definition.content() {
        Content::Variable(variable) => Some(&variable.unit),
        Content::Population(population) => Some(&population.unit),
        _ => None,
    }
}

/// What a definition gives as a value.
pub(crate) fn gives<'r>(registry: &'r Registry, definition: &'r Definition) -> Type<'r> {
    match definition.content() {
        Content::Variable(variable) => domain(registry, &variable.values),
        Content::Population(_) => Type::Boolean,
        Content::Indicator(indicator) => {
            indicator.values.as_ref().map_or(Type::Unknown, |values| domain(registry, values))
        }
        _ => Type::Unknown,
    }
}

/// The figure of the whole population in a period.
fn figure(indicator: &Indicator, moment: &Moment) -> Option<super::number::Number> {
    let period = moment.period?;
    let of_period = indicator.figures.iter().filter(|figure| figure.period.days() == period);
    let mut whole = of_period.filter(|figure| figure.area.is_none());
    whole.next().map(|figure| figure.value.into())
}
