//! `bump-missing`: a version says how far its changes reach.

use begrip::{Definition, DefinitionId};

use super::adopted_changed::is_overwritten;
use crate::change::Change;
use crate::diff::Pair;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "bump-missing",
    severity: Severity::Error,
    group: Group::History,
    summary: Said {
        en: "a new version goes up as far as its changes reach",
        nl: "een nieuwe versie gaat zo ver omhoog als de veranderingen reiken",
    },
    why: Said {
        en: "Whoever keeps to a major version relies on it that figures stay comparable; a change that breaks the series under a minor version reaches them unseen. A definition whose figures change with those of another owes the same.",
        nl: "Wie zich aan een hoofdversie houdt, rekent erop dat cijfers vergelijkbaar blijven; een verandering die de reeks breekt onder een tussenversie bereikt hen ongezien. Een definitie waarvan de cijfers met die van een andere veranderen, is hetzelfde verschuldigd.",
    },
    fix: Said {
        en: "Set the version that is named. A definition that should keep to the old figures refers to the old major version instead; a change that was meant is accepted in `accepted-changes.yaml` with who and why.",
        nl: "Zet de versie die wordt genoemd. Een definitie die bij de oude cijfers moet blijven, verwijst dan naar de oude hoofdversie; een verandering die is bedoeld, wordt aanvaard in `accepted-changes.yaml` met wie en waarom.",
    },
    fires: "
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 1.1.0
status: adopted
values: { number: EUR }
steps:
  - { from: 2023-01-01, amount: 8000 }
# before
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 1.0.0
status: adopted
values: { number: EUR }
steps:
  - { from: 2023-01-01, amount: 7605 }
",
    passes: "
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 2.0.0
status: adopted
values: { number: EUR }
steps:
  - { from: 2023-01-01, amount: 8000 }
# before
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 1.0.0
status: adopted
values: { number: EUR }
steps:
  - { from: 2023-01-01, amount: 7605 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (pair, now) in context.changed() {
        let owes = pair.declared().is_some_and(|declared| declared < pair.required);
        // of what was overwritten another rule speaks
        if owes && !is_overwritten(pair) {
            report(context, pair, now, findings);
        }
    }
}

fn report(context: &Context<'_>, pair: &Pair, now: &Definition, findings: &mut Findings<'_>) {
    let (Some(from), Some(needed)) = (&pair.from, pair.needed()) else { return };
    let version = now.version();
    let (en, nl) = reason(pair);
    let message = if from == version {
        Message::new(
            format!("{version} has to become {needed}: {en}"),
            format!("{version} moet {needed} worden: {nl}"),
        )
    } else {
        Message::new(
            format!("{version} after {from} has to be {needed}: {en}"),
            format!("{version} na {from} moet {needed} zijn: {nl}"),
        )
    };
    let owes_itself =
        |id: &DefinitionId| context.changed().any(|(other, _)| other.id == *id && !other.is_satisfied());
    let help = match &pair.because_of {
        Some(id) if owes_itself(id) => Message::new(
            format!(
                "mend `{id}` first: once it is a new major version, what refers to the old one stays with it; or set `version: {needed}`"
            ),
            format!(
                "herstel eerst `{id}`: zodra dat een nieuwe hoofdversie is, blijft wat naar de oude verwijst daarbij; of zet `version: {needed}`"
            ),
        ),
        Some(id) => Message::new(
            format!("set `version: {needed}`, or refer to the major version of `{id}` that it was made with"),
            format!(
                "zet `version: {needed}`, of verwijs naar de hoofdversie van `{id}` waarmee hij is gemaakt"
            ),
        ),
        None => Message::new(format!("set `version: {needed}`"), format!("zet `version: {needed}`")),
    };
    let finding = findings.value(now, "/version", message, help);
    for change in decisive(pair) {
        finding.relate(context.registry, now, &change.pointer, change.message.clone());
    }
}

/// The changes that ask for the bump.
fn decisive(pair: &Pair) -> impl Iterator<Item = &Change> {
    let bump = |change: &Change| change.impact.bump();
    pair.changes.iter().filter(move |change| !change.accepted && bump(change) == pair.required).take(3)
}

fn reason(pair: &Pair) -> (String, String) {
    if let Some(id) = &pair.because_of {
        return (
            format!("its figures change with `{id}`, on which it rests"),
            format!("zijn cijfers veranderen met `{id}`, waarop hij berust"),
        );
    }
    match decisive(pair).next() {
        Some(change) => (change.message.en.clone(), change.message.nl.clone()),
        None => ("the series breaks at a date".to_owned(), "de reeks breekt op een datum".to_owned()),
    }
}
