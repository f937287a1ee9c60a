//! Inputs of a rule: the definitions it uses, by the names it gives them.

use std::fmt;
use std::str::FromStr;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::period::TimePeriod;
use crate::reference::Reference;
use crate::scalar::{Invalid, Scalar, written_as_text};
use crate::word_or::WordOr;

/// The inputs of a rule by name, in the order in which they are written.
pub type Inputs = IndexMap<String, Input>;

/// A rule expression, kept as the text that was written.
pub type Expression = String;

/// One input of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(from = "Written", into = "Written")]
#[schemars(with = "Written")]
pub enum Input {
    /// The value of another definition.
    Value(Selection),
    /// A value over the members of the unit.
    Aggregate(Aggregate),
}

impl Input {
    /// The definition that the input names.
    pub fn reference(&self) -> &Reference {
        match self {
            Self::Value(selection) => &selection.of,
            Self::Aggregate(aggregate) => aggregate.function().1,
        }
    }

    /// By how many periods the input lies away from the period of the definition; 0 for the same period.
    pub fn shift(&self) -> i32 {
        match self {
            Self::Value(Selection { shift: Some(shift), .. }) => shift.periods(),
            _ => 0,
        }
    }

    /// The period that the input is fixed on, whatever the period of the definition.
    pub fn fixed_period(&self) -> Option<&TimePeriod> {
        match self {
            Self::Value(selection) => selection.period.as_ref(),
            Self::Aggregate(_) => None,
        }
    }
}

/// The value of another definition: which one, of which period, and how it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Selection {
    /// The definition.
    pub of: Reference,
    /// Of another period: −1 is the period before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shift: Option<Shift>,
    /// How a parameter that moves within the period is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// A period that is the same whatever the period of the definition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<TimePeriod>,
}

/// How a parameter that moves within the period is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// Its amount on the first day of the period.
    Start,
    /// Its amount on the last day of the period.
    End,
    /// The mean of its amounts over the calendar months of the period.
    Mean,
}

/// A value over the members of a unit: `{ count: nl/person@^1, with: { age: nl/age@^1 }, where: age >= 14 }`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Aggregate {
    /// How many members.
    Count(Count),
    /// The sum over the members.
    Sum(Sum),
    /// The lowest among the members.
    Min(Min),
    /// The highest among the members.
    Max(Max),
    /// The mean over the members.
    Mean(Mean),
    /// Whether it holds for at least one member.
    Any(Any),
    /// Whether it holds for every member.
    All(All),
}

macro_rules! aggregates {
    ($($variant:ident $field:ident $name:literal $doc:literal),+ $(,)?) => {
        $(
            #[doc = $doc]
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
            #[schemars(deny_unknown_fields)]
            pub struct $variant {
                /// What is taken of each member.
                pub $field: Reference,
                /// Inputs of the members, by the names that `where` gives them.
                #[serde(skip_serializing_if = "IndexMap::is_empty")]
                #[schemars(default)]
                pub with: Inputs,
                /// Which members take part; all of them if absent.
                #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
                pub condition: Option<Expression>,
            }
        )+

        /// The fields of all inputs that are written as a mapping; which are written says which input it is.
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct AllDetailed {
            of: Option<Reference>,
            shift: Option<Shift>,
            at: Option<Moment>,
            period: Option<TimePeriod>,
            $($field: Option<Reference>,)+
            #[serde(default)]
            with: Inputs,
            #[serde(rename = "where")]
            condition: Option<Expression>,
        }

        impl TryFrom<AllDetailed> for Detailed {
            type Error = &'static str;

            fn try_from(all: AllDetailed) -> Result<Self, Self::Error> {
                let AllDetailed { of, shift, at, period, $($field,)+ with, condition } = all;
                let is_selection = with.is_empty() && condition.is_none();
                let is_aggregate = shift.is_none() && at.is_none() && period.is_none();
                let functions = [$($field.is_some()),+].into_iter().filter(|is_some| *is_some).count();
                match of {
                    Some(of) if is_selection && functions == 0 => {
                        return Ok(Self::Value(Selection { of, shift, at, period }));
                    }
                    None if is_aggregate && functions == 1 => {}
                    _ => return Err("an input is either `of` or one function over members, with what goes with it"),
                }
                $(if let Some($field) = $field {
                    return Ok(Self::Aggregate(Aggregate::$variant($variant { $field, with, condition })));
                })+
                Err("an input says what it is of")
            }
        }

        impl Aggregate {
            /// The name of the function, and what it takes of each member.
            pub fn function(&self) -> (&'static str, &Reference) {
                match self {
                    $(Self::$variant(aggregate) => ($name, &aggregate.$field),)+
                }
            }

            /// Inputs of the members, by the names that the condition gives them.
            pub fn with(&self) -> &Inputs {
                match self {
                    $(Self::$variant(aggregate) => &aggregate.with,)+
                }
            }

            /// Which members take part; all of them if absent.
            pub fn condition(&self) -> Option<&str> {
                match self {
                    $(Self::$variant(aggregate) => aggregate.condition.as_deref(),)+
                }
            }
        }
    };
}

aggregates! {
    Count count "count" "How many members.",
    Sum sum "sum" "The sum over the members.",
    Min min "min" "The lowest among the members.",
    Max max "max" "The highest among the members.",
    Mean mean "mean" "The mean over the members.",
    Any any "any" "Whether it holds for at least one member.",
    All all "all" "Whether it holds for every member.",
}

/// A number of periods other than 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift(i32);

impl Shift {
    /// How many periods later, or earlier if negative.
    pub fn periods(self) -> i32 {
        self.0
    }
}

impl FromStr for Shift {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        match text.parse() {
            Ok(periods) if periods != 0 && (-100..=100).contains(&periods) => Ok(Self(periods)),
            _ => Err(Invalid::new(Scalar::Shift, text)),
        }
    }
}

impl fmt::Display for Shift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

written_as_text!(Shift, Scalar::Shift, { "type": ["integer", "string"], "minimum": -100, "maximum": 100, "pattern": "^-?[1-9][0-9]{0,2}$", "not": { "const": 0 } });

/// How an input is written.
#[derive(Debug, Clone, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
struct Written(WordOr<Reference, Detailed>);

#[derive(Debug, Clone, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged, try_from = "AllDetailed")]
#[schemars(!try_from)]
enum Detailed {
    Value(Selection),
    Aggregate(Aggregate),
}

impl From<Written> for Input {
    fn from(written: Written) -> Self {
        match written.0 {
            WordOr::Word(of) => Self::Value(Selection { of, shift: None, at: None, period: None }),
            WordOr::Map(Detailed::Value(selection)) => Self::Value(selection),
            WordOr::Map(Detailed::Aggregate(aggregate)) => Self::Aggregate(aggregate),
        }
    }
}

impl From<Input> for Written {
    fn from(input: Input) -> Self {
        Self(match input {
            Input::Value(Selection { of, shift: None, at: None, period: None }) => WordOr::Word(of),
            Input::Value(selection) => WordOr::Map(Detailed::Value(selection)),
            Input::Aggregate(aggregate) => WordOr::Map(Detailed::Aggregate(aggregate)),
        })
    }
}
