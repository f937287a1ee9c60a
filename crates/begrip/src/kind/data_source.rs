//! Data sources: where data come from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::link::{Links, Relation};
use crate::reference::Reference;
use crate::text::Text;

/// Where data come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataSource {
    /// How the data come about.
    #[serde(rename = "type")]
    pub source_type: SourceType,
    /// Whom or what it covers, by language.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub coverage: Text,
    /// Who keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steward: Option<Reference>,
}

/// How data come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceType {
    /// A register that is kept for every unit.
    Register,
    /// Questions to a sample.
    Survey,
    /// Records of carrying out a task.
    Administration,
    /// Estimates from other data.
    Model,
}

impl DataSource {
    pub(crate) fn links<'d>(&'d self, links: &mut Links<'d>) {
        links.option(Relation::Steward, self.steward.as_ref(), "/steward");
    }
}
