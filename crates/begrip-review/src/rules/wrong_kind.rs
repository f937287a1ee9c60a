//! `wrong-kind`: a reference leads to a definition of a kind that fits its field.

use begrip::{Definition, Kind, Link, Registry, Relation, Use};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Resolved, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "wrong-kind",
    severity: Severity::Error,
    group: Group::References,
    summary: Said {
        en: "a reference leads to a kind of definition that fits its field",
        nl: "een verwijzing leidt naar een soort definitie die bij het veld past",
    },
    why: Said {
        en: "A unit that is a concept, or a population that is a variable, has no meaning that a rule could use.",
        nl: "Een eenheid die een begrip is, of een populatie die een variabele is, betekent niets waar een regel mee kan werken.",
    },
    fix: Said {
        en: "Refer to a definition of the kind that the field asks for.",
        nl: "Verwijs naar een definitie van de soort waar het veld om vraagt.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: concept
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
        let (Ok(target), Some(expected)) = (target, expected(link, definition.kind())) else {
            continue;
        };
        if !expected.contains(&target.kind()) {
            report(context.registry, definition, link, target, &expected, findings);
        }
    }
}

fn report(
    registry: &Registry,
    definition: &Definition,
    link: &Link<'_>,
    target: &Definition,
    expected: &[Kind],
    findings: &mut Findings<'_>,
) {
    let (found, id) = (target.kind(), target.id());
    let field = match link.used {
        Some(Use::OfMembers(function)) => function,
        _ => link.relation.as_str(),
    };
    let kinds: Vec<String> = expected.iter().map(|kind| format!("`{kind}`")).collect();
    let (en, nl) = (kinds.join(" or "), kinds.join(" of "));
    let message = Message::new(
        format!("`{id}` is a `{found}`, and `{field}` asks for a {en}"),
        format!("`{id}` is een `{found}`, en `{field}` vraagt om een {nl}"),
    );
    let help = Message::new(format!("refer to a {en}"), format!("verwijs naar een {nl}"));
    let there = Message::new(format!("`{id}` is a `{found}`"), format!("`{id}` is een `{found}`"));
    findings.value(definition, &link.pointer, message, help).relate(registry, target, "/kind", there);
}

/// The kinds that fit; what takes the place of a definition is of the same kind.
fn expected(link: &Link<'_>, kind: Kind) -> Option<Vec<Kind>> {
    match link.relation {
        Relation::Supersedes => Some(vec![kind]),
        _ => link.expects(kind).map(<[Kind]>::to_vec),
    }
}
