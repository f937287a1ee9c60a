//! Area: where, never who.

use std::collections::BTreeSet;

use begrip::Relation;
use begrip::kind::population;

use super::Facet;
use crate::changes::{Changes, Effect, Referred, Spot};

#[derive(Default)]
pub(crate) struct Area<'r> {
    pub(crate) area: Option<&'r population::Area>,
}

impl<'r> Area<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = |pointer: &str, en, nl| Spot::new(Facet::Area, pointer, en, nl);
        let (Some(old), Some(new)) = (self.area, new.area) else {
            return to.value(spot("/area", "area", "gebied"), self.area, new.area, Effect::BREAKING);
        };
        let population::Area { codes, areas } = old;
        let list = spot("/area/codes", "list of areas", "gebiedsindeling");
        let referred = Referred { relation: Relation::Area, effect: Effect::BREAKING };
        to.reference(list, codes.as_ref(), new.codes.as_ref(), referred);
        let set = |areas: &[begrip::CodeValue]| areas.iter().cloned().collect::<BTreeSet<_>>();
        if set(areas) != set(&new.areas) {
            to.value(spot("/area/in", "areas", "gebieden"), Some(areas), Some(&new.areas), Effect::BREAKING);
        }
    }
}
