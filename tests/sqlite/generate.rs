//! Random rules that are well typed, and in which SQLite computes exactly.

use begrip::expr::{Comparison, Expr, ExprKind};
use begrip_tests::Random;

use super::inputs::{DATES, GRADES, HOUSEHOLDS, TEXTS, index};
use super::parts::*;

const COMPARISONS: [Comparison; 6] = [
    Comparison::Equal,
    Comparison::NotEqual,
    Comparison::Less,
    Comparison::LessOrEqual,
    Comparison::Greater,
    Comparison::GreaterOrEqual,
];

/// What a part of a rule gives, but for numbers and truths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Text,
    Date,
    Grade,
    Household,
}

const SORTS: [Sort; 4] = [Sort::Text, Sort::Date, Sort::Grade, Sort::Household];

pub struct Generator<'a> {
    pub(super) random: &'a mut Random,
}

impl<'a> Generator<'a> {
    pub fn new(random: &'a mut Random) -> Self {
        Self { random }
    }

    pub fn rule(&mut self) -> Expr {
        match self.random.below(20) {
            0..11 => self.truth(4),
            11..15 => self.number(4).expr,
            15 => {
                // decimals are no binary fractions, so nothing is computed with them
                let (value, decimals) = (self.number(3).expr, self.random.below(3));
                call("round", vec![value, number(&decimals.to_string())])
            }
            _ => {
                let sort = self.among(&SORTS);
                self.value(sort, 3)
            }
        }
    }

    pub(super) fn among<T: Copy>(&mut self, all: &[T]) -> T {
        all[index(self.random, all.len())]
    }

    /// Once in so many times.
    pub(super) fn once_in(&mut self, times: u64) -> bool {
        self.random.below(times) == 0
    }

    /// From the lowest to the highest number of parts.
    pub(super) fn several<T>(
        &mut self,
        (low, high): (u64, u64),
        mut one: impl FnMut(&mut Self) -> T,
    ) -> Vec<T> {
        let count = low + self.random.below(high - low + 1);
        (0..count).map(|_| one(self)).collect()
    }

    /// Something that is true, false or not known.
    pub(super) fn truth(&mut self, depth: u32) -> Expr {
        if depth == 0 {
            return match self.random.below(8) {
                0 => null(),
                1 => boolean(true),
                2 => boolean(false),
                3..6 => name("student"),
                _ => name("full_year"),
            };
        }
        let depth = depth - 1;
        match self.random.below(20) {
            0 | 1 => part(ExprKind::And(self.several((2, 4), |own| own.truth(depth)))),
            2 | 3 => part(ExprKind::Or(self.several((2, 4), |own| own.truth(depth)))),
            4 => part(ExprKind::Not(Box::new(self.truth(depth)))),
            5..11 => self.comparison(depth),
            11 | 12 => self.between(depth),
            13 | 14 => self.in_list(depth),
            15 => {
                let (sort, codes) = self.among(&[(Sort::Grade, "grades"), (Sort::Household, "households")]);
                let (value, codes) = (Box::new(self.value(sort, depth)), Box::new(name(codes)));
                part(ExprKind::InCodes { value, codes, negated: self.once_in(2) })
            }
            16 => {
                let value = Box::new(self.anything(depth));
                part(ExprKind::IsNull { value, negated: self.once_in(2) })
            }
            17 => self.case(depth, |own| own.truth(depth)),
            18 => {
                let function = self.among(&["coalesce", "least", "greatest"]);
                call(function, self.several((2, 3), |own| own.truth(depth)))
            }
            _ => self.truth(0),
        }
    }

    fn anything(&mut self, depth: u32) -> Expr {
        match self.random.below(6) {
            0 => self.truth(depth),
            1 => self.number(depth).expr,
            at => self.value(SORTS[usize::try_from(at - 2).unwrap()], depth),
        }
    }

