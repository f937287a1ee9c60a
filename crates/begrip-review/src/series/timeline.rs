//! Which version of a definition holds on which days.

use std::collections::BTreeSet;

use begrip::{Date, Definition, Reference, Registry, Time, Validity};

/// Days on which one version holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch<'r> {
    pub(super) days: Validity,
    pub(super) definition: &'r Definition,
}

/// The versions that a reference means, day by day, in order of time.
pub(super) fn timeline<'r>(registry: &'r Registry, reference: &Reference) -> Vec<Stretch<'r>> {
    let mut begins: BTreeSet<Date> = BTreeSet::new();
    for definition in registry.candidates(reference) {
        let valid = definition.header().valid;
        begins.extend(valid.from);
        begins.extend(valid.until.and_then(Date::next));
    }
    let begins: Vec<Date> = begins.into_iter().collect();
    let before = begins.first().map(|first| (None, first.previous()));
    let before = before.unwrap_or((None, Date::new(2000, 1, 1)));
    let mut found: Vec<Stretch<'r>> = Vec::new();
    let starts = std::iter::once(before).chain(begins.iter().map(|date| (Some(*date), Some(*date))));
    for (at, (from, sample)) in starts.enumerate() {
        let until = begins.get(at).and_then(|next| next.previous());
        let Some(definition) = sample.and_then(|day| registry.resolve(reference, Time::On(day)).ok()) else {
            continue;
        };
        match found.last_mut() {
            Some(last)
                if last.definition.node() == definition.node()
                    && last.days.until.and_then(Date::next) == from =>
            {
                last.days.until = until;
            }
            _ => found.push(Stretch { days: Validity { from, until }, definition }),
        }
    }
    found
}
