//! What changed as JSON.

use begrip::Place;
use begrip_review::{Cause, Change, Diff, Pair};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::Label;
use super::reached;
use begrip_review::Lang;

/// What changed between two sides.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.diff/1`
    format: &'static str,
    /// The version bump that all changes together ask for: `major`, `minor`, `patch` or `none`.
    required_bump: &'static str,
    /// Every change.
    changes: Vec<Item>,
    /// The definitions that changed or owe a bump.
    definitions: Vec<Versions>,
    /// The definitions that the changes reach.
    reached: Vec<reached::Item>,
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
    /// The facet that the field belongs to.
    facet: &'static str,
    /// The field, as a JSON pointer.
    pointer: String,
    /// `added`, `removed`, `changed` or `renamed`.
    kind: &'static str,
    /// How far the change reaches: `breaking`, `correction`, `compatible`, `editorial` or `none`.
    impact: &'static str,
    /// The value on the old side.
    old: Option<Value>,
    /// The value on the new side.
    new: Option<Value>,
    /// What happened, in the language that was asked for.
    message: String,
    /// `equivalent` where both sides are proved to select the same units.
    #[serde(skip_serializing_if = "Option::is_none")]
    relation: Option<&'static str>,
    /// The day on which the series breaks, whatever the version.
    #[serde(skip_serializing_if = "Option::is_none")]
    break_at: Option<String>,
    /// The changes of other definitions that make this one a break.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    causes: Vec<super::reached::CauseItem>,
    /// A name for the change that survives unrelated edits.
    fingerprint: String,
    /// Whether it was accepted, so that it asks for no bump.
    accepted: bool,
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
    /// Its id on the old side, if it was another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    renamed_from: Option<String>,
    /// Its label.
    label: Label,
    /// Its version on the old side.
    from: Option<String>,
    /// Its version on the new side.
    to: Option<String>,
    /// The bump from the one version to the other.
    declared_bump: Option<&'static str>,
    /// The bump that the changes ask for.
    required_bump: &'static str,
    /// Whether the declared bump is enough, and a version that was wrong is withdrawn.
    satisfied: bool,
    /// The definition whose change asks for the bump, where it is not its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    because_of: Option<String>,
    /// The version that was wrong and still has to be withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    to_withdraw: Option<String>,
}

/// What changed, keys as in the contract of the command line.
pub fn report(diff: &Diff, lang: Lang) -> String {
    super::print(&Document {
        format: "begrip.diff/1",
        required_bump: diff.required().as_str(),
        changes: diff
            .pairs
            .iter()
            .flat_map(|pair| pair.changes.iter().map(move |change| item(pair, change, lang)))
            .collect(),
        definitions: diff.pairs.iter().map(versions).collect(),
        reached: diff.reached.iter().map(|one| reached::item(one, lang)).collect(),
    })
}

fn item(pair: &Pair, change: &Change, lang: Lang) -> Item {
    let cause = |cause: &Cause| reached::cause(cause, lang);
    Item {
        id: pair.id.to_string(),
        label: Label::of(&pair.label),
        from: pair.from.as_ref().map(ToString::to_string),
        to: pair.to.as_ref().map(ToString::to_string),
        facet: change.facet.as_str(),
        pointer: change.pointer.clone(),
        kind: change.kind.as_str(),
        impact: change.impact.as_str(),
        old: change.old.clone(),
        new: change.new.clone(),
        message: lang.say(&change.message).to_owned(),
        relation: change.equivalent.then_some("equivalent"),
        break_at: change.break_at.map(|date| date.to_string()),
        causes: change.causes.iter().map(cause).collect(),
        fingerprint: change.fingerprint.clone(),
        accepted: change.accepted,
        old_place: change.old_place.clone(),
        new_place: change.new_place.clone(),
    }
}

fn versions(pair: &Pair) -> Versions {
    let text = |version: &Option<semver::Version>| version.as_ref().map(ToString::to_string);
    Versions {
        id: pair.id.to_string(),
        renamed_from: pair.renamed_from.as_ref().map(ToString::to_string),
        label: Label::of(&pair.label),
        from: text(&pair.from),
        to: text(&pair.to),
        declared_bump: pair.declared().map(begrip_review::Bump::as_str),
        required_bump: pair.required.as_str(),
        satisfied: pair.is_satisfied(),
        because_of: pair.because_of.as_ref().map(ToString::to_string),
        to_withdraw: text(&pair.to_withdraw),
    }
}
