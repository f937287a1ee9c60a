//! `code-parent-cycle`: no code stands above itself.

use begrip::kind::code_list::CodeList;
use begrip::{Content, Definition};
use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "code-parent-cycle",
    severity: Severity::Error,
    group: Group::Codes,
    summary: Said { en: "no code stands above itself", nl: "geen code staat boven zichzelf" },
    why: Said {
        en: "Figures that are added up along the levels would be added without end.",
        nl: "Cijfers die langs de niveaus worden opgeteld, zouden zonder einde worden opgeteld.",
    },
    fix: Said {
        en: "Correct the parent of one of the codes in the circle.",
        nl: "Verbeter de bovenliggende code van een van de codes in de kring.",
    },
    fires: "
# file: definitions/nl/age-class.yaml
kind: code_list
id: nl/age-class
version: 1.0.0
status: adopted
codes:
  - { code: minor, parent: under-12 }
  - { code: under-12, parent: minor }
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
        if let Content::CodeList(list) = definition.content() {
            for circle in circles(list) {
                report(definition, &circle, findings);
            }
        }
    }
}

/// Each circle once, from its first code in the list: positions and codes.
fn circles(list: &CodeList) -> Vec<Vec<(usize, &str)>> {
    let codes = list.codes.iter().enumerate();
    let above: HashMap<&str, (usize, &str)> = codes
        .rev()
        .filter_map(|(index, code)| Some((code.code.as_str(), (index, code.parent.as_ref()?.as_str()))))
        .collect();
    let mut walk: HashMap<&str, usize> = HashMap::new();
    let mut circles = Vec::new();
    for (number, code) in list.codes.iter().enumerate() {
        let mut at = code.code.as_str();
        // each code is entered once, in the walk that comes by first
        while !walk.contains_key(at) {
            walk.insert(at, number);
            let Some((_, parent)) = above.get(at) else { break };
            at = parent;
        }
        if above.contains_key(at) && walk.get(at) == Some(&number) {
            circles.extend(circle(&above, at));
        }
    }
    circles
}

fn circle<'r>(above: &HashMap<&'r str, (usize, &'r str)>, start: &'r str) -> Option<Vec<(usize, &'r str)>> {
    let mut circle = Vec::new();
    let mut at = start;
    for _ in 0..above.len() {
        let (index, parent) = above.get(at)?;
        circle.push((*index, at));
        at = parent;
        if at == start {
            let first = circle.iter().enumerate().min_by_key(|(_, (index, _))| *index)?.0;
            circle.rotate_left(first);
            return Some(circle);
        }
    }
    None
}

/// So many codes of a circle are named.
const NAMED: usize = 10;

fn report(definition: &Definition, circle: &[(usize, &str)], findings: &mut Findings<'_>) {
    let Some((index, first)) = circle.first() else { return };
    let mut names: Vec<&str> = circle.iter().take(NAMED).map(|(_, code)| *code).collect();
    if circle.len() > NAMED {
        names.push("…");
    }
    names.push(first);
    let path = names.join(" → ");
    let message = Message::new(
        format!("this code stands above itself: `{path}`"),
        format!("deze code staat boven zichzelf: `{path}`"),
    );
    findings.value(definition, &format!("/codes/{index}/parent"), message, RULE.fix.as_help());
}
