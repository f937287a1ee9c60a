//! Branches of a `CASE`, and those that no unit reaches.

use std::ops::Range;

use begrip::expr::{Expr, ExprKind, Literal};
use begrip::{Definition, Inputs};

use super::super::formula::{Shared, all};
use super::super::said::{Said, Truth, not};
use super::{Asked, MOST_CLAUSES};

/// A branch that is never reached.
#[derive(Debug)]
pub(crate) struct Unreached {
    pub(crate) span: Range<usize>,
    pub(crate) why: Why,
    pub(crate) is_else: bool,
}

/// Why a branch is never reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// Its condition never holds.
    Itself,
    /// The branches before it take every unit.
    Before,
    /// No unit that comes to its `CASE` is left for it.
    Around,
}

/// The branches of a `CASE`, each with when its condition holds.
pub(super) struct Branches<'e> {
    pub(super) span: Range<usize>,
    /// What brings a unit to it.
    pub(super) path: Vec<Step<'e>>,
    pub(super) conditions: Vec<(&'e Expr, Truth)>,
    pub(super) otherwise: Option<&'e Expr>,
    /// Whether the rule gives what it gives.
    pub(super) is_result: bool,
}

/// A condition of a `CASE` around another, and whether it holds for the units that come to that.
#[derive(Clone)]
pub(super) struct Step<'e> {
    pub(super) condition: &'e Expr,
    truth: Truth,
    pub(super) holds: bool,
}

impl Step<'_> {
    pub(super) fn formula(&self) -> Shared {
        if self.holds { self.truth.yes.clone() } else { not(&self.truth.yes) }
    }
}

/// Where the branches of a rule are looked for: in a part of it, behind a path.
struct Place<'e> {
    part: &'e Expr,
    path: Vec<Step<'e>>,
    is_result: bool,
}

impl<'r> Asked<'r> {
    /// Every `CASE` of a rule of which all conditions can be followed, in the order in which they are written.
    pub(super) fn cases<'e>(
        &mut self,
        definition: &'r Definition,
        inputs: &'r Inputs,
        rule: &'e Expr,
    ) -> Vec<Branches<'e>> {
        let mut found = Vec::new();
        let mut open = vec![Place { part: rule, path: Vec::new(), is_result: true }];
        while let Some(place) = open.pop() {
            let case = self.branches(definition, inputs, &place);
            let within = if let (ExprKind::Case { branches, .. }, Some(case)) = (&place.part.kind, &case) {
                places(branches.iter().map(|branch| &branch.value), case)
            } else {
                let path = |part| Place { part, path: place.path.clone(), is_result: false };
                place.part.parts().into_iter().map(path).collect()
            };
            open.extend(within.into_iter().rev());
            found.extend(case);
        }
        found
    }

    fn branches<'e>(
        &mut self,
        definition: &'r Definition,
        inputs: &'r Inputs,
        place: &Place<'e>,
    ) -> Option<Branches<'e>> {
        let ExprKind::Case { branches, otherwise } = &place.part.kind else { return None };
        if branches.len() > MOST_CLAUSES || place.path.len() > MOST_CLAUSES {
            return None;
        }
        let mut conditions = Vec::new();
        for branch in branches {
            match self.expansion.within(definition, inputs, &branch.condition) {
                Said::Truth(truth) => conditions.push((&branch.condition, truth)),
                _ => return None,
            }
        }
        let (span, path, is_result) = (place.part.span.clone(), place.path.clone(), place.is_result);
        Some(Branches { span, path, conditions, otherwise: otherwise.as_deref(), is_result })
    }

    /// Branches that are never reached, whatever brings a unit to the `CASE`.
    pub(super) fn unreached(&self, case: &Branches<'_>) -> Vec<Unreached> {
        let mut found = self.unreached_behind(&all([]), Why::Before, case);
        for branch in &mut found {
            let own = case.conditions.iter().find(|(condition, _)| condition.span == branch.span);
            if own.is_some_and(|(_, truth)| self.is_never([&truth.yes])) {
                branch.why = Why::Itself;
            }
        }
        found
    }

    /// Branches that only what is around the `CASE` leaves nobody, beside those that are known.
    pub(super) fn unreached_within(&self, case: &Branches<'_>, known: &[Unreached]) -> Vec<Unreached> {
        let path = all(case.path.iter().map(Step::formula));
        // that no unit comes here at all is said of the branch around it
        if case.path.is_empty() || self.is_never([&path]) {
            return Vec::new();
        }
        let mut found = self.unreached_behind(&path, Why::Around, case);
        found.retain(|branch| known.iter().all(|other| other.span != branch.span));
        found
    }

    /// Branches that no unit reaches behind a path: of several in a row the first.
    fn unreached_behind(&self, path: &Shared, why: Why, case: &Branches<'_>) -> Vec<Unreached> {
        let mut found = Vec::new();
        let mut before = Vec::new();
        let mut follows = false;
        for (condition, truth) in &case.conditions {
            let is_unreached = self.is_never([path, &all(before.iter().cloned()), &truth.yes]);
            if is_unreached && !follows {
                found.push(Unreached { span: condition.span.clone(), why, is_else: false });
            }
            follows = is_unreached;
            before.push(not(&truth.yes));
        }
        if let Some(otherwise) = case.otherwise.filter(|value| !is_null(value) && !follows)
            && self.is_never([path, &all(before)])
        {
            found.push(Unreached { span: otherwise.span.clone(), why, is_else: true });
        }
        found
    }
}

/// The conditions, values and `ELSE` of a `CASE`, each behind what brings a unit there.
fn places<'e>(values: impl Iterator<Item = &'e Expr>, case: &Branches<'e>) -> Vec<Place<'e>> {
    let mut path = case.path.clone();
    let mut places = Vec::new();
    for ((condition, truth), value) in case.conditions.iter().zip(values) {
        let step = |holds| Step { condition, truth: truth.clone(), holds };
        places.push(Place { part: condition, path: path.clone(), is_result: false });
        let within = path.iter().cloned().chain([step(true)]).collect();
        places.push(Place { part: value, path: within, is_result: case.is_result });
        path.push(step(false));
    }
    let otherwise = case.otherwise.map(|part| Place { part, path, is_result: case.is_result });
    places.extend(otherwise);
    places
}

fn is_null(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::Literal(Literal::Null))
}
