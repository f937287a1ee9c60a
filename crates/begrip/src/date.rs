//! Calendar days and stretches of days.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::scalar::{Invalid, Scalar, written_as_text};

/// A day of the proleptic Gregorian calendar, written `YYYY-MM-DD` and in no other way.
///
/// # Errors
///
/// Parsing fails for `20240131`, `2024-1-31`, `31-01-2024` (notation) and `2023-02-29` (no such day).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The day of this year, month and day of the month; `None` if there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The day after; `None` after the last day of the calendar.
    pub fn next(self) -> Option<Self> {
        self.0.tomorrow().ok().map(Self)
    }

    /// The day before; `None` before the first day of the calendar.
    pub fn previous(self) -> Option<Self> {
        self.0.yesterday().ok().map(Self)
    }

    /// The day this many months later, or earlier if negative; the last of the month where it has no such day.
    pub fn plus_months(self, months: i32) -> Option<Self> {
        self.0.checked_add(jiff::Span::new().try_months(months).ok()?).ok().map(Self)
    }
}

impl FromStr for Date {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        parse(text).ok_or_else(|| Invalid::new(Scalar::Date, text))
    }
}

fn parse(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_string())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

written_as_text!(Date, Scalar::Date, { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });

/// A stretch of days, `{ from, until }`; either end may be open, and `until` is the last day within.
///
/// A stretch that ends before it begins is kept as it is written and contains no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Validity {
    /// The first day; open if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day; open if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Validity {
    /// Whether both ends are open.
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.until.is_none()
    }

    /// Whether the last day comes before the first.
    pub fn is_reversed(&self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if until < from)
    }

    /// Whether the day is within.
    pub fn contains(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }

    /// The days in both; `None` if there is none.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        let from = match (self.from, other.from) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        let until = match (self.until, other.until) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let both = Self { from, until };
        (!self.is_reversed() && !other.is_reversed() && !both.is_reversed()).then_some(both)
    }

    /// The same stretch so many months later, whole months staying whole; `None` beyond the calendar.
    pub(crate) fn moved(&self, months: i32) -> Option<Self> {
        let from = match self.from {
            Some(from) => Some(from.plus_months(months)?),
            None => None,
        };
        let until = match self.until {
            Some(until) => Some(until.next()?.plus_months(months)?.previous()?),
            None => None,
        };
        Some(Self { from, until })
    }

    /// How many months it has, if it is a month, a quarter, half a year or a year.
    pub(crate) fn months(&self) -> Option<i32> {
        let (from, end) = (self.from?, self.until?.next()?);
        [1, 3, 6, 12].into_iter().find(|months| from.plus_months(*months) == Some(end))
    }

    /// The first stretch of days within `self` that none of `others` contains.
    ///
    /// Reversed stretches among `others` contain nothing; a reversed `self` has no day to be left out.
    pub fn first_gap(&self, others: impl IntoIterator<Item = Self>) -> Option<Self> {
        if self.is_reversed() {
            return None;
        }
        let mut others: Vec<Self> =
            others.into_iter().filter_map(|other| self.intersection(&other)).collect();
        others.sort_by_key(|other| other.from);
        // the first day not yet covered; `None` while that is the open beginning
        let mut covered: Option<Date> = None;
        for other in others {
            let begins = if covered.is_none() { other.from == self.from } else { other.from <= covered };
            if !begins {
                let from = covered.or(self.from);
                return Some(Self { from, until: other.from.and_then(Date::previous) });
            }
            let next = other.until.and_then(Date::next)?;
            covered = covered.max(Some(next));
        }
        let from = covered.or(self.from);
        let rest = Self { from, until: self.until };
        (!rest.is_reversed()).then_some(rest)
    }
}

impl fmt::Display for Validity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |date: Option<Date>| date.map_or_else(|| "…".to_owned(), |date| date.to_string());
        write!(f, "{} – {}", text(self.from), text(self.until))
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Validity};

    fn stretch(text: &str) -> Validity {
        let (from, until) = text.split_once("..").unwrap();
        let date = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        Validity { from: date(from), until: date(until) }
    }

    fn gap(whole: &str, parts: &[&str]) -> Option<Validity> {
        stretch(whole).first_gap(parts.iter().map(|part| stretch(part)))
    }

    #[test]
    fn only_iso_dates_are_dates() {
        assert!("2024-02-29".parse::<Date>().is_ok());
        for text in
            ["2023-02-29", "20240131", "2024-1-31", "2024-01-31T00:00", "31-01-2024", "+002024-01-01", ""]
        {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn gaps_are_found_at_the_beginning_in_the_middle_and_at_the_end() {
        assert_eq!(gap("2000-01-01..2009-12-31", &["2000-01-01..2004-12-31", "2005-01-01.."]), None);
        assert_eq!(
            gap("2000-01-01..2009-12-31", &["2000-01-01..2004-12-30", "2005-01-01.."]),
            Some(stretch("2004-12-31..2004-12-31"))
        );
        assert_eq!(gap("2000-01-01..", &["2001-01-01.."]), Some(stretch("2000-01-01..2000-12-31")));
        assert_eq!(gap("2000-01-01..", &["..2009-12-31"]), Some(stretch("2010-01-01..")));
        assert_eq!(gap("..", &["2010-01-01.."]), Some(stretch("..2009-12-31")));
        assert_eq!(gap("..", &[".."]), None);
        assert_eq!(gap("..2000-12-31", &[]), Some(stretch("..2000-12-31")));
        assert_eq!(gap("2001-01-01..2000-01-01", &[]), None);
    }

    #[test]
    fn overlapping_parts_cover_together() {
        let parts = ["..2005-12-31", "2003-01-01..2004-01-01", "2006-01-01..2007-01-01"];
        assert_eq!(gap("2001-01-01..2007-01-01", &parts), None);
    }
}
