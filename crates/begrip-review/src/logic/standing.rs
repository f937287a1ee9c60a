//! What is wrong with one rule by itself: it is never or always true, a condition changes nothing, a branch is never
//! reached, a unit is left without a code.
//!
//! With every amount left open and every value known or missing: what is never so here is so of no unit at all.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Range;

use begrip::eval::{Evaluator, Outcome, Reason, Value};
use begrip::expr::{Expr, ExprKind, Literal};
use begrip::{Content, Date, Definition, Inputs, Reference, Registry, ValueDomain};

use super::expand::{Amounts, Expansion};
use super::formula::{Formula, Shared, all};
use super::leaves::{Leaves, Quantity};
use super::said::{Said, Truth, not};
use super::search::{Found, search_within};
use super::witness::{given, unit};
use crate::relation::unit_of;

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

/// A branch that is never reached.
#[derive(Debug)]
pub(crate) struct Unreached {
    pub(crate) span: Range<usize>,
    /// Whether its condition never holds by itself; else the branches before it take every unit.
    pub(crate) by_itself: bool,
    pub(crate) is_else: bool,
}

/// A unit that no branch gives a code, on a day.
#[derive(Debug)]
pub(crate) struct Gap {
    pub(crate) on: Option<Date>,
    pub(crate) given: Vec<(String, Value)>,
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
        let said = asked.expansion.within(definition, inputs, rule);
        let clauses = asked.clauses(definition, inputs, rule);
        let cases: Vec<Branches<'_>> =
            cases(rule).into_iter().filter_map(|case| asked.branches(definition, inputs, case)).collect();
        asked.close();
        let leaves = leaves(&asked.expansion);
        // of no unit at all nothing is said
        if !matches!(asked.search([]), Found::Some(_)) {
            return Self { leaves, ..Self::default() };
        }
        let mut standing = Self { leaves, ..Self::default() };
        if let Said::Truth(truth) = &said {
            standing.never = asked.is_never([&truth.yes]).then(|| asked.exclude(&clauses, rule));
            standing.is_always = standing.never.is_none() && asked.is_always(truth);
            if standing.never.is_none() && !standing.is_always {
                standing.idle = asked.idle(&clauses, matches!(rule.kind, ExprKind::Or(_)));
            }
        }
        standing.unreached = cases.iter().flat_map(|case| asked.unreached(case)).collect();
        let is_whole = |case: &&Branches<'_>| case.span == rule.span;
        standing.gap =
            cases.iter().find(is_whole).and_then(|case| asked.gap(registry, definition, inputs, case));
        standing
    }
}

