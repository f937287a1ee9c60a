//! `unknown-input`: a rule uses only names that stand under its inputs.

use begrip::expr::TypeFaultKind;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "unknown-input",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "a rule uses only names that stand under its `inputs`",
        nl: "een regel gebruikt alleen namen die onder `inputs` staan",
    },
    why: Said {
        en: "A name without meaning leaves the rule without one.",
        nl: "Een naam zonder betekenis laat de regel zonder betekenis.",
    },
    fix: Said { en: "Correct the name, or add the input.", nl: "Verbeter de naam, of voeg de invoer toe." },
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
rule: convert(income, 'EUR/month') < norm(household_type) AND houshold_type = 'single'
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
        TypeFaultKind::UnknownName { name, nearest } => {
            let message = Message::new(
                format!("`{name}` is not one of the `inputs`"),
                format!("`{name}` is niet een van de `inputs`"),
            );
            let help = match nearest {
                Some(near) => {
                    Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?"))
                }
                None => Message::new(
                    "add it under `inputs` with the definition that it means",
                    "voeg hem toe onder `inputs` met de definitie die hij betekent",
                ),
            };
            Some((message, help))
        }
        _ => None,
    }
}
