//! Codes: the categories of a list, their parents, order, residuals and validity.

use std::collections::{BTreeMap, BTreeSet};

use begrip::kind::code_list::{Code, CodeList};
use begrip::kind::correspondence::Correspondence;
use begrip::{CodeValue, Content, Date, Text, Time, Validity};

use super::Facet;
use super::validity::is_within;
use crate::change::ChangeKind;
use crate::changes::{Changes, Effect, Matched, Shown, Spot, matched};
use crate::days::in_words;
use crate::impact::Impact;
use crate::message::Message;
use crate::words::is_about_something_else;

mod fate;

use fate::{Fate, fates};

#[derive(Default, Clone, Copy)]
pub(crate) struct Codes<'r> {
    pub(crate) codes: &'r [Code],
    pub(crate) ordered: Option<&'r bool>,
}

impl<'r> Codes<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot =
            Spot::new(Facet::Codes, "/ordered", "the order has a meaning", "de volgorde heeft een betekenis");
        to.value(spot, self.ordered, new.ordered, Effect::BREAKING);
        self.compare_order(new, to);
        let items = matched("/codes", self.codes, new.codes, |code| code.code.to_string());
        let fates = fates(&items);
        for item in &items {
            match (item.old, item.new) {
                (Some(old), Some(after)) => compare_code(to, item, (old, after), new.codes),
                (Some(old), None) => removed(to, item, old, fates.get(&item.at.key)),
                (None, Some(code)) => added(to, item, code, (self, new), fates.get(&item.at.key)),
                (None, None) => {}
            }
        }
        compare_extents(to);
    }

    /// The order of the codes that both sides have, where it has a meaning.
    fn compare_order(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let has = |codes: &[Code], code: &CodeValue| codes.iter().any(|other| other.code == *code);
        let common = |these: &'r [Code], those: &'r [Code]| -> Vec<&'r CodeValue> {
            these.iter().map(|code| &code.code).filter(|code| has(those, code)).collect()
        };
        let (before, after) = (common(self.codes, new.codes), common(new.codes, self.codes));
        if self.ordered == Some(&true) && new.ordered == Some(&true) && before != after {
            let spot = Spot::new(Facet::Codes, "/codes", "order of the codes", "volgorde van de codes");
            to.value(spot, Some(&before), Some(&after), Effect::BREAKING);
        }
    }
}

fn named(item: &Matched<'_, Code>) -> Message {
    let key = &item.at.key;
    Message::new(format!("code `{key}`"), format!("code `{key}`"))
}

fn compare_code<'r>(
    to: &mut Changes<'_, 'r>,
    item: &Matched<'r, Code>,
    (old, new): (&'r Code, &'r Code),
    codes: &[Code],
) {
    let Code { code: _, label, definition, parent, valid, residual, formed_from, extent_changed } = old;
    let key = &item.at.key;
    let spot = |below: &str, en: &str, nl: &str| {
        let what = Message::new(format!("{en} of code `{key}`"), format!("{nl} van code `{key}`"));
        Spot::item(Facet::Codes, &item.at, below, what)
    };
    if has_other_meaning(old, new) {
        let message = Message::new(
            format!(
                "code `{key}` means something else: it was \"{}\" and is \"{}\"",
                label.in_language("en"),
                new.label.in_language("en")
            ),
            format!(
                "code `{key}` betekent iets anders: het was \"{}\" en is \"{}\"",
                label.in_language("nl"),
                new.label.in_language("nl")
            ),
        );
        let shown = (Some(Shown::of(label)), Some(Shown::of(&new.label)));
        to.push(spot("/label", "label", "naam"), ChangeKind::Changed, Impact::Breaking, shown, message);
    } else {
        to.text(spot("/label", "label", "naam"), label, &new.label, Impact::Editorial);
    }
    to.text(
        spot("/definition", "definition", "omschrijving"),
        definition,
        &new.definition,
        Impact::Compatible,
    );
    to.value(
        spot("/parent", "parent", "bovenliggende code"),
        parent.as_ref(),
        new.parent.as_ref(),
        Effect::BREAKING,
    );
    to.value(
        spot("/residual", "\"all others\"", "\"alle overige\""),
        yes(residual),
        yes(&new.residual),
        Effect::BREAKING,
    );
    compare_days(to, spot("/valid", "validity", "geldigheid"), new, (*valid, new.valid), codes);
    let formed = spot("/formed_from", "origin", "herkomst");
    let some = |codes: &'r [CodeValue]| (!codes.is_empty()).then(|| codes.to_vec());
    let (before, after) = (some(formed_from), some(&new.formed_from));
    let set = |codes: &'r [CodeValue]| codes.iter().collect::<BTreeSet<_>>();
    if set(formed_from) != set(&new.formed_from) {
        let break_at = new.valid.from.filter(|_| after.is_some());
        to.shown(formed, before.as_ref().map(Shown::of), after.as_ref().map(Shown::of), Effect::COMPATIBLE)
            .break_at = break_at;
    }
    if *extent_changed != new.extent_changed {
        let break_at = new.valid.from.filter(|_| new.extent_changed);
        let extent = spot("/extent_changed", "another extent", "andere omvang");
        to.shown(
            extent,
            yes(extent_changed).map(Shown::of),
            yes(&new.extent_changed).map(Shown::of),
            Effect::COMPATIBLE,
        )
        .break_at = break_at;
    }
}

