//! `date-in-rule`: a date in a rule is that of a parameter.

use begrip::expr::{Expr, ExprKind, Literal};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "date-in-rule",
    severity: Severity::Info,
    group: Group::Parameters,
    summary: Said {
        en: "a date in a rule is that of a parameter",
        nl: "een datum in een regel is die van een parameter",
    },
    why: Said {
        en: "A date on which something changes is known later, or moved; in a rule nobody finds it to change it.",
        nl: "Een datum waarop iets verandert, wordt later bekend of verschuift; in een regel vindt niemand hem om hem aan te passen.",
    },
    fix: Said {
        en: "Make two versions of the definition, with `valid` until and from the date, or a parameter that changes on it.",
        nl: "Maak twee versies van de definitie, met `valid` tot en vanaf de datum, of een parameter die op de datum verandert.",
    },
    fires: "
# file: definitions/nl/person.yaml
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
# file: definitions/nl/birth-date.yaml
kind: variable
id: nl/birth-date
version: 1.0.0
status: adopted
unit: nl/person@^1
values: date
# file: definitions/nl/old-scheme.yaml
kind: variable
id: nl/old-scheme
version: 1.0.0
status: adopted
unit: nl/person@^1
values: boolean
inputs:
  birth_date: nl/birth-date@^1
rule: birth_date < DATE '1950-01-01'
",
    passes: "
# file: definitions/nl/person.yaml
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
# file: definitions/nl/birth-date.yaml
kind: variable
id: nl/birth-date
version: 1.0.0
status: adopted
unit: nl/person@^1
values: date
# file: definitions/nl/day-of-change.yaml
kind: variable
id: nl/day-of-change
version: 1.0.0
status: adopted
unit: nl/person@^1
values: date
# file: definitions/nl/old-scheme.yaml
kind: variable
id: nl/old-scheme
version: 1.0.0
status: adopted
unit: nl/person@^1
values: boolean
inputs:
  birth_date: nl/birth-date@^1
  day: nl/day-of-change@^1
rule: birth_date < day
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for read in context.rules().filter(|read| read.definition.header().valid.until.is_none()) {
        let Ok(rule) = &read.parsed else { continue };
        let Some(date) = date(rule) else { continue };
        let written = read.written(&date.span);
        let message = Message::new(
            format!("`{written}` is a date that holds for ever"),
            format!("`{written}` is een datum die voor altijd geldt"),
        );
        let pointer = &read.stated.pointer;
        findings.part(read.definition, pointer, &date.span, message, RULE.fix.as_help());
    }
}

/// The first date that a rule writes out.
fn date(rule: &Expr) -> Option<&Expr> {
    let mut open = vec![rule];
    while let Some(part) = open.pop() {
        if matches!(part.kind, ExprKind::Literal(Literal::Date(_))) {
            return Some(part);
        }
        let mut parts = part.parts();
        parts.reverse();
        open.append(&mut parts);
    }
    None
}
