//! Every input of a definition with its place, those of members too.

use crate::definition::Definition;
use crate::input::{Aggregate, Input, Inputs};
use crate::kind::Content;
use crate::kind::alignment::Assumption;
use crate::source::tree::escape;

/// One input of a definition.
#[derive(Debug, Clone)]
pub struct PlacedInput<'d> {
    /// The name that the definition gives it.
    pub name: &'d str,
    /// What it is.
    pub input: &'d Input,
    /// Where it is written, as a JSON pointer.
    pub pointer: String,
    /// The value over members of whose condition it is an input; absent if it is one of the unit itself.
    pub within: Option<&'d Aggregate>,
}

impl Definition {
    /// Every input that the definition names, in the order of its fields, each before those of its members.
    pub fn inputs(&self) -> Vec<PlacedInput<'_>> {
        let mut found = Vec::new();
        match self.content() {
            Content::Variable(variable) => place(&variable.inputs, "/inputs", None, &mut found),
            Content::Population(population) => place(&population.inputs, "/inputs", None, &mut found),
            Content::UnitType(unit) => {
                if let Some(always) = &unit.always {
                    place(&always.inputs, "/always/inputs", None, &mut found);
                }
            }
            Content::Alignment(alignment) => {
                for (at, assumption) in alignment.assume.iter().enumerate() {
                    if let Assumption::Holds(holds) = assumption {
                        place(&holds.inputs, &format!("/assume/{at}/inputs"), None, &mut found);
                    }
                }
            }
            _ => {}
        }
        found
    }
}

/// As deep as a file can be nested.
fn place<'d>(
    inputs: &'d Inputs,
    pointer: &str,
    within: Option<&'d Aggregate>,
    found: &mut Vec<PlacedInput<'d>>,
) {
    for (name, input) in inputs {
        let pointer = format!("{pointer}/{}", escape(name));
        let with = format!("{pointer}/with");
        found.push(PlacedInput { name, input, pointer, within });
        if let Input::Aggregate(aggregate) = input {
            place(aggregate.with(), &with, Some(aggregate), found);
        }
    }
}
