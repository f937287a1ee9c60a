//! Steps: the dated amounts of a parameter, and the keys by which they are given.

use begrip::kind::parameter::{Change as Moves, Key, Parameter, Step};
use begrip::{Date, Relation, UnitOfMeasure, Validity};

use super::Facet;
use crate::change::ChangeKind;
use crate::changes::{Changes, Effect, Matched, Referred, Shown, Spot, matched};
use crate::impact::Impact;
use crate::language::Lang;
use crate::message::Message;

pub(crate) mod table;
mod words;

use table::{Entry, entries, together};
use words::{break_in_words, keys_in_words, moved, shown_step, since, step_in_words};

#[derive(Default, Clone, Copy)]
pub(crate) struct Steps<'r> {
    pub(crate) change: Option<&'r Moves>,
    pub(crate) by: &'r [Key],
    pub(crate) steps: &'r [Step],
    /// The unit of the amounts, which belongs to another facet and is only shown here.
    pub(crate) unit: Option<&'r UnitOfMeasure>,
}

impl<'r> Steps<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = Spot::new(Facet::Steps, "/change", "a new amount is", "een nieuw bedrag is");
        to.value(spot, self.change, new.change, Effect::COMPATIBLE);
        if !compare_keys(to, self.by, new.by) {
            return;
        }
        if let Some((last, first)) = succession(to, self, new) {
            return succeeded(to, (self, new), last, first);
        }
        let from = |step: &Step| step.from.map_or_else(|| "…".to_owned(), |from| from.to_string());
        for item in matched("/steps", self.steps, new.steps, from) {
            match (item.old, item.new) {
                (Some(old), Some(after)) => compare_step(to, (self, new), &item, (old, after)),
                (None, Some(step)) => added(to, (self, new), &item, step),
                (Some(step), None) => removed(to, (self, new), &item, step),
                (None, None) => {}
            }
        }
    }
}

/// The keys side by side; whether the amounts under them can be compared.
fn compare_keys<'r>(to: &mut Changes<'_, 'r>, old: &'r [Key], new: &'r [Key]) -> bool {
    let sort = |key: &Key, called: &dyn Fn(&begrip::DefinitionId) -> begrip::DefinitionId| match key {
        Key::Codes(key) => Some(called(key.codes.id())),
        Key::Integers(_) => None,
    };
    let called = to.called();
    let comparable = old.len() == new.len()
        && old.iter().zip(new).all(|(old, new)| sort(old, &called) == sort(new, &Clone::clone));
    if !comparable {
        let spot = Spot::new(Facet::Steps, "/by", "keys", "sleutels");
        to.shown(spot, keys_in_words(old), keys_in_words(new), Effect::BREAKING);
        return false;
    }
    for (at, (old, new)) in old.iter().zip(new).enumerate() {
        let name = new.name();
        if old.name() != name {
            let spot = Spot::new(Facet::Steps, format!("/by/{at}/key"), "key", "sleutel");
            let message = Message::new(
                format!("key `{}` is now called `{name}`", old.name()),
                format!("sleutel `{}` heet nu `{name}`", old.name()),
            );
            let shown = (Some(Shown::of(old.name())), Some(Shown::of(name)));
            to.push(spot, ChangeKind::Renamed, Impact::Editorial, shown, message);
        }
        if let (Key::Codes(old), Key::Codes(new)) = (old, new) {
            let spot = Spot::new(
                Facet::Steps,
                format!("/by/{at}/codes"),
                &format!("codes of key `{name}`"),
                &format!("codes van sleutel `{name}`"),
            );
            let referred = Referred { relation: Relation::CodeList, effect: Effect::BREAKING };
            to.reference(spot, Some(&old.codes), Some(&new.codes), referred);
        }
    }
    true
}

