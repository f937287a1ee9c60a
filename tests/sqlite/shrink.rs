//! The smallest part of a rule about which the two engines disagree.

use begrip::Expr;

use super::engines::{Definitions, Sqlite, disagreement};
use super::inputs::Row;

/// A smallest part that is a rule of its own and gives something else in SQLite, with what both give.
pub fn shrunk(rule: &Expr, row: &Row, sqlite: &Sqlite, at: usize) -> Option<(Expr, String)> {
    let fault = |part: &Expr| {
        let definitions = Definitions::of(std::slice::from_ref(part));
        let there = sqlite.value(&definitions.translated(part), at).unwrap();
        disagreement(&row.evaluate(&definitions.evaluator(0)), &there)
    };
    let mut least = (rule.clone(), fault(rule)?);
    while let Some(smaller) = least
        .0
        .parts()
        .into_iter()
        .filter(|part| Definitions::is_rule(part))
        .find_map(|part| Some((part.clone(), fault(part)?)))
    {
        least = smaller;
    }
    Some(least)
}
