//! From the text of a file to its [`Tree`]: what YAML allows and a registry does not is refused here, with its place.

use std::collections::HashSet;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError};

use super::tree::{Form, NodeId, Span, Tree};
use crate::problem::{Fault, FaultKind, Faults, Refused};

/// Deeper nesting than this is refused; the deepest kind of definition needs eight levels.
const MAX_DEPTH: usize = 64;

/// A longer key than this is refused, as YAML itself does where it is not marked by `?`; pointers hold keys.
const MAX_KEY: usize = 1024;

/// Reads the text of one file into nodes, or says what is wrong with it.
///
/// The tree is returned as far as it could be read, so that the identity of a broken definition stays known.
pub(crate) fn parse(text: &str) -> (Tree<'_>, Vec<Fault>) {
    let mut builder = Builder::default();
    let mut parser = Parser::new_from_str_with_options(text, options());
    while let Some(next) = parser.next_event() {
        match next {
            Ok((event, span)) => {
                let place = Span {
                    start: span.start.byte_offset().unwrap_or_default(),
                    end: span.end.byte_offset().unwrap_or_default(),
                };
                builder.take(event, place, span.tag_span().and_then(|tag| tag.byte_range()));
            }
            Err(error) => {
                builder.faults.extend([syntax_fault(text, &error)]);
                break;
            }
        }
        if builder.stop {
            break;
        }
    }
    if builder.faults.is_empty() && builder.tree.root().is_none_or(|root| builder.tree.is_null(root)) {
        builder.faults.push(Span::default(), FaultKind::Empty);
    }
    (builder.tree, builder.faults.into_vec())
}

/// How files are read: nothing is resolved, and nesting is bounded.
pub(crate) fn options() -> Options {
    granit_parser::options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    }
}

#[derive(Debug, Default)]
struct Builder<'t> {
    tree: Tree<'t>,
    /// The open collections, each with its last child and how many it has.
    open: Vec<(NodeId, Option<NodeId>, usize)>,
    documents: usize,
    faults: Faults,
    stop: bool,
}

impl<'t> Builder<'t> {
    fn take(&mut self, event: Event<'t>, span: Span, tag: Option<std::ops::Range<usize>>) {
        if let Some(tag) = tag {
            self.refuse(Span { start: tag.start, end: tag.end }, Refused::Tag);
        }
        match event {
            Event::DocumentStart(..) => self.start_document(span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(span, Refused::Alias);
                self.add(Form::Scalar { text: "".into(), plain: false }, span);
            }
            Event::Anchor(..) => self.refuse(span, Refused::Anchor),
            Event::Scalar(text, style, _, _) => {
                self.add(Form::Scalar { text, plain: style == ScalarStyle::Plain }, span);
            }
            Event::SequenceStart(..) => self.open(Form::Sequence, span),
            Event::MappingStart(..) => self.open(Form::Mapping, span),
            Event::SequenceEnd => self.close(),
            Event::MappingEnd => {
                self.check_keys();
                self.close();
            }
            _ => {}
        }
    }

    fn start_document(&mut self, span: Span) {
        self.documents += 1;
        if self.documents > 1 {
            self.refuse(span, Refused::SecondDocument);
            self.stop = true;
        }
    }

    fn refuse(&mut self, span: Span, what: Refused) {
        self.faults.push(span, FaultKind::Refused(what));
    }

    fn open(&mut self, form: Form<'t>, span: Span) {
        if let Some(id) = self.add(form, span) {
            self.open.push((id, None, 0));
        }
    }

    fn close(&mut self) {
        self.open.pop();
    }

    fn add(&mut self, form: Form<'t>, span: Span) -> Option<NodeId> {
        if self.stop {
            return None;
        }
        let id = self.tree.push(form, span);
        if let Some((parent, last, count)) = self.open.last_mut() {
            self.tree.link(*parent, *last, id);
            *last = Some(id);
            *count += 1;
        }
        Some(id)
    }

    /// Every key of the mapping that ends here is one scalar, is not the merge key, and occurs once.
    fn check_keys(&mut self) {
        let Some(&(id, _, count)) = self.open.last() else { return };
        let mut seen = Seen::new(count / 2);
        for (key, _) in self.tree.entries(id) {
            let span = self.tree.span(key);
            match self.tree.scalar(key) {
                None => self.faults.push(span, FaultKind::Refused(Refused::ComplexKey)),
                Some("<<") => self.faults.push(span, FaultKind::Refused(Refused::MergeKey)),
                Some(name) if name.len() > MAX_KEY => {
                    self.faults.push(span, FaultKind::KeyTooLong { limit: MAX_KEY });
                }
                Some(name) => {
                    if !seen.insert(name) {
                        self.faults.push(span, FaultKind::DuplicateKey { key: name.to_owned() });
                    }
                }
            }
        }
    }
}

