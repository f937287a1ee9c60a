//! `code-listed-twice`: a list of codes names each once.

use std::collections::BTreeMap;

use begrip::{CodeValue, Content, Definition};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "code-listed-twice",
    severity: Severity::Warning,
    group: Group::Codes,
    summary: Said {
        en: "a list of codes names each once",
        nl: "een lijst van codes noemt elke code één keer",
    },
    why: Said {
        en: "The second time adds nothing, so another code was meant, and that one is missing.",
        nl: "De tweede keer voegt niets toe, dus er was een andere code bedoeld, en die ontbreekt.",
    },
    fix: Said {
        en: "Delete the second, or write the code that was meant.",
        nl: "Verwijder de tweede, of schrijf de code die bedoeld was.",
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
codes: [{ code: c }, { code: d }]
# file: definitions/nl/old-to-new.yaml
kind: correspondence
id: nl/old-to-new
version: 1.0.0
status: adopted
from: nl/old@^1
to: nl/new@^1
maps:
  - { from: [a, b], to: [c, c] }
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
codes: [{ code: c }, { code: d }]
# file: definitions/nl/old-to-new.yaml
kind: correspondence
id: nl/old-to-new
version: 1.0.0
status: adopted
from: nl/old@^1
to: nl/new@^1
maps:
  - { from: [a, b], to: [c, d] }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        for (pointer, codes) in lists(definition) {
            let mut seen: BTreeMap<&CodeValue, usize> = BTreeMap::new();
            for (index, code) in codes.iter().enumerate() {
                let first = *seen.entry(code).or_insert(index);
                if first == index {
                    continue;
                }
                let message = Message::new(
                    format!("`{code}` stands in this list twice"),
                    format!("`{code}` staat twee keer in deze lijst"),
                );
                let there = Message::new("the first time", "de eerste keer");
                let place = format!("{pointer}/{index}");
                let finding = findings.value(definition, &place, message, RULE.fix.as_help());
                finding.relate(context.registry, definition, &format!("{pointer}/{first}"), there);
            }
        }
    }
}

/// The lists of codes in which a definition names codes of a code list, or areas.
fn lists(definition: &Definition) -> Vec<(String, &[CodeValue])> {
    match definition.content() {
        Content::Correspondence(correspondence) => {
            let maps = correspondence.maps.iter().enumerate().flat_map(|(index, map)| {
                [(format!("/maps/{index}/from"), &*map.from), (format!("/maps/{index}/to"), &*map.to)]
            });
            maps.collect()
        }
        Content::CodeList(list) => {
            let codes = list.codes.iter().enumerate();
            codes.map(|(index, code)| (format!("/codes/{index}/formed_from"), &*code.formed_from)).collect()
        }
        Content::Population(population) => {
            population.area.iter().map(|area| ("/area/in".to_owned(), &*area.areas)).collect()
        }
        _ => Vec::new(),
    }
}
