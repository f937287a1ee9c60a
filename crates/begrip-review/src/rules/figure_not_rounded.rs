//! `figure-not-rounded`: counts are rounded as the indicator says.

use begrip::Content;
use begrip::eval::Number;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "figure-not-rounded",
    severity: Severity::Warning,
    group: Group::Privacy,
    summary: Said {
        en: "counts are rounded as the indicator says",
        nl: "aantallen zijn afgerond zoals de indicator zegt",
    },
    why: Said {
        en: "One exact count among rounded ones lets the others be worked out.",
        nl: "Met één precies aantal tussen afgeronde zijn de andere uit te rekenen.",
    },
    fix: Said {
        en: "Round the figure to a multiple of `round_to`.",
        nl: "Rond het cijfer af op een veelvoud van `round_to`.",
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
disclosure: { round_to: 5 }
figures:
  - { period: 2023, area: GM0088, value: 1237 }
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
disclosure: { round_to: 5 }
figures:
  - { period: 2023, area: GM0088, value: 1235 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        let to = indicator.disclosure.as_ref().and_then(|disclosure| disclosure.round_to);
        let Some(to) = to.filter(|to| *to > 1 && indicator.statistic.as_str() == "count") else { continue };
        for (index, figure) in indicator.figures.iter().enumerate() {
            let times = Number::from(figure.value).over(&Number::from(i64::from(to)));
            if times.is_none_or(|times| times.is_whole()) {
                continue;
            }
            let value = figure.value;
            let message = Message::new(
                format!("`{value}` is no multiple of {to}, to which the counts are rounded"),
                format!("`{value}` is geen veelvoud van {to}, waarop de aantallen zijn afgerond"),
            );
            findings.value(definition, &format!("/figures/{index}/value"), message, RULE.fix.as_help());
        }
    }
}
