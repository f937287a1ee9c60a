//! `figure-out-of-range`: a figure is one that its statistic can give.

use begrip::eval::Number;
use begrip::kind::indicator::Indicator;
use begrip::{Content, Decimal, ValueDomain};

use crate::bounds::{above, below, broken, outside};
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "figure-out-of-range",
    severity: Severity::Error,
    group: Group::Indicators,
    summary: Said {
        en: "a figure is one that its statistic can give",
        nl: "een cijfer is er een dat de maat kan geven",
    },
    why: Said {
        en: "No share is over 100 per cent and no count is negative or broken, so a digit, a comma or the unit is wrong.",
        nl: "Geen aandeel ligt boven 100 procent en geen aantal is negatief of gebroken, dus een cijfer, een komma of de eenheid is fout.",
    },
    fix: Said {
        en: "Look the figure up in its source, or correct the unit under `values`.",
        nl: "Zoek het cijfer op in de bron, of verbeter de eenheid onder `values`.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/poor.yaml
kind: variable
id: nl/poor
version: 1.0.0
status: adopted
unit: nl/household@^1
values: boolean
# file: definitions/nl/share.yaml
kind: indicator
id: nl/share
version: 1.0.0
status: adopted
of: nl/poor@^1
statistic: share
values: { number: percent }
figures:
  - { period: 2023, area: NL, value: 127 }
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/poor.yaml
kind: variable
id: nl/poor
version: 1.0.0
status: adopted
unit: nl/household@^1
values: boolean
# file: definitions/nl/share.yaml
kind: indicator
id: nl/share
version: 1.0.0
status: adopted
of: nl/poor@^1
statistic: share
values: { number: percent }
figures:
  - { period: 2023, area: NL, value: 12.7 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        for (index, figure) in indicator.figures.iter().enumerate() {
            let Some(why) = misfit(indicator, figure.value) else { continue };
            let value = figure.value;
            let message =
                Message::new(format!("`{value}` is {}", why.en), format!("`{value}` is {}", why.nl));
            findings.value(definition, &format!("/figures/{index}/value"), message, RULE.fix.as_help());
        }
    }
}

fn misfit(indicator: &Indicator, value: Decimal) -> Option<Message> {
    let own = indicator.values.as_ref().and_then(|values| outside(values, value));
    own.or_else(|| match indicator.statistic.as_str() {
        "share" => {
            let unit = indicator.values.as_ref().and_then(ValueDomain::unit_of_measure);
            let most: Decimal = match unit.map(begrip::UnitOfMeasure::as_str) {
                Some("ratio") => "1",
                Some("percent") | None => "100",
                Some(_) => return None,
            }
            .parse()
            .ok()?;
            if value < Decimal::ZERO {
                Some(below(Decimal::ZERO))
            } else {
                (value > most).then(|| above(most))
            }
        }
        // a count in thousands, or per so many inhabitants, has a unit that says so
        "count" if counts_units(indicator) => {
            let is_whole = Number::from(value).is_whole();
            if value < Decimal::ZERO { Some(below(Decimal::ZERO)) } else { (!is_whole).then(broken) }
        }
        _ => None,
    })
}

/// Whether the figures are in single units.
fn counts_units(indicator: &Indicator) -> bool {
    let unit = indicator.values.as_ref().and_then(ValueDomain::unit_of_measure);
    unit.is_none_or(|unit| matches!(unit.as_str(), "person" | "household" | "dwelling" | "area"))
}
