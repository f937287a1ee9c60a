//! What is wrong with one rule by itself: it is never or always true, a condition changes nothing, a branch is never
//! reached, a unit is left without a code.
//!
//! With every amount left open and every value known or missing: what is never so here is so of no unit at all.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Range;

use begrip::expr::Expr;
use begrip::{Definition, Inputs, Registry};

use super::expand::Expansion;
use super::formula::{Formula, Shared, all};
use super::leaves::{Leaves, Quantity};
use super::said::{Said, Truth, not};
use super::search::{Found, search_within};
use crate::relation::unit_of;

mod branches;
mod chains;
mod gap;

pub(crate) use branches::{Unreached, Why};
use chains::Chain;
pub(crate) use gap::Gap;

/// What is wrong with a rule; nothing of what could not be told.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    /// The conditions that never hold together, if the rule can never be true.
    pub(crate) never: Option<Vec<Range<usize>>>,
    /// Whether it can never be false, and is true wherever nothing is missing.
    pub(crate) is_always: bool,
    /// Conditions without which it says the same.
    pub(crate) idle: Vec<Range<usize>>,
    /// Branches that are never reached.
    pub(crate) unreached: Vec<Unreached>,
    /// A unit that no branch gives a code.
    pub(crate) gap: Option<Gap>,
    /// Everything that it hangs on, by name.
    pub(crate) leaves: BTreeSet<String>,
}

/// Steps for all questions about one definition, after which they are left open; a check asks many.
const STEPS: usize = 200;

/// Steps for one question about two definitions.
const STEPS_OF_ONE: usize = 2_000;

/// How many conditions are held against each other.
const MOST_CLAUSES: usize = 40;

/// How large the formula of one question may be.
const LARGEST: usize = 50_000;

impl Standing {
    /// Whether something is wrong.
    pub(crate) fn is_wrong(&self) -> bool {
        self.never.is_some()
            || self.is_always
            || !self.idle.is_empty()
            || !self.unreached.is_empty()
            || self.gap.is_some()
    }

    /// What is wrong with a rule that has no fault in its notation, types and references.
    pub(crate) fn of<'r>(
        registry: &'r Registry,
        definition: &'r Definition,
        inputs: &'r Inputs,
        rule: &Expr,
    ) -> Self {
        let mut asked = Asked::new(registry, definition);
        asked.expansion.days = Some(definition.header().valid);
        let said = asked.expansion.within(definition, inputs, rule);
        let chains = asked.chains(definition, inputs, rule);
        let cases = asked.cases(definition, inputs, rule);
        asked.close();
        let mut standing = Self { leaves: leaves(&asked.expansion), ..Self::default() };
        // of no unit at all nothing is said
        if !matches!(asked.search([]), Found::Some(_)) {
            return standing;
        }
        let (whole, within): (Vec<_>, Vec<_>) = chains.into_iter().partition(|chain| chain.span == rule.span);
        if let Said::Truth(truth) = &said {
            standing.never = asked.is_never([&truth.yes]).then(|| asked.exclude(whole.first(), rule));
            standing.is_always = standing.never.is_none() && asked.is_always(truth);
        }
        if standing.never.is_none() && !standing.is_always {
            standing.idle = whole.iter().flat_map(|chain| asked.idle(chain)).collect();
        }
        standing.unreached = cases.iter().flat_map(|case| asked.unreached(case)).collect();
        standing.gap = cases.iter().find_map(|case| asked.gap(registry, definition, inputs, case));
        if standing.never.is_none() && !standing.is_always {
            let idle = asked.idle_within(&within, &standing.idle);
            standing.idle.extend(idle);
        }
        // what needs more is asked last, of what is left of the steps
        for case in &cases {
            let within = asked.unreached_within(case, &standing.unreached);
            standing.unreached.extend(within);
        }
        standing
    }
}

/// Rules followed to their leaves, and what holds of every unit.
pub(crate) struct Asked<'r> {
    pub(crate) expansion: Expansion<'r>,
    base: Vec<Shared>,
    steps: Cell<usize>,
}