fn yes(flag: &bool) -> Option<&bool> {
    Some(flag).filter(|flag| **flag)
}

/// Whether neither label nor definition is about the same any more.
fn has_other_meaning(old: &Code, new: &Code) -> bool {
    let is_other = |old: &Text, new: &Text| {
        let mut common =
            old.iter().filter_map(|(language, text)| Some((text, new.get(language.as_str())?))).peekable();
        common.peek().is_some() && common.all(|(old, new)| is_about_something_else(old, new))
    };
    let same_definition = !old.definition.is_empty() && old.definition == new.definition;
    is_other(&old.label, &new.label) && !same_definition
}

fn compare_days(
    to: &mut Changes<'_, '_>,
    spot: Spot,
    code: &Code,
    (old, new): (Validity, Validity),
    codes: &[Code],
) {
    if old == new {
        return;
    }
    let follows = |other: &Code| {
        let next = new.until.and_then(Date::next);
        let carries_on =
            other.formed_from.contains(&code.code) || (other.code == code.code && other.extent_changed);
        next.is_some() && other.valid.from == next && carries_on
    };
    let closes_later = new.from == old.from && new.until > to.day() && to.day().is_some();
    // without a first day it takes units from "all others" on days of which there are figures
    let narrows = old.from.is_some() && new.from.is_none() && narrowed(codes, code).is_some();
    let kept = is_within(old, new) || closes_later || codes.iter().any(follows);
    let kept = kept && !narrows;
    let effect = if kept { Effect::COMPATIBLE } else { Effect::BREAKING };
    let shown = |days: Validity| Some(Shown::said(&days, in_words(days)));
    to.shown(spot, shown(old), shown(new), effect);
}

fn removed<'r>(to: &mut Changes<'_, 'r>, item: &Matched<'r, Code>, old: &'r Code, fate: Option<&Fate<'r>>) {
    let spot = Spot::item(Facet::Codes, &item.at, "", named(item));
    let key = &item.at.key;
    let shown = (Some(Shown::of(old)), None);
    match fate {
        // said once, at the new code
        Some(Fate::Renamed(_)) => {}
        Some(Fate::Became(codes)) => {
            let list = codes.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ");
            let message = if codes.len() > 1 {
                Message::new(
                    format!("code `{key}` was split into {list}"),
                    format!("code `{key}` is gesplitst in {list}"),
                )
            } else {
                Message::new(
                    format!("code `{key}` went into {list}"),
                    format!("code `{key}` is opgegaan in {list}"),
                )
            };
            to.push(spot, ChangeKind::Removed, Impact::Breaking, shown, message);
        }
        None => {
            to.shown(spot, Some(labelled(old)), None, Effect::BREAKING);
        }
    }
}

fn added<'r>(
    to: &mut Changes<'_, 'r>,
    item: &Matched<'r, Code>,
    code: &'r Code,
    (before, after): (&Codes<'r>, &Codes<'r>),
    fate: Option<&Fate<'r>>,
) {
    let key = &item.at.key;
    let spot = Spot::item(Facet::Codes, &item.at, "", named(item));
    if let Some(Fate::Renamed(old)) = fate {
        let message =
            Message::new(format!("code `{old}` is now `{key}`"), format!("code `{old}` is nu `{key}`"));
        let shown = (Some(Shown::of(*old)), Some(Shown::of(&code.code)));
        to.push(
            spot.moved_from(old_place(before, old)),
            ChangeKind::Renamed,
            Impact::Breaking,
            shown,
            message,
        );
        return;
    }
    let narrows = narrowed(before.codes, code);
    let breaks = breaks_at(after, code);
    let impact =
        if narrows.is_some() && code.valid.from.is_none() { Impact::Breaking } else { Impact::Compatible };
    let change = to.shown(spot, None, Some(labelled(code)), Effect { added: impact, ..Effect::BREAKING });
    change.break_at = breaks.filter(|_| impact == Impact::Compatible);
    explain(&mut change.message, code, narrows, change.break_at);
}

/// A code, in words by its label.
fn labelled(code: &Code) -> Shown {
    if code.label.is_empty() {
        Shown::of(code)
    } else {
        Shown { value: Shown::of(code).value, ..Shown::text(&code.label) }
    }
}

/// Adds to a sentence about a new code what it takes from others, and from when on.
fn explain(message: &mut Message, code: &Code, narrows: Option<&Code>, break_at: Option<Date>) {
    let list = code.formed_from.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ");
    if !list.is_empty() {
        message.en.push_str(&format!(", made from {list}"));
        message.nl.push_str(&format!(", gevormd uit {list}"));
    }
    if code.extent_changed {
        message.en.push_str(", with another extent");
        message.nl.push_str(", met een andere omvang");
    }
    if let Some(other) = narrows {
        message.en.push_str(&format!("; `{}` no longer holds these", other.code));
        message.nl.push_str(&format!("; `{}` bevat deze niet meer", other.code));
    }
    if let Some(date) = break_at {
        message.en.push_str(&format!("; the series breaks on {date}"));
        message.nl.push_str(&format!("; de reeks breekt op {date}"));
    }
}

