//! `code-outlives-parent`: a code exists only on days on which its parent does.

use begrip::{CodeValue, Content, Validity};
use std::collections::HashMap;

use crate::days::in_words;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "code-outlives-parent",
    severity: Severity::Warning,
    group: Group::Codes,
    summary: Said {
        en: "a code exists only on days on which its parent does",
        nl: "een code bestaat alleen op dagen waarop haar bovenliggende code bestaat",
    },
    why: Said {
        en: "On the other days its figures fall out of every total.",
        nl: "Op de andere dagen vallen haar cijfers buiten elk totaal.",
    },
    fix: Said {
        en: "Let the code end with its parent, or give it another parent from then on.",
        nl: "Laat de code met haar bovenliggende eindigen, of geef haar vanaf dan een andere.",
    },
    fires: "
# file: definitions/nl/area.yaml
kind: code_list
id: nl/area
version: 1.0.0
status: adopted
codes:
  - { code: region, valid: { from: 2000-01-01, until: 2009-12-31 } }
  - { code: town, parent: region, valid: { from: 2000-01-01 } }
",
    passes: "
# file: definitions/nl/area.yaml
kind: code_list
id: nl/area
version: 1.0.0
status: adopted
codes:
  - { code: region, valid: { from: 2000-01-01 } }
  - { code: town, parent: region, valid: { from: 2000-01-01 } }
",
    check,
};

/// A code that begins again more often than this is not gone through.
const MOST: usize = 100;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::CodeList(list) = definition.content() else { continue };
        let mut days: HashMap<&str, Vec<Validity>> = HashMap::new();
        for code in &list.codes {
            days.entry(code.code.as_str()).or_default().push(code.valid);
        }
        let mut gaps: HashMap<(&str, Validity), Option<Validity>> = HashMap::new();
        for (index, code) in list.codes.iter().enumerate() {
            let Some(parent) = code.parent.as_ref().map(CodeValue::as_str) else { continue };
            let Some(above) = days.get(parent).filter(|above| above.len() <= MOST) else { continue };
            // a parent of many codes is looked at once for the same days
            let gap = gaps
                .entry((parent, code.valid))
                .or_insert_with(|| code.valid.first_gap(above.iter().copied()));
            let Some(gap) = *gap else { continue };
            let (code, gap) = (&code.code, in_words(gap));
            let message = Message::new(
                format!("`{code}` is valid {}, when its parent `{parent}` is not", gap.en),
                format!("`{code}` is geldig {}, en dan is haar bovenliggende `{parent}` dat niet", gap.nl),
            );
            findings.value(definition, &format!("/codes/{index}/parent"), message, RULE.fix.as_help());
        }
    }
}
