//! `adopted-rests-on-draft`: an adopted definition rests only on what is settled too.

use begrip::{Definition, Link, Registry, Status};

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
    for Resolved { definition, link, target } in &context.references {
        let is_adopted = definition.header().status == Status::Adopted;
        let (Ok(target), true, true) = (target, is_adopted, link.relation.is_dependency()) else { continue };
        if matches!(target.header().status, Status::Draft | Status::Proposed) {
            report(context.registry, definition, link, target, findings);
        }
    }
}

fn report(
    registry: &Registry,
    definition: &Definition,
    link: &Link<'_>,
    target: &Definition,
    findings: &mut Findings<'_>,
) {
    let (id, version, status) = (target.id(), target.version(), target.header().status.as_str());
    let message = Message::new(
        format!(
            "this definition is adopted and rests on `{id}` {version}, which is `{status}` and may still change"
        ),
        format!(
            "deze definitie is vastgesteld en rust op `{id}` {version}, die `{status}` is en nog kan veranderen"
        ),
    );
    let help = Message::new(
        format!("adopt `{id}` first, or refer to a version of it that is adopted"),
        format!("stel eerst `{id}` vast, of verwijs naar een versie ervan die vastgesteld is"),
    );
    let there = Message::new(format!("`{id}` is `{status}`"), format!("`{id}` is `{status}`"));
    findings.value(definition, &link.pointer, message, help).relate(registry, target, "/status", there);
}
