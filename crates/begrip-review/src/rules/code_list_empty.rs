//! `code-list-empty`: a code list has codes.

use begrip::Content;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "code-list-empty",
    severity: Severity::Warning,
    group: Group::Codes,
    summary: Said { en: "a code list has codes", nl: "een codelijst heeft codes" },
    why: Said {
        en: "A variable with these values can have none, so every unit would be wrong.",
        nl: "Een variabele met deze waarden kan er geen hebben, dus elke eenheid zou fout zijn.",
    },
    fix: Said {
        en: "Add the codes, or say under `open` that they are not known and leave the reference to the list out.",
        nl: "Voeg de codes toe, of zeg onder `open` dat ze niet bekend zijn en laat de verwijzing naar de lijst weg.",
    },
    fires: "
# file: definitions/nl/tenure.yaml
kind: code_list
id: nl/tenure
version: 1.0.0
status: adopted
codes: []
",
    passes: "
# file: definitions/nl/tenure.yaml
kind: code_list
id: nl/tenure
version: 1.0.0
status: adopted
codes: [{ code: rented }]
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        if matches!(definition.content(), Content::CodeList(list) if list.codes.is_empty()) {
            let message = Message::new("this list has no codes", "deze lijst heeft geen codes");
            findings.value(definition, "/codes", message, RULE.fix.as_help());
        }
    }
}
