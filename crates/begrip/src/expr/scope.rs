//! What the names in a rule mean: the inputs of a definition with their types.

use indexmap::IndexMap;

use super::types::Type;
use crate::CodeValue;
use crate::date::Validity;
use crate::definition::Definition;
use crate::id::DefinitionId;
use crate::input::{Aggregate, Input, Inputs};
use crate::kind::Content;
use crate::kind::code_list::CodeList;
use crate::kind::parameter::Key;
use crate::measure::Measure;
use crate::reference::Reference;
use crate::registry::Registry;
use crate::resolve::Time;
use crate::values::ValueDomain;

/// The names that a rule may use, and the days for which it is meant.
#[derive(Debug, Default)]
pub struct Scope<'r> {
    pub(crate) names: IndexMap<&'r str, Named<'r>>,
    pub(crate) valid: Validity,
}

/// What a name means.
#[derive(Debug)]
pub(crate) enum Named<'r> {
    /// One value.
    Value(Type<'r>),
    /// A parameter with keys: their names and types, and the type of an amount.
    Amounts { keys: Vec<(&'r str, Type<'r>)>, amount: Type<'r> },
    /// The codes of a list.
    Codes(Codes<'r>),
    /// Something whose meaning cannot be told, of which other rules speak.
    Unknown,
}

/// A code list as a type.
#[derive(Debug, Clone, Copy)]
pub struct Codes<'r> {
    /// Its id.
    pub id: &'r DefinitionId,
    /// Its major version: another major is another list.
    pub major: u64,
    pub(crate) list: &'r CodeList,
}

impl<'r> Codes<'r> {
    pub(crate) fn of(definition: &'r Definition, list: &'r CodeList) -> Self {
        Self { id: definition.id(), major: definition.version().major, list }
    }

    /// Whether the code exists on all of these days.
    pub(crate) fn has(&self, code: &str, days: Validity) -> bool {
        let Ok(code) = code.parse::<CodeValue>() else { return false };
        let periods = self.list.codes.iter().filter(|entry| entry.code == code).map(|entry| entry.valid);
        let mut periods = periods.peekable();
        periods.peek().is_some() && days.first_gap(periods).is_none()
    }

    /// Its codes.
    pub fn codes(&self) -> impl Iterator<Item = &'r str> + use<'r> {
        self.list.codes.iter().map(|entry| entry.code.as_str())
    }

    /// The days on which a code exists, once for each time that it is listed.
    pub(crate) fn days_of(&self, code: &str) -> impl Iterator<Item = Validity> {
        self.list.codes.iter().filter(move |entry| entry.code.as_str() == code).map(|entry| entry.valid)
    }

    pub(crate) fn is_ordered(&self) -> bool {
        self.list.ordered
    }
}

impl PartialEq for Codes<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.major == other.major
    }
}

impl<'r> Scope<'r> {
    /// The names that inputs give to a rule that is meant for these days.
    pub fn new(registry: &'r Registry, inputs: &'r Inputs, valid: Validity) -> Self {
        let names = inputs.iter().map(|(name, input)| (name.as_str(), named(registry, input)));
        Self { names: names.collect(), valid }
    }
}

fn named<'r>(registry: &'r Registry, input: &'r Input) -> Named<'r> {
    match input {
        Input::Value(selection) => meaning(registry, &selection.of),
        Input::Aggregate(aggregate) => Named::Value(of_members(registry, aggregate)),
    }
}

fn meaning<'r>(registry: &'r Registry, reference: &'r Reference) -> Named<'r> {
    let Ok(target) = registry.resolve(reference, Time::Any) else { return Named::Unknown };
    match target.content() {
        Content::Variable(variable) => Named::Value(domain(registry, &variable.values)),
        Content::Indicator(indicator) => {
            indicator.values.as_ref().map_or(Named::Unknown, |values| Named::Value(domain(registry, values)))
        }
        Content::Population(_) => Named::Value(Type::Boolean),
        Content::CodeList(_) => codes(registry, reference).map_or(Named::Unknown, Named::Codes),
        Content::Parameter(parameter) => {
            let amount = domain(registry, &parameter.values);
            let keys: Vec<_> = parameter.by.iter().map(|key| (key.name(), key_type(registry, key))).collect();
            if keys.is_empty() { Named::Value(amount) } else { Named::Amounts { keys, amount } }
        }
        _ => Named::Unknown,
    }
}

fn key_type<'r>(registry: &'r Registry, key: &'r Key) -> Type<'r> {
    match key {
        Key::Codes(key) => codes(registry, &key.codes).map_or(Type::Unknown, Type::Code),
        // whole numbers of whatever: a count of persons as well as a pure number
        Key::Integers(_) => Type::AnyNumber,
    }
}

/// The type of the values of a domain.
pub fn domain<'r>(registry: &'r Registry, domain: &'r ValueDomain) -> Type<'r> {
    match domain {
        ValueDomain::Boolean => Type::Boolean,
        ValueDomain::Text => Type::Text,
        ValueDomain::Date => Type::Date,
        ValueDomain::Number(number) => Type::Number(Measure::from(&number.number)),
        ValueDomain::Integer(integer) => Type::Number(Measure::from(&integer.integer)),
        ValueDomain::Codes(list) => codes(registry, list).map_or(Type::Unknown, Type::Code),
    }
}

fn codes<'r>(registry: &'r Registry, reference: &'r Reference) -> Option<Codes<'r>> {
    let target = registry.resolve(reference, Time::Any).ok()?;
    match target.content() {
        Content::CodeList(list) => Some(Codes::of(target, list)),
        _ => None,
    }
}

/// A count is in the unit that is counted; other functions give what they are of.
pub(crate) fn of_members<'r>(registry: &'r Registry, aggregate: &'r Aggregate) -> Type<'r> {
    let (_, of) = aggregate.function();
    match aggregate {
        Aggregate::Count(_) => {
            // of a population its units are counted
            let within = registry.resolve(of, Time::Any).map(crate::Definition::content);
            let counted =
                if let Ok(Content::Population(population)) = within { &population.unit } else { of };
            let unit = counted.id().name().unwrap_or_default().parse();
            unit.map_or(Type::Unknown, |unit| Type::Number(Measure::from(&unit)))
        }
        Aggregate::Any(_) | Aggregate::All(_) => Type::Boolean,
        Aggregate::Sum(_) | Aggregate::Min(_) | Aggregate::Max(_) | Aggregate::Mean(_) => {
            // of anything but a variable there is nothing to take, which a rule about kinds speaks of
            match registry.resolve(of, Time::Any).map(crate::Definition::content) {
                Ok(Content::Variable(variable)) => domain(registry, &variable.values),
                _ => Type::Unknown,
            }
        }
    }
}
