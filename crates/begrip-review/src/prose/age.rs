//! Ages in prose: `14 jaar of ouder`, `aged 15 to 74`, `under 18`.

use begrip::eval::Number;

use super::Bound;
use super::token::Tokens;
use super::words::{EN, NL, Words};
use crate::language::Lang;

/// No age is higher; a higher number is a year or something else.
const OLDEST: u64 = 120;

/// The one or two ages that are told from this number on: the place of each, and what it is the bound of.
pub(super) fn ages(tokens: &Tokens<'_>, at: usize, lang: Lang) -> Option<Vec<(usize, Bound)>> {
    let words = lang.pick(&EN, &NL);
    age(tokens, at)?;
    let range = range(tokens, at, words);
    let last = range.map_or(at, |(last, _, _)| last);
    age(tokens, last)?;
    let before = Before::read(tokens, at, words);
    let behind = years(tokens, last + 1, words);
    let after = After::read(tokens, behind.unwrap_or(last + 1), words);
    if !is_age(&before, &after, behind.is_some(), range.is_some()) {
        return None;
    }
    let bound = match after {
        After::Age(bound) if bound != Bound::Near => Some(bound),
        After::Over(bound) => Some(bound),
        _ => before.bound,
    };
    Some(match range {
        Some((last, low, high)) => vec![(at, low), (last, high)],
        None => vec![(at, bound.unwrap_or(Bound::Near))],
    })
}

fn age<'t>(tokens: &'t Tokens<'_>, at: usize) -> Option<&'t Number> {
    tokens.number(at).filter(|number| number.to_u64().is_some_and(|age| age <= OLDEST))
}

/// What follows the word for years, if it stands here.
fn years(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<usize> {
    tokens.is(at, words.years).then_some(at + 1)
}

/// The other end of a range that begins with this number, and what its two ends are the bounds of.
fn range(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<(usize, Bound, Bound)> {
    let next = years(tokens, at + 1, words).unwrap_or(at + 1);
    let (between, and) = words.between;
    if tokens.follows(at, &[between]) {
        let last = tokens.after(next, &[and])?;
        return tokens.number(last).map(|_| (last, Bound::Near, Bound::Near));
    }
    words.joins.iter().find_map(|(join, bound)| {
        let last = tokens.after(next, &[join])?;
        tokens.number(last).map(|_| (last, Bound::AtLeast, *bound))
    })
}

/// What stands before a number.
struct Before {
    bound: Option<Bound>,
    leads: Lead,
}

/// How far the words before a number say that it is an age.
#[derive(PartialEq, Eq)]
enum Lead {
    /// Nothing but an age can follow: `younger than`.
    Certain,
    /// It is said of a person: `persons of`.
    Person,
    /// It follows a person: `persons 15 to 74 years`.
    PersonItself,
    /// A length of time follows.
    Lasting,
    /// An age follows unless something is counted: `under`.
    Likely,
    Nothing,
}

impl Before {
    fn read(tokens: &Tokens<'_>, at: usize, words: &Words) -> Self {
        let mut start = at;
        let (mut bound, mut certain) = (None, false);
        while let Some((begin, (_, found, sure))) =
            words.before.iter().find_map(|row| Some((tokens.before(start, row.0)?, row)))
        {
            bound = bound.or(*found);
            certain |= sure;
            start = begin;
        }
        let leads = if certain {
            Lead::Certain
        } else if tokens.follows(start, words.persons) {
            if start < at { Lead::Person } else { Lead::PersonItself }
        } else if tokens.follows(start, words.lasting_before) {
            Lead::Lasting
        } else if tokens.before(at, words.alone).is_some() {
            Lead::Likely
        } else {
            Lead::Nothing
        };
        Self { bound, leads }
    }
}

/// What stands after a number and the word for years.
enum After {
    /// Words that only stand after an age.
    Age(Bound),
    /// Words that may also stand after something else.
    Over(Bound),
    /// A length of time is meant.
    Lasting,
    /// Another unit of time, or a sign that makes another number of it.
    Other,
    /// Something that may be what is counted.
    Noun,
    Nothing,
}

impl After {
    fn read(tokens: &Tokens<'_>, at: usize, words: &Words) -> Self {
        let phrase = |rows: &[(&str, Bound)]| {
            rows.iter().find(|(phrase, _)| tokens.after(at, &[phrase]).is_some()).map(|(_, bound)| *bound)
        };
        if let Some(bound) = phrase(words.older) {
            return Self::Age(bound);
        }
        if let Some(bound) = phrase(words.over) {
            return Self::Over(bound);
        }
        if tokens.after(at, words.lasting_after).is_some() {
            return Self::Lasting;
        }
        let word = if tokens.is(at, &["-"]) { at + 1 } else { at };
        if tokens.begins(word, &["jarige", "year-old"]) {
            return Self::Age(Bound::Near);
        }
        if word > at && tokens.begins(word, &["plus"]) {
            return Self::Age(Bound::AtLeast);
        }
        let Some(token) = tokens.get(at) else { return Self::Nothing };
        if tokens.is(at, words.shorter) || tokens.is(at, &["%", "€", "-", "/", "+"]) {
            Self::Other
        } else if token.text.starts_with(char::is_alphanumeric) && !tokens.is(at, words.function) {
            Self::Noun
        } else {
            Self::Nothing
        }
    }
}

fn is_age(before: &Before, after: &After, years: bool, range: bool) -> bool {
    let sides = matches!(before.bound, Some(Bound::Below | Bound::Above));
    let told = match before.leads {
        Lead::Certain | Lead::Person => true,
        Lead::PersonItself => range,
        Lead::Lasting | Lead::Likely | Lead::Nothing => false,
    };
    let in_years = years && before.leads != Lead::Lasting && (told || range || sides);
    match after {
        After::Lasting | After::Other => false,
        After::Age(_) => true,
        After::Over(_) => told || years,
        After::Noun => in_years || before.leads == Lead::Certain,
        After::Nothing => in_years || told || before.leads == Lead::Likely,
    }
}
