//! One unit with its inputs: what a definition says of it.

use std::collections::BTreeMap;

use num_rational::BigRational;

use super::evaluate::{World, evaluate};
use super::scope::{Named, Scope};
use super::tree::Expr;
use super::types::{Type, check};
use super::value::{Because, Value};
use crate::date::{Date, Validity};
use crate::example::Given;
use crate::input::{Input, Inputs, Moment};
use crate::kind::Content;
use crate::kind::parameter::{Amount, Amounts, Key, OTHERWISE, Parameter};
use crate::measure::{Measure, UnitOfMeasure};
use crate::registry::Registry;
use crate::resolve::Time;

/// The inputs of a rule with what is given of one unit, in one reference period.
#[derive(Debug)]
pub struct Worked<'r> {
    registry: &'r Registry,
    inputs: &'r Inputs,
    scope: Scope<'r>,
    /// The reference period; none if the unit has no date.
    period: Option<Validity>,
    given: BTreeMap<&'r str, Value>,
}

impl<'r> Worked<'r> {
    /// The inputs with what is given of one unit, by the names of the inputs or the ids of their definitions.
    pub fn new(
        registry: &'r Registry,
        inputs: &'r Inputs,
        period: Option<Validity>,
        given: impl IntoIterator<Item = (&'r str, &'r Given)>,
    ) -> Self {
        let scope = Scope::new(registry, inputs, period.unwrap_or_default());
        let mut known = BTreeMap::new();
        for (name, value) in given {
            if let Some((name, value)) = read(inputs, &scope, name, value) {
                known.insert(name, value);
            }
        }
        Self { registry, inputs, scope, period, given: known }
    }

    /// What is given that is no input of the rule, or no value of the type of the input.
    pub fn misfits<'g>(
        registry: &Registry,
        inputs: &Inputs,
        given: impl IntoIterator<Item = (&'g str, &'g Given)>,
    ) -> Vec<Misfit<'g>> {
        let scope = Scope::new(registry, inputs, Validity::default());
        let misfit = |(name, value): (&'g str, &'g Given)| match input_named(inputs, name) {
            // the leaf of another definition may be given by its id; which leaves there are is not looked into here
            None if name.contains('/') => None,
            None => Some(Misfit::NoInput(name)),
            Some((input, _)) => match scope.names.get(input.as_str())? {
                Named::Value(Type::Unknown) | Named::Unknown => None,
                Named::Value(found) if typed(value, found).is_some() => None,
                _ => Some(Misfit::NoValue(name)),
            },
        };
        given.into_iter().filter_map(misfit).collect()
    }

    /// What a rule over these inputs gives.
    pub fn evaluate(&self, rule: &Expr) -> Value {
        evaluate(rule, self)
    }

    fn parameter(&self, name: &str, keys: &[Value]) -> Value {
        let no_amount = || {
            let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
            let name = if keys.is_empty() { name.to_owned() } else { format!("{name}({})", keys.join(", ")) };
            Value::Unknown(Because::NoAmount { name })
        };
        if let Some(because) =
            keys.iter().find_map(|key| if let Value::Unknown(why) = key { Some(why) } else { None })
        {
            return Value::Unknown(because.clone());
        }
        let (Some(input), Some(period)) = (self.inputs.get(name), self.days(name)) else {
            return no_amount();
        };
        // nothing is known of a parameter whose file cannot be read, not even that it has no amount
        if self.registry.is_lost(input.reference().id()) {
            return Value::Unknown(Because::DoesNotFit);
        }
        let amounts: Option<Vec<(Validity, BigRational)>> = self.amounts(input, period, keys);
        match amounts.as_deref() {
            Some([(_, only)]) => Value::Number(only.clone()),
            Some([(_, first), .., (_, last)]) => match moment(input) {
                Some(Moment::Start) => Value::Number(first.clone()),
                Some(Moment::End) => Value::Number(last.clone()),
                Some(Moment::Mean) => {
                    amounts.as_deref().and_then(|all| mean(period, all)).map_or_else(no_amount, Value::Number)
                }
                None => Value::Unknown(Because::Ambiguous { name: name.to_owned() }),
            },
            _ => no_amount(),
        }
    }

    /// The days of which an input is read: of a fixed period, else of the reference period.
    fn days(&self, name: &str) -> Option<Validity> {
        let fixed = self.inputs.get(name).and_then(Input::fixed_period);
        fixed.map(crate::period::TimePeriod::days).or(self.period)
    }

    /// The amounts of the steps that the period meets, in order; `None` if one of them is not known. Neighbours that
    /// are equal are one.
    fn amounts(
        &self,
        input: &Input,
        period: Validity,
        keys: &[Value],
    ) -> Option<Vec<(Validity, BigRational)>> {
        let last = Time::On(period.until.or(period.from)?);
        let target = self.registry.resolve(input.reference(), last).ok()?;
        let Content::Parameter(parameter) = target.content() else { return None };
        let mut found: Vec<(Validity, BigRational)> = Vec::new();
        for (index, step) in parameter.steps.iter().enumerate() {
            let next = parameter.steps.get(index + 1).and_then(|next| next.from).and_then(Date::previous);
            let days = Validity { from: step.from, until: step.until.or(next) };
            let Some(days) = days.intersection(&period) else { continue };
            let amount = step.amount.or_else(|| look_up(parameter, step.amounts.as_ref()?, keys))?;
            let Amount::Known(amount) = amount else { return None };
            match found.last_mut() {
                Some((before, same)) if *same == amount.to_rational() => before.until = days.until,
                _ => found.push((days, amount.to_rational())),
            }
        }
        let covered = period.first_gap(found.iter().map(|(days, _)| *days)).is_none();
        covered.then_some(found)
    }
}

