//! `example-wrong`: a worked example gives what the rule gives.

use begrip::expr::{Because, Expr, Type, Value, Worked, domain, typed};
use begrip::{Content, Definition, Example, Registry, Validity};

use crate::check::examples;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Read, Rule};

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
    for read in
        context.expressions.iter().filter(|read| read.stated.pointer == "/rule" && read.faults.is_empty())
    {
        let Ok(rule) = &read.parsed else { continue };
        for (at, example) in examples(read.definition).iter().enumerate() {
            check_one(context.registry, read, rule, (at, example), findings);
        }
    }
}

fn check_one(
    registry: &Registry,
    read: &Read<'_>,
    rule: &Expr,
    (at, example): (usize, &Example),
    findings: &mut Findings<'_>,
) {
    let given = || example.given.iter().map(|(name, value)| (name.as_str(), value));
    // a unit that is given wrongly is what another rule speaks of
    if !Worked::misfits(registry, read.stated.inputs, given()).is_empty() {
        return;
    }
    let worked = Worked::new(registry, read.stated.inputs, period(read.definition, example), given());
    let computed = worked.evaluate(rule);
    let declared = read.stated.gives.map_or(Type::Boolean, |values| domain(registry, values));
    let expected = typed(&example.expect, &declared);
    let agrees = match (&expected, &computed) {
        (Some(Value::Unknown(_)), Value::Unknown(_)) => true,
        // an input that is computed from inputs of its own is not computed here
        (_, Value::Unknown(Because::NotGiven { .. } | Because::DoesNotFit)) => true,
        (expected, computed) => expected.as_ref() == Some(computed),
    };
    if !agrees {
        let (message, help) = advice(&computed);
        findings.value(read.definition, &format!("/examples/{at}/expect"), message, help);
    }
}

/// The reference period that contains the day of the example.
fn period(definition: &Definition, example: &Example) -> Option<Validity> {
    let date = example.date?;
    let own = match definition.content() {
        Content::Variable(variable) => variable.period.as_ref().and_then(|period| period.around(date)),
        _ => None,
    };
    Some(own.unwrap_or(Validity { from: Some(date), until: Some(date) }))
}

fn advice(computed: &Value) -> (Message, Message) {
    let (en, nl) = match computed {
        Value::Unknown(because) => in_words(because),
        known => (format!("gives `{known}`"), format!("geeft `{known}`")),
    };
    (
        Message::new(format!("the rule {en} for this unit"), format!("de regel {nl} voor deze eenheid")),
        Message::new("correct the example, or the rule", "verbeter het voorbeeld, of de regel"),
    )
}

fn in_words(because: &Because) -> (String, String) {
    match because {
        Because::NoAmount { name } => (
            format!("cannot tell (no amount is known for `{name}`)"),
            format!("weet het niet (er is geen bedrag bekend voor `{name}`)"),
        ),
        Because::Ambiguous { name } => (
            format!("cannot tell (`{name}` changes within the period, and the input does not say `at`)"),
            format!("weet het niet (`{name}` verandert binnen de periode, en de invoer zegt geen `at`)"),
        ),
        Because::DivisionByZero => ("divides by zero".to_owned(), "deelt door nul".to_owned()),
        Because::NotGiven { name } => (format!("needs `{name}`"), format!("heeft `{name}` nodig")),
        Because::Null | Because::DoesNotFit => ("cannot tell".to_owned(), "weet het niet".to_owned()),
    }
}
