//! `figure-premature`: a figure is published after its period has begun, and is final only after it has ended.

use begrip::Content;
use begrip::kind::indicator::{Figure, FigureStatus};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "figure-premature",
    severity: Severity::Warning,
    group: Group::Indicators,
    summary: Said {
        en: "a figure is published after its period has begun, and is final only after it has ended",
        nl: "een cijfer is gepubliceerd nadat zijn periode begon, en pas definitief nadat die voorbij is",
    },
    why: Said {
        en: "Nothing can be counted before it happens, so the period, the day or the status is wrong.",
        nl: "Niets is te tellen voor het gebeurt, dus de periode, de dag of de status is fout.",
    },
    fix: Said {
        en: "Correct `period` or `published`, or make the status `provisional`.",
        nl: "Verbeter `period` of `published`, of maak de status `provisional`.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/households.yaml
kind: indicator
id: nl/households
version: 1.0.0
status: adopted
of: nl/household@^1
statistic: count
figures:
  - { period: 2023, area: NL, value: 8000000, status: final, published: 2023-06-30 }
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/households.yaml
kind: indicator
id: nl/households
version: 1.0.0
status: adopted
of: nl/household@^1
statistic: count
figures:
  - { period: 2023, area: NL, value: 8000000, status: final, published: 2024-06-30 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        for (index, figure) in indicator.figures.iter().enumerate().filter(|(_, figure)| is_premature(figure))
        {
            let period = &figure.period;
            let message = Message::new(
                format!("a figure about {period} cannot have been published on this day"),
                format!("een cijfer over {period} kan niet op deze dag gepubliceerd zijn"),
            );
            let pointer = format!("/figures/{index}/published");
            findings.value(definition, &pointer, message, RULE.fix.as_help());
        }
    }
}

fn is_premature(figure: &Figure) -> bool {
    let is_final = figure.status == Some(FigureStatus::Final);
    figure.published.is_some_and(|published| {
        published < figure.period.first() || is_final && published < figure.period.last()
    })
}
