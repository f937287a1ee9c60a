//! `match-within-authority`: a match leads to a concept of another owner.

use begrip::Content;
use begrip::kind::concept::{MatchRelation, Target};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "match-within-authority",
    severity: Severity::Warning,
    group: Group::References,
    summary: Said {
        en: "a match leads to a concept of another owner",
        nl: "een match leidt naar een begrip van een andere eigenaar",
    },
    why: Said {
        en: "Matches say how the concepts of two owners relate; within one owner `broader` and `related` say that, and whoever reads the tree misses what stands under `match` (SKOS: mapping relations are for other schemes).",
        nl: "Matches zeggen hoe begrippen van twee eigenaren zich verhouden; binnen één eigenaar zeggen `broader` en `related` dat, en wie de boom leest, mist wat onder `match` staat (SKOS: mappingrelaties zijn voor andere schema's).",
    },
    fix: Said {
        en: "Use `broader` or `related`, make of two concepts that mean the same one, or say that they are `not-same`.",
        nl: "Gebruik `broader` of `related`, maak van twee begrippen die hetzelfde betekenen één, of zeg dat ze `not-same` zijn.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/child-poverty.yaml
kind: concept
id: nl/child-poverty
version: 1.0.0
status: adopted
match:
  - { relation: broad, to: nl/poverty@^1 }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/child-poverty.yaml
kind: concept
id: nl/child-poverty
version: 1.0.0
status: adopted
broader: nl/poverty@^1
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Concept(concept) = definition.content() else { continue };
        for (index, matched) in concept.matches.iter().enumerate() {
            let Target::Definition(reference) = &matched.to else { continue };
            let id = reference.id();
            let is_own = id.authority() == definition.id().authority() && id != definition.id();
            if is_own && matched.relation != MatchRelation::NotSame {
                let message = Message::new(
                    format!("`{id}` is a concept of the same owner, and matches are for those of others"),
                    format!(
                        "`{id}` is een begrip van dezelfde eigenaar, en matches zijn voor die van anderen"
                    ),
                );
                let pointer = format!("/match/{index}/to");
                findings.value(definition, &pointer, message, RULE.fix.as_help());
            }
        }
    }
}
