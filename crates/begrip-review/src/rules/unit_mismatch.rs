//! `unit-mismatch`: amounts that are added or compared are in the same unit of measure.

use begrip::Measure;
use begrip::expr::TypeFaultKind;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "unit-mismatch",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "amounts that are added or compared are in the same unit of measure",
        nl: "bedragen die worden opgeteld of vergeleken, staan in dezelfde meeteenheid",
    },
    why: Said {
        en: "An amount a year compared with an amount a month gives an answer for every household, and a wrong one for nearly all.",
        nl: "Een bedrag per jaar vergelijken met een bedrag per maand geeft voor elk huishouden een antwoord, en voor bijna alle een verkeerd.",
    },
    fix: Said {
        en: "Convert one side; only exact conversions are known: 12 months a year, 100 percent of a ratio, 1000 m in a km.",
        nl: "Reken een kant om; alleen exacte omrekeningen zijn bekend: 12 maanden per jaar, 100 procent van een verhouding, 1000 m in een km.",
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
rule: income < norm(household_type)
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
}

fn advice(kind: &TypeFaultKind<'_>) -> Option<(Message, Message)> {
    match kind {
        TypeFaultKind::Units { left, right, convert } => {
            Some((units(left, right), converted(convert.as_deref())))
        }
        TypeFaultKind::Conversion { from, to } => Some((
            Message::new(
                format!("{from} does not convert into {to}"),
                format!("{from} is niet om te rekenen in {to}"),
            ),
            Message::new(
                "convert into a unit that measures the same, or take `number(…)` of a count",
                "reken om in een eenheid die hetzelfde meet, of neem `number(…)` van een aantal",
            ),
        )),
        TypeFaultKind::Relabelled { amount, convert } => Some(relabelled(amount, convert.as_deref())),
        TypeFaultKind::UnitText => Some((
            Message::new("this is not a unit of measure", "dit is geen meeteenheid"),
            Message::new("write it as a text: `'EUR/year'`", "schrijf hem als tekst: `'EUR/year'`"),
        )),
        _ => None,
    }
}

fn units((left, from): &(String, Measure), (right, to): &(String, Measure)) -> Message {
    if left.is_empty() {
        return Message::new(
            format!("`{right}` is in {to}, and {from} is expected here"),
            format!("`{right}` is in {to}, en hier hoort {from}"),
        );
    }
    Message::new(
        format!("`{left}` is in {from}, `{right}` in {to}"),
        format!("`{left}` staat in {from}, `{right}` in {to}"),
    )
}

fn relabelled((amount, unit): &(String, Measure), convert: Option<&str>) -> (Message, Message) {
    let message = Message::new(
        format!("`{amount}` is in {unit} already; `quantity` gives a unit to a number that has none"),
        format!(
            "`{amount}` staat al in {unit}; `quantity` geeft een eenheid aan een getal dat er geen heeft"
        ),
    );
    let help = match convert {
        Some(convert) => Message::new(format!("write `{convert}`"), format!("schrijf `{convert}`")),
        None => Message::new(
            format!("if only the number is meant, write `number({amount})` within it"),
            format!("is alleen het getal bedoeld, schrijf dan `number({amount})` erin"),
        ),
    };
    (message, help)
}

fn converted(convert: Option<&str>) -> Message {
    match convert {
        Some(convert) => Message::new(
            format!("convert one side, such as `{convert}`"),
            format!("reken een kant om, zoals `{convert}`"),
        ),
        None => Message::new(
            "these do not measure the same; compare or add amounts of one unit",
            "deze meten niet hetzelfde; vergelijk of tel bedragen van één eenheid op",
        ),
    }
}
