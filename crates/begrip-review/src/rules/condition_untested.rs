//! `condition-untested`: every condition of a rule with examples is true in one of them and false in another.

use std::collections::BTreeSet;

use begrip::Node;
use begrip::eval::Evaluator;
use begrip::expr::Type;

use crate::check::examples;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Read, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "condition-untested",
    severity: Severity::Info,
    group: Group::Rules,
    summary: Said {
        en: "every condition of a rule with examples is true in one of them and false in another",
        nl: "elke voorwaarde van een regel met voorbeelden is in een ervan waar en in een ander onwaar",
    },
    why: Said {
        en: "A condition that comes out the same in every example could be written wrongly and nobody would see it.",
        nl: "Een voorwaarde die in elk voorbeeld hetzelfde uitkomt, kan verkeerd geschreven zijn zonder dat iemand het ziet.",
    },
    fix: Said {
        en: "Add a worked example on the other side of the condition, best exactly on the threshold.",
        nl: "Voeg een uitgewerkt voorbeeld aan de andere kant van de voorwaarde toe, het liefst precies op de grens.",
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
period: month
inputs:
  income: nl/income@^1
rule: income <= 1200
examples:
  - { date: 2023-07-01, given: { income: 1200 }, expect: true }
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
period: month
inputs:
  income: nl/income@^1
rule: income <= 1200
examples:
  - { date: 2023-07-01, given: { income: 1200 }, expect: true }
  - { date: 2023-07-01, given: { income: 1200.01 }, expect: false }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let sound: BTreeSet<Node> = context.rules().map(|read| read.definition.node()).collect();
    let tested = |read: &&Read<'_>| sound.contains(&read.definition.node());
    for read in context.expressions.iter().filter(tested) {
        let Ok(rule) = &read.parsed else { continue };
        let Some((outcomes, is_boolean)) = outcomes(context, read) else { continue };
        for (at, condition) in rule.conditions(is_boolean).into_iter().enumerate() {
            let comes_out = |wanted| outcomes.iter().any(|found| found.get(at) == Some(&Some(wanted)));
            if let Some((message, help)) = advice(comes_out(true), comes_out(false)) {
                findings.part(read.definition, &read.stated.pointer, &condition.span, message, help);
            }
        }
    }
}

/// How the conditions of a rule come out in each of its examples, or those of a `where` for each of their members; none
/// if there are no examples, one of them is not in order, which other rules speak of, or one gives the value over
/// members itself.
fn outcomes(context: &Context<'_>, read: &Read<'_>) -> Option<(Vec<Vec<Option<bool>>>, bool)> {
    let members = read.stated.pointer.strip_prefix("/inputs/").and_then(|name| name.strip_suffix("/where"));
    let members = members.map(|name| name.replace("~1", "/").replace("~0", "~"));
    let mut found = Vec::new();
    let mut is_boolean = false;
    for example in examples(read.definition) {
        let evaluator = Evaluator::new(context.registry, read.definition, example.date);
        let unit = evaluator.unit(example.given.iter().map(|(name, value)| (name.as_str(), value))).ok()?;
        if evaluator.is_unclear() {
            return None;
        }
        if let Some(name) = &members {
            is_boolean = true;
            found.extend(evaluator.conditions_of_members(&unit, name)?);
        } else {
            is_boolean = *evaluator.gives() == Type::Boolean;
            found.push(evaluator.conditions(&unit));
        }
    }
    (!found.is_empty()).then_some((found, is_boolean))
}

fn advice(is_true: bool, is_false: bool) -> Option<(Message, Message)> {
    let (en, nl) = match (is_true, is_false) {
        (true, true) => return None,
        (false, true) => ("true", "waar"),
        (true, false) => ("false", "onwaar"),
        (false, false) => ("true or false", "waar of onwaar"),
    };
    Some((
        Message::new(format!("no example makes this {en}"), format!("geen voorbeeld maakt dit {nl}")),
        Message::new(
            "add a worked example on the other side of it",
            "voeg een uitgewerkt voorbeeld aan de andere kant toe",
        ),
    ))
}
