//! Source: where the data come from.

use begrip::{Reference, Relation};

use super::Facet;
use crate::changes::{Changes, Effect, Referred, Spot};

#[derive(Default)]
pub(crate) struct Source<'r> {
    pub(crate) data_source: Option<&'r Reference>,
}

impl<'r> Source<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = Spot::new(Facet::Source, "/data_source", "data source", "gegevensbron");
        let referred = Referred { relation: Relation::DataSource, effect: Effect::MORE };
        to.reference(spot, self.data_source, new.data_source, referred);
    }
}
