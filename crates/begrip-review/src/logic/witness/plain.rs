//! Plain values: round amounts, and what people have who are not remarked on.

use std::collections::BTreeMap;

use begrip::Date;
use begrip::eval::{Leaf, Number, Value};

use super::{Assumed, members};
use crate::logic::expand::{Expansion, INVERSE, PRODUCT};
use crate::logic::leaves::{AmountOf, Leaves, Options, Quantity};
use crate::logic::search::State;

/// Amounts that people take for plain, from coarse to fine, in hundredths.
const ROUND: [i64; 9] = [100_000, 50_000, 10_000, 5_000, 1_000, 500, 100, 10, 1];

/// An amount for each that is not known, as plain as the others allow; `None` for one that cannot be chosen.
pub(super) fn world(leaves: &Leaves, state: &mut State) -> Option<Vec<Assumed>> {
    let mut chosen = Vec::new();
    let mut by_key = BTreeMap::new();
    for (unknown, (key, quantity)) in leaves.numbers.iter().enumerate() {
        let Quantity::OfWorld { amount, .. } = quantity else { continue };
        let AmountOf { parameter, keys, .. } = amount.clone()?;
        let number = plain(state, leaves, unknown);
        by_key.insert(key.as_str(), number.clone());
        chosen.push((parameter, keys, number));
    }
    // a product of amounts is what they make
    for (unknown, (key, quantity)) in leaves.numbers.iter().enumerate() {
        if let Quantity::Product { is_of_world: true, .. } = quantity {
            let factors = key.split(PRODUCT).map(|factor| match factor.strip_prefix(INVERSE) {
                Some(inverse) => Number::from(1).over(by_key.get(inverse)?),
                None => by_key.get(factor).cloned(),
            });
            let product =
                factors.into_iter().try_fold(Number::from(1), |product, factor| product.times(&factor?))?;
            if !state.wish(&leaves.domain, unknown, &product) {
                return None;
            }
        }
    }
    Some(chosen)
}

/// The values of a unit in a state of the search, as plain as they can be.
pub(crate) fn given(expansion: &Expansion<'_>, state: &mut State) -> Option<Vec<(Leaf, Value)>> {
    let Expansion { leaves, groups, .. } = expansion;
    // members first: what is told of them is told of the whole too
    let mut given = Vec::new();
    for group in groups {
        given.extend(members::of(group, leaves, state)?);
    }
    given.extend(values(leaves, state)?);
    Some(given)
}

/// A value for each leaf of the unit that goes with everything else.
pub(super) fn values(leaves: &Leaves, state: &mut State) -> Option<Vec<(Leaf, Value)>> {
    let mut given = Vec::new();
    for (choice, (_, chosen)) in leaves.choices.iter().enumerate() {
        let Options::OfUnit { leaf, .. } = &chosen.what else { continue };
        let value = state.choice(choice)?.values().next()?;
        state.take(choice, value, leaves.count(choice));
        let word = chosen.values.get(value).map_or("…", String::as_str);
        let is_truth = chosen.values == ["no", "yes"];
        let value = if is_truth { Value::Boolean(word == "yes") } else { Value::Text(word.into()) };
        given.push((leaf.clone(), value));
    }
    let mut is_anyone = false;
    for (unknown, (_, quantity)) in leaves.numbers.iter().enumerate() {
        let Quantity::OfUnit { leaf, is_date, unit, .. } = quantity else { continue };
        // a unit of one person, rather than of none
        let is_of_persons = unit.as_deref() == Some("person");
        let one = Number::from(1);
        let number = if is_of_persons && !is_anyone && state.wish(&leaves.domain, unknown, &one) {
            one
        } else {
            plain(state, leaves, unknown)
        };
        is_anyone |= is_of_persons;
        let value = if *is_date { Value::Date(day(&number)?) } else { Value::Number(number) };
        given.push((leaf.clone(), value));
    }
    Some(given)
}

/// What a household without anything remarkable has, and amounts that are not known, by unit of measure.
pub(super) const UNREMARKABLE: [(&str, &[i64]); 4] = [
    ("EUR/month", &[1_200, 1_500, 2_000, 1_000, 800]),
    ("EUR/year", &[24_000, 15_000, 30_000, 12_000]),
    ("year", &[40]),
    ("ratio", &[1]),
];

/// The roundest value near the one that was found that goes with everything else.
fn plain(state: &mut State, leaves: &Leaves, unknown: usize) -> Number {
    let unit = leaves.numbers.get(unknown).and_then(|(_, quantity)| match quantity {
        Quantity::OfUnit { unit, .. } => unit.as_deref(),
        Quantity::OfWorld { amount, .. } => amount.as_ref()?.unit.as_deref(),
        _ => None,
    });
    let usual = UNREMARKABLE.iter().filter(|(of, _)| Some(*of) == unit).flat_map(|(_, numbers)| *numbers);
    for wish in usual.map(|number| Number::from(*number)) {
        if state.wish(&leaves.domain, unknown, &wish) {
            return wish;
        }
    }
    let found = state.number(unknown);
    for step in ROUND {
        let Some(step) = Number::fraction(step, 100) else { continue };
        let Some(times) = found.over(&step) else { continue };
        let down = times.floor();
        for times in [Some(down.clone()), down.plus(&Number::from(1))].into_iter().flatten() {
            if let Some(wish) = times.times(&step)
                && state.wish(&leaves.domain, unknown, &wish)
            {
                return wish;
            }
        }
    }
    state.wish(&leaves.domain, unknown, &found);
    found
}

/// The day of a number, as rules compare days.
fn day(number: &Number) -> Option<Date> {
    let number = number.to_u64()?;
    let (months, day) = (number / 31, number % 31);
    let (year, month) = (i16::try_from(months / 12).ok()?, i8::try_from(months % 12).ok()?);
    Date::new(year, month + 1, i8::try_from(day).ok()? + 1)
}
