//! `unknown-code`: a code that is written in a rule is in the list on every day for which the rule is meant.

use begrip::expr::TypeFaultKind;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "unknown-code",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "a code that is written in a rule is in its list on every day for which the rule is meant",
        nl: "een code in een regel staat in de lijst op elke dag waarvoor de regel bedoeld is",
    },
    why: Said {
        en: "A comparison with a code that does not exist is never true, without anybody noticing.",
        nl: "Een vergelijking met een code die niet bestaat, is nooit waar, zonder dat iemand het merkt.",
    },
    fix: Said {
        en: "Write a code of the list; where codes change, make a version of the definition for each period.",
        nl: "Schrijf een code van de lijst; waar codes veranderen, maak een versie van de definitie voor elke periode.",
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
rule: convert(income, 'EUR/month') < norm(household_type) AND household_type = 'singel'
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
        TypeFaultKind::UnknownCode { code, list, on_other_days: true, .. } => Some((
            Message::new(
                format!("`{code}` is not a code of `{list}` on every day for which this is valid"),
                format!("`{code}` is niet op elke dag waarvoor dit geldt een code van `{list}`"),
            ),
            Message::new(
                "narrow the validity of this definition to the days of the code",
                "beperk de geldigheid van deze definitie tot de dagen van de code",
            ),
        )),
        TypeFaultKind::UnknownCode { code, list, nearest, .. } => Some((
            Message::new(
                format!("`{code}` is not a code of `{list}`"),
                format!("`{code}` is geen code van `{list}`"),
            ),
            match nearest {
                Some(near) => {
                    Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?"))
                }
                None => Message::new(
                    format!("see `begrip show {list}` for its codes"),
                    format!("zie `begrip show {list}` voor de codes"),
                ),
            },
        )),
        TypeFaultKind::NoOrder { list } => Some((
            Message::new(
                format!("the codes of `{list}` have no order"),
                format!("de codes van `{list}` hebben geen volgorde"),
            ),
            Message::new(
                "compare codes with `=`, `<>` or `IN`, or say `ordered: true` in the list",
                "vergelijk codes met `=`, `<>` of `IN`, of zeg `ordered: true` in de lijst",
            ),
        )),
        _ => None,
    }
}
