//! `# begrip: allow RULE until DATE: reason`: what somebody takes as it is, as a comment beside the thing.

use std::ops::RangeInclusive;

use crate::date::Date;
use crate::source::file::FileId;
use crate::source::parse::parse;
use crate::source::place::{Lines, Place};
use crate::source::tree::{Span, Tree};

/// A comment that begins with `begrip:`, in the file of a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// What it allows, or why that cannot be told.
    pub said: Result<Allowance, AllowFault>,
    /// The file.
    pub file: FileId,
    /// Where the comment stands.
    pub place: Place,
    /// The lines that it is about: its own, or the next one that says something if it stands alone, and those on which
    /// a text that begins there goes on.
    pub lines: RangeInclusive<u32>,
}

/// What a comment allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// The rule, as it is written.
    pub rule: String,
    /// The last day on which it is allowed; without end if absent.
    pub until: Option<Date>,
    /// Why; never empty.
    pub reason: String,
}

/// Why a comment allows nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AllowFault {
    /// It has no reason.
    NoReason {
        /// The rule, as it is written.
        rule: String,
    },
    /// What follows `until` is no day.
    NotADay {
        /// What is written.
        found: String,
    },
    /// It is not written as `allow RULE: reason` or `allow RULE until DATE: reason`.
    Unreadable {
        /// What is written.
        found: String,
    },
}

const MARK: &str = "begrip:";

/// The comments of a file; nearly every file has none, and costs no more than a look for the word.
pub(crate) fn read(path: &str, text: &str, file: FileId) -> Vec<Allow> {
    let comments: Vec<usize> = text.match_indices(MARK).filter_map(|(at, _)| comment(text, at)).collect();
    if comments.is_empty() {
        return Vec::new();
    }
    let (tree, lines) = (parse(text).0, Lines::new(text));
    let real = comments.into_iter().filter(|at| !is_within_text(&tree, *at));
    real.map(|at| {
        let rest = text.get(at..).unwrap_or_default();
        let end = at + rest.lines().next().unwrap_or_default().trim_end().len();
        let place = lines.place(path, Span { start: at, end }, "");
        Allow {
            said: said(text.get(at..end).unwrap_or_default()),
            file,
            place,
            lines: about(text, &tree, at),
        }
    })
    .collect()
}

/// The byte of the `#` before the mark, if there is one that begins a comment.
fn comment(text: &str, mark: usize) -> Option<usize> {
    let before = text.get(..mark)?.trim_end_matches([' ', '\t']).strip_suffix('#')?;
    (before.is_empty() || before.ends_with(char::is_whitespace)).then_some(before.len())
}

/// Whether the `#` belongs to a text, such as a rule over several lines.
fn is_within_text(tree: &Tree<'_>, at: usize) -> bool {
    let holds = |text: &str| text.contains(MARK);
    tree.scalars().any(|(span, text)| (span.start..span.end).contains(&at) && holds(text))
}

fn said(comment: &str) -> Result<Allowance, AllowFault> {
    let written = comment.trim_start_matches('#').trim_start().trim_start_matches(MARK).trim();
    let (head, reason) = written.split_once(':').unwrap_or((written, ""));
    let words: Vec<&str> = head.split_whitespace().collect();
    let (rule, until) = match words.as_slice() {
        ["allow", rule] => (*rule, None),
        ["allow", rule, "until", day] => {
            (*rule, Some(day.parse().map_err(|_| AllowFault::NotADay { found: (*day).to_owned() })?))
        }
        _ => return Err(AllowFault::Unreadable { found: written.to_owned() }),
    };
    match reason.trim() {
        "" => Err(AllowFault::NoReason { rule: rule.to_owned() }),
        reason => Ok(Allowance { rule: rule.to_owned(), until, reason: reason.to_owned() }),
    }
}

/// The lines that a comment at this byte is about.
fn about(text: &str, tree: &Tree<'_>, at: usize) -> RangeInclusive<u32> {
    let start = text.get(..at).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let is_alone = text.get(start..at).is_some_and(|head| head.trim().is_empty());
    let line = if is_alone { next_that_says(text, at) } else { start };
    let end = line + text.get(line..).and_then(|rest| rest.find('\n')).unwrap_or(text.len() - line);
    let begun = tree.scalars().filter(|(span, _)| (line..end).contains(&span.start));
    let last = begun.map(|(span, _)| trimmed(text, span)).max().unwrap_or(line).max(line);
    number(text, line)..=number(text, last)
}

