//! Parts of rules: what each gives, as a function of the leaves. A rule is at most 100 levels deep.

use begrip::eval::Number;
use begrip::expr::{Call, Comparison, Expr, ExprKind, Factor, Function, Literal, Sign, Term, Type, check};
use begrip::{Content, Date, Definition, Input, Inputs};

use super::super::formula::{Shared, all, any, number};
use super::super::leaves::Quantity;
use super::super::linear::{Linear, Relation};
use super::super::normal::{Level, Names, normal};
use super::super::said::{Case, Coded, Said, Truth, not, pairs};
use super::{Expansion, INVERSE, Moment, PRODUCT};
use crate::message::Message;

/// Whose rule a part is of.
pub(super) struct Scope<'r> {
    pub(super) inputs: &'r Inputs,
    pub(super) moment: Moment,
    pub(super) definition: &'r Definition,
}

type Numbers = Vec<Case<Linear>>;

impl<'r> Expansion<'r> {
    /// What a part gives; one that cannot be followed is a leaf that is equal only to itself.
    pub(super) fn part(&mut self, expr: &Expr, scope: &Scope<'r>) -> Said {
        match self.followed(expr, scope) {
            Some(said) => self.perhaps_no_amount(said, expr, scope),
            None => self.opaque(expr, scope),
        }
    }

    fn followed(&mut self, expr: &Expr, scope: &Scope<'r>) -> Option<Said> {
        Some(match &expr.kind {
            ExprKind::Literal(literal) => self::literal(literal),
            ExprKind::Name(name) => return self.name(name, &[], scope),
            ExprKind::Call(call) => return self.call(call, scope),
            ExprKind::Negative(value) => Said::Numbers(self.scaled(value, &Number::from(-1), scope)?),
            ExprKind::Sum(terms) => Said::Numbers(self.sum(terms, scope)?),
            ExprKind::Product(factors) => Said::Numbers(self.product(factors, scope)?),
            ExprKind::Compare(left, comparison, right) => {
                let (left, right) = (self.part(left, scope), self.part(right, scope));
                Said::Truth(self.compared(&left, *comparison, &right)?)
            }
            ExprKind::Between { value, low, high, negated } => {
                let [value, low, high] = [value, low, high].map(|part| self.part(part, scope));
                let low = self.compared(&value, Comparison::GreaterOrEqual, &low)?;
                let high = self.compared(&value, Comparison::LessOrEqual, &high)?;
                turned(Truth::both(vec![low, high]), *negated)
            }
            ExprKind::InList { value, list, negated } => {
                let value = self.part(value, scope);
                let mut ways = Vec::new();
                for item in list {
                    let item = self.part(item, scope);
                    ways.push(self.compared(&value, Comparison::Equal, &item)?);
                }
                turned(Truth::either(ways), *negated)
            }
            ExprKind::InCodes { value, codes, negated } => {
                let value = self.part(value, scope);
                turned(self.in_codes(&value, codes, scope)?, *negated)
            }
            ExprKind::IsNull { value, negated } => {
                let known = self.part(value, scope).known();
                turned(Truth::known(known), !*negated)
            }
            ExprKind::Not(inner) => Said::Truth(self.truth(inner, scope)?.negated()),
            ExprKind::And(parts) => Said::Truth(Truth::both(self.truths(parts, scope)?)),
            ExprKind::Or(parts) => Said::Truth(Truth::either(self.truths(parts, scope)?)),
            ExprKind::Case { branches, otherwise } => {
                let mut said = Said::Nothing;
                let mut before = Vec::new();
                for branch in branches {
                    let condition = self.truth(&branch.condition, scope)?;
                    let value = self.part(&branch.value, scope);
                    let here = all(before.iter().cloned().chain([condition.yes.clone()]));
                    said = said.or(value.only(&here))?;
                    before.push(not(&condition.yes));
                }
                if let Some(otherwise) = otherwise {
                    let value = self.part(otherwise, scope);
                    said = said.or(value.only(&all(before)))?;
                }
                said
            }
        })
    }

