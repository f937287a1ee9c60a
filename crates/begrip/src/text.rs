//! Texts in several languages.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::scalar::{Invalid, Scalar, written_as_text};

/// A language tag (BCP 47): `nl`, `en`, `fy`, `en-GB`.
///
/// # Errors
///
/// Parsing fails for `dutch-language` and `e`: the language is two or three letters, further parts one to eight
/// letters or digits.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(String);

impl Language {
    /// The tag as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Language {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or_default();
        let fits = (2..=3).contains(&language.len())
            && language.bytes().all(|b| b.is_ascii_lowercase())
            && parts
                .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        if fits { Ok(Self(text.to_owned())) } else { Err(Invalid::new(Scalar::Language, text)) }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

written_as_text!(Language, Scalar::Language, { "type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$" });

/// One text in one or more languages (SKOS: a language-tagged literal each).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<Language, String>")]
pub struct Text(BTreeMap<Language, String>);

impl TryFrom<BTreeMap<Language, String>> for Text {
    type Error = &'static str;

    fn try_from(texts: BTreeMap<Language, String>) -> Result<Self, Self::Error> {
        if texts.is_empty() { Err("a text has at least one language") } else { Ok(Self(texts)) }
    }
}

impl Text {
    /// The text in this language, if it has one.
    pub fn get(&self, language: &str) -> Option<&str> {
        self.0.iter().find(|(tag, _)| tag.as_str() == language).map(|(_, text)| text.as_str())
    }

    /// The text in this language, else in English, else in the first language that it has; `""` if it has none.
    pub fn in_language(&self, language: &str) -> &str {
        self.get(language)
            .or_else(|| self.get("en"))
            .or_else(|| self.0.values().next().map(String::as_str))
            .unwrap_or_default()
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Language and text, in the order of the tags.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().map(|(language, text)| (language, text.as_str()))
    }
}

impl FromIterator<(Language, String)> for Text {
    fn from_iter<I: IntoIterator<Item = (Language, String)>>(texts: I) -> Self {
        Self(texts.into_iter().collect())
    }
}

impl schemars::JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let language = generator.subschema_for::<Language>();
        schemars::json_schema!({
            "description": "A text by language (BCP 47)",
            "type": "object",
            "properties": { "nl": { "type": "string" }, "en": { "type": "string" } },
            "propertyNames": language,
            "additionalProperties": { "type": "string" },
            "minProperties": 1,
        })
    }
}
