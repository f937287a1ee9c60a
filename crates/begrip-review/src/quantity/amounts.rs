//! The amounts of parameters among the numbers that a rule rests on, and what its use of them says.

use begrip::eval::Number;
use begrip::expr::Comparison;
use begrip::kind::parameter::{Amount, Amounts, Parameter};
use begrip::{Content, Definition, Input, Inputs, Measure, Reference, Registry};

use super::{Quantities, Quantity, Sort, cuts, is_percentage, sort_of};

/// How a rule uses a parameter, as far as that says what its amounts mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// As the only factor that is a ratio, in a product that is an amount of money or not.
    Factor { of_money: bool },
    /// As what an age is compared with.
    Bound(Comparison),
}

impl Quantities {
    /// Adds the amounts of the parameters among the inputs of the definition.
    pub(crate) fn amounts(&mut self, registry: &Registry, definition: &Definition) {
        match definition.content() {
            Content::Variable(variable) => self.inputs(registry, &variable.inputs),
            Content::Population(population) => self.inputs(registry, &population.inputs),
            _ => {}
        }
    }

    /// As deep as a file can be nested.
    fn inputs(&mut self, registry: &Registry, inputs: &Inputs) {
        for (name, input) in inputs {
            self.versions(registry, name, input.reference());
            if let Input::Aggregate(aggregate) = input {
                self.inputs(registry, aggregate.with());
            }
        }
    }

    /// The amounts of every version that may be meant on some day.
    fn versions(&mut self, registry: &Registry, name: &str, reference: &Reference) {
        let fits = |definition: &&Definition| {
            reference.requirement().is_none_or(|requirement| requirement.matches(definition.version()))
        };
        let mut versions = registry.versions(reference.id()).iter().filter(fits).peekable();
        self.unknown_input |= versions.peek().is_none();
        for version in versions {
            if let Content::Parameter(parameter) = version.content() {
                self.parameter(name, parameter);
            }
        }
    }

    fn parameter(&mut self, name: &str, parameter: &Parameter) {
        let Some(unit) = parameter.values.unit_of_measure() else { return };
        let sort = sort_of(&Measure::from(unit));
        let steps = &parameter.steps;
        let mut open: Vec<&Amounts> = steps.iter().filter_map(|step| step.amounts.as_ref()).collect();
        let mut amounts: Vec<Amount> = steps.iter().filter_map(|step| step.amount).collect();
        while let Some(next) = open.pop() {
            match next {
                Amounts::One(amount) => amounts.push(*amount),
                Amounts::By(entries) => open.extend(entries.values()),
            }
        }
        let all_known = !amounts.contains(&Amount::Unknown);
        for amount in amounts {
            let Amount::Known(amount) = amount else {
                self.unknown_money |= sort == Sort::Money;
                continue;
            };
            let number = Number::from(amount);
            let comparable = match sort {
                Sort::Money | Sort::Percent => true,
                Sort::Ratio => all_known && self.is_factor(name, &number),
                Sort::Age | Sort::Bare => false,
            };
            if sort == Sort::Age && all_known {
                self.ages(name, &number);
            }
            // whether those of this age are meant is for the rule to say
            let sort = if sort == Sort::Age { Sort::Bare } else { sort };
            self.all.push(Quantity { number, sort, written: name.to_owned(), comparable });
        }
    }

    /// Whether the rule multiplies by this amount of a parameter as by a percentage.
    fn is_factor(&self, name: &str, number: &Number) -> bool {
        let mut uses = self.uses.iter().filter(|(used, _)| used == name);
        uses.any(|(_, how)| matches!(how, Use::Factor { of_money } if is_percentage(number, *of_money)))
    }

    /// Adds the ages that the rule tells apart by this amount of a parameter.
    fn ages(&mut self, name: &str, number: &Number) {
        let bounds = self.uses.iter().filter(|(used, _)| used == name).filter_map(|(_, how)| match how {
            Use::Bound(comparison) => Some(cuts(*comparison, number)),
            Use::Factor { .. } => None,
        });
        let cuts: Vec<Number> = bounds.flatten().flatten().collect();
        let written = format!("{name} {number}");
        let comparable = !number.is_zero();
        let age = |number| Quantity { number, sort: Sort::Age, written: written.clone(), comparable };
        self.all.extend(cuts.into_iter().map(age));
    }
}
