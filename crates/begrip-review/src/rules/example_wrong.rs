//! `example-wrong`: a worked example gives what the rule gives.

use begrip::Given;
use begrip::eval::{Evaluator, Explanation, Outcome, Value, typed};

use crate::because::{because, trace};
use crate::check::examples;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "example-wrong",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "a worked example expects what the rule gives",
        nl: "een uitgewerkt voorbeeld verwacht wat de regel geeft",
    },
    why: Said {
        en: "Rule and example say who is meant in two ways; where they differ, one of them is wrong.",
        nl: "Regel en voorbeeld zeggen op twee manieren wie bedoeld is; waar ze verschillen, is een van beide fout.",
    },
    fix: Said { en: "Correct the example, or the rule.", nl: "Verbeter het voorbeeld, of de regel." },
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
  - { date: 2023-07-01, given: { income: 1200 }, expect: false }
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
            let given = || example.given.iter().map(|(name, value)| (name.as_str(), value));
            // a unit that is given wrongly, or cannot be, is what other rules speak of
            let Ok(unit) = evaluator.unit(given()) else { continue };
            if evaluator.is_unclear() {
                continue;
            }
            if evaluator.contradictions(context.registry, given()).is_empty() {
                let explanation = evaluator.explain(&unit);
                if let Some((message, help)) = advice(&evaluator, &explanation, &example.expect) {
                    findings.value(definition, &format!("/examples/{at}/expect"), message, help);
                }
            }
        }
    }
}

fn advice(
    evaluator: &Evaluator<'_>,
    explanation: &Explanation<'_>,
    expect: &Given,
) -> Option<(Message, Message)> {
    let expected = typed(expect, evaluator.gives());
    let agrees = match (&expected, &explanation.outcome) {
        (Some(Value::Unknown(_)), Outcome::Unknown(_) | Outcome::NotApplicable) => true,
        (expected, Outcome::Value(value)) => expected.as_ref() == Some(value),
        _ => false,
    };
    if agrees {
        return None;
    }
    let Message { en: why, nl: waarom } = because(explanation);
    let trace = trace(explanation);
    let (en, nl) = match &explanation.outcome {
        Outcome::Value(value) => {
            let wanted = wanted(expected.as_ref(), expect);
            (
                format!("gives `{value}`, not {}: {why}", wanted.en),
                format!("geeft `{value}`, niet {}: {waarom}", wanted.nl),
            )
        }
        Outcome::Unknown(_) => (format!("cannot tell: {why}"), format!("weet het niet: {waarom}")),
        Outcome::NotApplicable => {
            (format!("is not applicable: {why}"), format!("is niet van toepassing: {waarom}"))
        }
    };
    Some((
        Message::new(format!("for this unit the rule {en}"), format!("voor deze eenheid {}", inverted(&nl))),
        Message::new(
            format!("correct the example, or the rule; what went into it: {}", trace.en),
            format!("verbeter het voorbeeld, of de regel; wat erin ging: {}", trace.nl),
        ),
    ))
}

/// What is expected: as a value of the definition, or as it is written if it is none.
fn wanted(expected: Option<&Value>, written: &Given) -> Message {
    let quoted = |text: &str| Message::new(format!("`{text}`"), format!("`{text}`"));
    match (expected, written) {
        (Some(Value::Unknown(_)), _) | (_, Given::Null) => quoted("null"),
        (Some(value), _) => quoted(&value.to_string()),
        (None, Given::Text(text)) if text.is_empty() => Message::new("an empty text", "een lege tekst"),
        (None, Given::Text(text)) => quoted(text),
        (None, Given::List(_)) => Message::new("a list", "een lijst"),
        (None, Given::Map(_)) => Message::new("values by name", "waarden bij naam"),
    }
}

/// In Dutch the verb comes before the rule when a sentence begins with the unit.
fn inverted(predicate: &str) -> String {
    let (verb, rest) = predicate.split_once(' ').unwrap_or((predicate, ""));
    format!("{verb} de regel {rest}")
}
