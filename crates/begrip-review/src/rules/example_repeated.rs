//! `example-repeated`: each worked example is about another unit, or about another day.

use std::collections::HashMap;

use crate::check::examples;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "example-repeated",
    severity: Severity::Warning,
    group: Group::Rules,
    summary: Said {
        en: "each worked example is about another unit, or about another day",
        nl: "elk rekenvoorbeeld gaat over een andere eenheid of over een andere dag",
    },
    why: Said {
        en: "A second time the same unit shows nothing, so it was copied and the change that it was copied for was forgotten.",
        nl: "Dezelfde eenheid toont de tweede keer niets, dus zij is gekopieerd en de wijziging waarvoor is vergeten.",
    },
    fix: Said {
        en: "Delete the second example, or give it what it was meant to show.",
        nl: "Verwijder het tweede voorbeeld, of geef het wat het moest laten zien.",
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
unit: nl/household@^1
values: boolean
inputs: { income: nl/income@^1 }
rule: income < 1000
examples:
  - { given: { income: 999.99 }, expect: true }
  - { given: { income: 999.99 }, expect: true }
  - { given: { income: 1000 }, expect: false }
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
unit: nl/household@^1
values: boolean
inputs: { income: nl/income@^1 }
rule: income < 1000
examples:
  - { given: { income: 999.99 }, expect: true }
  - { given: { income: 1000.01 }, expect: false }
  - { given: { income: 1000 }, expect: false }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (index, example) in examples(definition).iter().enumerate() {
            let mut given: Vec<String> =
                example.given.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
            given.sort();
            let unit = format!("{:?} {}", example.date, given.join(", "));
            let Some(first) = seen.get(&unit) else {
                seen.insert(unit, index);
                continue;
            };
            let message = Message::new(
                "this example gives the same inputs on the same day as one before it",
                "dit voorbeeld geeft dezelfde invoer op dezelfde dag als een eerder voorbeeld",
            );
            let there = Message::new("the first time", "de eerste keer");
            let pointer = format!("/examples/{index}/given");
            let finding = findings.value(definition, &pointer, message, RULE.fix.as_help());
            finding.relate(context.registry, definition, &format!("/examples/{first}/given"), there);
        }
    }
}
