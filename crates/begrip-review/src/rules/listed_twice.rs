//! `listed-twice`: a list of references names each once.

use begrip::{Reference, Relation};
use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "listed-twice",
    severity: Severity::Warning,
    group: Group::References,
    summary: Said {
        en: "a list of references names each once",
        nl: "een lijst van verwijzingen noemt elke verwijzing één keer",
    },
    why: Said {
        en: "The second time adds nothing, so something else was probably meant.",
        nl: "De tweede keer voegt niets toe, dus waarschijnlijk was iets anders bedoeld.",
    },
    fix: Said {
        en: "Delete the second, or write what was meant.",
        nl: "Verwijder de tweede, of schrijf wat bedoeld was.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/child-poverty.yaml
kind: concept
id: nl/child-poverty
version: 1.0.0
status: adopted
broader: [nl/poverty@^1, nl/poverty@^1]
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/child-poverty.yaml
kind: concept
id: nl/child-poverty
version: 1.0.0
status: adopted
broader: [nl/poverty@^1]
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let mut seen: HashMap<(Relation, &Reference), String> = HashMap::new();
        for link in definition.links().into_iter().filter(|link| is_list(link.relation)) {
            let Some(first) = seen.insert((link.relation, link.reference), link.pointer.to_string()) else {
                continue;
            };
            let message = Message::new(
                format!("`{}` stands in this list twice", link.reference),
                format!("`{}` staat twee keer in deze lijst", link.reference),
            );
            let finding = findings.value(definition, &link.pointer, message, RULE.fix.as_help());
            finding.relate(
                context.registry,
                definition,
                &first,
                Message::new("the first time", "de eerste keer"),
            );
        }
    }
}

fn is_list(relation: Relation) -> bool {
    use Relation::{Broader, Dimension, PartOf, Related, Supersedes};
    matches!(relation, Broader | Related | PartOf | Dimension | Supersedes)
}
