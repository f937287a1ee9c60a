//! `version-without-note`: where an owner says of one version what changed, it is said of each minor version and patch.

use std::collections::{HashMap, HashSet};

use begrip::{Definition, DefinitionId};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "version-without-note",
    severity: Severity::Info,
    group: Group::Versions,
    summary: Said {
        en: "where an owner says of one version what changed, it is said of each minor version and patch",
        nl: "zegt een eigenaar van één versie wat er veranderde, dan staat dat bij elke minor en patch",
    },
    why: Said {
        en: "Users of the version before want to know whether they have to do anything, and a number by itself may be a slip.",
        nl: "Wie de vorige versie gebruikt, wil weten of er iets te doen is, en een nummer alleen kan een vergissing zijn.",
    },
    fix: Said {
        en: "Say what changed under `release: { note: … }`, or put the number back.",
        nl: "Zeg onder `release: { note: … }` wat er veranderde, of zet het nummer terug.",
    },
    fires: "
# file: definitions/nl/destitution.yaml
kind: concept
id: nl/destitution
version: 1.0.1
status: adopted
release:
  note: { nl: De toelichting is korter., en: The note is shorter. }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.1.0
status: adopted
",
    passes: "
# file: definitions/nl/destitution.yaml
kind: concept
id: nl/destitution
version: 1.0.1
status: adopted
release:
  note: { nl: De toelichting is korter., en: The note is shorter. }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.1.0
status: adopted
release:
  note: { nl: Het bredere begrip staat er nu bij., en: The wider concept is named now. }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let definitions = context.registry.definitions();
    let mut told: HashMap<&str, HashSet<&DefinitionId>> = HashMap::new();
    for definition in definitions.iter().filter(|definition| is_told(definition)) {
        told.entry(definition.id().authority()).or_default().insert(definition.id());
    }
    for definition in definitions.iter().filter(|definition| owes_note(definition)) {
        let (id, version) = (definition.id(), definition.version());
        let own = told.get(id.authority());
        if own.is_none_or(|told| told.iter().all(|other| *other == id)) {
            continue;
        }
        let message = Message::new(
            format!("this is version `{version}`, and it is not said what changed"),
            format!("dit is versie `{version}`, en er staat niet wat er veranderde"),
        );
        findings.value(definition, "/version", message, RULE.fix.as_help());
    }
}

fn is_told(definition: &Definition) -> bool {
    definition.header().release.as_ref().is_some_and(|release| !release.note.is_empty())
}

/// A major version is another definition, and says by itself what it is.
fn owes_note(definition: &Definition) -> bool {
    let version = definition.version();
    let is_major = version.minor == 0 && version.patch == 0;
    !is_major && version.pre.is_empty() && !is_told(definition)
}