    fn truth(&mut self, expr: &Expr, scope: &Scope<'r>) -> Option<Truth> {
        match self.part(expr, scope) {
            Said::Truth(truth) => Some(truth),
            Said::Nothing => Some(Truth { yes: any([]), no: any([]) }),
            _ => None,
        }
    }

    fn truths(&mut self, parts: &[Expr], scope: &Scope<'r>) -> Option<Vec<Truth>> {
        parts.iter().map(|part| self.truth(part, scope)).collect()
    }

    fn numbers(&mut self, expr: &Expr, scope: &Scope<'r>) -> Option<Numbers> {
        match self.part(expr, scope) {
            Said::Numbers(cases) => Some(cases),
            Said::Nothing => Some(Vec::new()),
            _ => None,
        }
    }

    fn name(&mut self, name: &str, keys: &[Said], scope: &Scope<'r>) -> Option<Said> {
        let (name, input) = scope.inputs.get_key_value(name)?;
        if let Input::Aggregate(aggregate) = input {
            return self.aggregate(name, aggregate, (scope.definition, &scope.moment));
        }
        let target = self.resolve(input.reference(), &scope.moment)?;
        if let Content::Parameter(_) = target.content() {
            return self.amount(input, keys, &scope.moment);
        }
        self.input(input, &scope.moment)
    }

    fn call(&mut self, call: &Call, scope: &Scope<'r>) -> Option<Said> {
        let Some(function) = call.function else {
            let keys: Vec<Said> = call.arguments.iter().map(|key| self.part(key, scope)).collect();
            return self.name(&call.name, &keys, scope);
        };
        match (function, call.arguments.as_slice()) {
            (Function::Number, [value]) | (Function::Quantity, [value, _]) => Some(self.part(value, scope)),
            (Function::Convert, [value, unit]) => {
                let factor = conversion(self, value, unit, scope)?;
                Some(Said::Numbers(self.scaled(value, &factor, scope)?))
            }
            (Function::Coalesce, arguments) => {
                let mut said = Said::Nothing;
                for argument in arguments {
                    let next = self.part(argument, scope);
                    let before = not(&said.known());
                    said = said.or(next.only(&before))?;
                }
                Some(said)
            }
            (Function::Abs, [value]) => {
                let value = self.numbers(value, scope)?;
                let zero = vec![Case { when: all([]), value: Linear::constant(Number::ZERO) }];
                let negative: Numbers = times(&value, &Number::from(-1))?;
                let below = Said::Numbers(value.clone());
                let is_low = self.compared(&below, Comparison::Less, &Said::Numbers(zero))?;
                Said::Numbers(value).only(&not(&is_low.yes)).or(Said::Numbers(negative).only(&is_low.yes))
            }
            (Function::Least | Function::Greatest, [first, rest @ ..]) => {
                let mut best = self.numbers(first, scope)?;
                for next in rest {
                    let next = self.numbers(next, scope)?;
                    best = self.better(best, next, function == Function::Least)?;
                }
                Some(Said::Numbers(best))
            }
            (Function::Floor | Function::Ceil, [value]) => {
                let value = self.numbers(value, scope)?;
                self.rounded(&value, function == Function::Ceil)
            }
            _ => None,
        }
    }

    /// The lowest or the highest of two.
    fn better(&mut self, one: Numbers, two: Numbers, least: bool) -> Option<Numbers> {
        let comparison = if least { Comparison::LessOrEqual } else { Comparison::GreaterOrEqual };
        let first = self.compared(&Said::Numbers(one.clone()), comparison, &Said::Numbers(two.clone()))?;
        let known = |cases: Numbers, when: &Shared| match Said::Numbers(cases).only(when) {
            Said::Numbers(cases) => cases,
            _ => Vec::new(),
        };
        let mut best = known(one, &first.yes);
        best.extend(known(two, &first.no));
        Some(best)
    }