/// The last step of a major version and the first of the next one, if that one goes on where the other ends.
fn succession<'r>(to: &Changes<'_, '_>, old: &Steps<'r>, new: &Steps<'r>) -> Option<(&'r Step, &'r Step)> {
    let last = old.steps.iter().max_by_key(|step| step.from)?;
    let first = new.steps.iter().min_by_key(|step| step.from)?;
    let is_major = to.old.definition.version().major < to.new.definition.version().major;
    let apart =
        last.from < first.from && last.until.is_some_and(|until| first.from.is_some_and(|from| until < from));
    (is_major && apart).then_some((last, first))
}

/// A new major version that has the amounts of later days only: the figures on both sides are of other days.
fn succeeded<'r>(to: &mut Changes<'_, 'r>, (before, after): Sides<'_, 'r>, last: &'r Step, first: &'r Step) {
    let all = Steps { steps: &[last.clone(), first.clone()], ..*after };
    let differs = !side_by_side(last, first).is_empty();
    let impact = if differs { Impact::Breaking } else { Impact::Compatible };
    let moved = moved(&all, first);
    let say = |lang: Lang| format!("{}, {}", since(first.from, lang), lang.say(&moved));
    let spot = Spot::new(Facet::Steps, "/steps", "amounts", "bedragen");
    let shown = (Some(Shown::of(before.steps)), Some(Shown::of(after.steps)));
    to.push(spot, ChangeKind::Changed, impact, shown, Message::new(say(Lang::En), say(Lang::Nl)));
}

type Sides<'s, 'r> = (&'s Steps<'r>, &'s Steps<'r>);

/// One step on both sides: its amounts, its days, and what is said about it.
fn compare_step<'r>(
    to: &mut Changes<'_, 'r>,
    (before, after): Sides<'_, 'r>,
    item: &Matched<'r, Step>,
    (old, new): (&'r Step, &'r Step),
) {
    let Step { from: _, until: _, amount: _, amounts: _, source, basis, breaks: _, note } = old;
    let is_future = is_future(to, old);
    for (entry, old_amount, new_amount) in side_by_side(old, new) {
        let what = Message::new(
            format!("amount{} {}", entry.for_whom(after.by, Lang::En), since(new.from, Lang::En)),
            format!("bedrag{} {}", entry.for_whom(after.by, Lang::Nl), since(new.from, Lang::Nl)),
        );
        let spot = Spot::item(Facet::Steps, &item.at, &entry.pointer, what);
        let becomes_known = matches!((old_amount, new_amount), (Some(None) | None, Some(_)));
        let effect = if is_future || becomes_known { Effect::COMPATIBLE } else { Effect::BREAKING };
        let shown =
            |amount: Option<Option<begrip::Decimal>>, unit| amount.map(|amount| Shown::in_unit(amount, unit));
        to.shown(spot, shown(old_amount, before.unit), shown(new_amount, after.unit), effect);
    }
    compare_days(to, (before, after), item, (old, new));
    compare_break(to, (before, after), item, (old, new));
    let about = |below: &str, en: &str, nl: &str| {
        let what = Message::new(
            format!("{en} {}", since(new.from, Lang::En)),
            format!("{nl} {}", since(new.from, Lang::Nl)),
        );
        Spot::item(Facet::Steps, &item.at, below, what)
    };
    to.value(
        about("/source", "source of the amounts", "bron van de bedragen"),
        source.as_ref(),
        new.source.as_ref(),
        Effect::EDITORIAL,
    );
    to.value(
        about("/basis", "how the amounts came about", "hoe de bedragen zijn ontstaan"),
        basis.as_ref(),
        new.basis.as_ref(),
        Effect::EDITORIAL,
    );
    to.text(
        about("/note", "note on the amounts", "toelichting bij de bedragen"),
        note,
        &new.note,
        Impact::Editorial,
    );
}

type Compared = (Entry, Option<Option<begrip::Decimal>>, Option<Option<begrip::Decimal>>);

