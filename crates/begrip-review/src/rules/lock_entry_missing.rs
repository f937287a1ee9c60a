//! `lock-entry-missing`: of a definition in `begrip.lock` every released version is there.

use std::collections::HashSet;

use begrip::Definition;

use crate::finding::{Findings, Severity};
use crate::fix::Fix;
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "lock-entry-missing",
    severity: Severity::Warning,
    group: Group::Versions,
    summary: Said {
        en: "of a definition in `begrip.lock` every released version is there",
        nl: "van een definitie in `begrip.lock` staat elke uitgebrachte versie erin",
    },
    why: Said {
        en: "The lock is what notices that a released version changed. A next version that became adopted by hand, without `begrip release`, is not in it, so it can change and nobody sees it. Of a definition that was never locked nothing is said: a lock grows with each release.",
        nl: "Aan de vastlegging is te zien dat een uitgebrachte versie is veranderd. Een volgende versie die met de hand vastgesteld is, zonder `begrip release`, staat er niet in, en kan dus veranderen zonder dat iemand het ziet. Van een definitie die nooit is vastgelegd wordt niets gezegd: de vastlegging groeit met elke uitgave.",
    },
    fix: Said {
        en: "Let `begrip release --lock` or `begrip check --fix` put it there, as it is now.",
        nl: "Laat `begrip release --lock` of `begrip check --fix` de versie vastleggen zoals ze nu is.",
    },
    fires: "
# file: begrip.lock
versions = [
  { id = 'nl/low-income', version = '1.0.0', digest = 'sha256:9f86', date = '2025-01-31' },
]
# file: definitions/nl/low-income.yaml
kind: concept
id: nl/low-income
version: 1.1.0
status: adopted
",
    passes: "
# file: begrip.lock
versions = [
  { id = 'nl/low-income', version = '1.0.0', digest = 'sha256:9f86', date = '2025-01-31' },
]
# file: definitions/nl/low-income.yaml
kind: concept
id: nl/low-income
version: 1.1.0
status: proposed
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(lock) = context.registry.lock() else { return };
    let known: HashSet<_> = lock.entries().iter().map(|entry| &entry.id).collect();
    for definition in context.registry.definitions() {
        let is_released = definition.header().status.is_released();
        if is_released
            && known.contains(definition.id())
            && lock.get(definition.id(), definition.version()).is_none()
        {
            report(definition, findings);
        }
    }
}

fn report(definition: &Definition, findings: &mut Findings<'_>) {
    let (version, status) = (definition.version(), definition.header().status.as_str());
    let message = Message::new(
        format!("{version} is {status} and not in begrip.lock, so nobody would see it change"),
        format!("{version} is {status} en staat niet in begrip.lock, dus niemand zou een verandering zien"),
    );
    let help = Message::new(
        "put it there as it is now with `begrip release --lock` or `begrip check --fix`",
        "leg de versie vast zoals ze nu is met `begrip release --lock` of `begrip check --fix`",
    );
    findings.value(definition, "/version", message, help).fix = Some(Fix::Lock);
}
