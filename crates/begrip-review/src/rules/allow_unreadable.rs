//! `allow-unreadable`: a comment for begrip says something that it understands.

use begrip::{AllowFault, nearest};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::rules::{RULES, rule};

pub(crate) const RULE: Rule = Rule {
    name: "allow-unreadable",
    severity: Severity::Error,
    group: Group::Files,
    summary: Said {
        en: "a comment that begins with `begrip:` allows what a rule finds",
        nl: "een opmerking die met `begrip:` begint, staat toe wat een regel vindt",
    },
    why: Said {
        en: "A comment with another word, a rule that does not exist or a day that is none allows nothing, while its writer thinks that it does.",
        nl: "Een opmerking met een ander woord, een regel die niet bestaat of een dag die er geen is, staat niets toe, terwijl de schrijver denkt van wel.",
    },
    fix: Said {
        en: "Write `# begrip: allow RULE: reason`, or `# begrip: allow RULE until YYYY-MM-DD: reason`.",
        nl: "Schrijf `# begrip: allow REGEL: reden`, of `# begrip: allow REGEL until JJJJ-MM-DD: reden`.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty # begrip: allow homonim: the word is a common one
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
        let said = match &allow.said {
            Ok(said) if rule(&said.rule).is_none() => unknown(&said.rule),
            Err(AllowFault::NotADay { found }) => not_a_day(found),
            Err(AllowFault::Unreadable { found }) => unreadable(found),
            Ok(_) | Err(AllowFault::NoReason { .. }) => continue,
        };
        findings.comment(allow, said.0, said.1);
    }
}

fn unknown(name: &str) -> (Message, Message) {
    let message = Message::new(format!("there is no rule `{name}`"), format!("er is geen regel `{name}`"));
    let help = match nearest(name, RULES.iter().map(|rule| rule.name)) {
        Some(near) => Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?")),
        None => Message::new("see the rules with `begrip rules`", "zie de regels met `begrip rules`"),
    };
    (message, help)
}

fn not_a_day(found: &str) -> (Message, Message) {
    let message = Message::new(format!("`{found}` is not a date"), format!("`{found}` is geen datum"));
    (message, Message::new("write the day as `YYYY-MM-DD`", "schrijf de dag als `JJJJ-MM-DD`"))
}

fn unreadable(found: &str) -> (Message, Message) {
    let message = Message::new(
        format!("`{found}` is not how a comment allows something"),
        format!("`{found}` is niet hoe een opmerking iets toestaat"),
    );
    let help = Message::new(
        "write `# begrip: allow RULE: reason`, or `# begrip: allow RULE until YYYY-MM-DD: reason`",
        "schrijf `# begrip: allow REGEL: reden`, of `# begrip: allow REGEL until JJJJ-MM-DD: reden`",
    );
    (message, help)
}
