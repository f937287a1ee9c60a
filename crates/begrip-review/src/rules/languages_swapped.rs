//! `languages-swapped`: the Dutch text is in Dutch and the English text in English.

use std::collections::HashSet;

use begrip::{Definition, Language, Text};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::texts::across;
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
/// Shorter words occur in both languages.
const NAMING: usize = 4;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let before = findings.found.len();
        alone(definition, findings);
        let is_told = findings.found.len() > before;
        let label = &definition.header().label;
        let swapped = |text: &Text| are_swapped(text).then_some(());
        let texts = across(definition, swapped).into_iter().map(|(pointer, ())| pointer);
        let named = (!are_swapped(label) && is_named_by_the_other(definition)).then(|| "/label".to_owned());
        for pointer in named.into_iter().chain(texts) {
            if pointer == "/definition" && is_told {
                continue;
            }
            let message = Message::new(
                "the text under `nl` seems to be in English, and the one under `en` in Dutch",
                "de tekst onder `nl` lijkt in het Engels te zijn, en die onder `en` in het Nederlands",
            );
            findings.value(definition, &pointer, message, RULE.fix.as_help());
        }
    }
}

/// Whether each of two texts has words of the language of the other, and none of its own.
fn are_swapped(text: &Text) -> bool {
    let (Some(nl), Some(en)) = (text.get("nl"), text.get("en")) else { return false };
    let has = |text: &str, words: &[&str]| {
        let mut said = text.split(|c: char| !c.is_alphanumeric());
        said.any(|word| words.iter().any(|other| other.eq_ignore_ascii_case(word)))
    };
    // `of` is a Dutch word too
    let english = &ENGLISH.iter().copied().filter(|word| *word != "of").collect::<Vec<_>>();
    has(nl, ENGLISH) && has(en, DUTCH) && !has(nl, DUTCH) && !has(en, english)
}

/// Whether the Dutch label has words of the English definition only, and the English one words of the Dutch.
fn is_named_by_the_other(definition: &Definition) -> bool {
    let (label, text) = (&definition.header().label, &definition.header().definition);
    let both = |text: &'_ Text| Some([text.get("nl")?.to_lowercase(), text.get("en")?.to_lowercase()]);
    let (Some([nl, en]), Some(told)) = (both(label), both(text)) else { return false };
    let [dutch, english] = told.each_ref().map(|text| words(text).collect::<HashSet<_>>());
    let is_of = |label: &str, own: &HashSet<&str>, other: &HashSet<&str>| {
        let (here, there) = words(label).fold((0, 0), |(here, there), word| {
            (here + usize::from(own.contains(word)), there + usize::from(other.contains(word)))
        });
        here == 0 && there > 0
    };
    is_of(&nl, &dutch, &english) && is_of(&en, &english, &dutch)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= NAMING)
}

/// A definition of which one text is in the language of the other, by many words.
fn alone(definition: &Definition, findings: &mut Findings<'_>) {
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
            findings.value(definition, &pointer, message, RULE.fix.as_help());
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
