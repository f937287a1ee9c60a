//! Period: the reference period or day of a value.

use begrip::{Date, ReferencePeriod};

use super::Facet;
use crate::changes::{Changes, Effect, Spot};

#[derive(Default)]
pub(crate) struct Period<'r> {
    pub(crate) period: Option<&'r ReferencePeriod>,
}

impl<'r> Period<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = Spot::new(Facet::Period, "/period", "reference period", "verslagperiode");
        let same = self.period.zip(new.period).is_some_and(|(old, new)| is_same(old, new));
        let effect = if same { Effect::EDITORIAL } else { Effect::BREAKING };
        to.value(spot, self.period, new.period, effect);
    }
}

/// Whether two periods differ only in how they are written: `1 year` and `12 months`.
fn is_same(old: &ReferencePeriod, new: &ReferencePeriod) -> bool {
    // one day of every month tells periods of any length and beginning apart
    let days = (1..=12).filter_map(|month| Date::new(2000, month, 15));
    let around = |period: &ReferencePeriod, day| period.around(day).map(|days| (days.from, days.until));
    old.months() == new.months() && days.into_iter().all(|day| around(old, day) == around(new, day))
}
