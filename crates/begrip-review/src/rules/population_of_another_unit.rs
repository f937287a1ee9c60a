//! `population-of-another-unit`: a population counts the units that a variable or indicator is about.

use begrip::{Content, Definition, Kind, Reference, Registry, Relation, Time};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::relation::unit_of;
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "population-of-another-unit",
    severity: Severity::Error,
    group: Group::Indicators,
    summary: Said {
        en: "a population counts the units that a variable or indicator is about",
        nl: "een populatie telt de eenheden waar een variabele of indicator over gaat",
    },
    why: Said {
        en: "Whether a household is in a population of persons has no answer, so no figure can come of it.",
        nl: "Of een huishouden in een populatie van personen zit, heeft geen antwoord, dus er kan geen cijfer uit komen.",
    },
    fix: Said {
        en: "Refer to a population of the same units, or to a variable about the units of the population.",
        nl: "Verwijs naar een populatie van dezelfde eenheden, of naar een variabele over de eenheden van de populatie.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/person.yaml
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
part_of: nl/household@^1
# file: definitions/nl/adults.yaml
kind: population
id: nl/adults
version: 1.0.0
status: adopted
unit: nl/person@^1
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
population: nl/adults@^1
values: { number: EUR/month }
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/person.yaml
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
part_of: nl/household@^1
# file: definitions/nl/adults.yaml
kind: population
id: nl/adults
version: 1.0.0
status: adopted
unit: nl/household@^1
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
population: nl/adults@^1
values: { number: EUR/month }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let registry = context.registry;
    for definition in registry.definitions() {
        let (unit, population, pointer) = match definition.content() {
            Content::Variable(variable) => {
                (unit_of(registry, definition), &variable.population, "/population")
            }
            Content::Indicator(indicator) => {
                (counted(registry, &indicator.of), &indicator.population, "/population")
            }
            Content::Population(population) => (unit_of(registry, definition), &population.within, "/within"),
            _ => continue,
        };
        let target = population.as_ref().and_then(|reference| registry.resolve(reference, Time::Any).ok());
        let (Some(unit), Some(target)) = (unit, target) else { continue };
        let Some(other) = unit_of(registry, target).filter(|other| other.id() != unit.id()) else { continue };
        // a person has what its household has, so a figure over persons may be of a variable of households
        let is_whole = definition.kind() == Kind::Indicator && is_part_of(context, other, unit);
        if is_whole {
            continue;
        }
        let (own, other) = (unit.id(), other.id());
        let message = Message::new(
            format!("`{}` is a population of `{other}`, and this is about `{own}`", target.id()),
            format!("`{}` is een populatie van `{other}`, en dit gaat over `{own}`", target.id()),
        );
        findings.value(definition, pointer, message, RULE.fix.as_help());
    }
}

fn is_part_of(context: &Context<'_>, part: &Definition, whole: &Definition) -> bool {
    let edges = context.graph.references(part.node());
    edges.iter().any(|edge| edge.relation == Relation::PartOf && edge.to == whole.node())
}

fn counted<'r>(registry: &'r Registry, reference: &Reference) -> Option<&'r Definition> {
    let target = registry.resolve(reference, Time::Any).ok()?;
    if target.kind() == Kind::UnitType { Some(target) } else { unit_of(registry, target) }
}
