//! `index-without-base`: an index says on which period it is fixed.

use begrip::{Content, ValueDomain};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "index-without-base",
    severity: Severity::Warning,
    group: Group::Indicators,
    summary: Said {
        en: "an index says on which period it is fixed",
        nl: "een index zegt op welke periode hij vastligt",
    },
    why: Said {
        en: "103 says that something is 3 per cent higher, and without the base nobody knows than what.",
        nl: "103 zegt dat iets 3 procent hoger is, en zonder basis weet niemand dan wat.",
    },
    fix: Said {
        en: "Add `base`, such as `{ number: index, base: { period: 2014, is: 100 } }`.",
        nl: "Voeg `base` toe, zoals `{ number: index, base: { period: 2014, is: 100 } }`.",
    },
    fires: "
# file: definitions/nl/area.yaml
kind: unit_type
id: nl/area
version: 1.0.0
status: adopted
# file: definitions/nl/mark.yaml
kind: variable
id: nl/mark
version: 1.0.0
status: adopted
unit: nl/area@^1
values: { number: ratio }
# file: definitions/nl/safety-index.yaml
kind: indicator
id: nl/safety-index
version: 1.0.0
status: adopted
of: nl/mark@^1
statistic: mean
values: { number: index }
",
    passes: "
# file: definitions/nl/area.yaml
kind: unit_type
id: nl/area
version: 1.0.0
status: adopted
# file: definitions/nl/mark.yaml
kind: variable
id: nl/mark
version: 1.0.0
status: adopted
unit: nl/area@^1
values: { number: ratio }
# file: definitions/nl/safety-index.yaml
kind: indicator
id: nl/safety-index
version: 1.0.0
status: adopted
of: nl/mark@^1
statistic: mean
values: { number: index, base: { period: 2014, is: 100 } }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        let Some(ValueDomain::Number(domain)) = &indicator.values else { continue };
        if domain.number.as_str() == "index" && domain.base.is_none() {
            let message = Message::new(
                "this is an index, and it is not said on which period it is fixed",
                "dit is een index, en er staat niet op welke periode hij vastligt",
            );
            findings.value(definition, "/values", message, RULE.fix.as_help());
        }
    }
}
