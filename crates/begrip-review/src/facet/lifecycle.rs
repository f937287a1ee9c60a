//! Lifecycle: how far a definition has come, who owns it with others, what it takes the place of, published figures.

use begrip::kind::indicator::Figure;
use begrip::{DefinitionId, Reference, Release, Status, Validity};

use super::Facet;
use crate::changes::{Changes, Effect, Shown, Spot, matched};
use crate::days::in_words;
use crate::message::Message;

pub(crate) struct Lifecycle<'r> {
    pub(crate) status: &'r Status,
    pub(crate) in_use: &'r Validity,
    pub(crate) with: &'r [DefinitionId],
    pub(crate) supersedes: &'r [Reference],
    pub(crate) release: Option<&'r Release>,
    pub(crate) figures: &'r [Figure],
}

impl<'r> Lifecycle<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = |field: &str, en, nl| Spot::new(Facet::Lifecycle, format!("/{field}"), en, nl);
        to.value(spot("status", "status", "status"), Some(self.status), Some(new.status), Effect::NONE);
        let used = |days: &'r Validity| (!days.is_open()).then_some(days);
        if self.in_use != new.in_use {
            let days = |days: &Validity| Shown::said(days, in_words(*days));
            let (old, new) = (used(self.in_use).map(days), used(new.in_use).map(days));
            to.shown(spot("in_use", "in use", "in gebruik"), old, new, Effect::NONE);
        }
        let some = |list: &'r [DefinitionId]| (!list.is_empty()).then(|| in_order(list));
        let owners = spot("with", "joint owners", "mede-eigenaren");
        to.value(owners, some(self.with).as_ref(), some(new.with).as_ref(), Effect::NONE);
        let called = to.called();
        let before = in_order(self.supersedes);
        let before = before.iter().map(|old| Reference::new(called(old.id()), old.requirement().cloned()));
        let (before, after) = (in_order(&before.collect::<Vec<_>>()), in_order(new.supersedes));
        let some = |list: Vec<Reference>| (!list.is_empty()).then_some(list);
        let place = spot("supersedes", "takes the place of", "vervangt");
        to.value(place, some(before).as_ref(), some(after).as_ref(), Effect::NONE);
        if self.release.map(without_order) != new.release.map(without_order) {
            let about = spot("release", "about this release", "over deze versie");
            to.shown(about, self.release.map(told), new.release.map(told), Effect::NONE);
        }
        let known = |figure: &Figure| {
            let area = figure.area.as_ref().map(|area| format!(" {area}")).unwrap_or_default();
            format!("{}{area}", figure.period)
        };
        for item in matched("/figures", self.figures, new.figures, known) {
            let key = &item.at.key;
            let what = Message::new(format!("figure of {key}"), format!("cijfer over {key}"));
            to.value(Spot::item(Facet::Lifecycle, &item.at, "", what), item.old, item.new, Effect::NONE);
        }
    }
}

/// A list of which the order has no meaning, in one.
fn in_order<T: Clone + ToString>(list: &[T]) -> Vec<T> {
    let mut list = list.to_vec();
    list.sort_by_cached_key(ToString::to_string);
    list
}

fn without_order(release: &Release) -> Release {
    let Release { date, note, editorial, formalises, corrects } = release;
    let note =
        note.iter().map(|(language, text)| (language.clone(), crate::words::collapsed(text))).collect();
    let (editorial, formalises, corrects) = (in_order(editorial), in_order(formalises), in_order(corrects));
    Release { date: *date, note, editorial, formalises, corrects }
}

/// What is said about a release, in words by its note.
fn told(release: &Release) -> Shown {
    if release.note.is_empty() {
        return Shown::of(release);
    }
    Shown { value: Shown::of(release).value, ..Shown::text(&release.note) }
}
