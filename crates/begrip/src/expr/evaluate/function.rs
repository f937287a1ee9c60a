//! What functions give.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;

use super::super::tree::{Comparison, Expr, ExprKind, Function, Literal};
use super::super::value::{Because, Value};
use super::{World, absolute, compared, evaluate, numbers};
use crate::date::Date;

pub(super) fn call(function: Function, arguments: &[Expr], world: &dyn World) -> Value {
    let value = |at: usize| arguments.get(at).map_or_else(Value::null, |argument| evaluate(argument, world));
    match function {
        Function::Abs => numbers([value(0)], |[number]| Value::Number(absolute(&number))),
        Function::Floor => numbers([value(0)], |[number]| Value::Number(number.floor())),
        Function::Ceil => numbers([value(0)], |[number]| Value::Number(number.ceil())),
        Function::Round if arguments.len() < 2 => {
            numbers([value(0)], |[number]| Value::Number(number.round()))
        }
        Function::Round => numbers([value(0), value(1)], |[number, digits]| round(&number, &digits)),
        Function::Least => extreme(arguments, world, Comparison::Less),
        Function::Greatest => extreme(arguments, world, Comparison::Greater),
        Function::Coalesce => {
            let mut values = arguments.iter().map(|argument| evaluate(argument, world));
            values.find(|value| !matches!(value, Value::Unknown(_))).unwrap_or_else(Value::null)
        }
        Function::YearsBetween => match (value(0), value(1)) {
            (Value::Date(from), Value::Date(to)) => {
                Value::Number(BigRational::from_integer(years(from, to).into()))
            }
            (Value::Unknown(because), _) | (_, Value::Unknown(because)) => Value::Unknown(because),
            _ => Value::Unknown(Because::DoesNotFit),
        },
        Function::Quantity | Function::Number => numbers([value(0)], |[number]| Value::Number(number)),
        Function::Convert => convert(arguments, world),
    }
}

/// Rounded to a number of decimals, halves away from zero.
fn round(number: &BigRational, digits: &BigRational) -> Value {
    let Some(digits) = digits.to_integer().to_u32().filter(|digits| *digits <= 28) else {
        return Value::Unknown(Because::DoesNotFit);
    };
    let scale = BigRational::from_integer(BigInt::from(10).pow(digits));
    Value::Number((number * &scale).round() / scale)
}

/// The lowest or highest; not known if one of them is not, as SQL's standard has it.
fn extreme(arguments: &[Expr], world: &dyn World, comparison: Comparison) -> Value {
    let values = arguments.iter().map(|argument| evaluate(argument, world));
    let best = values.reduce(|best, next| match compared(&next, comparison, &best) {
        Value::Boolean(true) => next,
        Value::Boolean(false) => best,
        unknown => unknown,
    });
    best.unwrap_or_else(Value::null)
}

/// Whole years from the first day to the second; negative if it comes before.
fn years(from: Date, to: Date) -> i32 {
    if to < from {
        return -years(to, from);
    }
    let years = i32::from(to.year()) - i32::from(from.year());
    let birthday = from.plus_months(12 * years);
    if birthday.is_some_and(|birthday| birthday <= to) { years } else { years - 1 }
}

fn convert(arguments: &[Expr], world: &dyn World) -> Value {
    let [amount, unit] = arguments else { return Value::Unknown(Because::DoesNotFit) };
    let ExprKind::Literal(Literal::Text(unit)) = &unit.kind else {
        return Value::Unknown(Because::DoesNotFit);
    };
    match world.factor(amount, unit) {
        Some(factor) => numbers([evaluate(amount, world)], |[number]| Value::Number(number * factor)),
        None => Value::Unknown(Because::DoesNotFit),
    }
}
