//! Random numbers that SQLite computes exactly: whole numbers and binary fractions, far from its limits.

use begrip::expr::{Expr, Sign};

use super::generate::Generator;
use super::parts::*;

/// A part that gives a number, with what is known of its values.
#[derive(Clone)]
pub struct Amount {
    pub expr: Expr,
    bound: Bound,
}

/// Values that are at most so far from zero, and are whole after so many doublings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bound {
    most: u64,
    bits: u32,
}

const fn upto(most: u64, bits: u32) -> Bound {
    Bound { most, bits }
}

impl Bound {
    /// Whether a double has it, with room for what is between two results.
    fn is_exact(self) -> bool {
        self.bits <= 9 && self.most < 1 << (50 - self.bits)
    }

    fn either(self, other: Self) -> Self {
        upto(self.most.max(other.most), self.bits.max(other.bits))
    }

    fn plus(self, other: Self) -> Self {
        upto(self.most.saturating_add(other.most), self.bits.max(other.bits))
    }

    fn times(self, other: Self) -> Self {
        upto(self.most.saturating_mul(other.most), self.bits + other.bits)
    }
}

/// Numbers that are written out.
const WRITTEN: [(&str, Bound); 12] = [
    ("0", upto(0, 0)),
    ("1", upto(1, 0)),
    ("2", upto(2, 0)),
    ("3", upto(3, 0)),
    ("7", upto(7, 0)),
    ("12", upto(12, 0)),
    ("1.0", upto(1, 0)),
    ("0.5", upto(1, 1)),
    ("2.5", upto(3, 1)),
    ("1.50", upto(2, 1)),
    ("0.125", upto(1, 3)),
    ("1000", upto(1000, 0)),
];

const COLUMNS: [(&str, Bound); 5] = [
    ("members", upto(1000, 0)),
    ("minors", upto(1000, 0)),
    ("income", upto(1000, 3)),
    ("rent", upto(1000, 3)),
    ("divisor", upto(4, 1)),
];

/// By what is divided, and what is then times the bound of the quotient.
const DIVISORS: [(&str, Bound); 6] = [
    ("2", upto(1, 1)),
    ("4", upto(1, 2)),
    ("8.0", upto(1, 3)),
    ("0.5", upto(2, 0)),
    ("0.25", upto(4, 0)),
    ("0", upto(1, 0)),
];

impl Generator<'_> {
    pub(super) fn number(&mut self, depth: u32) -> Amount {
        if depth > 0 {
            let amount = self.composed(depth - 1);
            if amount.bound.is_exact() {
                return amount;
            }
        }
        let (expr, bound) = match self.random.below(20) {
            0 => (null(), upto(0, 0)),
            1..7 => {
                let (written, bound) = self.among(&WRITTEN);
                (number(written), bound)
            }
            _ => {
                let (column, bound) = self.among(&COLUMNS);
                (name(column), bound)
            }
        };
        Amount { expr, bound }
    }

    fn composed(&mut self, depth: u32) -> Amount {
        match self.random.below(16) {
            0..3 => self.sum(depth),
            3 | 4 => self.product(depth),
            5 | 6 => self.quotient(depth),
            7 => self.product_and_quotient(depth),
            8 => self.mapped(depth, |value, bound| (negative(value), bound)),
            9 => self.mapped(depth, |value, bound| (call("abs", vec![value]), bound)),
            10 => {
                let function = self.among(&["round", "floor", "ceil"]);
                self.mapped(depth, |value, bound| (call(function, vec![value]), upto(bound.most + 1, 0)))
            }
            11 => self.rounded_in_vain(depth),
            12 => {
                let function = self.among(&["coalesce", "least", "greatest"]);
                let values = self.several((2, 3), |own| own.number(depth));
                let bound = values.iter().map(|value| value.bound).reduce(Bound::either);
                let arguments = values.into_iter().map(|value| value.expr).collect();
                Amount { expr: call(function, arguments), bound: bound.unwrap_or(upto(0, 0)) }
            }
            13 | 14 => {
                let mut bound = upto(0, 0);
                let expr = self.case(depth, |own| {
                    let value = own.number(depth);
                    bound = bound.either(value.bound);
                    value.expr
                });
                Amount { expr, bound }
            }
            _ => self.measured(depth),
        }
    }

    fn mapped(&mut self, depth: u32, with: impl FnOnce(Expr, Bound) -> (Expr, Bound)) -> Amount {
        let value = self.number(depth);
        let (expr, bound) = with(value.expr, value.bound);
        Amount { expr, bound }
    }

    fn sum(&mut self, depth: u32) -> Amount {
        let mut bound = upto(0, 0);
        let mut signs = vec![Sign::Plus];
        let terms = self.several((2, 4), |own| {
            let value = own.number(depth);
            bound = bound.plus(value.bound);
            signs.push(if own.once_in(2) { Sign::Plus } else { Sign::Minus });
            value.expr
        });
        Amount { expr: sum(signs.into_iter().zip(terms)), bound }
    }

    fn product(&mut self, depth: u32) -> Amount {
        let mut bound = upto(1, 0);
        let factors = self.several((2, 3), |own| {
            let value = own.number(depth);
            bound = bound.times(value.bound);
            (false, value.expr)
        });
        Amount { expr: product(factors), bound }
    }

    /// Divided by powers of two, and by zero.
    fn quotient(&mut self, depth: u32) -> Amount {
        let first = self.number(depth);
        let mut bound = first.bound;
        let rest = self.several((1, 3), |own| {
            if own.once_in(4) {
                let factor = own.number(depth);
                bound = bound.times(factor.bound);
                return (false, factor.expr);
            }
            let (by, quotient) = own.divisor();
            bound = bound.times(quotient);
            (true, by)
        });
        Amount { expr: product(std::iter::once((false, first.expr)).chain(rest)), bound }
    }

    fn divisor(&mut self) -> (Expr, Bound) {
        match self.random.below(10) {
            0 => (null(), upto(1, 0)),
            1..5 => (name("divisor"), upto(2, 2)),
            at => {
                let (written, bound) = self.among(&DIVISORS);
                (if at < 7 { negative(number(written)) } else { number(written) }, bound)
            }
        }
    }

    /// A product that is divided by what it was multiplied by.
    fn product_and_quotient(&mut self, depth: u32) -> Amount {
        let (one, other) = (self.number(depth), self.number(depth));
        let bound = one.bound.times(other.bound);
        let factors = [(false, one.expr), (false, other.expr.clone()), (true, other.expr)];
        Amount { expr: product(factors), bound }
    }

    /// Rounded to at least as many decimals as it has.
    fn rounded_in_vain(&mut self, depth: u32) -> Amount {
        let more = u32::from(self.once_in(2));
        self.mapped(depth, |value, bound| {
            let digits = number(&(bound.bits + more).to_string());
            // SQLite rounds by way of a text, which has not so many digits
            let bound = if bound.most < 1 << 20 { bound } else { upto(u64::MAX, 0) };
            (call("round", vec![value, digits]), bound)
        })
    }

    /// What has a unit of measure, without it.
    fn measured(&mut self, depth: u32) -> Amount {
        let (measured, bound) = match self.random.below(4) {
            0 | 1 => {
                let days = vec![self.date(depth), self.date(depth)];
                (call("years_between", days), upto(200, 0))
            }
            2 => (call("convert", vec![name("wage"), text("EUR/year")]), upto(12_000, 3)),
            _ => {
                let months = call("quantity", vec![number("3"), text("month")]);
                (product([(false, months), (false, name("wage"))]), upto(3000, 3))
            }
        };
        Amount { expr: call("number", vec![measured]), bound }
    }
}
