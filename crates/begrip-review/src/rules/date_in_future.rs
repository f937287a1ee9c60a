//! `date-in-future`: what has been read or published was so by today.

use begrip::{Content, Date, Definition, Status};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "date-in-future",
    severity: Severity::Warning,
    group: Group::Versions,
    summary: Said {
        en: "what has been read or published was so by today",
        nl: "wat gelezen of gepubliceerd is, was dat uiterlijk vandaag",
    },
    why: Said {
        en: "Nobody has read a source tomorrow, so the date is wrong: another year, or day and month swapped.",
        nl: "Niemand heeft morgen een bron gelezen, dus de datum is fout: een ander jaar, of dag en maand verwisseld.",
    },
    fix: Said { en: "Correct the date.", nl: "Verbeter de datum." },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
sources:
  - { title: Armoede in Nederland, consulted: 2062-11-22 }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
sources:
  - { title: Armoede in Nederland, consulted: 2026-11-22 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(today) = context.today else { return };
    for definition in context.registry.definitions() {
        for (pointer, date) in past(definition).into_iter().filter(|(_, date)| *date > today) {
            let message = Message::new(
                format!("{date} is still to come (today is {today}), and this has happened"),
                format!("{date} moet nog komen (vandaag is {today}), en dit is gebeurd"),
            );
            findings.value(definition, &pointer, message, RULE.fix.as_help());
        }
    }
}

/// The days on which something happened, with their pointers.
fn past(definition: &Definition) -> Vec<(String, Date)> {
    let header = definition.header();
    let sources = header.sources.iter().enumerate();
    let mut past: Vec<(String, Date)> = sources
        .filter_map(|(index, source)| Some((format!("/sources/{index}/consulted"), source.consulted?)))
        .collect();
    // a version may be adopted ahead of its day, but not be gone before it
    let is_out = matches!(header.status, Status::Superseded | Status::Retired | Status::Withdrawn);
    let released = header.release.as_ref().and_then(|release| release.date).filter(|_| is_out);
    past.extend(released.map(|date| ("/release/date".to_owned(), date)));
    if let Content::Indicator(indicator) = definition.content() {
        let figures = indicator.figures.iter().enumerate();
        past.extend(
            figures.filter_map(|(index, figure)| {
                Some((format!("/figures/{index}/published"), figure.published?))
            }),
        );
    }
    past
}
