//! `definition-repeated`: two definitions of an authority do not have the same text.

use begrip::{Definition, Kind, Status};
use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::words::collapsed;

pub(crate) const RULE: Rule = Rule {
    name: "definition-repeated",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "two definitions of an authority do not have the same text",
        nl: "twee definities van een instantie hebben niet dezelfde tekst",
    },
    why: Said {
        en: "Either they mean the same, and one is too many, or readers cannot see what sets them apart.",
        nl: "Ofwel ze betekenen hetzelfde, en dan is er één te veel, ofwel lezers zien niet wat ze onderscheidt.",
    },
    fix: Said {
        en: "Refer to the one from the other, or say in the text what sets them apart.",
        nl: "Verwijs van de ene naar de andere, of zeg in de tekst wat ze onderscheidt.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
definition:
  nl: Toestand waarin iemand te weinig geld heeft om van te leven
  en: State in which somebody has too little money to live on
# file: definitions/nl/destitution.yaml
kind: concept
id: nl/destitution
version: 1.0.0
status: adopted
definition:
  nl: Toestand waarin iemand te weinig geld heeft om van te leven
  en: State in which somebody has too little money to live on
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
definition:
  nl: Toestand waarin iemand te weinig geld heeft om van te leven
  en: State in which somebody has too little money to live on
# file: definitions/nl/destitution.yaml
kind: concept
id: nl/destitution
version: 1.0.0
status: adopted
definition:
  nl: Toestand waarin iemand helemaal geen geld heeft om van te leven
  en: State in which somebody has no money at all to live on
",
    check,
};

/// The versions of definitions by authority, kind, language and text.
type ByText<'r> = HashMap<(&'r str, Kind, &'r str, String), &'r Definition>;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let mut by_text: ByText<'_> = HashMap::new();
    // what sets two alignments apart are the versions that they are about, and a draft is still being written
    let is_told = |definition: &&Definition| {
        definition.kind() != Kind::Alignment && definition.header().status != Status::Draft
    };
    for definition in context.registry.definitions().iter().filter(is_told) {
        // both languages of a text are one fault
        let mut repeated = None;
        for (language, text) in definition.header().definition.iter() {
            let text = collapsed(text).to_lowercase();
            let key = (definition.id().authority(), definition.kind(), language.as_str(), text);
            let first = *by_text.entry(key).or_insert(definition);
            if first.id() != definition.id() {
                repeated = repeated.or(Some((language, first)));
            }
        }
        let Some((language, first)) = repeated else { continue };
        let message = Message::new(
            format!("`{}` has the same definition", first.id()),
            format!("`{}` heeft dezelfde definitie", first.id()),
        );
        let pointer = format!("/definition/{language}");
        let finding = findings.value(definition, &pointer, message, RULE.fix.as_help());
        finding.relate(context.registry, first, &pointer, Message::new("the same text", "dezelfde tekst"));
    }
}
