//! Facets, verdict and reservations: of lists and amounts by their own means, of all else by what they say of units.

use super::{
    AmountsCompared, CompareOptions, FacetCompared, ListsCompared, Suggested, Verdict, amounts, facets,
    lists, rules, suggested, verdict,
};
use crate::message::Message;
use crate::relation::{Ground, Part, Related, Two, UnitRelation, Valued, relate, values};

/// What a comparison comes to.
pub(super) struct Settled {
    pub(super) facets: Vec<FacetCompared>,
    pub(super) verdict: Verdict,
    pub(super) because: Message,
    pub(super) reservations: Vec<Message>,
    /// How the units that they select relate.
    pub(super) related: Option<Related>,
    /// How the values that they give relate.
    pub(super) valued: Option<Valued>,
    pub(super) suggested: Option<Suggested>,
}

/// What the comparison of two definitions comes to.
pub(super) fn of(
    two: &Two<'_>,
    lists: Option<&ListsCompared>,
    amounts: Option<&AmountsCompared>,
    options: &CompareOptions,
) -> Settled {
    match (lists, amounts) {
        (Some(found), _) => lists::settled(two, found),
        (None, Some(found)) => amounts::settled(two, found),
        (None, None) => of_units(two, options),
    }
}

fn of_units(two: &Two<'_>, options: &CompareOptions) -> Settled {
    let mut ground = Ground::new(two);
    let valued = (!rules::is_one_observed(two)).then(|| values(&mut ground)).flatten();
    let related = rules::selects_units(two).then(|| relate(&ground, Part::Whole, options.witnesses));
    let facets = facets::all(&ground, related.as_ref(), valued.as_ref());
    let (verdict, because) = verdict::of(two, &facets, related.as_ref(), valued.as_ref());
    let is_open = related.as_ref().is_some_and(|related| related.relation == UnitRelation::Unknown);
    let suggested = (options.suggest && is_open).then(|| suggested::suggested(&ground)).flatten();
    Settled {
        verdict,
        because,
        reservations: facets::reservations(&facets),
        facets,
        related,
        valued,
        suggested,
    }
}

impl Settled {
    /// Of definitions that say nothing of units.
    pub(super) fn without_units(
        facets: Vec<FacetCompared>,
        (verdict, because): (Verdict, Message),
        reservations: Vec<Message>,
    ) -> Self {
        Self { facets, verdict, because, reservations, related: None, valued: None, suggested: None }
    }
}
