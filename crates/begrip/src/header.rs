//! What every kind of definition has: identity, status, validity, texts, sources, history.

use schemars::JsonSchema;
use semver::Version;
use serde::{Deserialize, Deserializer, Serialize};

use crate::date::{Date, Validity};
use crate::id::DefinitionId;
use crate::reference::Reference;
use crate::scalar::{Invalid, Scalar};
use crate::text::Text;

/// What every kind of definition has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Who owns the definition and what they call it.
    pub id: DefinitionId,
    /// The version: a new major where figures are not comparable, a new minor where something is added, a new
    /// patch where only the wording changes.
    #[serde(deserialize_with = "read_version")]
    #[schemars(schema_with = "version_schema")]
    pub version: Version,
    /// How far the definition has come.
    pub status: Status,
    /// The reference periods that the definition is meant for.
    #[serde(default, skip_serializing_if = "Validity::is_open")]
    pub valid: Validity,
    /// The days on which the owner published with it.
    #[serde(default, skip_serializing_if = "Validity::is_open")]
    pub in_use: Validity,
    /// The name that people use, by language (SKOS: preferred label).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub label: Text,
    /// What is meant, by language.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub definition: Text,
    /// What else a reader should know, by language.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
    /// The concept that this makes measurable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concept: Option<Reference>,
    /// Joint owners beside the authority in the id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<DefinitionId>,
    /// Where the facts in this file come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// What is not known about the definition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Text>,
    /// The versions, of this or other definitions, that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supersedes: Vec<Reference>,
    /// What is said about the step from the version before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release: Option<Release>,
}

/// How far a definition has come: draft → proposed → adopted → superseded or retired; withdrawn = it was wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Being written.
    Draft,
    /// Put forward for adoption.
    Proposed,
    /// In force; its content no longer changes.
    Adopted,
    /// Another version or definition took its place.
    Superseded,
    /// No longer used, and nothing took its place.
    Retired,
    /// It was wrong and should not be used.
    Withdrawn,
}

impl Status {
    /// The word by which files name the status.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Proposed => "proposed",
            Self::Adopted => "adopted",
            Self::Superseded => "superseded",
            Self::Retired => "retired",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether others may rest on a version with this status, so that its content no longer changes.
    pub fn is_released(self) -> bool {
        match self {
            Self::Adopted | Self::Superseded | Self::Retired => true,
            Self::Draft | Self::Proposed | Self::Withdrawn => false,
        }
    }
}

/// Where facts in a file come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// By which other fields name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What it is called.
    pub title: String,
    /// Where it is found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What it gave to the definition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<SourceRole>,
    /// The law and article, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<Law>,
    /// The day on which it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consulted: Option<Date>,
    /// `false`: second-hand, not seen at the owner itself.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub verified: bool,
}

/// What a source gave to the definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceRole {
    /// The text itself.
    Verbatim,
    /// The content, in other words.
    Derived,
    /// An idea.
    Inspiration,
    /// The rule of law that the definition carries out.
    Law,
    /// A study that links two versions.
    Bridge,
}

/// A place in a law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Identifier in the Dutch collection of laws (Basiswettenbestand), `BWBR0015703`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bwb: Option<String>,
    /// European Legislation Identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eli: Option<String>,
    /// The article, `34`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "text_or_number")]
    pub article: Option<String>,
}

/// What is said about the step from the version before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The day of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What changed, in words.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
    /// Texts whose rewording changes no meaning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editorial: Vec<String>,
    /// Fields in which the world did not change, only its description.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formalises: Vec<String>,
    /// Places that were wrong, as pointers (`/steps/3`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrects: Vec<String>,
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_yes(value: &bool) -> bool {
    *value
}

/// A version from 1.0.0 on, without build metadata.
pub(crate) fn version(text: &str) -> Result<Version, Invalid> {
    match Version::parse(text) {
        Ok(version) if version.major > 0 && version.build.is_empty() => Ok(version),
        _ => Err(Invalid::new(Scalar::Version, text)),
    }
}

pub(crate) fn read_version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Version, D::Error> {
    version(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
}

fn version_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({
        "type": "string",
        "format": Scalar::Version.format(),
        "pattern": "^[1-9][0-9]*[.][0-9]+[.][0-9]+(-[0-9A-Za-z.-]+)?$",
    })
}

/// A text that may look like a number.
pub(crate) fn text_or_number(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": ["string", "number", "boolean"] })
}
