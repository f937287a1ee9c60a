//! `rests-on-retired`: what is in use does not rest on what was retired.

use begrip::Status;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Resolved, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "rests-on-retired",
    severity: Severity::Warning,
    group: Group::Versions,
    summary: Said {
        en: "what is in use does not rest on what was retired",
        nl: "wat in gebruik is, rust niet op wat buiten gebruik is",
    },
    why: Said {
        en: "Nobody keeps a retired definition up to date, so figures that rest on it end without anybody having decided so.",
        nl: "Niemand houdt een definitie die buiten gebruik is nog bij, dus cijfers die erop rusten, houden op zonder dat iemand dat besloot.",
    },
    fix: Said {
        en: "Refer to what is used instead, or retire this definition too.",
        nl: "Verwijs naar wat er nu voor gebruikt wordt, of stel ook deze definitie buiten gebruik.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: retired
# file: definitions/nl/child-poverty.yaml
kind: concept
id: nl/child-poverty
version: 1.0.0
status: adopted
broader: nl/poverty@^1
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/child-poverty.yaml
kind: concept
id: nl/child-poverty
version: 1.0.0
status: adopted
broader: nl/poverty@^1
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for Resolved { definition, link, target } in &context.references {
        let in_use = matches!(definition.header().status, Status::Draft | Status::Proposed | Status::Adopted);
        let Ok(target) = target else { continue };
        // what is meant for the days of the old one only may rest on it
        let is_over = definition.header().valid.until.is_some();
        let is_retired = target.header().status == Status::Retired;
        if !in_use || is_over || !is_retired || !link.relation.is_dependency() {
            continue;
        }
        let (id, version) = (target.id(), target.version());
        let message = Message::new(
            format!("`{id}` {version} is retired, and this definition is in use"),
            format!("`{id}` {version} is buiten gebruik, en deze definitie is in gebruik"),
        );
        let there = Message::new(format!("`{id}` is `retired`"), format!("`{id}` is `retired`"));
        let finding = findings.value(definition, &link.pointer, message, RULE.fix.as_help());
        finding.relate(context.registry, target, "/status", there);
    }
}
