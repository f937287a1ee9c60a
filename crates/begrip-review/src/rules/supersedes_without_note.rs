//! `supersedes-without-note`: what takes the place of another definition says what changes.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "supersedes-without-note",
    severity: Severity::Info,
    group: Group::Versions,
    summary: Said {
        en: "what takes the place of another definition says what changes",
        nl: "wat voor een andere definitie in de plaats komt, zegt wat er verandert",
    },
    why: Said {
        en: "Users of the old one have to know whether their figures go on under the new name.",
        nl: "Gebruikers van de oude moeten weten of hun cijfers onder de nieuwe naam doorlopen.",
    },
    fix: Said { en: "Say it under `release: { note: … }`.", nl: "Zeg het onder `release: { note: … }`." },
    fires: "
# file: definitions/nl/minimum-income.yaml
kind: concept
id: nl/minimum-income
version: 1.0.0
status: superseded
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
supersedes: [nl/minimum-income@^1]
",
    passes: "
# file: definitions/nl/minimum-income.yaml
kind: concept
id: nl/minimum-income
version: 1.0.0
status: superseded
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
supersedes: [nl/minimum-income@^1]
release: { note: { nl: Alleen de naam is anders, en: Only the name differs } }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let header = definition.header();
        let is_told = header.release.as_ref().is_some_and(|release| !release.note.is_empty());
        if is_told || !header.note.is_empty() {
            continue;
        }
        let others = header.supersedes.iter().enumerate().filter(|(_, other)| other.id() != definition.id());
        for (index, other) in others {
            let id = other.id();
            let message = Message::new(
                format!("this takes the place of `{id}`, and it is not said what changes"),
                format!("dit komt in de plaats van `{id}`, en er staat niet wat er verandert"),
            );
            findings.value(definition, &format!("/supersedes/{index}"), message, RULE.fix.as_help());
        }
    }
}
