//! The dependency graph for Graphviz.

use std::fmt::Write;

use crate::view::Subgraph;
use begrip_review::Lang;

/// The graph in the DOT language; arrows go from a definition to what it refers to.
pub fn graph(graph: &Subgraph<'_>, lang: Lang) -> String {
    let mut text =
        String::from("digraph begrip {\n  rankdir=LR\n  node [shape=box, fontname=\"sans-serif\"]\n");
    for definition in &graph.nodes {
        let name = format!("{} {}", definition.id(), definition.version());
        let label = format!("{}\n{name}", lang.label(definition));
        let _ = writeln!(text, "  {} [label={}]", quoted(&name), quoted(&label));
    }
    for (from, to, edge) in &graph.edges {
        let (from, to) =
            (format!("{} {}", from.id(), from.version()), format!("{} {}", to.id(), to.version()));
        let style = if edge.is_dependency { "" } else { ", style=dashed" };
        let _ = writeln!(
            text,
            "  {} -> {} [label={}{style}]",
            quoted(&from),
            quoted(&to),
            quoted(edge.relation.as_str())
        );
    }
    text.push_str("}\n");
    text
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
