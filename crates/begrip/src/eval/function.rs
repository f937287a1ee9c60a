//! What functions give, of values and over members.

use super::logic::{bounded, compared, every, numbers, some};
use super::node::{Node, Order, Over};
use super::number::Number;
use super::run::Run;
use super::value::{Datum, Reason};
use crate::date::Date;
use crate::expr::{Comparison, Function};

pub(super) fn call<'a>(
    function: Function,
    arguments: &'a [Node<'a>],
    order: &Order<'_>,
    run: &Run<'a, '_>,
) -> Datum<'a> {
    let value =
        |at: usize| arguments.get(at).map_or(Datum::Unknown(Reason::DoesNotFit), |node| run.node(node));
    match function {
        Function::Abs => one(value(0), Number::absolute),
        Function::Floor => one(value(0), Number::floor),
        Function::Ceil => one(value(0), |number| number.negative().floor().negative()),
        Function::Round if arguments.len() < 2 => one(value(0), |number| number.rounded(0)),
        Function::Round => match (value(0), value(1)) {
            (Datum::Number(number), Datum::Number(digits)) => {
                let digits = digits.to_u64().and_then(|digits| u32::try_from(digits).ok());
                let digits = digits.filter(|digits| *digits <= 28);
                digits.map_or(Datum::Unknown(Reason::DoesNotFit), |digits| {
                    Datum::Number(number.rounded(digits))
                })
            }
            (left, right) => numbers(&left, &right, |_, _| None),
        },
        Function::Least => extreme(arguments.iter().map(|node| run.node(node)), Comparison::Less, order),
        Function::Greatest => {
            extreme(arguments.iter().map(|node| run.node(node)), Comparison::Greater, order)
        }
        Function::Coalesce => {
            let mut values = arguments.iter().map(|node| run.node(node));
            let mut first = None;
            let known = values.find(|value| match value {
                Datum::Unknown(reason) => {
                    first = first.or(Some(*reason));
                    false
                }
                _ => true,
            });
            known.unwrap_or(Datum::Unknown(first.unwrap_or(Reason::Null)))
        }
        Function::YearsBetween => match (value(0), value(1)) {
            (Datum::Date(from), Datum::Date(to)) => Datum::Number(Number::from(years(from, to))),
            (Datum::Unknown(reason), _) | (_, Datum::Unknown(reason)) => Datum::Unknown(reason),
            _ => Datum::Unknown(Reason::DoesNotFit),
        },
        Function::Number => value(0),
        // these two are made ready before
        Function::Quantity | Function::Convert => Datum::Unknown(Reason::DoesNotFit),
    }
}

fn one(value: Datum<'_>, result: impl FnOnce(&Number) -> Number) -> Datum<'_> {
    match value {
        Datum::Number(number) => Datum::Number(result(&number)),
        Datum::Unknown(reason) => Datum::Unknown(reason),
        _ => Datum::Unknown(Reason::DoesNotFit),
    }
}

/// The lowest or highest; not known if one of them is not, as SQL's standard has it.
fn extreme<'a>(
    values: impl Iterator<Item = Datum<'a>>,
    comparison: Comparison,
    order: &Order<'_>,
) -> Datum<'a> {
    let best = values.reduce(|best, next| match compared(&next, comparison, &best, order) {
        Datum::Boolean(true) => next,
        Datum::Boolean(false) => best,
        unknown => unknown,
    });
    best.unwrap_or(Datum::Unknown(Reason::Null))
}

/// Whole years from the first day to the second; negative if it comes before.
fn years(from: Date, to: Date) -> i64 {
    if to < from {
        return -years(to, from);
    }
    let years = i32::from(to.year()) - i32::from(from.year());
    let birthday = from.plus_months(12 * years);
    i64::from(if birthday.is_some_and(|birthday| birthday <= to) { years } else { years - 1 })
}

/// A value over members; not known if that of one of them is not and it could matter.
pub(super) fn over(function: Over, values: Vec<Datum<'_>>) -> Datum<'_> {
    let unknown =
        values.iter().find_map(|value| if let Datum::Unknown(reason) = value { Some(*reason) } else { None });
    match (function, unknown) {
        (Over::Any, _) => some(values),
        (Over::All, _) => every(values),
        (_, Some(reason)) => Datum::Unknown(reason),
        (Over::Count, None) => Datum::Number(whole(values.len())),
        (Over::Sum, None) => sum(values),
        (Over::Mean, None) if values.is_empty() => Datum::Unknown(Reason::Null),
        (Over::Mean, None) => {
            let count = whole(values.len());
            numbers(&sum(values), &Datum::Number(count), Number::over)
        }
        (Over::Min, None) => extreme(values.into_iter(), Comparison::Less, &None),
        (Over::Max, None) => extreme(values.into_iter(), Comparison::Greater, &None),
    }
}

fn sum(values: Vec<Datum<'_>>) -> Datum<'_> {
    values.into_iter().fold(bounded(Some(Number::ZERO)), |sum, value| numbers(&sum, &value, Number::plus))
}

fn whole(count: usize) -> Number {
    Number::from(i64::try_from(count).unwrap_or(i64::MAX))
}