    /// The next whole number below or above.
    fn rounded(&mut self, value: &Numbers, up: bool) -> Option<Said> {
        let mut cases = Vec::new();
        for case in value {
            let key = format!("{} of {:?}", if up { "ceil" } else { "floor" }, case.value);
            let whole = Linear::unknown(self.leaves.number(&key, true, || Quantity::Rounded));
            let rest = if up { whole.minus(&case.value)? } else { case.value.minus(&whole)? };
            // 0 ≤ rest < 1
            let one = Linear::constant(Number::from(1));
            self.side.push(number(rest.times(&Number::from(-1))?, Relation::AtMost));
            self.side.push(number(rest.minus(&one)?, Relation::Below));
            cases.push(Case { when: case.when.clone(), value: whole });
        }
        Some(Said::Numbers(cases))
    }

    fn scaled(&mut self, expr: &Expr, factor: &Number, scope: &Scope<'r>) -> Option<Numbers> {
        let value = self.numbers(expr, scope)?;
        times(&value, factor)
    }

    fn sum(&mut self, terms: &[Term], scope: &Scope<'r>) -> Option<Numbers> {
        let mut sum = vec![Case { when: all([]), value: Linear::constant(Number::ZERO) }];
        for term in terms {
            let sign = Number::from(if term.sign == Sign::Minus { -1 } else { 1 });
            let next = self.scaled(&term.value, &sign, scope)?;
            sum = pairs(&sum, &next, Linear::plus)?;
        }
        Some(sum)
    }

    fn product(&mut self, factors: &[Factor], scope: &Scope<'r>) -> Option<Numbers> {
        let mut product = vec![Case { when: all([]), value: Linear::constant(Number::from(1)) }];
        for factor in factors {
            let next = self.numbers(&factor.value, scope)?;
            let mut found = Vec::new();
            for case in pairs(&product, &next, |a, b| Some((a.clone(), b.clone())))? {
                let (a, b) = &case.value;
                let value = if !factor.divides {
                    self.times(a, b)?
                } else if b.as_number().is_some_and(Number::is_zero) {
                    // a division by zero gives nothing
                    continue;
                } else {
                    self.over(a, b)?
                };
                let given = if factor.divides { not(&number(b.clone(), Relation::Zero)) } else { all([]) };
                found.push(Case { when: all([case.when, given]), value });
            }
            product = found;
        }
        Some(product)
    }

    /// A product; that of two unknowns is an unknown of its own.
    fn times(&mut self, a: &Linear, b: &Linear) -> Option<Linear> {
        if let Some(number) = a.as_number() {
            return b.times(number);
        }
        if let Some(number) = b.as_number() {
            return a.times(number);
        }
        let mut sum = a.times(b.free())?.plus(&b.times(a.free())?)?;
        sum = sum.minus(&Linear::constant(a.free().times(b.free())?))?;
        for (x, p) in a.terms() {
            for (y, q) in b.terms() {
                let unknown = self.product_of(*x, *y);
                sum = sum.plus(&Linear::unknown(unknown).times(&p.times(q)?)?)?;
            }
        }
        Some(sum)
    }

    fn over(&mut self, a: &Linear, b: &Linear) -> Option<Linear> {
        if let Some(number) = b.as_number() {
            return a.times(&Number::from(1).over(number)?);
        }
        // the inverse of one unknown is an unknown of its own
        let mut terms = b.terms().iter();
        let (Some((unknown, factor)), None) = (terms.next(), terms.next()) else { return None };
        if !b.free().is_zero() || !self.leaves.is_positive(*unknown) {
            return None;
        }
        let name = self.leaves.numbers.get(*unknown)?.0.clone();
        let is_of_world = self.leaves.is_of_world(*unknown);
        let product = || Quantity::Product { is_positive: true, is_of_world };
        let inverse = self.leaves.number(&format!("{INVERSE}{name}"), false, product);
        let inverse = Linear::unknown(inverse).times(&Number::from(1).over(factor)?)?;
        self.times(a, &inverse)
    }

