//! `adopted-gone`: what was adopted can still be found.

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
    let gone = context.since.into_iter().flat_map(|since| &since.pairs);
    for pair in gone.filter(|pair| pair.to.is_none() && pair.is_adopted) {
        let Some((version, change)) = pair.from.as_ref().zip(pair.changes.first()) else { continue };
        let Some(place) = change.old_place.clone().filter(|_| !change.accepted) else { continue };
        let id = &pair.id;
        let message = Message::new(
            format!("`{id}` {version} was adopted and is gone"),
            format!("`{id}` {version} was vastgesteld en is verdwenen"),
        );
        let help = Message::new(
            "put the file back with `status: retired`, or `superseded` if something took its place",
            "zet het bestand terug met `status: retired`, of `superseded` als iets ervoor in de plaats kwam",
        );
        findings.at(Some((id, version)), place, message, help);
    }
}
