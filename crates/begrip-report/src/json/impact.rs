//! Who is reached if a definition changes, as JSON.

use begrip::Definition;
use begrip_review::{Lang, Reached};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Named, reached};

/// Who is reached if a definition changes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.impact/1`
    format: &'static str,
    /// The definition.
    #[serde(flatten)]
    definition: Named,
    /// Those that are reached, by facet.
    reached: Vec<reached::Item>,
}

/// Who is reached if a definition changes, facet by facet.
pub fn report(definition: &Definition, reached: &[Reached], lang: Lang) -> String {
    super::print(&Document {
        format: "begrip.impact/1",
        definition: Named::of(definition),
        reached: reached.iter().map(|one| reached::item(one, lang)).collect(),
    })
}

/// The way from one definition to another that it rests on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WhyDocument {
    /// `begrip.impact/1`
    format: &'static str,
    /// The ids on the way from the definition that would change to the one that is asked about; null if there is none.
    path: Option<Vec<String>>,
}

/// The way along which one definition reaches another.
pub fn why(path: Option<&[&Definition]>) -> String {
    let path = path.map(|path| path.iter().map(|definition| definition.id().to_string()).collect());
    super::print(&WhyDocument { format: "begrip.impact/1", path })
}
