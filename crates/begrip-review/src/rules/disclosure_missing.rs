//! `disclosure-missing`: figures about people in small groups say from how many on they are shown.

use begrip::kind::variable::Sensitivity;
use begrip::{Content, Time};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "disclosure-missing",
    severity: Severity::Warning,
    group: Group::Privacy,
    summary: Said {
        en: "figures about people in small groups say from how many on they are shown",
        nl: "cijfers over mensen in kleine groepen zeggen vanaf hoeveel ze getoond worden",
    },
    why: Said {
        en: "In a table by several characteristics a cell may be one household that its neighbours recognise.",
        nl: "In een tabel naar verschillende kenmerken kan een cel één huishouden zijn dat de buren herkennen.",
    },
    fix: Said {
        en: "Add `disclosure: { minimum_cell: … }`, or `minimum_cell` under `[disclosure]` in begrip.toml for the whole registry.",
        nl: "Voeg `disclosure: { minimum_cell: … }` toe, of `minimum_cell` onder `[disclosure]` in begrip.toml voor het hele register.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/sector.yaml
kind: code_list
id: nl/sector
version: 1.0.0
status: adopted
codes: [{ code: rent }, { code: own }]
# file: definitions/nl/tenure.yaml
kind: variable
id: nl/tenure
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { codes: nl/sector@^1 }
# file: definitions/nl/poor.yaml
kind: variable
id: nl/poor
version: 1.0.0
status: adopted
unit: nl/household@^1
values: boolean
sensitivity: personal
# file: definitions/nl/share.yaml
kind: indicator
id: nl/share
version: 1.0.0
status: adopted
of: nl/poor@^1
statistic: share
by: [nl/tenure@^1]
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/sector.yaml
kind: code_list
id: nl/sector
version: 1.0.0
status: adopted
codes: [{ code: rent }, { code: own }]
# file: definitions/nl/tenure.yaml
kind: variable
id: nl/tenure
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { codes: nl/sector@^1 }
# file: definitions/nl/poor.yaml
kind: variable
id: nl/poor
version: 1.0.0
status: adopted
unit: nl/household@^1
values: boolean
sensitivity: personal
# file: definitions/nl/share.yaml
kind: indicator
id: nl/share
version: 1.0.0
status: adopted
of: nl/poor@^1
statistic: share
by: [nl/tenure@^1]
disclosure: { minimum_cell: 10 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if context.registry.settings().disclosure.minimum_cell.is_some() {
        return;
    }
    for definition in context.registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        if indicator.disclosure.is_some() {
            continue;
        }
        let of = context.registry.resolve(&indicator.of, Time::Any).map(begrip::Definition::content);
        let Ok(Content::Variable(variable)) = of else { continue };
        let in_small_groups = !indicator.by.is_empty() && variable.sensitivity == Some(Sensitivity::Personal);
        if !in_small_groups && variable.sensitivity != Some(Sensitivity::Special) {
            continue;
        }
        let id = indicator.of.id();
        let message = Message::new(
            format!("`{id}` is personal data, and nothing says from how many units on a figure is shown"),
            format!(
                "`{id}` is een persoonsgegeven, en niets zegt vanaf hoeveel eenheden een cijfer getoond wordt"
            ),
        );
        findings.value(definition, "/of", message, RULE.fix.as_help());
    }
}
