//! Two owners: whether two definitions count the same thing, facet by facet, with a verdict and its reasons.

use begrip::kind::alignment::Assumption;
use begrip::{Content, Date, Definition, DefinitionId, Reference, Registry, Text, Time};
use semver::Version;

use crate::facet::Facet;
use crate::message::Message;
use crate::relation::{Related, Two, UnitRelation, Valued};
use settled::Settled;

mod amounts;
mod clauses;
mod concept;
mod facets;
mod lists;
mod rules;
mod settled;
mod suggested;
mod verdict;

pub use amounts::{AmountRelation, AmountRow, AmountSide, AmountsCompared};
pub use clauses::Clauses;
pub use concept::{Cell, Matrix, compare_concept};
pub use lists::{CodeOutcome, CodePair, CodeSide, ListsCompared, Mapped, Merged, Split};
pub use suggested::Suggested;
pub use verdict::Verdict;

/// What two definitions have in common, and what not.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The left definition.
    pub left: (DefinitionId, Version),
    /// The right definition.
    pub right: (DefinitionId, Version),
    /// The day whose versions and amounts were used.
    pub on: Option<Date>,
    /// Whether that day was chosen, and not asked for.
    pub chosen: bool,
    /// Whether their figures may stand side by side.
    pub verdict: Verdict,
    /// Why, in a sentence.
    pub because: Message,
    /// Each facet that both have.
    pub facets: Vec<FacetCompared>,
    /// How the units that they select relate, of those that select units.
    pub related: Option<Related>,
    /// How the values that they give to one unit relate, of those that give codes or numbers.
    pub valued: Option<Valued>,
    /// Of two code lists: code by code.
    pub lists: Option<ListsCompared>,
    /// Of two parameters: amount by amount.
    pub amounts: Option<AmountsCompared>,
    /// What had to be granted, and why.
    pub assumptions: Vec<Message>,
    /// What would settle an answer that is not known.
    pub suggested: Option<Suggested>,
    /// What to mind when figures stand side by side: facets of measurement that differ.
    pub reservations: Vec<Message>,
    /// Criteria that no rule expresses, and what is not known, with whose they are.
    pub unformalised: Vec<(DefinitionId, Text)>,
    /// The conditions that only one side has.
    pub clauses: Clauses,
}

impl Comparison {
    /// The answer in a sentence: who counts whom.
    pub fn in_words(&self) -> Message {
        let [left, right] = [&self.left, &self.right].map(|(id, version)| format!("{id} {version}"));
        let Some(related) = &self.related else {
            if let Some(valued) = &self.valued {
                return valued.in_words(&left, &right);
            }
            if self.lists.is_some() {
                return lists::in_words(&left, &right, self.on);
            }
            if self.amounts.is_some() {
                return amounts::in_words(&left, &right);
            }
            return Message::new(
                format!("{left} and {right}, facet by facet"),
                format!("{left} en {right}, facet voor facet"),
            );
        };
        match related.relation {
            UnitRelation::Equivalent if !self.unformalised.is_empty() => Message::new(
                format!("{left} and {right} count the same, on what is expressed in rules"),
                format!("{left} en {right} tellen hetzelfde, voor zover in regels is uitgedrukt"),
            ),
            UnitRelation::Equivalent => Message::new(
                format!("{left} and {right} count the same"),
                format!("{left} en {right} tellen hetzelfde"),
            ),
            UnitRelation::PartOf => Message::new(
                format!("{left} counts a part of what {right} counts"),
                format!("{left} telt een deel van wat {right} telt"),
            ),
            UnitRelation::Includes => Message::new(
                format!("{left} counts all that {right} counts, and more"),
                format!("{left} telt alles wat {right} telt, en meer"),
            ),
            UnitRelation::Overlapping => Message::new(
                format!("{left} and {right} each count units that the other does not"),
                format!("{left} en {right} tellen elk eenheden die de ander niet telt"),
            ),
            UnitRelation::Disjoint => Message::new(
                format!("{left} and {right} count no unit in common"),
                format!("{left} en {right} tellen geen eenheid samen"),
            ),
            UnitRelation::Unknown => Message::new(
                format!("whether {left} and {right} count the same could not be told"),
                format!("of {left} en {right} hetzelfde tellen, is niet uit te maken"),
            ),
        }
    }
}

/// One facet of two definitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCompared {
    /// The facet.
    pub facet: Facet,
    /// How the two sides relate.
    pub relation: FacetRelation,
    /// What the left says.
    pub left: Message,
    /// What the right says.
    pub right: Message,
    /// Why, in a sentence.
    pub because: Message,
}

/// How two definitions relate in one facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FacetRelation {
    /// The same, as it is written.
    Same,
    /// Proved to be the same.
    Equivalent,
    /// The left is a part of the right.
    PartOf,
    /// The right is a part of the left.
    Includes,
    /// Each has something of its own.
    Overlapping,
    /// They have nothing in common.
    Disjoint,
    /// One can be converted exactly into the other.
    Convertible,
    /// They differ.
    Different,
    /// It could not be told.
    Unknown,
}

impl FacetRelation {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Equivalent => "equivalent",
            Self::PartOf => "part-of",
            Self::Includes => "includes",
            Self::Overlapping => "overlapping",
            Self::Disjoint => "disjoint",
            Self::Convertible => "convertible",
            Self::Different => "different",
            Self::Unknown => "unknown",
        }
    }

    /// Whether nothing differs that matters.
    pub(crate) fn is_same(self) -> bool {
        matches!(self, Self::Same | Self::Equivalent)
    }
}