fn moment(input: &Input) -> Option<Moment> {
    match input {
        Input::Value(selection) => selection.at,
        Input::Aggregate(_) => None,
    }
}

/// The mean over the calendar months of the period, each with the amount of its first day.
fn mean(period: Validity, amounts: &[(Validity, BigRational)]) -> Option<BigRational> {
    let (first, last) = (period.from?, period.until?);
    let months =
        std::iter::successors(Some(first), |month| month.plus_months(1)).take_while(|month| *month <= last);
    let of =
        |day: Date| amounts.iter().find(|(days, _)| days.contains(day)).map(|(_, amount)| amount.clone());
    let amounts: Option<Vec<BigRational>> = months.map(of).collect();
    let amounts = amounts?;
    let count = BigRational::from_integer(amounts.len().into());
    (!amounts.is_empty()).then(|| amounts.into_iter().sum::<BigRational>() / count)
}

/// The amount for these keys; as deep as the parameter has keys.
fn look_up(parameter: &Parameter, amounts: &Amounts, keys: &[Value]) -> Option<Amount> {
    let mut here = amounts;
    for (key, value) in parameter.by.iter().zip(keys) {
        let by = match here {
            Amounts::One(Amount::Unknown) => return Some(Amount::Unknown),
            Amounts::One(Amount::Known(_)) => return None,
            Amounts::By(by) => by,
        };
        let text = value.to_string();
        let found = match key {
            Key::Codes(_) => by.get(&text),
            Key::Integers(_) => by.iter().find(|(range, _)| holds(range, &text)).map(|(_, amounts)| amounts),
        };
        here = found.or_else(|| by.get(OTHERWISE))?;
    }
    if let Amounts::One(amount) = here { Some(*amount) } else { None }
}

/// Whether a whole number falls under `1`, `2-4` or `5+`.
fn holds(range: &str, number: &str) -> bool {
    let Ok(number) = number.parse::<u64>() else { return false };
    let bound = |text: &str| text.parse::<u64>().ok();
    match (range.strip_suffix('+'), range.split_once('-')) {
        (Some(low), _) => bound(low).is_some_and(|low| low <= number),
        (None, Some((low, high))) => {
            bound(low).is_some_and(|low| low <= number) && bound(high).is_some_and(|high| number <= high)
        }
        (None, None) => bound(range) == Some(number),
    }
}

