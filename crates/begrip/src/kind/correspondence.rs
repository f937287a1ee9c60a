//! Correspondences: how the codes of one list relate to those of another.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::CodeValue;
use crate::decimal::Decimal;
use crate::link::{Links, Relation};
use crate::reference::Reference;
use crate::text::Text;

/// How the codes of one list relate to those of another, or of another version of it (XKOS: correspondence).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correspondence {
    /// The list that is mapped.
    pub from: Reference,
    /// The list that it is mapped to.
    pub to: Reference,
    /// The pairs.
    pub maps: Vec<Map>,
    /// What the weights are shares of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_by: Option<WeightBy>,
}

/// Codes that belong together (XKOS: concept association).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// Codes of the list that is mapped.
    pub from: Vec<CodeValue>,
    /// Codes of the list that it is mapped to.
    pub to: Vec<CodeValue>,
    /// The share of the *from* code that goes to the *to* code, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Decimal>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
}

/// What a weight is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WeightBy {
    /// Persons.
    Person,
    /// Area in square metres.
    Area,
    /// Dwellings.
    Dwelling,
}

impl Correspondence {
    pub(crate) fn links<'d>(&'d self, links: &mut Links<'d>) {
        links.add(Relation::From, &self.from, "/from");
        links.add(Relation::To, &self.to, "/to");
    }
}
