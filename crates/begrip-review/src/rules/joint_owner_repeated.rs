//! `joint-owner-repeated`: `with` names each other owner once.

use begrip::DefinitionId;
use std::collections::HashSet;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "joint-owner-repeated",
    severity: Severity::Warning,
    group: Group::References,
    summary: Said {
        en: "`with` names each other owner once",
        nl: "`with` noemt elke andere eigenaar één keer",
    },
    why: Said {
        en: "The authority in the id owns the definition already, and a name that stands there twice was meant to be another.",
        nl: "De instantie in het id is al eigenaar, en bij een naam die er twee keer staat, was een andere bedoeld.",
    },
    fix: Said {
        en: "Delete the name, or write the owner that was meant.",
        nl: "Verwijder de naam, of schrijf de eigenaar die bedoeld was.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
with: [nl]
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
with: [cbs]
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let with = &definition.header().with;
        if with.is_empty() {
            continue;
        }
        let own = definition.id().of_authority();
        let mut seen: HashSet<&DefinitionId> = HashSet::from([&own]);
        for (index, owner) in with.iter().enumerate() {
            if seen.insert(owner) {
                continue;
            }
            let message = Message::new(
                format!("`{owner}` is named as an owner already"),
                format!("`{owner}` staat al als eigenaar"),
            );
            findings.value(definition, &format!("/with/{index}"), message, RULE.fix.as_help());
        }
    }
}
