//! How much a rule comes to when it is followed to its leaves, told before it is: rules can be written that double at
//! every step.

use begrip::expr::{Call, Expr, ExprKind, Function};

/// How many cases a value has, and how many conditions are in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Weight {
    pub(crate) cases: u64,
    pub(crate) each: u64,
}

impl Weight {
    /// A leaf, or what is written out.
    pub(crate) const LEAF: Self = Self { cases: 1, each: 1 };

    pub(crate) fn total(self) -> u64 {
        self.cases.saturating_mul(self.each)
    }

    /// Something true or false, with so many conditions.
    fn truth(each: u64) -> Self {
        Self { cases: 1, each }
    }

    /// Each case of the one with each of the other.
    fn paired(self, other: Self) -> Self {
        Self { cases: self.cases.saturating_mul(other.cases), each: self.each.saturating_add(other.each) }
    }

    /// The cases of both, each under a condition.
    fn or(self, other: Self, condition: u64) -> Self {
        let each = self.each.max(other.each).saturating_add(condition);
        Self { cases: self.cases.saturating_add(other.cases), each }
    }
}

/// The weight of a part; as deep as the rule. `named` gives that of an input.
pub(crate) fn weight(expr: &Expr, named: &dyn Fn(&str) -> Weight) -> Weight {
    let of = |part: &Expr| weight(part, named);
    let paired = |parts: &mut dyn Iterator<Item = &Expr>| parts.map(of).fold(Weight::LEAF, Weight::paired);
    let sum = |parts: &[Expr]| parts.iter().map(|part| of(part).total()).fold(1, u64::saturating_add);
    match &expr.kind {
        ExprKind::Literal(_) => Weight::LEAF,
        ExprKind::Name(name) => named(name),
        ExprKind::Call(call) => called(call, named),
        ExprKind::Negative(value) => of(value),
        ExprKind::Sum(terms) => paired(&mut terms.iter().map(|term| &term.value)),
        ExprKind::Product(factors) => paired(&mut factors.iter().map(|factor| &factor.value)),
        ExprKind::Compare(left, _, right) => Weight::truth(of(left).paired(of(right)).total()),
        ExprKind::Between { value, low, high, .. } => {
            let bounds = [low, high].map(|bound| of(value).paired(of(bound)).total());
            Weight::truth(bounds.into_iter().fold(1, u64::saturating_add))
        }
        ExprKind::InList { value, list, .. } => {
            let items = list.iter().map(|item| of(value).paired(of(item)).total());
            Weight::truth(items.fold(1, u64::saturating_add))
        }
        ExprKind::InCodes { value, .. } | ExprKind::IsNull { value, .. } => Weight::truth(of(value).total()),
        ExprKind::Not(value) => of(value),
        ExprKind::And(parts) | ExprKind::Or(parts) => Weight::truth(sum(parts)),
        ExprKind::Case { branches, otherwise } => {
            let mut conditions = 0_u64;
            let mut found = Weight { cases: 0, each: 1 };
            for branch in branches {
                conditions = conditions.saturating_add(of(&branch.condition).total());
                found = found.or(of(&branch.value), conditions);
            }
            otherwise.as_ref().map_or(found, |value| found.or(of(value), conditions))
        }
    }
}

fn called(call: &Call, named: &dyn Fn(&str) -> Weight) -> Weight {
    let arguments: Vec<Weight> = call.arguments.iter().map(|argument| weight(argument, named)).collect();
    let Some(function) = call.function else {
        return arguments.into_iter().fold(named(&call.name), Weight::paired);
    };
    match function {
        Function::Abs => arguments.into_iter().fold(Weight::LEAF, |_, one| one.or(one, one.total())),
        Function::Least | Function::Greatest => {
            let best = |best: Weight, next: Weight| best.or(next, best.paired(next).total());
            arguments.into_iter().reduce(best).unwrap_or(Weight::LEAF)
        }
        Function::Coalesce => {
            let first = |first: Weight, next: Weight| first.or(next, first.total());
            arguments.into_iter().reduce(first).unwrap_or(Weight::LEAF)
        }
        _ => arguments.into_iter().fold(Weight::LEAF, Weight::paired),
    }
}
