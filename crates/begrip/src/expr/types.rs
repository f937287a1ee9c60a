//! Types of rules: what each part gives, in which unit of measure, and every place where that does not fit.

use std::fmt;

use super::scope::{Codes, Named, Scope};
use super::tree::{Call, Expr, ExprKind, Function, Literal};
use crate::measure::Measure;
use crate::nearest::nearest;

mod call;
mod compared;
mod fault;
mod number;

pub use fault::{TypeFault, TypeFaultKind};

/// What a part of a rule gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Type<'r> {
    /// True, false or not known.
    Boolean,
    /// A text; one that is written out may also be a code.
    Text,
    /// A day.
    Date,
    /// A code of a list.
    Code(Codes<'r>),
    /// An amount in a unit of measure.
    Number(Measure),
    /// A number that is written out: it takes the unit of what it is added to or compared with.
    BareNumber,
    /// A whole number, whatever is counted.
    AnyNumber,
    /// Something that cannot be told; nothing is said of what rests on it.
    Unknown,
}

impl fmt::Display for Type<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean => f.write_str("true or false"),
            Self::Text => f.write_str("a text"),
            Self::Date => f.write_str("a day"),
            Self::Code(codes) => write!(f, "a code of `{}`", codes.id),
            Self::Number(measure) => write!(f, "a number in {measure}"),
            Self::BareNumber | Self::AnyNumber => f.write_str("a number"),
            Self::Unknown => f.write_str("not known"),
        }
    }
}

impl Type<'_> {
    /// The same in Dutch.
    pub fn in_dutch(&self) -> String {
        match self {
            Self::Boolean => "waar of onwaar".to_owned(),
            Self::Text => "een tekst".to_owned(),
            Self::Date => "een dag".to_owned(),
            Self::Code(codes) => format!("een code van `{}`", codes.id),
            Self::Number(measure) => format!("een getal in {measure}"),
            Self::BareNumber | Self::AnyNumber => "een getal".to_owned(),
            Self::Unknown => "niet bekend".to_owned(),
        }
    }

    pub(crate) fn is_number(&self) -> bool {
        matches!(self, Self::Number(_) | Self::BareNumber | Self::AnyNumber)
    }
}

/// What a rule gives, and every place in it where something does not fit.
pub fn check<'r>(rule: &Expr, scope: &Scope<'r>) -> (Type<'r>, Vec<TypeFault<'r>>) {
    let mut checker = Checker { scope, faults: Vec::new() };
    let found = checker.of(rule);
    (found, checker.faults)
}

/// Every place where a rule does not give the type that is declared for it.
pub fn check_as<'r>(rule: &Expr, scope: &Scope<'r>, declared: &Type<'r>) -> Vec<TypeFault<'r>> {
    let mut checker = Checker { scope, faults: Vec::new() };
    checker.expect(rule, declared);
    checker.faults
}

struct Checker<'s, 'r> {
    scope: &'s Scope<'r>,
    faults: Vec<TypeFault<'r>>,
}

