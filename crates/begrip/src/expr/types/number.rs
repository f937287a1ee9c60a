//! Types of sums and products.

use super::super::tree::{Expr, Factor, Term};
use super::{Checker, Type, TypeFaultKind};
use crate::measure::Measure;

impl<'r> Checker<'_, 'r> {
    /// A part that has to be a number.
    pub(super) fn number(&mut self, expr: &Expr) -> Type<'r> {
        let found = self.of(expr);
        if found.is_number() || found == Type::Unknown {
            return found;
        }
        self.fault(expr, TypeFaultKind::NotANumber { found });
        Type::Unknown
    }

    /// Terms of one unit; a bare number takes the unit of the others.
    pub(super) fn sum(&mut self, terms: &[Term]) -> Type<'r> {
        let mut first: Option<(&Expr, Measure)> = None;
        let mut unknown = false;
        for term in terms {
            match (self.number(&term.value), &first) {
                (Type::Number(measure), None) => first = Some((&term.value, measure)),
                (Type::Number(measure), Some((expr, unit))) if measure != *unit => {
                    let unit = unit.clone();
                    self.units((expr, &unit), (&term.value, &measure));
                }
                (Type::Unknown, _) => unknown = true,
                _ => {}
            }
        }
        match first {
            Some((_, measure)) => Type::Number(measure),
            None if unknown => Type::Unknown,
            None => Type::BareNumber,
        }
    }

    /// Units multiply and divide; a bare number is a pure number here.
    pub(super) fn product(&mut self, factors: &[Factor]) -> Type<'r> {
        let mut measure = Measure::ratio();
        let (mut bare, mut unknown) = (true, false);
        for factor in factors {
            match self.number(&factor.value) {
                Type::Number(unit) => {
                    measure = if factor.divides { measure.per(&unit) } else { measure.times(&unit) };
                    bare = false;
                }
                Type::BareNumber => {}
                _ => unknown = true,
            }
        }
        match (unknown, bare) {
            (true, _) => Type::Unknown,
            (false, true) => Type::BareNumber,
            (false, false) => Type::Number(measure),
        }
    }
}
