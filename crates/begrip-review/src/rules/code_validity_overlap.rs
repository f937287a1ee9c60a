//! `code-validity-overlap`: on every day a code occurs at most once in its list.

use std::collections::BTreeMap;

use begrip::kind::code_list::{Code, CodeList};
use begrip::{CodeValue, Content, Definition, Registry, Validity};

use crate::days::in_words;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "code-validity-overlap",
    severity: Severity::Error,
    group: Group::Codes,
    summary: Said {
        en: "on every day a code occurs at most once in its list",
        nl: "op elke dag komt een code hoogstens één keer voor in haar lijst",
    },
    why: Said {
        en: "With two entries for one code on the same day nobody can tell which of the two categories a figure is about.",
        nl: "Bij twee regels voor één code op dezelfde dag kan niemand zeggen over welke van de twee categorieën een cijfer gaat.",
    },
    fix: Said {
        en: "Let the first entry end (`valid.until`) before the second begins, or delete one of the two.",
        nl: "Laat de eerste regel eindigen (`valid.until`) voordat de tweede begint, of verwijder een van de twee.",
    },
    fires: "
# file: definitions/cbs/municipality.yaml
kind: code_list
id: cbs/municipality
version: 1.0.0
status: adopted
codes:
  - { code: GM0518, valid: { until: 2010-12-31 } }
  - { code: GM0518, valid: { from: 2010-01-01 } }
",
    passes: "
# file: definitions/cbs/municipality.yaml
kind: code_list
id: cbs/municipality
version: 1.0.0
status: adopted
codes:
  - { code: GM0518, valid: { until: 2009-12-31 } }
  - { code: GM0518, valid: { from: 2010-01-01 } }
",
    check,
};

/// A place in a code list, with the entry that stands there.
type Entry<'r> = (usize, &'r Code);

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::CodeList(list) = definition.content() else { continue };
        for mut entries in repeated(list) {
            entries.sort_by_key(|(_, code)| code.valid.from);
            for (one, other, days) in overlaps(&entries) {
                report(context.registry, definition, one.min(other), one.max(other), days, findings);
            }
        }
    }
}

/// The entries of each code that occurs more than once, without those that end before they begin.
fn repeated(list: &CodeList) -> impl Iterator<Item = Vec<Entry<'_>>> {
    let mut by_code: BTreeMap<&CodeValue, Vec<Entry<'_>>> = BTreeMap::new();
    for (index, code) in list.codes.iter().enumerate().filter(|(_, code)| !code.valid.is_reversed()) {
        by_code.entry(&code.code).or_default().push((index, code));
    }
    by_code.into_values().filter(|entries| entries.len() > 1)
}

/// Each entry that begins before an earlier one has ended, with that earlier one and the days they share.
fn overlaps(entries: &[Entry<'_>]) -> Vec<(usize, usize, Validity)> {
    let mut overlaps = Vec::new();
    let Some((mut longest, rest)) = entries.split_first() else { return overlaps };
    for entry in rest {
        if let Some(days) = longest.1.valid.intersection(&entry.1.valid) {
            overlaps.push((longest.0, entry.0, days));
        }
        if ends_later(&entry.1.valid, &longest.1.valid) {
            longest = entry;
        }
    }
    overlaps
}

fn ends_later(a: &Validity, b: &Validity) -> bool {
    b.until.is_some_and(|b| a.until.is_none_or(|a| a > b))
}

fn report(
    registry: &Registry,
    definition: &Definition,
    first: usize,
    second: usize,
    days: Validity,
    findings: &mut Findings<'_>,
) {
    let Content::CodeList(list) = definition.content() else { return };
    let Some(code) = list.codes.get(second).map(|code| &code.code) else { return };
    let message = Message::new(
        format!("the code `{code}` occurs twice, and both entries are valid {}", in_words(days).en),
        format!("de code `{code}` komt twee keer voor, en beide regels zijn geldig {}", in_words(days).nl),
    );
    let help = Message::new(
        "let one entry end (`valid.until`) before the other begins, or delete one of the two",
        "laat de ene regel eindigen (`valid.until`) voordat de andere begint, of verwijder een van de twee",
    );
    let there = Message::new(format!("`{code}` occurs here too"), format!("`{code}` staat ook hier"));
    let finding = findings.value(definition, &format!("/codes/{second}/code"), message, help);
    finding.relate(registry, definition, &format!("/codes/{first}/code"), there);
}
