//! `unknown-source-key`: a `source` names the key of one of the sources of the definition.

use begrip::{Content, Definition, nearest};
use std::collections::BTreeSet;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "unknown-source-key",
    severity: Severity::Error,
    group: Group::References,
    summary: Said {
        en: "a `source` names the key of one of the sources of the definition",
        nl: "een `source` noemt de sleutel van een van de bronnen van de definitie",
    },
    why: Said {
        en: "An amount or figure whose source cannot be found cannot be checked by anybody.",
        nl: "Een bedrag of cijfer waarvan de bron niet te vinden is, kan niemand nakijken.",
    },
    fix: Said {
        en: "Write the key of a source, or add the source under `sources`.",
        nl: "Schrijf de sleutel van een bron, of voeg de bron toe onder `sources`.",
    },
    fires: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
sources:
  - { key: cbs-2023, title: Armoede in Nederland }
steps:
  - { from: 2023-01-01, amount: 1200, source: cbs-2032 }
",
    passes: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
sources:
  - { key: cbs-2023, title: Armoede in Nederland }
steps:
  - { from: 2023-01-01, amount: 1200, source: cbs-2023 }
",
    check,
};

/// For so many keys of a definition the nearest is looked for, which takes long.
const SUGGESTED: usize = 20;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let known: BTreeSet<&str> =
            definition.header().sources.iter().filter_map(|source| source.key.as_deref()).collect();
        let unknown = named(definition).into_iter().filter(|(_, key)| !known.contains(key));
        for (number, (pointer, key)) in unknown.enumerate() {
            let message = Message::new(
                format!("there is no source with the key `{key}` in this definition"),
                format!("er is in deze definitie geen bron met de sleutel `{key}`"),
            );
            let near = if number < SUGGESTED { nearest(key, known.iter().copied()) } else { None };
            let help = match near {
                Some(near) => {
                    Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?"))
                }
                None => RULE.fix.as_help(),
            };
            findings.value(definition, &pointer, message, help);
        }
    }
}

/// The keys that amounts and figures name, with their pointers.
fn named(definition: &Definition) -> Vec<(String, &str)> {
    let keys: Vec<(&str, Option<&str>)> = match definition.content() {
        Content::Parameter(parameter) => {
            parameter.steps.iter().map(|step| ("steps", step.source.as_deref())).collect()
        }
        Content::Indicator(indicator) => {
            indicator.figures.iter().map(|figure| ("figures", figure.source.as_deref())).collect()
        }
        _ => Vec::new(),
    };
    let named = keys.into_iter().enumerate();
    named.filter_map(|(index, (field, key))| Some((format!("/{field}/{index}/source"), key?))).collect()
}
