//! Results as Markdown, for a comment or a page.

mod amounts;
pub mod check;
pub mod claims;
pub mod compare;
pub mod diff;
pub mod eval;
pub mod impact;
mod lists;
pub mod rules;
pub mod series;

/// A sentence in which the user's own text stands in backticks, which Markdown shows as code.
pub(crate) fn sentence(text: &str) -> String {
    let text = crate::text::plain(text);
    let parts: Vec<&str> = text.split('`').collect();
    let is_paired = parts.len() % 2 == 1;
    let one = |(at, part): (usize, &&str)| match at % 2 {
        1 if is_paired => format!("`{part}`"),
        _ => escaped(part),
    };
    parts.iter().enumerate().map(one).collect()
}

/// A text within a cell of a table or a line.
pub(crate) fn cell(text: &str) -> String {
    escaped(&crate::text::plain(text))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '|' | '\\' | '&' | '~' | '`' | '*' | '_' | '<' | '>' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
