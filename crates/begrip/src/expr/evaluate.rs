//! What a rule gives: exact arithmetic and the three-valued logic of SQL.

use std::cmp::Ordering;

use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::tree::{Call, Comparison, Expr, ExprKind, Factor, Literal, Sign, Term};
use super::value::{Because, Value};

mod function;

/// What the names in a rule stand for.
pub(crate) trait World {
    /// The value of an input.
    fn value(&self, name: &str) -> Value;
    /// The amount of a parameter for these keys.
    fn amount(&self, name: &str, keys: &[Value]) -> Value;
    /// Whether the code list has the code in the period.
    fn has_code(&self, list: &str, code: &str) -> Option<bool>;
    /// The place of a code in the order of the list that two parts of the rule share.
    fn rank(&self, parts: [&Expr; 2], code: &str) -> Option<usize>;
    /// By what an amount is multiplied to be in another unit of measure.
    fn factor(&self, amount: &Expr, unit: &str) -> Option<BigRational>;
}

/// What the rule gives in a world. As deep as the brackets of the rule, which are bounded.
pub(crate) fn evaluate(expr: &Expr, world: &dyn World) -> Value {
    match &expr.kind {
        ExprKind::Literal(literal) => of_literal(literal),
        ExprKind::Name(name) => world.value(name),
        ExprKind::Call(call) => called(call, world),
        ExprKind::Negative(value) => numbers([evaluate(value, world)], |[number]| Value::Number(-number)),
        ExprKind::Sum(terms) => terms.iter().fold(whole(0), |sum, term| added(sum, term, world)),
        ExprKind::Product(factors) => {
            factors.iter().fold(whole(1), |product, factor| times(product, factor, world))
        }
        ExprKind::Case { branches, otherwise } => {
            let holds = |condition: &Expr| evaluate(condition, world) == Value::Boolean(true);
            let branch = branches.iter().find(|branch| holds(&branch.condition));
            let chosen = branch.map(|branch| &branch.value).or(otherwise.as_deref());
            chosen.map_or_else(Value::null, |value| evaluate(value, world))
        }
        _ => truth(expr, world),
    }
}

/// A part that is true, false or not known.
fn truth(expr: &Expr, world: &dyn World) -> Value {
    match &expr.kind {
        ExprKind::Compare(left, comparison, right) => {
            in_order([left, right], *comparison, [evaluate(left, world), evaluate(right, world)], world)
        }
        ExprKind::Between { value, low, high, negated } => {
            let found = evaluate(value, world);
            let above = Comparison::GreaterOrEqual;
            let above = in_order([value, low], above, [found.clone(), evaluate(low, world)], world);
            let below =
                in_order([value, high], Comparison::LessOrEqual, [found, evaluate(high, world)], world);
            negate_if(*negated, every([above, below]))
        }
        ExprKind::InList { value, list, negated } => {
            let value = evaluate(value, world);
            let equal = list.iter().map(|item| compared(&value, Comparison::Equal, &evaluate(item, world)));
            negate_if(*negated, some(equal))
        }
        ExprKind::InCodes { value, codes, negated } => {
            negate_if(*negated, in_codes(evaluate(value, world), &codes.to_string(), world))
        }
        ExprKind::IsNull { value, negated } => {
            Value::Boolean(matches!(evaluate(value, world), Value::Unknown(_)) != *negated)
        }
        ExprKind::Not(value) => negate_if(true, evaluate(value, world)),
        ExprKind::And(parts) => every(parts.iter().map(|part| evaluate(part, world))),
        ExprKind::Or(parts) => some(parts.iter().map(|part| evaluate(part, world))),
        _ => Value::Unknown(Because::DoesNotFit),
    }
}

fn whole(number: i32) -> Value {
    Value::Number(BigRational::from_integer(number.into()))
}

fn called(call: &Call, world: &dyn World) -> Value {
    if let Some(function) = call.function {
        return function::call(function, &call.arguments, world);
    }
    let keys: Vec<Value> = call.arguments.iter().map(|key| evaluate(key, world)).collect();
    world.amount(&call.name, &keys)
}

fn added(sum: Value, term: &Term, world: &dyn World) -> Value {
    numbers([sum, evaluate(&term.value, world)], |[sum, value]| {
        Value::Number(if term.sign == Sign::Plus { sum + value } else { sum - value })
    })
}

