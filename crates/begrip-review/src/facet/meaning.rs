//! Meaning: what is meant, the concept, and what is not known.

use begrip::{Reference, Relation, Text};

use super::Facet;
use crate::changes::{Changes, Effect, Referred, Shown, Spot};
use crate::impact::Impact;
use crate::message::Message;
use crate::words::{is_about_something_else, likeness};

pub(crate) struct Meaning<'r> {
    pub(crate) definition: &'r Text,
    pub(crate) concept: Option<&'r Reference>,
    pub(crate) open: &'r [Text],
}

impl<'r> Meaning<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = Spot::new(Facet::Meaning, "/definition", "definition", "omschrijving");
        to.text(spot, self.definition, new.definition, Impact::Compatible);
        let concept = Spot::new(Facet::Meaning, "/concept", "concept", "begrip");
        let referred = Referred { relation: Relation::Concept, effect: Effect::COMPATIBLE };
        to.reference(concept, self.concept, new.concept, referred);
        let open = Spot::new(Facet::Meaning, "/open", "what is not known", "wat niet bekend is");
        sentences(to, &open, self.open, new.open, Effect::COMPATIBLE);
    }
}

/// Below this share of common words, in per cent, a sentence is another one and not a rewording.
const LIKE: usize = 40;

/// A list of sentences: each is new, gone, or reworded; a rewording is compatible.
pub(super) fn sentences(to: &mut Changes<'_, '_>, spot: &Spot, old: &[Text], new: &[Text], effect: Effect) {
    for item in pairs(old, new) {
        let (at, old, new) = item;
        let here = at.spot(spot);
        match (old, new) {
            (Some(old), Some(new)) => to.text(here, old, new, Impact::Compatible),
            (old, new) => {
                to.shown(here, old.map(Shown::text), new.map(Shown::text), effect);
            }
        }
    }
}

/// Where a sentence stands in both lists.
struct Position {
    old: Option<usize>,
    new: Option<usize>,
    first: String,
}

impl Position {
    fn spot(&self, list: &Spot) -> Spot {
        let at = crate::changes::At {
            list: list.pointer().to_owned(),
            key: self.first.clone(),
            old: self.old,
            new: self.new,
        };
        Spot::item(list.facet, &at, "", list.what().clone())
    }
}

type Pair<'d> = (Position, Option<&'d Text>, Option<&'d Text>);

/// Sentences that are the same or alike, side by side; the others alone.
fn pairs<'d>(old: &'d [Text], new: &'d [Text]) -> Vec<Pair<'d>> {
    let mut free: Vec<(usize, &Text)> = new.iter().enumerate().collect();
    let mut found: Vec<Pair<'d>> = Vec::new();
    let mut rest = Vec::new();
    for (at, text) in old.iter().enumerate() {
        match free.iter().position(|(_, other)| *other == text) {
            Some(same) => drop(free.remove(same)),
            None => rest.push((at, text)),
        }
    }
    for (at, text) in rest {
        let like = |other: &Text| alike(text, other);
        let best = free.iter().enumerate().max_by_key(|(_, (_, other))| like(other));
        let partner = best.filter(|(_, (_, other))| like(other) >= LIKE).map(|(index, _)| index);
        let partner = partner.map(|index| free.remove(index));
        let first = text.in_language("nl").to_owned();
        let position = Position { old: Some(at), new: partner.map(|(at, _)| at), first };
        found.push((position, Some(text), partner.map(|(_, text)| text)));
    }
    for (at, text) in free {
        let first = text.in_language("nl").to_owned();
        found.push((Position { old: None, new: Some(at), first }, None, Some(text)));
    }
    found
}

/// The highest share of common words in a language that both have.
fn alike(old: &Text, new: &Text) -> usize {
    let both = old.iter().filter_map(|(language, text)| Some((text, new.get(language.as_str())?)));
    both.map(|(old, new)| likeness(old, new)).max().unwrap_or_default()
}

/// Reports an id that now means something else: neither its label nor its definition is about the same any more.
///
/// That is the most severe change there is: whoever refers to the id now says something that was never meant.
pub(crate) fn compare_identity(to: &mut Changes<'_, '_>, old: (&Text, &Text), new: (&Text, &Text)) {
    let id = to.new.definition.id().clone();
    let is_other = |old: &Text, new: &Text| {
        let mut common =
            old.iter().filter_map(|(language, text)| Some((text, new.get(language.as_str())?))).peekable();
        common.peek().is_some() && common.all(|(old, new)| is_about_something_else(old, new))
    };
    let same_text = old.1.is_empty() || new.1.is_empty();
    if !is_other(old.0, new.0) || !(same_text || is_far(old.1, new.1)) {
        return;
    }
    let name = |text: &Text, language: &str| text.in_language(language).to_owned();
    let message = Message::new(
        format!(
            "`{id}` means something else: it was \"{}\" and is \"{}\"",
            name(old.0, "en"),
            name(new.0, "en")
        ),
        format!(
            "`{id}` betekent iets anders: het was \"{}\" en is \"{}\"",
            name(old.0, "nl"),
            name(new.0, "nl")
        ),
    );
    let shown = |text: &Text| Some(Shown::of(text));
    let spot = Spot::new(Facet::Meaning, "/id", "identity", "identiteit");
    to.push(
        spot,
        crate::change::ChangeKind::Changed,
        Impact::Breaking,
        (shown(old.0), shown(new.0)),
        message,
    );
}

fn is_far(old: &Text, new: &Text) -> bool {
    alike(old, new) < LIKE
}
