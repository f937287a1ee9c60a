//! `example-misfit`: what a worked example gives fits the inputs of the rule.

use begrip::eval::{Evaluator, Misfit, MisfitKind};
use begrip::{Inputs, nearest};

use crate::check::examples;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::misfit::in_words;
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
    for read in context.rules() {
        let inputs = read.stated.inputs;
        for (at, example) in examples(read.definition).iter().enumerate() {
            let evaluator = Evaluator::new(context.registry, read.definition, example.date);
            let given = example.given.iter().map(|(name, value)| (name.as_str(), value));
            for misfit in evaluator.unit(given).err().unwrap_or_default() {
                let (message, help) = advice(inputs, &misfit);
                let pointer = format!("/examples/{at}/given/{}", escape(&misfit.key));
                match misfit.kind {
                    MisfitKind::NoInput | MisfitKind::LookedUp => {
                        findings.key(read.definition, &pointer, message, help)
                    }
                    _ => findings.value(read.definition, &pointer, message, help),
                };
            }
        }
    }
}

/// A member of a list is written under the name of its unit type.
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn advice(inputs: &Inputs, misfit: &Misfit<'_>) -> (Message, Message) {
    let help = match &misfit.kind {
        MisfitKind::NoInput => {
            let near = nearest(&misfit.key, inputs.keys().map(String::as_str));
            near.map_or_else(
                || Message::new("give inputs of the rule", "geef invoeren van de regel"),
                |near| Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?")),
            )
        }
        MisfitKind::LookedUp => Message::new("leave it out", "laat het weg"),
        MisfitKind::NoValue(_) => Message::new(
            "write a number with a point, a code of its list, a day, `true` or `false`, or `null`",
            "schrijf een getal met een punt, een code uit de lijst, een dag, `true` of `false`, of `null`",
        ),
        MisfitKind::OutOfBounds { .. } => {
            Message::new("give a value that there can be", "geef een waarde die kan voorkomen")
        }
    };
    (in_words(&misfit.kind, &misfit.key), help)
}
