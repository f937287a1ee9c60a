//! `exact-match-contradicted`: concepts that mean the same are not also wider, narrower, related or not the same.

use begrip::kind::concept::{MatchRelation, Target};
use begrip::{Content, Definition};
use std::collections::HashMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "exact-match-contradicted",
    severity: Severity::Error,
    group: Group::References,
    summary: Said {
        en: "concepts that mean the same are not also wider, narrower, related or not the same",
        nl: "begrippen die hetzelfde betekenen, zijn niet ook ruimer, nauwer, verwant of niet hetzelfde",
    },
    why: Said {
        en: "An exact match passes on: what is exactly matched by way of others means the same, and then no other relation between the two can hold (SKOS, condition S46).",
        nl: "Een exacte match loopt door: wat via andere exact overeenkomt, betekent hetzelfde, en dan kan er geen andere relatie tussen de twee zijn (SKOS, voorwaarde S46).",
    },
    fix: Said {
        en: "Make one of the exact matches `close`, or take the other relation away.",
        nl: "Maak een van de exacte matches `close`, of haal de andere relatie weg.",
    },
    fires: "
# file: definitions/cbs/low-income.yaml
kind: concept
id: cbs/low-income
version: 1.0.0
status: adopted
# file: definitions/scp/low-income.yaml
kind: concept
id: scp/low-income
version: 1.0.0
status: adopted
match:
  - { relation: exact, to: cbs/low-income@^1 }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
match:
  - { relation: exact, to: cbs/low-income@^1 }
  - { relation: broad, to: scp/low-income@^1 }
",
    passes: "
# file: definitions/cbs/low-income.yaml
kind: concept
id: cbs/low-income
version: 1.0.0
status: adopted
# file: definitions/scp/low-income.yaml
kind: concept
id: scp/low-income
version: 1.0.0
status: adopted
match:
  - { relation: exact, to: cbs/low-income@^1 }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
match:
  - { relation: exact, to: cbs/low-income@^1 }
  - { relation: close, to: scp/low-income@^1 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let mut classes = Classes::default();
    for (definition, _, relation, to) in ties(context) {
        if relation == Some(MatchRelation::Exact) {
            classes.join(definition.id().as_str(), &to);
        }
    }
    for (definition, pointer, relation, to) in ties(context) {
        let may_be = matches!(relation, Some(MatchRelation::Exact | MatchRelation::Close));
        // a concept that names itself is another fault
        if may_be || definition.id().as_str() == to || !classes.are_one(definition.id().as_str(), &to) {
            continue;
        }
        let message = Message::new(
            format!("by exact matches `{to}` means the same as `{}`, and here it does not", definition.id()),
            format!(
                "volgens exacte matches betekent `{to}` hetzelfde als `{}`, en hier niet",
                definition.id()
            ),
        );
        findings.value(definition, &pointer, message, RULE.fix.as_help());
    }
}

/// Every tie of a concept to another: where, which match if it is one, and the id or address of the other.
fn ties<'r>(
    context: &Context<'r>,
) -> impl Iterator<Item = (&'r Definition, String, Option<MatchRelation>, String)> {
    context.registry.definitions().iter().flat_map(|definition| {
        let Content::Concept(concept) = definition.content() else { return Vec::new() };
        let own = [("broader", &concept.broader), ("related", &concept.related)];
        let own = own.into_iter().flat_map(|(field, references)| {
            let named = references.iter().enumerate();
            named.map(move |(index, reference)| {
                (definition, format!("/{field}/{index}"), None, reference.id().to_string())
            })
        });
        let matches = concept.matches.iter().enumerate().map(|(index, matched)| {
            let to = match &matched.to {
                Target::Definition(reference) => reference.id().to_string(),
                Target::Uri(uri) => uri.clone(),
            };
            (definition, format!("/match/{index}/relation"), Some(matched.relation), to)
        });
        own.chain(matches).collect()
    })
}

/// Which concepts mean the same, by way of others too.
#[derive(Default)]
struct Classes {
    numbers: HashMap<String, usize>,
    above: Vec<usize>,
}

impl Classes {
    fn join(&mut self, one: &str, other: &str) {
        let (one, other) = (self.class(one), self.class(other));
        if let Some(above) = self.above.get_mut(one) {
            *above = other;
        }
    }

    fn are_one(&mut self, one: &str, other: &str) -> bool {
        self.class(one) == self.class(other)
    }

    /// The one that stands for all of a class; on the way up every second step is shortened.
    fn class(&mut self, name: &str) -> usize {
        let next = self.above.len();
        let mut at = *self.numbers.entry(name.to_owned()).or_insert(next);
        if at == next {
            self.above.push(next);
        }
        loop {
            let above = self.above.get(at).copied().unwrap_or(at);
            let higher = self.above.get(above).copied().unwrap_or(above);
            if let Some(entry) = self.above.get_mut(at) {
                *entry = higher;
            }
            if above == at {
                return at;
            }
            at = higher;
        }
    }
}
