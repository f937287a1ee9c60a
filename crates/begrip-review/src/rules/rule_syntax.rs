//! `rule-syntax`: every rule can be read as an expression of the rule language.

use begrip::Decimal;
use begrip::expr::{Expected, SyntaxErrorKind};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "rule-syntax",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "a rule can be read as one expression of the rule language",
        nl: "een regel is te lezen als één expressie van de regeltaal",
    },
    why: Said {
        en: "A rule that cannot be read cannot be applied, compared or tested.",
        nl: "Een regel die niet te lezen is, kan niet worden toegepast, vergeleken of getoetst.",
    },
    fix: Said {
        en: "Write one scalar SQL expression over the names under `inputs`; what of SQL is left out is named.",
        nl: "Schrijf één scalaire SQL-expressie over de namen onder `inputs`; wat van SQL is weggelaten, wordt genoemd.",
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
rule: income != 5
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
    for read in &context.expressions {
        if let Err(error) = &read.parsed {
            let message = Message::new(error.to_string(), in_dutch(&error.kind));
            findings.part(read.definition, &read.stated.pointer, &error.span, message, help(&error.kind));
        }
    }
}

fn in_dutch(kind: &SyntaxErrorKind) -> String {
    match kind {
        SyntaxErrorKind::Excluded(excluded) => format!("{} hoort niet bij de regeltaal", excluded.nl),
        SyntaxErrorKind::Character(c) => format!("het teken `{c}` betekent niets in een regel"),
        SyntaxErrorKind::Number(text) => format!("`{text}` is geen decimaal getal"),
        SyntaxErrorKind::DecimalComma(text) => {
            format!("`{text}` heeft een komma in plaats van een decimale punt")
        }
        SyntaxErrorKind::Date(text) => format!("`{text}` is geen datum (`JJJJ-MM-DD`)"),
        SyntaxErrorKind::OpenText => "deze tekst heeft geen aanhalingsteken aan het eind".to_owned(),
        SyntaxErrorKind::Expected { expected } => match expected {
            Expected::Value => "hier hoort een waarde".to_owned(),
            Expected::End => "hier hoort het einde van de regel, of een bewerking".to_owned(),
            Expected::Sign(sign) => format!("hier hoort `{sign}`"),
        },
        SyntaxErrorKind::TooDeep => "haakjes zijn te diep genest".to_owned(),
        SyntaxErrorKind::TooLong => "de regel is te lang".to_owned(),
    }
}

fn help(kind: &SyntaxErrorKind) -> Message {
    match kind {
        SyntaxErrorKind::Excluded(excluded) if !excluded.instead.0.is_empty() => {
            Message::new(excluded.instead.0, excluded.instead.1)
        }
        SyntaxErrorKind::Number(text) => match with_digits(text) {
            Some(meant) => Message::new(format!("write `{meant}`"), format!("schrijf `{meant}`")),
            None => Message::new(
                "write a decimal point and a digit on both sides of it",
                "schrijf een decimale punt met aan beide kanten een cijfer",
            ),
        },
        SyntaxErrorKind::DecimalComma(text) => {
            // a point before a comma groups thousands
            let meant = text.replace('.', "").replace(',', ".");
            Message::new(format!("write `{meant}`"), format!("schrijf `{meant}`"))
        }
        SyntaxErrorKind::OpenText => Message::new("close the text with `'`", "sluit de tekst af met `'`"),
        SyntaxErrorKind::TooDeep | SyntaxErrorKind::TooLong => Message::new(
            "make definitions of its parts, and refer to them",
            "maak definities van de onderdelen, en verwijs ernaar",
        ),
        SyntaxErrorKind::Expected { expected: Expected::Sign(")") } => Message::new(
            "close the bracket that was opened with `)`, or take it away",
            "sluit het haakje dat is geopend met `)`, of haal het weg",
        ),
        SyntaxErrorKind::Expected { expected: Expected::Sign("END") } => Message::new(
            "write `CASE WHEN condition THEN value ELSE value END`",
            "schrijf `CASE WHEN voorwaarde THEN waarde ELSE waarde END`",
        ),
        _ => Message::new(
            "a rule has names, numbers, 'texts', + - * /, comparisons, AND, OR, NOT, IN, BETWEEN, CASE and a few functions",
            "een regel heeft namen, getallen, 'teksten', + - * /, vergelijkingen, AND, OR, NOT, IN, BETWEEN, CASE en enkele functies",
        ),
    }
}

/// A number that lacks a digit before or after its point, with a zero there.
fn with_digits(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once('.')?;
    let or_zero = |digits: &str| if digits.is_empty() { "0".to_owned() } else { digits.to_owned() };
    let meant = format!("{}.{}", or_zero(whole), or_zero(decimals));
    meant.parse::<Decimal>().ok().map(|_| meant)
}
