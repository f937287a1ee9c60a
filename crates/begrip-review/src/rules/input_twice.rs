//! `input-twice`: a rule takes in each value once.

use begrip::{Content, Definition, Input, Inputs, Reference};
use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "input-twice",
    severity: Severity::Warning,
    group: Group::Rules,
    summary: Said { en: "a rule takes in each value once", nl: "een regel neemt elke waarde één keer op" },
    why: Said {
        en: "Two names for one value make a comparison of it with itself look like one of two things.",
        nl: "Twee namen voor één waarde laten een vergelijking ervan met zichzelf lijken op een van twee dingen.",
    },
    fix: Said {
        en: "Delete one of the two and use the other name, or refer to what was meant.",
        nl: "Verwijder een van de twee en gebruik de andere naam, of verwijs naar wat bedoeld was.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month }
# file: definitions/nl/costs.yaml
kind: variable
id: nl/costs
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month }
# file: definitions/nl/short.yaml
kind: variable
id: nl/short
version: 1.0.0
status: adopted
unit: nl/household@^1
values: boolean
inputs:
  income: nl/income@^1
  costs: nl/income@^1
rule: income + costs > 0
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month }
# file: definitions/nl/costs.yaml
kind: variable
id: nl/costs
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month }
# file: definitions/nl/short.yaml
kind: variable
id: nl/short
version: 1.0.0
status: adopted
unit: nl/household@^1
values: boolean
inputs:
  income: nl/income@^1
  costs: nl/costs@^1
rule: income + costs > 0
",
    check,
};

/// So many inputs of one definition are held against each other.
const MOST: usize = 20;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let inputs = match definition.content() {
            Content::Variable(variable) => &variable.inputs,
            Content::Population(population) => &population.inputs,
            _ => continue,
        };
        for (first, second) in repeated(inputs) {
            report(context, definition, first, second, findings);
        }
    }
}

/// The names of inputs that are taken in a second time, with the first name.
fn repeated(inputs: &Inputs) -> Vec<(&str, &str)> {
    let mut of: HashMap<&Reference, Vec<(&str, &Input)>> = HashMap::new();
    let mut repeated = Vec::new();
    for (name, input) in inputs {
        let earlier = of.entry(input.reference()).or_default();
        if let Some((first, _)) = earlier.iter().find(|(_, other)| *other == input) {
            repeated.push((*first, name.as_str()));
        } else if earlier.len() < MOST {
            earlier.push((name, input));
        }
    }
    repeated
}

fn report(
    context: &Context<'_>,
    definition: &Definition,
    first: &str,
    second: &str,
    findings: &mut Findings<'_>,
) {
    let message = Message::new(
        format!("`{second}` is the same value as `{first}`"),
        format!("`{second}` is dezelfde waarde als `{first}`"),
    );
    let finding = findings.key(definition, &format!("/inputs/{second}"), message, RULE.fix.as_help());
    let there = Message::new("the other name", "de andere naam");
    finding.relate(context.registry, definition, &format!("/inputs/{first}"), there);
}
