//! `acceptance-expired`: what was accepted for a time is looked at again.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "acceptance-expired",
    severity: Severity::Warning,
    group: Group::History,
    summary: Said {
        en: "what was accepted for a time is accepted no longer",
        nl: "wat voor een tijd was aanvaard, is niet langer aanvaard",
    },
    why: Said {
        en: "An entry of `accepted-changes.yaml` with `until` was meant to be looked at again after that day.",
        nl: "Een regel in `accepted-changes.yaml` met `until` was bedoeld om na die dag opnieuw te worden bekeken.",
    },
    fix: Said {
        en: "Look at the change again: take the entry out, or give it a later day.",
        nl: "Bekijk de verandering opnieuw: haal de regel weg, of geef een latere dag.",
    },
    fires: "
# file: accepted-changes.yaml
- { id: nl/poverty, facet: meaning, fingerprint: 00f1, who: J. Jansen, why: agreed in the working group, until: 2020-01-01 }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
",
    passes: "
# file: accepted-changes.yaml
- { id: nl/poverty, facet: meaning, fingerprint: 00f1, who: J. Jansen, why: agreed in the working group, until: 2999-12-31 }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(today) = context.today else { return };
    for accepted in context.registry.accepted() {
        let Some(until) = accepted.until.filter(|until| *until < today) else { continue };
        let message = Message::new(
            format!(
                "what was accepted of `{}` was accepted until {until}, and today is {today}",
                accepted.id
            ),
            format!(
                "wat van `{}` was aanvaard, was aanvaard tot en met {until}, en het is {today}",
                accepted.id
            ),
        );
        let help = Message::new(
            "take the entry out, or give it a later `until`",
            "haal de regel weg, of geef een latere `until`",
        );
        findings.at(None, accepted.place.clone(), message, help);
    }
}
