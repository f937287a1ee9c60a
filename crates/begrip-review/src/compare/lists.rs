//! Two code lists, code by code: what each code means on either side, and how one list converts to the other.

use std::collections::HashMap;

use begrip::kind::code_list::CodeList;
use begrip::{CodeValue, Content, Date, Definition, Text};

use super::FacetRelation;
use crate::message::Message;
use crate::relation::Two;

mod hierarchy;
mod mapped;
mod meaning;
mod pairs;
mod residual;
mod verdict;

pub use mapped::{Mapped, Merged, Split};
pub(super) use verdict::settled;

/// Two code lists, code by code, on one day.
#[derive(Debug, Clone)]
pub struct ListsCompared {
    /// How the lists relate, leaving correspondences aside.
    pub relation: FacetRelation,
    /// Every code of either list, the most dangerous first, else in the order of the lists.
    pub codes: Vec<CodePair>,
    /// The correspondences between the two, in either direction.
    pub correspondences: Vec<Mapped>,
    /// Two correspondences by which both convert to a third list, where no other way is known.
    pub through: Option<[Mapped; 2]>,
}

/// A code of one list or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodePair {
    /// What is said of it.
    pub outcome: CodeOutcome,
    /// The code on the left.
    pub left: Option<CodeSide>,
    /// The code on the right.
    pub right: Option<CodeSide>,
    /// Why, where that is not plain.
    pub because: Option<Message>,
    /// Under which other codes it stands, if these differ.
    pub parents: Option<Message>,
}

/// A code and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeSide {
    /// The code.
    pub code: CodeValue,
    /// Its name.
    pub label: Text,
}

/// What a code is on either side, the most dangerous first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CodeOutcome {
    /// The code is in both lists and means something else in each.
    OtherMeaning,
    /// The code is in both lists, and the texts do not settle whether it means the same.
    Unclear,
    /// The same category has another code on the right.
    OtherCode,
    /// Only the left has it.
    OnlyLeft,
    /// Only the right has it.
    OnlyRight,
    /// The code is in both lists and means the same.
    Same,
}

impl CodeOutcome {
    /// All of them, in the order in which they are shown.
    pub const ALL: &'static [Self] =
        &[Self::OtherMeaning, Self::Unclear, Self::OtherCode, Self::OnlyLeft, Self::OnlyRight, Self::Same];

    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OtherMeaning => "other-meaning",
            Self::Unclear => "unclear",
            Self::OtherCode => "other-code",
            Self::OnlyLeft => "only-left",
            Self::OnlyRight => "only-right",
            Self::Same => "same",
        }
    }
}

impl ListsCompared {
    /// How many codes have this outcome.
    pub fn count(&self, outcome: CodeOutcome) -> usize {
        self.of(outcome).count()
    }

    /// The codes with this outcome.
    pub fn of(&self, outcome: CodeOutcome) -> impl Iterator<Item = &CodePair> {
        self.codes.iter().filter(move |pair| pair.outcome == outcome)
    }
}

/// What is compared, in a sentence.
pub(super) fn in_words(left: &str, right: &str, on: Option<Date>) -> Message {
    let day = |word: &str| on.map(|on| format!(" {word} {on}")).unwrap_or_default();
    Message::new(
        format!("the codes of {left} and {right}{}", day("on")),
        format!("de codes van {left} en {right}{}", day("op")),
    )
}

/// Two code lists against each other; `None` if one of the two definitions is none.
pub(super) fn of(two: &Two<'_>) -> Option<ListsCompared> {
    let (left, right) = (list(two.left)?, list(two.right)?);
    let codes = paired(left, right, two.on);
    let correspondences = if is_one(two) { Vec::new() } else { mapped::between(two) };
    let relation = if is_one(two) { FacetRelation::Same } else { verdict::relation(&codes) };
    let is_settled = relation.is_same() || correspondences.iter().any(Mapped::converts);
    let through = if is_settled { None } else { mapped::through(two) };
    Some(ListsCompared { relation, codes, correspondences, through })
}

/// Which code of the left a code of the right is, where every code of one list is one of the other: by meaning, or by a
/// correspondence.
pub(super) fn one_to_one(two: &Two<'_>) -> Option<HashMap<String, String>> {
    let (left, right) = (list(two.left)?, list(two.right)?);
    let pairs = paired(left, right, two.on);
    if is_one(two)
        || matches!(verdict::relation(&pairs), FacetRelation::Equivalent | FacetRelation::Convertible)
    {
        let both = |pair: CodePair| Some((pair.right?.code.to_string(), pair.left?.code.to_string()));
        return Some(pairs.into_iter().filter_map(both).collect());
    }
    mapped::one_to_one(two)
}

fn is_one(two: &Two<'_>) -> bool {
    two.left.node() == two.right.node()
}

fn paired(left: &CodeList, right: &CodeList, on: Option<Date>) -> Vec<CodePair> {
    let mut pairs = pairs::Pairs::new(left, right, on);
    hierarchy::compare(&mut pairs);
    residual::compare(&mut pairs);
    pairs.in_order()
}

fn list(definition: &Definition) -> Option<&CodeList> {
    match definition.content() {
        Content::CodeList(list) => Some(list),
        _ => None,
    }
}
