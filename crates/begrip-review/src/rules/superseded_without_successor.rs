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
        if !superseded || !known {
            continue;
        }
        let mut successors = successors(registry, &claims, definition);
        // what was wrong takes no place
        successors.retain(|successor| successor.header().status != Status::Withdrawn);
        if !successors.iter().any(|successor| successor.header().status.is_released()) {
            report(registry, definition, successors.first().copied(), findings);
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

/// What takes the place of a version, or will once it is adopted: higher versions of its line, and what says so.
fn successors<'r>(
    registry: &'r Registry,
    claims: &Claims<'_>,
    definition: &Definition,
) -> Vec<&'r Definition> {
    let (id, version) = (definition.id(), definition.version());
    let of_line = |other: &&Definition| other.version() > version && other.version().major == version.major;
    let mut successors: Vec<&Definition> = registry.versions(id).iter().filter(of_line).collect();
    let claims = [Some(version.major), None]
        .into_iter()
        .flat_map(|major| claims.get(&(id, major)).into_iter().flatten());
    let claims = claims
        .filter(|(node, reference)| *node != definition.node() && names(registry, reference, definition));
    successors.extend(claims.filter_map(|(node, _)| registry.get(*node)));
    successors
}

/// Whether the reference names this version, or leads nowhere, which is what another rule speaks of.
fn names(registry: &Registry, reference: &Reference, definition: &Definition) -> bool {
    let meets = |requirement: &semver::VersionReq| requirement.matches(definition.version());
    reference.requirement().is_none_or(meets) || registry.resolve(reference, Time::Any).is_err()
}

fn report(
    registry: &Registry,
    definition: &Definition,
    unsettled: Option<&Definition>,
    findings: &mut Findings<'_>,
) {
    let (message, help) = match unsettled {
        Some(unsettled) => too_early(definition, unsettled),
        None => nothing_known(definition),
    };
    let finding = findings.value(definition, "/status", message, help);
    if let Some(unsettled) = unsettled {
        let status = unsettled.header().status.as_str();
        let there = Message::new(format!("this is `{status}`"), format!("dit is `{status}`"));
        finding.relate(registry, unsettled, "/status", there);
    }
}

fn nothing_known(definition: &Definition) -> (Message, Message) {
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
    (message, help)
}

/// What should take the place of a version is not adopted yet.
fn too_early(definition: &Definition, unsettled: &Definition) -> (Message, Message) {
    let (id, version) = (definition.id(), definition.version());
    let (next, number, status) = (unsettled.id(), unsettled.version(), unsettled.header().status.as_str());
    let message = Message::new(
        format!(
            "`{id}` {version} is superseded, but `{next}` {number}, which would take its place, is `{status}`"
        ),
        format!(
            "`{id}` {version} is vervangen, maar `{next}` {number}, dat ervoor in de plaats zou komen, is `{status}`"
        ),
    );
    let help = Message::new(
        format!(
            "leave the status at `adopted` until `{next}` {number} is, or make it `retired` if nothing takes its place"
        ),
        format!(
            "laat de status `adopted` tot `{next}` {number} dat is, of maak haar `retired` als er niets voor in de plaats komt"
        ),
    );
    (message, help)
}
