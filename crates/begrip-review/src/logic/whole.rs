//! Conditions on whole numbers alone, made as sharp as whole numbers allow.
//!
//! With coefficients that are whole and have no factor in common a sum is whole, so that its limit can be taken to the
//! next whole number, and an equality with a limit that is not whole never holds.

use std::collections::BTreeSet;

use begrip::eval::Number;

use super::linear::{Linear, Relation, Unknown};

/// The same condition as sharp as can be; `None` if there is more in it than whole numbers, or a number is too large.
pub(crate) fn sharp(
    linear: &Linear,
    relation: Relation,
    whole: &BTreeSet<Unknown>,
) -> Option<(Linear, Relation)> {
    if linear.terms().is_empty() || !linear.terms().keys().all(|unknown| whole.contains(unknown)) {
        return None;
    }
    let mut factor = Number::ZERO;
    for coefficient in linear.terms().values() {
        factor = common(factor, coefficient.absolute())?;
    }
    let linear = linear.times(&Number::from(1).over(&factor)?)?;
    let free = linear.free().clone();
    if free.is_whole() && relation != Relation::Below {
        return Some((linear, relation));
    }
    let free = match relation {
        Relation::AtMost => free.negative().floor().negative(),
        Relation::Below => free.floor().plus(&Number::from(1))?,
        Relation::Zero => return Some((Linear::constant(Number::from(1)), Relation::Zero)),
    };
    let change = free.minus(linear.free())?;
    Some((linear.plus(&Linear::constant(change))?, Relation::AtMost))
}

/// The greatest number of which both are a whole multiple.
fn common(mut a: Number, mut b: Number) -> Option<Number> {
    while !b.is_zero() {
        let rest = a.minus(&b.times(&a.over(&b)?.floor())?)?;
        (a, b) = (b, rest);
    }
    Some(a)
}
