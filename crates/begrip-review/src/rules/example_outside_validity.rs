//! `example-outside-validity`: a worked example is about a day for which the definition is valid.

use crate::check::examples;
use crate::days::in_words;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "example-outside-validity",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "a worked example is about a day for which the definition is valid",
        nl: "een uitgewerkt voorbeeld gaat over een dag waarvoor de definitie geldt",
    },
    why: Said {
        en: "On another day another version is meant, so the example shows nothing about this one.",
        nl: "Op een andere dag is een andere versie bedoeld, dus het voorbeeld laat niets over deze zien.",
    },
    fix: Said {
        en: "Take a day within the validity, or move the example to the version of that day.",
        nl: "Neem een dag binnen de geldigheid, of zet het voorbeeld bij de versie van die dag.",
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
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
rule: income <= 1200
examples:
  - { date: 2022-07-01, given: { income: 1200 }, expect: true }
  - { date: 2023-07-01, given: { income: 1201 }, expect: false }
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
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
rule: income <= 1200
examples:
  - { date: 2023-07-01, given: { income: 1200 }, expect: true }
  - { date: 2023-07-01, given: { income: 1201 }, expect: false }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let valid = definition.header().valid;
        for (at, example) in examples(definition).iter().enumerate() {
            let Some(date) = example.date.filter(|date| !valid.is_reversed() && !valid.contains(*date))
            else {
                continue;
            };
            let days = in_words(valid);
            let message = Message::new(
                format!("{date} is outside the validity of this definition, {}", days.en),
                format!("{date} valt buiten de geldigheid van deze definitie, {}", days.nl),
            );
            let help = Message::new(
                "take a day within it, or move the example to the version of that day",
                "neem een dag daarbinnen, of zet het voorbeeld bij de versie van die dag",
            );
            findings.value(definition, &format!("/examples/{at}/date"), message, help);
        }
    }
}
