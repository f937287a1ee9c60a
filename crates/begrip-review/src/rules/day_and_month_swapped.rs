//! `day-and-month-swapped`: a step does not begin on a day that has day and month swapped.

use begrip::{Content, Date};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "day-and-month-swapped",
    severity: Severity::Warning,
    group: Group::Parameters,
    summary: Said {
        en: "a step does not begin on a day that has day and month swapped",
        nl: "een stap begint niet op een dag waarvan dag en maand verwisseld zijn",
    },
    why: Said {
        en: "The first of July written as `2024-01-07` is a date like any other, so an amount holds half a year too early and no check sees it.",
        nl: "Geschreven als `2024-01-07` is 1 juli een datum als alle andere, dus geldt een bedrag een half jaar te vroeg en ziet geen controle het.",
    },
    fix: Said {
        en: "Write year, month and day in this order; if the day is right, say so in the `note` of the step.",
        nl: "Schrijf jaar, maand en dag in deze volgorde; klopt de dag, zeg dat dan in de `note` van de stap.",
    },
    fires: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, until: 2023-06-30, amount: 1195 }
  - { from: 2023-07-01, until: 2024-01-06, amount: 1200 }
  - { from: 2024-01-07, amount: 1216 }
",
    passes: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, until: 2023-06-30, amount: 1195 }
  - { from: 2023-07-01, until: 2024-06-30, amount: 1200 }
  - { from: 2024-07-01, amount: 1216 }
",
    check,
};

/// So many other steps have to begin on the first of a month.
const LEAST: usize = 2;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Parameter(parameter) = definition.content() else { continue };
        let starts: Vec<Date> = parameter.steps.iter().filter_map(|step| step.from).collect();
        let odd = starts.iter().filter(|start| !is_first_of_month(**start)).count();
        if odd != 1 || starts.len() <= LEAST {
            continue;
        }
        for (index, step) in parameter.steps.iter().enumerate().filter(|(_, step)| step.note.is_empty()) {
            let Some((from, swapped)) = step.from.and_then(|from| Some((from, swapped(from)?))) else {
                continue;
            };
            let message = Message::new(
                format!(
                    "this step begins on {from}, all others on the first of a month; {swapped} would be one too"
                ),
                format!(
                    "deze stap begint op {from}, alle andere op de eerste van een maand; {swapped} zou dat ook zijn"
                ),
            );
            findings.value(definition, &format!("/steps/{index}/from"), message, RULE.fix.as_help());
        }
    }
}

fn is_first_of_month(date: Date) -> bool {
    date.to_string().ends_with("-01")
}

/// The first of a month that the date would be with day and month swapped.
fn swapped(date: Date) -> Option<Date> {
    let text = date.to_string();
    let day: i8 = text.get(8..)?.parse().ok()?;
    let is_january = text.get(5..7) == Some("01");
    (is_january && day > 1).then(|| Date::new(date.year(), day, 1))?
}
