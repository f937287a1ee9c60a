//! The amounts of two parameters side by side, key by key.

use std::collections::BTreeSet;

use begrip::Validity;
use begrip::eval::Number;
use begrip::kind::parameter::{Amount, Amounts, OTHERWISE, Parameter};
use indexmap::IndexMap;

use super::keys::Aligned;
use super::steps::{dated, stretches};
use super::{AmountRow, AmountSide};
use crate::relation::Two;

/// The rows of all days.
pub(super) fn all(
    two: &Two<'_>,
    (left, right): (&Parameter, &Parameter),
    aligned: &[Aligned],
    times: &Number,
) -> Vec<AmountRow> {
    let (left, right) = (dated(two.left, left), dated(two.right, right));
    let mut rows = Vec::new();
    for stretch in stretches(&left, &right) {
        let mut walk = Walk { times, days: stretch.days, path: Vec::new(), rows: &mut rows };
        walk.level(stretch.left, stretch.right, aligned);
    }
    rows
}

/// One stretch of days, gone through key by key.
struct Walk<'w> {
    times: &'w Number,
    days: Validity,
    path: Vec<String>,
    rows: &'w mut Vec<AmountRow>,
}

/// A value of a key, with what stands under it on either side.
type Entry<'r> = (String, Option<&'r Amounts>, Option<&'r Amounts>);

impl Walk<'_> {
    /// As deep as a file can be nested.
    fn level(&mut self, left: Option<&Amounts>, right: Option<&Amounts>, aligned: &[Aligned]) {
        let by = |side: Option<&Amounts>| matches!(side, Some(Amounts::By(_)));
        let entries = match aligned.first() {
            Some(key) if by(left) || by(right) => entries(left, right, key),
            _ => return self.row(left, right),
        };
        for (value, left, right) in entries {
            self.path.push(value);
            self.level(left, right, aligned.get(1..).unwrap_or_default());
            self.path.pop();
        }
    }

    fn row(&mut self, left: Option<&Amounts>, right: Option<&Amounts>) {
        let one = Number::from(1);
        let (left, right) = (side(left, &one), side(right, self.times));
        if left != AmountSide::Absent || right != AmountSide::Absent {
            self.rows.push(AmountRow::new(self.days, self.path.clone(), left, right));
        }
    }
}

fn side(amounts: Option<&Amounts>, times: &Number) -> AmountSide {
    match amounts {
        None => AmountSide::Absent,
        Some(Amounts::One(Amount::Known(amount))) => {
            Number::from(*amount).times(times).map_or(AmountSide::Unknown, AmountSide::Known)
        }
        Some(Amounts::One(Amount::Unknown) | Amounts::By(_)) => AmountSide::Unknown,
    }
}

/// The values of a key on either side: those of the left, those of the right alone, all others.
fn entries<'r>(left: Option<&'r Amounts>, right: Option<&'r Amounts>, key: &Aligned) -> Vec<Entry<'r>> {
    let (one, other) = (Under::new(left), Under::new(right));
    let mut found = match key {
        Aligned::Codes(names) => {
            let name = |code: &'r str| names.get(code).map_or_else(|| code.to_owned(), Clone::clone);
            let right = other.listed().map(|(code, next)| (name(code), next));
            by_code(one.listed().map(|(code, next)| (code.to_owned(), next)), right, &one, &other)
        }
        Aligned::Integers => by_number(&one, &other),
    };
    if one.otherwise.is_some() && one.by.is_some() || other.otherwise.is_some() && other.by.is_some() {
        found.push((OTHERWISE.to_owned(), one.otherwise, other.otherwise));
    }
    found
}

/// What one side has under a key.
struct Under<'r> {
    by: Option<&'r IndexMap<String, Amounts>>,
    /// What holds for all values that are not listed: an amount that is the same for all, too.
    otherwise: Option<&'r Amounts>,
}

impl<'r> Under<'r> {
    fn new(amounts: Option<&'r Amounts>) -> Self {
        match amounts {
            Some(Amounts::By(by)) => Self { by: Some(by), otherwise: by.get(OTHERWISE) },
            same_for_all => Self { by: None, otherwise: same_for_all },
        }
    }

    fn listed(&self) -> impl Iterator<Item = (&'r str, &'r Amounts)> + use<'r> {
        let all = self.by.into_iter().flatten();
        all.filter(|(value, _)| *value != OTHERWISE).map(|(value, next)| (value.as_str(), next))
    }
}

fn by_code<'r>(
    left: impl Iterator<Item = (String, &'r Amounts)>,
    right: impl Iterator<Item = (String, &'r Amounts)>,
    one: &Under<'r>,
    other: &Under<'r>,
) -> Vec<Entry<'r>> {
    let mut found: IndexMap<String, [Option<&Amounts>; 2]> =
        left.map(|(code, next)| (code, [Some(next), other.otherwise])).collect();
    for (code, next) in right {
        let [_, here] = found.entry(code).or_insert([one.otherwise, None]);
        *here = Some(next);
    }
    found.into_iter().map(|(code, [left, right])| (code, left, right)).collect()
}

/// Whole numbers, cut where one of the two begins or ends a range.
fn by_number<'r>(one: &Under<'r>, other: &Under<'r>) -> Vec<Entry<'r>> {
    let ranges = [ranges(one), ranges(other)];
    let mut starts = BTreeSet::new();
    for (low, high, _) in ranges.iter().flatten() {
        starts.insert(*low);
        starts.extend(high.checked_add(1));
    }
    let ends = starts.iter().skip(1).map(|next| next - 1).chain(std::iter::once(u64::MAX));
    let [left, right] = &ranges;
    let cut = starts.iter().zip(ends).filter_map(|(low, high)| {
        let (here, there) = (holding(left, *low), holding(right, *low));
        here.or(there)?;
        Some((in_words(*low, high), here.or(one.otherwise), there.or(other.otherwise)))
    });
    cut.collect()
}

/// Ranges of whole numbers, in order.
type Ranges<'r> = Vec<(u64, u64, &'r Amounts)>;

fn ranges<'r>(side: &Under<'r>) -> Ranges<'r> {
    let read = |(text, next): (&str, &'r Amounts)| {
        if let Some(low) = text.strip_suffix('+') {
            return Some((low.parse().ok()?, u64::MAX, next));
        }
        let (low, high) = text.split_once('-').unwrap_or((text, text));
        Some((low.parse().ok()?, high.parse().ok()?, next))
    };
    let mut ranges: Ranges<'r> = side.listed().filter_map(read).collect();
    ranges.sort_by_key(|(low, high, _)| (*low, *high));
    ranges
}

fn holding<'r>(ranges: &Ranges<'r>, number: u64) -> Option<&'r Amounts> {
    let begun = ranges.partition_point(|(low, _, _)| *low <= number);
    let (_, high, next) = ranges.get(begun.checked_sub(1)?)?;
    (number <= *high).then_some(*next)
}

fn in_words(low: u64, high: u64) -> String {
    match high {
        u64::MAX => format!("{low}+"),
        _ if low == high => low.to_string(),
        _ => format!("{low}-{high}"),
    }
}
