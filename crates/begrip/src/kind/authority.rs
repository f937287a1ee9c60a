//! Authorities: who owns definitions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::CodeValue;
use crate::link::{Links, Relation};
use crate::one_or_many::{self, OneOrMany};
use crate::reference::Reference;

/// An office, ministry or municipality that owns definitions (ISO/IEC 11179: registration authority).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// For which territory it speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Its code in the official list of areas, `GM0518`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<CodeValue>,
    /// Its site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
    /// Where questions about its definitions go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// The authorities that it is a part of.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many::read")]
    #[schemars(with = "OneOrMany<Reference>")]
    pub part_of: Vec<Reference>,
}

/// For which territory an authority speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Several countries.
    International,
    /// One country.
    National,
    /// A part of a country, larger than a municipality.
    Regional,
    /// A municipality.
    Municipality,
}

impl Authority {
    pub(crate) fn links<'d>(&'d self, links: &mut Links<'d>) {
        links.list(Relation::PartOf, &self.part_of, "/part_of");
    }
}
