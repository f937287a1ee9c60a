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

    /// The first of several sentences in one, and how many more there are.
    pub(crate) fn joined(all: &[Self], most: usize) -> Self {
        let join = |of: fn(&Self) -> &str| all.iter().take(most).map(of).collect::<Vec<_>>().join("; ");
        let (en, nl) = (join(|one| &one.en), join(|one| &one.nl));
        match all.len().saturating_sub(most) {
            0 => Self::new(en, nl),
            more => Self::new(format!("{en}; and {more} more"), format!("{nl}; en nog {more}")),
        }
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

impl Said {
    /// What to do, as the help of a finding says it: without a capital letter, and without a full stop at the end.
    pub(crate) fn as_help(self) -> Message {
        Message::new(as_help(self.en), as_help(self.nl))
    }
}

fn as_help(sentences: &str) -> String {
    let sentences = sentences.strip_suffix('.').unwrap_or(sentences);
    let mut letters = sentences.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
