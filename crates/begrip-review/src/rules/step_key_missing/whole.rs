//! Keys that are whole numbers and ranges of them.

use begrip::kind::parameter::OTHERWISE;

use super::{Advice, Entries, listed, no_amount_for};
use crate::message::Message;

/// What is wrong with keys that are to be whole numbers.
pub(super) fn integers(entries: &Entries) -> Vec<Option<Advice>> {
    let names = entries.keys().map(String::as_str).filter(|key| *key != OTHERWISE);
    let read: Vec<(&str, Option<(u64, u64)>)> = names.map(|key| (key, range(key))).collect();
    let wrong: Vec<&str> = read.iter().filter(|(_, range)| range.is_none()).map(|(key, _)| *key).collect();
    let mut ranges: Vec<(u64, u64, &str)> =
        read.iter().filter_map(|(key, range)| range.map(|(low, high)| (low, high, *key))).collect();
    ranges.sort_unstable();
    // what is not read may well be the key for numbers that seem to be left out
    let is_told = wrong.is_empty() && !entries.contains_key(OTHERWISE);
    let holes = if is_told { holes(&ranges) } else { None };
    vec![not_whole(&wrong), shared_numbers(&ranges), holes]
}

/// The numbers between the keys that fall under none of them.
fn holes(ranges: &[(u64, u64, &str)]) -> Option<Advice> {
    let mut missing = Vec::new();
    let mut highest = ranges.first()?.1;
    for (low, high, _) in ranges {
        let (first, last) = (highest.saturating_add(1), low.saturating_sub(1));
        if first <= last && first < *low {
            missing.push(if first == last { first.to_string() } else { format!("{first}-{last}") });
        }
        highest = highest.max(*high);
    }
    let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
    (!missing.is_empty()).then(|| no_amount_for(&missing))
}

/// The lowest and the highest number of `1`, `2-4` or `5+`.
fn range(key: &str) -> Option<(u64, u64)> {
    let number = |text: &str| {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse::<u64>().ok() } else { None }
    };
    let (low, high) = match (key.strip_suffix('+'), key.split_once('-')) {
        (Some(low), _) => (number(low)?, u64::MAX),
        (None, Some((low, high))) => (number(low)?, number(high)?),
        (None, None) => (number(key)?, number(key)?),
    };
    (low <= high).then_some((low, high))
}

fn not_whole(wrong: &[&str]) -> Option<Advice> {
    let keys = listed(wrong);
    let (en, nl) = if wrong.len() == 1 {
        ("is no whole number or range", "is geen geheel getal of reeks")
    } else {
        ("are no whole numbers or ranges", "zijn geen gehele getallen of reeksen")
    };
    (!wrong.is_empty()).then(|| {
        (
            Message::new(format!("{} {en}", keys.en), format!("{} {nl}", keys.nl)),
            Message::new(
                "write `1`, `2-4` (from low to high), `5+` or `otherwise`",
                "schrijf `1`, `2-4` (van laag naar hoog), `5+` of `otherwise`",
            ),
        )
    })
}

/// The first two keys, in order of their numbers, that have a number in common.
fn shared_numbers(ranges: &[(u64, u64, &str)]) -> Option<Advice> {
    let (mut widest, rest) = ranges.split_first()?;
    for range in rest {
        let ((_, high, one), (low, _, other)) = (widest, range);
        if low <= high {
            return Some((
                Message::new(
                    format!("`{one}` and `{other}` both hold for {low}"),
                    format!("`{one}` en `{other}` gelden allebei voor {low}"),
                ),
                Message::new(
                    "let every number fall under one key only",
                    "laat elk getal onder maar één sleutel vallen",
                ),
            ));
        }
        widest = range;
    }
    None
}
