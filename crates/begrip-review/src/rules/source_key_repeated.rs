//! `source-key-repeated`: each source of a definition has a key of its own.

use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "source-key-repeated",
    severity: Severity::Error,
    group: Group::References,
    summary: Said {
        en: "each source of a definition has a key of its own",
        nl: "elke bron van een definitie heeft een eigen sleutel",
    },
    why: Said {
        en: "An amount that names the key has two sources then, and nobody knows which.",
        nl: "Een bedrag dat de sleutel noemt, heeft dan twee bronnen, en niemand weet welke.",
    },
    fix: Said {
        en: "Give one of the two another key, and correct what names it.",
        nl: "Geef een van de twee een andere sleutel, en verbeter wat hem noemt.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
sources:
  - { key: cbs-2023, title: Armoede in Nederland 2023 }
  - { key: cbs-2023, title: Armoede in Nederland 2024 }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
sources:
  - { key: cbs-2023, title: Armoede in Nederland 2023 }
  - { key: cbs-2024, title: Armoede in Nederland 2024 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (index, source) in definition.header().sources.iter().enumerate() {
            let Some(key) = source.key.as_deref() else { continue };
            let first = *seen.entry(key).or_insert(index);
            if first == index {
                continue;
            }
            let message = Message::new(
                format!("two sources have the key `{key}`"),
                format!("twee bronnen hebben de sleutel `{key}`"),
            );
            let there = Message::new("the other source", "de andere bron");
            let pointer = format!("/sources/{index}/key");
            let finding = findings.value(definition, &pointer, message, RULE.fix.as_help());
            finding.relate(context.registry, definition, &format!("/sources/{first}/key"), there);
        }
    }
}