fn times(product: Value, factor: &Factor, world: &dyn World) -> Value {
    numbers([product, evaluate(&factor.value, world)], |[product, by]| {
        if !factor.divides {
            return Value::Number(product * by);
        }
        if by.is_zero() { Value::Unknown(Because::DivisionByZero) } else { Value::Number(product / by) }
    })
}

fn in_codes(value: Value, list: &str, world: &dyn World) -> Value {
    match value {
        Value::Text(code) => {
            world.has_code(list, &code).map_or(Value::Unknown(Because::DoesNotFit), Value::Boolean)
        }
        Value::Unknown(because) => Value::Unknown(because),
        _ => Value::Unknown(Because::DoesNotFit),
    }
}

fn of_literal(literal: &Literal) -> Value {
    match literal {
        Literal::Number(number) => Value::Number(number.to_rational()),
        Literal::Text(text) => Value::Text(text.clone()),
        Literal::Boolean(value) => Value::Boolean(*value),
        Literal::Date(date) => Value::Date(*date),
        Literal::Null => Value::null(),
    }
}

/// A result of numbers; not known if one of them is not, with the reason of the first.
fn numbers<const N: usize>(values: [Value; N], result: impl FnOnce([BigRational; N]) -> Value) -> Value {
    let mut known = Vec::with_capacity(N);
    for value in values {
        match value {
            Value::Number(number) => known.push(number),
            Value::Unknown(because) => return Value::Unknown(because),
            _ => return Value::Unknown(Because::DoesNotFit),
        }
    }
    known.try_into().map_or(Value::Unknown(Because::DoesNotFit), result)
}

/// A comparison in which codes have the order of their list.
fn in_order(parts: [&Expr; 2], comparison: Comparison, values: [Value; 2], world: &dyn World) -> Value {
    match values {
        [Value::Text(left), Value::Text(right)] if comparison.needs_order() => {
            match (world.rank(parts, &left), world.rank(parts, &right)) {
                (Some(left), Some(right)) => Value::Boolean(holds(left.cmp(&right), comparison)),
                _ => Value::Unknown(Because::DoesNotFit),
            }
        }
        [left, right] => compared(&left, comparison, &right),
    }
}

fn compared(left: &Value, comparison: Comparison, right: &Value) -> Value {
    let order = match (left, right) {
        (Value::Unknown(because), _) | (_, Value::Unknown(because)) => {
            return Value::Unknown(because.clone());
        }
        (Value::Number(a), Value::Number(b)) => a.cmp(b),
        (Value::Text(a), Value::Text(b)) if !comparison.needs_order() => a.cmp(b),
        (Value::Date(a), Value::Date(b)) => a.cmp(b),
        (Value::Boolean(a), Value::Boolean(b)) => a.cmp(b),
        _ => return Value::Unknown(Because::DoesNotFit),
    };
    Value::Boolean(holds(order, comparison))
}

fn holds(order: Ordering, comparison: Comparison) -> bool {
    match comparison {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::NotEqual => order != Ordering::Equal,
        Comparison::Less => order == Ordering::Less,
        Comparison::LessOrEqual => order != Ordering::Greater,
        Comparison::Greater => order == Ordering::Greater,
        Comparison::GreaterOrEqual => order != Ordering::Less,
    }
}

fn negate_if(negated: bool, value: Value) -> Value {
    match value {
        Value::Boolean(value) => Value::Boolean(value != negated),
        Value::Unknown(because) => Value::Unknown(because),
        _ => Value::Unknown(Because::DoesNotFit),
    }
}

/// False if one is false, else not known if one is not known, else true.
fn every(values: impl IntoIterator<Item = Value>) -> Value {
    decided(values, false)
}

/// True if one is true, else not known if one is not known, else false.
fn some(values: impl IntoIterator<Item = Value>) -> Value {
    decided(values, true)
}

fn decided(values: impl IntoIterator<Item = Value>, decisive: bool) -> Value {
    let mut unknown = None;
    for value in values {
        match value {
            Value::Boolean(value) if value == decisive => return Value::Boolean(decisive),
            Value::Boolean(_) => {}
            Value::Unknown(because) => unknown = unknown.or(Some(because)),
            _ => unknown = unknown.or(Some(Because::DoesNotFit)),
        }
    }
    unknown.map_or(Value::Boolean(!decisive), Value::Unknown)
}

/// The number without its sign.
fn absolute(number: &BigRational) -> BigRational {
    number.abs()
}
