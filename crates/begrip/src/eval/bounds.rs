//! Bounds: which numbers a value can have.

use super::value::Value;
use crate::decimal::Decimal;
use crate::definition::Definition;
use crate::input::Aggregate;
use crate::kind::Content;
use crate::values::{IntegerDomain, NumberDomain, ValueDomain};

/// The lowest and the highest number that there can be, and whether it is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Bounds {
    pub(crate) minimum: Option<Decimal>,
    pub(crate) maximum: Option<Decimal>,
    pub(crate) whole: bool,
}

impl Bounds {
    /// What a definition declares of its values.
    pub(crate) fn of(definition: &Definition) -> Self {
        let values = match definition.content() {
            Content::Variable(variable) => Some(&variable.values),
            Content::Indicator(indicator) => indicator.values.as_ref(),
            _ => None,
        };
        match values {
            Some(ValueDomain::Number(NumberDomain { minimum, maximum, .. })) => {
                Self { minimum: *minimum, maximum: *maximum, whole: false }
            }
            Some(ValueDomain::Integer(IntegerDomain { minimum, maximum, .. })) => {
                Self { minimum: *minimum, maximum: *maximum, whole: true }
            }
            _ => Self::default(),
        }
    }

    /// What follows for a value over members from what is declared of theirs.
    pub(crate) fn over_members(aggregate: &Aggregate, taken: &Definition) -> Self {
        let own = Self::of(taken);
        let zero = Decimal::ZERO;
        match aggregate {
            Aggregate::Count(_) => Self { minimum: Some(zero), maximum: None, whole: true },
            Aggregate::Sum(_) => Self {
                minimum: own.minimum.filter(|minimum| *minimum >= zero).map(|_| zero),
                maximum: own.maximum.filter(|maximum| *maximum <= zero).map(|_| zero),
                whole: own.whole,
            },
            Aggregate::Mean(_) => Self { whole: false, ..own },
            Aggregate::Min(_) | Aggregate::Max(_) => own,
            Aggregate::Any(_) | Aggregate::All(_) => Self::default(),
        }
    }

    /// Whether there can be this value, if it is a number.
    pub(crate) fn allow(&self, value: &Value) -> bool {
        let Value::Number(number) = value else { return true };
        self.minimum.is_none_or(|minimum| *number >= minimum.into())
            && self.maximum.is_none_or(|maximum| *number <= maximum.into())
            && (!self.whole || number.is_whole())
    }
}