impl From<UnitRelation> for FacetRelation {
    fn from(relation: UnitRelation) -> Self {
        match relation {
            UnitRelation::Equivalent => Self::Equivalent,
            UnitRelation::PartOf => Self::PartOf,
            UnitRelation::Includes => Self::Includes,
            UnitRelation::Overlapping => Self::Overlapping,
            UnitRelation::Disjoint => Self::Disjoint,
            UnitRelation::Unknown => Self::Unknown,
        }
    }
}

/// What else a comparison takes into account.
#[derive(Debug, Clone)]
pub struct CompareOptions {
    /// The day whose versions and amounts are used; by default the latest on which both are known.
    pub on: Option<Date>,
    /// What is granted beside what alignments in the registry ask for.
    pub assume: Vec<Assumption>,
    /// Whether to look for what would settle an answer that is not known, which takes longer.
    pub suggest: bool,
    /// Whether to look for units that show the answer, which takes longer.
    pub witnesses: bool,
}

impl Default for CompareOptions {
    fn default() -> Self {
        Self { on: None, assume: Vec::new(), suggest: false, witnesses: true }
    }
}

/// Compares two definitions that references mean on a day.
///
/// # Errors
///
/// Fails with the reference that means no version.
pub fn compare(
    registry: &Registry,
    left: &Reference,
    right: &Reference,
    options: &CompareOptions,
) -> Result<Comparison, Reference> {
    let chosen =
        if options.on.is_none() { registry.latest_day(&[left.clone(), right.clone()]) } else { None };
    let on = options.on.or(chosen);
    let find = |reference: &Reference| {
        let found = registry.resolve(reference, on.map_or(Time::Any, Time::On));
        found.or_else(|_| registry.resolve(reference, Time::Any)).map_err(|_| reference.clone())
    };
    let (one, other) = (find(left)?, find(right)?);
    let mut assume: Vec<&Assumption> = granted(registry, one, other);
    assume.extend(&options.assume);
    let two = Two { registry, left: one, right: other, on, assume };
    Ok(Comparison { chosen: chosen.is_some(), ..of_two(&two, options) })
}

/// What alignments of the two definitions ask to be granted.
pub(crate) fn granted<'r>(
    registry: &'r Registry,
    left: &Definition,
    right: &Definition,
) -> Vec<&'r Assumption> {
    let is_of = |reference: &Reference, definition: &Definition| {
        reference.id() == definition.id()
            && reference.requirement().is_none_or(|requirement| requirement.matches(definition.version()))
    };
    let mut found = Vec::new();
    for definition in registry.definitions() {
        let Content::Alignment(alignment) = definition.content() else { continue };
        let straight = is_of(&alignment.left, left) && is_of(&alignment.right, right);
        let turned = is_of(&alignment.left, right) && is_of(&alignment.right, left);
        if straight || turned {
            found.extend(&alignment.assume);
        }
    }
    found
}

/// Compares two versions.
fn of_two(two: &Two<'_>, options: &CompareOptions) -> Comparison {
    let (lists, amounts) = (lists::of(two), amounts::of(two));
    let Settled { facets, verdict, because, reservations, related, valued, suggested } =
        settled::of(two, lists.as_ref(), amounts.as_ref(), options);
    let name = |definition: &Definition| (definition.id().clone(), definition.version().clone());
    Comparison {
        left: name(two.left),
        right: name(two.right),
        on: two.on,
        chosen: false,
        verdict,
        because,
        reservations,
        facets,
        related,
        valued,
        suggested,
        lists,
        amounts,
        assumptions: two.assume.iter().map(|assumption| in_words(assumption)).collect(),
        unformalised: [two.left, two.right].into_iter().flat_map(unformalised).collect(),
        clauses: clauses::of(two),
    }
}

/// What no rule says, and what is not known.
fn unformalised(definition: &Definition) -> Vec<(DefinitionId, Text)> {
    let criteria: &[Text] = match definition.content() {
        Content::Variable(variable) => &variable.unformalised,
        Content::Population(population) => &population.unformalised,
        _ => &[],
    };
    let open = &definition.header().open;
    criteria.iter().chain(open).map(|text| (definition.id().clone(), text.clone())).collect()
}

/// What is granted, in a sentence.
fn in_words(assumption: &Assumption) -> Message {
    match assumption {
        Assumption::Equal(equal) => {
            let [one, other] = &equal.equal;
            with_reason(
                &equal.because,
                Message::new(
                    format!("`{one}` and `{other}` are taken to be the same"),
                    format!("`{one}` en `{other}` worden voor hetzelfde gehouden"),
                ),
            )
        }
        Assumption::Holds(holds) => {
            let rule = &holds.holds;
            with_reason(
                &holds.because,
                Message::new(format!("`{rule}` is taken to hold"), format!("`{rule}` wordt aangenomen")),
            )
        }
    }
}

fn with_reason(because: &Text, said: Message) -> Message {
    if because.is_empty() {
        return said;
    }
    let reason = |language| crate::words::collapsed(because.in_language(language));
    Message::new(format!("{}: {}", said.en, reason("en")), format!("{}: {}", said.nl, reason("nl")))
}
