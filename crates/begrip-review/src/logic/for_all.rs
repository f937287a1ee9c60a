//! Whether there is a unit whatever the amounts that are not known may be, as long as they are above zero.
//!
//! A unit is looked for at some amounts; what holds of it is freed of everything that is of the unit by Fourier–Motzkin
//! elimination, which gives all the amounts at which there is such a unit; then one is looked for at the other amounts,
//! until none are left.

use std::collections::BTreeSet;

use begrip::eval::Number;

use super::formula::{Formula, Shared, all, any, leaves_of, number};
use super::leaves::{Leaves, Quantity};
use super::linear::{Linear, Relation, Unknown};
use super::said::not;
use super::search::{Found, State, search_within};

/// How many times a unit is looked for.
const ROUNDS: usize = 12;

/// How many steps all these take together.
const STEPS: usize = 16_000;

/// How many constraints an elimination may make.
const CONSTRAINTS: usize = 200;

type Constraint = (Linear, Relation);

/// A unit of which a formula holds, if there is one for all amounts that are not known; `None` if that was not shown.
pub(crate) fn for_all(leaves: &Leaves, formula: &Shared) -> Option<State> {
    let (numbers, _) = leaves_of([formula]);
    let (world, of_unit): (Vec<Unknown>, Vec<Unknown>) =
        numbers.into_iter().partition(|unknown| leaves.is_of_world(*unknown));
    if world.is_empty() || of_unit.iter().any(|unknown| !leaves.is_simple(*unknown)) {
        return None;
    }
    let mut left: Vec<Shared> = Vec::new();
    for unknown in &world {
        left.push(number(Linear::unknown(*unknown).times(&Number::from(-1))?, Relation::Below));
    }
    let mut first = None;
    let mut steps = STEPS;
    for _ in 0..ROUNDS {
        let open = all(left.iter().cloned());
        let state = match search_within(&leaves.domain, &all([open.clone(), formula.clone()]), &mut steps) {
            Found::Some(state) => state,
            Found::Nothing if matches!(search_within(&leaves.domain, &open, &mut steps), Found::Nothing) => {
                return first;
            }
            Found::Nothing | Found::Undecided => return None,
        };
        let amounts = amounts_of(formula, &state, &world, leaves)?;
        left.push(any(amounts.into_iter().map(|(linear, relation)| not(&number(linear, relation)))));
        first = first.or(Some(*state));
    }
    None
}

/// All amounts at which there is a unit like the one that was found.
fn amounts_of(
    formula: &Shared,
    state: &State,
    world: &[Unknown],
    leaves: &Leaves,
) -> Option<Vec<Constraint>> {
    let mut constraints = Vec::new();
    reasons(formula, state, &mut constraints)?;
    // whole numbers stay as they were found
    let mut unknowns: BTreeSet<Unknown> = BTreeSet::new();
    for (linear, _) in &mut constraints {
        for unknown in linear.terms().keys().copied().collect::<Vec<_>>() {
            if world.contains(&unknown) {
                continue;
            }
            if leaves.domain.whole.contains(&unknown) {
                *linear = linear.with(unknown, &Linear::constant(state.number(unknown)))?;
            } else {
                unknowns.insert(unknown);
            }
        }
    }
    for unknown in unknowns {
        constraints = without(constraints, unknown)?;
        constraints
            .retain(|(linear, relation)| !linear.as_number().is_some_and(|number| relation.holds(number)));
        if constraints.len() > CONSTRAINTS {
            return None;
        }
    }
    Some(constraints)
}

/// The comparisons that make a formula hold of a unit; as deep as the formula, which is bounded.
fn reasons(formula: &Shared, state: &State, found: &mut Vec<Constraint>) -> Option<()> {
    match &**formula {
        Formula::All(parts) => parts.iter().try_for_each(|part| reasons(part, state, found)),
        Formula::Any(parts) => {
            let part = parts.iter().find(|part| state.holds(part) == Some(true))?;
            reasons(part, state, found)
        }
        Formula::Number(linear, relation) => {
            found.push((linear.clone(), *relation));
            Some(())
        }
        Formula::Choice(..) => Some(()),
    }
}

/// The same constraints freed of one unknown.
fn without(constraints: Vec<Constraint>, unknown: Unknown) -> Option<Vec<Constraint>> {
    let coefficient = |linear: &Linear| linear.terms().get(&unknown).cloned();
    let equal = constraints
        .iter()
        .find(|(linear, relation)| *relation == Relation::Zero && coefficient(linear).is_some());
    if let Some((linear, _)) = equal.cloned() {
        let factor = Number::from(-1).over(&coefficient(&linear)?)?;
        let value = linear.with(unknown, &Linear::constant(Number::ZERO))?.times(&factor)?;
        let replaced = |(other, relation): &Constraint| Some((other.with(unknown, &value)?, *relation));
        return constraints.iter().map(replaced).collect();
    }
    let (mut kept, mut above, mut below) = (Vec::new(), Vec::new(), Vec::new());
    for (linear, relation) in constraints {
        match coefficient(&linear) {
            None => kept.push((linear, relation)),
            Some(factor) => {
                let is_upper = factor > Number::ZERO;
                let scaled = linear.times(&Number::from(1).over(&factor.absolute())?)?;
                if is_upper { above.push((scaled, relation)) } else { below.push((scaled, relation)) }
            }
        }
    }
    for (high, one) in &above {
        for (low, other) in &below {
            let is_strict = *one == Relation::Below || *other == Relation::Below;
            kept.push((high.plus(low)?, if is_strict { Relation::Below } else { Relation::AtMost }));
        }
    }
    Some(kept)
}

impl Leaves {
    /// Whether an unknown is an amount that is not known, or made of such amounts alone.
    pub(crate) fn is_of_world(&self, unknown: Unknown) -> bool {
        match self.numbers.get(unknown) {
            Some((_, Quantity::OfWorld { is_positive, .. })) => *is_positive,
            Some((_, Quantity::Product { is_of_world, .. })) => *is_of_world,
            _ => false,
        }
    }

    /// Whether an unknown is of a unit and can be chosen freely within its bounds.
    fn is_simple(&self, unknown: Unknown) -> bool {
        let quantity = self.numbers.get(unknown).map(|(_, quantity)| quantity);
        matches!(quantity, Some(Quantity::OfUnit { .. } | Quantity::Counted | Quantity::Kind))
    }
}
