//! What would settle an answer that is not known: the fewest definitions that would have to be taken for one another.

use begrip::kind::alignment::{Assumption, Equal};
use begrip::{Content, Definition, DefinitionId, Reference, Registry, Time};

use crate::message::Message;
use crate::relation::{Ground, Two, UnitRelation, relation_granted};

/// Definitions that, taken for one another, settle how two definitions relate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// The pairs that would have to be the same.
    pub equal: Vec<[DefinitionId; 2]>,
    /// How the two would then relate.
    pub relation: UnitRelation,
}

impl Suggested {
    /// The suggestion in a sentence.
    pub fn in_words(&self) -> Message {
        let pairs = |and: &str| -> String {
            let pair = |[one, other]: &[DefinitionId; 2]| format!("`{one}` {and} `{other}`");
            self.equal.iter().map(pair).collect::<Vec<_>>().join(", ")
        };
        let relation = self.relation.as_str();
        Message::new(
            format!("if {} are the same, the answer is `{relation}`", pairs("and")),
            format!("als {} hetzelfde zijn, is het antwoord `{relation}`", pairs("en")),
        )
    }
}

/// How many sets of assumptions are tried.
const TRIES: usize = 60;

/// The fewest assumptions, at most two, that settle an answer; `None` if none does.
pub(super) fn suggested(ground: &Ground<'_>) -> Option<Suggested> {
    let pairs = candidates(ground);
    let single = pairs.iter().map(|pair| vec![pair.clone()]);
    let double = pairs.iter().enumerate().flat_map(|(at, pair)| {
        let rest =
            pairs.iter().skip(at + 1).filter(|[one, other]| !pair.contains(one) && !pair.contains(other));
        rest.map(|other| vec![pair.clone(), other.clone()])
    });
    single.chain(double).take(TRIES).find_map(|equal| {
        let relation = with(&ground.two, &equal);
        (relation != UnitRelation::Unknown).then_some(Suggested { equal, relation })
    })
}

/// How the two relate with more definitions taken for one another.
fn with(two: &Two<'_>, equal: &[[DefinitionId; 2]]) -> UnitRelation {
    let assumption = |[one, other]: &[DefinitionId; 2]| {
        let equal = [one, other].map(|id| Reference::new(id.clone(), None));
        Assumption::Equal(Equal { equal, because: begrip::Text::default() })
    };
    let more: Vec<Assumption> = equal.iter().map(assumption).collect();
    let assume = two.assume.iter().copied().chain(&more).collect();
    relation_granted(&Two { assume, ..two.clone() })
}

/// Pairs of what only the left and only the right rests on, that could be the same; those of one concept first.
fn candidates(ground: &Ground<'_>) -> Vec<[DefinitionId; 2]> {
    let [left, right] = ground.rests_on();
    let registry = ground.two.registry;
    let only = |these: &[DefinitionId], those: &[DefinitionId]| -> Vec<DefinitionId> {
        these.iter().filter(|id| !those.contains(id)).cloned().collect()
    };
    let mut found = Vec::new();
    for one in only(&left, &right) {
        for other in only(&right, &left) {
            if let Some(is_other_concept) = could_be_the_same(registry, &one, &other) {
                found.push((is_other_concept, [one.clone(), other]));
            }
        }
    }
    found.sort();
    found.into_iter().map(|(_, pair)| pair).collect()
}

/// Whether two definitions are of one kind, of one unit and with the same values; and whether their concepts differ.
fn could_be_the_same(registry: &Registry, one: &DefinitionId, other: &DefinitionId) -> Option<bool> {
    let newest = |id: &DefinitionId| registry.resolve(&Reference::new(id.clone(), None), Time::Any).ok();
    let (one, other) = (newest(one)?, newest(other)?);
    let same = match (one.content(), other.content()) {
        (Content::Variable(a), Content::Variable(b)) => a.unit.id() == b.unit.id() && has_same_values(a, b),
        (Content::Population(a), Content::Population(b)) => a.unit.id() == b.unit.id(),
        _ => false,
    };
    let concept =
        |definition: &Definition| definition.header().concept.as_ref().map(|concept| concept.id().clone());
    same.then(|| concept(one) != concept(other))
}

fn has_same_values(one: &begrip::kind::variable::Variable, other: &begrip::kind::variable::Variable) -> bool {
    use begrip::ValueDomain::{Boolean, Codes, Date, Text};
    match (&one.values, &other.values) {
        (Codes(a), Codes(b)) => a.id() == b.id(),
        (Boolean, Boolean) | (Date, Date) | (Text, Text) => true,
        (a, b) => a.unit_of_measure().is_some() && a.unit_of_measure() == b.unit_of_measure(),
    }
}
