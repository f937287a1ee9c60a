//! The dependency graph for Mermaid, which code hosts draw inside Markdown.

use std::collections::HashMap;
use std::fmt::Write;

use crate::view::Subgraph;
use begrip_review::Lang;

/// The graph as a Mermaid flowchart; arrows go from a definition to what it refers to.
pub fn graph(graph: &Subgraph<'_>, lang: Lang) -> String {
    let mut text = String::from("flowchart LR\n");
    let names: HashMap<_, String> = graph
        .nodes
        .iter()
        .enumerate()
        .map(|(at, definition)| (definition.node(), format!("n{at}")))
        .collect();
    let name = |node| names.get(&node).map(String::as_str).unwrap_or_default();
    for definition in &graph.nodes {
        let label = quoted(lang.label(definition));
        let (id, version) = (definition.id(), definition.version());
        let _ = writeln!(text, "  {}[\"{label}<br/>{id} {version}\"]", name(definition.node()));
    }
    for (_, _, edge) in &graph.edges {
        let arrow = if edge.is_dependency { "-->" } else { "-.->" };
        let _ = writeln!(text, "  {} {arrow}|{}| {}", name(edge.from), edge.relation, name(edge.to));
    }
    text
}

fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('\n', " ")
}
