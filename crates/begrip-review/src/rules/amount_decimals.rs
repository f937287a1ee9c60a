//! `amount-decimals`: an amount in euros has at most two decimals.

use begrip::Content;
use begrip::eval::Number;
use begrip::kind::parameter::Basis;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::steps::known;

pub(crate) const RULE: Rule = Rule {
    name: "amount-decimals",
    severity: Severity::Warning,
    group: Group::Parameters,
    summary: Said {
        en: "an amount in euros has at most two decimals",
        nl: "een bedrag in euro's heeft hoogstens twee decimalen",
    },
    why: Said {
        en: "Nothing is paid in parts of a cent, so the amount was computed and not rounded, or has a digit too many.",
        nl: "Niets wordt in delen van een cent betaald, dus is het bedrag berekend en niet afgerond, of heeft het een cijfer te veel.",
    },
    fix: Said {
        en: "Write the amount as it was published; one that was computed says `basis: derived`.",
        nl: "Schrijf het bedrag zoals het gepubliceerd is; bij een berekend bedrag hoort `basis: derived`.",
    },
    fires: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, amount: 1216.625 }
",
    passes: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, amount: 1216.62 }
",
    check,
};

/// Below this a price may be one of a small amount of something (a kilowatt hour).
const SMALL: i64 = 10;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Parameter(parameter) = definition.content() else { continue };
        let unit = parameter.values.unit_of_measure().and_then(|unit| unit.factors().next());
        if unit.is_none_or(|(symbol, _)| symbol != "EUR") {
            continue;
        }
        let as_it_is =
            parameter.steps.iter().enumerate().filter(|(_, step)| step.basis != Some(Basis::Derived));
        for (index, step) in as_it_is {
            for (pointer, amount) in known(step) {
                let number = Number::from(amount);
                let cents = number.times(&Number::from(100));
                if number < Number::from(SMALL) || cents.is_none_or(|cents| cents.is_whole()) {
                    continue;
                }
                let message = Message::new(
                    format!("`{amount}` is an amount in euros with parts of a cent"),
                    format!("`{amount}` is een bedrag in euro's met delen van een cent"),
                );
                let place = format!("/steps/{index}{pointer}");
                findings.value(definition, &place, message, RULE.fix.as_help());
            }
        }
    }
}
