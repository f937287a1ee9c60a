//! `bounds-reversed`: the lowest value is not above the highest.

use begrip::{Content, Definition, ValueDomain};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "bounds-reversed",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "the lowest value is not above the highest",
        nl: "de laagste waarde ligt niet boven de hoogste",
    },
    why: Said {
        en: "No value fits between the two, so every one that is given is refused.",
        nl: "Geen waarde past tussen de twee, dus elke die gegeven wordt, wordt geweigerd.",
    },
    fix: Said {
        en: "Swap `minimum` and `maximum`, or correct one of them.",
        nl: "Verwissel `minimum` en `maximum`, of verbeter een van beide.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/members.yaml
kind: variable
id: nl/members
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { integer: person, minimum: 20, maximum: 1 }
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/members.yaml
kind: variable
id: nl/members
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { integer: person, minimum: 1, maximum: 20 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let (minimum, maximum) = match values(definition) {
            Some(ValueDomain::Number(domain)) => (domain.minimum, domain.maximum),
            Some(ValueDomain::Integer(domain)) => (domain.minimum, domain.maximum),
            _ => continue,
        };
        if let (Some(minimum), Some(maximum)) = (minimum, maximum)
            && minimum > maximum
        {
            let message = Message::new(
                format!("the lowest value `{minimum}` is above the highest, `{maximum}`"),
                format!("de laagste waarde `{minimum}` ligt boven de hoogste, `{maximum}`"),
            );
            findings.value(definition, "/values/minimum", message, RULE.fix.as_help());
        }
    }
}

/// The values that a definition says it may have.
pub(super) fn values(definition: &Definition) -> Option<&ValueDomain> {
    match definition.content() {
        Content::Variable(variable) => Some(&variable.values),
        Content::Parameter(parameter) => Some(&parameter.values),
        Content::Indicator(indicator) => indicator.values.as_ref(),
        _ => None,
    }
}
