//! What changed as JSON.

use begrip::Place;
use begrip_review::{Change, Diff, Pair};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::Label;
use begrip_review::Lang;

/// What changed between two sides.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.diff/1`
    format: &'static str,
    /// The version bump that all changes together ask for; not computed yet, so null.
    required_bump: Option<String>,
    /// Every change.
    changes: Vec<Item>,
    /// The definitions that changed.
    definitions: Vec<Versions>,
    /// The definitions that the changes reach; not computed yet, so empty.
    reached: Vec<Value>,
}

/// One change.
#[derive(Debug, Serialize, JsonSchema)]
struct Item {
    /// The definition.
    id: String,
    /// Its label.
    label: Label,
    /// Its version on the old side.
    from: Option<String>,
    /// Its version on the new side.
    to: Option<String>,
    /// The aspect that the field belongs to.
    facet: Option<&'static str>,
    /// The field, as a JSON pointer.
    pointer: String,
    /// `added`, `removed` or `changed`.
    kind: &'static str,
    /// How far the change reaches; not computed yet, so null.
    impact: Option<String>,
    /// The value on the old side.
    old: Option<Value>,
    /// The value on the new side.
    new: Option<Value>,
    /// What happened, in the language that was asked for.
    message: String,
    /// Where the old value stands, or would stand.
    old_place: Option<Place>,
    /// Where the new value stands, or would stand.
    new_place: Option<Place>,
}

/// The versions of a definition that changed.
#[derive(Debug, Serialize, JsonSchema)]
struct Versions {
    /// The definition.
    id: String,
    /// Its label.
    label: Label,
    /// Its version on the old side.
    from: Option<String>,
    /// Its version on the new side.
    to: Option<String>,
    /// The bump from the one version to the other.
    declared_bump: Option<&'static str>,
    /// The bump that the changes ask for; not computed yet, so null.
    required_bump: Option<String>,
    /// Whether the declared bump is enough; not computed yet, so null.
    satisfied: Option<bool>,
}

/// What changed, keys as in the contract of the command line.
pub fn report(diff: &Diff, lang: Lang) -> String {
    super::print(&Document {
        format: "begrip.diff/1",
        required_bump: None,
        changes: diff
            .pairs
            .iter()
            .flat_map(|pair| pair.changes.iter().map(move |change| item(pair, change, lang)))
            .collect(),
        definitions: diff.pairs.iter().map(versions).collect(),
        reached: Vec::new(),
    })
}

fn item(pair: &Pair, change: &Change, lang: Lang) -> Item {
    Item {
        id: pair.id.to_string(),
        label: Label::of(&pair.label),
        from: pair.from.as_ref().map(ToString::to_string),
        to: pair.to.as_ref().map(ToString::to_string),
        facet: change.facet.map(begrip_review::Facet::as_str),
        pointer: change.pointer.clone(),
        kind: change.kind.as_str(),
        impact: None,
        old: change.old.clone(),
        new: change.new.clone(),
        message: lang.say(&change.message).to_owned(),
        old_place: change.old_place.clone(),
        new_place: change.new_place.clone(),
    }
}

fn versions(pair: &Pair) -> Versions {
    let bump = |from: &semver::Version, to: &semver::Version| match () {
        () if from == to => "none",
        () if from.major != to.major => "major",
        () if from.minor != to.minor => "minor",
        () => "patch",
    };
    Versions {
        id: pair.id.to_string(),
        label: Label::of(&pair.label),
        from: pair.from.as_ref().map(ToString::to_string),
        to: pair.to.as_ref().map(ToString::to_string),
        declared_bump: pair.from.as_ref().zip(pair.to.as_ref()).map(|(from, to)| bump(from, to)),
        required_bump: None,
        satisfied: None,
    }
}
