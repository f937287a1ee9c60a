//! `broader-redundant`: a concept does not name as wider what is wider by way of another already.

use begrip::{Content, Node, Relation};
use std::collections::BTreeSet;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "broader-redundant",
    severity: Severity::Info,
    group: Group::References,
    summary: Said {
        en: "a concept does not name as wider what is wider by way of another already",
        nl: "een begrip noemt niet als ruimer wat via een ander al ruimer is",
    },
    why: Said {
        en: "Trees then show the concept in two places, and figures that are added up along them count it twice.",
        nl: "Bomen tonen het begrip dan op twee plaatsen, en cijfers die erlangs worden opgeteld, tellen het dubbel.",
    },
    fix: Said {
        en: "Keep the nearest of the wider concepts; the farther one follows from it.",
        nl: "Houd het naaste ruimere begrip; het verdere volgt daaruit.",
    },
    fires: "
# file: definitions/nl/well-being.yaml
kind: concept
id: nl/well-being
version: 1.0.0
status: adopted
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
broader: nl/well-being@^1
# file: definitions/nl/child-poverty.yaml
kind: concept
id: nl/child-poverty
version: 1.0.0
status: adopted
broader: [nl/poverty@^1, nl/well-being@^1]
",
    passes: "
# file: definitions/nl/well-being.yaml
kind: concept
id: nl/well-being
version: 1.0.0
status: adopted
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
broader: nl/well-being@^1
# file: definitions/nl/child-poverty.yaml
kind: concept
id: nl/child-poverty
version: 1.0.0
status: adopted
broader: [nl/poverty@^1]
",
    check,
};

/// So many wider concepts of one are looked at.
const MOST: usize = 300;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Concept(concept) = definition.content() else { continue };
        if concept.broader.len() < 2 {
            continue;
        }
        let edges = context.graph.references(definition.node());
        let direct: BTreeSet<Node> =
            edges.iter().filter(|edge| edge.relation == Relation::Broader).map(|edge| edge.to).collect();
        let farther = above(context, &direct);
        for (index, reference) in concept.broader.iter().enumerate() {
            let target = context.registry.resolve(reference, begrip::Time::Any);
            if target.is_ok_and(|target| farther.contains(&target.node())) {
                let id = reference.id();
                let message = Message::new(
                    format!("`{id}` is wider than another of these concepts, so it need not be named"),
                    format!("`{id}` is ruimer dan een ander van deze begrippen, en hoeft dus niet genoemd"),
                );
                findings.value(definition, &format!("/broader/{index}"), message, RULE.fix.as_help());
            }
        }
    }
}

/// All that is wider than one of these concepts.
fn above(context: &Context<'_>, direct: &BTreeSet<Node>) -> BTreeSet<Node> {
    let mut above = BTreeSet::new();
    let mut open: Vec<Node> = direct.iter().copied().collect();
    while let Some(node) = open.pop() {
        for edge in context.graph.references(node) {
            if edge.relation == Relation::Broader && above.len() < MOST && above.insert(edge.to) {
                open.push(edge.to);
            }
        }
    }
    above
}
