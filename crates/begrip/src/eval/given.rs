//! Reading what is given of a unit: keys, values and their units of measure.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::build::Builder;
use super::leaf::{Leaf, Member};
use super::node::{Frame, Plan, Slot as Place, Source, SourceKind};
use super::number::Number;
use super::ready::factor;
use super::unit::{Slot, Unit, Values};
use super::value::{Reason, Value};
use crate::decimal::Decimal;
use crate::example::Given;
use crate::expr::Type;
use crate::id::DefinitionId;
use crate::kind::Content;
use crate::measure::{Measure, UnitOfMeasure};
use crate::values::{IntegerDomain, NumberDomain, ValueDomain};

/// Something that is given and does not fit what the rule rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Misfit<'r> {
    /// As it is written.
    pub key: String,
    /// What does not fit.
    pub kind: MisfitKind<'r>,
}

/// What does not fit.
#[derive(Debug, Clone, PartialEq)]
pub enum MisfitKind<'r> {
    /// The rule rests on nothing of this name or id.
    NoInput,
    /// It is an amount or a code list, which is looked up and cannot be given.
    LookedUp,
    /// It is no value of this type.
    NoValue(Type<'r>),
    /// A number outside the declared bounds, or one that should be whole.
    OutOfBounds {
        /// The lowest value there can be.
        minimum: Option<Decimal>,
        /// The highest value there can be.
        maximum: Option<Decimal>,
        /// Whether it should be a whole number.
        whole: bool,
    },
}

/// Rules made ready, with the names by which their values can be given.
#[derive(Debug)]
pub(crate) struct Prepared<'r> {
    pub(crate) plan: Plan<'r>,
    /// What the names that the definition gives its inputs stand for.
    pub(crate) names: IndexMap<&'r str, Stands>,
}

/// What the name of an input stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    /// A value of the unit, in this slot.
    Slot(usize),
    /// An amount or a code list of the registry.
    LookedUp,
    /// It cannot be told, which other rules speak of.
    Unclear,
}

impl<'r> From<Builder<'r>> for Prepared<'r> {
    fn from(Builder { mut plan, names, .. }: Builder<'r>) -> Self {
        plan.connect();
        let stands = |source: Option<Source>| match source.map(|source| source.kind) {
            Some(SourceKind::Slot(slot)) => Stands::Slot(slot),
            Some(SourceKind::Cell(cell)) => {
                plan.unit.cells.get(cell).map_or(Stands::Unclear, |cell| Stands::Slot(cell.slot))
            }
            Some(SourceKind::Table(_)) | None => Stands::LookedUp,
            Some(SourceKind::Never(_)) => Stands::Unclear,
        };
        let names = names.into_iter().map(|(name, source)| (name, stands(source))).collect();
        Self { plan, names }
    }
}

impl<'r> Prepared<'r> {
    pub(crate) fn slot(&self, key: &str) -> Option<Slot> {
        match self.names.get(key) {
            Some(Stands::Slot(slot)) => Some(Slot(*slot)),
            Some(Stands::LookedUp | Stands::Unclear) => None,
            None => self.plan.unit.slot(&key.parse().ok()?).map(Slot),
        }
    }

    /// Whether a key is a name or a leaf on which the rule rests, or the unit type of its members.
    pub(crate) fn knows(&self, key: &str) -> bool {
        if self.names.contains_key(key) || self.slot(key).is_some() {
            return true;
        }
        let of_members = |unit: &DefinitionId| self.plan.members.iter().any(|(known, _)| *known == unit);
        match key.parse::<Leaf>() {
            Ok(Leaf { member: Some(member), .. }) => of_members(&member.unit),
            Ok(Leaf { member: None, id, .. }) => of_members(&id),
            Err(_) => false,
        }
    }

    pub(crate) fn empty(&self) -> Unit {
        Unit {
            values: Values::of(self.plan.unit.slots.len()),
            members: vec![Vec::new(); self.plan.members.len()],
        }
    }

    /// A unit with everything that fits, and what does not.
    pub(crate) fn read<'g>(
        &self,
        given: impl IntoIterator<Item = (&'g str, &'g Given)>,
    ) -> (Unit, Vec<Misfit<'r>>) {
        let mut reader =
            Reader { prepared: self, unit: self.empty(), members: BTreeMap::new(), misfits: Vec::new() };
        for (key, value) in given {
            reader.read(key, value);
        }
        let Reader { mut unit, members, misfits, .. } = reader;
        for ((group, number), values) in members {
            if let Some(all) = unit.members.get_mut(group) {
                all.push((number, values));
            }
        }
        (unit, misfits)
    }
}

struct Reader<'e, 'r> {
    prepared: &'e Prepared<'r>,
    unit: Unit,
    /// By group and by the number under which a member is given.
    members: BTreeMap<(usize, u32), Values>,
    misfits: Vec<Misfit<'r>>,
}

