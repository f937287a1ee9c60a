//! `share-outside-population`: the units of a share are within the population that it is a share of.

use begrip::{Content, Kind, Relation, Time};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "share-outside-population",
    severity: Severity::Warning,
    group: Group::Indicators,
    summary: Said {
        en: "the units of a share are within the population that it is a share of",
        nl: "de eenheden van een aandeel zitten in de populatie waarvan het een aandeel is",
    },
    why: Said {
        en: "A share of a whole counts part of that whole; units from outside can make it more than all.",
        nl: "Een aandeel van een geheel telt een deel daarvan; eenheden van buiten kunnen er meer dan alles van maken.",
    },
    fix: Said {
        en: "Put the population that is counted `within` the other, or take the one that it is within.",
        nl: "Zet de populatie die geteld wordt `within` de andere, of neem die waar zij in zit.",
    },
    fires: "
# file: definitions/nl/person.yaml
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
# file: definitions/nl/residents.yaml
kind: population
id: nl/residents
version: 1.0.0
status: adopted
unit: nl/person@^1
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
population: nl/residents@^1
statistic: share
",
    passes: "
# file: definitions/nl/person.yaml
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
# file: definitions/nl/residents.yaml
kind: population
id: nl/residents
version: 1.0.0
status: adopted
unit: nl/person@^1
# file: definitions/nl/pensioners.yaml
kind: population
id: nl/pensioners
version: 1.0.0
status: adopted
unit: nl/person@^1
within: nl/residents@^1
# file: definitions/nl/figure.yaml
kind: indicator
id: nl/figure
version: 1.0.0
status: adopted
of: nl/pensioners@^1
population: nl/residents@^1
statistic: share
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        let whole = indicator.population.as_ref().filter(|_| indicator.statistic.as_str() == "share");
        let (Ok(part), Some(Ok(whole))) = (
            context.registry.resolve(&indicator.of, Time::Any),
            whole.map(|whole| context.registry.resolve(whole, Time::Any)),
        ) else {
            continue;
        };
        // the population may be narrower by its rule as well as by `within`
        let narrower = [Relation::Within, Relation::Input, Relation::Population];
        let is_same = part.node() == whole.node();
        let is_within = || context.leads(part.node(), whole.node(), &narrower);
        if part.kind() != Kind::Population || is_same || is_within() {
            continue;
        }
        let (part, whole) = (part.id(), whole.id());
        let message = Message::new(
            format!("this is a share of `{whole}`, and nothing says that `{part}` is within it"),
            format!("dit is een aandeel van `{whole}`, en niets zegt dat `{part}` daarin zit"),
        );
        findings.value(definition, "/of", message, RULE.fix.as_help());
    }
}
