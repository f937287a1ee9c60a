//! `example-misfit`: what a worked example gives fits the inputs of the rule.

use begrip::eval::{Evaluator, Misfit, MisfitKind};
use begrip::{Decimal, Inputs, nearest};

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
    for read in context.rules() {
        let inputs = read.stated.inputs;
        for (at, example) in examples(read.definition).iter().enumerate() {
            let evaluator = Evaluator::new(context.registry, read.definition, example.date);
            let given = example.given.iter().map(|(name, value)| (name.as_str(), value));
            for misfit in evaluator.unit(given).err().unwrap_or_default() {
                let (message, help) = advice(inputs, &misfit);
                let pointer = format!("/examples/{at}/given/{}", escape(&misfit.key));
                match misfit.kind {
                    MisfitKind::NoInput | MisfitKind::LookedUp => findings.key(read.definition, &pointer, message, help),
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
    let key = &misfit.key;
    match &misfit.kind {
        MisfitKind::NoInput => {
            let message = Message::new(
                format!("the rule does not rest on `{key}`"),
                format!("de regel berust niet op `{key}`"),
            );
            let near = nearest(key, inputs.keys().map(String::as_str));
            let help = near.map_or_else(
                || Message::new("give inputs of the rule", "geef invoeren van de regel"),
                |near| Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?")),
            );
            (message, help)
        }
        MisfitKind::LookedUp => (
            Message::new(
                format!("`{key}` is looked up in its definition and cannot be given"),
                format!("`{key}` wordt in haar definitie opgezocht en kan niet worden gegeven"),
            ),
            Message::new("leave it out", "laat het weg"),
        ),
        MisfitKind::NoValue(expected) => (
            Message::new(
                format!("this is no value of `{key}`, which is {expected}"),
                format!("dit is geen waarde van `{key}`, dat is {}", expected.in_dutch()),
            ),
            Message::new(
                "write a number with a point, a code of its list, a day, `true` or `false`, or `null`",
                "schrijf een getal met een punt, een code uit de lijst, een dag, `true` of `false`, of `null`",
            ),
        ),
        MisfitKind::OutOfBounds { minimum, maximum, whole } => {
            let bound = |word: &str, bound: &Option<Decimal>| bound.map(|bound| format!("{word} {bound}"));
            let list = |whole: Option<&str>, least: &str, most: &str| {
                let parts = [whole.map(str::to_owned), bound(least, minimum), bound(most, maximum)];
                parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
            };
            let en = list(whole.then_some("a whole number"), "at least", "at most");
            let nl = list(whole.then_some("een geheel getal"), "ten minste", "ten hoogste");
            (
                Message::new(
                    format!("`{key}` cannot have this value: it is {en}"),
                    format!("`{key}` kan deze waarde niet hebben: het is {nl}"),
                ),
                Message::new("give a value that there can be", "geef een waarde die kan voorkomen"),
            )
        }
    }
}
