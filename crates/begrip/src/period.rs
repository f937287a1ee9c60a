//! Reference periods: to which stretch of time, or which day, a value refers.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::date::{Date, Validity};
use crate::scalar::{Invalid, Scalar, written_as_text};
use crate::word_or::WordOr;

/// The periodicity of a variable or indicator (SDMX: frequency and reference period).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct ReferencePeriod(WordOr<CalendarPeriod, OwnPeriod>);

impl ReferencePeriod {
    /// How many months one period lasts; `None` for an instant, which comes once a year.
    pub fn months(&self) -> Option<i32> {
        match &self.0 {
            WordOr::Word(CalendarPeriod::Year) => Some(12),
            WordOr::Word(CalendarPeriod::HalfYear) => Some(6),
            WordOr::Word(CalendarPeriod::Quarter) => Some(3),
            WordOr::Word(CalendarPeriod::Month) => Some(1),
            WordOr::Map(OwnPeriod::Length(own)) => Some(own.length.months()),
            WordOr::Map(OwnPeriod::Instant(_)) => None,
        }
    }

    /// The first and the last day of the period that contains a day; of an instant, its day in the same year.
    pub fn around(&self, date: Date) -> Option<Validity> {
        let year = |month: i8, day: i8| Date::new(date.year(), month, day);
        let first = match &self.0 {
            WordOr::Map(OwnPeriod::Instant(own)) => {
                let day = year(own.instant.month, own.instant.day)?;
                return Some(Validity { from: Some(day), until: Some(day) });
            }
            WordOr::Map(OwnPeriod::Length(own)) => {
                let start = own.starts.map_or_else(|| year(1, 1), |starts| year(starts.month, starts.day))?;
                if start <= date { start } else { start.plus_months(-12)? }
            }
            WordOr::Word(_) => year(1, 1)?,
        };
        let months = self.months()?;
        let starts = std::iter::successors(Some(first), |start| start.plus_months(months));
        let start = starts.take_while(|start| *start <= date).last()?;
        let until = start.plus_months(months).and_then(Date::previous)?;
        Some(Validity { from: Some(start), until: Some(until) })
    }

    /// Whether the value refers to a day rather than to a stretch of time.
    pub fn is_instant(&self) -> bool {
        matches!(self.0, WordOr::Map(OwnPeriod::Instant(_)))
    }
}

/// A period of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
enum CalendarPeriod {
    Year,
    HalfYear,
    Quarter,
    Month,
}

/// A day that comes every year, or a length of time with a day on which it starts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged, try_from = "AllOwn")]
#[schemars(!try_from)]
enum OwnPeriod {
    Instant(Instant),
    Length(OwnLength),
}

/// The fields of both kinds of period of one's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AllOwn {
    instant: Option<MonthDay>,
    length: Option<Length>,
    starts: Option<MonthDay>,
}

impl TryFrom<AllOwn> for OwnPeriod {
    type Error = &'static str;

    fn try_from(all: AllOwn) -> Result<Self, Self::Error> {
        match all {
            AllOwn { instant: Some(instant), length: None, starts: None } => {
                Ok(Self::Instant(Instant { instant }))
            }
            AllOwn { instant: None, length: Some(length), starts } => {
                Ok(Self::Length(OwnLength { length, starts }))
            }
            _ => Err("`instant` and `length` do not go together"),
        }
    }
}

/// A day that comes every year.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct Instant {
    /// The day, `01-01`.
    instant: MonthDay,
}

/// A length of time and the day on which it starts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct OwnLength {
    /// How long, `1 year`.
    length: Length,
    /// The day on which it starts, `08-01`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    starts: Option<MonthDay>,
}

/// A day of the year, `MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct MonthDay {
    month: i8,
    day: i8,
}

impl FromStr for MonthDay {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        // 2000 is a leap year, so that 02-29 is a day of the year
        let date: Result<Date, _> = format!("2000-{text}").parse();
        match (date, text.split_once('-')) {
            (Ok(_), Some((month, day))) => Ok(Self {
                month: month.parse().map_err(|_| Invalid::new(Scalar::MonthDay, text))?,
                day: day.parse().map_err(|_| Invalid::new(Scalar::MonthDay, text))?,
            }),
            _ => Err(Invalid::new(Scalar::MonthDay, text)),
        }
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

written_as_text!(MonthDay, Scalar::MonthDay, { "type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$" });

/// A length of time in whole months or years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Length {
    count: i32,
    in_years: bool,
}

impl Length {
    fn months(self) -> i32 {
        if self.in_years { self.count.saturating_mul(12) } else { self.count }
    }
}

impl FromStr for Length {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let invalid = || Invalid::new(Scalar::Length, text);
        let (count, unit) = text.split_once(' ').ok_or_else(invalid)?;
        let count: i32 = count.parse().map_err(|_| invalid())?;
        let in_years = match unit {
            "year" | "years" => true,
            "month" | "months" => false,
            _ => return Err(invalid()),
        };
        if (1..=1200).contains(&count) { Ok(Self { count, in_years }) } else { Err(invalid()) }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = if self.in_years { "year" } else { "month" };
        write!(f, "{} {unit}{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}

written_as_text!(Length, Scalar::Length, { "type": "string", "pattern": "^[1-9][0-9]{0,3} (year|month)s?$" });

/// One observed period (SDMX time period): `2024`, `2024-S1`, `2024-Q3`, `2024-01`, `2024-01-31`, `2015-01-01/P3Y`.
///
/// # Errors
///
/// Parsing fails for `2024-13`, `2024-Q5`, `24`, `2015-2017` (write `2015-01-01/P3Y`).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimePeriod {
    text: String,
    first: Date,
    last: Date,
}

impl TimePeriod {
    /// The first day.
    pub fn first(&self) -> Date {
        self.first
    }

