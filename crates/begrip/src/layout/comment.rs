//! The comments of a file in their order, each taken once by what it is about.

use std::ops::Range;

use super::part::Comment;

/// The comments that nothing has taken yet.
#[derive(Debug)]
pub(super) struct Comments<'t> {
    text: &'t str,
    spans: Vec<Range<usize>>,
    next: usize,
}

impl<'t> Comments<'t> {
    /// The comments between tokens, which are given in order.
    pub(super) fn between(text: &'t str, tokens: impl Iterator<Item = Range<usize>>) -> Self {
        let mut spans = Vec::new();
        let mut from = 0;
        for token in tokens.chain(std::iter::once(text.len()..text.len())) {
            in_gap(text, from..token.start.max(from), &mut spans);
            from = from.max(token.end);
        }
        Self { text, spans, next: 0 }
    }

    /// All that begin before this byte and are not taken, after what was `said` last.
    pub(super) fn until(&mut self, end: usize, said: usize) -> Vec<Comment<'t>> {
        let mut taken = Vec::new();
        while let Some(span) = self.spans.get(self.next).filter(|span| span.start < end).cloned() {
            taken.push(self.comment(&span, said));
            self.next += 1;
        }
        taken
    }

    /// The next one, if only white space stands between this byte and it.
    pub(super) fn beside(&mut self, at: usize) -> Option<Comment<'t>> {
        let span = self.spans.get(self.next)?.clone();
        let between = self.text.get(at..span.start)?;
        if !between.chars().all(|c| matches!(c, ' ' | '\t')) {
            return None;
        }
        let comment = self.comment(&span, at);
        self.next += 1;
        Some(comment)
    }

    /// Those on lines of their own before this byte that are indented by more than `outer` and at least by `least`.
    pub(super) fn indented(
        &mut self,
        end: usize,
        said: usize,
        least: usize,
        outer: Option<usize>,
    ) -> Vec<Comment<'t>> {
        let mut taken = Vec::new();
        while let Some(span) = self.spans.get(self.next).filter(|span| span.start < end).cloned() {
            let column = column(self.text, span.start);
            let is_alone =
                self.text.get(span.start - column..span.start).is_some_and(|before| before.trim().is_empty());
            if !is_alone || column < least || outer.is_some_and(|outer| column <= outer) {
                break;
            }
            taken.push(self.comment(&span, said));
            self.next += 1;
        }
        taken
    }

    /// Whether a blank line stands before this byte, after what was `said` last and the comment taken last.
    pub(super) fn is_blank_before(&self, at: usize, said: usize) -> bool {
        let taken = self.next.checked_sub(1).and_then(|last| self.spans.get(last)).map_or(0, |last| last.end);
        let between = self.text.get(said.max(taken)..at).unwrap_or_default();
        // the line feed that ends the line before does not stand between where nothing was said yet
        between.matches('\n').count() > usize::from(said.max(taken) > 0)
    }

    fn comment(&self, span: &Range<usize>, said: usize) -> Comment<'t> {
        let before = self.text.get(..span.start).unwrap_or_default();
        let gap = before.get(before.trim_end_matches([' ', '\t']).len()..).unwrap_or_default();
        let text = self.text.get(span.clone()).unwrap_or_default().trim_end();
        Comment { text, gap, blank: self.is_blank_before(span.start, said) }
    }
}

/// How many bytes stand before this one on its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    at - line_start(text, at)
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|head| head.rfind('\n')).map_or(0, |end| end + 1)
}

/// The byte of the next thing that is no white space and no comment.
pub(super) fn next_said(text: &str, mut at: usize) -> usize {
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let said = rest.trim_start_matches([' ', '\t', '\n']);
        at += rest.len() - said.len();
        if !said.starts_with('#') {
            return at;
        }
        at += said.find('\n').unwrap_or(said.len());
    }
}

/// The comments within bytes that have no text in them.
fn in_gap(text: &str, gap: Range<usize>, spans: &mut Vec<Range<usize>>) {
    let mut at = gap.start;
    while let Some(found) = text.get(at..gap.end).and_then(|rest| rest.find('#')) {
        let start = at + found;
        let is_apart =
            text.get(..start).is_none_or(|before| before.is_empty() || before.ends_with(char::is_whitespace));
        let end = start + text.get(start..).map_or(0, |rest| rest.find('\n').unwrap_or(rest.len()));
        if is_apart {
            spans.push(start..end);
            at = end;
        } else {
            at = start + 1;
        }
        if at >= gap.end {
            break;
        }
    }
}
