//! Claims of alignments, held against the rules: proved, refuted with a unit that shows it, or left open.

use begrip::kind::alignment::{Alignment, Claim};
use begrip::{Content, Definition, DefinitionId, Registry};
use rayon::prelude::*;
use semver::Version;

use crate::compare::{CompareOptions, Comparison, Verdict, compare};
use crate::message::Message;
use crate::relation::{Answer, Direction, Holds};

/// A claim of an alignment, and what came of it.
#[derive(Debug, Clone)]
pub struct ClaimChecked {
    /// The alignment.
    pub id: DefinitionId,
    /// Its version.
    pub version: Version,
    /// What it claims of its left and its right.
    pub claim: Claim,
    /// Whether that is so.
    pub state: ClaimState,
    /// Why, in a sentence.
    pub because: Message,
    /// The comparison of its left and its right; `None` if one of them means no version.
    pub comparison: Option<Comparison>,
}

/// Whether a claim is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClaimState {
    /// The rules say otherwise.
    Refuted,
    /// The rules do not settle it.
    Open,
    /// The rules prove it.
    Proved,
}

impl ClaimState {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Refuted => "refuted",
            Self::Open => "open",
            Self::Proved => "proved",
        }
    }
}

/// The word by which files name a claim.
pub fn claim_in_words(claim: Claim) -> &'static str {
    match claim {
        Claim::Equivalent => "equivalent",
        Claim::PartOf => "part-of",
        Claim::Includes => "includes",
        Claim::Overlapping => "overlapping",
        Claim::Disjoint => "disjoint",
        Claim::Related => "related",
        Claim::NotSame => "not-same",
    }
}

/// Every claim of a registry, in the order of the alignments.
pub fn claims(registry: &Registry) -> Vec<ClaimChecked> {
    let alignments: Vec<(&Definition, &Alignment)> =
        registry.definitions().iter().filter_map(alignment).collect();
    alignments.par_iter().map(|(definition, alignment)| checked(registry, definition, alignment)).collect()
}

fn alignment(definition: &Definition) -> Option<(&Definition, &Alignment)> {
    match definition.content() {
        Content::Alignment(alignment) => Some((definition, alignment)),
        _ => None,
    }
}

/// What the rules say of the claim of one alignment.
pub(crate) fn checked(registry: &Registry, definition: &Definition, alignment: &Alignment) -> ClaimChecked {
    let compared = |witnesses| {
        let options = CompareOptions { witnesses, ..CompareOptions::default() };
        compare(registry, &alignment.left, &alignment.right, &options)
    };
    let mut found = compared(false);
    // of a claim that is refuted a unit is shown, and one that is still open is asked as a pair would be
    if found.as_ref().is_ok_and(|found| judged(registry, alignment.claim, found).0 != ClaimState::Proved) {
        found = compared(true);
    }
    let (state, because) = match &found {
        Ok(found) => judged(registry, alignment.claim, found),
        Err(missing) => {
            let because = Message::new(
                format!("`{missing}` means no version"),
                format!("`{missing}` betekent geen versie"),
            );
            (ClaimState::Open, because)
        }
    };
    ClaimChecked {
        id: definition.id().clone(),
        version: definition.version().clone(),
        claim: alignment.claim,
        state,
        because,
        comparison: found.ok(),
    }
}

/// What the rules say of a claim.
fn judged(registry: &Registry, claim: Claim, found: &Comparison) -> (ClaimState, Message) {
    let state = match claim {
        Claim::Related => ClaimState::Open,
        Claim::NotSame => not_same(found),
        _ => selected(registry, claim, found),
    };
    let because = match state {
        ClaimState::Open if claim == Claim::Related => Message::new(
            "that two definitions have to do with each other is not for rules to decide",
            "of twee definities met elkaar te maken hebben, is niet aan regels",
        ),
        ClaimState::Open => open(found),
        ClaimState::Refuted if found.related.is_some() => found.in_words(),
        ClaimState::Refuted => found.because.clone(),
        ClaimState::Proved => proved(claim, found),
    };
    (state, because)
}

/// What was proved, in a sentence.
fn proved(claim: Claim, found: &Comparison) -> Message {
    let [left, right] = [&found.left, &found.right].map(|(id, version)| format!("{id} {version}"));
    let inside = |one: &str, other: &str| {
        Message::new(
            format!("{other} counts every unit that {one} counts"),
            format!("{other} telt elke eenheid die {one} telt"),
        )
    };
    match claim {
        Claim::PartOf => inside(&left, &right),
        Claim::Includes => inside(&right, &left),
        Claim::NotSame if only_one_counts(found) => Message::new(
            format!("there is a unit that only one of {left} and {right} counts"),
            format!("er is een eenheid die van {left} en {right} maar een telt"),
        ),
        Claim::NotSame => found.because.clone(),
        _ => found.in_words(),
    }
}

fn only_one_counts(found: &Comparison) -> bool {
    let parts = found.related.as_ref().map(|related| [related.left_in_right, related.right_in_left]);
    parts.is_some_and(|parts| parts.iter().any(|part| part.answer == Answer::No))
}

/// A difference is proved by a unit that they count differently, or by a facet in which they cannot be the same.
fn not_same(found: &Comparison) -> ClaimState {
    if only_one_counts(found) {
        return ClaimState::Proved;
    }
    match found.verdict {
        Verdict::NotComparable | Verdict::Bounded | Verdict::Convertible => ClaimState::Proved,
        Verdict::Comparable if found.unformalised.is_empty() => ClaimState::Refuted,
        Verdict::Comparable | Verdict::Undetermined => ClaimState::Open,
    }
}

/// What the claim asks of the units that both select.
fn selected(registry: &Registry, claim: Claim, found: &Comparison) -> ClaimState {
    let Some(related) = &found.related else { return ClaimState::Open };
    let (inside, around, common) = (related.left_in_right, related.right_in_left, related.common);
    let asked: &[(Direction, Answer)] = match claim {
        Claim::Equivalent => &[(inside, Answer::Yes), (around, Answer::Yes)],
        Claim::PartOf => &[(inside, Answer::Yes)],
        Claim::Includes => &[(around, Answer::Yes)],
        Claim::Overlapping => &[(inside, Answer::No), (around, Answer::No), (common, Answer::Yes)],
        Claim::Disjoint => &[(common, Answer::No)],
        Claim::Related | Claim::NotSame => return ClaimState::Open,
    };
    // with the amounts of a day on which one of them does not hold nothing is refuted
    let counts = |answered: &Direction| answered.holds == Holds::Always || both_in_force(registry, found);
    let against = |(answered, wanted): &(Direction, Answer)| {
        answered.answer != Answer::Unknown && answered.answer != *wanted && counts(answered)
    };
    if asked.iter().any(against) {
        ClaimState::Refuted
    } else if asked.iter().all(|(answered, wanted)| answered.answer == *wanted) {
        ClaimState::Proved
    } else {
        ClaimState::Open
    }
}

fn both_in_force(registry: &Registry, found: &Comparison) -> bool {
    [&found.left, &found.right].into_iter().all(|(id, version)| {
        let definition = registry.versions(id).iter().find(|one| one.version() == version);
        definition.is_some_and(|one| found.on.is_none_or(|on| one.header().valid.contains(on)))
    })
}

fn open(found: &Comparison) -> Message {
    let because = found.related.as_ref().and_then(|related| related.unknown_because.clone());
    because.unwrap_or_else(|| {
        Message::new(
            "the two are not both expressed in rules that can be held against each other",
            "zij zijn niet allebei uitgedrukt in regels die tegen elkaar kunnen worden gehouden",
        )
    })
}
