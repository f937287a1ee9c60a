//! `text-placeholder`: no text was left to be written.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::texts::found;

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
/// The same in words, without the first letter, which may be a capital.
const PHRASES: &[&str] = &[
    "orem ipsum",
    "og in te vullen",
    "og invullen",
    "o be written",
    "o be determined",
    "og te bepalen",
    "???",
];

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let signs = found(definition, placeholder).into_iter();
        for (pointer, sign) in signs.filter(|(pointer, _)| !pointer.starts_with("/open")) {
            let message = Message::new(
                format!("the text has `{sign}`, so it is still to be written"),
                format!("de tekst heeft `{sign}`, en moet dus nog geschreven worden"),
            );
            findings.value(definition, &pointer, message, RULE.fix.as_help());
        }
    }
}

fn placeholder(text: &str) -> Option<&'static str> {
    let is_word = |sign: &&&str| {
        text.contains(**sign) && text.split(|c: char| !c.is_alphanumeric()).any(|word| word == **sign)
    };
    WORDS.iter().find(is_word).or_else(|| PHRASES.iter().find(|phrase| text.contains(**phrase))).copied()
}
