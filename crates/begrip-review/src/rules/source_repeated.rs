//! `source-repeated`: a definition names each place of a source once.

use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "source-repeated",
    severity: Severity::Warning,
    group: Group::References,
    summary: Said {
        en: "a definition names each place of a source once",
        nl: "een definitie noemt elke vindplaats van een bron één keer",
    },
    why: Said {
        en: "Two entries for one page drift apart, and look as if two sources agreed.",
        nl: "Twee vermeldingen van één pagina lopen uiteen, en lijken twee bronnen die het eens zijn.",
    },
    fix: Said {
        en: "Make one entry of the two, and let what names the other name this one.",
        nl: "Maak van de twee één vermelding, en laat wat de andere noemt deze noemen.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
sources:
  - { key: cbs, title: Armoede, url: \"https://www.cbs.nl/armoede\" }
  - { key: cbs-2, title: Armoede, url: \"https://www.cbs.nl/armoede\" }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
sources:
  - { key: cbs, title: Armoede, url: \"https://www.cbs.nl/armoede\" }
  - { key: cbs-2, title: Armoede, url: \"https://www.cbs.nl/rijkdom\" }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (index, source) in definition.header().sources.iter().enumerate() {
            // one address may hold many laws
            let Some(url) = source.url.as_deref().filter(|_| source.law.is_none()) else { continue };
            let first = *seen.entry(url).or_insert(index);
            if first == index {
                continue;
            }
            let message = Message::new(
                format!("`{url}` is named as a source twice"),
                format!("`{url}` staat twee keer als bron"),
            );
            let there = Message::new("the first time", "de eerste keer");
            let pointer = format!("/sources/{index}/url");
            let finding = findings.value(definition, &pointer, message, RULE.fix.as_help());
            finding.relate(context.registry, definition, &format!("/sources/{first}/url"), there);
        }
    }
}
