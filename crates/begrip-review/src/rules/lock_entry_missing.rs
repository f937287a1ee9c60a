//! `lock-entry-missing`: what is released is in `begrip.lock`, where there is one.

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
        en: "a registry with `begrip.lock` has every released version in it",
        nl: "een register met `begrip.lock` heeft daarin elke uitgebrachte versie",
    },
    why: Said {
        en: "The lock is what notices that a released version changed. A version that became adopted by hand, without `begrip release`, is not in it, so it can change and nobody sees it.",
        nl: "Aan de vastlegging is te zien dat een uitgebrachte versie is veranderd. Een versie die met de hand vastgesteld is, zonder `begrip release`, staat er niet in, en kan dus veranderen zonder dat iemand het ziet.",
    },
    fix: Said {
        en: "Let `begrip release --lock` or `begrip check --fix` put it there, as it is now.",
        nl: "Laat `begrip release --lock` of `begrip check --fix` de versie vastleggen zoals ze nu is.",
    },
    fires: "
# file: begrip.lock
versions = []
# file: definitions/nl/low-income.yaml
kind: concept
id: nl/low-income
version: 1.0.0
status: adopted
",
    passes: "
# file: begrip.lock
versions = []
# file: definitions/nl/low-income.yaml
kind: concept
id: nl/low-income
version: 1.0.0
status: proposed
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(lock) = context.registry.lock() else { return };
    for definition in context.registry.definitions() {
        let is_released = definition.header().status.is_released();
        if is_released && lock.get(definition.id(), definition.version()).is_none() {
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
