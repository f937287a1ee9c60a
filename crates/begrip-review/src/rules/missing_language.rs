//! `missing-language`: label and definition are there in every language of the registry.

use begrip::{Definition, Language, Text};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "missing-language",
    severity: Severity::Error,
    group: Group::Text,
    summary: Said {
        en: "`label` and `definition` are there in every language of the registry",
        nl: "`label` en `definition` zijn er in elke taal van het register",
    },
    why: Said {
        en: "Whoever reads the registry in one of its languages would otherwise find a definition without a name or without an explanation.",
        nl: "Wie het register in een van zijn talen leest, vindt anders een definitie zonder naam of zonder uitleg.",
    },
    fix: Said {
        en: "Write the text in the languages that are missing; `languages` in begrip.toml says which ones the registry asks for.",
        nl: "Schrijf de tekst in de talen die ontbreken; `languages` in begrip.toml zegt om welke talen het register vraagt.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
definition: { nl: Toestand waarin iemand te weinig middelen heeft om van te leven }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
definition:
  nl: Toestand waarin iemand te weinig middelen heeft om van te leven
  en: State in which somebody has too few means to live on
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let languages = &context.registry.settings().registry.languages;
    for definition in context.registry.definitions() {
        let header = definition.header();
        for (field, text) in [("label", &header.label), ("definition", &header.definition)] {
            let missing = missing(languages, text);
            if !missing.is_empty() {
                report(definition, field, text, &missing, findings);
            }
        }
    }
}

fn missing<'r>(languages: &'r [Language], text: &Text) -> Vec<&'r str> {
    let has = |language: &&str| text.get(language).is_some_and(|text| !text.trim().is_empty());
    languages.iter().map(Language::as_str).filter(|language| !has(language)).collect()
}

fn report(definition: &Definition, field: &str, text: &Text, missing: &[&str], findings: &mut Findings<'_>) {
    let tags: Vec<String> = missing.iter().map(|language| format!("`{language}`")).collect();
    let tags = tags.join(", ");
    let help = Message::new(format!("write the {field} in {tags}"), format!("schrijf `{field}` in {tags}"));
    if text.is_empty() {
        let message = Message::new(
            format!("there is no `{field}`, and the registry asks for it in {tags}"),
            format!("`{field}` ontbreekt, en het register vraagt erom in {tags}"),
        );
        findings.value(definition, "/id", message, help);
    } else {
        let message = Message::new(
            format!("`{field}` has no text in {tags}, which the registry asks for"),
            format!("`{field}` heeft geen tekst in {tags}, en het register vraagt daarom"),
        );
        findings.key(definition, &format!("/{field}"), message, help);
    }
}
