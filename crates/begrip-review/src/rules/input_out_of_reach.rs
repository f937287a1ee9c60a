//! `input-out-of-reach`: an input is of the same unit, or of one that the unit is a part of.

use begrip::{Content, Definition, Input, PlacedInput, Reference, Registry, Time};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "input-out-of-reach",
    severity: Severity::Error,
    group: Group::Rules,
    summary: Said {
        en: "an input is of the same unit as the rule, or of one that this unit is a part of, and members are part of the unit",
        nl: "een invoer is van dezelfde eenheid als de regel, of van een waar die eenheid deel van is, en leden zijn deel van de eenheid",
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
        let own = own_units(registry, definition);
        for placed in definition.inputs() {
            // what is of no unit, or of one that cannot be found, is spoken of elsewhere
            let Some(other) = unit_of(registry, placed.input.reference()) else { continue };
            let from = from_where(registry, &own, &placed);
            let is_reached = |unit: &&Definition| match placed.input {
                Input::Value(_) => reaches(registry, unit, other),
                Input::Aggregate(_) => reaches(registry, other, unit),
            };
            if let (Some(nearest), false) = (from.first(), from.iter().any(is_reached)) {
                report(definition, &placed, (nearest, other), findings);
            }
        }
    }
}

/// The units from which an input can be reached: those of the definition, and within a value over members theirs.
fn from_where<'r>(
    registry: &'r Registry,
    own: &[&'r Definition],
    placed: &PlacedInput<'_>,
) -> Vec<&'r Definition> {
    let Some(aggregate) = placed.within else { return own.to_vec() };
    match unit_of(registry, aggregate.function().1) {
        Some(members) => std::iter::once(members).chain(own.iter().copied()).collect(),
        None => Vec::new(),
    }
}

/// The units of which an expression of a definition is; an alignment speaks of those of both its sides.
fn own_units<'r>(registry: &'r Registry, definition: &'r Definition) -> Vec<&'r Definition> {
    match definition.content() {
        Content::Alignment(alignment) => {
            let sides = [&alignment.left, &alignment.right].map(|side| unit_of(registry, side));
            // of a side whose unit is not known nothing is out of reach
            sides.into_iter().collect::<Option<Vec<_>>>().unwrap_or_default()
        }
        _ => unit_of_definition(registry, definition).into_iter().collect(),
    }
}

/// The unit of a variable or population, or a unit type itself; indicators and parameters are of no unit.
fn unit_of<'r>(registry: &'r Registry, reference: &Reference) -> Option<&'r Definition> {
    unit_of_definition(registry, registry.resolve(reference, Time::Any).ok()?)
}

fn unit_of_definition<'r>(registry: &'r Registry, definition: &'r Definition) -> Option<&'r Definition> {
    let unit = match definition.content() {
        Content::UnitType(_) => return Some(definition),
        Content::Variable(variable) => &variable.unit,
        Content::Population(population) => &population.unit,
        _ => return None,
    };
    let unit = registry.resolve(unit, Time::Any).ok()?;
    matches!(unit.content(), Content::UnitType(_)).then_some(unit)
}

/// Whether one unit is the other or a part of it, near or far.
fn reaches(registry: &Registry, from: &Definition, to: &Definition) -> bool {
    let mut seen = vec![from.node()];
    let mut next = 0;
    while let Some(unit) = seen.get(next).and_then(|node| registry.get(*node)) {
        if unit.id() == to.id() {
            return true;
        }
        if let Content::UnitType(unit_type) = unit.content() {
            let find = |reference| registry.resolve(reference, Time::Any).ok();
            let wider: Vec<_> = unit_type.part_of.iter().filter_map(find).map(Definition::node).collect();
            seen.extend(wider.into_iter().filter(|node| !seen.contains(node)).collect::<Vec<_>>());
        }
        next += 1;
    }
    false
}

fn report(
    definition: &Definition,
    placed: &PlacedInput<'_>,
    (unit, other): (&Definition, &Definition),
    findings: &mut Findings<'_>,
) {
    let (name, unit, other) = (placed.name, unit.id(), other.id());
    match placed.input {
        Input::Value(_) => {
            let message = Message::new(
                format!("`{name}` is of `{other}`, and a `{unit}` is not part of one"),
                format!("`{name}` is van `{other}`, en een `{unit}` is daar geen deel van"),
            );
            let help = Message::new(
                format!("take a variable of `{unit}`, or count over members (`count`, `any`, …)"),
                format!("neem een variabele van `{unit}`, of tel over leden (`count`, `any`, …)"),
            );
            findings.key(definition, &placed.pointer, message, help);
        }
        Input::Aggregate(aggregate) => {
            let message = Message::new(
                format!(
                    "`{name}` is over members that are `{other}`, and a `{other}` is not part of a `{unit}`"
                ),
                format!(
                    "`{name}` gaat over leden die `{other}` zijn, en een `{other}` is geen deel van een `{unit}`"
                ),
            );
            let help = Message::new(
                format!("take members of `{unit}`, or say `part_of` in `{other}`"),
                format!("neem leden van `{unit}`, of zeg `part_of` in `{other}`"),
            );
            let pointer = format!("{}/{}", placed.pointer, aggregate.function().0);
            findings.key(definition, &pointer, message, help);
        }
    }
}
