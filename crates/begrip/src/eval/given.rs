//! Reading what is given of a unit: keys, values and their units of measure.

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;

use super::bounds::Bounds;
use super::build::Builder;
use super::leaf::{Leaf, Member};
use super::node::{Frame, Plan, Slot as Place, Source, SourceKind};
use super::number::Number;
use super::ready::factor;
use super::unit::{Slot, Unit, Values};
use super::value::{Reason, Value};
use crate::date::Validity;
use crate::decimal::Decimal;
use crate::example::Given;
use crate::expr::Type;
use crate::id::DefinitionId;
use crate::measure::{Measure, UnitOfMeasure};

/// Something that is given and does not fit what the rule rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Misfit<'r> {
    /// As it is written; of a member that is written as a mapping with the member before it.
    pub key: String,
    /// The keys and the positions, from 0, that lead to it in what is given.
    pub path: Vec<String>,
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
    /// A member that is not written as a mapping.
    NoMember,
    /// The same value is given before, under this key.
    Twice {
        /// The key before, as it is written.
        first: String,
    },
    /// A code that does not exist on these days.
    NotOnDays {
        /// The code.
        code: String,
        /// The days that the value is about.
        days: Validity,
        /// The days on which the code exists, once for each time that it is listed.
        valid: Vec<Validity>,
    },
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
        let mut reader = Reader {
            prepared: self,
            unit: self.empty(),
            members: BTreeMap::new(),
            first: HashMap::new(),
            misfits: Vec::new(),
        };
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

/// A group of members and the number under which one of them is given.
type MemberKey = (usize, u32);

struct Reader<'e, 'r> {
    prepared: &'e Prepared<'r>,
    unit: Unit,
    members: BTreeMap<MemberKey, Values>,
    /// The key under which each value was given first, by whose it is and its slot.
    first: HashMap<(Option<MemberKey>, usize), String>,
    misfits: Vec<Misfit<'r>>,
}

/// Where something is given.
struct At {
    key: String,
    path: Vec<String>,
}

impl At {
    fn key(key: &str) -> Self {
        Self { key: key.to_owned(), path: vec![key.to_owned()] }
    }
}

impl<'r> Reader<'_, 'r> {
    fn read(&mut self, key: &str, value: &Given) {
        let at = At::key(key);
        if let Some(slot) = self.prepared.slot(key) {
            let fitting = Self::fitting(self.prepared.plan.unit.slots.get(slot.0), value);
            if let Some(value) = self.taken(at, (None, slot.0), fitting) {
                self.unit.set(slot, value);
            }
            return;
        }
        match self.prepared.names.get(key) {
            Some(Stands::LookedUp) => return self.misfit(at, MisfitKind::LookedUp),
            Some(_) => return,
            None => {}
        }
        if let Given::List(members) = value {
            return self.all_members(key, members);
        }
        match key.parse() {
            Ok(leaf) => self.of_member(at, leaf, value),
            Err(_) => self.no_input(at),
        }
    }

    fn misfit(&mut self, at: At, kind: MisfitKind<'r>) {
        self.misfits.push(Misfit { key: at.key, path: at.path, kind });
    }

    /// Nothing is said of a key if it cannot be told on what the rule rests.
    fn no_input(&mut self, at: At) {
        if !self.prepared.plan.is_unclear {
            self.misfit(at, MisfitKind::NoInput);
        }
    }

    /// A value that fits and is the first for its slot.
    fn taken(
        &mut self,
        at: At,
        slot: (Option<MemberKey>, usize),
        fitting: Result<Value, MisfitKind<'r>>,
    ) -> Option<Value> {
        if let Some(first) = self.first.get(&slot) {
            let first = first.clone();
            self.misfit(at, MisfitKind::Twice { first });
            return None;
        }
        self.first.insert(slot, at.key.clone());
        fitting.map_err(|kind| self.misfit(at, kind)).ok()
    }

    /// Members that are written as a list of mappings.
    fn all_members(&mut self, unit: &str, members: &[Given]) {
        if !self.prepared.plan.members.iter().any(|(known, _)| known.as_str() == unit) {
            return self.no_input(At::key(unit));
        }
        for (position, member) in members.iter().enumerate() {
            let path = vec![unit.to_owned(), position.to_string()];
            let Given::Map(values) = member else {
                self.misfit(At { key: unit.to_owned(), path }, MisfitKind::NoMember);
                continue;
            };
            for (name, value) in values {
                let key = format!("{unit}[{}]/{name}", position + 1);
                let leaf = key.parse();
                let at = At { key, path: [path.as_slice(), std::slice::from_ref(name)].concat() };
                match leaf {
                    Ok(leaf) => self.of_member(at, leaf, value),
                    Err(_) => self.no_input(at),
                }
            }
        }
    }

    fn of_member(&mut self, at: At, leaf: Leaf, value: &Given) {
        let Leaf { member: Some(Member { unit, number }), id, when } = leaf else {
            return self.no_input(at);
        };
        let groups = &self.prepared.plan.members;
        let group = groups.iter().position(|(known, _)| **known == unit);
        let Some((group, frame)) = group.and_then(|group| Some((group, &groups.get(group)?.1))) else {
            return self.no_input(at);
        };
        // whoever is named is a member, also by something on which the rule does not rest
        self.members.entry((group, number)).or_insert_with(|| Values::of(frame.slots.len()));
        let leaf = Leaf { member: Some(Member { unit, number: 1 }), id, when };
        let Some(slot) = frame.slot(&leaf) else {
            return self.no_input(at);
        };
        let fitting = Self::fitting(frame.slots.get(slot), value);
        let value = self.taken(at, (Some((group, number)), slot), fitting);
        if let (Some(value), Some(member)) = (value, self.members.get_mut(&(group, number))) {
            member.set(slot, value);
        }
    }

    fn fitting(place: Option<&Place<'r>>, given: &Given) -> Result<Value, MisfitKind<'r>> {
        let place = place.ok_or(MisfitKind::NoInput)?;
        if place.gives == Type::Unknown {
            return Ok(Value::Unknown(Reason::DoesNotFit));
        }
        let value = typed(given, &place.gives).ok_or_else(|| MisfitKind::NoValue(place.gives.clone()))?;
        if !place.bounds.allow(&value) {
            let Bounds { minimum, maximum, whole } = place.bounds;
            return Err(MisfitKind::OutOfBounds { minimum, maximum, whole });
        }
        not_on_days(place, given).map_or(Ok(value), Err)
    }
}

/// What does not fit of a code that does not exist on the days that its value is about.
fn not_on_days<'r>(place: &Place<'r>, given: &Given) -> Option<MisfitKind<'r>> {
    let (Type::Code(codes), Given::Text(code), Some(days)) = (&place.gives, given, place.days) else {
        return None;
    };
    let valid: Vec<Validity> = codes.days_of(code).collect();
    // days that are wrong in themselves are what another rule speaks of
    let exists = valid.iter().any(|valid| valid.is_reversed() || valid.intersection(&days).is_some());
    (!exists).then(|| MisfitKind::NotOnDays { code: code.clone(), days, valid })
}

impl Frame<'_> {
    pub(crate) fn slot(&self, leaf: &Leaf) -> Option<usize> {
        self.slots.iter().position(|slot| slot.leaf.as_ref() == Some(leaf))
    }
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
