//! A part of a diff: of some definitions, authorities or facets, or only what reaches far enough.

use begrip::DefinitionId;

use super::{Diff, Pair};
use crate::facet::Facet;
use crate::impact::Impact;
use crate::reach::Reached;

/// Which part of a diff is asked for; what is empty asks for all.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only these definitions.
    pub ids: Vec<DefinitionId>,
    /// Only definitions of these authorities.
    pub authorities: Vec<String>,
    /// Only changes of these facets.
    pub facets: Vec<Facet>,
    /// Only changes that reach at least so far.
    pub least: Option<Impact>,
}

impl Diff {
    /// The part that is asked for; a definition of which no change is left stays only if it owes a bump.
    #[must_use]
    pub fn select(mut self, selection: &Selection) -> Self {
        let Selection { ids, authorities, facets, least } = selection;
        let of = |id: &DefinitionId| {
            let is_asked = ids.is_empty() || ids.contains(id);
            is_asked && (authorities.is_empty() || authorities.iter().any(|name| name == id.authority()))
        };
        self.pairs.retain(|pair| of(&pair.id) || pair.renamed_from.as_ref().is_some_and(&of));
        let is_whole = facets.is_empty() && least.is_none();
        for pair in &mut self.pairs {
            pair.changes.retain(|change| {
                (facets.is_empty() || facets.contains(&change.facet))
                    && least.is_none_or(|least| change.impact >= least)
            });
        }
        let owes = |pair: &Pair| pair.because_of.is_some() && facets.is_empty();
        self.pairs.retain(|pair| is_whole || !pair.changes.is_empty() || owes(pair));
        let reaches = |reached: &Reached| {
            let from = reached.path.first().is_some_and(&of);
            (of(&reached.id) || from) && (facets.is_empty() || facets.contains(&reached.facet))
        };
        self.reached.retain(reaches);
        self
    }
}
