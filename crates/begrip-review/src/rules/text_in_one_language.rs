//! `text-in-one-language`: what is not known, and what no rule says, is told in every language of the definition.

use begrip::Language;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::rules::text_repeated::lists;

pub(crate) const RULE: Rule = Rule {
    name: "text-in-one-language",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "what is not known, and what no rule says, is told in every language of the definition",
        nl: "wat onbekend is, en wat geen regel zegt, staat er in elke taal van de definitie",
    },
    why: Said {
        en: "Readers of the other language take the definition for complete, or for one that can be computed.",
        nl: "Lezers van de andere taal houden de definitie voor volledig, of voor een die te berekenen is.",
    },
    fix: Said {
        en: "Write the text in the languages that the definition is in.",
        nl: "Schrijf de tekst in de talen waarin de definitie er is.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
definition:
  nl: Toestand waarin iemand te weinig geld heeft voor wat in het leven nodig is
  en: State in which somebody has too little money for what is needed in life
open:
  - nl: Of studenten meetellen, is niet gevonden.
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
definition:
  nl: Toestand waarin iemand te weinig geld heeft voor wat in het leven nodig is
  en: State in which somebody has too little money for what is needed in life
open:
  - nl: Of studenten meetellen, is niet gevonden.
    en: Whether students count was not found.
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let told: Vec<&Language> =
            definition.header().definition.iter().map(|(language, _)| language).collect();
        for (list, texts) in lists(definition) {
            for (index, text) in texts.iter().enumerate() {
                let is_missing = |language: &&&Language| text.get(language.as_str()).is_none();
                let missing: Vec<String> =
                    told.iter().filter(is_missing).map(|language| format!("`{language}`")).collect();
                if missing.is_empty() {
                    continue;
                }
                let missing = missing.join(", ");
                let message = Message::new(
                    format!("the definition is there in {missing}, and this part of it is not"),
                    format!("de definitie is er in {missing}, en dit deel ervan niet"),
                );
                let help =
                    Message::new(format!("write it in {missing}"), format!("schrijf het in {missing}"));
                findings.value(definition, &format!("/{list}/{index}"), message, help);
            }
        }
    }
}
