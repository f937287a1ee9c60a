//! `text-placeholder`: no text was left to be written.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::texts::texts;

pub(crate) const RULE: Rule = Rule {
    name: "text-placeholder",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "no text was left to be written",
        nl: "er is geen tekst die nog geschreven moet worden",
    },
    why: Said {
        en: "What somebody meant to fill in later stands in every report until then.",
        nl: "Wat iemand later wilde invullen, staat tot die tijd in elk verslag.",
    },
    fix: Said {
        en: "Write the text; what is not known goes under `open`.",
        nl: "Schrijf de tekst; wat niet bekend is, hoort onder `open`.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
definition:
  nl: Toestand waarin iemand te weinig geld heeft om van te leven
  en: TODO translate this text
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
definition:
  nl: Toestand waarin iemand te weinig geld heeft om van te leven
  en: State in which somebody has too little money to live on
",
    check,
};

/// Signs that a text is still to be written, as words of their own.
const WORDS: &[&str] = &["TODO", "TBD", "FIXME", "XXX"];
/// The same in words, in small letters.
const PHRASES: &[&str] = &[
    "lorem ipsum",
    "nog in te vullen",
    "nog invullen",
    "to be written",
    "to be determined",
    "nog te bepalen",
    "???",
];

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        for (pointer, text) in
            texts(definition).into_iter().filter(|(pointer, _)| !pointer.starts_with("/open"))
        {
            let Some(sign) = placeholder(text) else { continue };
            let message = Message::new(
                format!("the text has `{sign}`, so it is still to be written"),
                format!("de tekst heeft `{sign}`, en moet dus nog geschreven worden"),
            );
            findings.value(definition, &pointer, message, Message::from(RULE.fix));
        }
    }
}

fn placeholder(text: &str) -> Option<&'static str> {
    let is_word = |sign: &&&str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == **sign);
    let small = text.to_lowercase();
    WORDS.iter().find(is_word).or_else(|| PHRASES.iter().find(|phrase| small.contains(**phrase))).copied()
}
