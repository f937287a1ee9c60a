//! Making parts of rules, and what each part is.

use begrip::expr::{Call, Comparison, Expr, ExprKind, Factor, Function, Literal, Sign, Term, When};

/// Everything of the language that both engines have.
pub const CONSTRUCTS: &[&str] = &[
    "number",
    "text",
    "true",
    "date",
    "null",
    "name",
    "negative",
    "sum",
    "product",
    "quotient",
    "=",
    "<>",
    "<",
    "<=",
    ">",
    ">=",
    "between",
    "not between",
    "in",
    "not in",
    "in with null",
    "in codes",
    "not in codes",
    "is null",
    "is not null",
    "not",
    "and",
    "or",
    "case",
    "case else",
    "abs",
    "least",
    "greatest",
    "round",
    "round to decimals",
    "floor",
    "ceil",
    "coalesce",
    "years_between",
    "convert",
    "quantity",
    "number()",
];

/// What a part is, by the names of [`CONSTRUCTS`].
pub fn construct(part: &Expr) -> String {
    let not = |negated: bool, word: &str| if negated { format!("not {word}") } else { word.to_owned() };
    let word = match &part.kind {
        ExprKind::Literal(Literal::Number(_)) => "number",
        ExprKind::Literal(Literal::Text(_)) => "text",
        ExprKind::Literal(Literal::Boolean(_)) => "true",
        ExprKind::Literal(Literal::Date(_)) => "date",
        ExprKind::Literal(Literal::Null) => "null",
        ExprKind::Name(_) => "name",
        ExprKind::Call(call) => match (call.function, call.arguments.len()) {
            (Some(Function::Number), _) => "number()",
            (Some(Function::Round), 2) => "round to decimals",
            _ => &call.name,
        },
        ExprKind::Negative(_) => "negative",
        ExprKind::Sum(_) => "sum",
        ExprKind::Product(factors) if factors.iter().any(|factor| factor.divides) => "quotient",
        ExprKind::Product(_) => "product",
        ExprKind::Compare(_, comparison, _) => comparison.as_str(),
        ExprKind::Between { negated, .. } => return not(*negated, "between"),
        ExprKind::InList { list, .. } if list.iter().any(is_null) => "in with null",
        ExprKind::InList { negated, .. } => return not(*negated, "in"),
        ExprKind::InCodes { negated, .. } => return not(*negated, "in codes"),
        ExprKind::IsNull { negated: true, .. } => "is not null",
        ExprKind::IsNull { negated: false, .. } => "is null",
        ExprKind::Not(_) => "not",
        ExprKind::And(_) => "and",
        ExprKind::Or(_) => "or",
        ExprKind::Case { otherwise: None, .. } => "case",
        ExprKind::Case { otherwise: Some(_), .. } => "case else",
    };
    word.to_owned()
}

fn is_null(part: &Expr) -> bool {
    part.kind == ExprKind::Literal(Literal::Null)
}

pub fn part(kind: ExprKind) -> Expr {
    Expr { kind, span: 0..0 }
}

pub fn name(name: &str) -> Expr {
    part(ExprKind::Name(name.to_owned()))
}

pub fn number(text: &str) -> Expr {
    part(ExprKind::Literal(Literal::Number(text.parse().unwrap())))
}

pub fn text(text: &str) -> Expr {
    part(ExprKind::Literal(Literal::Text(text.to_owned())))
}

pub fn boolean(value: bool) -> Expr {
    part(ExprKind::Literal(Literal::Boolean(value)))
}

pub fn date(text: &str) -> Expr {
    part(ExprKind::Literal(Literal::Date(text.parse().unwrap())))
}

pub fn null() -> Expr {
    part(ExprKind::Literal(Literal::Null))
}

pub fn negative(value: Expr) -> Expr {
    part(ExprKind::Negative(Box::new(value)))
}

/// A function of the language, or one that only SQLite has.
pub fn call(name: &str, arguments: Vec<Expr>) -> Expr {
    part(ExprKind::Call(Call { name: name.to_owned(), function: Function::from_name(name), arguments }))
}

pub fn sum(terms: impl IntoIterator<Item = (Sign, Expr)>) -> Expr {
    part(ExprKind::Sum(terms.into_iter().map(|(sign, value)| Term { sign, value }).collect()))
}

/// Factors, each with whether it divides.
pub fn product(factors: impl IntoIterator<Item = (bool, Expr)>) -> Expr {
    part(ExprKind::Product(factors.into_iter().map(|(divides, value)| Factor { divides, value }).collect()))
}

pub fn compare(left: Expr, comparison: Comparison, right: Expr) -> Expr {
    part(ExprKind::Compare(Box::new(left), comparison, Box::new(right)))
}

pub fn between([value, low, high]: [Expr; 3], negated: bool) -> Expr {
    let [value, low, high] = [value, low, high].map(Box::new);
    part(ExprKind::Between { value, low, high, negated })
}

pub fn in_list(value: Expr, list: Vec<Expr>, negated: bool) -> Expr {
    part(ExprKind::InList { value: Box::new(value), list, negated })
}

pub fn case(branches: impl IntoIterator<Item = (Expr, Expr)>, otherwise: Option<Expr>) -> Expr {
    let branches = branches.into_iter().map(|(condition, value)| When { condition, value }).collect();
    part(ExprKind::Case { branches, otherwise: otherwise.map(Box::new) })
}
