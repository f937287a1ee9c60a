//! The relation of two rules that give values: the pairs of codes that can occur, and numbers up to a known factor.

use begrip::eval::{Number, Value};

use super::view::Ground;
use super::{Answer, Holds};
use crate::amount::value;
use crate::language::Lang;
use crate::logic::said::Said;
use crate::logic::witness::Witness;
use crate::message::Message;

mod codes;
mod numbers;

/// How the values that two definitions give to one unit relate.
#[derive(Debug, Clone)]
pub struct Valued {
    /// How they relate.
    pub relation: ValueRelation,
    /// For what that holds.
    pub holds: Holds,
    /// The left value is this many times the right one, in the units of measure of each.
    pub factor: Option<Number>,
    /// Of numbers that differ: whether one of them is never more than the other.
    pub never_more: Option<NeverMore>,
    /// Of codes: every pair that a unit can have, in the order of the lists.
    pub pairs: Vec<ValuePair>,
    /// A unit to which they give other values.
    pub differ: Option<Witness>,
}

impl Valued {
    /// The answer in a sentence.
    pub fn in_words(&self, left: &str, right: &str) -> Message {
        match self.relation {
            ValueRelation::Equal => Message::new(
                format!("{left} and {right} give every unit the same value"),
                format!("{left} en {right} geven elke eenheid dezelfde waarde"),
            ),
            ValueRelation::LeftDecides => decides(left, right),
            ValueRelation::RightDecides => decides(right, left),
            ValueRelation::BothDecide => match &self.factor {
                Some(factor) => {
                    let times = |lang| value(&Value::Number(factor.clone()), lang);
                    Message::new(
                        format!("{left} is always {} times {right}", times(Lang::En)),
                        format!("{left} is altijd {} maal {right}", times(Lang::Nl)),
                    )
                }
                None => Message::new(
                    format!("each code of {left} goes with one code of {right}, and the other way round"),
                    format!("bij elke code van {left} hoort één code van {right}, en omgekeerd"),
                ),
            },
            ValueRelation::Different => self.differing(left, right),
            ValueRelation::Unknown => Message::new(
                format!("whether {left} and {right} give the same values could not be told"),
                format!("of {left} en {right} dezelfde waarden geven, is niet uit te maken"),
            ),
        }
    }

    /// Whether the value of the one follows from that of the other.
    pub fn converts(&self) -> bool {
        matches!(
            self.relation,
            ValueRelation::LeftDecides | ValueRelation::RightDecides | ValueRelation::BothDecide
        )
    }

    fn differing(&self, left: &str, right: &str) -> Message {
        let said = Message::new(
            format!("{left} and {right} do not give every unit the same value"),
            format!("{left} en {right} geven niet elke eenheid dezelfde waarde"),
        );
        let (less, more) = match self.never_more {
            Some(NeverMore::Left) => (left, right),
            Some(NeverMore::Right) => (right, left),
            None => return said,
        };
        Message::new(
            format!("{}; {less} is never more than {more}", said.en),
            format!("{}; {less} is nooit meer dan {more}", said.nl),
        )
    }

    /// Nothing is told.
    fn unknown() -> Self {
        Self {
            relation: ValueRelation::Unknown,
            holds: Holds::OnDate,
            factor: None,
            never_more: None,
            pairs: Vec::new(),
            differ: None,
        }
    }
}

/// How the values that two definitions give to one unit relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ValueRelation {
    /// They give the same value to every unit.
    Equal,
    /// The one value follows from the other: by a factor, or code by code; the left decides the right.
    LeftDecides,
    /// The same, the other way round.
    RightDecides,
    /// Each follows from the other.
    BothDecide,
    /// There is a unit to which they give other values.
    Different,
    /// It could not be told.
    Unknown,
}

impl ValueRelation {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::LeftDecides => "left-decides",
            Self::RightDecides => "right-decides",
            Self::BothDecide => "both-decide",
            Self::Different => "different",
            Self::Unknown => "unknown",
        }
    }
}

/// Which of two numbers is never more than the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NeverMore {
    /// The left is never more than the right.
    Left,
    /// The right is never more than the left.
    Right,
}

/// A code of the left with a code of the right, that one unit can have.
#[derive(Debug, Clone)]
pub struct ValuePair {
    /// What the left says; `None` where it says nothing.
    pub left: Option<String>,
    /// What the right says.
    pub right: Option<String>,
    /// Whether a unit can have them; a pair of which the answer is no is left out.
    pub answer: Answer,
    /// A unit that has them.
    pub witness: Option<Witness>,
}

fn decides(one: &str, other: &str) -> Message {
    Message::new(
        format!("the code that {one} gives a unit tells which code {other} gives it"),
        format!("uit de code die {one} een eenheid geeft, volgt welke code {other} geeft"),
    )
}

/// How two definitions that give codes or numbers relate; `None` if one of them gives neither, if they are not of one
/// sort, or if there are more codes than are asked about.
pub(crate) fn values(ground: &mut Ground<'_>) -> Option<Valued> {
    match (&ground.known.left.said, &ground.known.right.said) {
        (Said::Codes(_), Said::Codes(_)) => codes::compared(ground),
        (Said::Numbers(_), Said::Numbers(_)) => numbers::compared(ground),
        _ => None,
    }
}
