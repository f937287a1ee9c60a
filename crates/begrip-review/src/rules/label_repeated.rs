//! `label-repeated`: an authority gives one label to one definition of a kind.

use begrip::{Definition, Kind};
use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::words::collapsed;

pub(crate) const RULE: Rule = Rule {
    name: "label-repeated",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "an authority gives one label to one definition of a kind",
        nl: "een instantie geeft één label aan één definitie van een soort",
    },
    why: Said {
        en: "In lists, tables and searches the two cannot be told apart.",
        nl: "In lijsten, tabellen en zoekresultaten zijn de twee niet uit elkaar te houden.",
    },
    fix: Said {
        en: "Add to one of the labels what sets it apart, such as the unit or the period.",
        nl: "Voeg aan een van de labels toe wat haar onderscheidt, zoals de eenheid of de periode.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
# file: definitions/nl/child-poverty.yaml
kind: concept
id: nl/child-poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Child poverty }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
# file: definitions/nl/child-poverty.yaml
kind: concept
id: nl/child-poverty
version: 1.0.0
status: adopted
label: { nl: Kinderarmoede, en: Child poverty }
",
    check,
};

/// Definitions by authority, kind, language and label.
type ByLabel<'r> = HashMap<(&'r str, Kind, &'r str, String), &'r Definition>;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let mut by_label: ByLabel<'_> = HashMap::new();
    for definition in context.registry.definitions() {
        // both languages of a label are one fault
        let mut repeated = None;
        for (language, label) in definition.header().label.iter() {
            let label = collapsed(label).to_lowercase();
            let key = (definition.id().authority(), definition.kind(), language.as_str(), label);
            let first = *by_label.entry(key).or_insert(definition);
            if first.id() != definition.id() {
                repeated = repeated.or(Some((language, first)));
            }
        }
        let Some((language, first)) = repeated else { continue };
        let message = Message::new(
            format!("`{}` has the same label", first.id()),
            format!("`{}` heeft hetzelfde label", first.id()),
        );
        let pointer = format!("/label/{language}");
        let finding = findings.value(definition, &pointer, message, RULE.fix.as_help());
        finding.relate(context.registry, first, &pointer, Message::new("the same label", "hetzelfde label"));
    }
}
