//! From the text of a file to its parts, with every comment at what it is about.

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

use super::comment::{Comments, next_said};
use super::part::{Collection, Comment, File, Value};
use super::reader::{Form, Reader, Token};
use crate::source::tree::Span;

/// A line by which an editor finds the schema; it is about the file, whatever follows it.
const MODELINE: &str = "# yaml-language-server:";

/// The parts of a file that can be read.
pub(super) fn read(text: &str) -> Option<File<'_>> {
    let (tokens, document) = tokens(text)?;
    let start = document.start;
    let spans = tokens.iter().map(|token| token.span.start..token.span.end);
    let mut comments = Comments::between(text, spans);
    let preamble = text.get(..start)?.lines().map(str::trim_end).collect();
    comments.until(start, 0);
    let mut reader = Reader { text, tokens, at: 0, said: start, comments, column: None };
    let above = reader.comments.until(next_said(text, start), start);
    let mut root = reader.root()?;
    let (head, blank_after_head) = head(above, &mut root);
    if let Value::Collection(collection) = &mut root {
        collection.foot.extend(reader.comments.until(usize::MAX, reader.said.max(document.end)));
    }
    Some(File { preamble, head, blank_after_head, root })
}

/// The tokens of the document, and where it begins, after `---`, and ends, after `...`.
fn tokens(text: &str) -> Option<(Vec<Token<'_>>, Span)> {
    let mut tokens = Vec::new();
    let mut document = Span::default();
    for next in Parser::new_from_str_with_options(text, crate::source::parse::options()) {
        let (event, span) = next.ok()?;
        let span = Span { start: span.start.byte_offset()?, end: span.end.byte_offset()? };
        let form = match event {
            Event::DocumentStart(true, _) => {
                document.start = end_of_marker(text, span.end);
                continue;
            }
            Event::DocumentEnd => {
                document.end = span.end;
                continue;
            }
            Event::Scalar(name, style, ..) => {
                let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                if is_block { Form::Block } else { Form::Scalar(name) }
            }
            Event::SequenceStart(style, ..) => {
                Form::Open { is_mapping: false, is_flow: style == StructureStyle::Flow }
            }
            Event::MappingStart(style, ..) => {
                Form::Open { is_mapping: true, is_flow: style == StructureStyle::Flow }
            }
            Event::SequenceEnd | Event::MappingEnd => Form::Close,
            _ => continue,
        };
        tokens.push(Token { form, span });
    }
    Some((tokens, document))
}

/// The byte after `---`, or after its line if that says nothing more.
fn end_of_marker(text: &str, end: usize) -> usize {
    let line = text.get(end..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
    let says_nothing = line.trim().is_empty() || line.trim_start().starts_with('#');
    if says_nothing { end + line.len() } else { end }
}

/// The comments about the whole file, whether a blank line follows them; the others go to the first entry.
fn head<'t>(mut above: Vec<Comment<'t>>, root: &mut Value<'t>) -> (Vec<Comment<'t>>, bool) {
    let Value::Collection(Collection { entries, .. }) = root else { return (above, false) };
    let Some(first) = entries.first_mut() else { return (above, false) };
    let blank_after = |at: usize| above.get(at + 1).map_or(first.blank, |next| next.blank);
    let apart = (0..above.len()).rev().find(|at| blank_after(*at)).map_or(0, |at| at + 1);
    let modelines = above.iter().take_while(|comment| comment.text.starts_with(MODELINE)).count();
    let count = apart.max(modelines);
    let is_blank_after = count.checked_sub(1).is_some_and(blank_after);
    // the blank line is the head's, wherever the first entry goes
    let mut rest = above.split_off(count);
    if let Some(next) = rest.first_mut() {
        next.blank &= !is_blank_after;
    } else {
        first.blank &= !is_blank_after;
    }
    first.above.splice(0..0, rest);
    (above, is_blank_after)
}
