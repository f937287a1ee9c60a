//! `superseded-without-successor`: what is superseded has something that took its place.

use std::collections::{BTreeSet, HashMap};

use begrip::{Definition, DefinitionId, Node, Reference, Registry, Status, Time};

use super::overlapping_validity::{in_competition, only_major};
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "superseded-without-successor",
    severity: Severity::Error,
    group: Group::Versions,
    summary: Said {
        en: "of a superseded version the registry says what took its place",
        nl: "van een vervangen versie zegt het register wat ervoor in de plaats kwam",
    },
    why: Said {
        en: "Whoever still uses the version wants to know what to use now, and the history of the definition should not break off.",
        nl: "Wie de versie nog gebruikt, wil weten wat er nu voor in de plaats komt, en de geschiedenis van de definitie hoort niet af te breken.",
    },
    fix: Said {
        en: "Name the version under `supersedes` of what took its place, or give it the status `retired` if nothing did.",
        nl: "Noem de versie onder `supersedes` van wat ervoor in de plaats kwam, of geef haar de status `retired` als er niets voor kwam.",
    },
    fires: "
# file: definitions/nl/poverty@1.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: superseded
valid: { until: 2014-12-31 }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 2.0.0
status: adopted
valid: { from: 2015-01-01 }
",
    passes: "
# file: definitions/nl/poverty@1.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: superseded
valid: { until: 2014-12-31 }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 2.0.0
status: adopted
valid: { from: 2015-01-01 }
supersedes: [nl/poverty@=1.0.0]
",
    check,
};

/// Every `supersedes`, by the id and the major that it names; `None` for one that may name several majors.
type Claims<'r> = HashMap<(&'r DefinitionId, Option<u64>), Vec<(Node, &'r Reference)>>;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let registry = context.registry;
    let claims = claims(registry);
    // where the days of two versions overlap, `overlapping-validity` asks the later one for `supersedes`
    let asked: BTreeSet<Node> = in_competition(registry).iter().map(|(_, earlier)| earlier.node()).collect();
    for definition in registry.definitions() {
        let superseded = definition.header().status == Status::Superseded;
        let known = !is_open_question(registry, definition) && !asked.contains(&definition.node());
        if superseded && known && !has_successor(registry, &claims, definition) {
            report(definition, findings);
        }
    }
}

/// Whether a definition whose file cannot be read may be the one that took its place.
fn is_open_question(registry: &Registry, definition: &Definition) -> bool {
    let id = definition.id();
    registry.is_lost(id) || registry.lost_supersedes().iter().any(|reference| reference.id() == id)
}

fn claims(registry: &Registry) -> Claims<'_> {
    let mut claims: Claims<'_> = HashMap::new();
    for definition in registry.definitions() {
        for reference in &definition.header().supersedes {
            let claim = (definition.node(), reference);
            claims.entry((reference.id(), only_major(reference))).or_default().push(claim);
        }
    }
    claims
}

fn has_successor(registry: &Registry, claims: &Claims<'_>, definition: &Definition) -> bool {
    let (id, version) = (definition.id(), definition.version());
    let versions = registry.versions(id);
    let next = versions.partition_point(|other| other.version() <= version);
    if versions.get(next).is_some_and(|next| next.version().major == version.major) {
        return true;
    }
    let mut claims = [Some(version.major), None]
        .into_iter()
        .flat_map(|major| claims.get(&(id, major)).into_iter().flatten());
    claims.any(|(node, reference)| *node != definition.node() && names(registry, reference, definition))
}

/// Whether the reference names this version, or leads nowhere, which is what another rule speaks of.
fn names(registry: &Registry, reference: &Reference, definition: &Definition) -> bool {
    let meets = |requirement: &semver::VersionReq| requirement.matches(definition.version());
    reference.requirement().is_none_or(meets) || registry.resolve(reference, Time::Any).is_err()
}

fn report(definition: &Definition, findings: &mut Findings<'_>) {
    let (id, version) = (definition.id(), definition.version());
    let message = Message::new(
        format!("`{id}` {version} is superseded, but nothing in this registry says that it took its place"),
        format!(
            "`{id}` {version} is vervangen, maar niets in dit register zegt dat het ervoor in de plaats kwam"
        ),
    );
    let help = Message::new(
        format!(
            "add `supersedes: [{id}@={version}]` to what took its place, or make the status `retired` if nothing did"
        ),
        format!(
            "zet `supersedes: [{id}@={version}]` bij wat ervoor in de plaats kwam, of maak de status `retired` als er niets voor kwam"
        ),
    );
    findings.value(definition, "/status", message, help);
}
