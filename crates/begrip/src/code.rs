//! A code of a code list, as it is written.

use std::fmt;
use std::str::FromStr;

use crate::scalar::{Invalid, Scalar, written_as_text};

/// A code: exactly the text that is written, so `01`, `no` and `1.10` stay what they are.
///
/// # Errors
///
/// Parsing fails for a text that is empty or has white space at either end.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodeValue(String);

impl CodeValue {
    /// The code as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CodeValue {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        if text.is_empty() || text.trim() != text {
            return Err(Invalid::new(Scalar::Code, text));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for CodeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for CodeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

written_as_text!(CodeValue, Scalar::Code, { "type": ["string", "number", "boolean"], "pattern": "^\\S(.*\\S)?$" });
