//! From the parts of a file to its text.
//!
//! Nesting is bounded by the parser, which bounds the functions that call each other here.

use super::WIDTH;
use super::part::{Collection, Comment, Entry, File, OneLine, Value};
use super::scalar::joined;

/// The text of a file.
pub(super) fn write(file: &File<'_>) -> String {
    let mut page = Page::default();
    for line in &file.preamble {
        page.line(0, line);
    }
    page.comments(&file.head, 0, true);
    if file.blank_after_head {
        page.blank();
    }
    match &file.root {
        Value::Collection(root) if !root.entries.is_empty() => page.collection(root, 0),
        other => page.value(&Opening { indent: 0, sign: String::new(), is_kept: false }, None, other),
    }
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
    /// Whether a blank line would belong to the text that was written last.
    blank_is_said: bool,
}

/// What stands before a value on its line.
struct Opening {
    indent: usize,
    sign: String,
    /// Whether brackets on one line stay there, because a comment is about that line.
    is_kept: bool,
}

impl Page {
    fn line(&mut self, indent: usize, line: &str) {
        if !line.is_empty() {
            self.text.extend(std::iter::repeat_n(' ', indent));
            self.text.push_str(line);
        }
        self.text.push('\n');
        self.blank_is_said = false;
    }

    /// A blank line, unless there is one, or the file begins, or it would mean something.
    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") && !self.blank_is_said {
            self.text.push('\n');
        }
    }

    fn comments<'c>(
        &mut self,
        comments: impl IntoIterator<Item = &'c Comment<'c>>,
        indent: usize,
        mut is_first: bool,
    ) {
        for comment in comments {
            if comment.blank && !is_first {
                self.blank();
            }
            self.line(indent, comment.text);
            is_first = false;
        }
    }

    fn collection(&mut self, collection: &Collection<'_>, indent: usize) {
        let mut is_first = true;
        for entry in &collection.entries {
            self.above(entry, indent, is_first);
            self.entry(entry, indent, false);
            is_first = false;
        }
        self.comments(&collection.foot, indent, is_first);
    }

    /// The comments and the blank line above an entry.
    fn above(&mut self, entry: &Entry<'_>, indent: usize, is_first: bool) {
        self.comments(&entry.above, indent, is_first);
        if entry.blank && !(is_first && entry.above.is_empty()) {
            self.blank();
        }
        self.comments(hoisted(entry), indent, is_first && entry.above.is_empty());
    }

    /// An entry; a comment may be about its line although it stands above the items that begin there.
    fn entry(&mut self, entry: &Entry<'_>, indent: usize, is_spoken_of: bool) {
        let sign = entry.key.as_ref().map_or_else(|| "-".to_owned(), |(key, _)| format!("{key}:"));
        let is_kept = is_spoken_of || entry.beside.is_some() || !entry.above.is_empty();
        let opening = Opening { indent, sign, is_kept };
        match (&entry.key, &entry.value) {
            (None, Value::Collection(collection))
                if entry.beside.is_none() && on_line(&opening, collection).is_none() =>
            {
                self.item(collection, &opening);
            }
            _ => self.value(&opening, entry.beside.as_ref(), &entry.value),
        }
    }

    /// A mapping or list that begins on the line of the dash.
    fn item(&mut self, collection: &Collection<'_>, opening: &Opening) {
        let Some((first, rest)) = collection.entries.split_first() else { return };
        let indent = opening.indent + 2;
        let dash = self.text.len() + opening.indent;
        self.entry(first, indent, opening.is_kept);
        // the entry has been indented for its own column, of which the dash takes the last two
        if self.text.get(dash..dash + 2) == Some("  ") {
            self.text.replace_range(dash..dash + 2, "- ");
        }
        for entry in rest {
            self.above(entry, indent, false);
            self.entry(entry, indent, false);
        }
        self.comments(&collection.foot, indent, false);
    }

    fn value(&mut self, opening: &Opening, beside: Option<&Comment<'_>>, value: &Value<'_>) {
        let indent = opening.indent;
        match value {
            Value::Scalar(lines) => {
                let (last, before) = lines.split_last().unwrap_or((&"", &[]));
                let mut at = (indent, opening.sign.as_str());
                for line in before {
                    self.line(at.0, &said(at.1, line));
                    at = (indent + 2, "");
                }
                self.line(at.0, &with(said(at.1, last), beside));
            }
            Value::Block { header, lines } => {
                self.line(indent, &with(said(&opening.sign, header), beside));
                for line in lines {
                    self.line(indent + 2, line);
                }
                self.blank_is_said = header.contains('+');
            }
            Value::Collection(collection) => {
                if let Some(flat) = on_line(opening, collection) {
                    self.line(indent, &with(said(&opening.sign, &flat), beside));
                } else {
                    self.line(indent, &with(opening.sign.clone(), beside));
                    self.collection(collection, indent + 2);
                }
            }
        }
    }
}

/// The comments above the first key of an item stand above the item.
fn hoisted<'e, 't>(entry: &'e Entry<'t>) -> Vec<&'e Comment<'t>> {
    match &entry.value {
        Value::Collection(collection) if entry.key.is_none() && entry.beside.is_none() => {
            let first = collection.entries.first();
            first.into_iter().flat_map(|first| first.above.iter().chain(hoisted(first))).collect()
        }
        _ => Vec::new(),
    }
}

fn said(sign: &str, text: &str) -> String {
    match (sign, text) {
        (sign, "") => sign.to_owned(),
        ("", text) => text.to_owned(),
        (sign, text) => format!("{sign} {text}"),
    }
}

fn with(mut line: String, beside: Option<&Comment<'_>>) -> String {
    if let Some(comment) = beside {
        line.push_str(if comment.gap.is_empty() { " " } else { comment.gap });
        line.push_str(comment.text);
    }
    line
}

/// Brackets that stay on the line.
fn on_line(opening: &Opening, collection: &Collection<'_>) -> Option<String> {
    let OneLine(is_one_line) = collection.flow?;
    let flat = flat(collection)?;
    let width = opening.indent + opening.sign.chars().count() + 1 + flat.chars().count();
    let stays = width <= WIDTH || (is_one_line && opening.is_kept) || collection.entries.is_empty();
    stays.then_some(flat)
}

/// Brackets on one line; `None` if a comment within, or a line break that means something, forbids it.
fn flat(collection: &Collection<'_>) -> Option<String> {
    collection.flow?;
    if !collection.foot.is_empty() && !collection.entries.is_empty() {
        return None;
    }
    let parts: Vec<String> = collection.entries.iter().map(flat_entry).collect::<Option<_>>()?;
    let inside = parts.join(", ");
    Some(match (collection.is_mapping, inside.is_empty()) {
        (true, true) => "{}".to_owned(),
        (true, false) => format!("{{ {inside} }}"),
        (false, _) => format!("[{inside}]"),
    })
}

fn flat_entry(entry: &Entry<'_>) -> Option<String> {
    if entry.beside.is_some() || !entry.above.is_empty() {
        return None;
    }
    let value = match &entry.value {
        Value::Scalar(lines) => joined(lines)?,
        Value::Block { .. } => return None,
        Value::Collection(collection) => flat(collection)?,
    };
    let key = entry.key.as_ref().map(|(key, _)| format!("{key}:")).unwrap_or_default();
    Some(said(&key, &value))
}
