//! The nearest of a list of names, for "did you mean".

/// The candidate that a reader most probably meant, if one is near enough; of equals the first in order.
///
/// Near enough is at most a third of the longer name's letters, by Damerau–Levenshtein distance.
///
/// ```
/// let fields = ["label", "definition", "note"];
/// assert_eq!(begrip::nearest("lable", fields), Some("label".to_owned()));
/// assert_eq!(begrip::nearest("colour", fields), None);
/// ```
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    let length = name.chars().count();
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= length.max(candidate.chars().count()).div_ceil(3))
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}
