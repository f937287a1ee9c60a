//! Texts word by word: which words became which, and whether two texts are about the same thing.

use std::collections::BTreeSet;

use serde_json::Value;
use similar::{DiffOp, capture_diff_slices};

/// The words of a text that became others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Replaced<'t> {
    pub(crate) old: Vec<&'t str>,
    pub(crate) new: Vec<&'t str>,
}

impl Replaced<'_> {
    /// Whether a number is among the words: an amount, a percentage, an age, a year.
    fn touches_number(&self) -> bool {
        let has_digit = |words: &[&str]| words.iter().any(|word| word.bytes().any(|b| b.is_ascii_digit()));
        has_digit(&self.old) || has_digit(&self.new)
    }
}

/// Every stretch of words that differs, in order; white space is no difference.
pub(crate) fn replaced<'t>(old: &'t str, new: &'t str) -> Vec<Replaced<'t>> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    let words =
        |list: &[&'t str], range: std::ops::Range<usize>| list.get(range).unwrap_or_default().to_vec();
    capture_diff_slices(similar::Algorithm::Myers, &old, &new)
        .into_iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| Replaced { old: words(&old, op.old_range()), new: words(&new, op.new_range()) })
        .collect()
}

/// Whether a number differs between two texts.
pub(crate) fn number_differs(old: &str, new: &str) -> bool {
    replaced(old, new).iter().any(Replaced::touches_number)
}

/// Whether two texts have no word of their own subject in common, so that they are about something else.
///
/// Words of up to three letters (articles, prepositions) say nothing; a word also counts as common if one is the
/// beginning of the other (`household`, `households`).
pub(crate) fn is_about_something_else(old: &str, new: &str) -> bool {
    let (old, new) = (subject(old), subject(new));
    let akin = |a: &String, b: &String| a.starts_with(b.as_str()) || b.starts_with(a.as_str());
    !old.is_empty() && !new.is_empty() && !old.iter().any(|a| new.iter().any(|b| akin(a, b)))
}

fn subject(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let (long, short): (BTreeSet<String>, BTreeSet<String>) =
        words.filter(|word| !word.is_empty()).partition(|word| word.chars().count() > 3);
    if long.is_empty() { short } else { long }
}

/// The share of words that two texts have in common, 0 to 100 per cent, in whole per cent.
pub(crate) fn likeness(old: &str, new: &str) -> usize {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    let common: usize = capture_diff_slices(similar::Algorithm::Myers, &old, &new)
        .into_iter()
        .map(|op| if let DiffOp::Equal { len, .. } = op { len } else { 0 })
        .sum();
    (200 * common).checked_div(old.len() + new.len()).unwrap_or(100)
}

/// A text with single spaces between its words.
pub(crate) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two values differ in white space only; as deep as a file can be nested.
pub(crate) fn are_the_same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::String(old), Value::String(new)) => old.split_whitespace().eq(new.split_whitespace()),
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| are_the_same(old, new))
        }
        (Value::Object(old), Value::Object(new)) => {
            let same =
                |(name, old): (&String, &Value)| new.get(name).is_some_and(|new| are_the_same(old, new));
            old.len() == new.len() && old.iter().all(same)
        }
        _ => old == new,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_about_something_else, likeness, number_differs, replaced};

    #[test]
    fn words_that_became_others_are_found() {
        let found = replaced("income below 110 per cent", "income  below 120 per\ncent of it");
        let shown: Vec<_> = found.iter().map(|r| (r.old.join(" "), r.new.join(" "))).collect();
        assert_eq!(shown, [("110".into(), "120".into()), (String::new(), "of it".into())]);
        assert!(number_differs("below 110 %", "below 120 %"));
        assert!(!number_differs("below 110 %", "under 110 %"));
        assert!(replaced("a b", "a   b").is_empty());
    }

    #[test]
    fn another_subject_is_told_from_another_wording() {
        assert!(is_about_something_else("Single person", "Detached dwelling"));
        assert!(!is_about_something_else("Single-person household", "Household of one person"));
        assert!(!is_about_something_else("Low income", "Low incomes"));
        assert!(!is_about_something_else("", "Anything"));
        assert!(is_about_something_else("A", "B"));
        assert_eq!(likeness("a b c d", "a b c e"), 75);
    }
}
