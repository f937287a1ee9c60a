//! `invalid-validity`: a stretch of days does not end before it begins.

use begrip::{Content, Definition, Validity};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "invalid-validity",
    severity: Severity::Error,
    group: Group::Versions,
    summary: Said {
        en: "a stretch of days does not end before it begins",
        nl: "een reeks dagen eindigt niet voordat ze begint",
    },
    why: Said {
        en: "A stretch whose last day lies before its first contains no day, so what it is written for would never hold.",
        nl: "Een reeks waarvan de laatste dag vóór de eerste ligt, bevat geen enkele dag; waar ze bij staat, zou dus nooit gelden.",
    },
    fix: Said {
        en: "Correct `from` or `until`; `until` is the last day that belongs to the stretch.",
        nl: "Verbeter `from` of `until`; `until` is de laatste dag die er nog bij hoort.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
valid: { from: 2015-01-01, until: 2014-12-31 }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
valid: { from: 2014-01-01, until: 2014-12-31 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        for (pointer, days) in reversed(definition) {
            let (Some(from), Some(until)) = (days.from, days.until) else { continue };
            let message = Message::new(
                format!("`until` ({until}) lies before `from` ({from}), so this holds on no day"),
                format!("`until` ({until}) ligt vóór `from` ({from}), dus dit geldt op geen enkele dag"),
            );
            let help = Message::new(
                "correct one of the two; `until` is the last day that belongs to it",
                "verbeter een van de twee; `until` is de laatste dag die er nog bij hoort",
            );
            findings.value(definition, &format!("{pointer}/until"), message, help);
        }
    }
}

/// The stretches that end before they begin, with where they are written.
fn reversed(definition: &Definition) -> Vec<(String, Validity)> {
    let header = definition.header();
    let mut stretches = vec![("/valid".to_owned(), header.valid), ("/in_use".to_owned(), header.in_use)];
    stretches.retain(|(_, days)| days.is_reversed());
    match definition.content() {
        Content::CodeList(list) => {
            let days = list.codes.iter().map(|code| code.valid).enumerate();
            let wrong = days.filter(|(_, days)| days.is_reversed());
            stretches.extend(wrong.map(|(index, days)| (format!("/codes/{index}/valid"), days)));
        }
        Content::Parameter(parameter) => {
            let days = parameter.steps.iter().map(begrip::kind::parameter::Step::days).enumerate();
            let wrong = days.filter(|(_, days)| days.is_reversed());
            stretches.extend(wrong.map(|(index, days)| (format!("/steps/{index}"), days)));
        }
        _ => {}
    }
    stretches
}
