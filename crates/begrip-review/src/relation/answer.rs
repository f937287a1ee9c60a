//! Answers: how two sets of units relate, and for what that holds.

/// How the units that two definitions select relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitRelation {
    /// They select the same units.
    Equivalent,
    /// Every unit of the left is in the right, and not the other way round.
    PartOf,
    /// Every unit of the right is in the left, and not the other way round.
    Includes,
    /// They share units, and each has units of its own.
    Overlapping,
    /// They share no unit.
    Disjoint,
    /// It could not be told.
    Unknown,
}

impl UnitRelation {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Equivalent => "equivalent",
            Self::PartOf => "part-of",
            Self::Includes => "includes",
            Self::Overlapping => "overlapping",
            Self::Disjoint => "disjoint",
            Self::Unknown => "unknown",
        }
    }
}

/// The answer to one question about two definitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Direction {
    /// Yes, no, or unknown.
    pub answer: Answer,
    /// For what it holds.
    pub holds: Holds,
}

/// Yes, no or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// It could not be told.
    Unknown,
}

impl Answer {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// For what an answer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holds {
    /// On every day, whatever the amounts.
    Always,
    /// With the amounts of the day.
    OnDate,
    /// If the assumptions are granted.
    UnderAssumptions,
}

impl Holds {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::OnDate => "on-date",
            Self::UnderAssumptions => "under-assumptions",
        }
    }
}
