//! `text-control-character`: a text has no control characters and no invisible ones.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::texts::found;

pub(crate) const RULE: Rule = Rule {
    name: "text-control-character",
    severity: Severity::Error,
    group: Group::Text,
    summary: Said {
        en: "a text has no control characters and no invisible ones",
        nl: "een tekst heeft geen stuurtekens en geen onzichtbare tekens",
    },
    why: Said {
        en: "They come along when text is copied; nobody sees them, and searches, comparisons and exports go wrong because of them.",
        nl: "Ze komen mee met kopiëren; niemand ziet ze, en zoeken, vergelijken en exporteren gaan erdoor mis.",
    },
    fix: Said {
        en: "Delete the character; where words should be apart, write a space.",
        nl: "Verwijder het teken; schrijf een spatie waar woorden los horen te staan.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: \"Arm\\u200Boede\", en: Poverty }
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
        for (pointer, character) in found(definition, unseen) {
            let number = u32::from(character);
            let message = Message::new(
                format!("the text has a character that cannot be seen, U+{number:04X}"),
                format!("de tekst heeft een teken dat niet te zien is, U+{number:04X}"),
            );
            findings.value(definition, &pointer, message, RULE.fix.as_help());
        }
    }
}

/// The first character of a text that cannot be seen.
fn unseen(text: &str) -> Option<char> {
    // most texts have neither other letters nor control characters
    let is_plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte) || byte == b'\n');
    if is_plain { None } else { text.chars().find(|character| is_unseen(*character)) }
}

/// Control characters but for the line feed, and characters without width or that turn the direction of writing.
fn is_unseen(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{200B}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
