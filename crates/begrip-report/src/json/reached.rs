//! Definitions that a change reaches, and causes elsewhere, as JSON: shared by the documents that have them.

use begrip_review::{Cause, Lang, Reached};
use schemars::JsonSchema;
use serde::Serialize;

/// A definition that a change reaches.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Item {
    /// The definition.
    id: String,
    /// Its version.
    version: String,
    /// Its authority.
    authority: String,
    /// The facet that changed where the change was made.
    facet: &'static str,
    /// The facet in which the change arrives here.
    arrives: &'static str,
    /// The ids on the way from the changed definition to this one, both within.
    path: Vec<String>,
    /// How many ids in the middle of a long way are left out; absent if none are.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<usize>,
    /// `bump`, `review`, `stays-behind` or `none`.
    action: &'static str,
    /// How it uses the definition before it on the way.
    relation: &'static str,
    /// The versions of that definition that it asks for.
    pin: Option<String>,
    /// What its owner has to do, in the language that was asked for.
    message: String,
}

/// A change of another definition, and the way that leads to it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CauseItem {
    /// The facet that changed there.
    facet: &'static str,
    /// The definition that changed.
    id: String,
    /// The ids on the way to it.
    path: Vec<String>,
    /// How many ids in the middle of a long way are left out; absent if none are.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<usize>,
    /// What happened there, in the language that was asked for.
    message: String,
}

pub(super) fn item(reached: &Reached, lang: Lang) -> Item {
    Item {
        id: reached.id.to_string(),
        version: reached.version.to_string(),
        authority: reached.id.authority().to_owned(),
        facet: reached.facet.as_str(),
        arrives: reached.arrives.as_str(),
        path: reached.path.iter().map(ToString::to_string).collect(),
        left_out: Some(reached.left_out).filter(|number| *number > 0),
        action: reached.action.as_str(),
        relation: reached.relation.as_str(),
        pin: reached.pin.clone(),
        message: lang.say(&reached.in_words()).to_owned(),
    }
}

pub(super) fn cause(cause: &Cause, lang: Lang) -> CauseItem {
    CauseItem {
        facet: cause.facet.as_str(),
        id: cause.path.last().map(ToString::to_string).unwrap_or_default(),
        path: cause.path.iter().map(ToString::to_string).collect(),
        left_out: Some(cause.left_out).filter(|number| *number > 0),
        message: lang.say(&cause.message).to_owned(),
    }
}
