//! Where a part of a scalar stands in the file, whether it is plain, quoted, literal or folded.

use std::ops::Range;

use super::tree::Span;

/// The bytes of the file that hold these bytes of the text of a scalar.
///
/// White space may have been folded and quotes doubled, but the other characters stand in the file in the order in
/// which they stand in the text; so both are followed side by side. `None` where escapes hide characters.
pub(crate) fn within(file: &str, scalar: Span, text: &str, part: &Range<usize>) -> Option<Span> {
    let mut follower = Follower { file, at: begin(file, scalar), end: scalar.end.max(scalar.start) };
    let mut span: Option<Span> = None;
    for (offset, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        if offset >= part.end {
            break;
        }
        let found = follower.find(c)?;
        if offset >= part.start {
            let end = found + c.len_utf8();
            span = Some(span.map_or(Span { start: found, end }, |span| Span { end, ..span }));
        }
    }
    span
}

/// Where the content begins: after a quote, or on the line after `|` or `>`.
fn begin(file: &str, scalar: Span) -> usize {
    let raw = file.get(scalar.start..).unwrap_or_default();
    match raw.chars().next() {
        Some('"' | '\'') => scalar.start + 1,
        Some('|' | '>') => scalar.start + raw.find('\n').map_or(raw.len(), |at| at + 1),
        _ => scalar.start,
    }
}

struct Follower<'f> {
    file: &'f str,
    at: usize,
    end: usize,
}

impl Follower<'_> {
    /// The next place of the character.
    fn find(&mut self, c: char) -> Option<usize> {
        let found = self.at + self.file.get(self.at..)?.find(c)?;
        self.at = found + c.len_utf8();
        (found < self.end.max(self.at)).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, within};

    /// The part of the file that holds the part of the text.
    fn shown<'f>(file: &'f str, text: &str, part: &str) -> Option<&'f str> {
        let start = text.find(part).unwrap();
        let scalar = Span { start: file.find(": ").unwrap() + 2, end: file.len() };
        let span = within(file, scalar, text, &(start..start + part.len()))?;
        file.get(span.start..span.end)
    }

    #[test]
    fn parts_are_found_in_every_notation() {
        assert_eq!(shown("rule: a < norm(b)\n", "a < norm(b)", "norm(b)"), Some("norm(b)"));
        assert_eq!(shown("rule: \"a < norm(b)\"\n", "a < norm(b)", "norm(b)"), Some("norm(b)"));
        assert_eq!(shown("rule: 'a = ''x'' OR b'\n", "a = 'x' OR b", "OR b"), Some("OR b"));
        assert_eq!(shown("rule: >-\n  a <\n  norm(b)\n", "a < norm(b)", "norm(b)"), Some("norm(b)"));
        assert_eq!(shown("rule: |\n  a <\n    norm(b)\n", "a <\n  norm(b)\n", "norm(b)"), Some("norm(b)"));
        assert_eq!(shown("rule: >-\n  a AND\n  b\n", "a AND b", "a AND b"), Some("a AND\n  b"));
    }
}
