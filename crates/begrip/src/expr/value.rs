//! Values of rules: exact numbers, and not known with the reason.

use std::fmt;

use num_rational::BigRational;

use crate::date::Date;

/// What a rule gives for one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// True or false.
    Boolean(bool),
    /// An exact number, in the unit of measure of its part of the rule.
    Number(BigRational),
    /// A text or a code.
    Text(String),
    /// A day.
    Date(Date),
    /// Not known, and why; never the same as false.
    Unknown(Because),
}

impl Value {
    pub(crate) fn null() -> Self {
        Self::Unknown(Because::Null)
    }
}

/// Why a value is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// It was given as not known, or the rule says `NULL`.
    Null,
    /// An input was not given.
    NotGiven {
        /// The input.
        name: String,
    },
    /// A parameter has no known amount for these keys in the period.
    NoAmount {
        /// The parameter as the rule names it, with its keys.
        name: String,
    },
    /// A parameter changes within the period, and the input does not say which amount is meant.
    Ambiguous {
        /// The parameter as the rule names it.
        name: String,
    },
    /// A division by zero.
    DivisionByZero,
    /// The rule does not fit its inputs, which other rules speak of.
    DoesNotFit,
}

/// A fraction that is a decimal is written as one, others as a fraction.
pub(crate) fn decimal(number: &BigRational) -> String {
    let ten = BigRational::from_integer(10.into());
    let mut scaled = number.clone();
    for digits in 0..=28usize {
        if scaled.is_integer() {
            let text = scaled.to_integer().to_string();
            let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
            let text = format!("{text:0>width$}", width = digits + 1);
            let (whole, fraction) = text.split_at(text.len() - digits);
            let point = if digits == 0 { "" } else { "." };
            return format!("{sign}{whole}{point}{fraction}");
        }
        scaled *= &ten;
    }
    number.to_string()
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => write!(f, "{value}"),
            Self::Number(number) => f.write_str(&decimal(number)),
            Self::Text(text) => f.write_str(text),
            Self::Date(date) => write!(f, "{date}"),
            Self::Unknown(_) => f.write_str("null"),
        }
    }
}
