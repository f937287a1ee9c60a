//! The eleven kinds of definition, and what each says beyond the header.

use std::fmt;

use serde::Serialize;

use crate::link::Links;

pub mod alignment;
pub mod authority;
pub mod code_list;
pub mod concept;
pub mod correspondence;
pub mod data_source;
pub mod indicator;
pub mod parameter;
pub mod population;
pub mod unit_type;
pub mod variable;

macro_rules! kinds {
    ($($variant:ident $module:ident $doc:literal),+ $(,)?) => {
        /// A kind of definition.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind {
            $(#[doc = $doc] $variant,)+
        }

        impl Kind {
            /// All kinds, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word by which files name the kind.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($module),)+
                }
            }
        }

        /// What a definition says beyond its header.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum Content {
            $(#[doc = $doc] $variant($module::$variant),)+
        }

        impl Content {
            /// Which kind this is.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$variant(_) => Kind::$variant,)+
                }
            }

            /// Every reference that the content makes, with its place.
            pub(crate) fn links<'d>(&'d self, links: &mut Links<'d>) {
                match self {
                    $(Self::$variant(content) => content.links(links),)+
                }
            }
        }

        impl Kind {
            /// Reads the content of this kind from the fields that are not the header's.
            pub(crate) fn read(
                self,
                decoder: crate::source::decode::Decoder<'_>,
            ) -> Result<Content, crate::source::decode::DecodeError> {
                match self {
                    $(Self::$variant => serde::Deserialize::deserialize(decoder).map(Content::$variant),)+
                }
            }

            /// The JSON Schema of the content of this kind.
            pub(crate) fn content_schema(self, generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                match self {
                    $(Self::$variant => <$module::$variant as schemars::JsonSchema>::json_schema(generator),)+
                }
            }
        }
    };
}

kinds! {
    Authority authority "Who owns definitions: an office, ministry or municipality.",
    Concept concept "What is meant, apart from how it is measured (SKOS: concept).",
    UnitType unit_type "What is counted: a person, a household (GSIM: unit type).",
    Population population "Which units take part (GSIM: population).",
    CodeList code_list "The categories that a code may name (GSIM: code list; XKOS: classification).",
    Correspondence correspondence "How the codes of one list relate to those of another (XKOS: correspondence).",
    Parameter parameter "An amount that changes over time, such as a norm or a limit.",
    Variable variable "A characteristic of a unit, observed or derived by a rule (GSIM: represented variable).",
    Indicator indicator "A figure about a population: a share, a mean, an index.",
    DataSource data_source "Where data come from: a register, a survey.",
    Alignment alignment "What is claimed about two definitions of different authorities.",
}

impl Kind {
    /// The kind that files name by this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == word)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
