//! A series as a story: the lines that every format for people has.

use begrip::Date;
use begrip_review::{Cause, Lang, Segment, Series, Then};

use crate::text::count;

/// One line of the story.
pub(crate) enum Line {
    /// A version and its days; the second says what is told beside it.
    Segment { version: String, days: String },
    /// What happens between two segments.
    Between { sign: &'static str, what: String, causes: Vec<String> },
}

/// How many causes of a break are told.
const TOLD: usize = 3;

/// The segments of a series in order, with what happens between them.
pub(crate) fn story(series: &Series, lang: Lang) -> Vec<Line> {
    let mut lines = Vec::new();
    for segment in &series.segments {
        lines.push(Line::Segment { version: segment.version.to_string(), days: days(segment) });
        lines.extend(between(segment, lang));
    }
    for correction in &series.corrections {
        let on = correction.date.map(|date| format!(" {} {date}", lang.pick("on", "op"))).unwrap_or_default();
        let (from, to) = (&correction.from, &correction.to);
        let what = match lang {
            Lang::En => format!("corrected{on}: {to} puts right what {from} said"),
            Lang::Nl => format!("verbeterd{on}: {to} zet recht wat {from} zei"),
        };
        lines.push(Line::Between { sign: "✎", what, causes: vec![one(&correction.cause, lang)] });
    }
    for (id, version) in &series.replaced_by {
        let what = match lang {
            Lang::En => format!("replaced by {id} {version}"),
            Lang::Nl => format!("vervangen door {id} {version}"),
        };
        lines.push(Line::Between { sign: "→", what, causes: Vec::new() });
    }
    lines
}

/// `2011–2017` for whole years, else the days.
fn days(segment: &Segment) -> String {
    let whole_from = segment.from.is_none_or(|from| from.to_string().ends_with("-01-01"));
    let whole_until = segment.until.is_none_or(|until| until.to_string().ends_with("-12-31"));
    let show = |date: Option<Date>| match date {
        Some(date) if whole_from && whole_until => date.year().to_string(),
        Some(date) => date.to_string(),
        None => "…".to_owned(),
    };
    let (from, until) = (show(segment.from), show(segment.until));
    if segment.from.is_some() && from == until { from } else { format!("{from}–{until}") }
}

fn between(segment: &Segment, lang: Lang) -> Option<Line> {
    let date = segment.until.and_then(Date::next).map(|date| date.to_string()).unwrap_or_default();
    match segment.then {
        Then::End | Then::Continues => None,
        Then::Gap => {
            let what = lang.pick("gap: no version holds", "gat: geen versie geldt").to_owned();
            Some(Line::Between { sign: "·", what, causes: Vec::new() })
        }
        Then::Break => {
            let what = format!("{} {date}", lang.pick("break on", "breuk op"));
            Some(Line::Between { sign: "✂", what, causes: causes(&segment.causes, lang) })
        }
    }
}

/// The first causes, each with where it comes from if that is another definition.
fn causes(all: &[Cause], lang: Lang) -> Vec<String> {
    let mut told: Vec<String> = all.iter().take(TOLD).map(|cause| one(cause, lang)).collect();
    if all.len() > TOLD {
        told.push(more(all.len() - TOLD, lang));
    }
    told
}

fn more(number: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("and {}", count(number, "more cause", "more causes")),
        Lang::Nl => format!("en nog {}", count(number, "oorzaak", "oorzaken")),
    }
}

fn one(cause: &Cause, lang: Lang) -> String {
    let message = lang.say(&cause.message);
    match cause.path.as_slice() {
        [_, .., last] => format!("{last}: {message}"),
        _ => message.to_owned(),
    }
}
