//! Two code lists as JSON.

use begrip::CodeValue;
use begrip_review::{CodePair, CodeSide, Lang, ListsCompared, Mapped};
use schemars::JsonSchema;
use serde::Serialize;

use super::Label;

/// Two code lists, code by code, on the day of the comparison.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Lists {
    /// How the lists relate by their codes alone: `same`, `equivalent`, `part-of`, `includes`, `overlapping`,
    /// `disjoint`, `convertible` (the same categories under other codes), `different` (a code with two meanings) or
    /// `unknown`.
    relation: &'static str,
    /// Every code of either list, the most dangerous first.
    codes: Vec<Pair>,
    /// The correspondences between the two.
    correspondences: Vec<Maps>,
    /// Two correspondences by which both convert to a third list, if there is no other way; the left first.
    #[serde(skip_serializing_if = "Option::is_none")]
    through: Option<[Maps; 2]>,
}

/// A code of one list or of both.
#[derive(Debug, Serialize, JsonSchema)]
struct Pair {
    /// `other-meaning`, `unclear`, `other-code`, `only-left`, `only-right` or `same`.
    outcome: &'static str,
    /// On the left; null if it is not there.
    left: Option<Side>,
    /// On the right; null if it is not there.
    right: Option<Side>,
    /// Why, where that is not plain.
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<String>,
    /// Under which other codes it stands, if these differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    parents: Option<String>,
}

/// A code and its name.
#[derive(Debug, Serialize, JsonSchema)]
struct Side {
    /// The code.
    code: String,
    /// Its name.
    label: Label,
}

/// A correspondence from one list to another.
#[derive(Debug, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the document")]
struct Maps {
    /// The correspondence.
    id: String,
    /// Its version.
    version: String,
    /// The list that it converts.
    from: String,
    /// The list to which it converts.
    to: String,
    /// `left-to-right` or `right-to-left`; to a third list, the side that it converts: `left` or `right`.
    direction: &'static str,
    /// Whether figures by the one list can be given by the other.
    converts: bool,
    /// Whether it does so without shares.
    exact: bool,
    /// Whether every code of the list is mapped.
    total: bool,
    /// Whether no code is merged with another or split.
    one_to_one: bool,
    /// Whether one can go there and back.
    lossless: bool,
    /// Codes that no pair maps.
    left_out: Vec<String>,
    /// Codes that become one.
    merged: Vec<MergedItem>,
    /// Codes that become several.
    split: Vec<SplitItem>,
    /// Codes of the other list to which nothing leads.
    not_reached: Vec<String>,
    /// Codes that it names and the list that it converts does not have.
    unknown_from: Vec<String>,
    /// Codes that it names and the other list does not have.
    unknown_to: Vec<String>,
    /// Codes of the list that lead to such a code, or to none.
    astray: Vec<String>,
}

/// Codes that become one.
#[derive(Debug, Serialize, JsonSchema)]
struct MergedItem {
    /// The codes.
    from: Vec<String>,
    /// What they become.
    to: String,
}

/// Codes that become several.
#[derive(Debug, Serialize, JsonSchema)]
struct SplitItem {
    /// The codes.
    from: Vec<String>,
    /// What they become.
    to: Vec<Share>,
    /// Whether shares are given and add up to one.
    adds_up: bool,
}

/// One of several codes that a code becomes.
#[derive(Debug, Serialize, JsonSchema)]
struct Share {
    /// The code.
    code: String,
    /// The share, an exact decimal; null if it is not given.
    weight: Option<String>,
}

impl Lists {
    pub(crate) fn of(found: &ListsCompared, lang: Lang) -> Self {
        let between =
            |maps: &Mapped| Maps::of(maps, if maps.is_from_left { "left-to-right" } else { "right-to-left" });
        let to_third = |maps: &Mapped| Maps::of(maps, if maps.is_from_left { "left" } else { "right" });
        Self {
            relation: found.relation.as_str(),
            codes: found.codes.iter().map(|one| pair(one, lang)).collect(),
            correspondences: found.correspondences.iter().map(between).collect(),
            through: found.through.as_ref().map(|both| both.each_ref().map(to_third)),
        }
    }
}

fn pair(pair: &CodePair, lang: Lang) -> Pair {
    let side = |side: &CodeSide| Side { code: side.code.to_string(), label: Label::of(&side.label) };
    Pair {
        outcome: pair.outcome.as_str(),
        left: pair.left.as_ref().map(side),
        right: pair.right.as_ref().map(side),
        because: pair.because.as_ref().map(|because| lang.say(because).to_owned()),
        parents: pair.parents.as_ref().map(|parents| lang.say(parents).to_owned()),
    }
}

impl Maps {
    fn of(maps: &Mapped, direction: &'static str) -> Self {
        let merged =
            |one: &begrip_review::Merged| MergedItem { from: codes(&one.from), to: one.to.to_string() };
        Self {
            id: maps.id.to_string(),
            version: maps.version.to_string(),
            from: maps.from.to_string(),
            to: maps.to.to_string(),
            direction,
            converts: maps.converts(),
            exact: maps.is_exact(),
            total: maps.is_total(),
            one_to_one: maps.is_one_to_one(),
            lossless: maps.is_lossless(),
            left_out: codes(&maps.left_out),
            merged: maps.merged.iter().map(merged).collect(),
            split: maps.split.iter().map(split).collect(),
            not_reached: codes(&maps.not_reached),
            unknown_from: codes(&maps.unknown_from),
            unknown_to: codes(&maps.unknown_to),
            astray: codes(&maps.astray),
        }
    }
}

fn split(one: &begrip_review::Split) -> SplitItem {
    let share = |(code, weight): &(CodeValue, Option<begrip::Decimal>)| Share {
        code: code.to_string(),
        weight: weight.map(|weight| weight.to_string()),
    };
    SplitItem { from: codes(&one.from), to: one.to.iter().map(share).collect(), adds_up: one.adds_up }
}

fn codes(codes: &[CodeValue]) -> Vec<String> {
    codes.iter().map(ToString::to_string).collect()
}
