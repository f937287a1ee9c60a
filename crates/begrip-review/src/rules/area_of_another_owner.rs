//! `area-of-another-owner`: the area of a municipality's own population or index is that of the municipality.

use begrip::kind::authority::Level;
use begrip::{CodeValue, Content, Definition, Registry};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::rules::area_code_malformed::base;

pub(crate) const RULE: Rule = Rule {
    name: "area-of-another-owner",
    severity: Severity::Warning,
    group: Group::Codes,
    summary: Said {
        en: "the area of a municipality's own population or index is that of the municipality",
        nl: "het gebied van een populatie of index van een gemeente is dat van die gemeente",
    },
    why: Said {
        en: "With one digit of the code wrong the units of another municipality are counted, and nobody sees it in the number.",
        nl: "Met één verkeerd cijfer in de code worden de eenheden van een andere gemeente geteld, en aan het getal ziet niemand dat.",
    },
    fix: Said {
        en: "Correct the code; where another area is meant, let its owner define it, or name the own area beside it.",
        nl: "Verbeter de code; is een ander gebied bedoeld, laat het dan definiëren door wie erover gaat, of noem het eigen gebied erbij.",
    },
    fires: "
# file: definitions/den-haag.yaml
kind: authority
id: den-haag
version: 1.0.0
status: adopted
level: municipality
code: GM0518
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/den-haag/households.yaml
kind: population
id: den-haag/households
version: 1.0.0
status: adopted
unit: nl/household@^1
area: { in: [GM0158] }
",
    passes: "
# file: definitions/den-haag.yaml
kind: authority
id: den-haag
version: 1.0.0
status: adopted
level: municipality
code: GM0518
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/den-haag/households.yaml
kind: population
id: den-haag/households
version: 1.0.0
status: adopted
unit: nl/household@^1
area: { in: [GM0518] }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Some(own) = own_area(context.registry, definition) else { continue };
        for (pointer, areas) in areas(definition) {
            let is_other = |area: &&&CodeValue| area.as_str().starts_with("GM") && area.as_str().len() == 6;
            // districts and neighbourhoods are parts of any municipality, and of other lengths another rule speaks
            let Some(other) = areas.iter().find(is_other) else { continue };
            if areas.contains(&own) {
                continue;
            }
            let message = Message::new(
                format!("the area is `{other}`, and its owner is the municipality `{own}`"),
                format!("het gebied is `{other}`, en de eigenaar is de gemeente `{own}`"),
            );
            findings.value(definition, &pointer, message, RULE.fix.as_help());
        }
    }
}

/// The code of the municipality that owns a definition.
fn own_area<'r>(registry: &'r Registry, definition: &Definition) -> Option<&'r CodeValue> {
    let owners = registry.versions(&definition.id().of_authority());
    owners.iter().rev().find_map(|owner| match owner.content() {
        Content::Authority(authority) if authority.level == Some(Level::Municipality) => {
            authority.code.as_ref()
        }
        _ => None,
    })
}

/// The areas that a definition is about: sets of them, each with one that has to be its owner's.
fn areas(definition: &Definition) -> Vec<(String, Vec<&CodeValue>)> {
    match definition.content() {
        Content::Population(population) => {
            population.area.iter().map(|area| ("/area/in".to_owned(), area.areas.iter().collect())).collect()
        }
        Content::Variable(variable) => base(&variable.values).into_iter().map(alone).collect(),
        Content::Indicator(indicator) => {
            let figures = indicator.figures.iter().filter_map(|figure| figure.area.as_ref()).collect();
            let figures = ("/figures".to_owned(), figures);
            indicator.values.as_ref().and_then(base).into_iter().map(alone).chain([figures]).collect()
        }
        _ => Vec::new(),
    }
}

fn alone((pointer, area): (String, &CodeValue)) -> (String, Vec<&CodeValue>) {
    (pointer, vec![area])
}
