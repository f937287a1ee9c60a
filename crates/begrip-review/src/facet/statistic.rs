//! Statistic: what a figure is of, how it comes about, and by what it is published.

use begrip::kind::indicator;
use begrip::{Reference, Relation};

use super::Facet;
use crate::changes::{Changes, Effect, Referred, Spot};

#[derive(Default)]
pub(crate) struct Statistic<'r> {
    pub(crate) of: Option<&'r Reference>,
    pub(crate) statistic: Option<&'r indicator::Statistic>,
    pub(crate) denominator: Option<&'r Reference>,
    pub(crate) by: &'r [Reference],
}

impl<'r> Statistic<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = |field: &str, en, nl| Spot::new(Facet::Statistic, format!("/{field}"), en, nl);
        let breaking = |relation| Referred { relation, effect: Effect::BREAKING };
        to.reference(
            spot("of", "what is counted", "wat wordt geteld"),
            self.of,
            new.of,
            breaking(Relation::Of),
        );
        to.value(spot("statistic", "statistic", "maat"), self.statistic, new.statistic, Effect::BREAKING);
        let denominator = spot("denominator", "denominator", "noemer");
        to.reference(denominator, self.denominator, new.denominator, breaking(Relation::Denominator));
        let by = spot("by", "published by", "uitgesplitst naar");
        let more = Referred { relation: Relation::Dimension, effect: Effect::MORE };
        to.references(&by, self.by, new.by, more);
    }
}