impl<'r> Checker<'_, 'r> {
    fn fault(&mut self, at: &Expr, kind: TypeFaultKind<'r>) {
        self.faults.push(TypeFault { span: at.span.clone(), kind });
    }

    fn of(&mut self, expr: &Expr) -> Type<'r> {
        match &expr.kind {
            ExprKind::Literal(literal) => of_literal(literal),
            ExprKind::Name(name) => self.name(expr, name),
            ExprKind::Call(call) => self.call(expr, call),
            ExprKind::Negative(value) => self.number(value),
            ExprKind::Sum(terms) => self.sum(terms),
            ExprKind::Product(factors) => self.product(factors),
            ExprKind::Compare(left, comparison, right) => {
                self.comparison(left, right, comparison.needs_order())
            }
            ExprKind::Between { value, low, high, .. } => self.between(value, low, high),
            ExprKind::InList { value, list, .. } => self.in_list(value, list),
            ExprKind::InCodes { value, codes, .. } => self.in_codes(value, codes),
            ExprKind::IsNull { value, .. } => {
                self.of(value);
                Type::Boolean
            }
            ExprKind::Not(inner) => self.truths(std::slice::from_ref(inner.as_ref())),
            ExprKind::And(parts) | ExprKind::Or(parts) => self.truths(parts),
            ExprKind::Case { branches, otherwise } => {
                let mut values: Vec<&Expr> = Vec::new();
                for branch in branches {
                    self.expect(&branch.condition, &Type::Boolean);
                    values.push(&branch.value);
                }
                values.extend(otherwise.as_deref());
                self.common(&values)
            }
        }
    }

    fn name(&mut self, at: &Expr, name: &str) -> Type<'r> {
        match self.scope.names.get(name) {
            Some(Named::Value(value)) => value.clone(),
            Some(Named::Amounts { keys, amount }) => {
                let (keys, amount) =
                    (keys.iter().map(|(key, _)| (*key).to_owned()).collect(), amount.clone());
                self.fault(at, TypeFaultKind::Keys { name: name.to_owned(), keys, found: 0 });
                amount
            }
            Some(Named::Codes(_)) => {
                self.fault(at, TypeFaultKind::ListAsValue { name: name.to_owned() });
                Type::Unknown
            }
            Some(Named::Unknown) => Type::Unknown,
            None => self.unknown_name(at, name),
        }
    }

    fn unknown_name(&mut self, at: &Expr, name: &str) -> Type<'r> {
        let nearest = nearest(name, self.scope.names.keys().copied());
        self.fault(at, TypeFaultKind::UnknownName { name: name.to_owned(), nearest });
        Type::Unknown
    }

    fn truths(&mut self, parts: &[Expr]) -> Type<'r> {
        for part in parts {
            self.expect(part, &Type::Boolean);
        }
        Type::Boolean
    }

    /// A part that has to give this type.
    fn expect(&mut self, expr: &Expr, expected: &Type<'r>) {
        let Some(values) = choices(expr) else {
            let found = self.of(expr);
            return self.fit(expr, found, expected);
        };
        // a CASE is wrong in the branch that does not fit, not as a whole
        if let ExprKind::Case { branches, .. } = &expr.kind {
            for branch in branches {
                self.expect(&branch.condition, &Type::Boolean);
            }
        }
        for value in values {
            self.expect(value, expected);
        }
    }

    fn fit(&mut self, expr: &Expr, found: Type<'r>, expected: &Type<'r>) {
        match (&found, expected) {
            (Type::Unknown, _) | (_, Type::Unknown) => {}
            (Type::Text, Type::Code(codes)) if text_of(expr).is_some() => self.code(expr, *codes),
            (Type::Number(from), Type::Number(to)) if from != to => {
                let convert = from.conversion(to).map(|_| format!("convert({expr}, '{to}')"));
                let (left, right) = ((String::new(), to.clone()), (expr.to_string(), from.clone()));
                self.fault(expr, TypeFaultKind::Units { left, right, convert });
            }
            (found, expected) if found.is_number() && expected.is_number() => {}
            (a, b) if a == b => {}
            _ => self.fault(expr, TypeFaultKind::Mismatch { expected: expected.clone(), found }),
        }
    }

    /// A text that is written out where a code of a list is meant.
    fn code(&mut self, at: &Expr, codes: Codes<'r>) {
        let Some(code) = text_of(at) else { return };
        if codes.has(code, self.scope.valid) {
            return;
        }
        let on_other_days = codes.codes().any(|known| known == code);
        let kind = TypeFaultKind::UnknownCode {
            code: code.to_owned(),
            list: codes.id.to_string(),
            nearest: nearest(code, codes.codes()),
            on_other_days,
        };
        self.fault(at, kind);
    }

    /// The type that several values share: of `CASE`, `coalesce`, `least` and `greatest`.
    fn common(&mut self, values: &[&Expr]) -> Type<'r> {
        let found: Vec<Type<'r>> = values.iter().map(|value| self.of(value)).collect();
        let weight = |one: &&Type<'r>| match one {
            Type::Unknown => 0,
            Type::BareNumber | Type::AnyNumber | Type::Text => 1,
            _ => 2,
        };
        // the first of those that say most: a unit before a bare number, a code before a text
        let common = found.iter().rev().max_by_key(weight).cloned().unwrap_or(Type::Unknown);
        for (value, one) in values.iter().zip(found) {
            self.fit(value, one, &common);
        }
        common
    }
}

fn of_literal<'r>(literal: &Literal) -> Type<'r> {
    match literal {
        Literal::Number(_) => Type::BareNumber,
        Literal::Text(_) => Type::Text,
        Literal::Boolean(_) => Type::Boolean,
        Literal::Date(_) => Type::Date,
        Literal::Null => Type::Unknown,
    }
}

/// The values of which an expression gives one, if it is a `CASE` or a `coalesce`.
fn choices(expr: &Expr) -> Option<Vec<&Expr>> {
    match &expr.kind {
        ExprKind::Case { branches, otherwise } => {
            Some(branches.iter().map(|branch| &branch.value).chain(otherwise.as_deref()).collect())
        }
        ExprKind::Call(call) if call.function == Some(Function::Coalesce) && call.arguments.len() > 1 => {
            Some(call.arguments.iter().collect())
        }
        _ => None,
    }
}

/// The text that is written out.
fn text_of(expr: &Expr) -> Option<&str> {
    match &expr.kind {
        ExprKind::Literal(Literal::Text(text)) => Some(text),
        _ => None,
    }
}
