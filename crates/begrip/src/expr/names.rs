//! The names that a rule uses.

use std::collections::BTreeSet;

use super::tree::{Expr, ExprKind};

impl Expr {
    /// Every name that the rule uses, of values, parameters and code lists; functions are no names.
    pub fn names(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        let mut open = vec![self];
        while let Some(expr) = open.pop() {
            match &expr.kind {
                ExprKind::Name(name) => {
                    names.insert(name.as_str());
                }
                ExprKind::Call(call) if call.function.is_none() => {
                    names.insert(call.name.as_str());
                }
                _ => {}
            }
            open.extend(expr.parts());
        }
        names
    }

    /// The parts of which this part is made, in the order in which they are written.
    pub fn parts(&self) -> Vec<&Expr> {
        match &self.kind {
            ExprKind::Literal(_) | ExprKind::Name(_) => Vec::new(),
            ExprKind::Call(call) => call.arguments.iter().collect(),
            ExprKind::Negative(value) | ExprKind::Not(value) => vec![value],
            ExprKind::Sum(terms) => terms.iter().map(|term| &term.value).collect(),
            ExprKind::Product(factors) => factors.iter().map(|factor| &factor.value).collect(),
            ExprKind::Compare(left, _, right) => vec![left, right],
            ExprKind::Between { value, low, high, .. } => vec![value, low, high],
            ExprKind::InList { value, list, .. } => std::iter::once(value.as_ref()).chain(list).collect(),
            ExprKind::InCodes { value, codes, .. } => vec![value, codes],
            ExprKind::IsNull { value, .. } => vec![value],
            ExprKind::And(parts) | ExprKind::Or(parts) => parts.iter().collect(),
            ExprKind::Case { branches, otherwise } => {
                let branches = branches.iter().flat_map(|branch| [&branch.condition, &branch.value]);
                branches.chain(otherwise.as_deref()).collect()
            }
        }
    }
}
