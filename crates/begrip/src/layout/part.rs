//! What a file consists of for its layout: entries with their comments, and values as they are written.

use std::borrow::Cow;

/// A whole file.
#[derive(Debug)]
pub(super) struct File<'t> {
    /// The lines up to and with `---`, if that is written.
    pub(super) preamble: Vec<&'t str>,
    /// Comments about the file as a whole, before the first key.
    pub(super) head: Vec<Comment<'t>>,
    /// Whether a blank line separates them from what follows.
    pub(super) blank_after_head: bool,
    /// What it says.
    pub(super) root: Value<'t>,
}

/// A comment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comment<'t> {
    /// From its `#` on, without white space at its end.
    pub(super) text: &'t str,
    /// The white space between it and what stands before it on its line.
    pub(super) gap: &'t str,
    /// Whether a blank line comes before it.
    pub(super) blank: bool,
}

/// A key with its value, or an item of a list.
#[derive(Debug)]
pub(super) struct Entry<'t> {
    /// Comments on lines of their own above it.
    pub(super) above: Vec<Comment<'t>>,
    /// Whether a blank line comes right before it.
    pub(super) blank: bool,
    /// The key as it is written and as it is read; none for an item.
    pub(super) key: Option<(&'t str, Cow<'t, str>)>,
    /// The comment at the end of its line.
    pub(super) beside: Option<Comment<'t>>,
    /// The value.
    pub(super) value: Value<'t>,
}

/// A value as it is written.
#[derive(Debug)]
pub(super) enum Value<'t> {
    /// A plain or quoted text: its lines, without the white space around them.
    Scalar(Vec<&'t str>),
    /// A text as a block: `|` or `>` with what follows it, and its lines without their indentation.
    Block { header: String, lines: Vec<&'t str> },
    /// A mapping or a list.
    Collection(Collection<'t>),
}

/// A mapping or a list.
#[derive(Debug)]
pub(super) struct Collection<'t> {
    /// Else a list.
    pub(super) is_mapping: bool,
    /// Written in brackets, and then whether all on one line.
    pub(super) flow: Option<OneLine>,
    /// Its entries.
    pub(super) entries: Vec<Entry<'t>>,
    /// Comments after the last one.
    pub(super) foot: Vec<Comment<'t>>,
}

/// Whether all of it stands on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OneLine(pub(super) bool);