/// The amounts of two steps by key that differ.
fn side_by_side(old: &Step, new: &Step) -> Vec<Compared> {
    let (old, new) = together(old, new);
    let get = |entries: &[Entry], keys: &[String]| {
        entries.iter().find(|entry| entry.keys == keys).map(|entry| entry.amount)
    };
    let gone = old.iter().filter(|entry| get(&new, &entry.keys).is_none());
    let all: Vec<Entry> = new.iter().chain(gone).cloned().collect();
    let compared = all.into_iter().map(|entry| {
        let (old, new) = (get(&old, &entry.keys), get(&new, &entry.keys));
        (entry, old, new)
    });
    compared.filter(|(_, old, new)| old != new).collect()
}

/// Days that a step had and that no step has any more, or that it has and no step had.
fn compare_days<'r>(
    to: &mut Changes<'_, 'r>,
    (before, after): Sides<'_, 'r>,
    item: &Matched<'r, Step>,
    (old, new): (&'r Step, &'r Step),
) {
    if old.until == new.until {
        return;
    }
    let days = |steps: &Steps<'_>| steps.steps.iter().map(|step| days(steps.steps, step)).collect::<Vec<_>>();
    let lost = self::days(before.steps, old).first_gap(days(after));
    let gained = self::days(after.steps, new).first_gap(days(before));
    let shared = [days_of_two(before.steps, old), days_of_two(after.steps, new)];
    let [before, after] = shared;
    if lost.is_none() && gained.is_none() && before == after {
        return;
    }
    let what = Message::new(
        format!("last day of the amounts {}", since(new.from, Lang::En)),
        format!("laatste dag van de bedragen {}", since(new.from, Lang::Nl)),
    );
    let in_force = |days: Validity| to.day().is_none_or(|day| days.from.is_none_or(|from| from <= day));
    let is_past =
        lost.is_some_and(in_force) || (before != after && shared.into_iter().flatten().any(in_force));
    let effect = if is_past { Effect::BREAKING } else { Effect::COMPATIBLE };
    let spot = Spot::item(Facet::Steps, &item.at, "/until", what);
    to.value(spot, old.until.as_ref(), new.until.as_ref(), effect);
}

/// Whether the series breaks at a step is said otherwise than before.
fn compare_break<'r>(
    to: &mut Changes<'_, 'r>,
    (before, after): Sides<'_, 'r>,
    item: &Matched<'r, Step>,
    (old, new): (&'r Step, &'r Step),
) {
    if old.breaks != new.breaks {
        let what = Message::new("break of the series", "breuk in de reeks");
        let spot = Spot::item(Facet::Steps, &item.at, "/break", what);
        let breaks_at = new.from.filter(|_| breaks(after, new) && !breaks(before, old));
        let kind = match (old.breaks, new.breaks) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            _ => ChangeKind::Changed,
        };
        let message = break_in_words(new);
        let shown = (old.breaks.as_ref().map(Shown::of), new.breaks.as_ref().map(Shown::of));
        to.push(spot, kind, Impact::Compatible, shown, message).break_at = breaks_at;
    }
}

/// A step that only the new side has: for new days, for the same amounts, or for days that had other amounts.
fn added<'r>(
    to: &mut Changes<'_, 'r>,
    (before, after): Sides<'_, 'r>,
    item: &Matched<'r, Step>,
    step: &'r Step,
) {
    if has_amounts(before.steps, step) {
        return;
    }
    let is_new_period = is_future(to, step) || is_after_or_between(before.steps, step);
    let impact = if is_new_period { Impact::Compatible } else { Impact::Breaking };
    let spot = Spot::item(Facet::Steps, &item.at, "", step_in_words(step));
    let effect = Effect { added: impact, ..Effect::BREAKING };
    let own = Some(step).filter(|step| breaks(after, step));
    // a first amount does not break; one before it makes it the second
    let next = || {
        let next = next(after.steps, step).filter(|next| breaks(after, next));
        next.filter(|next| before.steps.iter().any(|known| known.from == next.from && !breaks(before, known)))
    };
    let break_at = own.or_else(next).and_then(|step| step.from).filter(|_| is_new_period);
    let change = to.shown(spot, None, Some(shown_step(step, after.unit)), effect);
    change.break_at = break_at;
    if let Some(date) = break_at {
        change.message.en.push_str(&format!("; the series breaks on {date}"));
        change.message.nl.push_str(&format!("; de reeks breekt op {date}"));
    }
}

