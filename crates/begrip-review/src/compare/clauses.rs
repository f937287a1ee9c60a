//! The conditions that only one of two rules has.

use begrip::{Content, Definition, Inputs};

use crate::logic::normal::{Level, Names, conditions};
use crate::relation::Two;

/// The conditions that only one side has, as they are written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clauses {
    /// Only the left.
    pub left_only: Vec<String>,
    /// Only the right.
    pub right_only: Vec<String>,
}

pub(super) fn of(two: &Two<'_>) -> Clauses {
    // of a rule that gives values the whole is the condition
    if !super::rules::selects_units(two) {
        return Clauses::default();
    }
    let (left, right) = (read(two.left), read(two.right));
    let only = |these: &[(String, String)], those: &[(String, String)]| -> Vec<String> {
        let here = these.iter().filter(|(_, form)| those.iter().all(|(_, other)| other != form));
        here.map(|(written, _)| written.clone()).collect()
    };
    Clauses { left_only: only(&left, &right), right_only: only(&right, &left) }
}

/// The conditions of a rule, each with its normal form.
fn read(definition: &Definition) -> Vec<(String, String)> {
    let (rule, inputs): (Option<&String>, &Inputs) = match definition.content() {
        Content::Variable(variable) => (variable.rule.as_ref(), &variable.inputs),
        Content::Population(population) => (population.rule.as_ref(), &population.inputs),
        _ => return Vec::new(),
    };
    let names = Names { inputs, called: &Clone::clone, level: Level::Proved };
    rule.map(|rule| conditions(rule, &names)).unwrap_or_default()
}
