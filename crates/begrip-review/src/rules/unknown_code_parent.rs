//! `unknown-code-parent`: the parent of a code is a code of the same list.

use std::collections::{BTreeMap, BTreeSet};

use begrip::{CodeValue, Content, Definition, nearest};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "unknown-code-parent",
    severity: Severity::Error,
    group: Group::Codes,
    summary: Said {
        en: "the parent of a code is a code of the same list",
        nl: "de bovenliggende code van een code staat in dezelfde lijst",
    },
    why: Said {
        en: "Figures are added up along the levels of a list; a code whose parent is missing drops out of every total.",
        nl: "Cijfers worden opgeteld langs de niveaus van een lijst; een code waarvan de bovenliggende ontbreekt, valt uit elk totaal.",
    },
    fix: Said {
        en: "Correct the parent, add it to the list as a code, or leave `parent` out for a code of the highest level.",
        nl: "Verbeter de bovenliggende code, voeg haar als code aan de lijst toe, of laat `parent` weg bij een code van het hoogste niveau.",
    },
    fires: "
# file: definitions/nl/age-class.yaml
kind: code_list
id: nl/age-class
version: 1.0.0
status: adopted
codes:
  - { code: minor }
  - { code: under-12, parent: minro }
",
    passes: "
# file: definitions/nl/age-class.yaml
kind: code_list
id: nl/age-class
version: 1.0.0
status: adopted
codes:
  - { code: minor }
  - { code: under-12, parent: minor }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::CodeList(list) = definition.content() else { continue };
        let codes: BTreeSet<&str> = list.codes.iter().map(|code| code.code.as_str()).collect();
        // one wrong parent is often that of many codes, and the search for the nearest is long
        let mut helps: BTreeMap<&str, Message> = BTreeMap::new();
        for (index, code) in list.codes.iter().enumerate() {
            let Some(parent) = code.parent.as_ref().filter(|parent| !codes.contains(parent.as_str())) else {
                continue;
            };
            let is_first = helps.len() < SUGGESTED;
            let help = helps.entry(parent.as_str()).or_insert_with(|| {
                let near = if is_first { nearest(parent.as_str(), codes.iter().copied()) } else { None };
                help(parent, near)
            });
            let help = help.clone();
            report(definition, index, (&code.code, parent), help, findings);
        }
    }
}

/// For so many wrong parents of a list the nearest code is looked for, which takes long.
const SUGGESTED: usize = 20;

fn help(parent: &CodeValue, near: Option<String>) -> Message {
    match near {
        Some(near) => Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?")),
        None => Message::new(
            format!("add `{parent}` to the list, or leave `parent` out for a code of the highest level"),
            format!(
                "voeg `{parent}` aan de lijst toe, of laat `parent` weg bij een code van het hoogste niveau"
            ),
        ),
    }
}

fn report(
    definition: &Definition,
    index: usize,
    (code, parent): (&CodeValue, &CodeValue),
    help: Message,
    findings: &mut Findings<'_>,
) {
    let message = Message::new(
        format!("the parent of `{code}` is `{parent}`, which is no code of this list"),
        format!("de bovenliggende code van `{code}` is `{parent}`, en die staat niet in deze lijst"),
    );
    findings.value(definition, &format!("/codes/{index}/parent"), message, help);
}
