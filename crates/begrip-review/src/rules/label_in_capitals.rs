//! `label-in-capitals`: a label is not written in capitals.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "label-in-capitals",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said { en: "a label is not written in capitals", nl: "een label staat niet in hoofdletters" },
    why: Said {
        en: "Capitals are harder to read, lose names and abbreviations, and make of one label two in lists and searches.",
        nl: "Hoofdletters lezen slechter, laten namen en afkortingen verdwijnen, en maken van één label er twee in lijsten en zoekresultaten.",
    },
    fix: Said {
        en: "Write the label as in a sentence; abbreviations keep their capitals.",
        nl: "Schrijf het label zoals in een zin; afkortingen houden hun hoofdletters.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: LANGDURIGE ARMOEDE, en: Long-term poverty }
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
        for (language, label) in definition.header().label.iter() {
            if is_in_capitals(label) {
                let message = Message::new(
                    format!("the label `{label}` is written in capitals"),
                    format!("het label `{label}` staat in hoofdletters"),
                );
                let pointer = format!("/label/{language}");
                findings.value(definition, &pointer, message, RULE.fix.as_help());
            }
        }
    }
}

/// Whether there is no small letter, and more than abbreviations.
fn is_in_capitals(label: &str) -> bool {
    if label.chars().any(char::is_lowercase) {
        return false;
    }
    let lengths = label.split(|c: char| !c.is_uppercase()).map(|word| word.chars().count());
    let (mut words, mut longest) = (0, 0);
    for length in lengths {
        words += usize::from(length >= 4);
        longest = longest.max(length);
    }
    longest >= 8 || words >= 2
}