impl<'r> Reader<'_, 'r> {
    fn read(&mut self, key: &str, value: &Given) {
        if let Given::List(members) = value {
            for (number, member) in (1..).zip(members) {
                self.member(key, number, member);
            }
            return;
        }
        if let Some(slot) = self.prepared.slot(key) {
            match Self::fitting(key, self.prepared.plan.unit.slots.get(slot.0), value) {
                Ok(value) => self.unit.set(slot, value),
                Err(misfit) => self.misfits.push(misfit),
            }
            return;
        }
        match self.prepared.names.get(key) {
            Some(Stands::LookedUp) => {
                return self.misfits.push(Misfit { key: key.to_owned(), kind: MisfitKind::LookedUp });
            }
            Some(_) => return,
            None => {}
        }
        match key.parse() {
            Ok(Leaf { member: Some(Member { unit, number }), id, when }) => {
                let of = Leaf { member: Some(Member { unit, number: 1 }), id, when };
                self.of_member(key, number, &of, value);
            }
            _ => self.no_input(key),
        }
    }

    /// Nothing is said of a key if it cannot be told on what the rule rests.
    fn no_input(&mut self, key: &str) {
        if !self.prepared.plan.is_unclear {
            self.misfits.push(Misfit { key: key.to_owned(), kind: MisfitKind::NoInput });
        }
    }

    /// A member that is written as a mapping.
    fn member(&mut self, unit: &str, number: u32, member: &Given) {
        let Given::Map(values) = member else {
            return self.no_input(unit);
        };
        for (name, value) in values {
            self.read(&format!("{unit}[{number}]/{name}"), value);
        }
    }

    fn of_member(&mut self, key: &str, number: u32, leaf: &Leaf, value: &Given) {
        let groups = &self.prepared.plan.members;
        let unit = leaf.member.as_ref().map(|member| &member.unit);
        let group = groups.iter().position(|(known, _)| Some(*known) == unit);
        let Some((group, frame)) = group.and_then(|group| Some((group, &groups.get(group)?.1))) else {
            return self.no_input(key);
        };
        // whoever is named is a member, also by something on which the rule does not rest
        self.members.entry((group, number)).or_insert_with(|| Values::of(frame.slots.len()));
        let Some(slot) = frame.slot(leaf) else {
            return self.no_input(key);
        };
        match Self::fitting(key, frame.slots.get(slot), value) {
            Ok(value) => {
                if let Some(member) = self.members.get_mut(&(group, number)) {
                    member.set(slot, value);
                }
            }
            Err(misfit) => self.misfits.push(misfit),
        }
    }

    fn fitting(key: &str, place: Option<&Place<'r>>, value: &Given) -> Result<Value, Misfit<'r>> {
        let misfit = |kind| Misfit { key: key.to_owned(), kind };
        let place = place.ok_or_else(|| misfit(MisfitKind::NoInput))?;
        if place.gives == Type::Unknown {
            return Ok(Value::Unknown(Reason::DoesNotFit));
        }
        let value =
            typed(value, &place.gives).ok_or_else(|| misfit(MisfitKind::NoValue(place.gives.clone())))?;
        match bounds(place) {
            Some((minimum, maximum, whole)) if !within(&value, minimum, maximum, whole) => {
                Err(misfit(MisfitKind::OutOfBounds { minimum, maximum, whole }))
            }
            _ => Ok(value),
        }
    }
}

impl Frame<'_> {
    pub(crate) fn slot(&self, leaf: &Leaf) -> Option<usize> {
        self.slots.iter().position(|slot| slot.leaf.as_ref() == Some(leaf))
    }
}

/// The declared bounds of a number.
fn bounds(place: &Place<'_>) -> Option<(Option<Decimal>, Option<Decimal>, bool)> {
    let Content::Variable(variable) = place.definition?.content() else { return None };
    match &variable.values {
        ValueDomain::Number(NumberDomain { minimum, maximum, .. }) => Some((*minimum, *maximum, false)),
        ValueDomain::Integer(IntegerDomain { minimum, maximum, .. }) => Some((*minimum, *maximum, true)),
        _ => None,
    }
}

fn within(value: &Value, minimum: Option<Decimal>, maximum: Option<Decimal>, whole: bool) -> bool {
    let Value::Number(number) = value else { return true };
    minimum.is_none_or(|minimum| *number >= minimum.into())
        && maximum.is_none_or(|maximum| *number <= maximum.into())
        && (!whole || number.is_whole())
}

/// A value as a type has it; `None` if it is none.
pub fn typed(value: &Given, as_type: &Type<'_>) -> Option<Value> {
    let text = match value {
        Given::Null => return Some(Value::NULL),
        Given::Text(text) => text.as_str(),
        Given::List(_) | Given::Map(_) => return None,
    };
    match as_type {
        Type::Boolean => text.parse().ok().map(Value::Boolean),
        Type::Text => Some(text.into()),
        Type::Code(codes) => codes.codes().any(|code| code == text).then(|| text.into()),
        Type::Date => text.parse().ok().map(Value::Date),
        Type::Number(measure) => number(text, Some(measure)),
        Type::BareNumber | Type::AnyNumber => number(text, None),
        Type::Unknown => None,
    }
}

/// A number, or one with a unit that converts exactly: `1500 EUR/month`.
fn number(text: &str, measure: Option<&Measure>) -> Option<Value> {
    let (digits, unit) = text.split_once(' ').map_or((text, None), |(digits, unit)| (digits, Some(unit)));
    let number = Number::from(digits.parse::<Decimal>().ok()?);
    let (Some(unit), Some(measure)) = (unit, measure) else {
        return unit.is_none().then_some(Value::Number(number));
    };
    let from = Measure::from(&unit.trim().parse::<UnitOfMeasure>().ok()?);
    Some(Value::Number(number.times(&factor(&from, measure)?)?))
}
