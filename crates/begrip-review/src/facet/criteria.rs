//! Criteria: what belongs to the definition and no rule expresses.

use begrip::Text;

use super::Facet;
use super::meaning::sentences;
use crate::changes::{Changes, Effect, Spot};

#[derive(Default)]
pub(crate) struct Criteria<'r> {
    pub(crate) unformalised: &'r [Text],
}

impl<'r> Criteria<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = Spot::new(Facet::Criteria, "/unformalised", "criterion in words", "criterium in woorden");
        sentences(to, &spot, self.unformalised, new.unformalised, Effect::BREAKING);
    }
}
