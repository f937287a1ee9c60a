//! What became of codes that only one side has: another name, a split, a merger.

use std::collections::BTreeMap;

use begrip::CodeValue;
use begrip::kind::code_list::Code;

use crate::changes::Matched;

/// What became of a code that is gone, or what a new code was.
#[derive(Debug, Clone)]
pub(super) enum Fate<'r> {
    /// The same category under another code: the other one.
    Renamed(&'r CodeValue),
    /// The codes that it went into.
    Became(Vec<&'r CodeValue>),
}

/// The fates of codes, by the key of the item.
pub(super) fn fates<'r>(items: &[Matched<'r, Code>]) -> BTreeMap<String, Fate<'r>> {
    let alone = |here: fn(&Matched<'r, Code>) -> Option<&'r Code>| -> Vec<(&str, &'r Code)> {
        let one_side = items.iter().filter(|item| item.old.is_none() || item.new.is_none());
        one_side.filter_map(|item| Some((item.at.key.as_str(), here(item)?))).collect()
    };
    let (gone, mut fresh) = (alone(|item| item.old), alone(|item| item.new));
    let mut fates = BTreeMap::new();
    for (key, code) in &gone {
        if let Some((other, new)) = only(&fresh, code)
            && only(&gone, new).is_some()
        {
            fates.insert((*key).to_owned(), Fate::Renamed(&new.code));
            fates.insert((*other).to_owned(), Fate::Renamed(&code.code));
        }
    }
    fresh.retain(|(key, _)| !fates.contains_key(*key));
    for (key, code) in gone.into_iter().filter(|(key, _)| !fates.contains_key(*key)).collect::<Vec<_>>() {
        let from_it = fresh.iter().filter(|(_, new)| new.formed_from.contains(&code.code));
        let became: Vec<&CodeValue> = from_it.map(|(_, new)| &new.code).collect();
        if !became.is_empty() {
            fates.insert(key.to_owned(), Fate::Became(became));
        }
    }
    fates
}

/// The one code that says the same, if there is exactly one.
fn only<'c, 'r>(codes: &'c [(&'c str, &'r Code)], code: &Code) -> Option<&'c (&'c str, &'r Code)> {
    let mut same = codes.iter().filter(|(_, other)| says_the_same(code, other));
    same.next().filter(|_| same.next().is_none())
}

/// Whether two codes have the same label, and no other definition or origin.
fn says_the_same(old: &Code, new: &Code) -> bool {
    let same_origin = old.formed_from == new.formed_from;
    !old.label.is_empty() && old.label == new.label && old.definition == new.definition && same_origin
}
