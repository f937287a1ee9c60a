//! `special-data-without-law`: a special category of personal data names the law that allows it.

use begrip::kind::variable::Sensitivity;
use begrip::{Content, SourceRole};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "special-data-without-law",
    severity: Severity::Warning,
    group: Group::Privacy,
    summary: Said {
        en: "a special category of personal data names the law that allows it",
        nl: "een bijzonder persoonsgegeven noemt de wet die het toestaat",
    },
    why: Said {
        en: "Data on health, descent or belief may not be processed unless a law makes an exception (GDPR article 9).",
        nl: "Gegevens over gezondheid, afkomst of geloof mogen niet verwerkt worden, tenzij een wet een uitzondering maakt (AVG artikel 9).",
    },
    fix: Said {
        en: "Add a source with `role: law` and the article that makes the exception.",
        nl: "Voeg een bron toe met `role: law` en het artikel dat de uitzondering maakt.",
    },
    fires: "
# file: definitions/nl/person.yaml
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
# file: definitions/nl/health.yaml
kind: variable
id: nl/health
version: 1.0.0
status: adopted
unit: nl/person@^1
values: boolean
sensitivity: special
",
    passes: "
# file: definitions/nl/person.yaml
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
# file: definitions/nl/health.yaml
kind: variable
id: nl/health
version: 1.0.0
status: adopted
unit: nl/person@^1
values: boolean
sensitivity: special
sources:
  - { title: \"Wet op het CBS, artikel 37\", role: law }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Variable(variable) = definition.content() else { continue };
        let mut sources = definition.header().sources.iter();
        let has_law = sources.any(|source| source.role == Some(SourceRole::Law) || source.law.is_some());
        if variable.sensitivity == Some(Sensitivity::Special) && !has_law {
            let message = Message::new(
                "this is a special category of personal data, and no source is a law",
                "dit is een bijzonder persoonsgegeven, en geen bron is een wet",
            );
            findings.value(definition, "/sensitivity", message, RULE.fix.as_help());
        }
    }
}