/// The branches of a `CASE`, each with when its condition holds.
struct Branches<'e> {
    span: Range<usize>,
    conditions: Vec<(&'e Expr, Truth)>,
    otherwise: Option<&'e Expr>,
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

    /// The conditions of the outermost `AND` or `OR`.
    fn clauses(
        &mut self,
        definition: &'r Definition,
        inputs: &'r Inputs,
        rule: &Expr,
    ) -> Vec<(Range<usize>, Truth)> {
        let (ExprKind::And(parts) | ExprKind::Or(parts)) = &rule.kind else { return Vec::new() };
        if parts.len() > MOST_CLAUSES {
            return Vec::new();
        }
        let said = |part: &Expr| match self.expansion.within(definition, inputs, part) {
            Said::Truth(truth) => Some((part.span.clone(), truth)),
            _ => None,
        };
        parts.iter().map(said).collect::<Option<_>>().unwrap_or_default()
    }

    fn branches<'e>(
        &mut self,
        definition: &'r Definition,
        inputs: &'r Inputs,
        case: &'e Expr,
    ) -> Option<Branches<'e>> {
        let ExprKind::Case { branches, otherwise } = &case.kind else { return None };
        if branches.len() > MOST_CLAUSES {
            return None;
        }
        let mut conditions = Vec::new();
        for branch in branches {
            match self.expansion.within(definition, inputs, &branch.condition) {
                Said::Truth(truth) => conditions.push((&branch.condition, truth)),
                _ => return None,
            }
        }
        Some(Branches { span: case.span.clone(), conditions, otherwise: otherwise.as_deref() })
    }

    /// The fewest conditions that never hold together; the whole rule if it is no chain of conditions.
    fn exclude(&self, clauses: &[(Range<usize>, Truth)], rule: &Expr) -> Vec<Range<usize>> {
        if !matches!(rule.kind, ExprKind::And(_)) || clauses.is_empty() {
            return vec![rule.span.clone()];
        }
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

    /// Conditions without which the rule says the same of every unit, whatever is missing: the later first.
    fn idle(&self, clauses: &[(Range<usize>, Truth)], is_or: bool) -> Vec<Range<usize>> {
        // of what has to hold together none is needed that follows from the rest; "or" is the negation of that
        let turned = |truth: &Truth| if is_or { truth.clone().negated() } else { truth.clone() };
        let mut kept: Vec<(Range<usize>, Truth)> =
            clauses.iter().map(|(span, truth)| (span.clone(), turned(truth))).collect();
        let mut idle = Vec::new();
        for (span, _) in clauses.iter().rev() {
            let (own, rest): (Vec<_>, Vec<_>) = kept.iter().cloned().partition(|(one, _)| one == span);
            let (Some((_, own)), false) = (own.into_iter().next(), rest.is_empty()) else { continue };
            let others = Truth::both(rest.iter().map(|(_, truth)| truth.clone()).collect());
            if self.is_never([&others.yes, &not(&own.yes)]) && self.is_never([&own.no, &not(&others.no)]) {
                idle.push(span.clone());
                kept = rest;
            }
        }
        idle.reverse();
        idle
    }

    /// Branches that are never reached: of several in a row the first.
    fn unreached(&self, case: &Branches<'_>) -> Vec<Unreached> {
        let mut found = Vec::new();
        let mut before = Vec::new();
        let mut follows = false;
        for (condition, truth) in &case.conditions {
            let is_unreached = self.is_never([&all(before.iter().cloned()), &truth.yes]);
            if is_unreached && !follows {
                let by_itself = self.is_never([&truth.yes]);
                found.push(Unreached { span: condition.span.clone(), by_itself, is_else: false });
            }
            follows = is_unreached;
            before.push(not(&truth.yes));
        }
        if let Some(otherwise) = case.otherwise.filter(|value| !is_null(value) && !follows)
            && self.is_never([&all(before)])
        {
            found.push(Unreached { span: otherwise.span.clone(), by_itself: false, is_else: true });
        }
        found
    }

    /// A unit of which everything is known and to which no branch applies.
    fn gap(
        &self,
        registry: &'r Registry,
        definition: &'r Definition,
        inputs: &'r Inputs,
        case: &Branches<'_>,
    ) -> Option<Gap> {
        let Content::Variable(variable) = definition.content() else { return None };
        // what is not known under `open` may well be the code of such a unit
        let is_meant = case.otherwise.is_some() || !definition.header().open.is_empty();
        if is_meant || !matches!(variable.values, ValueDomain::Codes(_)) {
            return None;
        }
        let nothing_missing = self.expansion.nothing_missing();
        if self.is_never([&all(case.conditions.iter().map(|(_, truth)| truth.no.clone())), &nothing_missing])
        {
            return None;
        }
        let own = format!("={}", definition.version()).parse().ok();
        let on = registry.latest_day(&[Reference::new(definition.id().clone(), own)]);
        let mut known = Expansion::new(registry, on, Amounts::Known);
        let mut parts = around(&mut known, definition);
        for (condition, _) in &case.conditions {
            let Said::Truth(truth) = known.within(definition, inputs, condition) else { return None };
            parts.push(truth.no);
        }
        parts.push(known.bounds());
        if !known.outside.is_empty() {
            return None;
        }
        let Found::Some(mut state) = within_bounds(&known, &all(parts)) else { return None };
        let given = given(&known, &mut state)?;
        let given = given.into_iter().map(|(leaf, value)| (leaf.to_string(), value)).collect::<Vec<_>>();
        let evaluator = Evaluator::new(registry, definition, on);
        let unit = unit(&evaluator, &given);
        let is_told = evaluator.conditions(&unit).iter().all(Option::is_some);
        (is_told && evaluator.evaluate(&unit) == Outcome::Unknown(Reason::Null)).then_some(Gap { on, given })
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

/// Every `CASE` of a rule.
fn cases(rule: &Expr) -> Vec<&Expr> {
    let mut found = Vec::new();
    let mut open = vec![rule];
    while let Some(part) = open.pop() {
        if matches!(part.kind, ExprKind::Case { .. }) {
            found.push(part);
        }
        open.extend(part.parts().into_iter().rev());
    }
    found
}

fn is_null(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::Literal(Literal::Null))
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