/// Something that is given and does not fit the inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit<'g> {
    /// There is no input of this name.
    NoInput(&'g str),
    /// It is no value of the input.
    NoValue(&'g str),
}

/// The input of this name, or of the definition with this id.
fn input_named<'r>(inputs: &'r Inputs, name: &str) -> Option<(&'r String, &'r Input)> {
    let by_id =
        || inputs.iter().find(|(_, input)| input.reference().id().as_str() == name && input.shift() == 0);
    inputs.get_key_value(name).or_else(by_id)
}

/// The input that is meant by a name or the id of its definition, and its value as its type has it.
fn read<'r>(inputs: &'r Inputs, scope: &Scope<'r>, name: &str, value: &Given) -> Option<(&'r str, Value)> {
    let (name, _) = input_named(inputs, name)?;
    match scope.names.get(name.as_str())? {
        Named::Value(found) => Some((name, typed(value, found)?)),
        Named::Amounts { .. } | Named::Codes(_) | Named::Unknown => None,
    }
}

/// A value as a type has it; `None` if it is none.
pub fn typed(value: &Given, as_type: &Type<'_>) -> Option<Value> {
    let text = match value {
        Given::Null => return Some(Value::null()),
        Given::Text(text) => text.as_str(),
        Given::List(_) | Given::Map(_) => return None,
    };
    match as_type {
        Type::Boolean => text.parse().ok().map(Value::Boolean),
        Type::Text => Some(Value::Text(text.to_owned())),
        Type::Code(codes) => codes.codes().any(|code| code == text).then(|| Value::Text(text.to_owned())),
        Type::Date => text.parse().ok().map(Value::Date),
        Type::Number(measure) => number(text, Some(measure)),
        Type::BareNumber | Type::AnyNumber => number(text, None),
        Type::Unknown => None,
    }
}

/// A number, or one with a unit that converts exactly: `1500 EUR/month`.
fn number(text: &str, measure: Option<&Measure>) -> Option<Value> {
    let (digits, unit) = text.split_once(' ').map_or((text, None), |(digits, unit)| (digits, Some(unit)));
    let number = digits.parse::<crate::Decimal>().ok()?.to_rational();
    let (Some(unit), Some(measure)) = (unit, measure) else {
        return unit.is_none().then_some(Value::Number(number));
    };
    let from = Measure::from(&unit.trim().parse::<UnitOfMeasure>().ok()?);
    Some(Value::Number(number * fraction(from.conversion(measure)?)))
}

fn fraction((numerator, denominator): (u64, u64)) -> BigRational {
    BigRational::new(numerator.into(), denominator.into())
}

impl World for Worked<'_> {
    fn value(&self, name: &str) -> Value {
        if let Some(value) = self.given.get(name) {
            return value.clone();
        }
        let target =
            self.inputs.get(name).and_then(|input| self.registry.resolve(input.reference(), Time::Any).ok());
        match target.map(crate::Definition::content) {
            Some(Content::Parameter(_)) => self.parameter(name, &[]),
            _ => Value::Unknown(Because::NotGiven { name: name.to_owned() }),
        }
    }

    fn amount(&self, name: &str, keys: &[Value]) -> Value {
        self.parameter(name, keys)
    }

    fn has_code(&self, list: &str, code: &str) -> Option<bool> {
        match self.scope.names.get(list)? {
            Named::Codes(codes) => Some(codes.has(code, self.period.unwrap_or_default())),
            _ => None,
        }
    }

    fn rank(&self, parts: [&Expr; 2], code: &str) -> Option<usize> {
        let codes = parts.iter().find_map(|part| match check(part, &self.scope).0 {
            Type::Code(codes) => Some(codes),
            _ => None,
        })?;
        codes.codes().position(|known| known == code)
    }

    fn factor(&self, amount: &Expr, unit: &str) -> Option<BigRational> {
        let to = Measure::from(&unit.parse::<UnitOfMeasure>().ok()?);
        match check(amount, &self.scope).0 {
            Type::Number(from) => from.conversion(&to).map(fraction),
            Type::BareNumber => Some(fraction((1, 1))),
            _ => None,
        }
    }
}