fn removed<'r>(
    to: &mut Changes<'_, 'r>,
    (before, after): Sides<'_, 'r>,
    item: &Matched<'r, Step>,
    step: &'r Step,
) {
    if has_amounts(after.steps, step) {
        return;
    }
    let effect = if is_future(to, step) { Effect::COMPATIBLE } else { Effect::BREAKING };
    let spot = Spot::item(Facet::Steps, &item.at, "", step_in_words(step));
    to.shown(spot, Some(shown_step(step, before.unit)), None, effect);
}

/// Whether a step begins after the day on which the change takes effect, so that no figure has used it.
fn is_future(to: &Changes<'_, '_>, step: &Step) -> bool {
    to.day().is_some_and(|day| step.from.is_some_and(|from| from > day))
}

/// The next step in time.
fn next<'s>(steps: &'s [Step], step: &Step) -> Option<&'s Step> {
    steps.iter().filter(|other| other.from > step.from).min_by_key(|other| other.from)
}

/// The days of a step: one without end holds until the next begins.
fn days(steps: &[Step], step: &Step) -> Validity {
    let until = step.until.or_else(|| next(steps, step)?.from?.previous());
    Validity { from: step.from, until }
}

/// The first days of a step that another step has as well.
fn days_of_two(steps: &[Step], step: &Step) -> Option<Validity> {
    let others = steps.iter().filter(|other| other.from != step.from);
    others
        .filter_map(|other| days(steps, other).intersection(&days(steps, step)))
        .min_by_key(|days| days.from)
}

/// Whether other steps give the same amounts on all days of a step.
fn has_amounts(steps: &[Step], step: &Step) -> bool {
    entries(step, 0).iter().all(|entry| {
        let same = steps.iter().filter(|other| {
            entries(other, 0).iter().any(|given| given.keys == entry.keys && given.amount == entry.amount)
        });
        step.days().first_gap(same.map(|other| days(steps, other))).is_none()
    })
}

/// Whether a step is for days that had no amount: after the last, before the first, or in a gap.
///
/// A last step without end holds until further notice, so the next one begins a new period.
fn is_after_or_between(steps: &[Step], step: &Step) -> bool {
    let last = steps.iter().map(|other| other.from).max().flatten();
    let is_last = |other: &Step| other.from == last && other.until.is_none() && step.from > other.from;
    steps.iter().all(|other| is_last(other) || days(steps, other).intersection(&step.days()).is_none())
}

/// Whether the series breaks at a step: it says so, or amounts are decided and this one is another than before.
pub(crate) fn breaks(steps: &Steps<'_>, step: &Step) -> bool {
    let before = steps.steps.iter().filter(|other| other.from < step.from).max_by_key(|other| other.from);
    let Some(before) = before else { return false };
    match step.breaks {
        Some(breaks) => breaks,
        None => steps.change == Some(&Moves::Decision) && !side_by_side(before, step).is_empty(),
    }
}

/// The days on which a parameter breaks the series of whoever uses it, each with what happened.
pub(crate) fn all_breaks(parameter: &Parameter) -> Vec<(Date, Message)> {
    let Parameter { values, change, by, steps } = parameter;
    let all = Steps { change: change.as_ref(), by, steps, unit: values.unit_of_measure() };
    let breaking = steps.iter().filter(|step| breaks(&all, step));
    breaking.filter_map(|step| Some((step.from?, moved(&all, step)))).collect()
}
