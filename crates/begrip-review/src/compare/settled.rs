//! Facets, verdict and reservations: of lists and amounts by their own means, of all else by what they say of units.

use super::{AmountsCompared, FacetCompared, ListsCompared, Verdict, amounts, facets, lists, verdict};
use crate::message::Message;
use crate::relation::{Related, Two};

/// What a comparison comes to.
pub(super) struct Settled {
    pub(super) facets: Vec<FacetCompared>,
    pub(super) verdict: Verdict,
    pub(super) because: Message,
    pub(super) reservations: Vec<Message>,
}

/// What the comparison of two definitions comes to.
pub(super) fn of(
    two: &Two<'_>,
    related: Option<&Related>,
    lists: Option<&ListsCompared>,
    amounts: Option<&AmountsCompared>,
) -> Settled {
    match (lists, amounts) {
        (Some(found), _) => lists::settled(two, found),
        (None, Some(found)) => amounts::settled(two, found),
        (None, None) => {
            let facets = facets::all(two, related);
            let (verdict, because) = verdict::of(two, &facets, related);
            Settled { verdict, because, reservations: facets::reservations(&facets), facets }
        }
    }
}