fn old_place(before: &Codes<'_>, code: &CodeValue) -> String {
    let at = before.codes.iter().position(|other| other.code == *code);
    at.map_or_else(|| "/codes".to_owned(), |at| format!("/codes/{at}"))
}

/// The residual code that a code takes units from, unless it says that they come from elsewhere.
fn narrowed<'r>(codes: &'r [Code], code: &Code) -> Option<&'r Code> {
    let is_made_from_others = !code.formed_from.is_empty() || code.extent_changed;
    let mut others = codes.iter().filter(|_| !code.residual && !is_made_from_others);
    others.find(|other| other.residual && other.valid.intersection(&code.valid).is_some())
}

/// The day on which the series breaks at a code: it was made from others, or has another extent, or took units from
/// "all others".
fn breaks_at(codes: &Codes<'_>, code: &Code) -> Option<Date> {
    let from = code.valid.from?;
    let day_before = from.previous()?;
    let had_residual = codes.codes.iter().any(|other| other.residual && other.valid.contains(day_before));
    let is_first =
        codes.codes.iter().all(|other| other.code != code.code || other.valid.from >= code.valid.from);
    let narrows = had_residual && !code.residual && is_first;
    (!code.formed_from.is_empty() || code.extent_changed || narrows).then_some(from)
}

/// The days on which a code list breaks the series of whoever uses it, each with what happened.
///
/// With `membership` it is used to ask whether a code is in it, so that a code that comes or goes is a break too.
pub(crate) fn all_breaks(list: &CodeList, membership: bool) -> Vec<(Date, Message)> {
    let CodeList { codes, ordered: _ } = list;
    let all = Codes { codes, ordered: None };
    let first = codes.iter().map(|code| code.valid.from).min().flatten();
    let mut found: BTreeMap<Date, Vec<Message>> = BTreeMap::new();
    for code in codes {
        let comes = code.valid.from.filter(|from| membership && Some(*from) > first);
        if let Some(date) = breaks_at(&all, code).or(comes) {
            let mut message =
                Message::new(format!("code `{}`: new", code.code), format!("code `{}`: nieuw", code.code));
            explain(&mut message, code, None, None);
            found.entry(date).or_default().push(message);
        }
    }
    let said = |messages: &[Message], pick: fn(&Message) -> &str| {
        messages.iter().map(pick).collect::<Vec<_>>().join("; ")
    };
    let one = |(date, messages): (Date, Vec<Message>)| {
        (date, Message::new(said(&messages, |message| &message.en), said(&messages, |message| &message.nl)))
    };
    found.into_iter().map(one).collect()
}

/// Codes that both lists have and that a correspondence between them shows to cover something else.
fn compare_extents(to: &mut Changes<'_, '_>) {
    let (old, new) = (to.old.definition, to.new.definition);
    if old.version().major == new.version().major {
        return;
    }
    let registry = to.new.registry;
    let means = |reference: &begrip::Reference, definition: &begrip::Definition| {
        registry.resolve(reference, Time::Any).is_ok_and(|found| {
            found.id() == definition.id() && found.version().major == definition.version().major
        })
    };
    let between = registry.definitions().iter().find_map(|definition| match definition.content() {
        Content::Correspondence(maps) if means(&maps.from, old) && means(&maps.to, new) => Some(maps),
        _ => None,
    });
    for code in between.map(other_extent).unwrap_or_default() {
        let Content::CodeList(list) = new.content() else { return };
        let Some(at) = list.codes.iter().position(|entry| entry.code == code) else { continue };
        let message = Message::new(
            format!("code `{code}` stays and covers something else"),
            format!("code `{code}` blijft en omvat iets anders"),
        );
        let spot = Spot::new(Facet::Codes, format!("/codes/{at}"), "extent", "omvang");
        let shown = (Some(Shown::of(&code)), Some(Shown::of(&code)));
        to.push(spot, ChangeKind::Changed, Impact::Breaking, shown, message);
    }
}

/// Codes that stay while they take from others or give to others.
fn other_extent(maps: &Correspondence) -> Vec<CodeValue> {
    let mut partners: BTreeMap<&CodeValue, (BTreeSet<&CodeValue>, BTreeSet<&CodeValue>)> = BTreeMap::new();
    for map in &maps.maps {
        for (from, into) in map.from.iter().flat_map(|from| map.to.iter().map(move |into| (from, into))) {
            partners.entry(from).or_default().0.insert(into);
            partners.entry(into).or_default().1.insert(from);
        }
    }
    let stays = |(code, (into, from)): &(&CodeValue, (BTreeSet<&CodeValue>, BTreeSet<&CodeValue>))| {
        into.contains(code) && (into.len() > 1 || from.len() > 1)
    };
    partners.into_iter().filter(stays).map(|(code, _)| code.clone()).collect()
}
