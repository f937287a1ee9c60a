//! `closed-without-successor`: of what is adopted and no longer used it is said what comes after.

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
        en: "of what is adopted and no longer used it is said what comes after",
        nl: "van wat vastgesteld is en niet meer gebruikt wordt, staat er wat erna komt",
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
in_use: { from: 2010-01-01, until: 2019-12-31 }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: retired
in_use: { from: 2010-01-01, until: 2019-12-31 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let (registry, Some(today)) = (context.registry, context.today) else { return };
    let named = registry.definitions().iter().flat_map(|definition| &definition.header().supersedes);
    let replaced: HashSet<&DefinitionId> =
        named.chain(registry.lost_supersedes()).map(Reference::id).collect();
    for versions in registry.definitions().chunk_by(|a, b| a.id() == b.id()) {
        let Some(last) = versions.last() else { continue };
        // the periods for which it is valid may just be those that are known; the days of use are its own
        let is_over = last.header().in_use.until.is_some_and(|end| end < today);
        let is_told = replaced.contains(last.id()) || registry.is_lost(last.id());
        if !is_over || is_told || last.header().status != Status::Adopted {
            continue;
        }
        let (id, days) = (last.id(), in_words(last.header().in_use));
        let message = Message::new(
            format!(
                "`{id}` is adopted and was in use {}, and nothing comes after it (today is {today})",
                days.en
            ),
            format!(
                "`{id}` is vastgesteld en was in gebruik {}, en er komt niets na (vandaag is {today})",
                days.nl
            ),
        );
        findings.value(last, "/in_use/until", message, RULE.fix.as_help());
    }
}
