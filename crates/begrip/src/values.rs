//! Value domains: which values a variable, parameter or indicator may have (ISO/IEC 11179: value domain).

use serde::{Deserialize, Serialize};

use crate::CodeValue;
use crate::decimal::Decimal;
use crate::measure::UnitOfMeasure;
use crate::period::TimePeriod;
use crate::reference::Reference;
use crate::word_or::WordOr;

/// The values that a variable, parameter or indicator may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(from = "Written", into = "Written")]
#[schemars(with = "Written")]
pub enum ValueDomain {
    /// True or false.
    Boolean,
    /// Any text.
    Text,
    /// A day.
    Date,
    /// Decimal numbers with a unit of measure.
    Number(NumberDomain),
    /// Whole numbers with a unit of measure.
    Integer(IntegerDomain),
    /// The codes of a code list.
    Codes(Reference),
}

impl ValueDomain {
    /// The unit of measure of a number or whole number.
    pub fn unit_of_measure(&self) -> Option<&UnitOfMeasure> {
        match self {
            Self::Number(domain) => Some(&domain.number),
            Self::Integer(domain) => Some(&domain.integer),
            Self::Boolean | Self::Text | Self::Date | Self::Codes(_) => None,
        }
    }

    /// The code list, if the values are codes.
    pub fn code_list(&self) -> Option<&Reference> {
        match self {
            Self::Codes(list) => Some(list),
            _ => None,
        }
    }
}

/// Decimal numbers with a unit of measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberDomain {
    /// The unit of measure.
    pub number: UnitOfMeasure,
    /// The lowest value there can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Decimal>,
    /// The highest value there can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Decimal>,
    /// Of an index: which period and area it is fixed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<IndexBase>,
    /// Of an index or score: whether a higher value is better or worse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub higher_is: Option<Direction>,
}

/// Whole numbers with a unit of measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IntegerDomain {
    /// The unit of measure.
    pub integer: UnitOfMeasure,
    /// The lowest value there can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Decimal>,
    /// The highest value there can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Decimal>,
    /// Whether a higher value is better or worse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub higher_is: Option<Direction>,
}

/// What an index is fixed on: `{ period: 2014, area: GM0599, is: 100 }`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndexBase {
    /// The base period.
    pub period: TimePeriod,
    /// The code of the base area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<CodeValue>,
    /// The value of the index in the base period and area.
    pub is: Decimal,
}

/// Whether a higher value is better or worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// A higher value is better.
    Better,
    /// A higher value is worse.
    Worse,
}

/// How a value domain is written.
#[derive(Debug, Clone, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
struct Written(WordOr<WithoutUnit, WithDetails>);

#[derive(Debug, Clone, Copy, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
enum WithoutUnit {
    Boolean,
    Text,
    Date,
}

#[derive(Debug, Clone, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged, try_from = "AllDetails")]
#[schemars(!try_from)]
enum WithDetails {
    Number(NumberDomain),
    Integer(IntegerDomain),
    Codes(CodesDomain),
}

/// The codes of a code list.
#[derive(Debug, Clone, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct CodesDomain {
    /// The code list.
    codes: Reference,
}

/// The fields of all domains with details; which are written says which domain it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AllDetails {
    number: Option<UnitOfMeasure>,
    integer: Option<UnitOfMeasure>,
    codes: Option<Reference>,
    minimum: Option<Decimal>,
    maximum: Option<Decimal>,
    base: Option<IndexBase>,
    higher_is: Option<Direction>,
}

impl TryFrom<AllDetails> for WithDetails {
    type Error = &'static str;

    fn try_from(all: AllDetails) -> Result<Self, Self::Error> {
        let AllDetails { number, integer, codes, minimum, maximum, base, higher_is } = all;
        match (number, integer, codes, base) {
            (Some(number), None, None, base) => {
                Ok(Self::Number(NumberDomain { number, minimum, maximum, base, higher_is }))
            }
            (None, Some(integer), None, None) => {
                Ok(Self::Integer(IntegerDomain { integer, minimum, maximum, higher_is }))
            }
            (None, None, Some(codes), None) if minimum.or(maximum).is_none() && higher_is.is_none() => {
                Ok(Self::Codes(CodesDomain { codes }))
            }
            _ => Err("`number`, `integer` and `codes` do not go together"),
        }
    }
}

impl From<Written> for ValueDomain {
    fn from(written: Written) -> Self {
        match written.0 {
            WordOr::Word(WithoutUnit::Boolean) => Self::Boolean,
            WordOr::Word(WithoutUnit::Text) => Self::Text,
            WordOr::Word(WithoutUnit::Date) => Self::Date,
            WordOr::Map(WithDetails::Number(domain)) => Self::Number(domain),
            WordOr::Map(WithDetails::Integer(domain)) => Self::Integer(domain),
            WordOr::Map(WithDetails::Codes(domain)) => Self::Codes(domain.codes),
        }
    }
}

impl From<ValueDomain> for Written {
    fn from(domain: ValueDomain) -> Self {
        Self(match domain {
            ValueDomain::Boolean => WordOr::Word(WithoutUnit::Boolean),
            ValueDomain::Text => WordOr::Word(WithoutUnit::Text),
            ValueDomain::Date => WordOr::Word(WithoutUnit::Date),
            ValueDomain::Number(domain) => WordOr::Map(WithDetails::Number(domain)),
            ValueDomain::Integer(domain) => WordOr::Map(WithDetails::Integer(domain)),
            ValueDomain::Codes(codes) => WordOr::Map(WithDetails::Codes(CodesDomain { codes })),
        })
    }
}
