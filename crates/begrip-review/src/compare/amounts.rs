//! Two parameters: amount by amount, for every stretch of days and all keys, in one unit of measure.

use begrip::eval::Number;
use begrip::kind::parameter::Parameter;
use begrip::{Content, Definition, Measure, Validity, ValueDomain};

use crate::message::Message;
use crate::relation::Two;

mod keys;
mod rows;
mod steps;
mod verdict;

pub(super) use verdict::settled;

/// Two parameters, amount by amount.
#[derive(Debug, Clone)]
pub struct AmountsCompared {
    /// The unit of measure in which the amounts stand side by side, that of the left.
    pub unit: Option<String>,
    /// By what an amount of the right is multiplied to be in that unit; `None` if nothing converts it.
    pub converted_by: Option<Number>,
    /// The names of the keys, as the left has them.
    pub keys: Vec<String>,
    /// Why the amounts cannot stand side by side; there are no rows then.
    pub hindrance: Option<Message>,
    /// The amounts side by side, by days and then by keys.
    pub rows: Vec<AmountRow>,
    /// Of the right, how many times the left it is, if that is the same wherever both are known and not one.
    pub factor: Option<Number>,
}

/// Two amounts side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct AmountRow {
    /// The days on which neither changes.
    pub days: Validity,
    /// The values of the keys; fewer than there are keys where what is left of them does not matter.
    pub keys: Vec<String>,
    /// What the left says.
    pub left: AmountSide,
    /// What the right says, in the unit of the left.
    pub right: AmountSide,
    /// How they relate.
    pub relation: AmountRelation,
}

/// What a parameter says for some days and keys.
#[derive(Debug, Clone, PartialEq)]
pub enum AmountSide {
    /// An amount.
    Known(Number),
    /// There is one, and it is not known.
    Unknown,
    /// It says nothing.
    Absent,
}

/// How two amounts relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AmountRelation {
    /// They are the same.
    Same,
    /// The left is lower.
    LeftLower,
    /// The left is higher.
    LeftHigher,
    /// Only the left is known.
    OnlyLeft,
    /// Only the right is known.
    OnlyRight,
    /// Neither is known.
    NotKnown,
}

impl AmountSide {
    /// The amount, if it is known.
    pub fn known(&self) -> Option<&Number> {
        match self {
            Self::Known(amount) => Some(amount),
            Self::Unknown | Self::Absent => None,
        }
    }
}

impl AmountRelation {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::LeftLower => "left-lower",
            Self::LeftHigher => "left-higher",
            Self::OnlyLeft => "only-left",
            Self::OnlyRight => "only-right",
            Self::NotKnown => "not-known",
        }
    }

    /// Whether both are known and differ.
    pub fn differs(self) -> bool {
        matches!(self, Self::LeftLower | Self::LeftHigher)
    }
}

impl AmountRow {
    fn new(days: Validity, keys: Vec<String>, left: AmountSide, right: AmountSide) -> Self {
        let relation = match (left.known(), right.known()) {
            (Some(one), Some(other)) if one == other => AmountRelation::Same,
            (Some(one), Some(other)) if one < other => AmountRelation::LeftLower,
            (Some(_), Some(_)) => AmountRelation::LeftHigher,
            (Some(_), None) => AmountRelation::OnlyLeft,
            (None, Some(_)) => AmountRelation::OnlyRight,
            (None, None) => AmountRelation::NotKnown,
        };
        Self { days, keys, left, right, relation }
    }

    /// By how much the right is more than the left, if both are known.
    pub fn difference(&self) -> Option<Number> {
        self.right.known()?.minus(self.left.known()?)
    }

    /// How many times the left the right is, if both are known and above zero.
    pub fn ratio(&self) -> Option<Number> {
        let (left, right) = (self.left.known()?, self.right.known()?);
        if *left > Number::ZERO && *right > Number::ZERO { right.over(left) } else { None }
    }
}

/// What is compared, in a sentence.
pub(super) fn in_words(left: &str, right: &str) -> Message {
    Message::new(
        format!("the amounts of {left} and {right}, date by date"),
        format!("de bedragen van {left} en {right}, datum voor datum"),
    )
}

/// Two parameters against each other; `None` if one of the two definitions is none.
pub(super) fn of(two: &Two<'_>) -> Option<AmountsCompared> {
    let (left, right) = (parameter(two.left)?, parameter(two.right)?);
    let converted_by = conversion(&left.values, &right.values);
    let mut found = AmountsCompared {
        unit: left.values.unit_of_measure().map(ToString::to_string),
        converted_by: converted_by.clone(),
        keys: left.by.iter().map(|key| key.name().to_owned()).collect(),
        hindrance: None,
        rows: Vec::new(),
        factor: None,
    };
    let Some(times) = converted_by else {
        found.hindrance = Some(no_conversion(&left.values, &right.values));
        return Some(found);
    };
    if base(&left.values) != base(&right.values) {
        found.hindrance = Some(Message::new(
            "the two are index figures with another base",
            "de twee zijn indexcijfers met een andere basis",
        ));
        return Some(found);
    }
    match keys::align(two, &left.by, &right.by) {
        Ok(aligned) => found.rows = rows::all(two, (left, right), &aligned, &times),
        Err(hindrance) => found.hindrance = Some(hindrance),
    }
    found.factor = verdict::factor(&found.rows);
    Some(found)
}

fn parameter(definition: &Definition) -> Option<&Parameter> {
    match definition.content() {
        Content::Parameter(parameter) => Some(parameter),
        _ => None,
    }
}

/// By what an amount of the right is multiplied to be in the unit of the left.
fn conversion(left: &ValueDomain, right: &ValueDomain) -> Option<Number> {
    match (left.unit_of_measure(), right.unit_of_measure()) {
        (Some(left), Some(right)) => {
            let (numerator, denominator) = Measure::from(right).conversion(&Measure::from(left))?;
            Number::fraction(i64::try_from(numerator).ok()?, i64::try_from(denominator).ok()?)
        }
        (None, None) => Some(Number::from(1)),
        _ => None,
    }
}

fn base(values: &ValueDomain) -> Option<&begrip::IndexBase> {
    match values {
        ValueDomain::Number(domain) => domain.base.as_ref(),
        _ => None,
    }
}

fn no_conversion(left: &ValueDomain, right: &ValueDomain) -> Message {
    let [left, right] =
        [left, right].map(|values| values.unit_of_measure().map_or("–", begrip::UnitOfMeasure::as_str));
    Message::new(
        format!(
            "the left is in `{left}` and the right in `{right}`, and nothing converts one into the other"
        ),
        format!("links staat in `{left}` en rechts in `{right}`, en niets rekent het een om in het ander"),
    )
}
