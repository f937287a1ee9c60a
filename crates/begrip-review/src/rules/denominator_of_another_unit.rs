//! `denominator-of-another-unit`: a share or percentage is one of units of the same type.

use begrip::{Content, Definition, DefinitionId, Kind, Reference, Registry, Time, ValueDomain};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::relation::unit_of;
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "denominator-of-another-unit",
    severity: Severity::Warning,
    group: Group::Indicators,
    summary: Said {
        en: "a share or percentage is one of units of the same type",
        nl: "een aandeel of percentage is er een van eenheden van hetzelfde type",
    },
    why: Said {
        en: "Persons divided by households is a rate, not a share: it can be more than 1, and says something else.",
        nl: "Personen gedeeld door huishoudens is een verhoudingsgetal en geen aandeel: het kan boven 1 liggen, en zegt iets anders.",
    },
    fix: Said {
        en: "Take a denominator about the same units, or give the figure a unit of its own (`person/household`).",
        nl: "Neem een noemer over dezelfde eenheden, of geef het cijfer een eigen eenheid (`person/household`).",
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
# file: definitions/nl/pensioners.yaml
kind: population
id: nl/pensioners
version: 1.0.0
status: adopted
unit: nl/person@^1
# file: definitions/nl/figure.yaml
kind: indicator
id: nl/figure
version: 1.0.0
status: adopted
of: nl/pensioners@^1
statistic: ratio
denominator: nl/household@^1
values: { number: percent }
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
# file: definitions/nl/pensioners.yaml
kind: population
id: nl/pensioners
version: 1.0.0
status: adopted
unit: nl/person@^1
# file: definitions/nl/figure.yaml
kind: indicator
id: nl/figure
version: 1.0.0
status: adopted
of: nl/pensioners@^1
statistic: ratio
denominator: nl/person@^1
values: { number: percent }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let registry = context.registry;
    for definition in registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        let unit = indicator
            .values
            .as_ref()
            .and_then(ValueDomain::unit_of_measure)
            .map(begrip::UnitOfMeasure::as_str);
        let is_share = matches!(unit, Some("percent" | "ratio")) || indicator.statistic.as_str() == "share";
        let Some(denominator) = indicator.denominator.as_ref().filter(|_| is_share) else { continue };
        let (Some(of), Some(by)) = (counted(registry, &indicator.of), counted(registry, denominator)) else {
            continue;
        };
        if of == by {
            continue;
        }
        let message = Message::new(
            format!("`{}` is about units of `{of}`, and this is about units of `{by}`", indicator.of.id()),
            format!("`{}` gaat over eenheden van `{of}`, en dit over eenheden van `{by}`", indicator.of.id()),
        );
        findings.value(definition, "/denominator", message, RULE.fix.as_help());
    }
}

/// The type of the units that a reference is about.
fn counted<'r>(registry: &'r Registry, reference: &Reference) -> Option<&'r DefinitionId> {
    let target = registry.resolve(reference, Time::Any).ok()?;
    let unit = if target.kind() == Kind::UnitType { Some(target) } else { unit_of(registry, target) };
    unit.map(Definition::id)
}
