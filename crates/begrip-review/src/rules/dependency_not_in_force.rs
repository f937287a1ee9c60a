//! `dependency-not-in-force`: on every day for which a definition is meant, what it rests on holds too.

use begrip::{Content, Date, Definition, Link, Registry, Time, Validity};

use crate::days::in_words;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Resolved, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "dependency-not-in-force",
    severity: Severity::Error,
    group: Group::Versions,
    summary: Said {
        en: "on every day for which a definition is valid, a version of each definition it rests on is valid too",
        nl: "op elke dag waarvoor een definitie geldt, geldt ook een versie van elke definitie waarop ze rust",
    },
    why: Said {
        en: "On a day without one the definition has no meaning, and a figure about that day would silently use another period's norm or list.",
        nl: "Op een dag zonder zo'n versie heeft de definitie geen betekenis, en een cijfer over die dag zou ongemerkt de norm of lijst van een andere periode gebruiken.",
    },
    fix: Said {
        en: "Narrow the validity of the definition, or refer to versions that together cover it. An end that is left open counts only as far as the amounts of its parameters reach.",
        nl: "Maak de geldigheid van de definitie korter, of verwijs naar versies die haar samen dekken. Een open einde telt maar zo ver als de bedragen van de parameters reiken.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
valid: { from: 2011-01-01 }
# file: definitions/cbs/members.yaml
kind: variable
id: cbs/members
version: 1.0.0
status: adopted
valid: { from: 2008-01-01, until: 2020-12-31 }
unit: nl/household@^1
values: { integer: person }
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
valid: { from: 2011-01-01 }
# file: definitions/cbs/members.yaml
kind: variable
id: cbs/members
version: 1.0.0
status: adopted
valid: { from: 2011-01-01, until: 2020-12-31 }
unit: nl/household@^1
values: { integer: person }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let registry = context.registry;
    for references in context.references.chunk_by(|a, b| a.definition.node() == b.definition.node()) {
        let Some(Resolved { definition, .. }) = references.first() else { continue };
        let links = || references.iter().map(|reference| &reference.link);
        let window = window(registry, definition, links());
        for link in links().filter(|link| link.relation.is_dependency()) {
            if let Some(gap) = gap(registry, definition, link, window) {
                report(registry, definition, link, gap, findings);
            }
        }
    }
}

/// The days for which the definition is meant, open ends cut to what the amounts of its parameters cover.
fn window<'r>(
    registry: &Registry,
    definition: &Definition,
    links: impl Iterator<Item = &'r Link<'r>>,
) -> Validity {
    let valid = definition.header().valid;
    let mut window = valid;
    if valid.from.is_some() && valid.until.is_some() {
        return window;
    }
    for days in links.filter_map(|link| amounts_of(registry, link)) {
        if valid.from.is_none() {
            window.from = window.from.max(days.from);
        }
        if valid.until.is_none() {
            window.until = earliest(window.until, days.until);
        }
    }
    window
}

fn earliest(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// From the first to the last day of the steps of all versions that the link can mean, if it leads to a parameter.
fn amounts_of(registry: &Registry, link: &Link<'_>) -> Option<Validity> {
    let candidates = registry.candidates(link.reference);
    let mut steps = candidates.iter().filter_map(|candidate| match candidate.content() {
        Content::Parameter(parameter) => {
            Some(parameter.steps.iter().map(begrip::kind::parameter::Step::days))
        }
        _ => None,
    });
    let first = steps.next()?;
    let all: Vec<Validity> = first.chain(steps.flatten()).collect();
    let from = if all.iter().any(|days| days.from.is_none()) {
        None
    } else {
        all.iter().filter_map(|d| d.from).min()
    };
    let until = if all.iter().any(|days| days.until.is_none()) {
        None
    } else {
        all.iter().filter_map(|d| d.until).max()
    };
    Some(Validity { from, until })
}

/// The first days that no version within the requirement covers.
fn gap(registry: &Registry, definition: &Definition, link: &Link<'_>, window: Validity) -> Option<Validity> {
    let candidates = registry.candidates(link.reference);
    // a reference that leads nowhere, or to dates that are wrong in themselves, is what other rules speak of
    if candidates.is_empty() || candidates.iter().any(|candidate| candidate.header().valid.is_reversed()) {
        return None;
    }
    let window = read_on(definition, link, window)?;
    window.first_gap(candidates.iter().map(|candidate| candidate.header().valid))
}

/// The days on which a link of the definition is read.
pub(super) fn window_of<'r>(
    registry: &Registry,
    definition: &Definition,
    link: &Link<'_>,
    links: impl Iterator<Item = &'r Link<'r>>,
) -> Option<Validity> {
    read_on(definition, link, window(registry, definition, links))
}

/// The same days, or the period that the link is fixed on.
fn read_on(definition: &Definition, link: &Link<'_>, window: Validity) -> Option<Validity> {
    match link.fixed_period {
        Some(period) => Some(period.days()),
        None => shifted(definition, window, link.shift),
    }
}

/// The same days, as many periods of the definition away as the input is.
fn shifted(definition: &Definition, window: Validity, shift: i32) -> Option<Validity> {
    if shift == 0 {
        return Some(window);
    }
    let Content::Variable(variable) = definition.content() else { return Some(window) };
    // a value of one day a year lies a year before the next
    let months = variable.period.as_ref()?.months().unwrap_or(12).saturating_mul(shift);
    let moved = |date: Option<Date>| date.and_then(|date| date.plus_months(months));
    Some(Validity { from: moved(window.from), until: moved(window.until) })
}

fn report(
    registry: &Registry,
    definition: &Definition,
    link: &Link<'_>,
    gap: Validity,
    findings: &mut Findings<'_>,
) {
    let reference = link.reference;
    let days = in_words(gap);
    let message = Message::new(
        format!("no version of `{reference}` is valid {}", days.en),
        format!("geen versie van `{reference}` is geldig {}", days.nl),
    );
    let help = Message::new(
        "narrow the validity of this definition, or refer to versions that together cover it",
        "maak de geldigheid van deze definitie korter, of verwijs naar versies die haar samen dekken",
    );
    let finding = findings.value(definition, &link.pointer, message, help);
    if !definition.header().valid.is_open() {
        let about = Message::new("this definition is valid here", "deze definitie geldt hier");
        finding.relate(registry, definition, "/valid", about);
    }
    if let Ok(target) = registry.resolve(reference, Time::Any) {
        let there = Message::new(
            format!("valid {}", target.header().valid),
            format!("geldig {}", target.header().valid),
        );
        finding.relate(registry, target, "/valid", there);
    }
}
