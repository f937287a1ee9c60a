//! Sentences for people, in Dutch and English.

/// One sentence in both languages; lower case, no full stop, text of the user in backticks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Message {
    /// In English.
    pub en: String,
    /// In Dutch.
    pub nl: String,
}

impl Message {
    /// The sentence in both languages.
    pub fn new(en: impl Into<String>, nl: impl Into<String>) -> Self {
        Self { en: en.into(), nl: nl.into() }
    }
}

/// A sentence in both languages that is the same every time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// In English.
    pub en: &'static str,
    /// In Dutch.
    pub nl: &'static str,
}

impl From<Said> for Message {
    fn from(said: Said) -> Self {
        Self::new(said.en, said.nl)
    }
}
