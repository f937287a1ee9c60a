//! `figure-jump`: a figure is not more than five times, or less than a fifth of, the one of the period before.

use std::collections::HashMap;

use begrip::kind::indicator::{Figure, Indicator};
use begrip::{CodeValue, Content, Definition};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::rules::amount_jump::jumps_from;

pub(crate) const RULE: Rule = Rule {
    name: "figure-jump",
    severity: Severity::Warning,
    group: Group::Indicators,
    summary: Said {
        en: "a figure is not more than five times, or less than a fifth of, the one of the period before",
        nl: "een cijfer is niet meer dan vijf keer, of minder dan een vijfde van, dat van de periode ervoor",
    },
    why: Said {
        en: "What is counted in a population seldom changes so fast; a factor of ten is a comma in another place.",
        nl: "Wat in een populatie geteld wordt, verandert zelden zo snel; een factor tien is een komma op een andere plaats.",
    },
    fix: Said {
        en: "Look the figure up in its source; if it is right, say so in a comment: `# begrip: allow figure-jump: …`.",
        nl: "Zoek het cijfer op in de bron; klopt het, zeg dat dan in een opmerking: `# begrip: allow figure-jump: …`.",
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
# file: definitions/nl/share-poor.yaml
kind: indicator
id: nl/share-poor
version: 1.0.0
status: adopted
of: nl/poor@^1
statistic: share
values: { number: percent }
figures:
  - { period: 2022, area: NL, value: 7.1 }
  - { period: 2023, area: NL, value: 68 }
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
# file: definitions/nl/share-poor.yaml
kind: indicator
id: nl/share-poor
version: 1.0.0
status: adopted
of: nl/poor@^1
statistic: share
values: { number: percent }
figures:
  - { period: 2022, area: NL, value: 7.1 }
  - { period: 2023, area: NL, value: 6.8 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        if let Content::Indicator(indicator) = definition.content() {
            jumps(context, definition, indicator, findings);
        }
    }
}

fn jumps(context: &Context<'_>, definition: &Definition, indicator: &Indicator, findings: &mut Findings<'_>) {
    let mut figures: Vec<(usize, &Figure)> = indicator.figures.iter().enumerate().collect();
    figures.sort_by_key(|(index, figure)| (figure.period.first(), *index));
    let mut before: HashMap<Option<&CodeValue>, (usize, &Figure)> = HashMap::new();
    for (index, figure) in figures {
        let last = before.insert(figure.area.as_ref(), (index, figure));
        let Some((earlier, old)) = last.filter(|(_, old)| jumps_from(old.value, figure.value)) else {
            continue;
        };
        let message = Message::new(
            format!("the figure goes from `{}` for {} to `{}`", old.value, old.period, figure.value),
            format!("het cijfer gaat van `{}` over {} naar `{}`", old.value, old.period, figure.value),
        );
        let there = Message::new("the figure before", "het cijfer ervoor");
        let pointer = format!("/figures/{index}/value");
        let finding = findings.value(definition, &pointer, message, RULE.fix.as_help());
        finding.relate(context.registry, definition, &format!("/figures/{earlier}/value"), there);
    }
}
