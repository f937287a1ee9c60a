//! A tree in the notation of the expectations: `(or a (and b c))`.

use begrip::expr::{Expr, ExprKind, Literal, Sign};

/// Every part with what it is before it, in brackets; names and literals as they are.
pub fn shape(expr: &Expr) -> String {
    let of = |word: &str| std::iter::once(word.to_owned()).chain(children(expr).into_iter().map(shape));
    let list = |word: &str| format!("({})", of(word).collect::<Vec<_>>().join(" "));
    let negated = |negated: bool, word: &str| if negated { format!("not-{word}") } else { word.to_owned() };
    match &expr.kind {
        ExprKind::Literal(literal) => shape_of_literal(literal),
        ExprKind::Name(name) => name.clone(),
        ExprKind::Call(call) => match call.function {
            Some(function) => list(&format!("{} {function:?}", call.name)),
            None => list(&format!("call {}", call.name)),
        },
        ExprKind::Negative(_) => list("negative"),
        ExprKind::Sum(terms) => {
            let sign = |sign| if sign == Sign::Plus { '+' } else { '-' };
            list(&format!("sum {}", terms.iter().map(|term| sign(term.sign)).collect::<String>()))
        }
        ExprKind::Product(factors) => {
            let sign = |divides| if divides { '/' } else { '*' };
            let signs: String = factors.iter().map(|factor| sign(factor.divides)).collect();
            list(&format!("product {signs}"))
        }
        ExprKind::Compare(_, comparison, _) => list(comparison.as_str()),
        ExprKind::Between { negated: not, .. } => list(&negated(*not, "between")),
        ExprKind::InList { negated: not, .. } => list(&negated(*not, "in")),
        ExprKind::InCodes { negated: not, codes, .. } => {
            list(&format!("{} {}", negated(*not, "in-codes"), codes))
        }
        ExprKind::IsNull { negated: not, .. } => list(&negated(*not, "null")),
        ExprKind::Not(_) => list("not"),
        ExprKind::And(_) => list("and"),
        ExprKind::Or(_) => list("or"),
        ExprKind::Case { otherwise: Some(_), .. } => list("case-else"),
        ExprKind::Case { otherwise: None, .. } => list("case"),
    }
}

fn shape_of_literal(literal: &Literal) -> String {
    match literal {
        Literal::Number(number) => number.to_string(),
        Literal::Text(text) => format!("{text:?}"),
        Literal::Boolean(value) => value.to_string(),
        Literal::Date(date) => date.to_string(),
        Literal::Null => "null".to_owned(),
    }
}

/// The parts of a part, in the order in which they are written.
pub fn children(expr: &Expr) -> Vec<&Expr> {
    match &expr.kind {
        ExprKind::Literal(_) | ExprKind::Name(_) => Vec::new(),
        ExprKind::Call(call) => call.arguments.iter().collect(),
        ExprKind::Negative(value)
        | ExprKind::Not(value)
        | ExprKind::InCodes { value, codes: _, negated: _ }
        | ExprKind::IsNull { value, negated: _ } => vec![value],
        ExprKind::Sum(terms) => terms.iter().map(|term| &term.value).collect(),
        ExprKind::Product(factors) => factors.iter().map(|factor| &factor.value).collect(),
        ExprKind::Compare(left, _, right) => vec![left, right],
        ExprKind::Between { value, low, high, negated: _ } => vec![value, low, high],
        ExprKind::InList { value, list, negated: _ } => std::iter::once(&**value).chain(list).collect(),
        ExprKind::And(parts) | ExprKind::Or(parts) => parts.iter().collect(),
        ExprKind::Case { branches, otherwise } => {
            let branches = branches.iter().flat_map(|branch| [&branch.condition, &branch.value]);
            branches.chain(otherwise.as_deref()).collect()
        }
    }
}
