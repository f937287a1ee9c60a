//! Where a part of a scalar stands in the file, whether it is plain, quoted, literal or folded.

use std::ops::Range;

use super::tree::Span;

/// The bytes of the file that hold these bytes of the text of a scalar.
///
/// White space may have been folded and quotes doubled, but the other characters stand in the file in the order in
/// which they stand in the text; so both are followed side by side. `None` where escapes hide characters. An empty part,
/// where something is missing, is the last character before it.
pub(crate) fn within(file: &str, scalar: Span, text: &str, part: &Range<usize>) -> Option<Span> {
    let mut follower = Follower { file, at: begin(file, scalar), end: scalar.end.max(scalar.start) };
    let start = if part.is_empty() { last_before(text, part.start)? } else { part.start };
    let mut span: Option<Span> = None;
    for (offset, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        if offset >= part.end {
            break;
        }
        let found = follower.find(c)?;
        if offset >= start {
            let end = found + c.len_utf8();
            span = Some(span.map_or(Span { start: found, end }, |span| Span { end, ..span }));
        }
    }
    span
}

/// Where the last character that is no white space stands before a place in the text.
fn last_before(text: &str, place: usize) -> Option<usize> {
    let before = text.get(..place)?.trim_end();
    before.char_indices().next_back().map(|(offset, _)| offset)
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

    #[test]
    fn what_is_missing_is_missed_after_the_last_character() {
        let missed = |file: &str, text: &str, at: usize| {
            let scalar = Span { start: 6, end: file.len() };
            within(file, scalar, text, &(at..at)).map(|span| (span.start, span.end))
        };
        assert_eq!(missed("rule: a <\n", "a <", 3), Some((8, 9)));
        assert_eq!(missed("rule: |\n  (a\n  é\n", "(a\né\n", 6), Some((15, 17)));
        assert_eq!(missed("rule: 'a <  '\n", "a <  ", 5), Some((9, 10)));
        assert_eq!(missed("rule: \"\"\n", "", 0), None);
    }
}
