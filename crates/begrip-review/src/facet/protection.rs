//! Protection: how sensitive values are, and how small groups are kept from view.

use begrip::kind::indicator::Disclosure;
use begrip::kind::variable::Sensitivity;

use super::Facet;
use crate::changes::{Changes, Effect, Spot};

#[derive(Default)]
pub(crate) struct Protection<'r> {
    pub(crate) sensitivity: Option<&'r Sensitivity>,
    pub(crate) disclosure: Option<&'r Disclosure>,
}

impl<'r> Protection<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = |pointer: &str, en, nl| Spot::new(Facet::Protection, pointer, en, nl);
        let sensitivity = spot("/sensitivity", "sensitivity", "gevoeligheid");
        to.value(sensitivity, self.sensitivity, new.sensitivity, Effect::COMPATIBLE);
        let disclosure = spot("/disclosure", "protection of small groups", "bescherming van kleine groepen");
        to.value(disclosure, self.disclosure, new.disclosure, Effect::COMPATIBLE);
    }
}
