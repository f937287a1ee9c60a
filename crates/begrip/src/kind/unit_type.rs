//! Unit types: what is counted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::input::{Expression, Inputs};
use crate::link::{Links, Relation};
use crate::one_or_many::{self, OneOrMany};
use crate::reference::Reference;

/// What is counted (GSIM: unit type; ISO/IEC 11179: object class).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitType {
    /// The units that one of these is a part of: a person is part of a household.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many::read")]
    #[schemars(with = "OneOrMany<Reference>")]
    pub part_of: Vec<Reference>,
    /// Whether a unit is the same one in the next period: a person is, a household is not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub persists: bool,
    /// What holds for every such unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub always: Option<Always>,
}

/// What holds for every unit of a type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Always {
    /// The variables that the rules name.
    #[serde(default, skip_serializing_if = "Inputs::is_empty")]
    pub inputs: Inputs,
    /// Boolean expressions that are true of every unit.
    pub rules: Vec<Expression>,
}

impl UnitType {
    pub(crate) fn links<'d>(&'d self, links: &mut Links<'d>) {
        links.list(Relation::PartOf, &self.part_of, "/part_of");
        if let Some(always) = &self.always {
            links.inputs(Relation::Always, &always.inputs, "/always/inputs");
        }
    }
}
