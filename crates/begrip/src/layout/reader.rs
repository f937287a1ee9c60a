//! Tokens in their order, made into values; each value takes the comments that are about it.
//!
//! Nesting is bounded by the parser, which bounds the functions that call each other here.

use std::borrow::Cow;

use super::comment::{Comments, column, next_said};
use super::part::{Collection, Comment, Entry, OneLine, Value};
use super::scalar::{Written, plain};
use crate::source::tree::Span;

/// A text, or where a list or mapping begins or ends.
#[derive(Debug)]
pub(super) struct Token<'t> {
    pub(super) form: Form<'t>,
    pub(super) span: Span,
}

/// What a token is.
#[derive(Debug)]
pub(super) enum Form<'t> {
    /// A plain or quoted text, as it is read.
    Scalar(Cow<'t, str>),
    /// A text as a block.
    Block,
    /// The start of a mapping or list.
    Open { is_mapping: bool, is_flow: bool },
    /// The end of one.
    Close,
}

/// Goes through the tokens once.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token<'t>>,
    /// The next token.
    pub(super) at: usize,
    /// The byte after what was said last.
    pub(super) said: usize,
    pub(super) comments: Comments<'t>,
    /// The column of the block that is being read.
    pub(super) column: Option<usize>,
}

impl<'t> Reader<'t> {
    /// The value of the whole file.
    pub(super) fn root(&mut self) -> Option<Value<'t>> {
        let mut entry = self.entry(0);
        self.value(&mut entry)?;
        if let Value::Collection(collection) = &mut entry.value {
            collection.foot.splice(0..0, entry.above);
            collection.foot.splice(0..0, entry.beside);
        }
        Some(entry.value)
    }

    fn is_closed(&self) -> bool {
        self.tokens.get(self.at).is_none_or(|token| matches!(token.form, Form::Close))
    }

    /// An entry that begins at this byte, as far as what stands before it.
    fn entry(&mut self, start: usize) -> Entry<'t> {
        let above = self.comments.until(start, self.said);
        let blank = self.comments.is_blank_before(start, self.said);
        Entry { above, blank, key: None, beside: None, value: Value::Scalar(Vec::new()) }
    }

    /// Goes on after this indicator, if it comes next.
    fn skip(&mut self, indicator: char) {
        let next = next_said(self.text, self.said);
        if self.text.get(next..).is_some_and(|rest| rest.starts_with(indicator)) {
            self.said = next + 1;
        }
    }

    /// The value that comes next, for an entry of which all before it is read.
    fn value(&mut self, entry: &mut Entry<'t>) -> Option<()> {
        let token = self.tokens.get(self.at)?;
        let span = token.span;
        match token.form {
            Form::Scalar(_) => {
                self.at += 1;
                self.scalar(entry, span);
            }
            Form::Block => {
                self.at += 1;
                self.block(entry, span);
            }
            Form::Open { is_mapping, is_flow: true } => {
                self.at += 1;
                self.flow(entry, is_mapping, span)?;
            }
            Form::Open { is_mapping, is_flow: false } => {
                self.at += 1;
                entry.beside = self.comments.beside(self.said);
                entry.value = Value::Collection(self.nested(is_mapping)?);
            }
            Form::Close => return None,
        }
        Some(())
    }

    fn scalar(&mut self, entry: &mut Entry<'t>, span: Span) {
        self.opened(entry, span.start);
        let written = self.text.get(span.start..span.end).unwrap_or_default();
        // a value that is not there has no place of its own
        if !written.is_empty() {
            self.said = span.end;
        }
        entry.value = plain(written.trim_end());
        self.closed(entry);
    }

    fn block(&mut self, entry: &mut Entry<'t>, span: Span) {
        let header = next_said(self.text, self.said);
        self.opened(entry, header);
        let written = Written { text: self.text, header, content: span.start, end: span.end };
        let (value, end) = written.read();
        if let Value::Block { header: sign, .. } = &value {
            let beside = self.comments.beside(header + sign.len());
            put_beside(entry, beside);
        }
        self.said = end;
        entry.value = value;
    }

    /// The comments between an entry's key or dash and its value.
    fn opened(&mut self, entry: &mut Entry<'t>, start: usize) {
        entry.beside = self.comments.beside(self.said);
        entry.above.extend(self.comments.until(start, self.said));
    }

    /// The comment after its value.
    fn closed(&mut self, entry: &mut Entry<'t>) {
        let beside = self.comments.beside(self.said);
        put_beside(entry, beside);
    }

    fn flow(&mut self, entry: &mut Entry<'t>, is_mapping: bool, span: Span) -> Option<()> {
        self.opened(entry, span.start);
        self.said = span.end.max(self.said);
        let mut entries: Vec<Entry<'t>> = Vec::new();
        while !self.is_closed() {
            let start = self.tokens.get(self.at)?.span.start;
            let mut inner = self.entry(start);
            if is_mapping {
                self.key(&mut inner)?;
            }
            self.value(&mut inner)?;
            self.skip(',');
            if inner.beside.is_none() {
                inner.beside = self.comments.beside(self.said);
            }
            entries.push(inner);
        }
        let end = self.tokens.get(self.at)?.span.end;
        self.at += 1;
        let mut foot = self.comments.until(end, self.said);
        self.said = end.max(self.said);
        if entries.is_empty() {
            entry.above.append(&mut foot);
        }
        let is_one_line = !self.text.get(span.start..end)?.contains('\n');
        let flow = Some(OneLine(is_one_line));
        entry.value = Value::Collection(Collection { is_mapping, flow, entries, foot });
        self.closed(entry);
        Some(())
    }

    /// The entries of a mapping or list that is no other's brackets.
    fn nested(&mut self, is_mapping: bool) -> Option<Collection<'t>> {
        let column = column(self.text, next_said(self.text, self.said));
        let outer = self.column.replace(column);
        let mut entries = Vec::new();
        while !self.is_closed() {
            let mut entry = self.entry(next_said(self.text, self.said));
            if is_mapping {
                self.skip('?');
                self.key(&mut entry)?;
            } else {
                self.skip('-');
            }
            self.value(&mut entry)?;
            entries.push(entry);
        }
        self.at += 1;
        self.column = outer;
        // a list may stand at the very column of its key, and then so far only the next key's comments do
        let least = column + usize::from(outer == Some(column));
        let foot = self.foot(least);
        Some(Collection { is_mapping, flow: None, entries, foot })
    }

    /// The comments after a collection that are not about what follows it.
    fn foot(&mut self, least: usize) -> Vec<Comment<'t>> {
        let next = next_said(self.text, self.said);
        let outer = (next < self.text.len()).then(|| column(self.text, next));
        self.comments.indented(next, self.said, least, outer)
    }

    fn key(&mut self, entry: &mut Entry<'t>) -> Option<()> {
        let Token { form: Form::Scalar(name), span } = self.tokens.get(self.at)? else { return None };
        let written = self.text.get(span.start..span.end)?;
        entry.key = Some((written, name.clone()));
        self.said = span.end.max(self.said);
        self.at += 1;
        self.skip(':');
        Some(())
    }
}

/// A line has room for one comment; one that stood there already goes above.
fn put_beside<'t>(entry: &mut Entry<'t>, comment: Option<Comment<'t>>) {
    if comment.is_some() {
        entry.above.extend(std::mem::replace(&mut entry.beside, comment));
    }
}
