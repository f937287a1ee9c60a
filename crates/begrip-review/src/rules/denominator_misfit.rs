//! `denominator-misfit`: a ratio has a denominator, and a count, sum, mean or median has none.

use begrip::Content;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "denominator-misfit",
    severity: Severity::Error,
    group: Group::Indicators,
    summary: Said {
        en: "a ratio has a denominator, and a count, sum, mean or median has none",
        nl: "een verhouding heeft een noemer, en een aantal, som, gemiddelde of mediaan niet",
    },
    why: Said {
        en: "A ratio without a denominator cannot be computed, and of a sum with one nobody knows whether it is divided.",
        nl: "Een verhouding zonder noemer is niet te berekenen, en van een som met een noemer weet niemand of er gedeeld wordt.",
    },
    fix: Said {
        en: "Add `denominator`, or leave it out; a sum that is divided is `statistic: ratio`.",
        nl: "Voeg `denominator` toe, of laat hem weg; een som die gedeeld wordt, is `statistic: ratio`.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month }
# file: definitions/nl/costs.yaml
kind: variable
id: nl/costs
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month }
# file: definitions/nl/figure.yaml
kind: indicator
id: nl/figure
version: 1.0.0
status: adopted
of: nl/costs@^1
statistic: sum
denominator: nl/income@^1
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month }
# file: definitions/nl/costs.yaml
kind: variable
id: nl/costs
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month }
# file: definitions/nl/figure.yaml
kind: indicator
id: nl/figure
version: 1.0.0
status: adopted
of: nl/costs@^1
statistic: ratio
denominator: nl/income@^1
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        let (statistic, has) = (indicator.statistic.as_str(), indicator.denominator.is_some());
        let (pointer, en, nl) = match statistic {
            "ratio" if !has => {
                ("/statistic", "a ratio has no denominator here", "een verhouding heeft hier geen noemer")
            }
            "count" | "sum" | "mean" | "median" | "quantile" if has => (
                "/denominator",
                "there is a denominator, and this statistic divides by none",
                "er is een noemer, en deze maat deelt nergens door",
            ),
            _ => continue,
        };
        findings.value(definition, pointer, Message::new(en, nl), RULE.fix.as_help());
    }
}
