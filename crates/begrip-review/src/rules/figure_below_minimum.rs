//! `figure-below-minimum`: no count is published of fewer units than the indicator shows.

use begrip::Content;
use begrip::eval::Number;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "figure-below-minimum",
    severity: Severity::Error,
    group: Group::Privacy,
    summary: Said {
        en: "no count is published of fewer units than the indicator shows",
        nl: "geen aantal is gepubliceerd van minder eenheden dan de indicator toont",
    },
    why: Said {
        en: "The few who are counted can be recognised; that is what the minimum is for.",
        nl: "De weinigen die geteld zijn, zijn te herkennen; daar is het minimum voor.",
    },
    fix: Said {
        en: "Delete the figure, or replace it by that of a larger area or period.",
        nl: "Verwijder het cijfer, of vervang het door dat van een groter gebied of een langere periode.",
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
disclosure: { minimum_cell: 10 }
figures:
  - { period: 2023, area: GM0088, value: 7 }
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
disclosure: { minimum_cell: 10 }
figures:
  - { period: 2023, area: GM0088, value: 17 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let registry = context.registry.settings().disclosure.minimum_cell;
    for definition in context.registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        let own = indicator.disclosure.as_ref().and_then(|disclosure| disclosure.minimum_cell);
        let Some(least) = own.max(registry).filter(|_| indicator.statistic.as_str() == "count") else {
            continue;
        };
        for (index, figure) in indicator.figures.iter().enumerate() {
            let value = Number::from(figure.value);
            if value <= Number::ZERO || value >= Number::from(i64::from(least)) {
                continue;
            }
            let value = figure.value;
            let message = Message::new(
                format!("this is a count of {value}, and fewer than {least} are not shown"),
                format!("dit is een aantal van {value}, en minder dan {least} worden niet getoond"),
            );
            findings.value(definition, &format!("/figures/{index}/value"), message, RULE.fix.as_help());
        }
    }
}
