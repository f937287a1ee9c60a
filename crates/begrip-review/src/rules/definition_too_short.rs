//! `definition-too-short`: a definition has at least 20 characters.

use begrip::Kind;

use super::definition_circular::is_circular;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::words::collapsed;

pub(crate) const RULE: Rule = Rule {
    name: "definition-too-short",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "a definition has at least 20 characters",
        nl: "een definitie heeft minstens 20 tekens",
    },
    why: Said {
        en: "Fewer characters do not say of what kind something is and what sets it apart, so that readers fill it in themselves.",
        nl: "Minder tekens zeggen niet wat voor iets het is en wat het onderscheidt, zodat lezers het zelf invullen.",
    },
    fix: Said {
        en: "Say in a sentence what it is and what sets it apart from what is near to it.",
        nl: "Zeg in een zin wat het is en wat het onderscheidt van wat erop lijkt.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
definition:
  nl: Te weinig geld
  en: State in which somebody has too little money to live on
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
definition:
  nl: Toestand waarin iemand te weinig geld heeft om van te leven
  en: State in which somebody has too little money to live on
",
    check,
};

/// Fewer characters than this say too little.
const LEAST: usize = 20;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    // of an authority its name says what it is
    let all = context.registry.definitions().iter();
    for definition in all.filter(|definition| definition.kind() != Kind::Authority) {
        for (language, text) in definition.header().definition.iter() {
            let mut words = text.split_whitespace().flat_map(str::chars);
            if words.nth(LEAST - 1).is_some() {
                continue;
            }
            let length = collapsed(text).chars().count();
            if length > 0 && length < LEAST && !is_circular(definition, language.as_str(), text) {
                let message = Message::new(
                    format!(
                        "the definition `{text}` has {length} characters, which is too few to say what is meant"
                    ),
                    format!(
                        "de definitie `{text}` heeft {length} tekens, te weinig om te zeggen wat bedoeld is"
                    ),
                );
                let pointer = format!("/definition/{language}");
                findings.value(definition, &pointer, message, RULE.fix.as_help());
            }
        }
    }
}
