//! `type-mismatch`: every part of a rule gives what its place asks for.

use begrip::expr::{Type, TypeFaultKind, domain};
use begrip::{Aggregate, Content, Definition, Input, Time, ValueDomain};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "type-mismatch",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "every part of a rule gives what its place asks for: a number, a code, a day, true or false",
        nl: "elk deel van een regel geeft wat op die plaats hoort: een getal, een code, een dag, waar of onwaar",
    },
    why: Said {
        en: "What is neither true nor false cannot be joined by AND, and a text cannot be added.",
        nl: "Wat niet waar of onwaar is, kan niet met AND worden verbonden, en een tekst is niet op te tellen.",
    },
    fix: Said {
        en: "Write a part of the right type, or declare other `values`.",
        nl: "Schrijf een deel van het juiste type, of geef andere `values` op.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/type.yaml
kind: code_list
id: nl/type
version: 1.0.0
status: adopted
codes:
  - { code: single, label: { nl: alleenstaande, en: single person } }
  - { code: couple, label: { nl: paar, en: couple } }
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/year }
# file: definitions/nl/type-of-household.yaml
kind: variable
id: nl/type-of-household
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { codes: nl/type@^1 }
# file: definitions/nl/norm.yaml
kind: parameter
id: nl/norm
version: 1.0.0
status: adopted
values: { number: EUR/month }
by:
  - { key: household_type, codes: nl/type@^1 }
steps:
  - { from: 2023-01-01, amounts: { single: 1195.66, couple: 1708.08 } }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
inputs:
  income: nl/income@^1
  household_type: nl/type-of-household@^1
  norm: nl/norm@^1
rule: convert(income, 'EUR/month') + norm(household_type)
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/type.yaml
kind: code_list
id: nl/type
version: 1.0.0
status: adopted
codes:
  - { code: single, label: { nl: alleenstaande, en: single person } }
  - { code: couple, label: { nl: paar, en: couple } }
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/year }
# file: definitions/nl/type-of-household.yaml
kind: variable
id: nl/type-of-household
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { codes: nl/type@^1 }
# file: definitions/nl/norm.yaml
kind: parameter
id: nl/norm
version: 1.0.0
status: adopted
values: { number: EUR/month }
by:
  - { key: household_type, codes: nl/type@^1 }
steps:
  - { from: 2023-01-01, amounts: { single: 1195.66, couple: 1708.08 } }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
inputs:
  income: nl/income@^1
  household_type: nl/type-of-household@^1
  norm: nl/norm@^1
rule: convert(income, 'EUR/month') < norm(household_type) AND household_type = 'single'
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    context.each_fault(findings, advice);
    for definition in context.registry.definitions() {
        for placed in definition.inputs() {
            if let Input::Aggregate(aggregate) = placed.input
                && let Some((message, help)) = of_members(context, aggregate)
            {
                let (function, _) = aggregate.function();
                findings.value(definition, &format!("{}/{function}", placed.pointer), message, help);
            }
        }
    }
}

/// What is wrong with a function over members if it takes what it cannot; of other kinds `wrong-kind` speaks.
fn of_members(context: &Context<'_>, aggregate: &Aggregate) -> Option<(Message, Message)> {
    let (function, of) = aggregate.function();
    let Ok(Content::Variable(variable)) = context.registry.resolve(of, Time::Any).map(Definition::content)
    else {
        return None;
    };
    let values = domain(context.registry, &variable.values);
    let is_number = matches!(variable.values, ValueDomain::Number(_) | ValueDomain::Integer(_));
    let (fits, asks) = match aggregate {
        Aggregate::Count(_) => return None,
        Aggregate::Any(_) | Aggregate::All(_) => {
            (values == Type::Boolean, ["something that is true or false", "iets dat waar of onwaar is"])
        }
        Aggregate::Sum(_) | Aggregate::Mean(_) => (is_number, ["a number", "een getal"]),
        Aggregate::Min(_) | Aggregate::Max(_) => (
            !matches!(values, Type::Boolean | Type::Text),
            ["a number, a day or an ordered code", "een getal, een dag of een geordende code"],
        ),
    };
    let [en, nl] = asks;
    let message = Message::new(
        format!("`{function}` takes {en} of each member, and `{}` is {values}", of.id()),
        format!("`{function}` neemt van elk lid {nl}, en `{}` is {}", of.id(), values.in_dutch()),
    );
    let help = Message::new(
        "name another variable, or count the members of which something holds: `count` with `where`",
        "noem een andere variabele, of tel de leden waarvan iets geldt: `count` met `where`",
    );
    (!fits && values != Type::Unknown).then_some((message, help))
}

fn fitting(expected: &Type<'_>, found: &Type<'_>) -> Message {
    match (expected, found) {
        (Type::Code(_), Type::Code(_)) => Message::new(
            "write the keys in the order in which the parameter has them",
            "schrijf de sleutels in de volgorde waarin de parameter ze heeft",
        ),
        _ => Message::new(
            "write a part of the right type, or declare other `values`",
            "schrijf een deel van het juiste type, of geef andere `values` op",
        ),
    }
}

fn advice(kind: &TypeFaultKind<'_>) -> Option<(Message, Message)> {
    match kind {
        TypeFaultKind::Mismatch { expected, found } => Some((
            Message::new(
                format!("{expected} is expected here, and this is {found}"),
                format!("hier hoort {}, en dit is {}", expected.in_dutch(), found.in_dutch()),
            ),
            fitting(expected, found),
        )),
        TypeFaultKind::ListAsValue { name } => Some((
            Message::new(
                format!("`{name}` is a code list, and not one value"),
                format!("`{name}` is een codelijst, en niet één waarde"),
            ),
            Message::new(
                format!("ask whether a code is in it: `… IN {name}`"),
                format!("vraag of een code erin staat: `… IN {name}`"),
            ),
        )),
        TypeFaultKind::NotANumber { found } => Some((
            Message::new(
                format!("a number is expected here, and this is {found}"),
                format!("hier hoort een getal, en dit is {}", found.in_dutch()),
            ),
            Message::new("calculate with numbers only", "reken alleen met getallen"),
        )),
        TypeFaultKind::Incomparable { left, right } => Some((
            Message::new(
                format!("{left} cannot be compared with {right}"),
                format!("{} is niet te vergelijken met {}", left.in_dutch(), right.in_dutch()),
            ),
            Message::new("compare values of one type", "vergelijk waarden van één type"),
        )),
        TypeFaultKind::TextOrder => Some((
            Message::new("texts have no order", "teksten hebben geen volgorde"),
            Message::new(
                "compare texts with `=`, `<>` or `IN`, or use the codes of a list that says `ordered: true`",
                "vergelijk teksten met `=`, `<>` of `IN`, of gebruik de codes van een lijst die `ordered: true` zegt",
            ),
        )),
        _ => None,
    }
}
