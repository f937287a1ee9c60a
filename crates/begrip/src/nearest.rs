//! The nearest of a list of names, for "did you mean".

use crate::id::DefinitionId;

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
    let letters = Letters::of(name);
    candidates
        .into_iter()
        // of a name that is asked among thousands the distance is computed to few
        .filter(|candidate| letters.may_be_near(candidate))
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= most(letters.count, candidate.chars().count()))
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

/// The id that a reader most probably meant: one of the same name, or one whose authority and name are both near, so that
/// not every id of an authority with a long name is near to every other.
///
/// ```
/// use begrip::{DefinitionId, nearest_id};
///
/// let known: Vec<DefinitionId> = ["my-city/poor".parse()?, "my-city/income".parse()?, "nl/age".parse()?].to_vec();
/// let near = |id: &str| Ok::<_, begrip::Invalid>(nearest_id(&id.parse()?, &known).map(ToString::to_string));
/// assert_eq!(near("my-city/incomes")?, Some("my-city/income".to_owned()));
/// assert_eq!(near("my-city/age")?, Some("nl/age".to_owned()));
/// assert_eq!(near("my-city/rent")?, None);
/// # Ok::<(), begrip::Invalid>(())
/// ```
pub fn nearest_id<'c>(
    id: &DefinitionId,
    candidates: impl IntoIterator<Item = &'c DefinitionId>,
) -> Option<&'c DefinitionId> {
    let distance = |one: &str, other: &str| {
        let distance = strsim::damerau_levenshtein(one, other);
        (distance <= most(one.chars().count(), other.chars().count())).then_some(distance)
    };
    let name = id.name().unwrap_or_default();
    let letters = Letters::of(name);
    let far = |candidate: &DefinitionId| {
        let other = candidate.name().unwrap_or_default();
        let names = letters.may_be_near(other).then(|| distance(name, other))??;
        match distance(id.authority(), candidate.authority()) {
            Some(authorities) => Some(names + authorities),
            None => (name == other && !name.is_empty()).then_some(usize::MAX),
        }
    };
    let near = candidates.into_iter().filter_map(|candidate| Some((far(candidate)?, candidate)));
    near.min().map(|(_, candidate)| candidate)
}

/// The largest distance between names of so many letters that are near.
fn most(one: usize, other: usize) -> usize {
    one.max(other).div_ceil(3)
}

/// How often a name has each letter; letters may share a place, which only makes names look nearer.
struct Letters {
    counts: [u32; Self::PLACES],
    count: usize,
}

impl Letters {
    const PLACES: usize = 64;

    fn of(name: &str) -> Self {
        let mut counts = [0; Self::PLACES];
        for letter in name.chars() {
            if let Some(count) = counts.get_mut(letter as usize % Self::PLACES) {
                *count += 1;
            }
        }
        Self { counts, count: name.chars().count() }
    }

    /// Whether a name can be near: each letter that one has more often than the other is a change at least, and no
    /// change sets right more than one letter on each side.
    fn may_be_near(&self, other: &str) -> bool {
        // a name of n bytes has at least n / 4 letters, and most of the time this is enough to tell
        if other.len() / 4 > 2 * self.count + 2 {
            return false;
        }
        let other = Self::of(other);
        let pairs = || self.counts.iter().zip(&other.counts);
        let more: u32 = pairs().map(|(one, other)| one.saturating_sub(*other)).sum();
        let less: u32 = pairs().map(|(one, other)| other.saturating_sub(*one)).sum();
        more.max(less) as usize <= most(self.count, other.count)
    }
}

#[cfg(test)]
mod tests {
    use super::{most, nearest};

    /// What it is without leaving any candidate out.
    fn plainly(name: &str, candidates: &[String]) -> Option<String> {
        let near = candidates
            .iter()
            .map(|one| (strsim::damerau_levenshtein(name, one), one))
            .filter(|(distance, one)| *distance <= most(name.chars().count(), one.chars().count()));
        near.min().map(|(_, one)| one.clone())
    }

    #[test]
    fn no_candidate_that_is_near_is_left_out() {
        let letters = ['a', 'b', 'c', 'é', '1', '\u{21}'];
        let word = |mut number: usize| {
            let mut word = String::new();
            while number > 0 {
                word.push(letters[number % letters.len()]);
                number /= letters.len() + 1;
            }
            word
        };
        let words: Vec<String> = (0..3_000).step_by(7).map(word).collect();
        for name in &words {
            let found = nearest(name, words.iter().map(String::as_str));
            assert_eq!(found, plainly(name, &words), "{name}");
        }
    }
}