    /// The last day.
    pub fn last(&self) -> Date {
        self.last
    }

    /// All its days.
    pub fn days(&self) -> Validity {
        Validity { from: Some(self.first), until: Some(self.last) }
    }
}

impl FromStr for TimePeriod {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let (first, months) = bounds(text).ok_or_else(|| Invalid::new(Scalar::Period, text))?;
        let last = if months == 0 { Some(first) } else { first.plus_months(months).and_then(Date::previous) };
        let last = last.ok_or_else(|| Invalid::new(Scalar::Period, text))?;
        Ok(Self { text: text.to_owned(), first, last })
    }
}

/// The first day and the number of months, 0 for a single day.
fn bounds(text: &str) -> Option<(Date, i32)> {
    if let Some((start, length)) = text.split_once("/P") {
        let years = length.strip_suffix('Y').and_then(|count| count.parse::<i32>().ok()?.checked_mul(12));
        let months = years.or_else(|| length.strip_suffix('M')?.parse().ok())?;
        return (1..=1200).contains(&months).then_some((start.parse().ok()?, months));
    }
    let (year, rest) = text.split_at_checked(4)?;
    if !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i16 = year.parse().ok()?;
    let month = |month: i8| Date::new(year, month, 1);
    match rest {
        "" => Some((month(1)?, 12)),
        "-S1" => Some((month(1)?, 6)),
        "-S2" => Some((month(7)?, 6)),
        "-Q1" => Some((month(1)?, 3)),
        "-Q2" => Some((month(4)?, 3)),
        "-Q3" => Some((month(7)?, 3)),
        "-Q4" => Some((month(10)?, 3)),
        _ if rest.len() == 3 => Some((format!("{text}-01").parse().ok()?, 1)),
        _ => Some((text.parse().ok()?, 0)),
    }
}

impl fmt::Display for TimePeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for TimePeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

written_as_text!(TimePeriod, Scalar::Period, { "type": ["string", "integer"], "minimum": 1000, "maximum": 9999, "pattern": "^[0-9]{4}(-S[12]|-Q[1-4]|-[0-9]{2}(-[0-9]{2}(/P[0-9]+[YM])?)?)?$" });

#[cfg(test)]
mod tests {
    use super::{Length, MonthDay, TimePeriod};

    #[test]
    fn periods_have_a_first_and_a_last_day() {
        let cases = [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-S2", "2024-07-01", "2024-12-31"),
            ("2024-Q1", "2024-01-01", "2024-03-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-02-03", "2024-02-03", "2024-02-03"),
            ("2015-01-01/P3Y", "2015-01-01", "2017-12-31"),
        ];
        for (text, first, last) in cases {
            let period: TimePeriod = text.parse().unwrap();
            assert_eq!(
                (period.first().to_string(), period.last().to_string()),
                (first.to_owned(), last.to_owned())
            );
        }
        // of the last two the months are more than a number holds
        for text in [
            "2024-13",
            "2024-Q5",
            "24",
            "2015-2017",
            "2024-S3",
            "",
            "2024-1",
            "2015-01-01/P101Y",
            "2015-01-01/P357913942Y",
            "2100/P0551552255Y",
        ] {
            assert!(text.parse::<TimePeriod>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_lies_in_one_period() {
        let around = |period: &str, date: &str| {
            let period: super::ReferencePeriod = serde_json::from_str(period).unwrap();
            let days = period.around(date.parse().unwrap()).unwrap();
            format!("{}..{}", days.from.unwrap(), days.until.unwrap())
        };
        assert_eq!(around("\"year\"", "2023-07-01"), "2023-01-01..2023-12-31");
        assert_eq!(around("\"half_year\"", "2023-07-01"), "2023-07-01..2023-12-31");
        assert_eq!(around("\"quarter\"", "2024-03-31"), "2024-01-01..2024-03-31");
        assert_eq!(around("\"month\"", "2024-02-15"), "2024-02-01..2024-02-29");
        assert_eq!(around("{\"instant\": \"01-01\"}", "2024-02-15"), "2024-01-01..2024-01-01");
        assert_eq!(
            around("{\"length\": \"1 year\", \"starts\": \"08-01\"}", "2024-02-15"),
            "2023-08-01..2024-07-31"
        );
    }

    #[test]
    fn days_of_the_year_and_lengths() {
        assert_eq!("02-29".parse::<MonthDay>().unwrap().to_string(), "02-29");
        assert!("02-30".parse::<MonthDay>().is_err());
        assert_eq!("3 months".parse::<Length>().unwrap().to_string(), "3 months");
        assert!("3 weeks".parse::<Length>().is_err());
    }
}
