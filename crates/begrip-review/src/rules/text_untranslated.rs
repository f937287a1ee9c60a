//! `text-untranslated`: a definition does not have the same text in two languages.

use std::collections::BTreeMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::words::collapsed;

pub(crate) const RULE: Rule = Rule {
    name: "text-untranslated",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "a definition does not have the same text in two languages",
        nl: "een definitie heeft niet in twee talen dezelfde tekst",
    },
    why: Said {
        en: "One of the two readers gets a text in another language than the one that was asked for.",
        nl: "Een van de twee lezers krijgt een tekst in een andere taal dan gevraagd.",
    },
    fix: Said {
        en: "Translate the text, or leave the language out until there is a translation.",
        nl: "Vertaal de tekst, of laat de taal weg tot er een vertaling is.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
definition:
  nl: State in which somebody has too little money to live on
  en: State in which somebody has too little money to live on
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

/// Fewer words than this may well be the same in two languages.
const LEAST: usize = 4;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let mut seen = BTreeMap::new();
        for (language, text) in definition.header().definition.iter() {
            let text = collapsed(text).to_lowercase();
            if text.split(' ').count() < LEAST {
                continue;
            }
            let Some(other) = seen.insert(text, language) else { continue };
            let message = Message::new(
                format!("the definition in `{language}` is word for word that in `{other}`"),
                format!("de definitie in `{language}` is woord voor woord die in `{other}`"),
            );
            let there = Message::new("the same text", "dezelfde tekst");
            let pointer = format!("/definition/{language}");
            let finding = findings.value(definition, &pointer, message, RULE.fix.as_help());
            finding.relate(context.registry, definition, &format!("/definition/{other}"), there);
        }
    }
}
