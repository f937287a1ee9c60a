//! `figure-outside-validity`: a figure is about a period for which its definition is valid.

use begrip::Content;

use crate::days::in_words;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "figure-outside-validity",
    severity: Severity::Warning,
    group: Group::Indicators,
    summary: Said {
        en: "a figure is about a period for which its definition is valid",
        nl: "een cijfer gaat over een periode waarvoor de definitie geldig is",
    },
    why: Said {
        en: "Of that period the figure was made by another version of the definition, so it is compared with others that it does not go with.",
        nl: "Voor die periode is het cijfer volgens een andere versie van de definitie gemaakt, dus het wordt vergeleken met cijfers waar het niet bij hoort.",
    },
    fix: Said {
        en: "Move the figure to the version that is valid for its period, or correct `valid`.",
        nl: "Zet het cijfer bij de versie die voor zijn periode geldt, of verbeter `valid`.",
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
valid: { from: 2010-01-01, until: 2019-12-31 }
status: retired
of: nl/household@^1
statistic: count
figures:
  - { period: 2020, area: NL, value: 8000000 }
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
valid: { from: 2010-01-01, until: 2019-12-31 }
status: retired
of: nl/household@^1
statistic: count
figures:
  - { period: 2019, area: NL, value: 8000000 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        let valid = definition.header().valid;
        if valid.is_reversed() {
            continue;
        }
        let figures = indicator.figures.iter().enumerate();
        for (index, figure) in
            figures.filter(|(_, figure)| figure.period.days().intersection(&valid).is_none())
        {
            let (period, valid) = (&figure.period, in_words(valid));
            let message = Message::new(
                format!("this figure is about {period}, and the definition is valid {}", valid.en),
                format!("dit cijfer gaat over {period}, en de definitie is geldig {}", valid.nl),
            );
            findings.value(definition, &format!("/figures/{index}/period"), message, RULE.fix.as_help());
        }
    }
}
