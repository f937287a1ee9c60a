//! The verdict: whether figures of two definitions may stand side by side.

use begrip::Content;

use super::{FacetCompared, FacetRelation};
use crate::facet::Facet;
use crate::message::Message;
use crate::relation::{Related, Two, UnitRelation, Valued};

/// Whether figures of two definitions may stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Something is not known on which the answer hangs.
    Undetermined,
    /// They are not to be compared.
    NotComparable,
    /// One count can never exceed the other.
    Bounded,
    /// First convert, then compare.
    Convertible,
    /// Put them side by side, and mind the reservations.
    Comparable,
}

impl Verdict {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Undetermined => "undetermined",
            Self::NotComparable => "not-comparable",
            Self::Bounded => "bounded",
            Self::Convertible => "convertible",
            Self::Comparable => "comparable",
        }
    }
}

/// The verdict, and why: the first row that applies of the table in the documentation of comparison.
pub(super) fn of(
    two: &Two<'_>,
    facets: &[FacetCompared],
    related: Option<&Related>,
    valued: Option<&Valued>,
) -> (Verdict, Message) {
    let relation = |facet: Facet| facets.iter().find(|one| one.facet == facet).map(|one| one.relation);
    let hard = [Facet::Unit, Facet::Period, Facet::Values, Facet::Statistic];
    if let Some(differs) =
        facets.iter().find(|one| hard.contains(&one.facet) && one.relation == FacetRelation::Different)
    {
        return (Verdict::NotComparable, differs.because.clone());
    }
    let whole = related.map(|related| related.relation);
    if whole == Some(UnitRelation::Unknown)
        || (whole.is_none() && relation(Facet::Rule) == Some(FacetRelation::Unknown))
    {
        let because = related.and_then(|related| related.unknown_because.clone());
        let unknown = if super::rules::is_one_observed(two) {
            Message::new(
                "one of them is observed and not computed, and nothing says whether they are the same",
                "een van beide wordt waargenomen en niet berekend, en niets zegt of zij hetzelfde zijn",
            )
        } else {
            Message::new("what they count could not be told", "wat zij tellen is niet uit te maken")
        };
        return (Verdict::Undetermined, because.unwrap_or(unknown));
    }
    match whole {
        Some(UnitRelation::Overlapping) => return (Verdict::NotComparable, overlap()),
        Some(UnitRelation::Disjoint) => {
            let because = Message::new("they select no unit in common", "zij omvatten geen eenheid samen");
            return (Verdict::NotComparable, because);
        }
        Some(part @ (UnitRelation::PartOf | UnitRelation::Includes)) => return bounded(two, facets, part),
        _ => {}
    }
    if relation(Facet::Rule) == Some(FacetRelation::Different) {
        let because = valued.map(|valued| valued.in_words(two.left.id().as_str(), two.right.id().as_str()));
        let other = || Message::new("the rules give other values", "de regels geven andere waarden");
        return (Verdict::NotComparable, because.unwrap_or_else(other));
    }
    // what is not expressed can make two that say the same differ
    let in_words = facets.iter().find(|one| one.facet == Facet::Criteria);
    if let Some(criteria) = in_words.filter(|one| one.relation == FacetRelation::Unknown) {
        return (Verdict::Undetermined, criteria.because.clone());
    }
    if let Some(convertible) = facets.iter().find(|one| one.relation == FacetRelation::Convertible) {
        return (Verdict::Convertible, convertible.because.clone());
    }
    (
        Verdict::Comparable,
        Message::new("every facet that decides is the same", "elk facet dat beslist is hetzelfde"),
    )
}

fn overlap() -> Message {
    Message::new("each selects units that the other does not", "elk omvat eenheden die de ander niet omvat")
}

/// One selects a part of the other; shares are bounded only over the same population.
fn bounded(two: &Two<'_>, facets: &[FacetCompared], part: UnitRelation) -> (Verdict, Message) {
    let is_share = matches!(two.left.content(), Content::Indicator(_));
    let population = facets.iter().find(|one| one.facet == Facet::Population).map(|one| one.relation);
    if is_share && !population.is_some_and(FacetRelation::is_same) {
        let because = Message::new(
            "one selects a part of the other, but they are divided by different totals",
            "de een omvat een deel van de ander, maar zij worden door verschillende totalen gedeeld",
        );
        return (Verdict::NotComparable, because);
    }
    let (left, right) = (two.left.id(), two.right.id());
    let (less, more) = if part == UnitRelation::PartOf { (left, right) } else { (right, left) };
    let because = Message::new(
        format!("of the same units, `{less}` never counts more than `{more}`"),
        format!("van dezelfde eenheden telt `{less}` er nooit meer dan `{more}`"),
    );
    (Verdict::Bounded, because)
}
