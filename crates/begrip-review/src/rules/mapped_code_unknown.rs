//! `mapped-code-unknown`: a correspondence maps codes that its lists have.

use begrip::kind::code_list::CodeList;
use begrip::{CodeValue, Content, Definition, Reference, Time, nearest};
use std::collections::BTreeSet;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "mapped-code-unknown",
    severity: Severity::Error,
    group: Group::Codes,
    summary: Said {
        en: "a correspondence maps codes that its lists have",
        nl: "een correspondentie verbindt codes die haar lijsten hebben",
    },
    why: Said {
        en: "Figures under a code that is not in the list are carried over to nothing, or from nothing.",
        nl: "Cijfers onder een code die niet in de lijst staat, gaan nergens heen, of komen nergens vandaan.",
    },
    fix: Said {
        en: "Write a code of the list; what has no counterpart gets an empty list on the other side.",
        nl: "Schrijf een code van de lijst; wat geen tegenhanger heeft, krijgt een lege lijst aan de andere kant.",
    },
    fires: "
# file: definitions/nl/old.yaml
kind: code_list
id: nl/old
version: 1.0.0
status: adopted
codes: [{ code: a }]
# file: definitions/nl/new.yaml
kind: code_list
id: nl/new
version: 1.0.0
status: adopted
codes: [{ code: x }]
# file: definitions/nl/old-to-new.yaml
kind: correspondence
id: nl/old-to-new
version: 1.0.0
status: adopted
from: nl/old@^1
to: nl/new@^1
maps:
  - { from: [a], to: [y] }
",
    passes: "
# file: definitions/nl/old.yaml
kind: code_list
id: nl/old
version: 1.0.0
status: adopted
codes: [{ code: a }]
# file: definitions/nl/new.yaml
kind: code_list
id: nl/new
version: 1.0.0
status: adopted
codes: [{ code: x }]
# file: definitions/nl/old-to-new.yaml
kind: correspondence
id: nl/old-to-new
version: 1.0.0
status: adopted
from: nl/old@^1
to: nl/new@^1
maps:
  - { from: [a], to: [x] }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Correspondence(correspondence) = definition.content() else { continue };
        for (side, reference) in [("from", &correspondence.from), ("to", &correspondence.to)] {
            let Some(list) = list(context, reference) else { continue };
            let codes: BTreeSet<&str> = list.codes.iter().map(|code| code.code.as_str()).collect();
            let mut unknown = 0;
            for (index, map) in correspondence.maps.iter().enumerate() {
                let mapped = if side == "from" { &map.from } else { &map.to };
                for (number, code) in
                    mapped.iter().enumerate().filter(|(_, code)| !codes.contains(code.as_str()))
                {
                    unknown += 1;
                    let near = if unknown > SUGGESTED {
                        None
                    } else {
                        nearest(code.as_str(), codes.iter().copied())
                    };
                    let pointer = format!("/maps/{index}/{side}/{number}");
                    report(definition, &pointer, (code, reference), near, findings);
                }
            }
        }
    }
}

/// For so many codes of a list the nearest is looked for, which takes long.
const SUGGESTED: usize = 20;

/// The list that is meant, if there is one.
pub(super) fn list<'r>(context: &Context<'r>, reference: &Reference) -> Option<&'r CodeList> {
    match context.registry.resolve(reference, Time::Any).ok()?.content() {
        Content::CodeList(list) => Some(list),
        _ => None,
    }
}

fn report(
    definition: &Definition,
    pointer: &str,
    (code, list): (&CodeValue, &Reference),
    near: Option<String>,
    findings: &mut Findings<'_>,
) {
    let id = list.id();
    let message =
        Message::new(format!("`{code}` is no code of `{id}`"), format!("`{code}` is geen code van `{id}`"));
    let help = match near {
        Some(near) => Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?")),
        None => RULE.fix.as_help(),
    };
    findings.value(definition, pointer, message, help);
}