impl<'r> Asked<'r> {
    pub(crate) fn new(registry: &'r Registry, definition: &'r Definition) -> Self {
        let mut expansion = Expansion::with_missing(registry);
        let base = around(&mut expansion, definition);
        Self { expansion, base, steps: Cell::new(STEPS) }
    }

    /// Takes the bounds of all numbers that were come upon.
    pub(crate) fn close(&mut self) {
        self.base.push(self.expansion.bounds());
    }

    /// Whether all of this never holds of a unit; not if it could not be told.
    pub(crate) fn is_never<const N: usize>(&self, parts: [&Shared; N]) -> bool {
        matches!(self.search(parts), Found::Nothing)
    }

    fn search<const N: usize>(&self, parts: [&Shared; N]) -> Found {
        let asked = all(parts.into_iter().cloned().chain(self.base.iter().cloned()));
        let mut steps = self.steps.get();
        let found = ask(&self.expansion, &asked, &mut steps);
        self.steps.set(steps);
        found
    }

    fn is_always(&self, truth: &Truth) -> bool {
        let nothing_missing = self.expansion.nothing_missing();
        self.is_never([&truth.no]) && self.is_never([&not(&truth.yes), &nothing_missing])
    }

    /// The fewest conditions that never hold together; the whole rule if it is no chain of conditions.
    fn exclude(&self, chain: Option<&Chain>, rule: &Expr) -> Vec<Range<usize>> {
        let Some(Chain { clauses, .. }) = chain.filter(|chain| !chain.is_or) else {
            return vec![rule.span.clone()];
        };
        let mut kept: Vec<&(Range<usize>, Truth)> = clauses.iter().collect();
        // there are few such rules, so that more can be spent on which conditions it are
        self.steps.set(STEPS_OF_ONE);
        for clause in clauses {
            let rest: Vec<_> = kept.iter().copied().filter(|one| one.0 != clause.0).collect();
            if self.is_never([&all(rest.iter().map(|(_, truth)| truth.yes.clone()))]) {
                kept = rest;
            }
        }
        kept.into_iter().map(|(span, _)| span.clone()).collect()
    }
}

/// Who can be counted by a definition, and what always holds of its units.
fn around<'r>(expansion: &mut Expansion<'r>, definition: &'r Definition) -> Vec<Shared> {
    let mut base = vec![expansion.population(definition)];
    if let Some(unit) = unit_of(expansion.registry, definition) {
        base.extend(expansion.always(unit));
    }
    base
}

/// Looks for a unit, in few steps.
pub(crate) fn within_bounds(expansion: &Expansion<'_>, asked: &Shared) -> Found {
    ask(expansion, asked, &mut { STEPS_OF_ONE })
}

/// Looks for a unit, unless the question is too large.
fn ask(expansion: &Expansion<'_>, asked: &Shared, steps: &mut usize) -> Found {
    let mut left = LARGEST;
    let mut open = vec![asked];
    while let Some(part) = open.pop() {
        if left == 0 {
            return Found::Undecided;
        }
        left -= 1;
        if let Formula::All(parts) | Formula::Any(parts) = &**part {
            open.extend(parts);
        }
    }
    search_within(&expansion.leaves.domain, asked, steps)
}

/// The names of all leaves, those of members too, but for whether they are known.
fn leaves(expansion: &Expansion<'_>) -> BTreeSet<String> {
    let of_members = expansion.groups.iter().flat_map(|group| {
        let unit = &group.unit;
        // that members are counted is something to hang on, also where nothing more is asked of them
        std::iter::once(format!("members {unit}"))
            .chain(names(&group.leaves).map(move |key| format!("{key} of {unit}")))
    });
    names(&expansion.leaves).cloned().chain(of_members).collect()
}

/// The names of leaves; numbers of members are named by the members that they count.
fn names(leaves: &Leaves) -> impl Iterator<Item = &String> {
    let is_counted = |quantity: &Quantity| matches!(quantity, Quantity::Counted | Quantity::Kind);
    let numbers =
        leaves.numbers.iter().filter(move |(_, quantity)| !is_counted(quantity)).map(|(key, _)| key);
    let choices = leaves.choices.iter().map(|(key, _)| key);
    numbers.chain(choices).filter(|key| !key.ends_with(" is known"))
}
