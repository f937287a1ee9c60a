//! `validity-misfits-period`: a definition is valid for whole reference periods.

use begrip::{Content, Date, Definition, ReferencePeriod};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "validity-misfits-period",
    severity: Severity::Warning,
    group: Group::Versions,
    summary: Said {
        en: "a definition is valid for whole reference periods",
        nl: "een definitie is geldig voor hele referentieperiodes",
    },
    why: Said {
        en: "Of a year of which only a part is meant nobody can say which version its figure is made by; mostly day and month were swapped.",
        nl: "Van een jaar waarvan maar een deel bedoeld is, kan niemand zeggen met welke versie het cijfer gemaakt is; meestal zijn dag en maand verwisseld.",
    },
    fix: Said {
        en: "Let the validity begin on the first and end on the last day of a period, or correct `period`.",
        nl: "Laat de geldigheid beginnen op de eerste en eindigen op de laatste dag van een periode, of verbeter `period`.",
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
valid: { from: 2024-01-07 }
unit: nl/household@^1
values: { number: EUR/year }
period: year
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
valid: { from: 2024-01-01 }
unit: nl/household@^1
values: { number: EUR/year }
period: year
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let valid = definition.header().valid;
        // on a single day a stock is measured, and the days around it are nobody's; longer periods may overlap
        let Some(period) = period(definition).filter(|period| is_calendar(period)) else { continue };
        for (field, day) in [("from", valid.from), ("until", valid.until)] {
            let Some((day, right)) = day.and_then(|day| Some((day, bound(period, field, day)?))) else {
                continue;
            };
            if day != right {
                report(definition, field, [day, right], findings);
            }
        }
    }
}

fn period(definition: &Definition) -> Option<&ReferencePeriod> {
    match definition.content() {
        Content::Variable(variable) => variable.period.as_ref(),
        Content::Indicator(indicator) => indicator.period.as_ref(),
        _ => None,
    }
}

fn is_calendar(period: &ReferencePeriod) -> bool {
    period.months().is_some_and(|months| months <= 12)
}

/// The first or last day of the period that the day is in.
fn bound(period: &ReferencePeriod, field: &str, day: Date) -> Option<Date> {
    let days = period.around(day)?;
    if field == "from" { days.from } else { days.until }
}

fn report(definition: &Definition, field: &str, [day, right]: [Date; 2], findings: &mut Findings<'_>) {
    let message = if field == "from" {
        Message::new(
            format!("`{day}` lies within a reference period, which begins on {right}"),
            format!("`{day}` ligt binnen een referentieperiode, die op {right} begint"),
        )
    } else {
        Message::new(
            format!("`{day}` lies within a reference period, which ends on {right}"),
            format!("`{day}` ligt binnen een referentieperiode, die op {right} eindigt"),
        )
    };
    findings.value(definition, &format!("/valid/{field}"), message, RULE.fix.as_help());
}
