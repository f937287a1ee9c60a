//! `dimension-without-codes`: an indicator is published by variables with codes.

use begrip::{Content, Relation, ValueDomain};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Resolved, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "dimension-without-codes",
    severity: Severity::Error,
    group: Group::Indicators,
    summary: Said {
        en: "an indicator is published by variables with codes",
        nl: "een indicator wordt uitgesplitst naar variabelen met codes",
    },
    why: Said {
        en: "A table by a number or a text has a row for every value, which is no table and gives people away.",
        nl: "Een tabel naar een getal of tekst heeft een rij voor elke waarde; dat is geen tabel, en het maakt mensen herkenbaar.",
    },
    fix: Said {
        en: "Refer to a variable whose values are codes, such as age classes instead of ages.",
        nl: "Verwijs naar een variabele waarvan de waarden codes zijn, zoals leeftijdsklassen in plaats van leeftijden.",
    },
    fires: "
# file: definitions/nl/person.yaml
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
# file: definitions/nl/age-class.yaml
kind: code_list
id: nl/age-class
version: 1.0.0
status: adopted
codes: [{ code: young }, { code: old }]
# file: definitions/nl/age.yaml
kind: variable
id: nl/age
version: 1.0.0
status: adopted
unit: nl/person@^1
values: { integer: year }
# file: definitions/nl/persons.yaml
kind: indicator
id: nl/persons
version: 1.0.0
status: adopted
of: nl/person@^1
statistic: count
by: [nl/age@^1]
",
    passes: "
# file: definitions/nl/person.yaml
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
# file: definitions/nl/age-class.yaml
kind: code_list
id: nl/age-class
version: 1.0.0
status: adopted
codes: [{ code: young }, { code: old }]
# file: definitions/nl/age.yaml
kind: variable
id: nl/age
version: 1.0.0
status: adopted
unit: nl/person@^1
values: { codes: nl/age-class@^1 }
# file: definitions/nl/persons.yaml
kind: indicator
id: nl/persons
version: 1.0.0
status: adopted
of: nl/person@^1
statistic: count
by: [nl/age@^1]
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for Resolved { definition, link, target } in &context.references {
        let (Relation::Dimension, Ok(target)) = (link.relation, target) else { continue };
        let Content::Variable(variable) = target.content() else { continue };
        if matches!(variable.values, ValueDomain::Codes(_) | ValueDomain::Boolean) {
            continue;
        }
        let id = target.id();
        let message = Message::new(
            format!("the values of `{id}` are no codes"),
            format!("de waarden van `{id}` zijn geen codes"),
        );
        let there = Message::new("its values", "de waarden");
        let finding = findings.value(definition, &link.pointer, message, RULE.fix.as_help());
        finding.relate(context.registry, target, "/values", there);
    }
}
