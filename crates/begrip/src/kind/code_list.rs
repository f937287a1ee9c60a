//! Code lists: the categories that a code may name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::CodeValue;
use crate::date::Validity;
use crate::link::Links;
use crate::text::Text;

/// The categories that a code may name (GSIM: code list; XKOS: classification).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeList {
    /// The codes; a code may occur again with a later, disjoint validity.
    pub codes: Vec<Code>,
    /// Whether the order of the codes has a meaning, so that they can be compared.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ordered: bool,
}

/// One category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The code.
    pub code: CodeValue,
    /// Its name, by language.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub label: Text,
    /// What belongs to it, by language.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub definition: Text,
    /// The code one level up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<CodeValue>,
    /// The days on which the code exists.
    #[serde(default, skip_serializing_if = "Validity::is_open")]
    pub valid: Validity,
    /// Whether it holds "all others".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub residual: bool,
    /// The codes that it was made from when it began.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formed_from: Vec<CodeValue>,
    /// Whether it kept its code and changed its extent when it began.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub extent_changed: bool,
}

impl CodeList {
    /// The occurrences of a code with their positions in the list.
    pub fn occurrences<'c>(&'c self, code: &'c CodeValue) -> impl Iterator<Item = (usize, &'c Code)> {
        self.codes.iter().enumerate().filter(move |(_, entry)| entry.code == *code)
    }

    #[expect(clippy::unused_self, reason = "every kind answers, and a code list refers to nothing")]
    pub(crate) fn links<'d>(&'d self, _links: &mut Links<'d>) {}
}
