//! `adopted-pre-release`: an adopted version has no pre-release part.

use begrip::Status;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "adopted-pre-release",
    severity: Severity::Warning,
    group: Group::Versions,
    summary: Said {
        en: "an adopted version has no pre-release part",
        nl: "een vastgestelde versie heeft geen voorlopig deel",
    },
    why: Said {
        en: "References leave `4.0.0-rc.1` out unless they name it, so an adopted pre-release is in force and nobody gets it.",
        nl: "Verwijzingen laten `4.0.0-rc.1` buiten beschouwing tenzij ze haar noemen, dus een vastgestelde voorlopige versie geldt en niemand krijgt haar.",
    },
    fix: Said {
        en: "Adopt it under the number without that part, or make its status `proposed`.",
        nl: "Stel haar vast onder het nummer zonder dat deel, of maak de status `proposed`.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0-rc.1
status: adopted
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let version = definition.version();
        if definition.header().status == Status::Adopted && !version.pre.is_empty() {
            let message = Message::new(
                format!("{version} is adopted, and its number says that it is not final"),
                format!("{version} is vastgesteld, en het nummer zegt dat ze nog niet definitief is"),
            );
            findings.value(definition, "/version", message, RULE.fix.as_help());
        }
    }
}
