//! `projection-overtaken`: no forecast stands before an amount that was published.

use begrip::Content;
use begrip::kind::parameter::{Basis, Step};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::steps::known;

pub(crate) const RULE: Rule = Rule {
    name: "projection-overtaken",
    severity: Severity::Info,
    group: Group::Parameters,
    summary: Said {
        en: "no forecast stands before an amount that was published",
        nl: "er staat geen raming voor een bedrag dat gepubliceerd is",
    },
    why: Said {
        en: "Where a later amount is published this one is too, and figures rest on what somebody expected.",
        nl: "Waar een later bedrag gepubliceerd is, is dit het ook, en cijfers rusten op wat iemand verwachtte.",
    },
    fix: Said {
        en: "Replace the amount by the one that was published, or by `null` if none was.",
        nl: "Vervang het bedrag door wat gepubliceerd is, of door `null` als er niets gepubliceerd is.",
    },
    fires: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
sources: [{ key: cpb, title: Raming }]
steps:
  - { from: 2020-01-01, until: 2020-12-31, amount: 1100, basis: projected, source: cpb }
  - { from: 2021-01-01, amount: 1110, basis: published, source: cpb }
",
    passes: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
sources: [{ key: cpb, title: Raming }]
steps:
  - { from: 2020-01-01, until: 2020-12-31, amount: 1100, basis: published, source: cpb }
  - { from: 2021-01-01, amount: 1110, basis: published, source: cpb }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Parameter(parameter) = definition.content() else { continue };
        let is_published = |step: &Step| step.basis == Some(Basis::Published) && !known(step).is_empty();
        let Some(last) = parameter.steps.iter().rposition(is_published) else { continue };
        for (index, step) in parameter.steps.iter().enumerate().take(last) {
            let is_open = matches!(step.basis, Some(Basis::Projected | Basis::Provisional));
            if !is_open || known(step).is_empty() {
                continue;
            }
            let message = Message::new(
                "this amount is a forecast or provisional, and a later one is published",
                "dit bedrag is een raming of voorlopig, en een later bedrag is gepubliceerd",
            );
            let there = Message::new("the later amount", "het latere bedrag");
            let pointer = format!("/steps/{index}/basis");
            let finding = findings.value(definition, &pointer, message, RULE.fix.as_help());
            finding.relate(context.registry, definition, &format!("/steps/{last}/basis"), there);
        }
    }
}