/// The start of the first line after this byte that is neither blank nor a comment.
fn next_that_says(text: &str, at: usize) -> usize {
    let mut start = at;
    for line in text.get(at..).unwrap_or_default().split_inclusive('\n') {
        let said = line.trim_start();
        if start > at && !said.is_empty() && !said.starts_with('#') {
            return start;
        }
        start += line.len();
    }
    at
}

/// The last byte of a text that is not white space.
fn trimmed(text: &str, span: Span) -> usize {
    let written = text.get(span.start..span.end).unwrap_or_default().trim_end();
    span.start + written.len().saturating_sub(1)
}

fn number(text: &str, at: usize) -> u32 {
    let lines = text.as_bytes().get(..at).unwrap_or_default().split(|byte| *byte == b'\n').count();
    u32::try_from(lines).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{AllowFault, Allowance, read};
    use crate::source::file::FileId;

    /// What each comment says, and the lines that it is about.
    fn all(text: &str) -> Vec<(Result<Allowance, AllowFault>, u32, u32)> {
        let allows = read("f.yaml", text, FileId(0));
        allows.into_iter().map(|allow| (allow.said, *allow.lines.start(), *allow.lines.end())).collect()
    }

    fn allowance(until: Option<&str>) -> Result<Allowance, AllowFault> {
        let until = until.map(|day| day.parse().unwrap());
        Ok(Allowance { rule: "wrong-kind".to_owned(), until, reason: "a reason: this one".to_owned() })
    }

    #[test]
    fn a_comment_is_about_its_line_or_the_next() {
        let said = "begrip: allow wrong-kind: a reason: this one";
        assert_eq!(all(&format!("a: 1 # {said}\nb: 2\n")), [(allowance(None), 1, 1)]);
        assert_eq!(all(&format!("a: 1\n#{said}\n\n# why\r\nb: 2\nc: 3\n")), [(allowance(None), 5, 5)]);
        assert_eq!(all(&format!("a: 1\n# {said}\n")), [(allowance(None), 2, 2)]);
        let until = "begrip: allow wrong-kind until 2027-01-01: a reason: this one";
        assert_eq!(all(&format!("a: 1 # {until}\r\n")), [(allowance(Some("2027-01-01")), 1, 1)]);
    }

    #[test]
    fn a_text_over_several_lines_is_one_thing() {
        let said = "# begrip: allow wrong-kind: a reason: this one";
        assert_eq!(all(&format!("{said}\nrule: |\n  a\n  b\n\nc: 1\n")), [(allowance(None), 2, 4)]);
        assert_eq!(all(&format!("rule: > {said}\n  a\n  b\nc: 1\n")), [(allowance(None), 1, 3)]);
        assert_eq!(all(&format!("rule: |\n  a\n{said}\nc: 1\n")), [(allowance(None), 4, 4)]);
    }

    #[test]
    fn what_stands_in_a_text_is_no_comment() {
        for text in
            ["a: 'x # begrip: allow y: z'\n", "a: |\n  b\n  # begrip: allow y: z\n", "a: x#begrip: 1\n"]
        {
            assert_eq!(all(text), [], "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_allows_nothing() {
        let fault = |text: &str| all(&format!("a: 1 # begrip: {text}\n")).remove(0).0.unwrap_err();
        let none = AllowFault::NoReason { rule: "wrong-kind".to_owned() };
        assert_eq!(fault("allow wrong-kind"), none);
        assert_eq!(fault("allow wrong-kind until 2027-01-01:  "), none);
        let day = AllowFault::NotADay { found: "2027".to_owned() };
        assert_eq!(fault("allow wrong-kind until 2027: x"), day);
        let found = "ignore wrong-kind: x".to_owned();
        assert_eq!(fault("ignore wrong-kind: x"), AllowFault::Unreadable { found });
    }
}
