//! The dependency graph as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use super::Named;
use crate::view::Subgraph;

/// A part of the dependency graph.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.graph/1`
    format: &'static str,
    /// The definitions.
    nodes: Vec<Node>,
    /// Which definition refers to which.
    edges: Vec<Arrow>,
}

/// One definition.
#[derive(Debug, Serialize, JsonSchema)]
struct Node {
    #[serde(flatten)]
    named: Named,
    /// Its kind.
    kind: &'static str,
}

/// One reference.
#[derive(Debug, Serialize, JsonSchema)]
struct Arrow {
    /// The definition that refers, `id@=version`.
    from: String,
    /// The definition that is referred to, `id@=version`.
    to: String,
    /// What the reference means.
    relation: &'static str,
    /// Whether the definition rests on it.
    is_dependency: bool,
}

/// The graph.
pub fn report(graph: &Subgraph<'_>) -> String {
    let exact = |definition: &begrip::Definition| format!("{}@={}", definition.id(), definition.version());
    super::print(&Document {
        format: "begrip.graph/1",
        nodes: graph
            .nodes
            .iter()
            .map(|definition| Node { named: Named::of(definition), kind: definition.kind().as_str() })
            .collect(),
        edges: graph
            .edges
            .iter()
            .map(|(from, to, edge)| Arrow {
                from: exact(from),
                to: exact(to),
                relation: edge.relation.as_str(),
                is_dependency: edge.is_dependency,
            })
            .collect(),
    })
}
