//! Alignments: what is claimed about two definitions of different authorities.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::input::{Expression, Inputs};
use crate::link::{Links, Relation};
use crate::reference::Reference;
use crate::text::Text;

/// What is claimed about two definitions of different authorities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alignment {
    /// The one definition.
    pub left: Reference,
    /// The other definition.
    pub right: Reference,
    /// How the left relates to the right.
    pub claim: Claim,
    /// Why.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub because: Text,
    /// What a reader has to grant for the claim to hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assume: Vec<Assumption>,
}

/// How one definition relates to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Claim {
    /// They select the same units.
    Equivalent,
    /// Every unit of the left is in the right.
    PartOf,
    /// Every unit of the right is in the left.
    Includes,
    /// They share units, and each has units of its own.
    Overlapping,
    /// They share no unit.
    Disjoint,
    /// They have to do with each other.
    Related,
    /// They look alike and are not the same.
    NotSame,
}

/// Something that a reader has to grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, try_from = "AllAssumptions")]
#[schemars(!try_from)]
pub enum Assumption {
    /// Two definitions are taken to be the same.
    Equal(Equal),
    /// An expression is taken to be true of every unit.
    Holds(Holds),
}

/// The fields of both kinds of assumption.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AllAssumptions {
    equal: Option<[Reference; 2]>,
    holds: Option<Expression>,
    #[serde(default)]
    inputs: Inputs,
    #[serde(default)]
    because: Text,
}

impl TryFrom<AllAssumptions> for Assumption {
    type Error = &'static str;

    fn try_from(
        AllAssumptions { equal, holds, inputs, because }: AllAssumptions,
    ) -> Result<Self, Self::Error> {
        match (equal, holds) {
            (Some(equal), None) if inputs.is_empty() => Ok(Self::Equal(Equal { equal, because })),
            (None, Some(holds)) => Ok(Self::Holds(Holds { holds, inputs, because })),
            _ => Err("an assumption is either `equal` or `holds` with its `inputs`"),
        }
    }
}

/// Two definitions that are taken to be the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Equal {
    /// The two definitions.
    pub equal: [Reference; 2],
    /// Why.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub because: Text,
}

/// An expression that is taken to be true of every unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Holds {
    /// The Boolean expression.
    pub holds: Expression,
    /// The definitions that it uses.
    #[serde(default, skip_serializing_if = "Inputs::is_empty")]
    pub inputs: Inputs,
    /// Why.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub because: Text,
}

impl Alignment {
    pub(crate) fn links<'d>(&'d self, links: &mut Links<'d>) {
        links.add(Relation::Left, &self.left, "/left");
        links.add(Relation::Right, &self.right, "/right");
        for (index, assumption) in self.assume.iter().enumerate() {
            match assumption {
                Assumption::Equal(equal) => {
                    links.list(Relation::Assumption, &equal.equal, &format!("/assume/{index}/equal"));
                }
                Assumption::Holds(holds) => {
                    links.inputs(Relation::Assumption, &holds.inputs, &format!("/assume/{index}/inputs"));
                }
            }
        }
    }
}
