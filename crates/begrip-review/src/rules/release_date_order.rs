//! `release-date-order`: a later version of one major is not published before an earlier one.

use begrip::{Date, Definition};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "release-date-order",
    severity: Severity::Warning,
    group: Group::Versions,
    summary: Said {
        en: "a later version of one major is not published before an earlier one",
        nl: "een latere versie van een hoofdversie is niet eerder gepubliceerd dan een eerdere",
    },
    why: Said {
        en: "What was in force on a day follows from these dates; where they run against the numbers, one of the two is wrong.",
        nl: "Wat er op een dag gold, volgt uit deze data; lopen ze tegen de nummers in, dan klopt een van beide niet.",
    },
    fix: Said {
        en: "Correct `release.date` of one of the two.",
        nl: "Verbeter `release.date` van een van de twee.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: superseded
release: { date: 2022-01-01 }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.1.0
status: adopted
release: { date: 2021-06-01 }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: superseded
release: { date: 2022-01-01 }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.1.0
status: adopted
release: { date: 2023-06-01 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let line = |a: &Definition, b: &Definition| a.id() == b.id() && a.version().major == b.version().major;
    for versions in context.registry.definitions().chunk_by(line) {
        let mut latest: Option<(&Definition, Date)> = None;
        for version in versions {
            let Some(date) = version.header().release.as_ref().and_then(|release| release.date) else {
                continue;
            };
            let Some((earlier, before)) = latest.filter(|(_, before)| *before > date) else {
                latest = Some((version, date));
                continue;
            };
            let (new, old) = (version.version(), earlier.version());
            let message = Message::new(
                format!("{new} is published on {date}, before {old}, which is of {before}"),
                format!("{new} is gepubliceerd op {date}, eerder dan {old}, die van {before} is"),
            );
            let there = Message::new(format!("the day of {old}"), format!("de dag van {old}"));
            let finding = findings.value(version, "/release/date", message, RULE.fix.as_help());
            finding.relate(context.registry, earlier, "/release/date", there);
        }
    }
}
