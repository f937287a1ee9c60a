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
        let some = |list: &'r [DefinitionId]| (!list.is_empty()).then_some(list.to_vec());
        let owners = spot("with", "joint owners", "mede-eigenaren");
        to.value(owners, some(self.with).as_ref(), some(new.with).as_ref(), Effect::NONE);
        let some = |list: &'r [Reference]| (!list.is_empty()).then_some(list.to_vec());
        let before = spot("supersedes", "takes the place of", "vervangt");
        to.value(before, some(self.supersedes).as_ref(), some(new.supersedes).as_ref(), Effect::NONE);
        if self.release != new.release {
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

/// What is said about a release, in words by its note.
fn told(release: &Release) -> Shown {
    if release.note.is_empty() {
        return Shown::of(release);
    }
    Shown { value: Shown::of(release).value, ..Shown::text(&release.note) }
}
