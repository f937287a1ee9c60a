//! `related-and-broader`: a related concept is not also a wider or narrower one.

use begrip::{Definition, Relation};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Resolved, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "related-and-broader",
    severity: Severity::Error,
    group: Group::References,
    summary: Said {
        en: "a related concept is not also a wider or narrower one",
        nl: "een verwant begrip is niet ook een ruimer of nauwer begrip",
    },
    why: Said {
        en: "A related concept stands beside, a wider one above; catalogues and thesauri that follow SKOS refuse what is both (condition S27).",
        nl: "Een verwant begrip staat ernaast, een ruimer erboven; catalogi en thesauri die SKOS volgen, weigeren wat allebei is (voorwaarde S27).",
    },
    fix: Said {
        en: "Leave the concept out of `related`: being wider or narrower already says that the two have to do with each other.",
        nl: "Laat het begrip weg uit `related`: ruimer of nauwer zegt al dat de twee met elkaar te maken hebben.",
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
broader: nl/poverty@^1
related: nl/poverty@^1
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
    for Resolved { definition, link, target } in &context.references {
        let (Relation::Related, Ok(target)) = (link.relation, target) else { continue };
        let (above, en, nl) = if is_above(context, target, definition) {
            (target, "wider", "ruimer")
        } else if is_above(context, definition, target) {
            (definition, "narrower", "nauwer")
        } else {
            continue;
        };
        let id = target.id();
        let message = Message::new(
            format!("`{id}` is named as related, and it is a {en} concept too"),
            format!("`{id}` staat hier als verwant, en is ook een {nl} begrip"),
        );
        let below = if above.node() == target.node() { definition } else { target };
        let there =
            Message::new("here the one is put above the other", "hier staat het ene boven het andere");
        let finding = findings.value(definition, &link.pointer, message, RULE.fix.as_help());
        finding.relate(context.registry, below, "/broader", there);
    }
}

/// Whether the one is among the wider concepts of the other, near or far.
fn is_above(context: &Context<'_>, above: &Definition, below: &Definition) -> bool {
    context.leads(below.node(), above.node(), &[Relation::Broader])
}
