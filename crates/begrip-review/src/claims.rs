//! Claims of alignments, held against the rules: proved, refuted with a unit that shows it, or left open.

use begrip::kind::alignment::{Alignment, Claim};
use begrip::{Content, Definition, DefinitionId, Registry};
use rayon::prelude::*;
use semver::Version;

use crate::compare::{CompareOptions, Comparison, Verdict, compare};
use crate::logic::in_words::InWords;
use crate::logic::witness::Wanted;
use crate::message::Message;
use crate::relation::{Answer, Direction, Holds, UnitRelation};

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
        ClaimState::Open => open(registry, found),
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
    let (inside, around, common) = (
        (Wanted::LeftOnly, related.left_in_right),
        (Wanted::RightOnly, related.right_in_left),
        (Wanted::Both, related.common),
    );
    let asked: &[((Wanted, Direction), Answer)] = match claim {
        Claim::Equivalent => &[(inside, Answer::Yes), (around, Answer::Yes)],
        Claim::PartOf => &[(inside, Answer::Yes)],
        Claim::Includes => &[(around, Answer::Yes)],
        Claim::Overlapping => &[(inside, Answer::No), (around, Answer::No), (common, Answer::Yes)],
        Claim::Disjoint => &[(common, Answer::No)],
        Claim::Related | Claim::NotSame => return ClaimState::Open,
    };
    let in_words = in_words(registry, found);
    // with the amounts of a day on which one of them does not hold nothing is refuted
    let counts = |answered: &Direction| answered.holds == Holds::Always || both_in_force(registry, found);
    let against = |((about, answered), wanted): &((Wanted, Direction), Answer)| {
        let answer = sure(in_words, about, answered.answer);
        answer != Answer::Unknown && answer != *wanted && counts(answered)
    };
    if asked.iter().any(against) {
        ClaimState::Refuted
    } else if asked.iter().all(|((_, answered), wanted)| answered.answer == *wanted) {
        ClaimState::Proved
    } else {
        ClaimState::Open
    }
}

fn in_words(registry: &Registry, found: &Comparison) -> Option<InWords> {
    let version = |(id, version): &(DefinitionId, Version)| {
        registry.versions(id).iter().find(|one| one.version() == version)
    };
    Some(InWords::of(registry, version(&found.left)?, version(&found.right)?, found.on))
}

/// An answer of the rules, unless criteria in words may turn it. What is proved is proved of the rules; but nobody is told to
/// be wrong because of a unit that their words may take away.
fn sure(in_words: Option<InWords>, about: &Wanted, answer: Answer) -> Answer {
    let Some(in_words) = in_words else { return answer };
    let there_is_one = if *about == Wanted::Both { Answer::Yes } else { Answer::No };
    let is_sure = match answer {
        Answer::Unknown => false,
        answer if answer == there_is_one => in_words.leave_sure_one(about),
        _ => in_words.leave_sure_none(about),
    };
    if is_sure { answer } else { Answer::Unknown }
}

fn both_in_force(registry: &Registry, found: &Comparison) -> bool {
    [&found.left, &found.right].into_iter().all(|(id, version)| {
        let definition = registry.versions(id).iter().find(|one| one.version() == version);
        definition.is_some_and(|one| found.on.is_none_or(|on| one.header().valid.contains(on)))
    })
}

fn open(registry: &Registry, found: &Comparison) -> Message {
    let related = found.related.as_ref();
    let is_told = related.is_some_and(|related| related.relation != UnitRelation::Unknown);
    if is_told && !both_in_force(registry, found) {
        return Message::new(
            "they do not both hold on the day of the amounts, so that these refute nothing",
            "zij gelden niet allebei op de dag van de bedragen, zodat die niets weerleggen",
        );
    }
    if is_told {
        return Message::new(
            "the rules settle it, but criteria that only words express may decide otherwise",
            "de regels beslissen het, maar criteria die alleen in woorden staan kunnen anders beslissen",
        );
    }
    let because = related.and_then(|related| related.unknown_because.clone());
    because.unwrap_or_else(|| {
        Message::new(
            "the two are not both expressed in rules that can be held against each other",
            "zij zijn niet allebei uitgedrukt in regels die tegen elkaar kunnen worden gehouden",
        )
    })
}
