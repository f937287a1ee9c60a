//! `amount-jump`: an amount is not more than five times, or less than a fifth of, the one before.

use begrip::eval::Number;
use begrip::kind::parameter::Parameter;
use begrip::{Content, Decimal, Definition};
use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::steps::known;

pub(crate) const RULE: Rule = Rule {
    name: "amount-jump",
    severity: Severity::Warning,
    group: Group::Parameters,
    summary: Said {
        en: "an amount is not more than five times, or less than a fifth of, the one before",
        nl: "een bedrag is niet meer dan vijf keer, of minder dan een vijfde van, het bedrag ervoor",
    },
    why: Said {
        en: "Amounts that follow prices or decisions move by per cents; a factor of ten is a comma in another place, and one of twelve a year for a month.",
        nl: "Bedragen die prijzen of besluiten volgen, verschuiven met procenten; een factor tien is een komma op een andere plaats, en een factor twaalf een jaar in plaats van een maand.",
    },
    fix: Said {
        en: "Look the amount up in its source; if it is right, say so in the `note` of the step, or write `break: true`.",
        nl: "Zoek het bedrag op in de bron; klopt het, zeg dat dan in de `note` van de stap, of schrijf `break: true`.",
    },
    fires: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2022-01-01, until: 2022-12-31, amount: 1195.66 }
  - { from: 2023-01-01, amount: 12166.2 }
",
    passes: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2022-01-01, until: 2022-12-31, amount: 1195.66 }
  - { from: 2023-01-01, amount: 1216.62 }
",
    check,
};

/// By more than this factor no amount changes from one step to the next.
const FACTOR: i64 = 5;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        if let Content::Parameter(parameter) = definition.content() {
            jumps(context, definition, parameter, findings);
        }
    }
}

fn jumps(context: &Context<'_>, definition: &Definition, parameter: &Parameter, findings: &mut Findings<'_>) {
    let mut before: HashMap<String, (usize, Decimal)> = HashMap::new();
    for (index, step) in parameter.steps.iter().enumerate() {
        let is_told = step.breaks == Some(true) || !step.note.is_empty();
        for (pointer, amount) in known(step) {
            let last = before.insert(pointer.clone(), (index, amount));
            let Some((earlier, old)) = last.filter(|(_, old)| !is_told && jumps_from(*old, amount)) else {
                continue;
            };
            let message = Message::new(
                format!("the amount goes from `{old}` to `{amount}` in one step"),
                format!("het bedrag gaat in één stap van `{old}` naar `{amount}`"),
            );
            let place = format!("/steps/{index}{pointer}");
            let there = Message::new("the amount before", "het bedrag ervoor");
            let finding = findings.value(definition, &place, message, RULE.fix.as_help());
            finding.relate(context.registry, definition, &format!("/steps/{earlier}{pointer}"), there);
        }
    }
}

pub(super) fn jumps_from(old: Decimal, new: Decimal) -> bool {
    let (old, new, factor) = (Number::from(old), Number::from(new), Number::from(FACTOR));
    let exceeds = |low: &Number, high: &Number| low.times(&factor).is_some_and(|most| *high > most);
    old > Number::ZERO && new > Number::ZERO && (exceeds(&old, &new) || exceeds(&new, &old))
}
