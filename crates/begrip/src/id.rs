//! The identity of a definition: who owns it and what they call it.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::scalar::{Invalid, Scalar, written_as_text};

/// The id of a definition, `<authority>/<name>`; that of an authority itself is one segment, `cbs`.
///
/// Segments are lower-case ASCII letters, digits and single hyphens within them.
///
/// ```
/// use begrip::DefinitionId;
///
/// let id: DefinitionId = "den-haag/minimum-household".parse()?;
/// assert_eq!(id.authority(), "den-haag");
/// assert_eq!(id.name(), Some("minimum-household"));
/// # Ok::<(), begrip::Invalid>(())
/// ```
///
/// # Errors
///
/// Parsing fails for
/// - `CBS/income`: upper case;
/// - `cbs/low--income`, `cbs/-income`, `cbs/`: hyphens or slashes that are not between letters or digits;
/// - `cbs/poverty/income`: more than two segments, for themes are folders and no part of the id.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DefinitionId {
    text: Arc<str>,
    authority: usize,
}

impl DefinitionId {
    /// The authority that owns the definition.
    pub fn authority(&self) -> &str {
        self.text.get(..self.authority).unwrap_or_default()
    }

    /// The name within the authority; `None` for the authority itself.
    pub fn name(&self) -> Option<&str> {
        self.text.get(self.authority + 1..)
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The id of the authority that owns the definition.
    #[must_use]
    pub fn of_authority(&self) -> Self {
        Self { text: self.authority().into(), authority: self.authority }
    }
}

impl FromStr for DefinitionId {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let authority = text.find('/').unwrap_or(text.len());
        let mut segments = text.split('/');
        if text.len() <= 200 && text.split('/').count() <= 2 && segments.all(is_segment) {
            Ok(Self { text: text.into(), authority })
        } else {
            Err(Invalid::new(Scalar::DefinitionId, text))
        }
    }
}

fn is_segment(segment: &str) -> bool {
    segment
        .split('-')
        .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

impl fmt::Display for DefinitionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for DefinitionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

written_as_text!(DefinitionId, Scalar::DefinitionId, { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$" });

#[cfg(test)]
mod tests {
    use super::DefinitionId;

    #[test]
    fn an_id_is_one_or_two_segments() {
        for text in ["cbs", "cbs/income", "den-haag/households-2a", "nl/1"] {
            assert_eq!(text.parse::<DefinitionId>().unwrap().as_str(), text);
        }
        for text in
            ["", "/", "cbs/", "/x", "cbs/a/b", "CBS/x", "cbs/a--b", "cbs/-a", "cbs/a-", "cbs/a_b", "é/x"]
        {
            assert!(text.parse::<DefinitionId>().is_err(), "{text}");
        }
    }
}
