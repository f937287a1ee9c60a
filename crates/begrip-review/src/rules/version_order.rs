//! `version-order`: a later version is not meant for earlier days only.

use begrip::{Definition, Status};

use crate::days::in_words;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "version-order",
    severity: Severity::Warning,
    group: Group::Versions,
    summary: Said {
        en: "a later version is not meant for earlier days only",
        nl: "een latere versie is niet alleen voor eerdere dagen bedoeld",
    },
    why: Said {
        en: "Of two versions the higher one is taken for the newer; where its days all lie before those of the lower one, numbers or days were mixed up.",
        nl: "Van twee versies geldt de hogere als de nieuwste; liggen haar dagen allemaal voor die van de lagere, dan zijn nummers of dagen verwisseld.",
    },
    fix: Said {
        en: "Correct `valid` of one of the two, or give the version for the later days the higher number.",
        nl: "Verbeter `valid` van een van de twee, of geef de versie voor de latere dagen het hogere nummer.",
    },
    fires: "
# file: definitions/nl/poverty@1.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
valid: { from: 2020-01-01 }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 2.0.0
status: adopted
valid: { from: 2010-01-01, until: 2019-12-31 }
",
    passes: "
# file: definitions/nl/poverty@1.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
valid: { from: 2000-01-01, until: 2009-12-31 }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 2.0.0
status: adopted
valid: { from: 2010-01-01, until: 2019-12-31 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for versions in context.registry.definitions().chunk_by(|a, b| a.id() == b.id()) {
        // the version before with the latest beginning: if its days do not lie later, no others do
        let mut latest: Option<&Definition> = None;
        for version in versions.iter().filter(|version| takes_part(version)) {
            let valid = version.header().valid;
            if let (Some(earlier), Some(until)) = (latest, valid.until)
                && earlier.header().valid.from.is_some_and(|from| from > until)
            {
                report(context, version, earlier, findings);
            }
            if latest.is_none_or(|latest| latest.header().valid.from < valid.from) {
                latest = Some(version);
            }
        }
    }
}

fn takes_part(version: &Definition) -> bool {
    let header = version.header();
    header.version.pre.is_empty() && header.status != Status::Withdrawn && !header.valid.is_reversed()
}

fn report(context: &Context<'_>, version: &Definition, earlier: &Definition, findings: &mut Findings<'_>) {
    let (new, old) = (version.version(), earlier.version());
    let days = in_words(version.header().valid);
    let before = in_words(earlier.header().valid);
    let message = Message::new(
        format!("{new} is valid {}, which is before {old}, valid {}", days.en, before.en),
        format!("{new} is geldig {}, dus vóór {old}, die geldig is {}", days.nl, before.nl),
    );
    let there = Message::new(format!("the days of {old}"), format!("de dagen van {old}"));
    let finding = findings.value(version, "/valid", message, RULE.fix.as_help());
    finding.relate(context.registry, earlier, "/valid", there);
}
