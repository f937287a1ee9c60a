//! How the conditions of a rule come out for one unit.

use super::evaluator::Evaluator;
use super::given::Stands;
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

    /// How each condition of the `where` of a value over members comes out for each of them, in the order of
    /// [`Expr::conditions`](crate::Expr::conditions); `None` if the value itself is given under its name, or there is no
    /// such value.
    pub fn conditions_of_members(&self, unit: &Unit, name: &str) -> Option<Vec<Vec<Option<bool>>>> {
        let Some(Stands::Slot(slot)) = self.prepared.names.get(name) else { return None };
        let run = Run::of_unit(&self.prepared.plan, unit, Wanted::All);
        let cell = run.frame().cells.iter().find(|cell| cell.slot == *slot)?;
        let How::Members { members, condition, .. } = &cell.how else { return None };
        if run.is_given(*slot) {
            return None;
        }
        let each = (0..run.count(*members)).filter_map(|at| run.of_group(*members, at, Wanted::All));
        let outcomes = each.map(|member| {
            let mut found = Vec::new();
            if let Some(condition) = condition {
                collect(condition, true, &member, &mut found);
            }
            found
        });
        Some(outcomes.collect())
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
