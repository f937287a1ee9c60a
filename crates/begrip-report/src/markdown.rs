//! Results as Markdown, for a comment or a page.

pub mod diff;
pub mod eval;
pub mod impact;
pub mod series;

/// A text within a cell of a table or a line.
pub(crate) fn cell(text: &str) -> String {
    let plain = crate::text::plain(text);
    let mut escaped = String::with_capacity(plain.len());
    for c in plain.chars() {
        if matches!(c, '|' | '\\' | '&' | '~' | '`' | '*' | '_' | '<' | '>' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
