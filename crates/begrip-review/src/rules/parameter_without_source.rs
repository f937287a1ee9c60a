//! `parameter-without-source`: a parameter says where its amounts come from.

use begrip::Content;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::steps::known;

pub(crate) const RULE: Rule = Rule {
    name: "parameter-without-source",
    severity: Severity::Info,
    group: Group::Parameters,
    summary: Said {
        en: "a parameter says where its amounts come from",
        nl: "een parameter zegt waar zijn bedragen vandaan komen",
    },
    why: Said {
        en: "An amount that nobody can look up is taken on trust in every figure that rests on it.",
        nl: "Een bedrag dat niemand kan opzoeken, wordt op goed geloof aangenomen in elk cijfer dat erop rust.",
    },
    fix: Said {
        en: "Add the source under `sources`, with a `key`, and name the key at the step.",
        nl: "Voeg de bron toe onder `sources`, met een `key`, en noem de sleutel bij de stap.",
    },
    fires: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, amount: 1216.62 }
",
    passes: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
sources: [{ key: cbs-2023, title: Armoede in Nederland 2023 }]
steps:
  - { from: 2023-01-01, amount: 1216.62, source: cbs-2023 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Parameter(parameter) = definition.content() else { continue };
        let has_source = !definition.header().sources.is_empty();
        // a source that is named and is not there is another fault
        let names_one = parameter.steps.iter().any(|step| step.source.is_some());
        if has_source || names_one || parameter.steps.iter().all(|step| known(step).is_empty()) {
            continue;
        }
        let message = Message::new(
            "the definition has amounts and no source",
            "de definitie heeft bedragen en geen bron",
        );
        findings.key(definition, "/steps", message, RULE.fix.as_help());
    }
}
