//! Populations: which units take part.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::CodeValue;
use crate::example::Example;
use crate::input::{Expression, Inputs};
use crate::link::{Links, Relation};
use crate::reference::Reference;
use crate::text::Text;

/// Which units take part (GSIM: population).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// What is counted.
    pub unit: Reference,
    /// A wider population that this one is taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Reference>,
    /// The definitions that the rule uses.
    #[serde(default, skip_serializing_if = "Inputs::is_empty")]
    pub inputs: Inputs,
    /// Who is in: a Boolean expression over the inputs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Expression>,
    /// Criteria that no rule expresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unformalised: Vec<Text>,
    /// Worked examples.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// Where: never who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
}

/// The area that a population lives in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// The list of areas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codes: Option<Reference>,
    /// The codes of the areas.
    #[serde(rename = "in")]
    pub areas: Vec<CodeValue>,
}

impl Population {
    pub(crate) fn links<'d>(&'d self, links: &mut Links<'d>) {
        links.add(Relation::Unit, &self.unit, "/unit");
        links.option(Relation::Within, self.within.as_ref(), "/within");
        links.inputs(Relation::Input, &self.inputs, "/inputs");
        links.option(Relation::Area, self.area.as_ref().and_then(|area| area.codes.as_ref()), "/area/codes");
    }
}
