//! `self-reference`: no definition says something of itself as if it were another.

use begrip::Relation;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Resolved, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "self-reference",
    severity: Severity::Error,
    group: Group::References,
    summary: Said {
        en: "no definition says something of itself as if it were another",
        nl: "geen definitie zegt iets over zichzelf alsof het een andere is",
    },
    why: Said {
        en: "That a concept is related to itself, or takes the place of itself, says nothing, and another one was meant.",
        nl: "Dat een begrip verwant is aan zichzelf, of zichzelf vervangt, zegt niets, en er was een ander bedoeld.",
    },
    fix: Said {
        en: "Name the definition or version that was meant, or delete the reference.",
        nl: "Noem de definitie of versie die bedoeld was, of verwijder de verwijzing.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
related: nl/poverty@^1
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for Resolved { definition, link, target } in &context.references {
        let loose = matches!(link.relation, Relation::Related | Relation::Match | Relation::Supersedes);
        let means_itself = target.as_ref().is_ok_and(|target| target.node() == definition.node());
        if loose && means_itself {
            let message = Message::new(
                format!("`{}` leads to this definition itself", link.reference),
                format!("`{}` leidt naar deze definitie zelf", link.reference),
            );
            findings.value(definition, &link.pointer, message, RULE.fix.as_help());
        }
    }
}
