//! `text-mojibake`: a text is not damaged by a wrong character encoding.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::texts::found;

pub(crate) const RULE: Rule = Rule {
    name: "text-mojibake",
    severity: Severity::Error,
    group: Group::Text,
    summary: Said {
        en: "a text is not damaged by a wrong character encoding",
        nl: "een tekst is niet beschadigd door een verkeerde tekencodering",
    },
    why: Said {
        en: "What was read as another encoding than it was written in has signs for letters, in every report from then on.",
        nl: "Wat in een andere codering gelezen is dan geschreven, heeft tekens in plaats van letters, voortaan in elk verslag.",
    },
    fix: Said {
        en: "Take the text from its source again, and save it as UTF-8.",
        nl: "Neem de tekst opnieuw uit de bron, en sla hem op als UTF-8.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: ReÃ«le armoede, en: Real poverty }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Reële armoede, en: Real poverty }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        for (pointer, damaged) in found(definition, damage) {
            let message = Message::new(
                format!("the text has `{damaged}`, which looks like a letter in a wrong character encoding"),
                format!(
                    "de tekst heeft `{damaged}`, en dat lijkt op een letter in een verkeerde tekencodering"
                ),
            );
            findings.value(definition, &pointer, message, RULE.fix.as_help());
        }
    }
}

/// Two characters that UTF-8 gives if it is read as Windows-1252, or the sign for one that could not be read.
fn damage(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let pairs = text.chars().zip(text.chars().skip(1).chain(std::iter::once(' ')));
    let mut damaged = pairs.filter(|(one, next)| match one {
        '\u{FFFD}' => true,
        'Ã' | 'Â' => matches!(next, '\u{80}'..='\u{BF}' | '\u{2018}'..='\u{203A}' | '€' | 'ƒ' | '™'),
        'â' => matches!(next, '€' | '\u{80}'..='\u{BF}' | '‚' | '„'),
        _ => false,
    });
    damaged.next().map(|(one, next)| [one, next].iter().filter(|c| **c != ' ').collect())
}
