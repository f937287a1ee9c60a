//! Words, numbers and signs of a rule, each with its place.

use std::borrow::Cow;
use std::ops::Range;

use super::excluded::Excluded;
use super::syntax::{SyntaxError, SyntaxErrorKind};

/// One word, number or sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    pub(crate) kind: TokenKind<'t>,
    pub(crate) span: Range<usize>,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TokenKind<'t> {
    /// A name or keyword as it is written.
    Word(&'t str),
    /// Digits with at most one point.
    Number(&'t str),
    /// What stands between single quotes, `''` read as one.
    Text(Cow<'t, str>),
    /// One of `+ - * / ( ) , = <> < <= > >=`.
    Sign(&'static str),
    /// What is no token of a rule; nothing after it is read.
    Wrong(SyntaxErrorKind),
    End,
}

/// The signs, the longer of two with one beginning first.
const SIGNS: &[&str] = &["<>", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "(", ")", ","];

/// The words of the language, which are no names.
pub(crate) const KEYWORDS: &[&str] = &[
    "AND", "OR", "NOT", "IN", "BETWEEN", "IS", "NULL", "TRUE", "FALSE", "CASE", "WHEN", "THEN", "ELSE",
    "END", "DATE",
];

/// All tokens of a rule up to the end, or up to the first thing that is none.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let skipped = rest.len() - rest.trim_start().len();
        if skipped > 0 {
            at += skipped;
            continue;
        }
        match next(rest, at) {
            Ok((kind, length)) => {
                tokens.push(Token { kind, span: at..at + length });
                at += length;
            }
            Err(SyntaxError { span, kind }) => {
                tokens.push(Token { kind: TokenKind::Wrong(kind), span });
                return tokens;
            }
        }
    }
    tokens.push(Token { kind: TokenKind::End, span: text.len()..text.len() });
    tokens
}

/// The number with a comma in it with which these tokens begin, as decimals are written elsewhere.
pub(crate) fn decimal_comma(tokens: &[Token<'_>]) -> Option<SyntaxError> {
    let [whole, comma, part, ..] = tokens else { return None };
    let (TokenKind::Number(a), TokenKind::Sign(","), TokenKind::Number(b)) =
        (&whole.kind, &comma.kind, &part.kind)
    else {
        return None;
    };
    let is_one = whole.span.end == comma.span.start && comma.span.end == part.span.start;
    let kind = SyntaxErrorKind::DecimalComma(format!("{a},{b}"));
    is_one.then_some(SyntaxError { span: whole.span.start..part.span.end, kind })
}

/// The token with which the text begins, and its length in bytes.
fn next(rest: &str, at: usize) -> Result<(TokenKind<'_>, usize), SyntaxError> {
    let first = rest.chars().next().unwrap_or_default();
    if first.is_ascii_alphabetic() || first == '_' {
        let length = leading(rest, |c| c.is_ascii_alphanumeric() || c == '_');
        return Ok((TokenKind::Word(part(rest, length)), length));
    }
    let is_decimals =
        rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if first.is_ascii_digit() || is_decimals {
        return number(rest, at);
    }
    if first == '\'' {
        return quoted(rest, at);
    }
    if let Some((excluded, length)) = Excluded::by_sign(rest) {
        return Err(SyntaxError { span: at..at + length, kind: SyntaxErrorKind::Excluded(excluded) });
    }
    if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        return Ok((TokenKind::Sign(sign), sign.len()));
    }
    Err(SyntaxError { span: at..at + first.len_utf8(), kind: SyntaxErrorKind::Character(first) })
}

fn number(rest: &str, at: usize) -> Result<(TokenKind<'_>, usize), SyntaxError> {
    let length = leading(rest, |c| c.is_ascii_alphanumeric() || c == '.' || c == '_');
    let text = part(rest, length);
    match text.parse::<crate::Decimal>() {
        Ok(_) => Ok((TokenKind::Number(text), length)),
        Err(_) => Err(SyntaxError { span: at..at + length, kind: SyntaxErrorKind::Number(text.to_owned()) }),
    }
}

fn quoted(rest: &str, at: usize) -> Result<(TokenKind<'_>, usize), SyntaxError> {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((offset, c)) = chars.next() {
        match c {
            '\'' if chars.next_if(|(_, next)| *next == '\'').is_some() => text.push('\''),
            '\'' => return Ok((TokenKind::Text(text.into()), offset + 1)),
            other => text.push(other),
        }
    }
    Err(SyntaxError { span: at..at + 1, kind: SyntaxErrorKind::OpenText })
}

fn leading(text: &str, fits: impl Fn(char) -> bool) -> usize {
    text.find(|c| !fits(c)).unwrap_or(text.len())
}

fn part(text: &str, length: usize) -> &str {
    text.get(..length).unwrap_or_default()
}
