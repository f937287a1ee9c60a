//! `allow-expired`: what was allowed for a time is looked at again.

use crate::allowed::is_expired;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "allow-expired",
    severity: Severity::Warning,
    group: Group::Files,
    summary: Said {
        en: "what a comment allows for a time is allowed no longer",
        nl: "wat een opmerking voor een tijd toestaat, is niet langer toegestaan",
    },
    why: Said {
        en: "A comment `# begrip: allow … until …` was meant to be looked at again after that day; what it allowed is a finding again.",
        nl: "Een opmerking `# begrip: allow … until …` was bedoeld om na die dag opnieuw te worden bekeken; wat ze toestond, is weer een bevinding.",
    },
    fix: Said {
        en: "Mend what was allowed and take the comment out, or give it a later day.",
        nl: "Herstel wat was toegestaan en haal de opmerking weg, of geef haar een latere dag.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty # begrip: allow homonym until 2020-01-01: until the working group has met
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
        let Ok(said) = &allow.said else { continue };
        let (Some(until), Some(today), true) = (said.until, context.today, is_expired(said, context.today))
        else {
            continue;
        };
        let message = Message::new(
            format!("`{}` was allowed here until {until}, and today is {today}", said.rule),
            format!("`{}` was hier toegestaan tot en met {until}, en het is {today}", said.rule),
        );
        let help = Message::new(
            "mend what was allowed and take the comment out, or give it a later day",
            "herstel wat was toegestaan en haal de opmerking weg, of geef haar een latere dag",
        );
        findings.comment(allow, message, help);
    }
}
