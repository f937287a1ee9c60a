//! Arithmetic and the three-valued logic of SQL on single values.

use std::cmp::Ordering;

use super::node::Order;
use super::number::Number;
use super::value::{Datum, Reason};
use crate::expr::Comparison;

pub(super) fn number(value: Datum<'_>, result: impl FnOnce(Number) -> Option<Number>) -> Datum<'_> {
    match value {
        Datum::Number(number) => bounded(result(number)),
        Datum::Unknown(reason) => Datum::Unknown(reason),
        _ => Datum::Unknown(Reason::DoesNotFit),
    }
}

/// A result of two numbers; not known if one of them is not, with the reason of the first.
pub(super) fn numbers<'a>(
    left: &Datum<'a>,
    right: &Datum<'a>,
    result: impl FnOnce(&Number, &Number) -> Option<Number>,
) -> Datum<'a> {
    match (left, right) {
        (Datum::Number(left), Datum::Number(right)) => bounded(result(left, right)),
        (Datum::Unknown(reason), _) | (_, Datum::Unknown(reason)) => Datum::Unknown(*reason),
        _ => Datum::Unknown(Reason::DoesNotFit),
    }
}

pub(super) fn bounded<'a>(number: Option<Number>) -> Datum<'a> {
    number.map_or(Datum::Unknown(Reason::TooLarge), Datum::Number)
}

pub(super) fn divided<'a>(product: &Datum<'a>, by: &Datum<'a>) -> Datum<'a> {
    match (product, by) {
        (Datum::Number(_), Datum::Number(by)) if by.is_zero() => Datum::Unknown(Reason::DivisionByZero),
        _ => numbers(product, by, Number::over),
    }
}

pub(super) fn compared<'a>(
    left: &Datum<'a>,
    comparison: Comparison,
    right: &Datum<'a>,
    order: &Order<'_>,
) -> Datum<'a> {
    let found = match (left, right) {
        (Datum::Unknown(reason), _) | (_, Datum::Unknown(reason)) => return Datum::Unknown(*reason),
        (Datum::Number(a), Datum::Number(b)) => a.cmp(b),
        (Datum::Text(a), Datum::Text(b)) if !comparison.needs_order() => a.cmp(b),
        (Datum::Text(a), Datum::Text(b)) => {
            let rank = |code: &str| order.as_ref()?.iter().position(|known| *known == code);
            match (rank(a), rank(b)) {
                (Some(a), Some(b)) => a.cmp(&b),
                _ => return Datum::Unknown(Reason::DoesNotFit),
            }
        }
        (Datum::Date(a), Datum::Date(b)) => a.cmp(b),
        (Datum::Boolean(a), Datum::Boolean(b)) => a.cmp(b),
        _ => return Datum::Unknown(Reason::DoesNotFit),
    };
    Datum::Boolean(holds(found, comparison))
}

fn holds(order: Ordering, comparison: Comparison) -> bool {
    match comparison {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::NotEqual => order != Ordering::Equal,
        Comparison::Less => order == Ordering::Less,
        Comparison::LessOrEqual => order != Ordering::Greater,
        Comparison::Greater => order == Ordering::Greater,
        Comparison::GreaterOrEqual => order != Ordering::Less,
    }
}

pub(super) fn negate_if<'a>(negated: bool, value: &Datum<'a>) -> Datum<'a> {
    match value {
        Datum::Boolean(value) => Datum::Boolean(*value != negated),
        Datum::Unknown(reason) => Datum::Unknown(*reason),
        _ => Datum::Unknown(Reason::DoesNotFit),
    }
}

/// False if one is false, else not known if one is not known, else true.
pub(super) fn every<'a>(values: impl IntoIterator<Item = Datum<'a>>) -> Datum<'a> {
    decided(values, false)
}

/// True if one is true, else not known if one is not known, else false.
pub(super) fn some<'a>(values: impl IntoIterator<Item = Datum<'a>>) -> Datum<'a> {
    decided(values, true)
}

fn decided<'a>(values: impl IntoIterator<Item = Datum<'a>>, decisive: bool) -> Datum<'a> {
    let mut unknown = None;
    for value in values {
        match value {
            Datum::Boolean(value) if value == decisive => return Datum::Boolean(decisive),
            Datum::Boolean(_) => {}
            Datum::Unknown(reason) => unknown = unknown.or(Some(reason)),
            _ => unknown = unknown.or(Some(Reason::DoesNotFit)),
        }
    }
    unknown.map_or(Datum::Boolean(!decisive), Datum::Unknown)
}
