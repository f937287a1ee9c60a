//! Members of a witness: as few as can be, and plain ones.

use begrip::eval::{Leaf, Member, Number, Value};

use super::plain::{UNREMARKABLE, values};
use crate::logic::expand::{Group, Kind};
use crate::logic::leaves::Leaves;
use crate::logic::search::State;

/// A unit of more members is no example for people.
const MOST: u32 = 30;

/// What is given of a unit.
type Givens = Vec<(Leaf, Value)>;

/// The members of a unit with what is given of each; `None` if there are too many, or one is not decided.
pub(super) fn of(group: &Group, leaves: &Leaves, state: &mut State) -> Option<Vec<(Leaf, Value)>> {
    let mut kinds: Vec<(&Kind, Option<Givens>)> = group
        .kinds
        .iter()
        .map(|kind| (kind, kind.member.clone().and_then(|mut member| values(&group.leaves, &mut member))))
        .collect();
    kinds.sort_by_key(|(_, given)| !given.as_deref().is_some_and(is_plain));
    let numbers = numbers(&kinds.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), leaves, state);
    let mut found = Vec::new();
    let mut last = 0;
    for ((_, given), number) in kinds.iter().zip(numbers) {
        for _ in 0..number {
            last += 1;
            if last > MOST {
                return None;
            }
            let member = Some(Member { unit: group.unit.clone(), number: last });
            let of_member = |(leaf, value): &(Leaf, Value)| {
                (Leaf { member: member.clone(), ..leaf.clone() }, value.clone())
            };
            found.extend(given.as_ref()?.iter().map(of_member));
        }
    }
    Some(found)
}

/// How many members there are of each kind: one of the plainest kind if that can be, else as few as can be of each.
fn numbers(kinds: &[&Kind], leaves: &Leaves, state: &mut State) -> Vec<u32> {
    for at in 0..kinds.len() {
        let mut wished = state.clone();
        let alone: Vec<u32> = (0..kinds.len()).map(|other| u32::from(other == at)).collect();
        let can_be = kinds.iter().zip(&alone).all(|(kind, number)| {
            wished.wish(&leaves.domain, kind.number, &Number::from(i64::from(*number)))
        });
        if can_be {
            *state = wished;
            return alone;
        }
    }
    let fewest = |kind: &&Kind| {
        let first = (0..=MOST)
            .find(|number| state.wish(&leaves.domain, kind.number, &Number::from(i64::from(*number))));
        first.unwrap_or(MOST + 1)
    };
    // the least plain first, so that the others make up for them
    let mut fewest: Vec<u32> = kinds.iter().rev().map(fewest).collect();
    fewest.reverse();
    fewest
}

/// Whether a member is as people are who are not remarked on: of the age that is taken for plain.
fn is_plain(given: &[(Leaf, Value)]) -> bool {
    let usual: Vec<Number> =
        UNREMARKABLE.iter().flat_map(|(_, numbers)| *numbers).map(|number| Number::from(*number)).collect();
    given.iter().all(|(_, value)| match value {
        Value::Number(number) => usual.contains(number),
        _ => true,
    })
}
