//! A tree as text: the same tree when it is read again, and brackets only where they are needed.

use std::fmt::{self, Display, Formatter};

use super::tree::{Expr, ExprKind, Literal, Sign};

/// How tightly a part binds; a part that binds less than its place asks for stands in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Not,
    Compare,
    Sum,
    Product,
    Sign,
    Value,
}

fn binding(kind: &ExprKind) -> Binding {
    match kind {
        ExprKind::Or(_) => Binding::Or,
        ExprKind::And(_) => Binding::And,
        ExprKind::Not(_) => Binding::Not,
        ExprKind::Compare(..)
        | ExprKind::Between { .. }
        | ExprKind::InList { .. }
        | ExprKind::InCodes { .. }
        | ExprKind::IsNull { .. } => Binding::Compare,
        ExprKind::Sum(_) => Binding::Sum,
        ExprKind::Product(_) => Binding::Product,
        ExprKind::Negative(_) => Binding::Sign,
        ExprKind::Literal(_) | ExprKind::Name(_) | ExprKind::Call(_) | ExprKind::Case { .. } => {
            Binding::Value
        }
    }
}

/// A part in a place that asks for some binding.
struct In<'e>(&'e Expr, Binding);

impl Display for In<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if binding(&self.0.kind) < self.1 { write!(f, "({})", self.0) } else { write!(f, "{}", self.0) }
    }
}

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let not = |negated: &bool| if *negated { " NOT" } else { "" };
        match &self.kind {
            ExprKind::Literal(literal) => write!(f, "{literal}"),
            ExprKind::Name(name) => f.write_str(name),
            ExprKind::Call(call) => {
                write!(f, "{}(", call.name)?;
                joined(f, &call.arguments, ", ", Binding::Or)?;
                f.write_str(")")
            }
            ExprKind::Negative(value) => write!(f, "-{}", In(value, Binding::Value)),
            ExprKind::Sum(terms) => sum(f, terms),
            ExprKind::Product(factors) => product(f, factors),
            ExprKind::Compare(left, comparison, right) => {
                write!(f, "{} {} {}", In(left, Binding::Sum), comparison.as_str(), In(right, Binding::Sum))
            }
            ExprKind::Between { value, low, high, negated } => {
                write!(f, "{}{} BETWEEN ", In(value, Binding::Sum), not(negated))?;
                write!(f, "{} AND {}", In(low, Binding::Sum), In(high, Binding::Sum))
            }
            ExprKind::InList { value, list, negated } => {
                write!(f, "{}{} IN (", In(value, Binding::Sum), not(negated))?;
                joined(f, list, ", ", Binding::Or)?;
                f.write_str(")")
            }
            ExprKind::InCodes { value, codes, negated } => {
                write!(f, "{}{} IN {codes}", In(value, Binding::Sum), not(negated))
            }
            ExprKind::IsNull { value, negated } => {
                write!(f, "{} IS{} NULL", In(value, Binding::Sum), not(negated))
            }
            ExprKind::Not(inner) => write!(f, "NOT {}", In(inner, Binding::Not)),
            ExprKind::And(parts) => joined(f, parts, " AND ", Binding::Not),
            ExprKind::Or(parts) => joined(f, parts, " OR ", Binding::And),
            ExprKind::Case { branches, otherwise } => case(f, branches, otherwise.as_deref()),
        }
    }
}

fn joined(f: &mut Formatter<'_>, parts: &[Expr], between: &str, binding: Binding) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        f.write_str(if at == 0 { "" } else { between })?;
        write!(f, "{}", In(part, binding))?;
    }
    Ok(())
}

fn sum(f: &mut Formatter<'_>, terms: &[super::Term]) -> fmt::Result {
    for (at, term) in terms.iter().enumerate() {
        match (at, term.sign) {
            (0, Sign::Plus) => {}
            (_, Sign::Plus) => f.write_str(" + ")?,
            (_, Sign::Minus) => f.write_str(" - ")?,
        }
        write!(f, "{}", In(&term.value, Binding::Product))?;
    }
    Ok(())
}

fn product(f: &mut Formatter<'_>, factors: &[super::Factor]) -> fmt::Result {
    for (at, factor) in factors.iter().enumerate() {
        match (at, factor.divides) {
            (0, false) => {}
            (_, false) => f.write_str(" * ")?,
            (_, true) => f.write_str(" / ")?,
        }
        write!(f, "{}", In(&factor.value, Binding::Sign))?;
    }
    Ok(())
}

fn case(f: &mut Formatter<'_>, branches: &[super::When], otherwise: Option<&Expr>) -> fmt::Result {
    f.write_str("CASE")?;
    for branch in branches {
        write!(f, " WHEN {} THEN {}", branch.condition, branch.value)?;
    }
    if let Some(otherwise) = otherwise {
        write!(f, " ELSE {otherwise}")?;
    }
    f.write_str(" END")
}

impl Display for Literal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => write!(f, "'{}'", text.replace('\'', "''")),
            Self::Boolean(true) => f.write_str("TRUE"),
            Self::Boolean(false) => f.write_str("FALSE"),
            Self::Date(date) => write!(f, "DATE '{date}'"),
            Self::Null => f.write_str("NULL"),
        }
    }
}
