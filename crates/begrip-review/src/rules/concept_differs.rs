//! `concept-differs`: a figure is about the concept of what it counts, and a correspondence about that of its lists.

use begrip::{Content, Definition, DefinitionId, Reference, Relation, Time};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "concept-differs",
    severity: Severity::Warning,
    group: Group::References,
    summary: Said {
        en: "a figure is about the concept of what it counts, and a correspondence about that of its lists",
        nl: "een cijfer gaat over het begrip van wat het telt, en een vertaling over dat van haar lijsten",
    },
    why: Said {
        en: "Whoever looks up all of a concept misses the figure, and finds it under another one.",
        nl: "Wie alles van een begrip opzoekt, mist het cijfer, en vindt het bij een ander begrip.",
    },
    fix: Said {
        en: "Refer to the concept of what is counted, or to a wider or narrower one; if the other concept is right, correct what is counted.",
        nl: "Verwijs naar het begrip van wat er geteld wordt, of naar een breder of smaller begrip; klopt het andere begrip, verbeter dan wat er geteld wordt.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/safety.yaml
kind: concept
id: nl/safety
version: 1.0.0
status: adopted
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/poor.yaml
kind: variable
id: nl/poor
version: 1.0.0
status: adopted
concept: nl/poverty@^1
unit: nl/household@^1
values: boolean
# file: definitions/nl/share-poor.yaml
kind: indicator
id: nl/share-poor
version: 1.0.0
status: adopted
concept: nl/safety@^1
of: nl/poor@^1
statistic: share
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/safety.yaml
kind: concept
id: nl/safety
version: 1.0.0
status: adopted
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/poor.yaml
kind: variable
id: nl/poor
version: 1.0.0
status: adopted
concept: nl/poverty@^1
unit: nl/household@^1
values: boolean
# file: definitions/nl/share-poor.yaml
kind: indicator
id: nl/share-poor
version: 1.0.0
status: adopted
concept: nl/poverty@^1
of: nl/poor@^1
statistic: share
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Some(own) = &definition.header().concept else { continue };
        let others: Vec<&Definition> = measured(definition)
            .into_iter()
            .filter_map(|reference| context.registry.resolve(reference, Time::Any).ok())
            .collect();
        let concepts: Vec<&Reference> =
            others.iter().filter_map(|other| other.header().concept.as_ref()).collect();
        // where the lists differ among themselves, either concept will do
        if concepts.is_empty() || concepts.iter().any(|other| are_near(context, own, other)) {
            continue;
        }
        let Some((other, theirs)) = others.first().zip(concepts.first()) else { continue };
        let (id, theirs): (_, &DefinitionId) = (other.id(), theirs.id());
        let message = Message::new(
            format!("the concept is `{}`, and that of `{id}` is `{theirs}`", own.id()),
            format!("het begrip is `{}`, en dat van `{id}` is `{theirs}`", own.id()),
        );
        let there = Message::new("the other concept", "het andere begrip");
        let finding = findings.value(definition, "/concept", message, RULE.fix.as_help());
        finding.relate(context.registry, other, "/concept", there);
    }
}

/// What a definition says nothing about but how it is counted or translated.
fn measured(definition: &Definition) -> Vec<&Reference> {
    match definition.content() {
        Content::Indicator(indicator) => vec![&indicator.of],
        Content::Correspondence(correspondence) => vec![&correspondence.from, &correspondence.to],
        _ => Vec::new(),
    }
}

/// Whether one of the concepts is the other, or a wider one; of one that cannot be found another rule speaks.
fn are_near(context: &Context<'_>, one: &Reference, other: &Reference) -> bool {
    let concept = |reference| context.registry.resolve(reference, Time::Any);
    match (concept(one), concept(other)) {
        (Ok(one), Ok(other)) => {
            let is_below = |low: &Definition, high: &Definition| {
                context.leads(low.node(), high.node(), &[Relation::Broader])
            };
            one.id() == other.id() || is_below(one, other) || is_below(other, one)
        }
        _ => true,
    }
}
