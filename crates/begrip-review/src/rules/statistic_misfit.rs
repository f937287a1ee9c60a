//! `statistic-misfit`: a statistic is taken of values that it can be taken of.

use begrip::{Content, Definition, Registry, Time, ValueDomain};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "statistic-misfit",
    severity: Severity::Error,
    group: Group::Indicators,
    summary: Said {
        en: "a statistic is taken of values that it can be taken of",
        nl: "een maat wordt genomen van waarden waarvan dat kan",
    },
    why: Said {
        en: "A share is one of units of which something is true, and a mean, sum, median or quantile is one of numbers; of other values there is none.",
        nl: "Een aandeel is er een van eenheden waarvoor iets waar is, en een gemiddelde, som, mediaan of kwantiel is er een van getallen; van andere waarden bestaat het niet.",
    },
    fix: Said {
        en: "Choose another statistic (`share` or `count` of what is true or false), or a variable with the values that it asks for.",
        nl: "Kies een andere maat (`share` of `count` van wat waar of onwaar is), of een variabele met de waarden die zij vraagt.",
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
# file: definitions/nl/figure.yaml
kind: indicator
id: nl/figure
version: 1.0.0
status: adopted
of: nl/income@^1
statistic: share
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
# file: definitions/nl/figure.yaml
kind: indicator
id: nl/figure
version: 1.0.0
status: adopted
of: nl/income@^1
statistic: mean
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        let Ok(of) = context.registry.resolve(&indicator.of, Time::Any) else { continue };
        let statistic = indicator.statistic.as_str();
        if !is_misfit(context.registry, statistic, of) {
            continue;
        }
        let id = of.id();
        let message = Message::new(
            format!("a `{statistic}` cannot be taken of `{id}`, whose values are of another kind"),
            format!(
                "een `{statistic}` is niet te nemen van `{id}`, want de waarden zijn van een andere soort"
            ),
        );
        let finding = findings.value(definition, "/statistic", message, RULE.fix.as_help());
        let there = Message::new("what it is taken of", "waarvan de maat genomen wordt");
        finding.relate(context.registry, of, "/values", there);
    }
}

fn is_misfit(registry: &Registry, statistic: &str, of: &Definition) -> bool {
    let of_numbers = matches!(statistic, "sum" | "mean");
    let of_ordered = matches!(statistic, "median" | "quantile");
    match of.content() {
        Content::Variable(variable) => match &variable.values {
            ValueDomain::Boolean => of_numbers || of_ordered,
            ValueDomain::Number(_) | ValueDomain::Integer(_) => statistic == "share",
            ValueDomain::Text => of_numbers || of_ordered || matches!(statistic, "share" | "ratio"),
            ValueDomain::Date => of_numbers || matches!(statistic, "share" | "ratio"),
            ValueDomain::Codes(list) => {
                let list = registry.resolve(list, Time::Any).map(Definition::content);
                let unordered = matches!(list, Ok(Content::CodeList(list)) if !list.ordered);
                of_numbers || matches!(statistic, "share" | "ratio") || of_ordered && unordered
            }
        },
        Content::Population(_) | Content::UnitType(_) => of_numbers || of_ordered,
        _ => false,
    }
}
