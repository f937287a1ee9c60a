//! To what each code of a correspondence leads, pair by pair; as much work as there are codes in the pairs.

use std::collections::HashSet;

use begrip::eval::Number;
use begrip::kind::correspondence::{Correspondence, Map};
use begrip::{CodeValue, Decimal};
use indexmap::IndexMap;

use super::{Merged, Split};
use crate::compare::lists::pairs::Listed;

/// What becomes of the codes.
pub(super) struct Found {
    pub(super) merged: Vec<Merged>,
    pub(super) split: Vec<Split>,
    /// Codes that lead to one that the other list does not have, or to none.
    pub(super) astray: Vec<CodeValue>,
}

/// To what one code leads, by pairs that name one code on the other side.
type Targets<'m> = IndexMap<&'m CodeValue, IndexMap<&'m CodeValue, Option<Decimal>>>;

pub(super) fn of(maps: &Correspondence, from: &Listed<'_>, to: &Listed<'_>) -> Found {
    let exists = |map: &&Map| map.from.iter().any(|code| from.position(code.as_str()).is_some());
    let maps: Vec<&Map> = maps.maps.iter().filter(exists).collect();
    let leads = |map: &&&Map| map.to.iter().all(|code| to.position(code.as_str()).is_some());
    let lost = maps.iter().filter(|map| map.to.is_empty() || !leads(map)).flat_map(|map| &map.from);
    let mut seen = HashSet::new();
    let astray = lost.filter(|code| from.position(code.as_str()).is_some() && seen.insert(*code));
    let astray = astray.cloned().collect();
    let (several, single): (Vec<&Map>, Vec<&Map>) = maps.into_iter().partition(|map| targets(map).len() > 1);
    let mut split: Vec<Split> = several.iter().map(|map| together(map, from)).collect();
    let by_code = by_code(&single, from);
    let within: HashSet<&CodeValue> = several.iter().flat_map(|map| &map.from).collect();
    split.extend(by_code.iter().filter_map(|(code, to)| shares(code, to, within.contains(*code))));
    Found { merged: merged(&by_code, &several, from), split, astray }
}

fn targets(map: &Map) -> HashSet<&CodeValue> {
    map.to.iter().collect()
}

/// A pair that names several codes on the other side says no shares.
fn together(map: &Map, list: &Listed<'_>) -> Split {
    let from = map.from.iter().filter(|code| list.position(code.as_str()).is_some()).cloned().collect();
    Split { from, to: map.to.iter().map(|code| (code.clone(), None)).collect(), adds_up: false }
}

fn by_code<'m>(maps: &[&'m Map], from: &Listed<'_>) -> Targets<'m> {
    let mut found = Targets::new();
    for map in maps {
        let Some(to) = map.to.first() else { continue };
        for code in map.from.iter().filter(|code| from.position(code.as_str()).is_some()) {
            found.entry(code).or_default().insert(to, map.weight);
        }
    }
    found
}

/// A code that becomes several, or only in part what it leads to; `None` for one that becomes one other as a whole.
fn shares(code: &CodeValue, to: &IndexMap<&CodeValue, Option<Decimal>>, is_in_others: bool) -> Option<Split> {
    let is_whole = match to.first() {
        Some((_, weight)) if to.len() == 1 => {
            weight.is_none_or(|weight| Number::from(weight) == Number::from(1))
        }
        _ => false,
    };
    if is_whole && !is_in_others {
        return None;
    }
    let sum = to.values().try_fold(Number::ZERO, |sum, weight| sum.plus(&Number::from((*weight)?)));
    Some(Split {
        from: vec![code.clone()],
        to: to.iter().map(|(code, weight)| ((*code).clone(), *weight)).collect(),
        adds_up: !is_in_others && sum == Some(Number::from(1)),
    })
}

/// Codes of the other list to which several codes lead, in the order in which they are first named.
fn merged(by_code: &Targets<'_>, several: &[&Map], list: &Listed<'_>) -> Vec<Merged> {
    let mut sources: IndexMap<&CodeValue, Vec<&CodeValue>> = IndexMap::new();
    for (code, to) in by_code {
        for target in to.keys() {
            sources.entry(target).or_default().push(code);
        }
    }
    // of a pair with several codes on both sides the first two are enough to see that codes come together
    for map in several {
        let mut codes = map.from.iter().filter(|code| list.position(code.as_str()).is_some());
        let first: Vec<&CodeValue> = codes.by_ref().take(2).collect();
        for target in &map.to {
            let known = sources.entry(target).or_default();
            if known.len() > 1 {
                continue;
            }
            known.extend(first.iter().filter(|code| !known.contains(code)).copied().collect::<Vec<_>>());
        }
    }
    let several = sources.into_iter().filter(|(_, from)| from.len() > 1);
    several.map(|(to, from)| Merged { from: from.into_iter().cloned().collect(), to: to.clone() }).collect()
}
