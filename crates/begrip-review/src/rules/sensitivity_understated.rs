//! `sensitivity-understated`: what follows from personal data about a unit is personal data too.

use begrip::kind::variable::{Sensitivity, Variable};
use begrip::{Content, Relation};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Resolved, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "sensitivity-understated",
    severity: Severity::Warning,
    group: Group::Privacy,
    summary: Said {
        en: "what follows from personal data about a unit is personal data too",
        nl: "wat uit persoonsgegevens over een eenheid volgt, is ook een persoonsgegeven",
    },
    why: Said {
        en: "From the derived value the other can be guessed, so it needs the same protection.",
        nl: "Uit de afgeleide waarde is de andere te raden, dus verdient ze dezelfde bescherming.",
    },
    fix: Said {
        en: "Raise `sensitivity` to that of the input.",
        nl: "Verhoog `sensitivity` tot die van de invoer.",
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
sensitivity: none
inputs:
  income: nl/income@^1
  other: nl/other@^1
rule: income < other
# file: definitions/nl/other.yaml
kind: variable
id: nl/other
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month }
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
inputs:
  income: nl/income@^1
  other: nl/other@^1
rule: income < other
# file: definitions/nl/other.yaml
kind: variable
id: nl/other
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let mut told = None;
    for Resolved { definition, link, target } in &context.references {
        let (Relation::Input, Ok(target)) = (link.relation, target) else { continue };
        let (Content::Variable(own), Content::Variable(input)) = (definition.content(), target.content())
        else {
            continue;
        };
        // of other units, such as areas, the value tells nothing of the people in them
        let is_same_unit = own.unit.id() == input.unit.id();
        if !is_same_unit || !is_understated(own, input) || told == Some(definition.node()) {
            continue;
        }
        told = Some(definition.node());
        let id = target.id();
        let message = Message::new(
            format!("`{id}` is more sensitive than what is derived from it here"),
            format!("`{id}` is gevoeliger dan wat er hier uit is afgeleid"),
        );
        let there = Message::new("the sensitivity of the input", "de gevoeligheid van de invoer");
        let finding = findings.value(definition, "/sensitivity", message, RULE.fix.as_help());
        finding.relate(context.registry, target, "/sensitivity", there);
    }
}

/// Whether the variable says of itself that it is less sensitive than the input.
fn is_understated(own: &Variable, input: &Variable) -> bool {
    let rank = |sensitivity| match sensitivity {
        Sensitivity::None => 0,
        Sensitivity::Personal => 1,
        Sensitivity::Special => 2,
    };
    let ranks = own.sensitivity.map(rank).zip(input.sensitivity.map(rank));
    ranks.is_some_and(|(own, input)| own < input)
}
