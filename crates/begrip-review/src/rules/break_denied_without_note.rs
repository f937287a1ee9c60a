//! `break-denied-without-note`: a decision that is said not to break the series says why.

use begrip::Content;
use begrip::kind::parameter::Change;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "break-denied-without-note",
    severity: Severity::Warning,
    group: Group::Parameters,
    summary: Said {
        en: "a decision that is said not to break the series says why",
        nl: "een besluit dat de reeks niet breekt, zegt waarom",
    },
    why: Said {
        en: "With `change: decision` every step is a break; whoever denies that for one step takes the break out of all figures that rest on it.",
        nl: "Met `change: decision` is elke stap een breuk; wie dat bij één stap ontkent, haalt de breuk uit alle cijfers die erop rusten.",
    },
    fix: Said {
        en: "Say in the `note` of the step why the series goes on, or leave `break: false` out.",
        nl: "Zeg in de `note` van de stap waarom de reeks doorloopt, of laat `break: false` weg.",
    },
    fires: "
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 1.0.0
status: adopted
values: { number: EUR }
change: decision
steps:
  - { from: 2022-01-01, until: 2022-12-31, amount: 7000 }
  - { from: 2023-01-01, amount: 7500, break: false }
",
    passes: "
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 1.0.0
status: adopted
values: { number: EUR }
change: decision
steps:
  - { from: 2022-01-01, until: 2022-12-31, amount: 7000 }
  - { from: 2023-01-01, amount: 7500, break: false, note: { nl: Alleen afgerond, en: Only rounded } }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Parameter(parameter) = definition.content() else { continue };
        if parameter.change != Some(Change::Decision) {
            continue;
        }
        let steps = parameter.steps.iter().enumerate();
        for (index, _) in steps.filter(|(_, step)| step.breaks == Some(false) && step.note.is_empty()) {
            let message = Message::new(
                "this step is a decision and is said not to break the series, without a reason",
                "deze stap is een besluit en zou de reeks niet breken, zonder reden",
            );
            findings.value(definition, &format!("/steps/{index}/break"), message, RULE.fix.as_help());
        }
    }
}
