//! A rule as SQLite has it: the same tree, but for what SQLite has not, names otherwise or computes otherwise.
//!
//! | in a rule | for SQLite | why |
//! |---|---|---|
//! | `DATE '2024-01-01'` | `'2024-01-01'` | days are texts |
//! | `a / b` | `1.0 * a / b` | whole numbers lose the remainder |
//! | `least(a, b)`, `greatest(a, b)` | `min(a, b)`, `max(a, b)` | the names |
//! | `number(a)`, `quantity(3, 'month')` | `a`, `3` | there are no units of measure |
//! | `convert(a, 'EUR/year')` | `12 * a` | the same; only this conversion is asked |
//! | `years_between(a, b)` | `0 + substr(timediff(b, a), 1, 5)` | `timediff` begins with the years and their sign |
//! | `a IN households` | `a IN ('single', …)` | there are no code lists |
//! | `grade < 'mid'` | `instr('low mid high', grade) < …` | codes have an order of their own |
//!
//! `floor` and `ceil` are given to SQLite by [`Sqlite`](super::engines::Sqlite): it is built without them.

use begrip::expr::{Expr, ExprKind, Factor, Function, Literal, Scope, Sign, Term, Type, When, check};

use super::inputs::{GRADES, HOUSEHOLDS};
use super::parts::{between, call, case, compare, in_list, number, part, product, sum, text};

/// The rule for SQLite; the scope tells what is a code.
pub fn translate(rule: &Expr, scope: &Scope<'_>) -> Expr {
    let one = |expr: &Expr| translate(expr, scope);
    let boxed = |expr: &Expr| Box::new(translate(expr, scope));
    let all = |exprs: &[Expr]| exprs.iter().map(|expr| translate(expr, scope)).collect::<Vec<_>>();
    match &rule.kind {
        ExprKind::Literal(Literal::Date(date)) => text(&date.to_string()),
        ExprKind::Literal(_) | ExprKind::Name(_) => rule.clone(),
        ExprKind::Call(known) => {
            function(known.function.expect("no parameter is asked"), &known.name, all(&known.arguments))
        }
        ExprKind::Negative(value) => part(ExprKind::Negative(boxed(value))),
        ExprKind::Sum(terms) => sum(terms.iter().map(|Term { sign, value }| (*sign, one(value)))),
        ExprKind::Product(factors) => {
            let whole = factors.iter().any(|factor| factor.divides).then(|| (false, number("1.0")));
            let factors = factors.iter().map(|Factor { divides, value }| (*divides, one(value)));
            product(whole.into_iter().chain(factors))
        }
        ExprKind::Compare(left, comparison, right) => {
            let [left, right] = ranked([left, right], comparison.needs_order(), scope);
            compare(left, *comparison, right)
        }
        ExprKind::Between { value, low, high, negated } => {
            between(ranked([value, low, high], true, scope), *negated)
        }
        ExprKind::InList { value, list, negated } => in_list(one(value), all(list), *negated),
        ExprKind::InCodes { value, codes, negated } => {
            let codes: &[&str] = match codes.to_string().as_str() {
                "grades" => &GRADES,
                _ => &HOUSEHOLDS[..3],
            };
            in_list(one(value), codes.iter().map(|code| text(code)).collect(), *negated)
        }
        ExprKind::IsNull { value, negated } => {
            part(ExprKind::IsNull { value: boxed(value), negated: *negated })
        }
        ExprKind::Not(value) => part(ExprKind::Not(boxed(value))),
        ExprKind::And(parts) => part(ExprKind::And(all(parts))),
        ExprKind::Or(parts) => part(ExprKind::Or(all(parts))),
        ExprKind::Case { branches, otherwise } => {
            let branches = branches.iter().map(|When { condition, value }| (one(condition), one(value)));
            case(branches, otherwise.as_deref().map(one))
        }
    }
}

fn function(function: Function, name: &str, mut arguments: Vec<Expr>) -> Expr {
    match function {
        Function::Least => call("min", arguments),
        Function::Greatest => call("max", arguments),
        Function::Number | Function::Quantity => arguments.remove(0),
        Function::Convert => product([(false, number("12")), (false, arguments.remove(0))]),
        Function::YearsBetween => {
            arguments.reverse();
            let years = call("substr", vec![call("timediff", arguments), number("1"), number("5")]);
            sum([(Sign::Plus, number("0")), (Sign::Plus, years)])
        }
        Function::Abs | Function::Round | Function::Floor | Function::Ceil | Function::Coalesce => {
            call(name, arguments)
        }
    }
}

/// Parts that are compared; codes, if it is by order, as their places in the list.
fn ranked<const N: usize>(parts: [&Expr; N], by_order: bool, scope: &Scope<'_>) -> [Expr; N] {
    let is_code = |part: &Expr| matches!(check(part, scope).0, Type::Code(_));
    let ranks = by_order && parts.iter().any(|part| is_code(part));
    parts.map(|part| {
        let part = translate(part, scope);
        if ranks { call("instr", vec![text(&GRADES.join(" ")), part]) } else { part }
    })
}
