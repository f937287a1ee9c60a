//! `graph`: the dependency graph.

use begrip::{Definition, Time};
use begrip_report::view::Subgraph;
use begrip_report::{dot, json, mermaid};
use clap::{Args, ValueEnum};

use crate::cli::Global;
use crate::failure::{Failure, Outcome};
use crate::workplace::find;

/// Draw what definitions rest on
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Only these definitions and what they rest on [default: all]
    references: Vec<String>,
    /// Also what rests on them
    #[arg(long)]
    users: bool,
    /// Also relations that are not rested on: supersedes, related, match, alignments
    #[arg(long)]
    every_relation: bool,
    /// The language of the drawing
    #[arg(long, value_enum)]
    format: Option<GraphFormat>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum GraphFormat {
    /// Graphviz
    Dot,
    /// For Markdown
    Mermaid,
    /// For programs
    Json,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let registry = global.open()?;
        let roots: Vec<&Definition> =
            self.references.iter().map(|text| find(&registry, text, Time::Any)).collect::<Result<_, _>>()?;
        let graph = Subgraph::new(&registry, &roots, self.users, self.every_relation);
        let lang = global.lang(Some(&registry));
        let text = match self.format.unwrap_or(default_format(global)) {
            GraphFormat::Dot => dot(&graph, lang),
            GraphFormat::Mermaid => mermaid(&graph, lang),
            GraphFormat::Json => json::graph::report(&graph),
        };
        global.write(&text)?;
        Ok(Outcome::Clean)
    }
}

fn default_format(global: &Global) -> GraphFormat {
    match global.extension() {
        Some("json") => GraphFormat::Json,
        Some("mmd" | "mermaid") => GraphFormat::Mermaid,
        _ => GraphFormat::Dot,
    }
}
