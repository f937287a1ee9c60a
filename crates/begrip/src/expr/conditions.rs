//! The conditions in a rule: the parts that are true or false and are not made of others that are.

use super::tree::{Expr, ExprKind};

impl Expr {
    /// Every condition, in the order in which they are written: comparisons, and what stands where only something
    /// true or false can stand. `is_boolean` says whether the rule itself gives true or false.
    pub fn conditions(&self, is_boolean: bool) -> Vec<&Self> {
        let mut found = Vec::new();
        collect(self, is_boolean, &mut found);
        found
    }
}

/// As deep as the brackets of the rule.
fn collect<'e>(expr: &'e Expr, is_boolean: bool, found: &mut Vec<&'e Expr>) {
    match &expr.kind {
        ExprKind::Literal(_) => {}
        ExprKind::And(_) | ExprKind::Or(_) | ExprKind::Not(_) => {
            expr.parts().into_iter().for_each(|part| collect(part, true, found));
        }
        ExprKind::Case { branches, otherwise } => {
            for branch in branches {
                collect(&branch.condition, true, found);
                collect(&branch.value, is_boolean, found);
            }
            if let Some(value) = otherwise {
                collect(value, is_boolean, found);
            }
        }
        kind => {
            let compares = matches!(
                kind,
                ExprKind::Compare(..)
                    | ExprKind::Between { .. }
                    | ExprKind::InList { .. }
                    | ExprKind::InCodes { .. }
                    | ExprKind::IsNull { .. }
            );
            if compares || is_boolean {
                found.push(expr);
            }
            expr.parts().into_iter().for_each(|part| collect(part, false, found));
        }
    }
}
