//! `code-label-missing`: in a list that has labels every code has one in the same languages.

use begrip::Content;
use std::collections::BTreeSet;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "code-label-missing",
    severity: Severity::Warning,
    group: Group::Codes,
    summary: Said {
        en: "in a list that has labels every code has one in the same languages",
        nl: "in een lijst met labels heeft elke code er een in dezelfde talen",
    },
    why: Said {
        en: "In a table the one code without a label shows as a bare code between names.",
        nl: "In een tabel staat de ene code zonder label als kale code tussen de namen.",
    },
    fix: Said {
        en: "Write the label of the code in the languages that the others have.",
        nl: "Schrijf het label van de code in de talen die de andere hebben.",
    },
    fires: "
# file: definitions/nl/tenure.yaml
kind: code_list
id: nl/tenure
version: 1.0.0
status: adopted
codes:
  - { code: rented, label: { nl: Huur, en: Rented } }
  - { code: owned, label: { nl: Koop } }
",
    passes: "
# file: definitions/nl/tenure.yaml
kind: code_list
id: nl/tenure
version: 1.0.0
status: adopted
codes:
  - { code: rented, label: { nl: Huur, en: Rented } }
  - { code: owned, label: { nl: Koop, en: Owned } }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::CodeList(list) = definition.content() else { continue };
        let labels = list.codes.iter().flat_map(|code| code.label.iter());
        let languages: BTreeSet<&str> = labels.map(|(language, _)| language.as_str()).collect();
        for (index, code) in list.codes.iter().enumerate() {
            let has =
                |language: &&str| code.label.get(language).is_some_and(|label| !label.trim().is_empty());
            let missing: Vec<String> = languages
                .iter()
                .copied()
                .filter(|language| !has(language))
                .map(|tag| format!("`{tag}`"))
                .collect();
            if missing.is_empty() {
                continue;
            }
            let (code, missing) = (&code.code, missing.join(", "));
            let message = Message::new(
                format!("`{code}` has no label in {missing}, and other codes of the list have one"),
                format!("`{code}` heeft geen label in {missing}, en andere codes van de lijst wel"),
            );
            findings.value(definition, &format!("/codes/{index}/code"), message, RULE.fix.as_help());
        }
    }
}
