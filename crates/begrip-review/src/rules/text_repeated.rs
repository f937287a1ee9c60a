//! `text-repeated`: a list of what is not known, or of what no rule says, has each text once.

use std::collections::HashMap;

use begrip::{Content, Definition, Text};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::words::collapsed;

pub(crate) const RULE: Rule = Rule {
    name: "text-repeated",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "a list of what is not known, or of what no rule says, has each text once",
        nl: "een lijst van wat onbekend is, of van wat geen regel zegt, heeft elke tekst één keer",
    },
    why: Said {
        en: "Two texts that are the same were meant to be two things, and the second of them is missing.",
        nl: "Met twee teksten die gelijk zijn waren twee dingen bedoeld, en het tweede ontbreekt.",
    },
    fix: Said {
        en: "Delete the second text, or write what it was meant to say.",
        nl: "Verwijder de tweede tekst, of schrijf wat er had moeten staan.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
open:
  - nl: Of studenten meetellen, is niet gevonden.
    en: Whether students count was not found.
  - nl: Of studenten meetellen, is niet gevonden.
    en: Whether students count was not found.
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
open:
  - nl: Of studenten meetellen, is niet gevonden.
    en: Whether students count was not found.
  - nl: Of zelfstandigen meetellen, is niet gevonden.
    en: Whether the self-employed count was not found.
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        for (list, texts) in lists(definition) {
            repeated(context, definition, list, texts, findings);
        }
    }
}

/// The lists of texts of which each says one thing.
pub(super) fn lists(definition: &Definition) -> Vec<(&'static str, &[Text])> {
    let unformalised: &[Text] = match definition.content() {
        Content::Variable(variable) => &variable.unformalised,
        Content::Population(population) => &population.unformalised,
        _ => &[],
    };
    vec![("open", &definition.header().open), ("unformalised", unformalised)]
}

fn repeated(
    context: &Context<'_>,
    definition: &Definition,
    list: &str,
    texts: &[Text],
    findings: &mut Findings<'_>,
) {
    let mut seen: HashMap<(&str, String), usize> = HashMap::new();
    for (index, text) in texts.iter().enumerate() {
        for (language, text) in text.iter() {
            let first = *seen.entry((language.as_str(), collapsed(text))).or_insert(index);
            if first == index {
                continue;
            }
            let message = Message::new(
                format!("this text stands in `{list}` already"),
                format!("deze tekst staat al in `{list}`"),
            );
            let there = Message::new("the first time", "de eerste keer");
            let pointer = format!("/{list}/{index}");
            let finding = findings.value(definition, &pointer, message, RULE.fix.as_help());
            finding.relate(context.registry, definition, &format!("/{list}/{first}"), there);
            break;
        }
    }
}