/// The keys of one mapping so far: looked through in order while they are few, as they nearly always are.
enum Seen<'k> {
    Few(Vec<&'k str>),
    Many(HashSet<&'k str>),
}

impl<'k> Seen<'k> {
    const FEW: usize = 24;

    fn new(keys: usize) -> Self {
        if keys <= Self::FEW {
            Self::Few(Vec::with_capacity(keys))
        } else {
            Self::Many(HashSet::with_capacity(keys))
        }
    }

    /// Adds a key; false if it is there already.
    fn insert(&mut self, key: &'k str) -> bool {
        match self {
            Self::Few(keys) if keys.contains(&key) => false,
            Self::Few(keys) => {
                keys.push(key);
                true
            }
            Self::Many(keys) => keys.insert(key),
        }
    }
}

fn syntax_fault(text: &str, error: &ScanError) -> Fault {
    let offset = error.marker().byte_offset().unwrap_or_default().min(text.len());
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => {
            Fault::new(Span { start: offset, end: offset }, FaultKind::TooDeep { limit: MAX_DEPTH })
        }
        _ => match indenting_tab(text, offset) {
            Some(tab) => Fault::new(Span { start: tab, end: tab + 1 }, FaultKind::Tab),
            None => Fault::new(
                Span { start: offset, end: offset },
                FaultKind::Syntax { message: error.info().clone() },
            ),
        },
    }
}

/// A tab in the white space at the start of the line of `offset`, or of the line before or after it.
fn indenting_tab(text: &str, offset: usize) -> Option<usize> {
    let line_start = |end: usize| text.get(..end).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let here = line_start(offset);
    let before = line_start(here.saturating_sub(1));
    let after = text.get(offset..).and_then(|rest| rest.find('\n')).map_or(here, |at| offset + at + 1);
    [here, before, after].into_iter().find_map(|start| {
        let line = text.get(start..)?.split('\n').next()?;
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        line.get(..indent)?.find('\t').map(|at| start + at)
    })
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::problem::{FaultKind, Refused};

    fn faults(text: &str) -> Vec<FaultKind> {
        parse(text).1.into_iter().map(|fault| fault.kind).collect()
    }

    #[test]
    fn what_yaml_allows_and_a_registry_does_not_is_refused_by_name() {
        assert_eq!(faults("a: &x 1\n"), [FaultKind::Refused(Refused::Anchor)]);
        assert_eq!(faults("a: *x\n"), [FaultKind::Refused(Refused::Alias)]);
        assert_eq!(faults("a: !!str 1\n"), [FaultKind::Refused(Refused::Tag)]);
        assert_eq!(faults("a: 1\n---\nb: 2\n"), [FaultKind::Refused(Refused::SecondDocument)]);
        assert_eq!(faults("<<: {a: 1}\n"), [FaultKind::Refused(Refused::MergeKey)]);
        assert_eq!(faults("? [a]\n: 1\n"), [FaultKind::Refused(Refused::ComplexKey)]);
    }

    #[test]
    fn a_duplicate_key_is_a_fault_at_the_second_key() {
        let fault = parse("a: 1\nb: 2\na: 3\n").1.remove(0);
        assert_eq!(fault.kind, FaultKind::DuplicateKey { key: "a".to_owned() });
        assert_eq!(fault.span.start, 10);
    }

    #[test]
    fn nothing_is_an_empty_file() {
        for text in ["", "\n\n", "# only a comment\n", "---\n", "null\n"] {
            assert_eq!(faults(text), [FaultKind::Empty], "{text:?}");
        }
    }

    #[test]
    fn ten_thousand_levels_are_one_fault() {
        for text in ["[".repeat(10_000), "- ".repeat(10_000), "{a: ".repeat(10_000)] {
            assert_eq!(faults(&text), [FaultKind::TooDeep { limit: 64 }]);
        }
    }

    #[test]
    fn a_tab_that_indents_is_named_at_its_place() {
        let fault = parse("a:\n\tb: 1\n").1.remove(0);
        assert_eq!((fault.kind, fault.span.start), (FaultKind::Tab, 3));
    }

    #[test]
    fn an_alias_bomb_is_refused_without_being_expanded() {
        let mut bomb = String::from("a0: &a0 [x, x]\n");
        for level in 1..40 {
            let before = level - 1;
            bomb.push_str(&format!("a{level}: &a{level} [*a{before}, *a{before}]\n"));
        }
        let faults = faults(&bomb);
        // the first hundred are told, and the others counted
        assert_eq!(faults.len(), 101);
        assert_eq!(faults.last(), Some(&FaultKind::More { more: 40 + 2 * 39 - 100 }));
    }
}
