//! `definition-circular`: a definition says more than the words of its label.

use begrip::Definition;
use std::collections::BTreeSet;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "definition-circular",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "a definition says more than the words of its label",
        nl: "een definitie zegt meer dan de woorden van haar label",
    },
    why: Said {
        en: "Whoever does not know the term does not know the definition either, if it only repeats it.",
        nl: "Wie de term niet kent, kent ook de definitie niet als die de term alleen herhaalt.",
    },
    fix: Said {
        en: "Say what it is in other words: the wider thing that it is one of, and what sets it apart.",
        nl: "Zeg in andere woorden wat het is: van welk ruimer iets het er een is, en wat het onderscheidt.",
    },
    fires: "
# file: definitions/nl/energy-poverty.yaml
kind: concept
id: nl/energy-poverty
version: 1.0.0
status: adopted
label: { nl: Energiearmoede, en: Energy poverty }
definition:
  nl: Het hebben van energiearmoede
  en: State in which a household cannot warm its home enough
",
    passes: "
# file: definitions/nl/energy-poverty.yaml
kind: concept
id: nl/energy-poverty
version: 1.0.0
status: adopted
label: { nl: Energiearmoede, en: Energy poverty }
definition:
  nl: Toestand waarin een huishouden zijn woning niet genoeg kan verwarmen
  en: State in which a household cannot warm its home enough
",
    check,
};

/// Words that say nothing of the subject.
const EMPTY: &[&str] = &[
    "de",
    "het",
    "een",
    "van",
    "met",
    "in",
    "of",
    "en",
    "is",
    "dat",
    "die",
    "wat",
    "hebben",
    "heeft",
    "zijn",
    "waarin",
    "waarbij",
    "waarvan",
    "sprake",
    "betrekking",
    "op",
    "door",
    "voor",
    "bij",
    "er",
    "te",
    "the",
    "a",
    "an",
    "with",
    "and",
    "or",
    "that",
    "which",
    "having",
    "has",
    "have",
    "being",
    "be",
    "to",
    "for",
    "by",
    "there",
    "on",
    "who",
    "whose",
];

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        for (language, text) in definition.header().definition.iter() {
            // where nothing more is known that is said already
            let is_open = !definition.header().open.is_empty();
            if !is_open && is_circular(definition, language.as_str(), text) {
                let message = Message::new(
                    format!("the definition `{text}` only repeats the label"),
                    format!("de definitie `{text}` herhaalt alleen het label"),
                );
                let pointer = format!("/definition/{language}");
                findings.value(definition, &pointer, message, RULE.fix.as_help());
            }
        }
    }
}

/// Whether every word of a definition that says something is one of the label in the same language.
pub(super) fn is_circular(definition: &Definition, language: &str, text: &str) -> bool {
    let Some(label) = definition.header().label.get(language) else { return false };
    let label: BTreeSet<String> = words(label).collect();
    // most texts have a word of their own near the beginning
    let mut said = words(text).peekable();
    said.peek().is_some() && said.all(|word| label.contains(&word))
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str()))
}
