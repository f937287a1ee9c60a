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
    let gone: Vec<(&str, &'r Code)> = items
        .iter()
        .filter(|item| item.new.is_none())
        .filter_map(|item| Some((item.at.key.as_str(), item.old?)))
        .collect();
    let fresh: Vec<(&str, &'r Code)> = items
        .iter()
        .filter(|item| item.old.is_none())
        .filter_map(|item| Some((item.at.key.as_str(), item.new?)))
        .collect();
    let mut fates = BTreeMap::new();
    for (key, code) in &gone {
        let became: Vec<&CodeValue> = fresh
            .iter()
            .filter(|(_, new)| new.formed_from.contains(&code.code))
            .map(|(_, new)| &new.code)
            .collect();
        if !became.is_empty() {
            fates.insert((*key).to_owned(), Fate::Became(became));
            continue;
        }
        let is_same = |(_, new): &&(&str, &'r Code)| new.formed_from.is_empty() && says_the_same(code, new);
        let mut candidates = fresh.iter().filter(is_same);
        if let (Some((other, new)), None) = (candidates.next(), candidates.next()) {
            fates.insert((*key).to_owned(), Fate::Renamed(&new.code));
            fates.insert((*other).to_owned(), Fate::Renamed(&code.code));
        }
    }
    fates
}

/// Whether two codes have the same label, and no other definition.
fn says_the_same(old: &Code, new: &Code) -> bool {
    !old.label.is_empty() && old.label == new.label && old.definition == new.definition
}
