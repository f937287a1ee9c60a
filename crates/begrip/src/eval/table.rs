//! Amounts of a parameter in one period, ready to be looked up.

use super::number::Number;
use super::value::{Datum, Reason};
use crate::date::{Date, Validity};
use crate::definition::Definition;
use crate::input::{Input, Moment};
use crate::kind::Content;
use crate::kind::parameter::{Amount, Amounts, Key, OTHERWISE, Parameter, Step};
use crate::registry::Registry;
use crate::resolve::Time;

/// A parameter as an input reads it in one period.
#[derive(Debug)]
pub(crate) struct Table<'r> {
    /// Its version in the period; none if no version is in force.
    pub(crate) parameter: Option<&'r Definition>,
    /// The days of which it is read.
    pub(crate) period: Option<Validity>,
    /// Why no amount can be told, whatever the keys.
    fault: Option<Reason>,
    at: Option<Moment>,
    /// The steps that the period meets, in order, with their days in it.
    pub(crate) steps: Vec<Dated<'r>>,
    /// Amounts by key that are taken where none is known.
    assumed: Vec<(Vec<String>, Number)>,
}

/// A step with its days within the period.
#[derive(Debug)]
pub(crate) struct Dated<'r> {
    pub(crate) days: Validity,
    pub(crate) step: &'r Step,
    amounts: Branch<'r>,
}

