//! `example-misfit`: what a worked example gives fits the inputs of the rule.

use begrip::expr::{Misfit, Worked};
use begrip::{Inputs, nearest};

use crate::check::examples;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "example-misfit",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "what a worked example gives are inputs of the rule, with values of their types",
        nl: "wat een uitgewerkt voorbeeld geeft, zijn invoeren van de regel, met waarden van hun type",
    },
    why: Said {
        en: "A misspelt name or code in an example tests nothing.",
        nl: "Een verkeerd gespelde naam of code in een voorbeeld toetst niets.",
    },
    fix: Said {
        en: "Give the inputs by the names that the rule gives them, in their units and codes.",
        nl: "Geef de invoeren met de namen die de regel eraan geeft, in hun eenheden en codes.",
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
  - { date: 2023-07-01, given: { incom: 1200 }, expect: true }
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
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for read in context.expressions.iter().filter(|read| read.stated.pointer == "/rule") {
        let inputs = read.stated.inputs;
        for (at, example) in examples(read.definition).iter().enumerate() {
            let given = example.given.iter().map(|(name, value)| (name.as_str(), value));
            for misfit in Worked::misfits(context.registry, inputs, given) {
                let (name, message, help) = advice(inputs, misfit);
                let pointer = format!("/examples/{at}/given/{}", name.replace('~', "~0").replace('/', "~1"));
                match misfit {
                    Misfit::NoInput(_) => findings.key(read.definition, &pointer, message, help),
                    Misfit::NoValue(_) => findings.value(read.definition, &pointer, message, help),
                };
            }
        }
    }
}

fn advice<'g>(inputs: &Inputs, misfit: Misfit<'g>) -> (&'g str, Message, Message) {
    match misfit {
        Misfit::NoInput(name) => {
            let message = Message::new(
                format!("`{name}` is not one of the `inputs`"),
                format!("`{name}` is niet een van de `inputs`"),
            );
            let near = nearest(name, inputs.keys().map(String::as_str));
            let help = near.map_or_else(
                || Message::new("give inputs of the rule", "geef invoeren van de regel"),
                |near| Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?")),
            );
            (name, message, help)
        }
        Misfit::NoValue(name) => (
            name,
            Message::new(format!("this is no value of `{name}`"), format!("dit is geen waarde van `{name}`")),
            Message::new(
                "write a number with a point, a code of its list, a day, `true` or `false`, or `null`",
                "schrijf een getal met een punt, een code uit de lijst, een dag, `true` of `false`, of `null`",
            ),
        ),
    }
}
