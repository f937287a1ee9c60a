//! `figure-period-misfit`: a figure is about a period of the length that the indicator has.

use begrip::Content;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "figure-period-misfit",
    severity: Severity::Warning,
    group: Group::Indicators,
    summary: Said {
        en: "a figure is about a period of the length that the indicator has",
        nl: "een cijfer gaat over een periode van de lengte die de indicator heeft",
    },
    why: Said {
        en: "A figure of a month in a series of years is taken for that of the year.",
        nl: "Een cijfer over een maand in een reeks van jaren wordt voor dat van het jaar gehouden.",
    },
    fix: Said {
        en: "Write the period as the indicator has it, or make an indicator for the other length.",
        nl: "Schrijf de periode zoals de indicator haar heeft, of maak een indicator voor de andere lengte.",
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
period: year
figures:
  - { period: 2023-06, area: NL, value: 8000000 }
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
period: year
figures:
  - { period: 2023, area: NL, value: 8000000 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        // the year of an instant says which one is meant
        let Some(period) = indicator.period.as_ref().filter(|period| !period.is_instant()) else { continue };
        for (index, figure) in indicator.figures.iter().enumerate() {
            let days = figure.period.days();
            let around = period.around(figure.period.first());
            if around.is_none_or(|around| around == days) {
                continue;
            }
            let written = &figure.period;
            let message = Message::new(
                format!("{written} is not a period of this indicator"),
                format!("{written} is geen periode van deze indicator"),
            );
            findings.value(definition, &format!("/figures/{index}/period"), message, RULE.fix.as_help());
        }
    }
}
