//! Places: line and column of a value, as people and editors count them.

use std::borrow::Cow;

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
    Lines::new(text).place(file, span, pointer)
}

/// The lines of a text, for many places in it: finding one does not go through the whole text again.
pub(crate) struct Lines<'t> {
    text: &'t str,
    marks: Cow<'t, [Mark]>,
}

/// A byte of which line and column are known: where a line begins, and at times within a long one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    offset: usize,
    line: usize,
    column: usize,
}

/// From one mark to the next there are no more bytes than this and one character.
const APART: usize = 1024;

impl Mark {
    /// The marks of a text, in order.
    pub(crate) fn all(text: &str) -> Vec<Self> {
        let mut mark = Self { offset: 0, line: 1, column: 1 };
        let mut marks = vec![mark];
        let mut column = 1;
        for (offset, letter) in text.char_indices() {
            if offset >= mark.offset + APART {
                mark = Self { offset, column, ..mark };
                marks.push(mark);
            }
            column += usize::from(letter != '\u{feff}');
            if letter == '\n' {
                column = 1;
                mark = Self { offset: offset + 1, line: mark.line + 1, column };
                marks.push(mark);
            }
        }
        marks
    }
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, marks: Cow::Owned(Mark::all(text)) }
    }

    /// The same where the marks of the text are known.
    pub(crate) fn with(text: &'t str, marks: &'t [Mark]) -> Self {
        Self { text, marks: Cow::Borrowed(marks) }
    }

    /// The place of a span.
    pub(crate) fn place(&self, file: &str, span: Span, pointer: &str) -> Place {
        let (line, column) = self.position(span.start);
        let (end_line, end_column) = self.position(span.end.max(span.start));
        Place { file: file.to_owned(), line, column, end_line, end_column, pointer: pointer.to_owned() }
    }

    /// The line of a byte, from 1.
    pub(crate) fn line(&self, offset: usize) -> u32 {
        self.position(offset).0
    }

    fn position(&self, offset: usize) -> (u32, u32) {
        let offset = offset.min(self.text.len());
        let after = self.marks.partition_point(|mark| mark.offset <= offset);
        let start = Mark { offset: 0, line: 1, column: 1 };
        let mark = self.marks.get(after.saturating_sub(1)).copied().unwrap_or(start);
        let between = self.text.get(mark.offset..offset).unwrap_or_default();
        let column = mark.column + between.chars().filter(|c| *c != '\u{feff}').count();
        (u32::try_from(mark.line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Span, place};

    /// Line and column as people count them.
    fn counted(text: &str, offset: usize) -> (u32, u32) {
        let head = text.get(..offset.min(text.len())).unwrap();
        let line = head.matches('\n').count() + 1;
        let column = head.rsplit('\n').next().unwrap().chars().filter(|c| *c != '\u{feff}').count() + 1;
        (u32::try_from(line).unwrap(), u32::try_from(column).unwrap())
    }

    #[test]
    fn many_places_are_those_that_are_counted_one_by_one() {
        let long =
            format!("é{}\n{}ö: \u{feff}{}x\n\n", "a".repeat(1_022), "ë".repeat(1_700), "b".repeat(3_000));
        for text in ["", "\n", "a: 1\nreëel: één twee\n\n", "no end\r\n\u{feff}x", &long] {
            let lines = Lines::new(text);
            let ends = |at: &usize| *at > text.len() || text.is_char_boundary(*at);
            for start in (0..text.len() + 3).filter(ends) {
                let place = lines.place("f", Span { start, end: 0 }, "/p");
                let counted = counted(text, start);
                assert_eq!(
                    ((place.line, place.column), (place.end_line, place.end_column)),
                    (counted, counted)
                );
                assert_eq!(lines.line(start), counted.0);
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