/// Amounts by key, nested as deep as the parameter has keys.
#[derive(Debug)]
enum Branch<'r> {
    One(Option<Number>),
    Codes(Vec<(&'r str, Branch<'r>)>, Option<Box<Branch<'r>>>),
    Ranges(Vec<(u64, u64, Branch<'r>)>, Option<Box<Branch<'r>>>),
}

impl<'r> Table<'r> {
    /// The parameter that an input names, as it is in a period.
    pub(crate) fn new(registry: &'r Registry, input: &'r Input, period: Option<Validity>) -> Self {
        let at = if let Input::Value(selection) = input { selection.at } else { None };
        let period = input.fixed_period().map(crate::period::TimePeriod::days).or(period);
        let last = period.and_then(|period| period.until.or(period.from));
        let is_lost = registry.is_lost(input.reference().id());
        let found = registry.resolve(input.reference(), last.map_or(Time::Any, Time::On)).ok();
        let mut table =
            Self { parameter: found, period, fault: None, at, steps: Vec::new(), assumed: Vec::new() };
        match found.map(Definition::content) {
            Some(Content::Parameter(parameter)) => table.read(parameter),
            // nothing is known of a parameter whose file cannot be read, not even that it has no amount
            _ if is_lost => table.fault = Some(Reason::DoesNotFit),
            _ => table.fault = Some(Reason::NotInForce),
        }
        table
    }

    fn read(&mut self, parameter: &'r Parameter) {
        let period = self.period.unwrap_or_default();
        for (step, days) in parameter.steps.iter().zip(step_days(parameter)) {
            if let Some(days) = days.intersection(&period) {
                let amounts = match (&step.amount, &step.amounts) {
                    (Some(amount), _) => one(amount),
                    (None, Some(amounts)) => branch(&parameter.by, amounts),
                    (None, None) => Branch::One(None),
                };
                self.steps.push(Dated { days, step, amounts });
            }
        }
        if period.first_gap(self.steps.iter().map(|dated| dated.days)).is_some() {
            self.fault = Some(Reason::NoAmount);
        }
    }

    /// Whether nothing is known of the parameter, not even that it has no amount.
    pub(crate) fn is_unclear(&self) -> bool {
        self.fault == Some(Reason::DoesNotFit)
    }

    /// Takes an amount where none is known, for keys as the parameter calls them.
    pub(crate) fn assume(&mut self, keys: Vec<String>, amount: Number) {
        self.assumed.push((keys, amount));
    }

    /// The amount for these keys.
    pub(crate) fn amount(&self, keys: &[Datum<'_>]) -> Result<Number, Reason> {
        let known = self.known_amount(keys);
        let assumed = || {
            let fits = |(names, _): &&(Vec<String>, Number)| {
                names.len() == keys.len() && names.iter().zip(keys).all(|(name, key)| is_called(key, name))
            };
            self.assumed.iter().find(fits).map(|(_, amount)| amount.clone())
        };
        known.or_else(|reason| if reason == Reason::NoAmount { assumed().ok_or(reason) } else { Err(reason) })
    }

    fn known_amount(&self, keys: &[Datum<'_>]) -> Result<Number, Reason> {
        if let Some(reason) =
            keys.iter().find_map(|key| if let Datum::Unknown(reason) = key { Some(*reason) } else { None })
        {
            return Err(reason);
        }
        match (self.fault, self.steps.as_slice(), self.at) {
            (Some(fault), _, _) => Err(fault),
            (None, [only], _)
            | (None, [only, ..], Some(Moment::Start))
            | (None, [.., only], Some(Moment::End)) => only.amount(keys),
            (None, steps, at) => self.of_several(steps, at, keys),
        }
    }

    fn of_several(
        &self,
        steps: &[Dated<'r>],
        at: Option<Moment>,
        keys: &[Datum<'_>],
    ) -> Result<Number, Reason> {
        let amounts: Result<Vec<(Validity, Number)>, Reason> =
            steps.iter().map(|step| Ok((step.days, step.amount(keys)?))).collect();
        let amounts = amounts?;
        match (amounts.as_slice(), at) {
            ([(_, first), rest @ ..], _) if rest.iter().all(|(_, amount)| amount == first) => {
                Ok(first.clone())
            }
            (_, Some(Moment::Mean)) => {
                self.period.and_then(|period| mean(period, &amounts)).ok_or(Reason::NoAmount)
            }
            _ => Err(Reason::Ambiguous),
        }
    }

    /// The steps whose amount is read: the one at the beginning or the end, or all.
    pub(crate) fn read_steps(&self) -> &[Dated<'r>] {
        match (self.steps.as_slice(), self.at) {
            ([first, ..], Some(Moment::Start)) => std::slice::from_ref(first),
            ([.., last], Some(Moment::End)) => std::slice::from_ref(last),
            (all, _) => all,
        }
    }

    /// The stretches of days for which the parameter has an amount for these keys.
    pub(crate) fn known(&self, keys: &[Datum<'_>]) -> Vec<Validity> {
        let Some(Content::Parameter(parameter)) = self.parameter.map(Definition::content) else {
            return Vec::new();
        };
        let dated = parameter.steps.iter().zip(step_days(parameter)).map(|(step, days)| {
            let amounts = match (&step.amount, &step.amounts) {
                (Some(amount), _) => one(amount),
                (None, Some(amounts)) => branch(&parameter.by, amounts),
                (None, None) => Branch::One(None),
            };
            Dated { days, step, amounts }
        });
        dated.filter(|dated| dated.amount(keys).is_ok()).map(|dated| dated.days).collect()
    }
}

impl Dated<'_> {
    fn amount(&self, keys: &[Datum<'_>]) -> Result<Number, Reason> {
        let mut here = &self.amounts;
        for key in keys {
            let next = match (here, key) {
                (Branch::One(_), _) => break,
                (Branch::Codes(codes, otherwise), Datum::Text(code)) => {
                    let found = codes.iter().find(|(known, _)| known == code).map(|(_, branch)| branch);
                    found.or(otherwise.as_deref())
                }
                (Branch::Ranges(ranges, otherwise), Datum::Number(number)) => {
                    let number = number.to_u64().ok_or(Reason::NoAmount)?;
                    let holds = |(low, high, _): &&(u64, u64, Branch<'_>)| (*low..=*high).contains(&number);
                    ranges.iter().find(holds).map(|(_, _, branch)| branch).or(otherwise.as_deref())
                }
                _ => return Err(Reason::DoesNotFit),
            };
            here = next.ok_or(Reason::NoAmount)?;
        }
        match here {
            Branch::One(Some(amount)) => Ok(amount.clone()),
            _ => Err(Reason::NoAmount),
        }
    }
}

/// The days for which some amount is known.
pub(crate) fn known_days(parameter: &Parameter) -> Vec<Validity> {
    let is_known = |step: &Step| match (&step.amount, &step.amounts) {
        (Some(amount), _) => matches!(amount, Amount::Known(_)),
        (None, Some(amounts)) => some_known(amounts),
        (None, None) => false,
    };
    parameter
        .steps
        .iter()
        .zip(step_days(parameter))
        .filter(|(step, _)| is_known(step))
        .map(|(_, days)| days)
        .collect()
}

/// As deep as a file can be nested.
fn some_known(amounts: &Amounts) -> bool {
    match amounts {
        Amounts::One(amount) => matches!(amount, Amount::Known(_)),
        Amounts::By(by) => by.values().any(some_known),
    }
}

/// The days of every step: to its end, or to the day before the next one.
pub(crate) fn step_days(parameter: &Parameter) -> impl Iterator<Item = Validity> {
    let steps = &parameter.steps;
    steps.iter().enumerate().map(|(at, step)| {
        let next = steps.get(at + 1).and_then(|next| next.from).and_then(Date::previous);
        Validity { from: step.from, until: step.until.or(next) }
    })
}

fn one<'r>(amount: &Amount) -> Branch<'r> {
    Branch::One(match amount {
        Amount::Known(amount) => Some((*amount).into()),
        Amount::Unknown => None,
    })
}

/// As deep as a file can be nested.
fn branch<'r>(keys: &'r [Key], amounts: &'r Amounts) -> Branch<'r> {
    let (by, key, deeper) = match (amounts, keys) {
        (Amounts::One(amount), _) => return one(amount),
        (Amounts::By(by), [key, deeper @ ..]) => (by, key, deeper),
        (Amounts::By(_), []) => return Branch::One(None),
    };
    let otherwise = by.get(OTHERWISE).map(|amounts| Box::new(branch(deeper, amounts)));
    let listed = by.iter().filter(|(value, _)| *value != OTHERWISE);
    match key {
        Key::Codes(_) => Branch::Codes(
            listed.map(|(code, next)| (code.as_str(), branch(deeper, next))).collect(),
            otherwise,
        ),
        Key::Integers(_) => {
            let ranges = listed.filter_map(|(text, next)| {
                let (low, high) = range(text)?;
                Some((low, high, branch(deeper, next)))
            });
            Branch::Ranges(ranges.collect(), otherwise)
        }
    }
}

/// The bounds of `1`, `2-4` or `5+`.
fn range(text: &str) -> Option<(u64, u64)> {
    if let Some(low) = text.strip_suffix('+') {
        return Some((low.parse().ok()?, u64::MAX));
    }
    let (low, high) = text.split_once('-').unwrap_or((text, text));
    Some((low.parse().ok()?, high.parse().ok()?))
}

/// Whether a key is what a parameter calls so: a code, a whole number or a range of them.
fn is_called(key: &Datum<'_>, name: &str) -> bool {
    match key {
        Datum::Text(code) => *code == name,
        Datum::Number(number) => match (range(name), number.to_u64()) {
            (Some((low, high)), Some(number)) => (low..=high).contains(&number),
            _ => false,
        },
        _ => false,
    }
}

/// The mean over the calendar months of the period, each with the amount of its first day.
fn mean(period: Validity, amounts: &[(Validity, Number)]) -> Option<Number> {
    let (first, last) = (period.from?, period.until?);
    let mut months = std::iter::successors(Some(first), |month| month.plus_months(1));
    let mut total = Number::ZERO;
    let mut count = 0;
    while let Some(day) = months.next().filter(|day| *day <= last) {
        let (_, amount) = amounts.iter().find(|(days, _)| days.contains(day))?;
        total = total.plus(amount)?;
        count += 1;
    }
    total.over(&Number::from(count))
}
