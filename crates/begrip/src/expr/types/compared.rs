//! Types of values that are compared.

use super::super::scope::Named;
use super::super::tree::{Expr, ExprKind};
use super::{Checker, Type, TypeFaultKind, choices, text_of};
use crate::measure::Measure;

impl<'r> Checker<'_, 'r> {
    pub(super) fn comparison(&mut self, left: &Expr, right: &Expr, needs_order: bool) -> Type<'r> {
        let types = self.compared(left, right);
        if needs_order {
            self.ordered(left, types);
        }
        Type::Boolean
    }

    /// A value within two bounds; what both bounds have wrong is said once.
    pub(super) fn between(&mut self, value: &Expr, low: &Expr, high: &Expr) -> Type<'r> {
        let [of_value, of_low, of_high] = [value, low, high].map(|part| self.of(part));
        let before = self.faults.len();
        self.alike((value, &of_value), (low, &of_low));
        // each text may be another code
        if self.faults.len() == before || of_low != of_high || of_low == Type::Text {
            self.alike((value, &of_value), (high, &of_high));
        }
        self.ordered(value, [of_value, of_low, of_high]);
        Type::Boolean
    }

    /// Two values that have to be of one type; what each of them is.
    fn compared(&mut self, left: &Expr, right: &Expr) -> [Type<'r>; 2] {
        // a choice between texts that are written out is one between codes where it is compared with a code
        for (one, other) in [(left, right), (right, left)] {
            if is_choice_of_literals(other) && !is_choice_of_literals(one) {
                let found = self.of(one);
                if !matches!(found, Type::Code(_)) {
                    let of_other = self.of(other);
                    self.alike((one, &found), (other, &of_other));
                    return [found, of_other];
                }
                self.expect(other, &found);
                return [found.clone(), found];
            }
        }
        let (left_type, right_type) = (self.of(left), self.of(right));
        self.alike((left, &left_type), (right, &right_type));
        [left_type, right_type]
    }

    /// Two values that have to be of one type.
    fn alike(&mut self, left: (&Expr, &Type<'r>), right: (&Expr, &Type<'r>)) {
        let ((left, left_type), (right, right_type)) = (left, right);
        match (left_type, right_type) {
            (Type::Unknown, _) | (_, Type::Unknown) => {}
            (Type::Code(codes), Type::Text) if text_of(right).is_some() => self.code(right, *codes),
            (Type::Text, Type::Code(codes)) if text_of(left).is_some() => self.code(left, *codes),
            (Type::Number(a), Type::Number(b)) if a != b => self.units((left, a), (right, b)),
            (a, b) if a.is_number() && b.is_number() => {}
            (a, b) if a == b => {}
            _ => {
                let (left, right_found) = (left_type.clone(), right_type.clone());
                self.fault(right, TypeFaultKind::Incomparable { left, right: right_found });
            }
        }
    }

    /// Values that are asked for their order: those of numbers, days and ordered codes.
    pub(super) fn ordered<const N: usize>(&mut self, at: &Expr, types: [Type<'r>; N]) {
        let weight = |one: &Type<'r>| match one {
            Type::Code(_) | Type::Unknown => 1,
            _ => 0,
        };
        match types.into_iter().max_by_key(weight) {
            Some(Type::Code(codes)) if !codes.is_ordered() => {
                self.fault(at, TypeFaultKind::NoOrder { list: codes.id.to_string() });
            }
            Some(Type::Text) => self.fault(at, TypeFaultKind::TextOrder),
            _ => {}
        }
    }

    pub(super) fn units(&mut self, left: (&Expr, &Measure), right: (&Expr, &Measure)) {
        let ((left, from), (right, to)) = (left, right);
        let convert = to.conversion(from).map(|_| {
            let (left, right) = (format!("convert({left}, '{to}')"), format!("convert({right}, '{from}')"));
            // the one that is easier to read
            if left.len() < right.len() { left } else { right }
        });
        let kind = TypeFaultKind::Units {
            left: (left.to_string(), from.clone()),
            right: (right.to_string(), to.clone()),
            convert,
        };
        self.fault(right, kind);
    }

    pub(super) fn in_list(&mut self, value: &Expr, list: &[Expr]) -> Type<'r> {
        for item in list {
            self.comparison(value, item, false);
        }
        // what is wrong with the value itself is said once, not for every item
        self.faults.dedup();
        Type::Boolean
    }

    pub(super) fn in_codes(&mut self, value: &Expr, codes: &Expr) -> Type<'r> {
        let found = self.of(value);
        let name = codes.to_string();
        match self.scope.names.get(name.as_str()) {
            Some(Named::Codes(list)) => {
                let list = *list;
                self.fit(value, found, &Type::Code(list));
            }
            Some(Named::Unknown) => {}
            Some(Named::Value(right) | Named::Amounts { amount: right, .. }) => {
                let right = right.clone();
                self.fault(codes, TypeFaultKind::Incomparable { left: found, right });
            }
            None => {
                self.unknown_name(codes, &name);
            }
        }
        Type::Boolean
    }
}

fn is_choice_of_literals(expr: &Expr) -> bool {
    let is_literal =
        |value: &&Expr| matches!(value.kind, ExprKind::Literal(_)) || is_choice_of_literals(value);
    choices(expr).is_some_and(|values| values.iter().all(is_literal))
}
