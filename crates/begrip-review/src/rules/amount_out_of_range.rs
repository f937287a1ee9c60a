//! `amount-out-of-range`: an amount is one of the values that the parameter allows.

use begrip::kind::parameter::Parameter;
use begrip::{Content, Decimal, ValueDomain};

use crate::bounds::{below, outside};
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::steps::known;

pub(crate) const RULE: Rule = Rule {
    name: "amount-out-of-range",
    severity: Severity::Error,
    group: Group::Parameters,
    summary: Said {
        en: "an amount is one of the values that the parameter allows",
        nl: "een bedrag is een van de waarden die de parameter toestaat",
    },
    why: Said {
        en: "Either the amount or the limit is wrong, and every rule that uses the amount goes on with it.",
        nl: "Of het bedrag of de grens is fout, en elke regel die het bedrag gebruikt, rekent ermee door.",
    },
    fix: Said {
        en: "Correct the amount, or `minimum` or `maximum` under `values`; amounts in euros are not below 0 unless `minimum` says so.",
        nl: "Verbeter het bedrag, of `minimum` of `maximum` onder `values`; bedragen in euro's zijn niet onder 0, tenzij `minimum` dat zegt.",
    },
    fires: "
# file: definitions/nl/share.yaml
kind: parameter
id: nl/share
version: 1.0.0
status: adopted
values: { number: ratio, minimum: 0, maximum: 1 }
steps:
  - { from: 2023-01-01, amount: 60 }
",
    passes: "
# file: definitions/nl/share.yaml
kind: parameter
id: nl/share
version: 1.0.0
status: adopted
values: { number: ratio, minimum: 0, maximum: 1 }
steps:
  - { from: 2023-01-01, amount: 0.60 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Parameter(parameter) = definition.content() else { continue };
        for (index, step) in parameter.steps.iter().enumerate() {
            for (pointer, amount) in known(step) {
                let Some(why) = misfit(parameter, amount) else { continue };
                let message =
                    Message::new(format!("`{amount}` is {}", why.en), format!("`{amount}` is {}", why.nl));
                let place = format!("/steps/{index}{pointer}");
                findings.value(definition, &place, message, RULE.fix.as_help());
            }
        }
    }
}

fn misfit(parameter: &Parameter, amount: Decimal) -> Option<Message> {
    let own = outside(&parameter.values, amount);
    let ValueDomain::Number(domain) = &parameter.values else { return own };
    let is_money = domain.number.factors().next().is_some_and(|(symbol, _)| symbol == "EUR");
    let is_negative = is_money && domain.minimum.is_none() && amount < Decimal::ZERO;
    own.or_else(|| is_negative.then(|| below(Decimal::ZERO)))
}
