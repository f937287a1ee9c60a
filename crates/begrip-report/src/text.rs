//! Results as text for people: the answer first, then the reason, then what to do.

use unicode_width::UnicodeWidthStr;

mod amounts;
pub mod check;
pub mod claims;
pub mod compare;
pub mod concise;
pub mod config;
pub mod diff;
pub mod eval;
pub mod fmt;
pub mod impact;
pub mod list;
mod lists;
pub mod rules;
pub mod series;
pub mod show;
mod valued;

/// How text is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Columns of the screen; `usize::MAX` where there is none, and nothing has to be cut.
    pub width: usize,
    /// Whether colours may be used.
    pub color: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self { width: usize::MAX, color: false }
    }
}

impl Style {
    /// The text in bold, if colours may be used.
    pub(crate) fn bold(&self, text: &str) -> String {
        if self.color { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// Lines of at most the width of the screen, the first after `first` and the others after `rest`.
    pub(crate) fn wrap(&self, text: &str, first: &str, rest: &str) -> String {
        let options =
            textwrap::Options::new(self.width.clamp(40, 100)).initial_indent(first).subsequent_indent(rest);
        let options = options.break_words(false).word_splitter(textwrap::WordSplitter::NoHyphenation);
        let mut wrapped = textwrap::fill(&plain(text), options);
        wrapped.push('\n');
        wrapped
    }
}

/// The text without line breaks and control characters, which could take over a terminal.
pub(crate) fn plain(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// What is said beside a definition that is reached.
pub(crate) type Why = fn(&begrip_review::Reached, begrip_review::Lang) -> String;

/// Rows in columns, each as wide as its widest cell; the last column is not padded but cut to the screen.
pub(crate) fn table(rows: &[Vec<String>], indent: &str, width: usize) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or_default()
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        let mut line = indent.to_owned();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
        }
        text.push_str(cut(line.trim_end(), width).as_str());
        text.push('\n');
    }
    text
}

/// The text, ending in `…` if it is wider than the screen.
pub(crate) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + 2 > width {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

/// A number with its noun: `1 error`, `2 errors`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
