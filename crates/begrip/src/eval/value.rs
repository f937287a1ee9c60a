//! What rules give: values, and not known with the reason.

use std::fmt;

use super::number::Number;
use crate::date::Date;

/// What a rule gives for one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// True or false.
    Boolean(bool),
    /// An exact number, in the unit of measure of its part of the rule.
    Number(Number),
    /// A text or a code.
    Text(Box<str>),
    /// A day.
    Date(Date),
    /// Not known, and why; never the same as false.
    Unknown(Reason),
}

impl Value {
    /// Given as not known.
    pub const NULL: Self = Self::Unknown(Reason::Null);

    /// Whether it is known.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}

/// Why a value is not known; [`Evaluator::explain`](super::Evaluator::explain) says of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It was given as not known, or the rule says `NULL`.
    Null,
    /// An input was not given.
    NotGiven,
    /// A parameter has no known amount for these keys in the period, or an indicator no figure.
    NoAmount,
    /// A parameter changes within the period, and the input does not say which amount is meant.
    Ambiguous,
    /// No version of an input is in force in the period.
    NotInForce,
    /// The unit is outside the population of the variable.
    Outside,
    /// An input is not applicable: the unit is outside its population.
    NotApplicable,
    /// A division by zero.
    DivisionByZero,
    /// A number that would need more than 8,192 binary digits.
    TooLarge,
    /// The rule does not fit its inputs, or cannot be read, which rules of `check` speak of.
    DoesNotFit,
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => write!(f, "{value}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
            Self::Date(date) => write!(f, "{date}"),
            Self::Unknown(_) => f.write_str("null"),
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Number(value.into())
    }
}

impl From<crate::Decimal> for Value {
    fn from(value: crate::Decimal) -> Self {
        Self::Number(value.into())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.into())
    }
}

impl From<Date> for Value {
    fn from(value: Date) -> Self {
        Self::Date(value)
    }
}

/// A value as it passes through a rule: texts are those of the rule or of the unit.
#[derive(Debug, Clone)]
pub(crate) enum Datum<'a> {
    Boolean(bool),
    Number(Number),
    Text(&'a str),
    Date(Date),
    Unknown(Reason),
}

impl<'a> From<&'a Value> for Datum<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Boolean(value) => Self::Boolean(*value),
            Value::Number(number) => Self::Number(number.clone()),
            Value::Text(text) => Self::Text(text),
            Value::Date(date) => Self::Date(*date),
            Value::Unknown(reason) => Self::Unknown(*reason),
        }
    }
}

impl From<Datum<'_>> for Value {
    fn from(datum: Datum<'_>) -> Self {
        match datum {
            Datum::Boolean(value) => Self::Boolean(value),
            Datum::Number(number) => Self::Number(number),
            Datum::Text(text) => Self::Text(text.into()),
            Datum::Date(date) => Self::Date(date),
            Datum::Unknown(reason) => Self::Unknown(reason),
        }
    }
}
