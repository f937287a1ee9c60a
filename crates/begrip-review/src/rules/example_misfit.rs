//! `example-misfit`: what a worked example gives fits the inputs of the rule.

use begrip::eval::{Evaluator, Misfit, MisfitKind};
use begrip::nearest;

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
    for definition in context.examined() {
        for (at, example) in examples(definition).iter().enumerate() {
            let evaluator = Evaluator::new(context.registry, definition, example.date);
            let given = example.given.iter().map(|(name, value)| (name.as_str(), value));
            for misfit in evaluator.unit(given).err().unwrap_or_default() {
                let message = in_words(&misfit.kind, &misfit.key);
                let help = help(&evaluator, &misfit);
                let pointer = pointer(at, &misfit.path);
                match misfit.kind {
                    MisfitKind::NoInput | MisfitKind::LookedUp | MisfitKind::Twice { .. } => {
                        findings.key(definition, &pointer, message, help)
                    }
                    _ => findings.value(definition, &pointer, message, help),
                };
            }
        }
    }
}

fn pointer(example: usize, path: &[String]) -> String {
    let steps = path.iter().map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1")));
    format!("/examples/{example}/given{}", steps.collect::<String>())
}

fn help(evaluator: &Evaluator<'_>, misfit: &Misfit<'_>) -> Message {
    match &misfit.kind {
        MisfitKind::NoInput => near_input(evaluator, &misfit.path),
        MisfitKind::LookedUp => Message::new("leave it out", "laat het weg"),
        MisfitKind::NoValue(_) => Message::new(
            "write a number with a point, a code of its list, a day, `true` or `false`, or `null`",
            "schrijf een getal met een punt, een code uit de lijst, een dag, `true` of `false`, of `null`",
        ),
        MisfitKind::NoMember => {
            Message::new("write each member as `{ id: value }`", "schrijf elk lid als `{ id: waarde }`")
        }
        MisfitKind::Twice { .. } => Message::new("leave out one of the two", "laat een van beide weg"),
        MisfitKind::NotOnDays { .. } => Message::new(
            "give a code that exists then, or correct the date",
            "geef een code die er dan is, of verbeter de datum",
        ),
        MisfitKind::OutOfBounds { .. } => {
            Message::new("give a value that there can be", "geef een waarde die kan voorkomen")
        }
    }
}

/// The input that was probably meant: of a member one of its values, else one that the rule names.
fn near_input(evaluator: &Evaluator<'_>, path: &[String]) -> Message {
    let of_members = evaluator.leaves().filter(|(leaf, _)| leaf.member.is_some());
    let of_members: Vec<&str> = of_members.map(|(leaf, _)| leaf.id.as_str()).collect();
    let near = match path {
        [_, _, key] => nearest(key, of_members),
        [key] => nearest(key, evaluator.names()),
        _ => None,
    };
    near.map_or_else(
        || Message::new("give inputs of the rule", "geef invoeren van de regel"),
        |near| Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?")),
    )
}
