//! `unpinned-reference`: a reference says which versions it means.

use begrip::{Definition, Link};

use crate::finding::{Findings, Severity};
use crate::fix::Fix;
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Resolved, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "unpinned-reference",
    severity: Severity::Warning,
    group: Group::References,
    summary: Said {
        en: "a reference says which versions it means",
        nl: "een verwijzing zegt welke versies ze bedoelt",
    },
    why: Said {
        en: "Without `@…`, or with `@*` or `@>=0`, a reference means any version, also a coming one whose figures are not comparable; the definition would change its meaning without anybody changing it.",
        nl: "Zonder `@…`, of met `@*` of `@>=0`, bedoelt een verwijzing elke versie, ook een toekomstige waarvan de cijfers niet vergelijkbaar zijn; de definitie zou van betekenis veranderen zonder dat iemand haar wijzigt.",
    },
    fix: Said {
        en: "Write the major version that is meant after the id, as in `nl/household@^1`.",
        nl: "Schrijf de bedoelde hoofdversie achter de id, zoals in `nl/household@^1`.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/cbs/private-households.yaml
kind: population
id: cbs/private-households
version: 1.0.0
status: adopted
unit: nl/household
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/cbs/private-households.yaml
kind: population
id: cbs/private-households
version: 1.0.0
status: adopted
unit: nl/household@^1
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for Resolved { definition, link, target } in &context.references {
        if let (false, Ok(target)) = (link.reference.is_pinned(), target) {
            report(definition, link, target, findings);
        }
    }
}

fn report(definition: &Definition, link: &Link<'_>, target: &Definition, findings: &mut Findings<'_>) {
    let (id, version) = (target.id(), target.version());
    let major = version.major;
    let message = match link.reference.requirement() {
        None => Message::new(
            format!("`{id}` is named without a version, so every version of it is meant, also a coming one"),
            format!("`{id}` staat hier zonder versie, dus elke versie ervan is bedoeld, ook een toekomstige"),
        ),
        Some(requirement) => Message::new(
            format!("`{requirement}` lets every version of `{id}` through, also a coming one"),
            format!("`{requirement}` laat elke versie van `{id}` toe, ook een toekomstige"),
        ),
    };
    let help = Message::new(
        format!("write `{id}@^{major}`; now {version} is meant"),
        format!("schrijf `{id}@^{major}`; nu is {version} bedoeld"),
    );
    let text = format!("{id}@^{major}");
    findings.value(definition, &link.pointer, message, help).fix =
        Some(Fix::Write { pointer: link.pointer.to_string(), text });
}
