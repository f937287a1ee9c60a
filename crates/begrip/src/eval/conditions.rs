//! How the conditions of a rule come out for one unit.

use super::evaluator::Evaluator;
use super::node::{How, Node, SourceKind};
use super::run::{Run, Wanted};
use super::unit::Unit;
use super::value::Datum;
use crate::expr::Type;

impl Evaluator<'_> {
    /// How each condition of the rule of the definition comes out, in the order of
    /// [`Expr::conditions`](crate::Expr::conditions); `None` where it is not known. Empty if there is no rule.
    pub fn conditions(&self, unit: &Unit) -> Vec<Option<bool>> {
        let run = Run::of_unit(&self.prepared.plan, unit, Wanted::All);
        let SourceKind::Cell(at) = self.root.kind else { return Vec::new() };
        let rule = match run.frame().cells.get(at).map(|cell| &cell.how) {
            Some(How::Variable { rule, .. }) => rule,
            Some(How::Population { rule: Some(rule), .. }) => rule,
            _ => return Vec::new(),
        };
        let mut found = Vec::new();
        collect(rule, *self.gives() == Type::Boolean, &run, &mut found);
        found
    }
}

/// As deep as the brackets of the rule.
fn collect<'a>(node: &'a Node<'a>, is_boolean: bool, run: &Run<'a, '_>, found: &mut Vec<Option<bool>>) {
    match node {
        Node::Literal(_) => {}
        Node::And(_) | Node::Or(_) | Node::Not(_) => {
            node.parts().into_iter().for_each(|part| collect(part, true, run, found));
        }
        Node::Case { branches, otherwise } => {
            for (condition, value) in branches {
                collect(condition, true, run, found);
                collect(value, is_boolean, run, found);
            }
            if let Some(value) = otherwise {
                collect(value, is_boolean, run, found);
            }
        }
        _ => {
            let compares = matches!(
                node,
                Node::Compare(..)
                    | Node::Between { .. }
                    | Node::InList { .. }
                    | Node::InCodes { .. }
                    | Node::IsNull { .. }
            );
            if compares || is_boolean {
                found.push(if let Datum::Boolean(value) = run.node(node) { Some(value) } else { None });
            }
            node.parts().into_iter().for_each(|part| collect(part, false, run, found));
        }
    }
}
