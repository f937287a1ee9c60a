//! `residual-not-last`: the code for all others comes after the others.

use begrip::kind::code_list::Code;
use begrip::{CodeValue, Content};
use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "residual-not-last",
    severity: Severity::Info,
    group: Group::Codes,
    summary: Said {
        en: "the code for all others comes after the others",
        nl: "de code voor alle overige staat na de andere",
    },
    why: Said {
        en: "\"Other\" between the categories that it excludes is read as one of them, and tables follow the order of the list.",
        nl: "'Overig' tussen de categorieën die het uitsluit, wordt gelezen als een daarvan, en tabellen volgen de volgorde van de lijst.",
    },
    fix: Said {
        en: "Move the code to the end of its level.",
        nl: "Zet de code aan het eind van haar niveau.",
    },
    fires: "
# file: definitions/nl/tenure.yaml
kind: code_list
id: nl/tenure
version: 1.0.0
status: adopted
codes:
  - { code: other, residual: true }
  - { code: rented }
",
    passes: "
# file: definitions/nl/tenure.yaml
kind: code_list
id: nl/tenure
version: 1.0.0
status: adopted
codes:
  - { code: rented }
  - { code: other, residual: true }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::CodeList(list) = definition.content() else { continue };
        let mut levels: HashMap<Option<&str>, Vec<(usize, &Code)>> = HashMap::new();
        for (index, code) in list.codes.iter().enumerate() {
            levels.entry(code.parent.as_ref().map(CodeValue::as_str)).or_default().push((index, code));
        }
        let mut early: Vec<(usize, &Code)> = levels.values().filter_map(|level| too_early(level)).collect();
        early.sort_by_key(|(index, _)| *index);
        for (index, code) in early {
            let code = &code.code;
            let message = Message::new(
                format!("`{code}` holds all others, and others come after it"),
                format!("`{code}` is voor alle overige, en er komen nog andere na"),
            );
            findings.value(definition, &format!("/codes/{index}/code"), message, RULE.fix.as_help());
        }
    }
}

/// The one code for all others of a level, if others come after it; several are each for the rest of a group.
///
/// A single code after it may be the one for what is not known, or not asked.
fn too_early<'r>(level: &[(usize, &'r Code)]) -> Option<(usize, &'r Code)> {
    let mut residual = level.iter().filter(|(_, code)| code.residual);
    let (index, first) = *residual.next()?;
    let last = residual.try_fold(index, |_, (index, code)| (code.code == first.code).then_some(*index))?;
    let after = level.iter().filter(|(at, _)| *at > last).count();
    let is_first = level.first().is_some_and(|(at, _)| *at == index);
    (after > 1 || is_first && after > 0).then_some((index, first))
}
