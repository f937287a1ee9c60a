//! `figure-repeated`: of a period and area there is one figure of each status.

use begrip::Content;
use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "figure-repeated",
    severity: Severity::Error,
    group: Group::Indicators,
    summary: Said {
        en: "of a period and area there is one figure of each status",
        nl: "van een periode en gebied is er één cijfer van elke status",
    },
    why: Said {
        en: "Of two figures about the same nobody knows which was published.",
        nl: "Van twee cijfers over hetzelfde weet niemand welk gepubliceerd is.",
    },
    fix: Said {
        en: "Delete one of the two, or say what sets it apart: `status`, `published`, or another period or area.",
        nl: "Verwijder een van de twee, of zeg wat het onderscheidt: `status`, `published`, of een andere periode of een ander gebied.",
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
  - { period: 2022, area: NL, value: 8000000 }
  - { period: 2022, area: NL, value: 8100000 }
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
  - { period: 2022, area: NL, value: 8000000 }
  - { period: 2023, area: NL, value: 8100000 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        let mut seen = HashMap::new();
        for (index, figure) in indicator.figures.iter().enumerate() {
            let days = (figure.period.first(), figure.period.last());
            let status = figure.status.map(|status| status as u8);
            let key = (days, figure.area.as_ref(), status, figure.published);
            let first = *seen.entry(key).or_insert(index);
            if first == index {
                continue;
            }
            let period = &figure.period;
            let message = Message::new(
                format!("there is another figure about {period} for the same area"),
                format!("er is nog een cijfer over {period} voor hetzelfde gebied"),
            );
            let there = Message::new("the other figure", "het andere cijfer");
            let finding =
                findings.value(definition, &format!("/figures/{index}/period"), message, RULE.fix.as_help());
            finding.relate(context.registry, definition, &format!("/figures/{first}"), there);
        }
    }
}
