//! `clause-changes-nothing`: without any of its conditions a rule says something else.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "clause-changes-nothing",
    severity: Severity::Warning,
    group: Group::Rules,
    summary: Said {
        en: "without any one of its conditions a rule selects other units",
        nl: "zonder een van de voorwaarden selecteert een regel andere eenheden",
    },
    why: Said {
        en: "A condition that follows from the others reads as if it restricted somebody; often another limit was meant.",
        nl: "Een voorwaarde die uit de andere volgt, leest alsof zij iemand uitsluit; vaak was een andere grens bedoeld.",
    },
    fix: Said {
        en: "Take the condition away, or correct it if it was meant to change something.",
        nl: "Haal de voorwaarde weg, of verbeter haar als zij iets moest veranderen.",
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
# file: definitions/nl/members.yaml
kind: variable
id: nl/members
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { integer: person, minimum: 1 }
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
  members: nl/members@^1
rule: income <= 1.10 * line AND members > 1 AND income <= 1.30 * line
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
# file: definitions/nl/members.yaml
kind: variable
id: nl/members
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { integer: person, minimum: 1 }
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
  members: nl/members@^1
rule: income <= 1.10 * line AND members > 1
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (read, standing) in context.judged() {
        for clause in &standing.idle {
            let written = read.written(clause);
            let message = Message::new(
                format!(
                    "`{written}` changes nothing: the rest of the rule, its population or the bounds of its inputs already say so"
                ),
                format!(
                    "`{written}` verandert niets: de rest van de regel, de populatie of de grenzen van de invoer zeggen het al"
                ),
            );
            let help = Message::new(
                "take it away, or correct it if another limit was meant",
                "haal het weg, of verbeter het als een andere grens bedoeld was",
            );
            findings.part(read.definition, &read.stated.pointer, clause, message, help);
        }
    }
}
