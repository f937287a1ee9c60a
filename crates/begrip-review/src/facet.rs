//! Facets: the aspects of a definition in which two versions or two owners can differ, one file each.
//!
//! A facet is the fields that it owns, and how two values of them differ: in words, and how far that reaches. Which
//! fields these are is said once, in `aspects.rs`.

use std::fmt;

pub(crate) mod agent;
pub(crate) mod area;
pub(crate) mod claim;
pub(crate) mod codes;
pub(crate) mod criteria;
pub(crate) mod documentation;
pub(crate) mod lifecycle;
pub(crate) mod mapping;
pub(crate) mod meaning;
pub(crate) mod period;
pub(crate) mod population;
pub(crate) mod protection;
pub(crate) mod relations;
pub(crate) mod rule;
pub(crate) mod source;
pub(crate) mod statistic;
pub(crate) mod steps;
pub(crate) mod unit;
pub(crate) mod validity;
pub(crate) mod values;

/// An aspect of a definition; every field belongs to exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// Concept, definition text, what is not known.
    Meaning,
    /// What is counted.
    Unit,
    /// Who can be counted.
    Population,
    /// Value domain, unit of measure, code list.
    Values,
    /// Rule and inputs.
    Rule,
    /// Criteria that no rule expresses.
    Criteria,
    /// Reference period or day.
    Period,
    /// Statistic, denominator, dimensions.
    Statistic,
    /// Where, never who.
    Area,
    /// Data source.
    Source,
    /// The reference periods that it is meant for.
    Validity,
    /// Codes, their parents, order and validity.
    Codes,
    /// Dated amounts and their keys.
    Steps,
    /// How the codes of two lists relate.
    Mapping,
    /// What is claimed about definitions of others.
    Claim,
    /// Broader, related, part of, always.
    Relations,
    /// Sensitivity and disclosure.
    Protection,
    /// What an authority or data source is.
    Agent,
    /// Status, use, succession, owners, release, figures.
    Lifecycle,
    /// Label, note, sources, examples, contact.
    Documentation,
}

impl Facet {
    /// All facets, in the order in which they are shown: what decides before what documents.
    pub const ALL: &'static [Self] = &[
        Self::Meaning,
        Self::Unit,
        Self::Population,
        Self::Values,
        Self::Rule,
        Self::Criteria,
        Self::Period,
        Self::Statistic,
        Self::Area,
        Self::Source,
        Self::Validity,
        Self::Codes,
        Self::Steps,
        Self::Mapping,
        Self::Claim,
        Self::Relations,
        Self::Protection,
        Self::Agent,
        Self::Lifecycle,
        Self::Documentation,
    ];

    /// The facet that results name by this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|facet| facet.as_str() == word)
    }

    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Meaning => "meaning",
            Self::Unit => "unit",
            Self::Population => "population",
            Self::Values => "values",
            Self::Rule => "rule",
            Self::Criteria => "criteria",
            Self::Period => "period",
            Self::Statistic => "statistic",
            Self::Area => "area",
            Self::Source => "source",
            Self::Validity => "validity",
            Self::Codes => "codes",
            Self::Steps => "steps",
            Self::Mapping => "mapping",
            Self::Claim => "claim",
            Self::Relations => "relations",
            Self::Protection => "protection",
            Self::Agent => "agent",
            Self::Lifecycle => "lifecycle",
            Self::Documentation => "documentation",
        }
    }
}

impl fmt::Display for Facet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
