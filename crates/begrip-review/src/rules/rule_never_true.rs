//! `rule-never-true`: a rule is true of some unit.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "rule-never-true",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "a rule can be true of some unit, whatever the amounts",
        nl: "een regel kan van een eenheid waar zijn, wat de bedragen ook zijn",
    },
    why: Said {
        en: "A rule whose conditions exclude each other selects nobody, on no day; a count of nobody looks like a finding about the world.",
        nl: "Een regel waarvan de voorwaarden elkaar uitsluiten, selecteert op geen enkele dag iemand; een telling van niemand lijkt dan een uitkomst over de wereld.",
    },
    fix: Said {
        en: "Correct the condition that excludes the others: the wrong side of a comparison, `AND` instead of `OR`, or a bound of an input.",
        nl: "Verbeter de voorwaarde die de andere uitsluit: de verkeerde kant van een vergelijking, `AND` in plaats van `OR`, of een grens van een invoer.",
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
values: { number: EUR/month, minimum: 0 }
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, amount: 1200 }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: income < line AND income > 2 * line
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
values: { number: EUR/month, minimum: 0 }
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, amount: 1200 }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: income > line AND income < 2 * line
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (read, standing) in context.judged() {
        let Some(conditions) = &standing.never else { continue };
        let (Some(first), Some(last)) = (conditions.first(), conditions.last()) else { continue };
        let written: Vec<String> = conditions.iter().map(|one| format!("`{}`", read.written(one))).collect();
        let message = if conditions.len() == 1 {
            let only = written.concat();
            Message::new(
                format!("{only} can never be true, whatever the amounts, so that this selects no unit"),
                format!(
                    "{only} kan nooit waar zijn, wat de bedragen ook zijn, zodat dit geen eenheid selecteert"
                ),
            )
        } else {
            let [en, nl] = [" and ", " en "].map(|and| written.join(and));
            Message::new(
                format!("{en} are never true together, whatever the amounts, so that this selects no unit"),
                format!(
                    "{nl} zijn nooit samen waar, wat de bedragen ook zijn, zodat dit geen eenheid selecteert"
                ),
            )
        };
        let help = Message::new(
            "correct the condition that is the wrong way round, or write `OR` where `AND` was not meant",
            "verbeter de voorwaarde die andersom staat, of schrijf `OR` waar geen `AND` bedoeld was",
        );
        findings.part(read.definition, &read.stated.pointer, &(first.start..last.end), message, help);
    }
}
