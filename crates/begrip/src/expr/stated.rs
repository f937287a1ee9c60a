//! Every expression that a definition states, with the names that it may use and what it has to give.

use crate::definition::Definition;
use crate::input::{Input, Inputs};
use crate::kind::Content;
use crate::kind::alignment::Assumption;
use crate::source::tree::escape;
use crate::values::ValueDomain;

/// One expression that a definition states.
#[derive(Debug, Clone)]
pub struct Stated<'d> {
    /// Where it stands, as a JSON pointer.
    pub pointer: String,
    /// Its text.
    pub text: &'d str,
    /// The names that it may use, and what they mean.
    pub inputs: &'d Inputs,
    /// Where these names are written, as a JSON pointer.
    pub inputs_pointer: String,
    /// What it has to give: these values, or true and false if absent.
    pub gives: Option<&'d ValueDomain>,
}

impl Definition {
    /// Every expression that the definition states, in the order of its fields.
    pub fn stated(&self) -> Vec<Stated<'_>> {
        let mut stated = Vec::new();
        match self.content() {
            Content::Variable(variable) => {
                conditions(&variable.inputs, "/inputs", &mut stated);
                let rule = variable.rule.as_deref();
                stated.extend(
                    rule.map(|text| one("/rule", text, &variable.inputs, "/inputs", Some(&variable.values))),
                );
            }
            Content::Population(population) => {
                conditions(&population.inputs, "/inputs", &mut stated);
                let rule = population.rule.as_deref();
                stated.extend(rule.map(|text| one("/rule", text, &population.inputs, "/inputs", None)));
            }
            Content::UnitType(unit) => {
                if let Some(always) = &unit.always {
                    let inputs = &always.inputs;
                    conditions(inputs, "/always/inputs", &mut stated);
                    let rules = always.rules.iter().enumerate();
                    stated.extend(rules.map(|(at, text)| {
                        one(&format!("/always/rules/{at}"), text, inputs, "/always/inputs", None)
                    }));
                }
            }
            Content::Alignment(alignment) => {
                for (at, assumption) in alignment.assume.iter().enumerate() {
                    if let Assumption::Holds(holds) = assumption {
                        let inputs = format!("/assume/{at}/inputs");
                        conditions(&holds.inputs, &inputs, &mut stated);
                        stated.push(one(
                            &format!("/assume/{at}/holds"),
                            &holds.holds,
                            &holds.inputs,
                            &inputs,
                            None,
                        ));
                    }
                }
            }
            _ => {}
        }
        stated
    }
}

fn one<'d>(
    pointer: &str,
    text: &'d str,
    inputs: &'d Inputs,
    inputs_pointer: &str,
    gives: Option<&'d ValueDomain>,
) -> Stated<'d> {
    Stated { pointer: pointer.to_owned(), text, inputs, inputs_pointer: inputs_pointer.to_owned(), gives }
}

/// The conditions of aggregates over members; as deep as a file can be nested.
fn conditions<'d>(inputs: &'d Inputs, pointer: &str, stated: &mut Vec<Stated<'d>>) {
    for (name, input) in inputs {
        if let Input::Aggregate(aggregate) = input {
            let here = format!("{pointer}/{}", escape(name));
            let with = format!("{here}/with");
            conditions(aggregate.with(), &with, stated);
            let condition = aggregate.condition();
            stated.extend(
                condition.map(|text| one(&format!("{here}/where"), text, aggregate.with(), &with, None)),
            );
        }
    }
}
