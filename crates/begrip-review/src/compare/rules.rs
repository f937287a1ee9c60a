//! What the rules of two definitions say of the same unit, of those that select units and of those that give values.

use begrip::{Content, Definition, ValueDomain};

use super::FacetRelation;
use crate::relation::{Ground, Part, Two, ValueRelation, Valued, relate};

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
pub(super) fn relation(
    ground: &Ground<'_>,
    valued: Option<&Valued>,
    whole: Option<FacetRelation>,
) -> FacetRelation {
    let two = &ground.two;
    if two.left.node() == two.right.node() {
        return FacetRelation::Same;
    }
    if let Some(whole) = whole {
        return whole;
    }
    if selects_units(two) {
        return relate(ground, Part::Rule, false).relation.into();
    }
    match valued.map(|valued| valued.relation) {
        Some(ValueRelation::Equal) => FacetRelation::Equivalent,
        Some(ValueRelation::LeftDecides | ValueRelation::RightDecides | ValueRelation::BothDecide) => {
            FacetRelation::Convertible
        }
        Some(ValueRelation::Different) => FacetRelation::Different,
        Some(ValueRelation::Unknown) | None => FacetRelation::Unknown,
    }
}

/// Whether one of them is a variable without a rule: no rule says of what is observed that it differs from what another
/// computes.
pub(super) fn is_one_observed(two: &Two<'_>) -> bool {
    [two.left, two.right].into_iter().any(
        |definition| matches!(definition.content(), Content::Variable(variable) if variable.rule.is_none()),
    )
}