    /// The unknown that is the product of two.
    fn product_of(&mut self, x: usize, y: usize) -> usize {
        let name = |unknown: usize| {
            self.leaves.numbers.get(unknown).map(|(name, _)| name.clone()).unwrap_or_default()
        };
        let mut names: Vec<String> = [name(x), name(y)]
            .iter()
            .flat_map(|name| name.split(PRODUCT).map(str::to_owned).collect::<Vec<_>>())
            .collect();
        names.sort();
        let is_positive = self.leaves.is_positive(x) && self.leaves.is_positive(y);
        let is_of_world = self.leaves.is_of_world(x) && self.leaves.is_of_world(y);
        self.leaves.number(&names.join(PRODUCT), false, || Quantity::Product { is_positive, is_of_world })
    }

    /// A part that cannot be followed, by what it says.
    fn opaque(&mut self, expr: &Expr, scope: &Scope<'r>) -> Said {
        let written = expr.to_string();
        let names = Names { inputs: scope.inputs, called: &Clone::clone, level: Level::Proved };
        let key = normal(&written, &names).map_or_else(|| written.clone(), |normal| normal.to_string());
        let id = scope.definition.id();
        let outside = Message::new(
            format!("`{written}` of `{id}` is outside what can be decided"),
            format!("`{written}` van `{id}` valt buiten wat kan worden beslist"),
        );
        self.outside.push(outside.clone());
        let names = begrip::expr::Scope::new(self.registry, scope.inputs, scope.definition.header().valid);
        let said = match check(expr, &names).0 {
            Type::Boolean => Said::Truth(self.opaque_truth(&key, outside.clone())),
            Type::Number(_) | Type::BareNumber | Type::AnyNumber | Type::Date => Said::number(
                Linear::unknown(self.leaves.number(&key, false, || Quantity::Opaque(outside.clone()))),
            ),
            Type::Code(_) | Type::Text | Type::Unknown => return Said::Nothing,
        };
        // of some units it may not be known at all
        said.only(&self.opaque_truth(&format!("{key} is known"), outside).yes)
    }
}

fn turned(truth: Truth, negated: bool) -> Said {
    Said::Truth(if negated { truth.negated() } else { truth })
}

fn literal(literal: &Literal) -> Said {
    match literal {
        Literal::Number(number) => Said::number(Linear::constant(Number::from(*number))),
        Literal::Text(text) => Said::Codes(vec![Case { when: all([]), value: Coded::Written(text.clone()) }]),
        Literal::Boolean(value) => Said::Truth(Truth::constant(*value)),
        Literal::Date(date) => Said::number(Linear::constant(Number::from(day_number(*date)))),
        Literal::Null => Said::Nothing,
    }
}

/// The number of a day, so that days are compared as whole numbers: 372 to a year, 31 to a month.
pub(crate) fn day_number(date: Date) -> i64 {
    let text = date.to_string();
    let mut parts = text.split('-').filter_map(|part| part.parse::<i64>().ok());
    let (year, month, day) =
        (parts.next().unwrap_or(0), parts.next().unwrap_or(1), parts.next().unwrap_or(1));
    (year * 12 + month - 1) * 31 + day - 1
}

fn times(cases: &[Case<Linear>], factor: &Number) -> Option<Numbers> {
    cases
        .iter()
        .map(|case| Some(Case { when: case.when.clone(), value: case.value.times(factor)? }))
        .collect()
}

/// By what an amount is multiplied to be in another unit.
fn conversion<'r>(expansion: &Expansion<'r>, value: &Expr, unit: &Expr, scope: &Scope<'r>) -> Option<Number> {
    let ExprKind::Literal(Literal::Text(unit)) = &unit.kind else { return None };
    let to = begrip::Measure::from(&unit.parse::<begrip::UnitOfMeasure>().ok()?);
    let names = begrip::expr::Scope::new(expansion.registry, scope.inputs, scope.definition.header().valid);
    let Type::Number(from) = check(value, &names).0 else { return None };
    let (numerator, denominator) = from.conversion(&to)?;
    Number::fraction(i64::try_from(numerator).ok()?, i64::try_from(denominator).ok()?)
}
