//! `rule-always-true`: a rule is false of some unit.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "rule-always-true",
    severity: Severity::Warning,
    group: Group::Rules,
    summary: Said {
        en: "a rule can be false of some unit of its population, whatever the amounts",
        nl: "een regel kan van een eenheid van zijn populatie onwaar zijn, wat de bedragen ook zijn",
    },
    why: Said {
        en: "A rule that every unit meets tells nobody apart; usually a comparison is the wrong way round, or `OR` stands for `AND`.",
        nl: "Een regel waaraan elke eenheid voldoet, onderscheidt niemand; meestal staat een vergelijking andersom, of `OR` in plaats van `AND`.",
    },
    fix: Said {
        en: "Correct the condition, or leave out the rule and let the population say who is meant.",
        nl: "Verbeter de voorwaarde, of laat de regel weg en laat de populatie zeggen wie bedoeld is.",
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
rule: income <= line OR income > 0.9 * line
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
rule: income <= 0.9 * line OR income > line
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (read, _) in context.judged().filter(|(_, standing)| standing.is_always) {
        let Ok(rule) = &read.parsed else { continue };
        let message = Message::new(
            "this can never be false, whatever the amounts: it selects every unit that can be counted",
            "dit kan nooit onwaar zijn, wat de bedragen ook zijn: het selecteert elke eenheid die geteld kan worden",
        );
        let help = Message::new(
            "correct the condition that is the wrong way round, or leave out the rule",
            "verbeter de voorwaarde die andersom staat, of laat de regel weg",
        );
        findings.part(read.definition, &read.stated.pointer, &rule.span, message, help);
    }
}
