//! Steps in words: what an amount was and is, for whom, and from when on.

use begrip::kind::parameter::{Amounts, Key, Step};
use begrip::{Date, UnitOfMeasure};

use super::table::{Entry, entries};
use super::{Compared, Steps, side_by_side};
use crate::changes::Shown;
use crate::language::Lang;
use crate::message::Message;

/// `amount: 21 → 27 year`, from the step before to this one.
pub(super) fn moved(steps: &Steps<'_>, step: &Step) -> Message {
    let before = steps.steps.iter().filter(|other| other.from < step.from).max_by_key(|other| other.from);
    let mut differing = before.map(|before| side_by_side(before, step)).unwrap_or_default();
    // what is known on both sides says most
    differing.sort_by_key(|(_, old, new)| old.flatten().is_none() || new.flatten().is_none());
    let say = |lang: Lang| {
        let one = |compared: &Compared| one_moved(compared, steps, lang);
        let mut said: Vec<String> = differing.iter().take(2).map(one).collect();
        if differing.len() > 2 {
            said.push(more(differing.len() - 2, lang));
        }
        let mut said = said.join(", ");
        if !step.note.is_empty() {
            said.push_str(&format!("; \"{}\"", crate::words::collapsed(lang.text(&step.note))));
        }
        said
    };
    Message::new(say(Lang::En), say(Lang::Nl))
}

fn one_moved((entry, old, new): &Compared, steps: &Steps<'_>, lang: Lang) -> String {
    let amount = |amount: &Option<Option<begrip::Decimal>>| {
        lang.say(&Shown::in_unit(amount.flatten(), steps.unit).text).to_owned()
    };
    let noun = lang.pick("amount", "bedrag");
    format!("{noun}{}: {} → {}", entry.for_whom(steps.by, lang), amount(old), amount(new))
}

/// `and 19 more`
fn more(number: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("and {number} more"),
        Lang::Nl => format!("en nog {number}"),
    }
}

pub(super) fn step_in_words(step: &Step) -> Message {
    let plural = matches!(step.amounts, Some(Amounts::By(_)));
    let say = |lang: Lang| {
        let noun = if plural { lang.pick("amounts", "bedragen") } else { lang.pick("amount", "bedrag") };
        format!("{noun} {}", since(step.from, lang))
    };
    Message::new(say(Lang::En), say(Lang::Nl))
}

/// The amounts of a step, at most three of them spelt out.
pub(super) fn shown_step(step: &Step, unit: Option<&UnitOfMeasure>) -> Shown {
    let entries = entries(step, 0);
    let say = |lang: Lang| {
        let one = |entry: &Entry| {
            let amount = Shown::in_unit(entry.amount, unit);
            [entry.keys.join(" "), lang.say(&amount.text).to_owned()].join(" ").trim().to_owned()
        };
        let mut said: Vec<String> = entries.iter().take(3).map(one).collect();
        if entries.len() > 3 {
            said.push(more(entries.len() - 3, lang));
        }
        said.join(", ")
    };
    Shown::said(step, Message::new(say(Lang::En), say(Lang::Nl)))
}

pub(super) fn since(from: Option<Date>, lang: Lang) -> String {
    match from {
        Some(from) => format!("{} {from}", lang.pick("from", "vanaf")),
        None => lang.pick("from the beginning", "vanaf het begin").to_owned(),
    }
}

/// `household_type` (nl/household-type@^1), `adults` (whole numbers)
pub(super) fn keys_in_words(keys: &[Key]) -> Option<Shown> {
    let say = |lang: Lang| {
        let one = |key: &Key| match key {
            Key::Codes(key) => format!("`{}` ({})", key.key, key.codes),
            Key::Integers(key) => {
                format!("`{}` ({})", key.key, lang.pick("whole numbers", "gehele getallen"))
            }
        };
        keys.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    (!keys.is_empty()).then(|| Shown::said(keys, Message::new(say(Lang::En), say(Lang::Nl))))
}

/// Whether a step says that the series breaks there.
pub(super) fn break_in_words(step: &Step) -> Message {
    let day = |first: &str, on: &str| step.from.map_or_else(|| first.to_owned(), |day| format!("{on} {day}"));
    let (en, nl) = (day("with the first amount", "on"), day("bij het eerste bedrag", "op"));
    match step.breaks {
        Some(true) => Message::new(
            format!("it now says that the series breaks {en}"),
            format!("er staat nu dat de reeks {nl} breekt"),
        ),
        Some(false) => Message::new(
            format!("it now says that the series does not break {en}"),
            format!("er staat nu dat de reeks {nl} niet breekt"),
        ),
        None => Message::new(
            format!("it no longer says whether the series breaks {en}"),
            format!("er staat niet meer of de reeks {nl} breekt"),
        ),
    }
}
