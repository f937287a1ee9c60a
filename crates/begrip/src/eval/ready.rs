//! Making the tree of a rule ready: names become places, units factors, lists their codes.

use indexmap::IndexMap;

use super::build::Named;
use super::node::{Node, Order};
use super::number::Number;
use super::value::{Reason, Value};
use crate::date::Validity;
use crate::expr::{Call, Expr, ExprKind, Function, Literal, Scope, Sign, Type, check};
use crate::measure::{Measure, UnitOfMeasure};

/// What the names of a rule stand for.
pub(crate) struct Ready<'b, 'r> {
    pub(crate) scope: &'b Scope<'r>,
    pub(crate) names: &'b IndexMap<&'r str, Named<'r>>,
    pub(crate) period: Validity,
}

impl<'r> Ready<'_, 'r> {
    /// The rule, ready to be computed; `None` if something in it does not fit. As deep as its brackets.
    pub(crate) fn node(&self, expr: &Expr) -> Option<Node<'r>> {
        Some(match &expr.kind {
            ExprKind::Literal(literal) => Node::Literal(value(literal)),
            ExprKind::Name(name) => Node::Input { name: name.clone(), source: self.source(name)? },
            ExprKind::Call(call) => self.call(call)?,
            ExprKind::Negative(value) => Node::Negative(self.boxed(value)?),
            ExprKind::Sum(terms) => {
                let terms =
                    terms.iter().map(|term| Some((term.sign == Sign::Minus, self.node(&term.value)?)));
                Node::Sum(terms.collect::<Option<_>>()?)
            }
            ExprKind::Product(factors) => {
                let factors = factors.iter().map(|factor| Some((factor.divides, self.node(&factor.value)?)));
                Node::Product(factors.collect::<Option<_>>()?)
            }
            ExprKind::Not(value) => Node::Not(self.boxed(value)?),
            ExprKind::And(parts) => Node::And(self.all(parts)?),
            ExprKind::Or(parts) => Node::Or(self.all(parts)?),
            ExprKind::Case { branches, otherwise } => {
                let branches = branches
                    .iter()
                    .map(|branch| Some((self.node(&branch.condition)?, self.node(&branch.value)?)));
                let branches = branches.collect::<Option<_>>()?;
                let otherwise = match otherwise {
                    Some(value) => Some(self.boxed(value)?),
                    None => None,
                };
                Node::Case { branches, otherwise }
            }
            _ => self.comparison(expr)?,
        })
    }

    fn comparison(&self, expr: &Expr) -> Option<Node<'r>> {
        Some(match &expr.kind {
            ExprKind::Compare(left, comparison, right) => {
                let order = if comparison.needs_order() { self.order([left.as_ref(), right]) } else { None };
                Node::Compare(Box::new([self.node(left)?, self.node(right)?]), *comparison, order)
            }
            ExprKind::Between { value, low, high, negated } => {
                let order = self.order([value.as_ref(), low, high]);
                let parts = Box::new([self.node(value)?, self.node(low)?, self.node(high)?]);
                Node::Between { parts, negated: *negated, order }
            }
            ExprKind::InList { value, list, negated } => {
                Node::InList { value: self.boxed(value)?, list: self.all(list)?, negated: *negated }
            }
            ExprKind::InCodes { value, codes, negated } => {
                let name = codes.to_string();
                let Named::Codes(list) = self.names.get(name.as_str())? else { return None };
                let codes = list.codes().filter(|code| list.has(code, self.period)).collect();
                Node::InCodes { value: self.boxed(value)?, name, codes, negated: *negated }
            }
            ExprKind::IsNull { value, negated } => {
                Node::IsNull { value: self.boxed(value)?, negated: *negated }
            }
            _ => return None,
        })
    }

    fn source(&self, name: &str) -> Option<super::node::Source> {
        match self.names.get(name)? {
            Named::Source(source) => Some(*source),
            Named::Codes(_) => None,
        }
    }

    fn boxed(&self, expr: &Expr) -> Option<Box<Node<'r>>> {
        Some(Box::new(self.node(expr)?))
    }

    fn all(&self, parts: &[Expr]) -> Option<Vec<Node<'r>>> {
        parts.iter().map(|part| self.node(part)).collect()
    }

    fn call(&self, call: &Call) -> Option<Node<'r>> {
        match (call.function, call.arguments.as_slice()) {
            (None, keys) => {
                let source = self.source(&call.name)?;
                Some(Node::Amount { name: call.name.clone(), source, keys: self.all(keys)? })
            }
            (Some(Function::Convert), [amount, unit]) => {
                let ExprKind::Literal(Literal::Text(unit)) = &unit.kind else { return None };
                let value = self.boxed(amount)?;
                Some(Node::Convert { value, factor: self.factor(amount, unit)? })
            }
            (Some(Function::Quantity), [amount, _]) => self.node(amount),
            (Some(function), arguments) => {
                let (name, _) = Function::ALL.iter().find(|(_, known)| *known == function)?;
                let order = match function {
                    Function::Least | Function::Greatest => self.order(arguments),
                    _ => None,
                };
                Some(Node::Call { name, function, arguments: self.all(arguments)?, order })
            }
        }
    }

    /// By what an amount is multiplied to be in another unit of measure.
    fn factor(&self, amount: &Expr, unit: &str) -> Option<Number> {
        let to = Measure::from(&unit.parse::<UnitOfMeasure>().ok()?);
        match check(amount, self.scope).0 {
            Type::Number(from) => factor(&from, &to),
            Type::BareNumber => Some(Number::ONE),
            _ => None,
        }
    }

    /// The order of the codes that parts share.
    fn order<'e>(&self, parts: impl IntoIterator<Item = &'e Expr>) -> Order<'r> {
        parts.into_iter().find_map(|part| match check(part, self.scope).0 {
            Type::Code(codes) => Some(codes.codes().collect()),
            _ => None,
        })
    }
}

/// By what an amount in one unit of measure is multiplied to be in another.
pub(crate) fn factor(from: &Measure, to: &Measure) -> Option<Number> {
    let (numerator, denominator) = from.conversion(to)?;
    Number::fraction(i64::try_from(numerator).ok()?, i64::try_from(denominator).ok()?)
}

fn value(literal: &Literal) -> Value {
    match literal {
        Literal::Number(number) => Value::Number((*number).into()),
        Literal::Text(text) => Value::Text(text.as_str().into()),
        Literal::Boolean(value) => Value::Boolean(*value),
        Literal::Date(date) => Value::Date(*date),
        Literal::Null => Value::Unknown(Reason::Null),
    }
}
