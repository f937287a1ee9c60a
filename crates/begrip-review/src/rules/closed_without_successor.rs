//! `closed-without-successor`: of what is adopted and no longer valid it is said what comes after.

use begrip::{DefinitionId, Reference, Status};
use std::collections::HashSet;

use crate::days::in_words;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "closed-without-successor",
    severity: Severity::Info,
    group: Group::Versions,
    summary: Said {
        en: "of what is adopted and no longer valid it is said what comes after",
        nl: "van wat vastgesteld is en niet meer geldt, staat er wat erna komt",
    },
    why: Said {
        en: "Whoever looks for the definition of a later day finds nothing, and cannot tell whether it ended or was forgotten.",
        nl: "Wie de definitie voor een latere dag zoekt, vindt niets, en kan niet zien of ze is opgehouden of vergeten.",
    },
    fix: Said {
        en: "Add the version or the definition that takes its place, or make the status `retired` if nothing does.",
        nl: "Voeg de versie of definitie toe die ervoor in de plaats komt, of maak de status `retired` als er niets voor komt.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
valid: { from: 2010-01-01, until: 2019-12-31 }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: retired
valid: { from: 2010-01-01, until: 2019-12-31 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let (registry, Some(today)) = (context.registry, context.today) else { return };
    let named = registry.definitions().iter().flat_map(|definition| &definition.header().supersedes);
    let replaced: HashSet<&DefinitionId> =
        named.chain(registry.lost_supersedes()).map(Reference::id).collect();
    for versions in registry.definitions().chunk_by(|a, b| a.id() == b.id()) {
        // the last days of all its versions are the end of the definition
        let ends = versions.iter().map(|version| version.header().valid.until);
        let Some(last) = versions.iter().max_by_key(|version| version.header().valid.until) else { continue };
        let is_open = ends.into_iter().any(|end| end.is_none_or(|end| end >= today));
        let is_told = replaced.contains(last.id()) || registry.is_lost(last.id());
        if is_open || is_told || last.header().status != Status::Adopted {
            continue;
        }
        let (id, days) = (last.id(), in_words(last.header().valid));
        let message = Message::new(
            format!("`{id}` is adopted and valid {}, and nothing comes after it", days.en),
            format!("`{id}` is vastgesteld en geldig {}, en er komt niets na", days.nl),
        );
        findings.value(last, "/valid/until", message, Message::from(RULE.fix));
    }
}
