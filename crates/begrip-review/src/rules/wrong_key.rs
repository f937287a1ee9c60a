//! `wrong-key`: a parameter with keys is called with these keys.

use begrip::expr::TypeFaultKind;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "wrong-key",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "a parameter with keys is called with these keys, and a function with its arguments",
        nl: "een parameter met sleutels wordt met die sleutels aangeroepen, en een functie met haar argumenten",
    },
    why: Said {
        en: "Without its keys nobody can tell which amount is meant.",
        nl: "Zonder de sleutels is niet te zeggen welk bedrag bedoeld is.",
    },
    fix: Said {
        en: "Write the keys between brackets, in the order of `by`.",
        nl: "Schrijf de sleutels tussen haakjes, in de volgorde van `by`.",
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
rule: convert(income, 'EUR/month') < norm AND household_type = 'single'
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
        TypeFaultKind::Keys { name, keys, found } => Some(wrong_keys(name, keys, *found)),
        TypeFaultKind::NotCallable { name } => Some((
            Message::new(format!("`{name}` has no keys"), format!("`{name}` heeft geen sleutels")),
            Message::new(
                format!("write `{name}` without brackets"),
                format!("schrijf `{name}` zonder haakjes"),
            ),
        )),
        TypeFaultKind::Arguments { name, takes, found } => Some((
            Message::new(
                format!("`{name}` takes {takes} values, and {found} are written"),
                format!("`{name}` krijgt {takes} waarden, en er staan er {found}"),
            ),
            Message::new("write as many values as it takes", "schrijf zoveel waarden als erbij horen"),
        )),
        _ => None,
    }
}

fn wrong_keys(name: &str, keys: &[String], found: usize) -> (Message, Message) {
    let asked = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    let call = format!("{name}({})", keys.join(", "));
    let message = match found {
        0 => Message::new(
            format!("`{name}` has an amount for each {asked}"),
            format!("`{name}` heeft een bedrag voor elke {asked}"),
        ),
        _ => Message::new(
            format!("`{name}` has the keys {asked}, and {found} are written"),
            format!("`{name}` heeft de sleutels {asked}, en er staan er {found}"),
        ),
    };
    (message, Message::new(format!("write `{call}`"), format!("schrijf `{call}`")))
}
