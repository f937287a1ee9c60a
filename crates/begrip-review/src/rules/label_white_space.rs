//! `label-white-space`: a label has no white space at its ends, no double spaces and no line breaks.

use begrip::{Content, Definition};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::words::collapsed;

pub(crate) const RULE: Rule = Rule {
    name: "label-white-space",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "a label has no white space at its ends, no double spaces and no line breaks",
        nl: "een label heeft geen witruimte aan de einden, geen dubbele spaties en geen regeleinden",
    },
    why: Said {
        en: "Nobody sees it, and yet searches and joins on the label fail.",
        nl: "Niemand ziet het, en toch mislukken zoeken en koppelen op het label.",
    },
    fix: Said {
        en: "Write the label with single spaces between its words and nothing around them.",
        nl: "Schrijf het label met enkele spaties tussen de woorden en niets eromheen.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: \"Langdurige  armoede\", en: Long-term poverty }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Langdurige armoede, en: Long-term poverty }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        for (pointer, label) in labels(definition) {
            let clean = collapsed(label);
            if !clean.is_empty() && clean != label {
                let message = Message::new(
                    format!(
                        "the label has white space at its ends, double spaces or a line break; it reads `{clean}`"
                    ),
                    format!(
                        "het label heeft witruimte aan de einden, dubbele spaties of een regeleinde; er staat `{clean}`"
                    ),
                );
                let help = Message::new(format!("write `{clean}`"), format!("schrijf `{clean}`"));
                findings.value(definition, &pointer, message, help);
            }
        }
    }
}

/// The labels of a definition and of its codes, with their pointers.
fn labels(definition: &Definition) -> Vec<(String, &str)> {
    let own = definition.header().label.iter();
    let mut labels: Vec<(String, &str)> =
        own.map(|(language, label)| (format!("/label/{language}"), label)).collect();
    if let Content::CodeList(list) = definition.content() {
        for (index, code) in list.codes.iter().enumerate() {
            let of_code = code.label.iter();
            labels
                .extend(of_code.map(|(language, label)| (format!("/codes/{index}/label/{language}"), label)));
        }
    }
    labels
}
