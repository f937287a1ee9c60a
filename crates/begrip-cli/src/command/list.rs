//! `list`: the definitions of a registry, filtered.

use begrip::{Definition, DefinitionId, Kind, Registry};
use begrip_report::{json, text};
use clap::Args;

use crate::cli::{Format, Global};
use crate::failure::{Failure, Outcome};
use crate::workplace::find;

/// List definitions
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Only this kind: variable, concept, parameter, …
    #[arg(long, value_parser = kind)]
    kind: Option<Kind>,
    /// Only those of this authority, alone or with others
    #[arg(long, value_name = "ID")]
    authority: Option<DefinitionId>,
    /// Only those of this concept, or of one narrower than it
    #[arg(long, value_name = "REF")]
    concept: Option<String>,
    /// Only those with this status
    #[arg(long, value_parser = ["draft", "proposed", "adopted", "superseded", "retired", "withdrawn"])]
    status: Option<String>,
    /// How they are shown
    #[arg(long, value_enum)]
    format: Option<Format>,
}

fn kind(word: &str) -> Result<Kind, String> {
    Kind::from_word(word).ok_or_else(|| {
        let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
        format!("the kinds are {}", kinds.join(", "))
    })
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let registry = global.open()?;
        let concepts = self.concept.as_deref().map(|text| concepts(&registry, text)).transpose()?;
        let wanted = |definition: &&Definition| {
            self.fits(definition) && concepts.as_ref().is_none_or(|ids| is_of(definition, ids))
        };
        let definitions: Vec<&Definition> = registry.definitions().iter().filter(wanted).collect();
        let text = match global.format(self.format) {
            Format::Text => text::list::report(&definitions, global.lang(Some(&registry)), global.style()),
            Format::Json => json::list::report(&definitions, json::list::Verb::List),
        };
        global.write(&text)?;
        Ok(Outcome::Clean)
    }

    fn fits(&self, definition: &Definition) -> bool {
        let header = definition.header();
        let owned_by = |id: &DefinitionId| header.id.of_authority() == *id || header.with.contains(id);
        self.kind.is_none_or(|kind| definition.kind() == kind)
            && self.authority.as_ref().is_none_or(owned_by)
            && self.status.as_ref().is_none_or(|status| header.status.as_str() == status)
    }
}

/// The concept and all that are narrower than it.
fn concepts<'r>(registry: &'r Registry, text: &str) -> Result<Vec<&'r DefinitionId>, Failure> {
    let concept = find(registry, text, begrip::Time::Any)?;
    let narrower = registry.graph().used_by(concept.node());
    let nodes = std::iter::once(concept.node()).chain(narrower);
    let concepts = nodes.filter_map(|node| registry.get(node)).filter(|other| other.kind() == Kind::Concept);
    Ok(concepts.map(Definition::id).collect())
}

fn is_of(definition: &Definition, concepts: &[&DefinitionId]) -> bool {
    definition.header().concept.as_ref().is_some_and(|concept| concepts.contains(&concept.id()))
}
