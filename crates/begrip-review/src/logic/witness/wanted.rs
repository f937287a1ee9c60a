//! Which unit is looked for: what two definitions are to say of it.

use begrip::eval::{Number, Outcome, Value};

/// Which unit is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    LeftOnly,
    RightOnly,
    Both,
    /// One with these codes; `None` where a rule gives none.
    Codes([Option<String>; 2]),
    /// One with different numbers, the left times this.
    Differ(Number),
}

impl Wanted {
    /// Whether one of two is to give nothing, which less of a unit would do too.
    pub(super) fn asks_for_nothing(&self) -> bool {
        matches!(self, Self::Codes(codes) if codes.contains(&None))
    }

    /// Whether this is what two definitions say of it.
    pub(super) fn is_said(&self, outcomes: [&Outcome; 2]) -> bool {
        let is = |outcome: &Outcome, expected: bool| match outcome {
            Outcome::Value(value) => *value == Value::Boolean(expected),
            // who is outside the population is not counted
            Outcome::NotApplicable => !expected,
            Outcome::Unknown(_) => false,
        };
        let [left, right] = outcomes;
        match self {
            Self::LeftOnly => is(left, true) && is(right, false),
            Self::RightOnly => is(left, false) && is(right, true),
            Self::Both => is(left, true) && is(right, true),
            Self::Codes(codes) => codes.iter().zip(outcomes).all(|(code, outcome)| match (code, outcome) {
                (Some(code), Outcome::Value(Value::Text(said))) => **said == **code,
                (None, Outcome::Unknown(_)) => true,
                _ => false,
            }),
            Self::Differ(unit) => match (left, right) {
                (Outcome::Value(Value::Number(left)), Outcome::Value(Value::Number(right))) => {
                    left.times(unit).is_some_and(|left| left != *right)
                }
                _ => false,
            },
        }
    }
}
