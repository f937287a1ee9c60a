//! `correspondence-incomplete`: a correspondence says of every code what becomes of it.

use begrip::kind::code_list::CodeList;
use begrip::{CodeValue, Content};
use std::collections::HashSet;

use super::mapped_code_unknown::list;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "correspondence-incomplete",
    severity: Severity::Warning,
    group: Group::Codes,
    summary: Said {
        en: "a correspondence says of every code what becomes of it",
        nl: "een correspondentie zegt van elke code wat ervan wordt",
    },
    why: Said {
        en: "Figures under a code that is left out disappear when a series is carried over, without anybody noticing.",
        nl: "Cijfers onder een weggelaten code verdwijnen als een reeks wordt overgezet, zonder dat iemand het merkt.",
    },
    fix: Said {
        en: "Add a map for the code; if it has no counterpart, map it to an empty list and say why in `note`.",
        nl: "Voeg een regel voor de code toe; heeft ze geen tegenhanger, verbind haar dan met een lege lijst en zeg in `note` waarom.",
    },
    fires: "
# file: definitions/nl/old.yaml
kind: code_list
id: nl/old
version: 1.0.0
status: adopted
codes: [{ code: a }, { code: b }]
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
    passes: "
# file: definitions/nl/old.yaml
kind: code_list
id: nl/old
version: 1.0.0
status: adopted
codes: [{ code: a }, { code: b }]
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
  - { from: [a, b], to: [x] }
",
    check,
};

/// So many codes are named.
const NAMED: usize = 10;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Correspondence(correspondence) = definition.content() else { continue };
        let Some(from) = list(context, &correspondence.from) else { continue };
        let mapped: HashSet<&CodeValue> = correspondence.maps.iter().flat_map(|map| &map.from).collect();
        let left_out = left_out(from, &mapped);
        if left_out.is_empty() {
            continue;
        }
        let mut names: Vec<String> = left_out.iter().take(NAMED).map(|code| format!("`{code}`")).collect();
        names.extend((left_out.len() > NAMED).then(|| format!("… ({})", left_out.len())));
        let (names, id) = (names.join(", "), correspondence.from.id());
        let message = Message::new(
            format!("of these codes of `{id}` nothing is said: {names}"),
            format!("over deze codes van `{id}` wordt niets gezegd: {names}"),
        );
        findings.key(definition, "/maps", message, RULE.fix.as_help());
    }
}

/// The codes that are not mapped, nor by way of all those above or some below them; each once.
fn left_out<'r>(list: &'r CodeList, mapped: &HashSet<&CodeValue>) -> Vec<&'r CodeValue> {
    let mut covered: HashSet<&CodeValue> = mapped.iter().copied().collect();
    // a level a round: what is covered from above, and what is made of codes that are mapped
    for _ in 0..LEVELS {
        let before = covered.len();
        for code in &list.codes {
            if let Some(parent) = &code.parent {
                if covered.contains(parent) {
                    covered.insert(&code.code);
                } else if mapped.contains(&code.code) {
                    covered.insert(parent);
                }
            }
        }
        if covered.len() == before {
            break;
        }
    }
    let mut seen = HashSet::new();
    let all = list.codes.iter().map(|code| &code.code);
    all.filter(|code| !covered.contains(code) && seen.insert(*code)).collect()
}

/// Deeper lists than this are not followed to the bottom.
const LEVELS: usize = 20;
