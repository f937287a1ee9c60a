//! All definitions of a concept against each other, as JSON.

use begrip_review::Matrix;
use schemars::JsonSchema;
use serde::Serialize;

/// All definitions of a concept against each other.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.compare/1`
    format: &'static str,
    /// The definition with which the others are compared; null for all pairs.
    reference: Option<String>,
    /// The definitions.
    definitions: Vec<String>,
    /// The comparisons.
    cells: Vec<CellItem>,
    /// Definitions that are proved to select the same units, together.
    groups: Vec<Vec<String>>,
}

/// One comparison.
#[derive(Debug, Serialize, JsonSchema)]
struct CellItem {
    /// The left definition.
    left: String,
    /// The right definition.
    right: String,
    /// The verdict.
    verdict: &'static str,
    /// How the units that they select relate.
    relation: &'static str,
    /// The day whose amounts were used.
    on: Option<String>,
}

/// All definitions of a concept against each other, or against one of them.
pub fn report(found: &Matrix) -> String {
    super::print(&super::compare::Any::Concept(Document {
        format: "begrip.compare/1",
        reference: found.reference.as_ref().map(ToString::to_string),
        definitions: found.definitions.iter().map(ToString::to_string).collect(),
        cells: found
            .cells
            .iter()
            .map(|cell| CellItem {
                left: cell.left.to_string(),
                right: cell.right.to_string(),
                verdict: cell.verdict.as_str(),
                relation: cell.relation.as_str(),
                on: cell.on.map(|on| on.to_string()),
            })
            .collect(),
        groups: found.groups.iter().map(|group| group.iter().map(ToString::to_string).collect()).collect(),
    }))
}
