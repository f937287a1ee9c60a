//! The amounts of a parameter one by one, each with its place.

use begrip::Decimal;
use begrip::kind::parameter::{Amount, Amounts, Step};

/// The known amounts of a step with their pointers below it: `/amount`, or `/amounts` and the keys.
pub(crate) fn known(step: &Step) -> Vec<(String, Decimal)> {
    let mut known = Vec::new();
    if let Some(Amount::Known(amount)) = step.amount {
        known.push(("/amount".to_owned(), amount));
    }
    let mut open: Vec<(String, &Amounts)> =
        step.amounts.iter().map(|amounts| ("/amounts".to_owned(), amounts)).collect();
    while let Some((pointer, amounts)) = open.pop() {
        match amounts {
            Amounts::One(Amount::Known(amount)) => known.push((pointer, *amount)),
            Amounts::One(Amount::Unknown) => {}
            Amounts::By(entries) => open.extend(entries.iter().rev().map(|(key, amounts)| {
                (format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), amounts)
            })),
        }
    }
    known
}
