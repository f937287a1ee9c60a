//! `adopted-rests-on-draft`: an adopted definition rests only on what is settled too.

use begrip::{Date, Definition, Link, Registry, Status, Time, Validity};

use super::dependency_not_in_force::window_of;
use crate::days::in_words;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Resolved, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "adopted-rests-on-draft",
    severity: Severity::Error,
    group: Group::Versions,
    summary: Said {
        en: "an adopted definition does not rest on a draft or a proposal",
        nl: "een vastgestelde definitie rust niet op een ontwerp of een voorstel",
    },
    why: Said {
        en: "A draft may change without a new version, and with it would change what the adopted definition means.",
        nl: "Een ontwerp kan veranderen zonder nieuwe versie, en dan verandert mee wat de vastgestelde definitie betekent.",
    },
    fix: Said {
        en: "Adopt what it rests on first, or refer to a version that is adopted.",
        nl: "Stel eerst vast waar de definitie op rust, of verwijs naar een versie die vastgesteld is.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: draft
# file: definitions/cbs/private-households.yaml
kind: population
id: cbs/private-households
version: 1.0.0
status: adopted
unit: nl/household@^1
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/cbs/private-households.yaml
kind: population
id: cbs/private-households
version: 1.0.0
status: adopted
unit: nl/household@^1
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let registry = context.registry;
    for Resolved { definition, link, target } in &context.references {
        let is_adopted = definition.header().status == Status::Adopted;
        let (Ok(target), true, true) = (target, is_adopted, link.relation.is_dependency()) else { continue };
        if is_unsettled(target) {
            report(registry, (definition, link), (target, None), findings);
        } else if let Some((target, days)) = on_some_days(registry, definition, link) {
            report(registry, (definition, link), (target, Some(days)), findings);
        }
    }
}

fn is_unsettled(definition: &Definition) -> bool {
    matches!(definition.header().status, Status::Draft | Status::Proposed)
}

/// The first draft or proposal that a reference means on any of the days of the definition, and those days.
fn on_some_days<'r>(
    registry: &'r Registry,
    definition: &Definition,
    link: &Link<'_>,
) -> Option<(&'r Definition, Validity)> {
    let candidates = registry.candidates(link.reference);
    let drafts: Vec<&Definition> = candidates.iter().copied().filter(|other| is_unsettled(other)).collect();
    if drafts.is_empty() {
        return None;
    }
    let links = definition.links();
    let window = window_of(registry, definition, link, links.iter())?;
    let begins = candidates.iter().filter_map(|other| other.header().valid.from);
    let after = candidates.iter().filter_map(|other| other.header().valid.until.and_then(Date::next));
    let mut days: Vec<Date> = begins.chain(after).chain(window.from).collect();
    // what is meant before all of these days
    days.extend(days.iter().min().copied().and_then(Date::previous));
    days.sort_unstable();
    days.into_iter().filter(|day| window.contains(*day)).find_map(|day| {
        let meant =
            registry.resolve(link.reference, Time::On(day)).ok().filter(|meant| is_unsettled(meant))?;
        Some((meant, meant.header().valid.intersection(&window)?))
    })
}

fn report(
    registry: &Registry,
    (definition, link): (&Definition, &Link<'_>),
    (target, days): (&Definition, Option<Validity>),
    findings: &mut Findings<'_>,
) {
    let (id, version, status) = (target.id(), target.version(), target.header().status.as_str());
    let (en, nl) = days.map_or_else(Default::default, |days| {
        let Message { en, nl } = in_words(days);
        (format!(" ({en})"), format!(" ({nl})"))
    });
    let message = Message::new(
        format!(
            "this definition is adopted and rests on `{id}` {version}{en}, which is `{status}` and may still change"
        ),
        format!(
            "deze definitie is vastgesteld en rust op `{id}` {version}{nl}, die `{status}` is en nog kan veranderen"
        ),
    );
    let help = Message::new(
        format!("adopt `{id}` first, or refer to a version of it that is adopted"),
        format!("stel eerst `{id}` vast, of verwijs naar een versie ervan die vastgesteld is"),
    );
    let there = Message::new(format!("`{id}` is `{status}`"), format!("`{id}` is `{status}`"));
    findings.value(definition, &link.pointer, message, help).relate(registry, target, "/status", there);
}
