//! `unknown-authority`: every authority that owns a definition is itself described in the registry.

use std::collections::{BTreeMap, BTreeSet};

use begrip::{Definition, DefinitionId, Kind, Registry, nearest};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "unknown-authority",
    severity: Severity::Error,
    group: Group::References,
    summary: Said {
        en: "every authority that owns a definition is itself described in the registry",
        nl: "elke instantie die een definitie heeft, is zelf in het register beschreven",
    },
    why: Said {
        en: "A definition means what its owner says it means, so readers must be able to see who that is. An unknown authority is often a misspelt one.",
        nl: "Een definitie betekent wat haar eigenaar ermee bedoelt, dus lezers moeten kunnen zien wie dat is. Een onbekende instantie is vaak een verschreven naam.",
    },
    fix: Said {
        en: "Correct the name, or add a file `definitions/<authority>.yaml` with `kind: authority`.",
        nl: "Verbeter de naam, of voeg een bestand `definitions/<instantie>.yaml` toe met `kind: authority`.",
    },
    fires: "
# file: definitions/cbs.yaml
kind: authority
id: cbs
version: 1.0.0
status: adopted
# file: definitions/scp.yaml
kind: authority
id: scp
version: 1.0.0
status: adopted
# file: definitions/cbs/poverty.yaml
kind: concept
id: cbs/poverty
version: 1.0.0
status: adopted
with: [spc]
",
    passes: "
# file: definitions/cbs.yaml
kind: authority
id: cbs
version: 1.0.0
status: adopted
# file: definitions/scp.yaml
kind: authority
id: scp
version: 1.0.0
status: adopted
# file: definitions/cbs/poverty.yaml
kind: concept
id: cbs/poverty
version: 1.0.0
status: adopted
with: [scp]
",
    check,
};

/// Where an authority is named first, and how many definitions name it.
struct Named<'r> {
    first: &'r Definition,
    pointer: String,
    last: &'r Definition,
    count: usize,
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let registry = context.registry;
    let authorities = registry.definitions().iter().filter(|definition| definition.kind() == Kind::Authority);
    let known: BTreeSet<&DefinitionId> = authorities.map(Definition::id).collect();
    for (authority, named) in unknown(registry, &known) {
        report(&authority, &named, &known, findings);
    }
}

fn unknown<'r>(registry: &'r Registry, known: &BTreeSet<&DefinitionId>) -> BTreeMap<DefinitionId, Named<'r>> {
    let mut unknown: BTreeMap<DefinitionId, Named<'r>> = BTreeMap::new();
    for definition in registry.definitions() {
        for (pointer, authority) in owners(definition) {
            if known.contains(&authority) || registry.is_lost(&authority) {
                continue;
            }
            let first = Named { first: definition, pointer, last: definition, count: 1 };
            let named = unknown.entry(authority).or_insert(first);
            if named.last.node() != definition.node() {
                named.last = definition;
                named.count += 1;
            }
        }
    }
    unknown
}

/// The authority in the id and the joint owners, with where they are written.
fn owners(definition: &Definition) -> impl Iterator<Item = (String, DefinitionId)> {
    let joint = definition.header().with.iter().enumerate();
    let joint = joint.map(|(index, owner)| (format!("/with/{index}"), owner.clone()));
    std::iter::once(("/id".to_owned(), definition.id().of_authority())).chain(joint)
}

fn report(
    authority: &DefinitionId,
    named: &Named<'_>,
    known: &BTreeSet<&DefinitionId>,
    findings: &mut Findings<'_>,
) {
    let (en, nl) = match named.count {
        1 => (String::new(), String::new()),
        count => {
            (format!(", and {count} definitions name it"), format!(", en {count} definities noemen haar"))
        }
    };
    let message = Message::new(
        format!("the authority `{authority}` is not described in this registry{en}"),
        format!("de instantie `{authority}` is niet beschreven in dit register{nl}"),
    );
    let help = match nearest(authority.as_str(), known.iter().map(|known| known.as_str())) {
        Some(near) => Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?")),
        None => Message::new(
            format!("correct the name, or add a file `definitions/{authority}.yaml` with `kind: authority`"),
            format!(
                "verbeter de naam, of voeg een bestand `definitions/{authority}.yaml` toe met `kind: authority`"
            ),
        ),
    };
    findings.value(named.first, &named.pointer, message, help);
}
