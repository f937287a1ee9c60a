//! Numbers: whether two definitions give the same, the same up to a known factor, or one never more than the other.

use begrip::eval::{Number, Value};
use begrip::expr::Comparison;
use begrip::{Content, Definition, Measure};

use super::super::view::{Followed, Ground};
use super::super::{Holds, Part};
use super::{NeverMore, ValueRelation, Valued};
use crate::logic::formula::{Shared, all};
use crate::logic::search::Found;
use crate::logic::witness::{Asked, Wanted, Witness, witness};

/// How two numbers relate, the left one converted into the unit of measure of the right one.
pub(super) fn compared(ground: &mut Ground<'_>) -> Option<Valued> {
    let unit = conversion(ground.two.left, ground.two.right)?;
    let one = Number::from(1);
    let found = |relation, holds| Valued { relation, holds, ..Valued::unknown() };
    if let Some(holds) = never(ground, &unit, &one, Comparison::NotEqual) {
        if unit == one {
            return Some(found(ValueRelation::Equal, holds));
        }
        return Some(Valued { factor: one.over(&unit), ..found(ValueRelation::BothDecide, holds) });
    }
    let differ = differ(ground, &unit);
    if let Some(factor) = differ.as_ref().and_then(|shown| ratio(shown, &unit))
        && let Some(holds) = never(ground, &unit, &factor, Comparison::NotEqual)
    {
        let factor = factor.over(&unit);
        return Some(Valued { factor, differ, ..found(ValueRelation::BothDecide, holds) });
    }
    let mut is_never = |comparison| never(ground, &unit, &one, comparison).is_some();
    let never_more = if is_never(Comparison::Greater) {
        Some(NeverMore::Left)
    } else if is_never(Comparison::Less) {
        Some(NeverMore::Right)
    } else {
        None
    };
    let relation = if differ.is_some() { ValueRelation::Different } else { ValueRelation::Unknown };
    Some(Valued { never_more, differ, ..found(relation, Holds::OnDate) })
}

/// By what the left is multiplied to be in the unit of measure of the right; `None` if they do not convert.
fn conversion(left: &Definition, right: &Definition) -> Option<Number> {
    let unit = |definition: &Definition| match definition.content() {
        Content::Variable(variable) => variable.values.unit_of_measure().map(Measure::from),
        _ => None,
    };
    match (unit(left), unit(right)) {
        (Some(left), Some(right)) => {
            let (above, below) = left.conversion(&right)?;
            Number::fraction(i64::try_from(above).ok()?, i64::try_from(below).ok()?)
        }
        (None, None) => Some(Number::from(1)),
        _ => None,
    }
}

/// For what it holds that the left never stands so to the right times a factor; `None` if it can.
fn never(ground: &mut Ground<'_>, unit: &Number, factor: &Number, comparison: Comparison) -> Option<Holds> {
    let is_nothing = |followed: &mut Followed<'_>| {
        let asked = stand(followed, unit, factor, comparison)?;
        let base = followed.base(Part::Rule);
        Some(matches!(followed.search([&asked, &base]), Found::Nothing))
    };
    if is_nothing(&mut ground.open)? {
        return Some(Holds::Always);
    }
    is_nothing(ground.day_mut()?)?.then_some(Holds::OnDate)
}

/// When the left stands so to the right times a factor.
fn stand(
    followed: &mut Followed<'_>,
    unit: &Number,
    factor: &Number,
    comparison: Comparison,
) -> Option<Shared> {
    let (left, right) = (followed.left.said.times(unit)?, followed.right.said.times(factor)?);
    Some(followed.expansion.compared(&left, comparison, &right)?.yes)
}

/// A unit to which they give other numbers.
fn differ(ground: &mut Ground<'_>, unit: &Number) -> Option<Witness> {
    let other = stand(&mut ground.known, unit, &Number::from(1), Comparison::NotEqual)?;
    let known = &ground.known;
    let formula = all([other, known.base(Part::Rule)]);
    let Found::Some(state) = known.search([&formula]) else { return None };
    let asked = Asked::of(&ground.two, &known.expansion.taken_for);
    witness(&asked, (&known.expansion, &formula), *state, &Wanted::Differ(unit.clone()))
}

/// How many times the right the left is, for one unit.
fn ratio(shown: &Witness, unit: &Number) -> Option<Number> {
    let (Value::Number(left), Value::Number(right)) = (&shown.left, &shown.right) else { return None };
    left.times(unit)?.over(right).filter(|factor| !factor.is_zero())
}
