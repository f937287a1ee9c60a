//! Documentation: label, note, sources, worked examples, contact.

use begrip::{Example, Source, Text};

use super::Facet;
use crate::changes::{Changes, Effect, Shown, Spot, matched, matched_in_order};
use crate::impact::Impact;
use crate::language::Lang;
use crate::message::Message;

pub(crate) struct Documentation<'r> {
    pub(crate) label: &'r Text,
    pub(crate) note: &'r Text,
    pub(crate) sources: &'r [Source],
    pub(crate) examples: &'r [Example],
    pub(crate) contact: Option<&'r String>,
}

impl<'r> Documentation<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = |field: &str, en, nl| Spot::new(Facet::Documentation, format!("/{field}"), en, nl);
        to.text(spot("label", "label", "naam"), self.label, new.label, Impact::Editorial);
        to.text(spot("note", "note", "toelichting"), self.note, new.note, Impact::Editorial);
        let known =
            |source: &Source| source.key.clone().or(source.url.clone()).unwrap_or(source.title.clone());
        for item in matched("/sources", self.sources, new.sources, known) {
            let key = &item.at.key;
            let what = Message::new(format!("source `{key}`"), format!("bron `{key}`"));
            let effect = if says_the_same(item.old, item.new) { Effect::NONE } else { Effect::EDITORIAL };
            let spot = Spot::item(Facet::Documentation, &item.at, "", what);
            match (item.old, item.new) {
                (Some(_), Some(_)) => to.value(spot, item.old, item.new, effect),
                (None, None) => {}
                (old, new) => {
                    to.shown(spot, old.map(titled), new.map(titled), effect);
                }
            }
        }
        let known = |example: &Example| example.label.in_language("en").to_owned();
        for item in matched_in_order("/examples", self.examples, new.examples, known) {
            let named = |lang: Lang| item.old.or(item.new).map(|example| lang.text(&example.label));
            let what = Message::new(
                format!("example \"{}\"", named(Lang::En).unwrap_or_default()),
                format!("voorbeeld \"{}\"", named(Lang::Nl).unwrap_or_default()),
            );
            let spot = Spot::item(Facet::Documentation, &item.at, "", what);
            match (item.old, item.new) {
                (Some(_), Some(_)) => to.value(spot, item.old, item.new, Effect::EDITORIAL),
                (None, None) => {}
                (old, new) => {
                    to.shown(spot, old.map(dated), new.map(dated), Effect::EDITORIAL);
                }
            }
        }
        to.value(spot("contact", "contact", "contact"), self.contact, new.contact, Effect::EDITORIAL);
    }
}

/// Whether two sources differ only in when they were read and by whom, which may change of an adopted version.
fn says_the_same(old: Option<&Source>, new: Option<&Source>) -> bool {
    let told = |source: &Source| {
        let Source { key, title, url, role, law, consulted: _, verified: _ } = source;
        (key.clone(), title.clone(), url.clone(), *role, law.clone())
    };
    old.is_some() && old.map(told) == new.map(told)
}

/// A source, in words by its title.
fn titled(source: &Source) -> Shown {
    let title = format!("\"{}\"", source.title);
    Shown::said(source, Message::new(title.clone(), title))
}

/// An example, in words by its day.
fn dated(example: &Example) -> Shown {
    let date = example.date.map(|date| date.to_string()).unwrap_or_default();
    Shown::said(example, Message::new(date.clone(), date))
}
