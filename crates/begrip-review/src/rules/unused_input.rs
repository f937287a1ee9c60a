//! `unused-input`: every input of a rule is used by it.

use std::collections::BTreeSet;

use begrip::expr::{TypeFault, TypeFaultKind};
use begrip::{Definition, Input};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Read, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "unused-input",
    severity: Severity::Warning,
    group: Group::Rules,
    summary: Said {
        en: "every input of a rule is used by it",
        nl: "elke invoer van een regel wordt erin gebruikt",
    },
    why: Said {
        en: "An input that is not used looks like a criterion that is not there, and makes a definition rest on something it does not need.",
        nl: "Een invoer die niet wordt gebruikt, lijkt een criterium dat er niet is, en laat een definitie rusten op iets wat ze niet nodig heeft.",
    },
    fix: Said {
        en: "Use the input in the rule, or delete it.",
        nl: "Gebruik de invoer in de regel, of verwijder hem.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/type.yaml
kind: code_list
id: nl/type
version: 1.0.0
status: adopted
codes:
  - { code: single, label: { nl: alleenstaande, en: single person } }
  - { code: couple, label: { nl: paar, en: couple } }
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/year }
# file: definitions/nl/type-of-household.yaml
kind: variable
id: nl/type-of-household
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { codes: nl/type@^1 }
# file: definitions/nl/norm.yaml
kind: parameter
id: nl/norm
version: 1.0.0
status: adopted
values: { number: EUR/month }
by:
  - { key: household_type, codes: nl/type@^1 }
steps:
  - { from: 2023-01-01, amounts: { single: 1195.66, couple: 1708.08 } }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
inputs:
  income: nl/income@^1
  household_type: nl/type-of-household@^1
  norm: nl/norm@^1
rule: convert(income, 'EUR/month') < 1200
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/type.yaml
kind: code_list
id: nl/type
version: 1.0.0
status: adopted
codes:
  - { code: single, label: { nl: alleenstaande, en: single person } }
  - { code: couple, label: { nl: paar, en: couple } }
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/year }
# file: definitions/nl/type-of-household.yaml
kind: variable
id: nl/type-of-household
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { codes: nl/type@^1 }
# file: definitions/nl/norm.yaml
kind: parameter
id: nl/norm
version: 1.0.0
status: adopted
values: { number: EUR/month }
by:
  - { key: household_type, codes: nl/type@^1 }
steps:
  - { from: 2023-01-01, amounts: { single: 1195.66, couple: 1708.08 } }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
inputs:
  income: nl/income@^1
  household_type: nl/type-of-household@^1
  norm: nl/norm@^1
rule: convert(income, 'EUR/month') < norm(household_type)
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let same_inputs = |a: &Read<'_>, b: &Read<'_>| {
        a.definition.node() == b.definition.node() && a.stated.inputs_pointer == b.stated.inputs_pointer
    };
    for reads in context.expressions.chunk_by(same_inputs) {
        let Some(first) = reads.first() else { continue };
        let read: Option<Vec<_>> = reads.iter().map(|read| read.parsed.as_ref().ok()).collect();
        // of a rule that cannot be read it is not known what it uses
        let Some(rules) = read else { continue };
        let mut used: BTreeSet<&str> = rules.iter().flat_map(|rule| rule.names()).collect();
        // a misspelt name is one fault, not also an input that is not used
        used.extend(reads.iter().flat_map(|read| &read.faults).filter_map(meant));
        for name in first.stated.inputs.keys().filter(|name| !used.contains(name.as_str())) {
            report(first, name, findings);
        }
    }
    for definition in context.registry.definitions().iter().filter(|definition| states_rule(definition)) {
        check_members(definition, findings);
    }
}

/// Whether it has a rule, and not only words that may well use an input.
fn states_rule(definition: &Definition) -> bool {
    definition.stated().iter().any(|stated| !stated.pointer.ends_with("/where"))
}

/// Where no condition says which members take part, nothing uses their inputs.
fn check_members(definition: &Definition, findings: &mut Findings<'_>) {
    for placed in definition.inputs() {
        let Input::Aggregate(aggregate) = placed.input else { continue };
        if aggregate.condition().is_none() {
            for name in aggregate.with().keys() {
                report_of_members(definition, &placed.pointer, name, findings);
            }
        }
    }
}

/// The input that was probably meant by a name that is none.
fn meant<'f>(fault: &'f TypeFault<'_>) -> Option<&'f str> {
    match &fault.kind {
        TypeFaultKind::UnknownName { nearest, .. } => nearest.as_deref(),
        _ => None,
    }
}

fn report(read: &Read<'_>, name: &str, findings: &mut Findings<'_>) {
    let message = Message::new(
        format!("the rule does not use the input `{name}`"),
        format!("de regel gebruikt de invoer `{name}` niet"),
    );
    let help = Message::new("use it in the rule, or delete it", "gebruik hem in de regel, of verwijder hem");
    let pointer = format!("{}/{}", read.stated.inputs_pointer, name.replace('~', "~0").replace('/', "~1"));
    findings.key(read.definition, &pointer, message, help);
}

fn report_of_members(definition: &Definition, pointer: &str, name: &str, findings: &mut Findings<'_>) {
    let message = Message::new(
        format!("no condition (`where`) uses the input `{name}`"),
        format!("geen voorwaarde (`where`) gebruikt de invoer `{name}`"),
    );
    let help = Message::new(
        "say in `where` which members take part, or delete it",
        "zeg in `where` welke leden meetellen, of verwijder hem",
    );
    let pointer = format!("{pointer}/with/{}", name.replace('~', "~0").replace('/', "~1"));
    findings.key(definition, &pointer, message, help);
}
