//! `adopted-gone`: what was adopted can still be found.

use begrip::{Definition, DefinitionId, Registry};
use semver::Version;

use crate::change::{Change, ChangeKind};
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "adopted-gone",
    severity: Severity::Warning,
    group: Group::History,
    summary: Said {
        en: "a definition that was adopted is retired, not deleted",
        nl: "een definitie die is vastgesteld, wordt beëindigd en niet verwijderd",
    },
    why: Said {
        en: "Figures that were published with it refer to it, and so may definitions of others that are not in this registry.",
        nl: "Cijfers die ermee zijn gepubliceerd verwijzen ernaar, en misschien ook definities van anderen die niet in dit register staan.",
    },
    fix: Said {
        en: "Put the file back with `status: retired`, or `superseded` if something took its place.",
        nl: "Zet het bestand terug met `status: retired`, of `superseded` als iets anders ervoor in de plaats kwam.",
    },
    fires: "
# file: definitions/nl.yaml
kind: authority
id: nl
version: 1.0.0
status: adopted
# before
# file: definitions/nl.yaml
kind: authority
id: nl
version: 1.0.0
status: adopted
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
",
    passes: "
# file: definitions/nl.yaml
kind: authority
id: nl
version: 1.0.0
status: adopted
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: retired
# before
# file: definitions/nl.yaml
kind: authority
id: nl
version: 1.0.0
status: adopted
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for pair in context.since.into_iter().flat_map(|since| &since.pairs).filter(|pair| pair.is_adopted) {
        let Some(version) = &pair.from else { continue };
        let whole = |change: &&Change| matches!(change.kind, ChangeKind::Removed | ChangeKind::Renamed);
        let change = pair.changes.iter().filter(|change| change.pointer == "/id").find(whole);
        let Some(change) = change.filter(|change| !change.accepted) else { continue };
        let (id, (message, help)) = match &pair.renamed_from {
            Some(before) => (before, renamed(before, version, &pair.id)),
            None if is_in_between(context.registry, &pair.id, version) => continue,
            None => (&pair.id, gone(&pair.id, version)),
        };
        if let Some(place) = change.old_place.clone() {
            findings.at(Some((id, version)), place, message, help);
        }
    }
}

/// Whether the registry has a later version of the same line, beside which git and `begrip.lock` keep this one.
fn is_in_between(registry: &Registry, id: &DefinitionId, version: &Version) -> bool {
    let is_later = |other: &Definition| other.version() > version && other.version().major == version.major;
    registry.versions(id).iter().any(|other| is_later(other) && other.header().status.is_released())
}

fn gone(id: &DefinitionId, version: &Version) -> (Message, Message) {
    let message = Message::new(
        format!("`{id}` {version} was adopted and is gone"),
        format!("`{id}` {version} was vastgesteld en is verdwenen"),
    );
    let help = Message::new(
        "put the file back with `status: retired`, or `superseded` if something took its place",
        "zet het bestand terug met `status: retired`, of `superseded` als iets ervoor in de plaats kwam",
    );
    (message, help)
}

fn renamed(id: &DefinitionId, version: &Version, now: &DefinitionId) -> (Message, Message) {
    let message = Message::new(
        format!("`{id}` {version} was adopted and is gone: it is called `{now}` now"),
        format!("`{id}` {version} was vastgesteld en is verdwenen: het heet nu `{now}`"),
    );
    let help = Message::new(
        format!(
            "put the file back with `status: superseded`, and let `{now}` say `supersedes: [{id}@={version}]`"
        ),
        format!(
            "zet het bestand terug met `status: superseded`, en laat `{now}` zeggen `supersedes: [{id}@={version}]`"
        ),
    );
    (message, help)
}
