//! `allow-without-reason`: who allows something says why.

use begrip::AllowFault;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "allow-without-reason",
    severity: Severity::Error,
    group: Group::Files,
    summary: Said {
        en: "a comment that allows something says why",
        nl: "een opmerking die iets toestaat, zegt waarom",
    },
    why: Said {
        en: "Whoever reads a definition later has to know why a finding was taken as it is. Without a reason nothing is allowed.",
        nl: "Wie een definitie later leest, moet weten waarom een bevinding zo is gelaten. Zonder reden is er niets toegestaan.",
    },
    fix: Said {
        en: "Write the reason after a colon: `# begrip: allow RULE: reason`.",
        nl: "Schrijf de reden na een dubbele punt: `# begrip: allow REGEL: reden`.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty # begrip: allow homonym
version: 1.0.0
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
    for allow in context.registry.allows() {
        let Err(AllowFault::NoReason { rule }) = &allow.said else { continue };
        let message = Message::new(
            format!("`{rule}` is not allowed here, because no reason is given"),
            format!("`{rule}` is hier niet toegestaan, omdat er geen reden bij staat"),
        );
        let help = Message::new(
            format!("write the reason after a colon: `# begrip: allow {rule}: reason`"),
            format!("schrijf de reden na een dubbele punt: `# begrip: allow {rule}: reden`"),
        );
        findings.comment(allow, message, help);
    }
}
