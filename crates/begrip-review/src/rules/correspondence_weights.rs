//! `correspondence-weights`: the weights of a code add up to 1.

use begrip::eval::Number;
use begrip::kind::correspondence::Correspondence;
use begrip::{CodeValue, Content, Definition};
use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "correspondence-weights",
    severity: Severity::Error,
    group: Group::Codes,
    summary: Said {
        en: "the weights of a code add up to 1",
        nl: "de gewichten van een code tellen op tot 1",
    },
    why: Said {
        en: "Weights are shares of the code that is mapped; with a sum other than 1 units get lost or are made when a series is carried over.",
        nl: "Gewichten zijn aandelen van de code die verbonden wordt; bij een andere som dan 1 verdwijnen er eenheden of ontstaan er als een reeks wordt overgezet.",
    },
    fix: Said {
        en: "Correct the weights; each is between 0 and 1, and those of one `from` code are 1 together.",
        nl: "Verbeter de gewichten; elk ligt tussen 0 en 1, en die van één `from`-code zijn samen 1.",
    },
    fires: "
# file: definitions/nl/old.yaml
kind: code_list
id: nl/old
version: 1.0.0
status: adopted
codes: [{ code: a }]
# file: definitions/nl/new.yaml
kind: code_list
id: nl/new
version: 1.0.0
status: adopted
codes: [{ code: x }, { code: y }]
# file: definitions/nl/old-to-new.yaml
kind: correspondence
id: nl/old-to-new
version: 1.0.0
status: adopted
from: nl/old@^1
to: nl/new@^1
weight_by: person
maps:
  - { from: [a], to: [x], weight: 0.6 }
  - { from: [a], to: [y], weight: 0.3 }
",
    passes: "
# file: definitions/nl/old.yaml
kind: code_list
id: nl/old
version: 1.0.0
status: adopted
codes: [{ code: a }]
# file: definitions/nl/new.yaml
kind: code_list
id: nl/new
version: 1.0.0
status: adopted
codes: [{ code: x }, { code: y }]
# file: definitions/nl/old-to-new.yaml
kind: correspondence
id: nl/old-to-new
version: 1.0.0
status: adopted
from: nl/old@^1
to: nl/new@^1
weight_by: person
maps:
  - { from: [a], to: [x], weight: 0.6 }
  - { from: [a], to: [y], weight: 0.4 }
",
    check,
};

/// The weights of a code: the last map that has one, their sum, and the finest of them in decimals.
struct Weights {
    last: usize,
    count: i64,
    sum: Number,
    decimals: u32,
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Correspondence(correspondence) = definition.content() else { continue };
        for (code, weights) in sums(correspondence) {
            if !is_one(&weights) {
                report(definition, code, &weights, findings);
            }
        }
    }
}

/// The codes with weights, by the place of their last one.
fn sums(correspondence: &Correspondence) -> Vec<(&CodeValue, Weights)> {
    let mut sums: HashMap<&CodeValue, Weights> = HashMap::new();
    for (index, map) in correspondence.maps.iter().enumerate() {
        let Some(weight) = map.weight else { continue };
        for code in &map.from {
            let none = Weights { last: index, count: 0, sum: Number::ZERO, decimals: 0 };
            let weights = sums.entry(code).or_insert(none);
            let sum = weights.sum.plus(&Number::from(weight)).unwrap_or(Number::ZERO);
            let decimals = weights.decimals.max(weight.scale());
            *weights = Weights { last: index, count: weights.count + 1, sum, decimals };
        }
    }
    let mut sums: Vec<(&CodeValue, Weights)> = sums.into_iter().collect();
    sums.sort_by_key(|(code, weights)| (weights.last, *code));
    sums
}

/// Whether the sum is 1, as far as rounding of each weight to the decimals that are written allows.
fn is_one(weights: &Weights) -> bool {
    let unit = 10_i64.checked_pow(weights.decimals.min(18)).unwrap_or(i64::MAX);
    let slack = if weights.count > 2 { weights.count } else { 0 };
    let slack = Number::fraction(slack, unit.saturating_mul(2)).unwrap_or(Number::ZERO);
    let difference = weights.sum.minus(&Number::from(1)).map(|difference| difference.absolute());
    difference.is_some_and(|difference| difference <= slack)
}

fn report(definition: &Definition, code: &CodeValue, weights: &Weights, findings: &mut Findings<'_>) {
    let Weights { last, sum, .. } = weights;
    let message = Message::new(
        format!("the weights of `{code}` add up to `{sum}`, not to 1"),
        format!("de gewichten van `{code}` tellen op tot `{sum}`, niet tot 1"),
    );
    findings.value(definition, &format!("/maps/{last}/weight"), message, RULE.fix.as_help());
}
