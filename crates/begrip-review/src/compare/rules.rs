//! What the rules of two definitions say of the same unit, of those that select units and of those that give values.

use begrip::{Content, Definition, ValueDomain};

use super::FacetRelation;
use crate::logic::expand::{Amounts, Expansion};
use crate::logic::formula::all;
use crate::logic::said::Said;
use crate::logic::search::{Found, search};
use crate::relation::{Part, Two, relate};

/// Whether both select units: populations, and variables that are true or false.
pub(super) fn selects_units(two: &Two<'_>) -> bool {
    [two.left, two.right].into_iter().all(selects)
}

pub(super) fn selects(definition: &Definition) -> bool {
    match definition.content() {
        Content::Population(_) => true,
        Content::Variable(variable) => variable.values == ValueDomain::Boolean,
        _ => false,
    }
}

/// How the rules relate for those whom both can count.
pub(super) fn relation(two: &Two<'_>) -> FacetRelation {
    if two.left.node() == two.right.node() {
        return FacetRelation::Same;
    }
    if selects_units(two) {
        return relate(two, Part::Rule).relation.into();
    }
    // no rule says of what is observed that it differs from what another computes
    if is_one_observed(two) { FacetRelation::Unknown } else { values(two) }
}

/// Whether one of them is a variable without a rule.
pub(super) fn is_one_observed(two: &Two<'_>) -> bool {
    [two.left, two.right].into_iter().any(
        |definition| matches!(definition.content(), Content::Variable(variable) if variable.rule.is_none()),
    )
}

/// Whether two rules that give values give the same ones.
fn values(two: &Two<'_>) -> FacetRelation {
    let differ = |amounts| {
        let mut expansion = Expansion::new(two.registry, two.on, amounts);
        let (left, right) = (expansion.rule(two.left), expansion.rule(two.right));
        let equal = expansion.same(&left, &right)?;
        let bounds = expansion.bounds();
        Some(search(&expansion.leaves.domain, &all([equal.no, bounds])))
    };
    match (differ(Amounts::Open), differ(Amounts::Known)) {
        (Some(Found::Nothing), _) => FacetRelation::Equivalent,
        (_, Some(Found::Some(_))) => FacetRelation::Different,
        _ => FacetRelation::Unknown,
    }
}

impl Expansion<'_> {
    /// When two values are the same; `None` if they are not of one sort.
    fn same(&mut self, left: &Said, right: &Said) -> Option<crate::logic::said::Truth> {
        self.compared(left, begrip::expr::Comparison::Equal, right)
    }
}
