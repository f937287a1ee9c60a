//! `dangling-reference`: a reference leads to a definition and a version that exist.

use begrip::{Definition, Link, Reference, Registry, Relation, Unresolved, nearest_id};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Resolved, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "dangling-reference",
    severity: Severity::Error,
    group: Group::References,
    summary: Said {
        en: "a reference leads to a definition, and to a version of it, that the registry has",
        nl: "een verwijzing leidt naar een definitie, en een versie daarvan, die het register heeft",
    },
    why: Said {
        en: "A definition that rests on something nobody can look up cannot be applied or compared.",
        nl: "Een definitie die rust op iets wat niemand kan opzoeken, is niet toe te passen en niet te vergelijken.",
    },
    fix: Said {
        en: "Correct the id or the version, or add the definition that is meant.",
        nl: "Verbeter de id of de versie, of voeg de bedoelde definitie toe.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/low-income.yaml
kind: concept
id: nl/low-income
version: 1.0.0
status: adopted
broader: [nl/povery@^1]
related: [nl/poverty@^2]
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/low-income.yaml
kind: concept
id: nl/low-income
version: 1.0.0
status: adopted
broader: [nl/poverty@^1]
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for Resolved { definition, link, target } in &context.references {
        // what takes the place of a version that was wrong may say so
        let replaces = link.relation == Relation::Supersedes
            && (matches!(target, Err(Unresolved::Withdrawn { .. })) || was_released(context.registry, link));
        if let (Err(unresolved), false) = (target, replaces) {
            report(context.registry, definition, link, unresolved, findings);
        }
    }
}

/// Whether a version that is meant was released, and is kept in git.
fn was_released(registry: &Registry, link: &Link<'_>) -> bool {
    let meets = |version| link.reference.requirement().is_none_or(|requirement| requirement.matches(version));
    registry.lock().is_some_and(|lock| {
        lock.entries().iter().any(|locked| locked.id == *link.reference.id() && meets(&locked.version))
    })
}

fn report(
    registry: &Registry,
    definition: &Definition,
    link: &Link<'_>,
    unresolved: &Unresolved,
    findings: &mut Findings<'_>,
) {
    let (message, help) = match unresolved {
        Unresolved::UnknownId { .. } => unknown_id(registry, definition, link.reference),
        Unresolved::Withdrawn { .. } => withdrawn(registry, link.reference),
        Unresolved::NoVersion { .. } | Unresolved::NotOnDate { .. } => no_version(registry, link.reference),
    };
    findings.value(definition, &link.pointer, message, help);
}

fn unknown_id(registry: &Registry, definition: &Definition, reference: &Reference) -> (Message, Message) {
    let id = reference.id();
    let message = Message::new(
        format!("there is no definition `{id}` in this registry"),
        format!("er is geen definitie `{id}` in dit register"),
    );
    let others = registry.ids().filter(|other| *other != definition.id());
    let help = match nearest_id(id, others) {
        Some(near) => Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?")),
        None => Message::new(
            "correct the id, or add a file that defines it",
            "verbeter de id, of voeg een bestand toe dat hem definieert",
        ),
    };
    (message, help)
}

fn no_version(registry: &Registry, reference: &Reference) -> (Message, Message) {
    let versions = versions(registry, reference);
    let requirement = reference.requirement().map(ToString::to_string).unwrap_or_default();
    let id = reference.id();
    (
        Message::new(
            format!("`{id}` exists, but no version of it meets `{requirement}`"),
            format!("`{id}` bestaat, maar geen versie ervan voldoet aan `{requirement}`"),
        ),
        Message::new(
            format!("versions in this registry: {versions}"),
            format!("versies in dit register: {versions}"),
        ),
    )
}

fn withdrawn(registry: &Registry, reference: &Reference) -> (Message, Message) {
    let versions = versions(registry, reference);
    (
        Message::new(
            format!("every version of `{}` that fits here is withdrawn", reference.id()),
            format!("elke versie van `{}` die hier past, is ingetrokken", reference.id()),
        ),
        Message::new(
            format!("refer to a version that stands; versions in this registry: {versions}"),
            format!("verwijs naar een versie die nog staat; versies in dit register: {versions}"),
        ),
    )
}

fn versions(registry: &Registry, reference: &Reference) -> String {
    let versions: Vec<String> =
        registry.versions(reference.id()).iter().map(|definition| definition.version().to_string()).collect();
    versions.join(", ")
}
