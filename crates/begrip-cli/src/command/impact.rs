//! `impact`: who is reached if a definition changes.

use begrip::{Definition, Time};
use begrip_report::{json, markdown, text};
use begrip_review::{Facet, impact};
use clap::Args;

use crate::cli::{Global, Told};
use crate::failure::{Failure, Outcome};
use crate::workplace::find;

/// Show who is reached if a definition changes, across authorities, facet by facet
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The definition that would change
    reference: String,
    /// Only if this facet of it changes
    #[arg(long, value_name = "FACET", value_parser = super::diff::facet)]
    facet: Option<Facet>,
    /// Show the way to this definition instead
    #[arg(long, value_name = "REFERENCE")]
    why: Option<String>,
    /// How it is shown
    #[arg(long, value_enum)]
    format: Option<Told>,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let registry = global.open()?;
        let lang = global.lang(Some(&registry));
        let definition = find(&registry, &self.reference, Time::Any)?;
        let format = global.told(self.format);
        if let Some(why) = &self.why {
            let other = find(&registry, why, Time::Any)?;
            let path = way(&registry, definition, other);
            let path = path.as_deref();
            let text = match format {
                Told::Json => json::impact::why(path),
                Told::Text | Told::Markdown => text::impact::why(path, lang),
            };
            global.write(&text)?;
            return Ok(Outcome::Clean);
        }
        let reached = impact(&registry, definition, self.facet);
        let text = match format {
            Told::Text => text::impact::report(definition, &reached, lang, global.style()),
            Told::Json => json::impact::report(definition, &reached, lang),
            Told::Markdown => markdown::impact::report(definition, &reached, lang),
        };
        global.write(&text)?;
        Ok(Outcome::Clean)
    }
}

/// The definitions on the way from the one that changes to the one that rests on it.
fn way<'r>(
    registry: &'r begrip::Registry,
    changed: &'r Definition,
    other: &'r Definition,
) -> Option<Vec<&'r Definition>> {
    let edges = registry.graph().why(other.node(), changed.node())?;
    let ends = edges.iter().filter_map(|edge| registry.get(edge.to));
    let mut path: Vec<&Definition> = std::iter::once(other).chain(ends).collect();
    path.reverse();
    Some(path)
}
