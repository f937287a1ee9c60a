//! Boundaries: between which values of one number a unit stays as it is shown, with everything else as it is.

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use begrip::eval::{Leaf, Number};

use super::expand::Expansion;
use super::formula::{Formula, Shared, leaves_of};
use super::leaves::Quantity;
use super::linear::Unknown;
use super::search::State;

/// A stretch of one number; `None` where it goes on without end, or to the end of what is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boundary {
    /// Which number, by the id of the leaf.
    pub leaf: String,
    /// Where it begins, and whether that is within.
    pub from: Option<(Number, bool)>,
    /// Where it ends, and whether that is within.
    pub to: Option<(Number, bool)>,
}

/// The numbers of a unit that can only move so far before the formula fails; those that can move in one stretch.
pub(super) fn boundaries(expansion: &Expansion<'_>, formula: &Shared, state: &State) -> Vec<Boundary> {
    let (numbers, _) = leaves_of([formula]);
    let at = |unknown: &Unknown| {
        let (_, quantity) = expansion.leaves.numbers.get(*unknown)?;
        let Quantity::OfUnit { leaf, minimum, maximum, is_date: false, .. } = quantity else { return None };
        let ends = [minimum.as_ref(), maximum.as_ref()];
        let is_whole = expansion.leaves.domain.whole.contains(unknown);
        boundary((formula, state), *unknown, leaf, ends, is_whole)
    };
    let found: Vec<Boundary> = numbers.iter().filter_map(at).collect();
    // where many numbers can move, none of them is the boundary
    if found.len() > MOST { Vec::new() } else { found }
}

/// How many numbers are told.
const MOST: usize = 3;

fn boundary(
    (formula, state): (&Shared, &State),
    unknown: Unknown,
    leaf: &Leaf,
    [minimum, maximum]: [Option<&Number>; 2],
    is_whole: bool,
) -> Option<Boundary> {
    let ends: Vec<Number> = ends(formula, state, unknown)?.into_iter().collect();
    let (first, last) = (ends.first()?, ends.last()?);
    let one = Number::from(1);
    // each end by itself, and one number in each stretch between them
    let mut samples = vec![first.minus(&one)?];
    for pair in ends.windows(2) {
        let [low, high] = pair else { continue };
        samples.extend([low.clone(), low.plus(high)?.over(&Number::from(2))?]);
    }
    samples.extend([last.clone(), last.plus(&one)?]);
    let holds: Vec<bool> =
        samples.iter().map(|sample| state.holds_with(formula, unknown, sample)).collect::<Option<_>>()?;
    let (begin, end) = (holds.iter().position(|holds| *holds)?, holds.iter().rposition(|holds| *holds)?);
    if !holds.get(begin..=end)?.iter().all(|holds| *holds) {
        return None;
    }
    // samples at odd places are ends, those at even places lie between
    let from = if begin % 2 == 1 {
        samples.get(begin).map(|at| (at.clone(), true))
    } else {
        end_at(&samples, begin.checked_sub(1))
    };
    let to = if end % 2 == 1 {
        samples.get(end).map(|at| (at.clone(), true))
    } else {
        end_at(&samples, Some(end + 1))
    };
    // a number that others determine cannot move
    if is_one(from.as_ref(), to.as_ref(), is_whole) {
        return None;
    }
    let from = from.filter(|(at, _)| Some(at) != minimum);
    let to = to.filter(|(at, _)| Some(at) != maximum);
    let is_bounded = from.is_some() || to.is_some();
    is_bounded.then(|| Boundary { leaf: leaf.to_string(), from, to })
}

/// Whether a stretch holds one number, of whole numbers one whole number.
fn is_one(from: Option<&(Number, bool)>, to: Option<&(Number, bool)>, is_whole: bool) -> bool {
    let (Some((from, begins)), Some((to, ends))) = (from, to) else { return false };
    if !is_whole {
        return from == to;
    }
    let next = |number: &Number| number.plus(&Number::from(1));
    let first = if *begins {
        from.negative().floor().negative()
    } else {
        next(&from.floor()).unwrap_or_else(|| from.clone())
    };
    let beyond = if *ends { next(&to.floor()) } else { Some(to.negative().floor().negative()) };
    next(&first) == beyond
}

fn end_at(samples: &[Number], at: Option<usize>) -> Option<(Number, bool)> {
    samples.get(at?).map(|end| (end.clone(), false))
}

/// The numbers at which some comparison turns.
fn ends(formula: &Shared, state: &State, unknown: Unknown) -> Option<BTreeSet<Number>> {
    let mut ends = BTreeSet::new();
    let mut open = vec![formula];
    let mut seen = HashSet::new();
    while let Some(part) = open.pop() {
        if !seen.insert(Rc::as_ptr(part)) {
            continue;
        }
        match &**part {
            Formula::All(parts) | Formula::Any(parts) => open.extend(parts),
            Formula::Number(linear, _) => {
                let Some(coefficient) = linear.terms().get(&unknown) else { continue };
                let rest = linear
                    .value(&|other| if other == unknown { Number::ZERO } else { state.number(other) })?;
                ends.insert(rest.over(coefficient)?.negative());
            }
            Formula::Choice(..) => {}
        }
    }
    Some(ends)
}
