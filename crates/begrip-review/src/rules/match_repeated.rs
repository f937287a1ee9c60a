//! `match-repeated`: a concept says one thing of how it relates to another.

use begrip::Content;
use begrip::kind::concept::{MatchRelation, Target};
use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "match-repeated",
    severity: Severity::Error,
    group: Group::References,
    summary: Said {
        en: "a concept says one thing of how it relates to another",
        nl: "een begrip zegt één ding over hoe het zich tot een ander verhoudt",
    },
    why: Said {
        en: "Two relations to the same concept exclude each other, or one of them is there for nothing; a machine takes whichever it reads last.",
        nl: "Twee relaties met hetzelfde begrip sluiten elkaar uit, of een ervan staat er voor niets; een machine neemt wat ze het laatst leest.",
    },
    fix: Said {
        en: "Keep the relation that holds, and delete the other.",
        nl: "Houd de relatie die klopt, en verwijder de andere.",
    },
    fires: "
# file: definitions/cbs/low-income.yaml
kind: concept
id: cbs/low-income
version: 1.0.0
status: adopted
# file: definitions/nl/low-income.yaml
kind: concept
id: nl/low-income
version: 1.0.0
status: adopted
match:
  - { relation: broad, to: cbs/low-income@^1 }
  - { relation: narrow, to: cbs/low-income@^1 }
",
    passes: "
# file: definitions/cbs/low-income.yaml
kind: concept
id: cbs/low-income
version: 1.0.0
status: adopted
# file: definitions/nl/low-income.yaml
kind: concept
id: nl/low-income
version: 1.0.0
status: adopted
match:
  - { relation: broad, to: cbs/low-income@^1 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Concept(concept) = definition.content() else { continue };
        let mut seen: HashMap<&str, (usize, MatchRelation)> = HashMap::new();
        for (index, matched) in concept.matches.iter().enumerate() {
            let to = match &matched.to {
                Target::Definition(reference) => reference.id().as_str(),
                Target::Uri(uri) => uri,
            };
            let Some((first, relation)) = seen.insert(to, (index, matched.relation)) else { continue };
            if !clash(relation, matched.relation) {
                continue;
            }
            let message = Message::new(
                format!("`{to}` is matched a second time"),
                format!("voor `{to}` staat er een tweede match"),
            );
            let there = Message::new("the first match", "de eerste match");
            let pointer = format!("/match/{index}/to");
            let finding = findings.value(definition, &pointer, message, RULE.fix.as_help());
            finding.relate(context.registry, definition, &format!("/match/{first}/to"), there);
        }
    }
}

/// Whether the two cannot hold beside each other, or are one; of an exact match beside others another rule speaks.
fn clash(one: MatchRelation, other: MatchRelation) -> bool {
    let is = |relation| one == relation || other == relation;
    one == other
        || is(MatchRelation::NotSame) && !is(MatchRelation::Exact)
        || !is(MatchRelation::Exact) && !is(MatchRelation::Close)
}
