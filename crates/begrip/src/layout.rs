//! The canonical layout of a definition file: the order of its keys, its indentation and where its lines break.
//!
//! What is written stays written: every text with its quotes or as a block, every comment beside what it is about, and
//! blank lines between blocks. Only their place and the white space around them become the same in every file.

mod comment;
mod order;
mod part;
mod read;
mod reader;
mod same;
mod scalar;
mod write;

use std::borrow::Cow;

use thiserror::Error;

use crate::source::parse::parse;

/// Lines are filled up to this column where a list or mapping in brackets decides whether it stays on its line.
const WIDTH: usize = 120;

/// Why a file is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LayoutError {
    /// The text is not YAML as a definition file may have it.
    #[error("the file cannot be read; see `begrip check`")]
    Unreadable,
    /// Laid out anew it would say something else, or lose a comment.
    #[error("the file cannot be laid out without changing what it says; lay it out by hand")]
    Unsafe,
}

/// The text of a definition file in its canonical layout.
///
/// Keys stand in the order of the format (`definition_schema`), where their order means nothing; those that the format
/// does not know follow. A level is indented by two spaces, list items too. Lists and mappings in brackets stay on one
/// line where that has room for them, and become blocks where not. At most one blank line separates blocks. Comments,
/// quotes, and the lines of texts over several lines stay. Laid out twice, a file is the same as laid out once.
///
/// # Errors
///
/// [`LayoutError::Unreadable`] for a text that is not YAML or uses what a definition file may not (anchors, tags, several
/// documents); [`LayoutError::Unsafe`] where the result would not say the same, which leaves the text as it is.
///
/// ```
/// let text = "id: nl/poverty\nkind:   concept # what is meant\nlabel: {nl: Armoede,en: Poverty}\n";
/// assert_eq!(
///     begrip::lay_out(text).unwrap(),
///     "kind: concept # what is meant\nid: nl/poverty\nlabel: { nl: Armoede, en: Poverty }\n"
/// );
/// ```
pub fn lay_out(text: &str) -> Result<String, LayoutError> {
    let ends_in = if text.find('\n').is_some_and(|at| text.get(..at).is_some_and(|line| line.ends_with('\r')))
    {
        "\r\n"
    } else {
        "\n"
    };
    let text = unix(text.trim_start_matches('\u{feff}'));
    let (before, faults) = parse(&text);
    if !faults.is_empty() {
        return Err(LayoutError::Unreadable);
    }
    let mut file = read::read(&text).ok_or(LayoutError::Unreadable)?;
    order::order(&mut file.root);
    let laid_out = write::write(&file);
    let (after, faults) = parse(&laid_out);
    let is_safe = faults.is_empty()
        && same::says_the_same(&before, &after)
        && same::comments(&text) == same::comments(&laid_out);
    if !is_safe {
        return Err(LayoutError::Unsafe);
    }
    Ok(if ends_in == "\n" { laid_out } else { laid_out.replace('\n', ends_in) })
}

/// The text with line feeds alone at the ends of its lines.
fn unix(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}
