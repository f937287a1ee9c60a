//! Places: line and column of a value, as people and editors count them.

use serde::Serialize;

use super::tree::Span;

/// A stretch of text in a file.
///
/// Lines and columns count from 1, columns in characters (Unicode scalar values); the end is exclusive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
pub struct Place {
    /// Path of the file, relative to the registry, with `/`.
    pub file: String,
    /// Line of the first character.
    pub line: u32,
    /// Column of the first character.
    pub column: u32,
    /// Line after the last character.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
    /// The value as a JSON pointer (RFC 6901) from the root of the file, `""` for the whole.
    pub pointer: String,
}

/// Whether a place is that of a value or of the key that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The key; the value if there is no key.
    Key,
    /// The value; the key if the value is a mapping or a list.
    Value,
}

/// The place of a span in a text.
pub(crate) fn place(file: &str, text: &str, span: Span, pointer: &str) -> Place {
    let (line, column) = position(text, span.start);
    let (end_line, end_column) = position(text, span.end.max(span.start));
    Place { file: file.to_owned(), line, column, end_line, end_column, pointer: pointer.to_owned() }
}

fn position(text: &str, offset: usize) -> (u32, u32) {
    let head = text.get(..offset.min(text.len())).unwrap_or(text);
    let line_start = head.rfind('\n').map_or(0, |at| at + 1);
    let line = head.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = head.get(line_start..).unwrap_or_default().chars().filter(|c| *c != '\u{feff}').count() + 1;
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

/// The lines of a text, for many places in it: finding one does not go through the whole text again.
pub(crate) struct Lines<'t> {
    text: &'t str,
    /// The byte at which each line begins.
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let next = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(next).collect() }
    }

    /// The place of a span, as [`place`] gives it.
    pub(crate) fn place(&self, file: &str, span: Span, pointer: &str) -> Place {
        let (line, column) = self.position(span.start);
        let (end_line, end_column) = self.position(span.end.max(span.start));
        Place { file: file.to_owned(), line, column, end_line, end_column, pointer: pointer.to_owned() }
    }

    /// The line of a byte, from 1.
    pub(crate) fn line(&self, offset: usize) -> u32 {
        u32::try_from(self.starts.partition_point(|start| *start <= offset)).unwrap_or(u32::MAX)
    }

    fn position(&self, offset: usize) -> (u32, u32) {
        let lines = self.starts.partition_point(|start| *start <= offset.min(self.text.len()));
        let start = self.starts.get(lines.saturating_sub(1)).copied().unwrap_or_default();
        let within = offset.saturating_sub(start);
        let (_, column) = position(self.text.get(start..).unwrap_or_default(), within);
        (u32::try_from(lines).unwrap_or(u32::MAX), column)
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Span, place};

    #[test]
    fn many_places_are_those_that_are_found_one_by_one() {
        for text in ["", "\n", "a: 1\nreëel: één twee\n\n", "no end\r\n\u{feff}x"] {
            let lines = Lines::new(text);
            let ends = |at: &usize| *at > text.len() || text.is_char_boundary(*at);
            for start in (0..text.len() + 3).filter(ends) {
                for end in [0, start, start + 2].into_iter().filter(ends) {
                    let span = Span { start, end };
                    assert_eq!(
                        lines.place("f", span, "/p"),
                        place("f", text, span, "/p"),
                        "{text:?} {span:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn columns_count_characters() {
        let place = place("f", "a: 1\nreëel: één twee\n", Span { start: 13, end: 18 }, "/reëel");
        assert_eq!((place.line, place.column, place.end_line, place.end_column), (2, 8, 2, 11));
    }

    #[test]
    fn a_span_outside_the_text_is_its_end() {
        let place = place("f", "ab\n", Span { start: 99, end: 3 }, "");
        assert_eq!((place.line, place.column), (2, 1));
    }
}
