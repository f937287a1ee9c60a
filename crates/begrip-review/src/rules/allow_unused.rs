//! `allow-unused`: what a comment allows is there.

use crate::allowed::can_be_allowed;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::rules::rule;

pub(crate) const RULE: Rule = Rule {
    name: "allow-unused",
    severity: Severity::Warning,
    group: Group::Files,
    summary: Said {
        en: "every comment that allows something stands beside it",
        nl: "elke opmerking die iets toestaat, staat ernaast",
    },
    why: Said {
        en: "A comment `# begrip: allow …` that allows nothing is a leftover, and would hide the next mistake on that line.",
        nl: "Een opmerking `# begrip: allow …` die niets toestaat, is een overblijfsel, en zou de volgende fout op die regel verbergen.",
    },
    fix: Said {
        en: "Take the comment out, or put it on the line that the finding shows or on a line of its own above it.",
        nl: "Haal de opmerking weg, of zet haar op de regel die de bevinding toont, of op een eigen regel daarboven.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty # begrip: allow wrong-kind: the kind was mended long ago
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
    for allow in &context.unused {
        let Ok(said) = &allow.said else { continue };
        // a name that is no rule is the matter of `allow-unreadable`
        let Some(rule) = rule(&said.rule) else { continue };
        let message = if can_be_allowed(rule.name) {
            Message::new(
                format!("`{}` finds nothing here that could be allowed", rule.name),
                format!("`{}` vindt hier niets dat kan worden toegestaan", rule.name),
            )
        } else {
            Message::new(
                format!("what `{}` finds cannot be allowed by a comment", rule.name),
                format!("wat `{}` vindt, kan niet met een opmerking worden toegestaan", rule.name),
            )
        };
        let help = Message::new(
            "take the comment out, or put it beside the line that the finding shows",
            "haal de opmerking weg, of zet haar bij de regel die de bevinding toont",
        );
        findings.comment(allow, message, help);
    }
}
