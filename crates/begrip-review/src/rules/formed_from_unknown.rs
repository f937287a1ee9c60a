//! `formed-from-unknown`: a code is formed from codes of the same list that ended.

use begrip::{CodeValue, Content};
use std::collections::HashSet;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "formed-from-unknown",
    severity: Severity::Warning,
    group: Group::Codes,
    summary: Said {
        en: "a code is formed from codes of the same list that ended",
        nl: "een code is gevormd uit codes van dezelfde lijst die eindigden",
    },
    why: Said {
        en: "Series are carried over from the codes that a new one was made of; from one that is not there nothing can be.",
        nl: "Reeksen lopen door vanuit de codes waaruit een nieuwe gemaakt is; vanuit een die er niet is, kan dat niet.",
    },
    fix: Said {
        en: "Correct the code, or add the one that ended to the list with its days.",
        nl: "Verbeter de code, of voeg de code die eindigde met haar dagen aan de lijst toe.",
    },
    fires: "
# file: definitions/nl/municipality.yaml
kind: code_list
id: nl/municipality
version: 1.0.0
status: adopted
codes:
  - { code: GM0001, valid: { until: 2010-12-31 } }
  - { code: GM0003, valid: { from: 2011-01-01 }, formed_from: [GM0002] }
",
    passes: "
# file: definitions/nl/municipality.yaml
kind: code_list
id: nl/municipality
version: 1.0.0
status: adopted
codes:
  - { code: GM0001, valid: { until: 2010-12-31 } }
  - { code: GM0003, valid: { from: 2011-01-01 }, formed_from: [GM0001] }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::CodeList(list) = definition.content() else { continue };
        let codes: HashSet<&CodeValue> = list.codes.iter().map(|code| &code.code).collect();
        for (index, code) in list.codes.iter().enumerate() {
            for (number, from) in
                code.formed_from.iter().enumerate().filter(|(_, from)| !codes.contains(from))
            {
                let code = &code.code;
                let message = Message::new(
                    format!("`{code}` is formed from `{from}`, which is no code of this list"),
                    format!("`{code}` is gevormd uit `{from}`, en die code staat niet in deze lijst"),
                );
                let pointer = format!("/codes/{index}/formed_from/{number}");
                findings.value(definition, &pointer, message, RULE.fix.as_help());
            }
        }
    }
}
