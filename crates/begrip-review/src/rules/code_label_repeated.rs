//! `code-label-repeated`: two codes of a list do not have one label.

use begrip::kind::code_list::Code;
use begrip::{CodeValue, Content, Definition};
use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::words::collapsed;

pub(crate) const RULE: Rule = Rule {
    name: "code-label-repeated",
    severity: Severity::Warning,
    group: Group::Codes,
    summary: Said {
        en: "two codes of a list do not have one label",
        nl: "twee codes van een lijst hebben niet hetzelfde label",
    },
    why: Said {
        en: "In a table the two categories cannot be told apart, and figures end up under the wrong one.",
        nl: "In een tabel zijn de twee categorieën niet uit elkaar te houden, en cijfers belanden onder de verkeerde.",
    },
    fix: Said {
        en: "Say in each label what sets its code apart.",
        nl: "Zeg in elk label wat de code onderscheidt.",
    },
    fires: "
# file: definitions/nl/tenure.yaml
kind: code_list
id: nl/tenure
version: 1.0.0
status: adopted
codes:
  - { code: social, label: { nl: Huur, en: Rented } }
  - { code: private, label: { nl: Huur, en: Privately rented } }
",
    passes: "
# file: definitions/nl/tenure.yaml
kind: code_list
id: nl/tenure
version: 1.0.0
status: adopted
codes:
  - { code: social, label: { nl: Huur, en: Rented } }
  - { code: private, label: { nl: Particuliere huur, en: Privately rented } }
",
    check,
};

/// The codes that have a label, by language, the code above and the label.
type ByLabel<'r> = HashMap<(&'r str, Option<&'r str>, String), (usize, &'r Code)>;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::CodeList(list) = definition.content() else { continue };
        let mut by_label: ByLabel<'_> = HashMap::new();
        for (index, code) in list.codes.iter().enumerate() {
            let parent = code.parent.as_ref().map(CodeValue::as_str);
            // both languages of a label are one fault
            let mut repeated = None;
            for (language, label) in code.label.iter() {
                let key = (language.as_str(), parent, collapsed(label).to_lowercase());
                let (first, other) = by_label.insert(key, (index, code)).unwrap_or((index, code));
                // a code that ends and comes again keeps its label
                if other.code != code.code && other.valid.intersection(&code.valid).is_some() {
                    repeated = repeated.or(Some((language.as_str(), label, first)));
                }
            }
            if let Some((language, label, first)) = repeated {
                report(context, definition, (index, first), (language, label), findings);
            }
        }
    }
}

fn report(
    context: &Context<'_>,
    definition: &Definition,
    (index, first): (usize, usize),
    (language, label): (&str, &str),
    findings: &mut Findings<'_>,
) {
    let message = Message::new(
        format!("another code of this list is called `{label}` too"),
        format!("een andere code van deze lijst heet ook `{label}`"),
    );
    let pointer = format!("/codes/{index}/label/{language}");
    let there = Message::new("the other code", "de andere code");
    let finding = findings.value(definition, &pointer, message, RULE.fix.as_help());
    finding.relate(context.registry, definition, &format!("/codes/{first}/label/{language}"), there);
}
