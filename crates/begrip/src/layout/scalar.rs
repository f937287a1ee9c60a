//! Texts as they are written: lines of plain and quoted ones, headers and lines of blocks.

use super::comment::column;
use super::part::Value;

/// A plain or quoted text.
pub(super) fn plain(written: &str) -> Value<'_> {
    Value::Scalar(written.split('\n').map(|line| line.trim_matches([' ', '\t'])).collect())
}

/// A plain or quoted text on one line; `None` where its line breaks mean something.
pub(super) fn joined(lines: &[&str]) -> Option<String> {
    if let [only] = lines {
        return Some((*only).to_owned());
    }
    let breaks_mean_nothing = |line: &&str| !line.is_empty() && !line.ends_with('\\');
    lines.iter().all(breaks_mean_nothing).then(|| lines.join(" "))
}

/// A text as a block: where its header begins and where its first line does, if it has one.
pub(super) struct Written<'t> {
    pub(super) text: &'t str,
    pub(super) header: usize,
    pub(super) content: usize,
    pub(super) end: usize,
}

impl<'t> Written<'t> {
    /// The value, and the byte after its last line, before the line feed.
    pub(super) fn read(&self) -> (Value<'t>, usize) {
        let written = self.text.get(self.header..).unwrap_or_default();
        let header = written.split([' ', '\t', '\n']).next().unwrap_or_default();
        let first_line = self.header + written.find('\n').map_or(written.len(), |at| at + 1);
        let end = self.end.max(first_line);
        let region = self.text.get(first_line..end).unwrap_or_default();
        let mut lines: Vec<&str> = region.split('\n').collect();
        if lines.last().is_some_and(|last| last.trim().is_empty()) {
            lines.pop();
        }
        let indent = self.indent(header, &lines);
        let lines: Vec<&str> = lines.iter().map(|line| without(line, indent)).collect();
        let kept = if header.contains('+') { lines.len() } else { said(&lines) };
        let length: usize = region.split_inclusive('\n').take(kept).map(str::len).sum();
        let header = header.chars().map(|c| if c.is_ascii_digit() { '2' } else { c }).collect();
        let lines = lines.into_iter().take(kept).collect();
        (Value::Block { header, lines }, (first_line + length).saturating_sub(1))
    }

    fn indent(&self, header: &str, lines: &[&str]) -> usize {
        if header.contains(|c: char| c.is_ascii_digit()) {
            return column(self.text, self.content);
        }
        let first = lines.iter().find(|line| !line.trim().is_empty());
        first.map_or(0, |line| line.len() - line.trim_start_matches(' ').len())
    }
}

/// How many lines there are up to the last one with something in it.
fn said(lines: &[&str]) -> usize {
    lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1)
}

fn without(line: &str, indent: usize) -> &str {
    line.get(indent..).unwrap_or_default()
}
