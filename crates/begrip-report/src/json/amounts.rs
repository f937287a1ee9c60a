//! Amounts of two parameters as JSON.

use begrip::eval::Number;
use begrip_review::{AmountRow, AmountSide, AmountsCompared, Lang};
use schemars::JsonSchema;
use serde::Serialize;

/// Two parameters, amount by amount; every number is exact, a decimal or a fraction such as `10/3`.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Amounts {
    /// The unit of measure in which both stand, that of the left; null if it has none.
    unit: Option<String>,
    /// By what amounts of the right are multiplied to be in that unit; null if nothing converts them.
    converted_by: Option<String>,
    /// The names of the keys, as the left has them.
    keys: Vec<String>,
    /// Why the amounts cannot stand side by side; there are no rows then.
    #[serde(skip_serializing_if = "Option::is_none")]
    hindrance: Option<String>,
    /// How many times the left the right is, if that is the same wherever both are known and is not one.
    factor: Option<String>,
    /// The amounts, by days and then by keys.
    rows: Vec<Row>,
}

/// Two amounts side by side.
#[derive(Debug, Serialize, JsonSchema)]
struct Row {
    /// The first day; null if it is open.
    from: Option<String>,
    /// The last day; null if it is open.
    until: Option<String>,
    /// The values of the keys, in their order; fewer where the others do not matter.
    keys: Vec<String>,
    /// `same`, `left-lower`, `left-higher`, `only-left`, `only-right` or `not-known`.
    relation: &'static str,
    /// What the left says.
    left: Side,
    /// What the right says, in the unit of the left.
    right: Side,
    /// By how much the right is more than the left; null if one is not known.
    difference: Option<String>,
    /// How many times the left the right is; null if one is not known or not above zero.
    ratio: Option<String>,
}

/// What one parameter says.
#[derive(Debug, Serialize, JsonSchema)]
struct Side {
    /// `known`, `unknown` (there is an amount, and it is not known) or `absent` (nothing is said for these days and
    /// keys).
    state: &'static str,
    /// The amount; null if it is not known.
    amount: Option<String>,
}

impl Amounts {
    pub(crate) fn of(found: &AmountsCompared, lang: Lang) -> Self {
        Self {
            unit: found.unit.clone(),
            converted_by: found.converted_by.as_ref().map(Number::to_string),
            keys: found.keys.clone(),
            hindrance: found.hindrance.as_ref().map(|said| lang.say(said).to_owned()),
            factor: found.factor.as_ref().map(Number::to_string),
            rows: found.rows.iter().map(row).collect(),
        }
    }
}

fn row(row: &AmountRow) -> Row {
    let number = |number: Option<Number>| number.as_ref().map(Number::to_string);
    Row {
        from: row.days.from.map(|day| day.to_string()),
        until: row.days.until.map(|day| day.to_string()),
        keys: row.keys.clone(),
        relation: row.relation.as_str(),
        left: side(&row.left),
        right: side(&row.right),
        difference: number(row.difference()),
        ratio: number(row.ratio()),
    }
}

fn side(side: &AmountSide) -> Side {
    let state = match side {
        AmountSide::Known(_) => "known",
        AmountSide::Unknown => "unknown",
        AmountSide::Absent => "absent",
    };
    Side { state, amount: side.known().map(Number::to_string) }
}
