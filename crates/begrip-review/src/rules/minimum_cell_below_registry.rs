//! `minimum-cell-below-registry`: no indicator shows smaller groups than the registry allows.

use begrip::Content;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "minimum-cell-below-registry",
    severity: Severity::Warning,
    group: Group::Privacy,
    summary: Said {
        en: "no indicator shows smaller groups than the registry allows",
        nl: "geen indicator toont kleinere groepen dan het register toestaat",
    },
    why: Said {
        en: "The registry's minimum is what people were promised; one table below it breaks the promise.",
        nl: "Het minimum van het register is wat mensen beloofd is; één tabel eronder breekt die belofte.",
    },
    fix: Said {
        en: "Raise `minimum_cell` to that of the registry, or leave it out.",
        nl: "Verhoog `minimum_cell` tot dat van het register, of laat het weg.",
    },
    fires: "
# file: begrip.toml
[disclosure]
minimum_cell = 10
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/households.yaml
kind: indicator
id: nl/households
version: 1.0.0
status: adopted
of: nl/household@^1
statistic: count
disclosure: { minimum_cell: 5 }
",
    passes: "
# file: begrip.toml
[disclosure]
minimum_cell = 10
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/households.yaml
kind: indicator
id: nl/households
version: 1.0.0
status: adopted
of: nl/household@^1
statistic: count
disclosure: { minimum_cell: 10 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(least) = context.registry.settings().disclosure.minimum_cell else { return };
    for definition in context.registry.definitions() {
        let Content::Indicator(indicator) = definition.content() else { continue };
        let own = indicator.disclosure.as_ref().and_then(|disclosure| disclosure.minimum_cell);
        let Some(own) = own.filter(|own| *own < least) else { continue };
        let message = Message::new(
            format!("figures of {own} units are shown, and the registry asks for {least}"),
            format!("cijfers van {own} eenheden worden getoond, en het register vraagt er {least}"),
        );
        findings.value(definition, "/disclosure/minimum_cell", message, RULE.fix.as_help());
    }
}
