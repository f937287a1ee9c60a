//! `release-field-unknown`: what a release says of a field is about a field that there is.

use begrip::{Definition, nearest};
use serde_json::Value;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "release-field-unknown",
    severity: Severity::Warning,
    group: Group::Versions,
    summary: Said {
        en: "what a release says of a field is about a field that there is",
        nl: "wat een uitgave over een veld zegt, gaat over een veld dat er is",
    },
    why: Said {
        en: "A name that is misspelt, as in `editorial: [defnition]`, excuses nothing, and the change is held to be one of meaning.",
        nl: "Een verschreven naam, zoals in `editorial: [defnition]`, verontschuldigt niets, en de verandering geldt als een van betekenis.",
    },
    fix: Said {
        en: "Write the name of the field as the file has it.",
        nl: "Schrijf de naam van het veld zoals hij in het bestand staat.",
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
release:
  editorial: [defnition]
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
release:
  editorial: [definition]
",
    check,
};

/// What a rule or a source can take the place of, so that it need not be there any more.
const MAY_BE_GONE: &[&str] = &["unformalised", "open", "note", "data_source"];

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let named = named(definition);
        if named.is_empty() {
            continue;
        }
        let Ok(Value::Object(fields)) = serde_json::to_value(definition) else { continue };
        for (pointer, name) in named {
            let field = name.trim_start_matches('/').split('/').next().unwrap_or_default();
            // what is formalised may be gone since: a rule took the place of the words
            if fields.contains_key(field) || MAY_BE_GONE.contains(&field) {
                continue;
            }
            let message = Message::new(
                format!("the definition has no field `{field}`"),
                format!("de definitie heeft geen veld `{field}`"),
            );
            let help = match nearest(field, fields.keys().map(String::as_str)) {
                Some(near) => {
                    Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?"))
                }
                None => RULE.fix.as_help(),
            };
            findings.value(definition, &pointer, message, help);
        }
    }
}

/// The fields that the release names, with where; what it corrects may be gone.
fn named(definition: &Definition) -> Vec<(String, &str)> {
    let Some(release) = &definition.header().release else { return Vec::new() };
    let lists = [("editorial", &release.editorial), ("formalises", &release.formalises)];
    let named = lists.into_iter().flat_map(|(list, names)| {
        let names = names.iter().enumerate();
        names.map(move |(index, name)| (format!("/release/{list}/{index}"), name.as_str()))
    });
    named.collect()
}
