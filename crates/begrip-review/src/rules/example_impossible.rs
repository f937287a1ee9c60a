//! `example-impossible`: the unit of a worked example can exist.

use begrip::eval::Evaluator;

use crate::ask::impossible;
use crate::check::examples;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "example-impossible",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "the unit of a worked example can exist",
        nl: "de eenheid van een uitgewerkt voorbeeld kan bestaan",
    },
    why: Said {
        en: "An example of a unit that contradicts what always holds for its type shows nothing.",
        nl: "Een voorbeeld van een eenheid die tegenspreekt wat voor haar soort altijd geldt, laat niets zien.",
    },
    fix: Said {
        en: "Correct what is given, or the `always` of the unit type.",
        nl: "Verbeter wat is gegeven, of de `always` van de soort eenheid.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
always:
  inputs: { members: nl/members@^1, children: nl/children@^1 }
  rules:
    - children < members
# file: definitions/nl/members.yaml
kind: variable
id: nl/members
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { integer: person }
# file: definitions/nl/children.yaml
kind: variable
id: nl/children
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { integer: person }
# file: definitions/den-haag/large-family.yaml
kind: variable
id: den-haag/large-family
version: 1.0.0
status: adopted
unit: nl/household@^1
values: boolean
inputs:
  members: nl/members@^1
  children: nl/children@^1
rule: members > 4 AND children > 2
examples:
  - { given: { members: 5, children: 5 }, expect: true }
  - { given: { members: 3, children: 2 }, expect: false }
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
always:
  inputs: { members: nl/members@^1, children: nl/children@^1 }
  rules:
    - children < members
# file: definitions/nl/members.yaml
kind: variable
id: nl/members
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { integer: person }
# file: definitions/nl/children.yaml
kind: variable
id: nl/children
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { integer: person }
# file: definitions/den-haag/large-family.yaml
kind: variable
id: den-haag/large-family
version: 1.0.0
status: adopted
unit: nl/household@^1
values: boolean
inputs:
  members: nl/members@^1
  children: nl/children@^1
rule: members > 4 AND children > 2
examples:
  - { given: { members: 7, children: 5 }, expect: true }
  - { given: { members: 3, children: 2 }, expect: false }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.examined() {
        for (at, example) in examples(definition).iter().enumerate() {
            let evaluator = Evaluator::new(context.registry, definition, example.date);
            let given = example.given.iter().map(|(name, value)| (name.as_str(), value));
            for contradiction in evaluator.contradictions(context.registry, given) {
                let help = Message::new("correct what is given", "verbeter wat is gegeven");
                let pointer = format!("/examples/{at}/given");
                findings.key(definition, &pointer, impossible(&contradiction), help);
            }
        }
    }
}
