//! Conditions that change nothing in the `AND` or `OR` that they stand in.

use std::ops::Range;

use begrip::expr::{Expr, ExprKind};
use begrip::{Definition, Inputs};

use super::super::said::{Said, Truth, not};
use super::{Asked, MOST_CLAUSES};

/// Conditions that `AND` or `OR` joins.
pub(super) struct Chain {
    pub(super) span: Range<usize>,
    pub(super) is_or: bool,
    pub(super) clauses: Vec<(Range<usize>, Truth)>,
}

impl<'r> Asked<'r> {
    /// Every chain of a rule of which all conditions can be followed, the outer before those within it.
    pub(super) fn chains(
        &mut self,
        definition: &'r Definition,
        inputs: &'r Inputs,
        rule: &Expr,
    ) -> Vec<Chain> {
        let mut found = Vec::new();
        let mut open = vec![rule];
        while let Some(part) = open.pop() {
            if let ExprKind::And(parts) | ExprKind::Or(parts) = &part.kind
                && parts.len() <= MOST_CLAUSES
                && let Some(clauses) = self.clauses(definition, inputs, parts)
            {
                let is_or = matches!(part.kind, ExprKind::Or(_));
                found.push(Chain { span: part.span.clone(), is_or, clauses });
            }
            open.extend(part.parts().into_iter().rev());
        }
        found
    }

    fn clauses(
        &mut self,
        definition: &'r Definition,
        inputs: &'r Inputs,
        parts: &[Expr],
    ) -> Option<Vec<(Range<usize>, Truth)>> {
        let said = |part: &Expr| match self.expansion.within(definition, inputs, part) {
            Said::Truth(truth) => Some((part.span.clone(), truth)),
            _ => None,
        };
        parts.iter().map(said).collect()
    }

    /// Conditions without which a chain says the same of every unit, whatever is missing: the later first.
    pub(super) fn idle(&self, chain: &Chain) -> Vec<Range<usize>> {
        // of what has to hold together none is needed that follows from the rest; "or" is the negation of that
        let turned = |truth: &Truth| if chain.is_or { truth.clone().negated() } else { truth.clone() };
        let mut kept: Vec<(Range<usize>, Truth)> =
            chain.clauses.iter().map(|(span, truth)| (span.clone(), turned(truth))).collect();
        let mut idle = Vec::new();
        for (span, _) in chain.clauses.iter().rev() {
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

    /// The idle conditions of chains within others, but for those within a condition that is idle itself.
    pub(super) fn idle_within(&self, chains: &[Chain], known: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for chain in chains {
            let contains =
                |span: &&Range<usize>| span.start <= chain.span.start && chain.span.end <= span.end;
            if !known.iter().chain(&found).any(|span| contains(&span)) {
                found.extend(self.idle(chain));
            }
        }
        found
    }
}
