//! `alignment-of-two-kinds`: an alignment is about two definitions of one kind.

use begrip::kind::alignment::Claim;
use begrip::{Content, Kind, Time};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "alignment-of-two-kinds",
    severity: Severity::Warning,
    group: Group::Alignments,
    summary: Said {
        en: "an alignment is about two definitions of one kind",
        nl: "een alignment gaat over twee definities van één soort",
    },
    why: Said {
        en: "A parameter and a variable can neither be equal nor overlap, so nothing can be held against the claim.",
        nl: "Een parameter en een variabele kunnen niet gelijk zijn en niet overlappen, dus is de bewering nergens aan te toetsen.",
    },
    fix: Said {
        en: "Refer to the two definitions that are meant; a variable that is true or false and a population may be aligned.",
        nl: "Verwijs naar de twee definities die bedoeld zijn; een variabele die waar of onwaar is en een populatie mogen samen.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/cbs/poverty.yaml
kind: unit_type
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
claim: equivalent
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
claim: equivalent
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Alignment(alignment) = definition.content() else { continue };
        let resolve = |reference| context.registry.resolve(reference, Time::Any);
        let (Ok(left), Ok(right)) = (resolve(&alignment.left), resolve(&alignment.right)) else { continue };
        let (one, other) = (left.kind(), right.kind());
        // what is not the same, or related, may be of two kinds
        if matches!(alignment.claim, Claim::Related | Claim::NotSame) {
            continue;
        }
        let selects = |kind| matches!(kind, Kind::Variable | Kind::Population);
        if one == other || selects(one) && selects(other) {
            continue;
        }
        let message = Message::new(
            format!("`{}` is a `{one}` and `{}` a `{other}`", left.id(), right.id()),
            format!("`{}` is een `{one}` en `{}` een `{other}`", left.id(), right.id()),
        );
        findings.value(definition, "/right", message, RULE.fix.as_help());
    }
}
