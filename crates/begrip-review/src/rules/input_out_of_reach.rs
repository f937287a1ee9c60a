//! `input-out-of-reach`: an input is of the same unit, or of one that the unit is a part of.

use begrip::{Content, Definition, Input, Reference, Registry, Time};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "input-out-of-reach",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "an input is of the same unit as the rule, or of one that this unit is a part of",
        nl: "een invoer is van dezelfde eenheid als de regel, of van een waar die eenheid deel van is",
    },
    why: Said {
        en: "A person has the income of its household, but a household has no age: nobody could tell which member's is meant.",
        nl: "Een persoon heeft het inkomen van zijn huishouden, maar een huishouden heeft geen leeftijd: niemand weet van welk lid.",
    },
    fix: Said {
        en: "Take a variable of the right unit, an aggregate over the members, or say `part_of` in the unit type.",
        nl: "Neem een variabele van de juiste eenheid, een aggregaat over de leden, of zeg `part_of` in het eenheidstype.",
    },
    fires: "
# file: definitions/nl/person.yaml
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
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
values: { number: EUR/year }
# file: definitions/cbs/poor-person.yaml
kind: variable
id: cbs/poor-person
version: 1.0.0
status: adopted
unit: nl/person@^1
values: boolean
inputs:
  income: nl/income@^1
rule: income < 12000
",
    passes: "
# file: definitions/nl/person.yaml
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
part_of: [nl/household@^1]
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
values: { number: EUR/year }
# file: definitions/cbs/poor-person.yaml
kind: variable
id: cbs/poor-person
version: 1.0.0
status: adopted
unit: nl/person@^1
values: boolean
inputs:
  income: nl/income@^1
rule: income < 12000
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let registry = context.registry;
    for definition in registry.definitions() {
        let (unit, inputs) = match definition.content() {
            Content::Variable(variable) => (&variable.unit, &variable.inputs),
            Content::Population(population) => (&population.unit, &population.inputs),
            _ => continue,
        };
        for (name, input) in inputs {
            let Input::Value(selection) = input else { continue };
            let Some(other) = unit_of(registry, &selection.of) else { continue };
            if !reaches(registry, unit, other) {
                report(definition, name, (unit, other), findings);
            }
        }
    }
}

/// The unit of a variable or population; indicators and parameters are of no unit.
fn unit_of<'r>(registry: &'r Registry, reference: &Reference) -> Option<&'r Reference> {
    match registry.resolve(reference, Time::Any).ok()?.content() {
        Content::Variable(variable) => Some(&variable.unit),
        Content::Population(population) => Some(&population.unit),
        _ => None,
    }
}

/// Whether one unit is the other or a part of it, near or far. True where a unit cannot be found, which other rules
/// speak of.
fn reaches(registry: &Registry, from: &Reference, to: &Reference) -> bool {
    if from == to {
        return true;
    }
    let find = |reference| registry.resolve(reference, Time::Any).ok();
    let (Some(from), Some(to)) = (find(from), find(to)) else { return true };
    let mut seen = vec![from.node()];
    let mut next = 0;
    while let Some(unit) = seen.get(next).and_then(|node| registry.get(*node)) {
        if unit.id() == to.id() {
            return true;
        }
        if let Content::UnitType(unit_type) = unit.content() {
            let wider: Vec<_> = unit_type.part_of.iter().filter_map(find).map(Definition::node).collect();
            seen.extend(wider.into_iter().filter(|node| !seen.contains(node)).collect::<Vec<_>>());
        }
        next += 1;
    }
    false
}

fn report(
    definition: &Definition,
    name: &str,
    (unit, other): (&Reference, &Reference),
    findings: &mut Findings<'_>,
) {
    let (unit, other) = (unit.id(), other.id());
    let message = Message::new(
        format!("`{name}` is of `{other}`, and a `{unit}` is not part of one"),
        format!("`{name}` is van `{other}`, en een `{unit}` is daar geen deel van"),
    );
    let help = Message::new(
        format!("take a variable of `{unit}`, or count over members (`count`, `any`, …)"),
        format!("neem een variabele van `{unit}`, of tel over leden (`count`, `any`, …)"),
    );
    let pointer = format!("/inputs/{}", name.replace('~', "~0").replace('/', "~1"));
    findings.key(definition, &pointer, message, help);
}
