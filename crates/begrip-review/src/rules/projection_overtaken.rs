//! `projection-overtaken`: a forecast makes way for what was published once its days are over.

use begrip::kind::parameter::{Basis, Step};
use begrip::{Content, Date};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::steps::known;

pub(crate) const RULE: Rule = Rule {
    name: "projection-overtaken",
    severity: Severity::Info,
    group: Group::Parameters,
    summary: Said {
        en: "a forecast makes way for what was published once its days are over",
        nl: "een raming maakt plaats voor wat gepubliceerd is zodra haar dagen voorbij zijn",
    },
    why: Said {
        en: "Figures about the past then rest on what somebody expected, and nobody looks at it again.",
        nl: "Cijfers over het verleden rusten dan op wat iemand verwachtte, en niemand kijkt er nog naar.",
    },
    fix: Said {
        en: "Replace the amount by the one that was published, or by `null` if none was.",
        nl: "Vervang het bedrag door wat gepubliceerd is, of door `null` als er niets gepubliceerd is.",
    },
    fires: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
sources: [{ key: cpb, title: Raming }]
steps:
  - { from: 2020-01-01, until: 2020-12-31, amount: 1100, basis: projected, source: cpb }
  - { from: 2021-01-01, amount: 1110, basis: published, source: cpb }
",
    passes: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
sources: [{ key: cpb, title: Raming }]
steps:
  - { from: 2020-01-01, until: 2020-12-31, amount: 1100, basis: published, source: cpb }
  - { from: 2021-01-01, amount: 1110, basis: published, source: cpb }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(today) = context.today else { return };
    for definition in context.registry.definitions() {
        let Content::Parameter(parameter) = definition.content() else { continue };
        let steps = parameter.steps.iter().enumerate();
        let next = parameter.steps.iter().skip(1).map(Some).chain(std::iter::once(None));
        for ((index, step), next) in steps.zip(next) {
            let open =
                matches!(step.basis, Some(Basis::Projected | Basis::Provisional)) && !known(step).is_empty();
            let Some(end) = end(step, next).filter(|end| open && is_long_ago(*end, today)) else { continue };
            let message = Message::new(
                format!(
                    "this amount is a forecast or provisional, and its days ended on {end} (today is {today})"
                ),
                format!(
                    "dit bedrag is een raming of voorlopig, en zijn dagen eindigden op {end} (vandaag is {today})"
                ),
            );
            findings.value(definition, &format!("/steps/{index}/basis"), message, Message::from(RULE.fix));
        }
    }
}

/// The last day of a step.
fn end(step: &Step, next: Option<&Step>) -> Option<Date> {
    step.until.or_else(|| next?.from?.previous())
}

/// Whether what was published about the day can be expected to be there: a year later.
fn is_long_ago(end: Date, today: Date) -> bool {
    end.plus_months(12).is_some_and(|then| then < today)
}
