//! `claims-contradict`: two alignments do not claim what cannot both be true.

use begrip::kind::alignment::{Alignment, Claim};
use begrip::{Content, Definition, Node, Time};
use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "claims-contradict",
    severity: Severity::Error,
    group: Group::Alignments,
    summary: Said {
        en: "two alignments do not claim what cannot both be true",
        nl: "twee alignments beweren niet wat niet allebei waar kan zijn",
    },
    why: Said {
        en: "What is equivalent is not disjoint; whoever builds on the one claim is refuted by the other.",
        nl: "Wat gelijk is, is niet gescheiden; wie op de ene bewering bouwt, wordt door de andere weerlegd.",
    },
    fix: Said {
        en: "Find out with `begrip compare` which of the two holds, and delete the other.",
        nl: "Zoek met `begrip compare` uit welke van de twee klopt, en verwijder de andere.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/cbs/poverty.yaml
kind: concept
id: cbs/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/poverty-and-cbs.yaml
kind: alignment
id: nl/poverty-and-cbs
version: 1.0.0
status: adopted
left: nl/poverty@^1
right: cbs/poverty@^1
claim: equivalent
# file: definitions/cbs/poverty-and-nl.yaml
kind: alignment
id: cbs/poverty-and-nl
version: 1.0.0
status: adopted
left: cbs/poverty@^1
right: nl/poverty@^1
claim: disjoint
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/cbs/poverty.yaml
kind: concept
id: cbs/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/poverty-and-cbs.yaml
kind: alignment
id: nl/poverty-and-cbs
version: 1.0.0
status: adopted
left: nl/poverty@^1
right: cbs/poverty@^1
claim: equivalent
# file: definitions/cbs/poverty-and-nl.yaml
kind: alignment
id: cbs/poverty-and-nl
version: 1.0.0
status: adopted
left: cbs/poverty@^1
right: nl/poverty@^1
claim: part-of
",
    check,
};

/// What an alignment claims, as seen from the first of the two.
type Claimed<'r> = (&'r Definition, &'r Alignment, Claim);

/// So many claims about one pair are held against each other.
const MOST: usize = 20;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let mut about: HashMap<(Node, Node), Vec<Claimed<'_>>> = HashMap::new();
    for definition in context.registry.definitions() {
        let Content::Alignment(alignment) = definition.content() else { continue };
        let resolve = |reference| context.registry.resolve(reference, Time::Any).map(Definition::node);
        let (Ok(left), Ok(right)) = (resolve(&alignment.left), resolve(&alignment.right)) else { continue };
        let claim = if left < right { alignment.claim } else { turned(alignment.claim) };
        let earlier = about.entry((left.min(right), left.max(right))).or_default();
        let clash = earlier.iter().find(|(other, known, said)| {
            let days = other.header().valid.intersection(&definition.header().valid);
            // what a reader has to grant may differ, and then both may hold
            days.is_some() && known.assume == alignment.assume && exclude(*said, claim)
        });
        if let Some((other, _, _)) = clash {
            report(context, definition, other, findings);
        }
        if earlier.len() < MOST {
            earlier.push((definition, alignment, claim));
        }
    }
}

/// The same claim, seen from the other side.
fn turned(claim: Claim) -> Claim {
    match claim {
        Claim::PartOf => Claim::Includes,
        Claim::Includes => Claim::PartOf,
        other => other,
    }
}

/// Whether not both can be true; `overlapping` is that each has units of its own.
fn exclude(one: Claim, other: Claim) -> bool {
    use Claim::{Disjoint, Equivalent, Includes, NotSame, Overlapping, PartOf};
    let pair = |a: Claim, b: &[Claim]| one == a && b.contains(&other) || other == a && b.contains(&one);
    pair(Equivalent, &[Overlapping, Disjoint, NotSame])
        || pair(Overlapping, &[PartOf, Includes, Disjoint])
        || pair(Disjoint, &[PartOf, Includes])
}

fn report(context: &Context<'_>, definition: &Definition, other: &Definition, findings: &mut Findings<'_>) {
    let id = other.id();
    let message = Message::new(
        format!("`{id}` claims something of these two that cannot be true beside this"),
        format!("`{id}` beweert iets over deze twee dat hiernaast niet waar kan zijn"),
    );
    let finding = findings.value(definition, "/claim", message, RULE.fix.as_help());
    finding.relate(context.registry, other, "/claim", Message::new("the other claim", "de andere bewering"));
}
