//! `alignment-of-one`: an alignment is about two definitions, not one.

use begrip::{Content, Time};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "alignment-of-one",
    severity: Severity::Error,
    group: Group::Alignments,
    summary: Said {
        en: "an alignment is about two definitions, not one",
        nl: "een alignment gaat over twee definities, niet over één",
    },
    why: Said {
        en: "How a definition relates to itself needs no claim, so another was meant.",
        nl: "Hoe een definitie zich tot zichzelf verhoudt, hoeft niemand te beweren, dus er was een andere bedoeld.",
    },
    fix: Said {
        en: "Name the other definition, or the other version of it (`@=1.0.0`).",
        nl: "Noem de andere definitie, of de andere versie ervan (`@=1.0.0`).",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/cbs/poverty.yaml
kind: concept
id: cbs/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/poverty-and-cbs.yaml
kind: alignment
id: nl/poverty-and-cbs
version: 1.0.0
status: adopted
left: nl/poverty@^1
right: nl/poverty@^1
claim: related
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/cbs/poverty.yaml
kind: concept
id: cbs/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/poverty-and-cbs.yaml
kind: alignment
id: nl/poverty-and-cbs
version: 1.0.0
status: adopted
left: nl/poverty@^1
right: cbs/poverty@^1
claim: related
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Alignment(alignment) = definition.content() else { continue };
        let resolve = |reference| context.registry.resolve(reference, Time::Any);
        let (Ok(left), Ok(right)) = (resolve(&alignment.left), resolve(&alignment.right)) else { continue };
        if left.node() == right.node() {
            let id = right.id();
            let message = Message::new(
                format!("both sides are `{id}` {}", right.version()),
                format!("beide kanten zijn `{id}` {}", right.version()),
            );
            findings.value(definition, "/right", message, RULE.fix.as_help());
        }
    }
}