    fn comparison(&mut self, depth: u32) -> Expr {
        let comparison = self.among(&COMPARISONS);
        let [left, right] = match self.random.below(10) {
            0..5 => [(), ()].map(|()| self.number(depth).expr),
            5 => [(), ()].map(|()| self.truth(depth)),
            _ => {
                let sort = self.among(&SORTS);
                if comparison.needs_order() && !has_order(sort) {
                    return self.comparison(depth);
                }
                let anchor = index(self.random, 2);
                [0, 1].map(|at| self.operand(sort, depth, at == anchor))
            }
        };
        compare(left, comparison, right)
    }

    fn between(&mut self, depth: u32) -> Expr {
        let parts = match self.random.below(6) {
            0..3 => [(); 3].map(|()| self.number(depth).expr),
            3 => [(); 3].map(|()| self.truth(depth)),
            at => {
                let sort = if at == 4 { Sort::Date } else { Sort::Grade };
                let anchor = index(self.random, 3);
                [0, 1, 2].map(|at| self.operand(sort, depth, at == anchor))
            }
        };
        between(parts, self.once_in(2))
    }

    fn in_list(&mut self, depth: u32) -> Expr {
        let negated = self.once_in(2);
        let (value, mut list) = match self.random.below(8) {
            0..3 => (self.number(depth).expr, self.several((1, 4), |own| own.number(depth.min(1)).expr)),
            3 => (self.truth(depth), self.several((1, 2), |own| own.truth(depth.min(1)))),
            _ => {
                let sort = self.among(&SORTS);
                let value = self.operand(sort, depth, true);
                (value, self.several((1, 3), |own| own.operand(sort, depth.min(1), false)))
            }
        };
        if self.once_in(4) {
            list.push(null());
        }
        in_list(value, list, negated)
    }

    /// A part of a comparison: a code that is written out has to be beside one that is not.
    fn operand(&mut self, sort: Sort, depth: u32, anchor: bool) -> Expr {
        if anchor || self.once_in(2) { self.value(sort, depth) } else { self.literal(sort) }
    }

    fn literal(&mut self, sort: Sort) -> Expr {
        if self.once_in(10) {
            return null();
        }
        match sort {
            Sort::Text => text(self.among(&TEXTS)),
            Sort::Date => date(self.among(&DATES)),
            Sort::Grade => text(self.among(&GRADES)),
            Sort::Household => text(self.among(&HOUSEHOLDS[..3])),
        }
    }

    fn value(&mut self, sort: Sort, depth: u32) -> Expr {
        let forms = if depth == 0 { 4 } else { 8 };
        let below = depth.saturating_sub(1);
        match self.random.below(forms) {
            0 if matches!(sort, Sort::Text | Sort::Date) => self.literal(sort),
            0..4 => name(match sort {
                Sort::Text => self.among(&["town", "street"]),
                Sort::Date => self.among(&["birth", "moved_in"]),
                Sort::Grade => self.among(&["grade", "target"]),
                Sort::Household => "household",
            }),
            4 | 5 => {
                let otherwise = self.once_in(2).then(|| self.operand(sort, below, false));
                let condition = self.truth(below);
                case([(condition, self.value(sort, below))], otherwise)
            }
            6 if sort == Sort::Date => {
                let function = self.among(&["least", "greatest"]);
                call(function, self.several((2, 3), |own| own.date(below)))
            }
            _ => {
                let first = self.value(sort, below);
                call("coalesce", vec![first, self.operand(sort, below, false)])
            }
        }
    }

    pub(super) fn date(&mut self, depth: u32) -> Expr {
        self.value(Sort::Date, depth)
    }

    pub(super) fn case(&mut self, depth: u32, mut value: impl FnMut(&mut Self) -> Expr) -> Expr {
        let branches = self.several((1, 3), |own| (own.truth(depth), value(own)));
        let otherwise = self.once_in(2).then(|| value(self));
        case(branches, otherwise)
    }
}

/// Texts have no order in a rule, and of the two lists only one.
fn has_order(sort: Sort) -> bool {
    matches!(sort, Sort::Date | Sort::Grade)
}
