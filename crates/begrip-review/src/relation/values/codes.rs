//! Codes: which pairs of codes two definitions can give to one unit, and whether the one follows from the other.

use begrip::expr::Comparison;
use begrip::{Content, Definition};

use super::super::view::{Followed, Ground};
use super::super::{Answer, Direction, Holds, Part};
use super::{ValuePair, ValueRelation, Valued};
use crate::logic::formula::{Shared, all, never};
use crate::logic::said::{Said, not};
use crate::logic::search::Found;
use crate::logic::witness::{Asked, Wanted, Witness, witness};

/// How many pairs of codes are asked about; of longer lists it is not told.
const PAIRS: usize = 2_500;

/// When a definition says each code, and when it says none.
fn says(followed: &mut Followed<'_>, said: &Said, codes: &[String]) -> Option<Vec<Shared>> {
    let mut found = Vec::new();
    for code in codes {
        let written = Said::written(code);
        found.push(followed.expansion.compared(said, Comparison::Equal, &written)?.yes);
    }
    found.push(not(&said.known()));
    Some(found)
}

/// When each of two definitions says each of its codes.
struct Saying {
    left: Vec<Shared>,
    right: Vec<Shared>,
    base: Shared,
}

/// Every pair of codes that a unit can have, and what follows from these.
pub(super) fn compared(ground: &mut Ground<'_>) -> Option<Valued> {
    let [left, right] = [ground.two.left, ground.two.right].map(|definition| code_list(ground, definition));
    if left.len() * right.len() > PAIRS {
        return None;
    }
    let sayings = [
        saying(&mut ground.open, &left, &right)?,
        saying(ground.day_mut()?, &left, &right)?,
        saying(&mut ground.known, &left, &right)?,
    ];
    let (pairs, is_always) = pairs(ground, &sayings, [&left, &right]);
    let relation = of_pairs(&pairs);
    let holds = if is_always && relation == ValueRelation::Equal { Holds::Always } else { Holds::OnDate };
    let differ = telling(&pairs, left == right);
    Some(Valued { relation, holds, factor: None, never_more: None, differ, pairs })
}

fn saying(followed: &mut Followed<'_>, left: &[String], right: &[String]) -> Option<Saying> {
    let (of_left, of_right) = (followed.left.said.clone(), followed.right.said.clone());
    Some(Saying {
        left: says(followed, &of_left, left)?,
        right: says(followed, &of_right, right)?,
        base: followed.base(Part::Rule),
    })
}

/// Every pair that can occur or of which it is not known; and whether that others cannot holds whatever the amounts.
fn pairs(
    ground: &Ground<'_>,
    sayings: &[Saying; 3],
    [left, right]: [&[String]; 2],
) -> (Vec<ValuePair>, bool) {
    let asked = Asked::of(&ground.two, &ground.known.expansion.taken_for);
    let mut pairs = Vec::new();
    let mut is_always = true;
    for at in 0..=left.len() {
        for other in 0..=right.len() {
            let question = Question { ground, sayings, at: [at, other] };
            let Direction { answer, holds } = question.can_be();
            let (one, two) = (left.get(at).cloned(), right.get(other).cloned());
            is_always &= holds == Holds::Always || one == two;
            if answer != Answer::No && (one.is_some() || two.is_some()) {
                let witness = question.witness(&asked, &Wanted::Codes([one.clone(), two.clone()]));
                pairs.push(ValuePair { left: one, right: two, answer, witness });
            }
        }
    }
    (pairs, is_always)
}

/// A unit that tells the most: with other codes of one list, or with a code that goes with another one elsewhere.
fn telling(pairs: &[ValuePair], is_one_list: bool) -> Option<Witness> {
    let tells = |at: usize, pair: &ValuePair| {
        if is_one_list {
            return pair.left != pair.right;
        }
        let before = pairs.get(..at).unwrap_or_default();
        before.iter().any(|other| other.left == pair.left || other.right == pair.right)
    };
    let mut found = pairs.iter().enumerate().filter(|(at, pair)| tells(*at, pair));
    found.find_map(|(_, pair)| pair.witness.clone())
}

/// Whether a unit can have one pair of codes.
struct Question<'q, 'r> {
    ground: &'q Ground<'r>,
    sayings: &'q [Saying; 3],
    at: [usize; 2],
}

impl Question<'_, '_> {
    fn can_be(&self) -> Direction {
        let direction = |answer, holds| Direction { answer, holds };
        let (open, known) = (&self.ground.open, &self.ground.known);
        match self.sayings {
            [of_open, ..] if matches!(self.search(open, of_open), Found::Nothing) => {
                direction(Answer::No, Holds::Always)
            }
            [_, _, of_known] if matches!(self.search(known, of_known), Found::Some(_)) => {
                direction(Answer::Yes, Holds::OnDate)
            }
            [_, of_day, _] if matches!(self.search(self.ground.day(), of_day), Found::Nothing) => {
                direction(Answer::No, Holds::OnDate)
            }
            _ => direction(Answer::Unknown, Holds::OnDate),
        }
    }

    fn search(&self, followed: &Followed<'_>, saying: &Saying) -> Found {
        followed.search([&self.formula(saying)])
    }

    fn formula(&self, saying: &Saying) -> Shared {
        let [at, other] = self.at;
        match (saying.left.get(at), saying.right.get(other)) {
            (Some(left), Some(right)) => all([left, right, &saying.base].map(Clone::clone)),
            _ => never(),
        }
    }

    fn witness(&self, asked: &Asked<'_>, wanted: &Wanted) -> Option<Witness> {
        let (known, saying) = (&self.ground.known, self.sayings.last()?);
        let Found::Some(state) = self.search(known, saying) else { return None };
        witness(asked, (&known.expansion, &self.formula(saying)), *state, wanted)
    }
}

/// Whether codes are the same, or the one follows from the other.
fn of_pairs(pairs: &[ValuePair]) -> ValueRelation {
    if pairs.iter().all(|pair| pair.left == pair.right && pair.answer == Answer::Yes) && !pairs.is_empty() {
        return ValueRelation::Equal;
    }
    let several = |one: fn(&ValuePair) -> &Option<String>, among: &[&ValuePair]| {
        let other = |pair: &&ValuePair| among.iter().filter(|next| one(next) == one(pair)).count() > 1;
        among.iter().any(other)
    };
    let possible: Vec<&ValuePair> = pairs.iter().collect();
    let certain: Vec<&ValuePair> = pairs.iter().filter(|pair| pair.answer == Answer::Yes).collect();
    let left_decides = !several(|pair| &pair.left, &possible);
    let right_decides = !several(|pair| &pair.right, &possible);
    let neither = several(|pair| &pair.left, &certain) && several(|pair| &pair.right, &certain);
    match (left_decides, right_decides) {
        _ if certain.is_empty() => ValueRelation::Unknown,
        (true, true) => ValueRelation::BothDecide,
        (true, false) => ValueRelation::LeftDecides,
        (false, true) => ValueRelation::RightDecides,
        (false, false) if neither => ValueRelation::Different,
        (false, false) => ValueRelation::Unknown,
    }
}

/// The codes of the list of a variable, in order.
fn code_list(ground: &Ground<'_>, definition: &Definition) -> Vec<String> {
    let list = match definition.content() {
        Content::Variable(variable) => variable.values.code_list(),
        _ => None,
    };
    list.map(|list| ground.known.expansion.codes(list, None)).unwrap_or_default()
}
