//! `amount-without-source`: where some amounts of a parameter name a source, all do.

use begrip::Content;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::steps::known;

pub(crate) const RULE: Rule = Rule {
    name: "amount-without-source",
    severity: Severity::Warning,
    group: Group::Parameters,
    summary: Said {
        en: "where some amounts of a parameter name a source, all do",
        nl: "waar sommige bedragen van een parameter een bron noemen, doen ze dat alle",
    },
    why: Said {
        en: "The one amount without a source is the one that nobody can check, and it looks as well founded as the others.",
        nl: "Het ene bedrag zonder bron is het bedrag dat niemand kan nakijken, en het lijkt even goed onderbouwd als de andere.",
    },
    fix: Said {
        en: "Name the source of the amount by its key.",
        nl: "Noem de bron van het bedrag met haar sleutel.",
    },
    fires: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
sources: [{ key: cbs-2022, title: Armoede in Nederland 2022 }]
steps:
  - { from: 2022-01-01, until: 2022-12-31, amount: 1195.66, source: cbs-2022 }
  - { from: 2023-01-01, amount: 1216.62 }
",
    passes: "
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
sources: [{ key: cbs-2022, title: Armoede in Nederland 2022 }]
steps:
  - { from: 2022-01-01, until: 2022-12-31, amount: 1195.66, source: cbs-2022 }
  - { from: 2023-01-01, amount: 1216.62, source: cbs-2022 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Parameter(parameter) = definition.content() else { continue };
        if parameter.steps.iter().all(|step| step.source.is_none()) {
            continue;
        }
        for (index, step) in parameter.steps.iter().enumerate() {
            if step.source.is_some() || known(step).is_empty() {
                continue;
            }
            let message = Message::new(
                "the amounts of this step name no source, and those of others do",
                "de bedragen van deze stap noemen geen bron, en die van andere wel",
            );
            findings.value(definition, &format!("/steps/{index}/from"), message, RULE.fix.as_help());
        }
    }
}
