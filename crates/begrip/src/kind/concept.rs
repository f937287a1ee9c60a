//! Concepts: what is meant, apart from how it is measured.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::link::{Links, Relation};
use crate::one_or_many::{self, OneOrMany};
use crate::reference::Reference;
use crate::scalar::{Invalid, Scalar, written_as_text};
use crate::text::Text;

/// What is meant, apart from how it is measured (SKOS: concept).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Wider concepts (SKOS: broader).
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many::read")]
    #[schemars(with = "OneOrMany<Reference>")]
    pub broader: Vec<Reference>,
    /// Concepts that have to do with this one (SKOS: related).
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many::read")]
    #[schemars(with = "OneOrMany<Reference>")]
    pub related: Vec<Reference>,
    /// How it relates to concepts of others (SKOS: mapping relations).
    #[serde(default, rename = "match", skip_serializing_if = "Vec::is_empty")]
    pub matches: Vec<Match>,
}

/// How a concept relates to one of another owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Match {
    /// The relation, as seen from this concept.
    pub relation: MatchRelation,
    /// The other concept.
    pub to: Target,
    /// Why.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub because: Text,
}

/// The relation of two concepts of different owners (SKOS mapping relations, and the denial of one).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MatchRelation {
    /// They mean the same.
    Exact,
    /// They mean nearly the same.
    Close,
    /// The other is the wider one.
    Broad,
    /// The other is the narrower one.
    Narrow,
    /// They have to do with each other.
    Related,
    /// They look alike and are not the same.
    NotSame,
}

/// A concept in the registry, or one elsewhere by its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A definition of the registry.
    Definition(Reference),
    /// The address of a concept elsewhere.
    Uri(String),
}

impl FromStr for Target {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        match text.split_once("://") {
            Some((scheme, rest))
                if !scheme.is_empty() && !rest.is_empty() && !text.contains(char::is_whitespace) =>
            {
                Ok(Self::Uri(text.to_owned()))
            }
            Some(_) => Err(Invalid::new(Scalar::Target, text)),
            None => text.parse().map(Self::Definition).map_err(|_| Invalid::new(Scalar::Target, text)),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Definition(reference) => write!(f, "{reference}"),
            Self::Uri(uri) => f.write_str(uri),
        }
    }
}

written_as_text!(Target, Scalar::Target, { "type": "string", "pattern": "^([a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?(@[^, ]+)?|[^ ]+://[^ ]+)$" });

impl Concept {
    pub(crate) fn links<'d>(&'d self, links: &mut Links<'d>) {
        links.list(Relation::Broader, &self.broader, "/broader");
        links.list(Relation::Related, &self.related, "/related");
        for (index, matched) in self.matches.iter().enumerate() {
            if let Target::Definition(reference) = &matched.to {
                links.add(Relation::Match, reference, format!("/match/{index}/to"));
            }
        }
    }
}
