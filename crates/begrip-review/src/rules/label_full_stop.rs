//! `label-full-stop`: a label does not end with a full stop.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "label-full-stop",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said { en: "a label does not end with a full stop", nl: "een label eindigt niet op een punt" },
    why: Said {
        en: "A label is a name, which stands in tables and within sentences; a full stop breaks both.",
        nl: "Een label is een naam, die in tabellen en midden in zinnen staat; een punt breekt beide af.",
    },
    fix: Said {
        en: "Leave the full stop out; what needs a sentence belongs in `definition` or `note`.",
        nl: "Laat de punt weg; wat een zin nodig heeft, hoort in `definition` of `note`.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede., en: Poverty }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        for (language, label) in definition.header().label.iter() {
            if ends_a_sentence(label) {
                let message = Message::new(
                    format!("the label `{label}` ends with a full stop"),
                    format!("het label `{label}` eindigt op een punt"),
                );
                let pointer = format!("/label/{language}");
                findings.value(definition, &pointer, message, RULE.fix.as_help());
            }
        }
    }
}

/// Abbreviations that may end a label.
const ABBREVIATIONS: &[&str] = &[
    "etc", "enz", "incl", "excl", "ca", "nr", "no", "resp", "max", "min", "jr", "sr", "st", "vs", "ed", "al",
];

/// Whether the text ends with a full stop that is no part of an abbreviation (`etc.`, `e.a.`, `incl.`).
fn ends_a_sentence(label: &str) -> bool {
    let Some(text) = label.trim_end().strip_suffix('.') else { return false };
    let last = text.split([' ', '(']).next_back().unwrap_or_default();
    !last.contains('.') && !ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}
