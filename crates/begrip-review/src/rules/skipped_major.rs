//! `skipped-major`: the majors of a definition follow each other.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "skipped-major",
    severity: Severity::Warning,
    group: Group::Versions,
    summary: Said {
        en: "the majors of a definition follow each other",
        nl: "de hoofdversies van een definitie volgen elkaar op",
    },
    why: Said {
        en: "A number that is left out makes people look for a version that never was, or hides one that is lost.",
        nl: "Een overgeslagen nummer laat mensen zoeken naar een versie die er nooit was, of verbergt er een die weg is.",
    },
    fix: Said {
        en: "Give the version the next number, or put back the file of the version that is missing.",
        nl: "Geef de versie het volgende nummer, of zet het bestand van de ontbrekende versie terug.",
    },
    fires: "
# file: definitions/nl/poverty@1.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: superseded
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 3.0.0
status: adopted
supersedes: [nl/poverty@=1.0.0]
",
    passes: "
# file: definitions/nl/poverty@1.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: superseded
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 2.0.0
status: adopted
supersedes: [nl/poverty@=1.0.0]
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for versions in context.registry.definitions().chunk_by(|a, b| a.id() == b.id()) {
        for (earlier, later) in versions.iter().zip(versions.iter().skip(1)) {
            let (id, from, to) = (later.id(), earlier.version().major, later.version().major);
            // a file that cannot be read may hold the one that is missing
            if to <= from + 1 || context.registry.is_lost(id) {
                continue;
            }
            let message = Message::new(
                format!("after major {from} of `{id}` comes {to}"),
                format!("na hoofdversie {from} van `{id}` komt {to}"),
            );
            let there = Message::new("the version before", "de versie ervoor");
            let finding = findings.value(later, "/version", message, RULE.fix.as_help());
            finding.relate(context.registry, earlier, "/version", there);
        }
    }
}
