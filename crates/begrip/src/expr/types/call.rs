//! Types of parameters with keys, and of functions.

use super::super::scope::Named;
use super::{Call, Checker, Expr, Function, Type, TypeFaultKind, text_of};
use crate::measure::{Measure, UnitOfMeasure};

impl<'r> Checker<'_, 'r> {
    pub(super) fn call(&mut self, at: &Expr, call: &Call) -> Type<'r> {
        match call.function {
            Some(function) => self.function(at, call, function),
            None => self.parameter(at, call),
        }
    }

    fn parameter(&mut self, at: &Expr, call: &Call) -> Type<'r> {
        let (keys, amount) = match self.scope.names.get(call.name.as_str()) {
            Some(Named::Amounts { keys, amount }) => (keys.clone(), amount.clone()),
            Some(Named::Unknown) => return self.unknown_arguments(&call.arguments),
            Some(Named::Value(_) | Named::Codes(_)) => {
                self.fault(at, TypeFaultKind::NotCallable { name: call.name.clone() });
                return self.unknown_arguments(&call.arguments);
            }
            None => {
                self.unknown_name(at, &call.name);
                return self.unknown_arguments(&call.arguments);
            }
        };
        if keys.len() != call.arguments.len() {
            let found = call.arguments.len();
            let keys = keys.iter().map(|(key, _)| (*key).to_owned()).collect();
            self.fault(at, TypeFaultKind::Keys { name: call.name.clone(), keys, found });
            return amount;
        }
        for (argument, (_, key)) in call.arguments.iter().zip(&keys) {
            self.expect(argument, key);
        }
        amount
    }

    fn unknown_arguments(&mut self, arguments: &[Expr]) -> Type<'r> {
        for argument in arguments {
            self.of(argument);
        }
        Type::Unknown
    }

    fn function(&mut self, at: &Expr, call: &Call, function: Function) -> Type<'r> {
        let arguments = call.arguments.as_slice();
        match (function, arguments) {
            (Function::Abs | Function::Floor | Function::Ceil | Function::Round, [value]) => {
                self.number(value)
            }
            (Function::Round, [value, digits]) => {
                let found = self.number(value);
                self.expect(digits, &Type::Number(Measure::ratio()));
                found
            }
            (Function::Number, [value]) => {
                self.number(value);
                Type::Number(Measure::ratio())
            }
            (Function::Coalesce, [_, _, ..]) => self.common(&arguments.iter().collect::<Vec<_>>()),
            (Function::Least | Function::Greatest, [_, _, ..]) => {
                let common = self.common(&arguments.iter().collect::<Vec<_>>());
                self.ordered(at, [common.clone()]);
                common
            }
            (Function::YearsBetween, [from, to]) => {
                self.expect(from, &Type::Date);
                self.expect(to, &Type::Date);
                "year"
                    .parse::<UnitOfMeasure>()
                    .map_or(Type::Unknown, |year| Type::Number(Measure::from(&year)))
            }
            (Function::Quantity, [value, unit]) => self.quantity(value, unit),
            (Function::Convert, [value, unit]) => self.convert(value, unit),
            _ => {
                let kind = TypeFaultKind::Arguments {
                    name: call.name.clone(),
                    takes: takes(function),
                    found: arguments.len(),
                };
                self.fault(at, kind);
                Type::Unknown
            }
        }
    }

    fn quantity(&mut self, value: &Expr, unit: &Expr) -> Type<'r> {
        let found = self.number(value);
        let Some(to) = self.unit(unit) else { return Type::Unknown };
        if let Type::Number(from) = found
            && from != Measure::ratio()
        {
            let convert = from.conversion(&to).map(|_| format!("convert({value}, {unit})"));
            self.fault(value, TypeFaultKind::Relabelled { amount: (value.to_string(), from), convert });
        }
        Type::Number(to)
    }

    fn convert(&mut self, value: &Expr, unit: &Expr) -> Type<'r> {
        let found = self.number(value);
        let Some(to) = self.unit(unit) else { return Type::Unknown };
        if let Type::Number(from) = found
            && from.conversion(&to).is_none()
        {
            self.fault(value, TypeFaultKind::Conversion { from, to: to.clone() });
        }
        Type::Number(to)
    }

    /// A unit of measure that is written as a text.
    fn unit(&mut self, expr: &Expr) -> Option<Measure> {
        let unit = text_of(expr).and_then(|text| text.parse::<UnitOfMeasure>().ok());
        if unit.is_none() {
            self.fault(expr, TypeFaultKind::UnitText);
        }
        unit.as_ref().map(Measure::from)
    }
}

fn takes(function: Function) -> &'static str {
    match function {
        Function::Abs | Function::Floor | Function::Ceil | Function::Number => "1",
        Function::Round => "1 – 2",
        Function::YearsBetween | Function::Convert | Function::Quantity => "2",
        Function::Least | Function::Greatest | Function::Coalesce => "2 …",
    }
}
