//! `languages-swapped`: the Dutch text is in Dutch and the English text in English.

use begrip::Language;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::words::collapsed;

pub(crate) const RULE: Rule = Rule {
    name: "languages-swapped",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "the Dutch text is in Dutch and the English text in English",
        nl: "de Nederlandse tekst is in het Nederlands en de Engelse in het Engels",
    },
    why: Said {
        en: "Readers, searches and translations get the language that the key promises, and find another.",
        nl: "Lezers, zoekopdrachten en vertalingen krijgen de taal die de sleutel belooft, en vinden een andere.",
    },
    fix: Said {
        en: "Put the text under the language that it is in.",
        nl: "Zet de tekst onder de taal waarin hij geschreven is.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
definition:
  nl: State in which somebody has too little money to pay for the things of life
  en: State in which somebody has too little money for what is needed in life
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
definition:
  nl: Toestand waarin iemand te weinig geld heeft voor wat in het leven nodig is
  en: State in which somebody has too little money for what is needed in life
",
    check,
};

/// Words that are Dutch and not English.
const DUTCH: &[&str] = &[
    "de", "het", "een", "van", "dat", "die", "niet", "met", "voor", "zijn", "wordt", "waarvan", "waarin",
    "naar", "heeft", "ook", "bij", "aan", "te", "uit", "tot", "en", "geen", "deze",
];
/// Words that are English and not Dutch.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "which", "whose", "with", "for", "not", "from", "has", "have", "this", "that", "by",
    "to", "who", "where", "on", "or", "are", "no",
];
/// So many words of another language, and none of its own, make a text one of that language.
const LEAST: usize = 3;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        for (language, text) in definition.header().definition.iter() {
            let (own, other) = match language.as_str().split('-').next() {
                Some("nl") => (DUTCH, ENGLISH),
                Some("en") => (ENGLISH, DUTCH),
                _ => continue,
            };
            let is_copied =
                |(tag, other): (&Language, &str)| tag != language && collapsed(other) == collapsed(text);
            if among(text, own).next().is_none()
                && among(text, other).count() >= LEAST
                && !definition.header().definition.iter().any(is_copied)
            {
                let (en, nl) = if own == DUTCH { ("English", "Engels") } else { ("Dutch", "Nederlands") };
                let message = Message::new(
                    format!("the text under `{language}` seems to be in {en}: `{}`", beginning(text)),
                    format!("de tekst onder `{language}` lijkt in het {nl} te zijn: `{}`", beginning(text)),
                );
                let pointer = format!("/definition/{language}");
                findings.value(definition, &pointer, message, Message::from(RULE.fix));
            }
        }
    }
}

/// The words of a text that are among these.
fn among(text: &str, words: &[&str]) -> impl Iterator<Item = String> {
    let said = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    said.filter(move |word| words.contains(&word.as_str()))
}

/// The first words of a text.
fn beginning(text: &str) -> String {
    let text = collapsed(text);
    let words: Vec<&str> = text.split(' ').take(6).collect();
    words.join(" ")
}
