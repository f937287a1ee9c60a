//! The amounts of one step as a flat table: one entry for each combination of keys.

use begrip::Decimal;
use begrip::kind::parameter::{Amount, Amounts, Key, Step};

use crate::language::Lang;

/// Ranges of whole numbers up to this size are taken apart, so that `2-4` and `2`, `3-4` are the same.
const LARGEST_RANGE: u32 = 200;

/// One amount, and the keys that it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) keys: Vec<String>,
    /// Where it stands, below the step.
    pub(crate) pointer: String,
    /// `None` if it exists and is not known.
    pub(crate) amount: Option<Decimal>,
}

impl Entry {
    /// ` for `single`, `adults` 2`; nothing for a parameter without keys.
    pub(crate) fn for_whom(&self, by: &[Key], lang: Lang) -> String {
        if self.keys.is_empty() {
            return String::new();
        }
        let say = |(at, key): (usize, &String)| match by.get(at) {
            // a number alone does not say of what
            Some(Key::Integers(named)) => format!("`{}` {key}", named.key),
            _ => format!("`{key}`"),
        };
        let keys: Vec<String> = self.keys.iter().enumerate().map(say).collect();
        format!(" {} {}", lang.pick("for", "voor"), keys.join(", "))
    }
}

/// The amounts of two steps, with open ranges (`5+`) taken apart as far as either names a number.
pub(crate) fn together(old: &Step, new: &Step) -> (Vec<Entry>, Vec<Entry>) {
    let highest = |step: &Step| {
        let keys = entries(step, 0).into_iter().flat_map(|entry| entry.keys);
        keys.filter_map(|key| key.trim_end_matches('+').parse().ok()).max().unwrap_or(0)
    };
    let up_to: u32 = highest(old).max(highest(new));
    (entries(old, up_to), entries(new, up_to))
}

/// Every amount of a step, open ranges taken apart up to a number. The depth is bounded by that of a file that can be
/// read.
pub(crate) fn entries(step: &Step, up_to: u32) -> Vec<Entry> {
    let known = |amount: &Amount| match amount {
        Amount::Known(amount) => Some(*amount),
        Amount::Unknown => None,
    };
    let mut found = Vec::new();
    if let Some(amount) = &step.amount {
        found.push(Entry { keys: Vec::new(), pointer: "/amount".to_owned(), amount: known(amount) });
    }
    let mut open: Vec<(Vec<String>, String, &Amounts)> = Vec::new();
    open.extend(step.amounts.as_ref().map(|amounts| (Vec::new(), "/amounts".to_owned(), amounts)));
    while let Some((keys, pointer, amounts)) = open.pop() {
        match amounts {
            Amounts::One(amount) => found.push(Entry { keys, pointer, amount: known(amount) }),
            Amounts::By(entries) => {
                for (key, below) in entries.iter().rev() {
                    let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                    for one in apart(key, up_to) {
                        let keys = keys.iter().cloned().chain([one]).collect();
                        open.push((keys, pointer.clone(), below));
                    }
                }
            }
        }
    }
    found
}

/// The whole numbers of a range, `2-4` or `5+`; other keys are themselves.
fn apart(key: &str, up_to: u32) -> Vec<String> {
    if let Some(low) = key.strip_suffix('+').and_then(|low| low.parse::<u32>().ok())
        && low < up_to
        && up_to - low <= LARGEST_RANGE
    {
        let numbers = (low..up_to).rev().map(|number| number.to_string());
        return std::iter::once(format!("{up_to}+")).chain(numbers).collect();
    }
    let range = key.split_once('-').and_then(|(low, high)| {
        let (low, high): (u32, u32) = (low.parse().ok()?, high.parse().ok()?);
        (low <= high && high - low <= LARGEST_RANGE).then_some(low..=high)
    });
    match range {
        Some(range) => range.rev().map(|number| number.to_string()).collect(),
        None => vec![key.to_owned()],
    }
}
