//! Why a text is no rule.

use std::ops::Range;

use thiserror::Error;

use super::excluded::Excluded;
use super::parse::{MAX_BYTES, MAX_DEPTH};

/// Why a text is no rule, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{kind}")]
pub struct SyntaxError {
    /// Where in the text of the rule, in bytes.
    pub span: Range<usize>,
    /// What is wrong.
    pub kind: SyntaxErrorKind,
}

/// What can be wrong with the text of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SyntaxErrorKind {
    /// Something of SQL that is no part of the rule language.
    #[error("{} is not part of the rule language", .0.en)]
    Excluded(Excluded),
    /// A character that means nothing in a rule.
    #[error("the character `{0}` means nothing in a rule")]
    Character(char),
    /// Something that begins like a number.
    #[error("`{0}` is not a decimal number")]
    Number(String),
    /// A number with a comma before its decimals.
    #[error("`{0}` has a comma for a decimal point")]
    DecimalComma(String),
    /// Something that should be a date.
    #[error("`{0}` is not a date (`YYYY-MM-DD`)")]
    Date(String),
    /// A text without its closing quote.
    #[error("this text has no closing quote")]
    OpenText,
    /// Something else stands here than what is expected.
    #[error("{expected} is expected here")]
    Expected {
        /// What is expected.
        expected: Expected,
    },
    /// Brackets are nested too deep.
    #[error("brackets are nested deeper than {MAX_DEPTH} levels")]
    TooDeep,
    /// The rule is too long.
    #[error("the rule is longer than {MAX_BYTES} bytes")]
    TooLong,
}

/// What is expected at a place in a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Expected {
    /// A name, number, text or bracket.
    #[error("a value")]
    Value,
    /// The end, or something that joins what follows to what stands before.
    #[error("the end of the rule, or an operator")]
    End,
    /// One sign or keyword.
    #[error("`{0}`")]
    Sign(&'static str),
}
