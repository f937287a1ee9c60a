//! `sensitivity-missing`: what is derived from data about people says how sensitive it is.

use std::collections::BTreeSet;

use begrip::kind::variable::{Sensitivity, Variable};
use begrip::{Content, Definition, DefinitionId, Relation};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Resolved, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "sensitivity-missing",
    severity: Severity::Warning,
    group: Group::Privacy,
    summary: Said {
        en: "what is derived from data about people says how sensitive it is",
        nl: "wat is afgeleid uit gegevens over mensen zegt hoe gevoelig het is",
    },
    why: Said {
        en: "Without `sensitivity` nobody knows whether the derived value may be shown where the data that it is made of may not.",
        nl: "Zonder `sensitivity` weet niemand of de afgeleide waarde getoond mag worden waar dat voor de gegevens eronder niet mag.",
    },
    fix: Said {
        en: "Add `sensitivity`, not below that of the input.",
        nl: "Voeg `sensitivity` toe, niet onder die van de invoer.",
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
sensitivity: personal
# file: definitions/nl/poor.yaml
kind: variable
id: nl/poor
version: 1.0.0
status: adopted
unit: nl/household@^1
values: boolean
inputs: { income: nl/income@^1 }
rule: income < 1000
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
sensitivity: personal
# file: definitions/nl/poor.yaml
kind: variable
id: nl/poor
version: 1.0.0
status: adopted
unit: nl/household@^1
values: boolean
sensitivity: personal
inputs: { income: nl/income@^1 }
rule: income < 1000
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let about_people: BTreeSet<&DefinitionId> = context
        .registry
        .definitions()
        .iter()
        .filter_map(variable)
        .filter(|variable| is_personal(variable))
        .map(|variable| variable.unit.id())
        .collect();
    let mut told = None;
    for Resolved { definition, link, target } in &context.references {
        let (Relation::Input | Relation::Member, Ok(target)) = (link.relation, target) else { continue };
        let (Some(own), Some(input)) = (variable(definition), variable(target)) else { continue };
        // of other units, such as areas, the value tells nothing of the people in them
        let is_open = own.sensitivity.is_none() && about_people.contains(own.unit.id());
        if !is_open || !is_personal(input) || told == Some(definition.node()) {
            continue;
        }
        told = Some(definition.node());
        report(context, (definition, &link.pointer), target, findings);
    }
}

fn variable(definition: &Definition) -> Option<&Variable> {
    match definition.content() {
        Content::Variable(variable) => Some(variable),
        _ => None,
    }
}

fn is_personal(variable: &Variable) -> bool {
    matches!(variable.sensitivity, Some(Sensitivity::Personal | Sensitivity::Special))
}

fn report(
    context: &Context<'_>,
    (definition, pointer): (&Definition, &str),
    input: &Definition,
    findings: &mut Findings<'_>,
) {
    let id = input.id();
    let message = Message::new(
        format!("`{id}` is data about people, and of what is derived from it no `sensitivity` is said"),
        format!("`{id}` gaat over mensen, en van wat eruit is afgeleid staat er geen `sensitivity`"),
    );
    let there = Message::new("the sensitivity of the input", "de gevoeligheid van de invoer");
    let finding = findings.value(definition, pointer, message, RULE.fix.as_help());
    finding.relate(context.registry, input, "/sensitivity", there);
}
