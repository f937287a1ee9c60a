//! `# begrip: allow RULE until DATE: reason`: what somebody takes as it is, as a comment beside the thing.

use std::collections::HashMap;
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

/// Whether a text may have such a comment; nearly none has.
pub(crate) fn is_marked(text: &str) -> bool {
    text.contains(MARK)
}

/// The comments of a file.
pub(crate) fn read(path: &str, text: &str, file: FileId) -> Vec<Allow> {
    let comments = text.match_indices(MARK).filter_map(|(at, _)| comment(text, at));
    let tree = parse(text).0;
    let written = Written::new(text, &tree);
    let real = comments.filter(|at| !written.is_within_text(*at));
    real.map(|at| {
        let rest = text.get(at..).unwrap_or_default();
        let end = at + rest.lines().next().unwrap_or_default().trim_end().len();
        let place = written.lines.place(path, Span { start: at, end }, "");
        let said = said(text.get(at..end).unwrap_or_default());
        Allow { said, file, place, lines: written.about(at) }
    })
    .collect()
}

/// The byte of the `#` before the mark, if there is one that begins a comment.
fn comment(text: &str, mark: usize) -> Option<usize> {
    let before = text.get(..mark)?.trim_end_matches([' ', '\t']).strip_suffix('#')?;
    (before.is_empty() || before.ends_with(char::is_whitespace)).then_some(before.len())
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

/// What a file says, to be asked about many comments.
struct Written<'t> {
    text: &'t str,
    lines: Lines<'t>,
    /// Every scalar in order, and whether its text has the mark.
    scalars: Vec<(Span, bool)>,
    /// The texts that keys have, by the byte at which the key begins.
    values: HashMap<usize, Span>,
    /// The bytes at which lines begin that are neither blank nor a comment.
    says: Vec<usize>,
}

impl<'t> Written<'t> {
    fn new(text: &'t str, tree: &Tree<'_>) -> Self {
        let mut says = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let said = line.trim_start();
            if !said.is_empty() && !said.starts_with('#') {
                says.push(start);
            }
            start += line.len();
        }
        let scalars = tree.scalars().map(|(span, text)| (span, is_marked(text))).collect();
        let values = tree.texts().map(|(key, value)| (key.start, value)).collect();
        Self { text, lines: Lines::new(text), scalars, values, says }
    }

    /// Whether the `#` at this byte belongs to a text, such as a rule over several lines.
    fn is_within_text(&self, at: usize) -> bool {
        let before = self.scalars.partition_point(|(span, _)| span.start <= at);
        let last = before.checked_sub(1).and_then(|last| self.scalars.get(last));
        last.is_some_and(|(span, marked)| *marked && at < span.end)
    }

    /// The lines that a comment at this byte is about.
    fn about(&self, at: usize) -> RangeInclusive<u32> {
        let start = self.text.get(..at).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
        let is_alone = self.text.get(start..at).is_some_and(|head| head.trim().is_empty());
        let next = self.says.get(self.says.partition_point(|says| *says < at)).copied();
        let line = if is_alone { next.unwrap_or(start) } else { start };
        let end = line + self.text.get(line..).and_then(|rest| rest.find('\n')).unwrap_or_default();
        let first = self.scalars.partition_point(|(span, _)| span.start < line);
        let begun = self.scalars.iter().skip(first);
        // where only `- |` stands, the text that follows is meant
        let is_item = self.text.get(line..end).is_some_and(|line| line.trim_start().starts_with('-'));
        let is_meant = |nth: usize, span: &Span| span.start <= end || (nth == 0 && is_item);
        let begun = begun.enumerate().take_while(|(nth, (span, _))| is_meant(*nth, span));
        let last = begun.map(|(_, (span, _))| self.last_of(*span)).max().unwrap_or(line).max(line);
        self.lines.line(line)..=self.lines.line(last)
    }

    /// The last byte of a text that is not white space; of a key, that of its text.
    fn last_of(&self, scalar: Span) -> usize {
        let span = self.values.get(&scalar.start).copied().unwrap_or(scalar);
        let written = self.text.get(span.start..span.end).unwrap_or_default().trim_end();
        span.start + written.len().saturating_sub(1)
    }
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

    fn allowance(until: Option<&str>) -> Allowance {
        let until = until.map(|day| day.parse().unwrap());
        Allowance { rule: "wrong-kind".to_owned(), until, reason: "a reason: this one".to_owned() }
    }

    #[test]
    fn a_comment_is_about_its_line_or_the_next() {
        let said = "begrip: allow wrong-kind: a reason: this one";
        assert_eq!(all(&format!("a: 1 # {said}\nb: 2\n")), [(Ok(allowance(None)), 1, 1)]);
        assert_eq!(all(&format!("a: 1\n#{said}\n\n# why\r\nb: 2\nc: 3\n")), [(Ok(allowance(None)), 5, 5)]);
        assert_eq!(all(&format!("a: 1\n# {said}\n")), [(Ok(allowance(None)), 2, 2)]);
        let until = "begrip: allow wrong-kind until 2027-01-01: a reason: this one";
        assert_eq!(all(&format!("a: 1 # {until}\r\n")), [(Ok(allowance(Some("2027-01-01"))), 1, 1)]);
    }

    #[test]
    fn a_text_over_several_lines_is_one_thing() {
        let said = "# begrip: allow wrong-kind: a reason: this one";
        assert_eq!(all(&format!("{said}\nrule: |\n  a\n  b\n\nc: 1\n")), [(Ok(allowance(None)), 2, 4)]);
        assert_eq!(all(&format!("rule: > {said}\n  a\n  b\nc: 1\n")), [(Ok(allowance(None)), 1, 3)]);
        assert_eq!(all(&format!("{said}\nrule:\n  a\n  b\nc: 1\n")), [(Ok(allowance(None)), 2, 4)]);
        assert_eq!(
            all(&format!("a:\n  {said}\n  - |\n    a\n    b\n  - c\n")),
            [(Ok(allowance(None)), 3, 5)]
        );
        assert_eq!(all(&format!("a: [\n  b\n] {said}\nc: 1\n")), [(Ok(allowance(None)), 3, 3)]);
        assert_eq!(all(&format!("{said}\na:\n  b: 1\n  c: 2\n")), [(Ok(allowance(None)), 2, 2)]);
        assert_eq!(all(&format!("rule: |\n  a\n{said}\nc: 1\n")), [(Ok(allowance(None)), 4, 4)]);
    }

    #[test]
    fn many_comments_take_no_longer_than_they_are_long() {
        let line = "a # begrip: allow x: y\n";
        let many = "# begrip: allow x: y\n".repeat(50_000);
        let text = format!("{many}- {}\n", format!("- {line}").repeat(50_000).trim_start_matches("- "));
        let start = std::time::Instant::now();
        assert_eq!(all(&text).len(), 100_000);
        assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
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
