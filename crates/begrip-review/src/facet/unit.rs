//! Unit: what is counted.

use begrip::{Reference, Relation};

use super::Facet;
use crate::changes::{Changes, Effect, Referred, Spot};

#[derive(Default)]
pub(crate) struct Unit<'r> {
    pub(crate) unit: Option<&'r Reference>,
    /// Whether a unit is the same one in the next period.
    pub(crate) persists: Option<&'r bool>,
}

impl<'r> Unit<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let referred = Referred { relation: Relation::Unit, effect: Effect::BREAKING };
        to.reference(
            Spot::new(Facet::Unit, "/unit", "unit type", "eenheidstype"),
            self.unit,
            new.unit,
            referred,
        );
        let persists = Spot::new(
            Facet::Unit,
            "/persists",
            "the same unit in the next period",
            "dezelfde eenheid in de volgende periode",
        );
        to.value(persists, self.persists, new.persists, Effect::BREAKING);
    }
}
