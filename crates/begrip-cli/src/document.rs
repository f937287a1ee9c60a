//! One definition file that is changed at places, while every other byte stays.

use std::ops::Range;

use begrip::{Definition, Header, Part, Place, Reference, Registry, Settings, Status};
use semver::Version;
use serde_json::Value;

use crate::failure::Failure;

mod order;

/// A definition file: its path in the registry, its text, and what it says.
#[derive(Debug)]
pub(crate) struct Document {
    path: String,
    text: String,
    registry: Registry,
    definition: Definition,
}

/// Bytes, and what takes their place.
type Edit = (Range<usize>, String);

/// The fields of the header that come before `supersedes`.
const BEFORE: [&str; 13] = [
    "kind",
    "id",
    "version",
    "status",
    "valid",
    "in_use",
    "label",
    "definition",
    "note",
    "concept",
    "with",
    "sources",
    "open",
];

impl Document {
    /// Reads the text of a file that holds a definition.
    pub(crate) fn read(path: &str, text: &str) -> Result<Self, Failure> {
        let registry = Registry::from_texts(Settings::default(), [(path, text)]);
        let definition = registry.definitions().first().cloned();
        let definition = definition
            .ok_or_else(|| Failure::Usage(format!("`{path}` cannot be read; see `begrip check`")))?;
        Ok(Self { path: path.to_owned(), text: text.to_owned(), registry, definition })
    }

    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn definition(&self) -> &Definition {
        &self.definition
    }

    fn header(&self) -> &Header {
        self.definition.header()
    }

    /// The file with another version.
    pub(crate) fn with_version(&self, version: &Version) -> Result<Self, Failure> {
        let expected = Header { version: version.clone(), ..self.header().clone() };
        self.edited("version", vec![self.scalar("/version", version.to_string())], &expected)
    }

    /// The file with another status.
    pub(crate) fn with_status(&self, status: Status) -> Result<Self, Failure> {
        let expected = Header { status, ..self.header().clone() };
        self.edited("status", vec![self.scalar("/status", status.as_str().to_owned())], &expected)
    }

    /// The file with a reference under `supersedes`, in the place of those that are to go.
    pub(crate) fn superseding(&self, reference: &Reference, gone: &[Reference]) -> Result<Self, Failure> {
        let now = &self.header().supersedes;
        let first = now.iter().position(|other| gone.contains(other));
        let mut next: Vec<Reference> = now.iter().filter(|other| !gone.contains(other)).cloned().collect();
        next.insert(first.unwrap_or_default().min(next.len()), reference.clone());
        let expected = Header { supersedes: next, ..self.header().clone() };
        let edits = match first {
            Some(first) => self.replaced(reference, first, gone),
            None if now.is_empty() => self.added(reference),
            None => self.put_first(reference),
        };
        let in_flow = |_| self.edited("supersedes", self.added_in_flow(reference), &expected);
        self.edited("supersedes", edits, &expected).or_else(in_flow)
    }
}

/// What a fix asks for; everything else that the file says stays.
impl Document {
    /// The file with another text at a pointer.
    pub(crate) fn with_text(&self, pointer: &str, text: &str) -> Result<Self, Failure> {
        let edits = vec![self.scalar(pointer, text.to_owned())];
        let put = |said: &mut Value| match said.pointer_mut(pointer) {
            Some(value) => *value = Value::from(text),
            None => *said = Value::Null,
        };
        self.edited_if(pointer, edits, |edited| edited.says(self, put))
    }

    /// The file with the items of a list of the definition in another order.
    pub(crate) fn with_order(&self, pointer: &str, order: &[usize]) -> Result<Self, Failure> {
        let put = |said: &mut Value| {
            let items = said.pointer_mut(pointer).and_then(Value::as_array_mut);
            if let Some(items) = items {
                *items = order.iter().filter_map(|item| items.get(*item).cloned()).collect();
            }
        };
        self.edited_if(pointer, self.reordered(pointer, order), |edited| edited.says(self, put))
    }

    /// Whether it says what another file does after a change.
    fn says(&self, other: &Self, change: impl FnOnce(&mut Value)) -> bool {
        let said = |definition| serde_json::to_value(definition).unwrap_or_default();
        let mut expected: Value = said(&other.definition);
        change(&mut expected);
        said(&self.definition) == expected
    }
}

/// Where the edits are.
impl Document {
    fn scalar(&self, pointer: &str, text: String) -> Edit {
        (self.range(pointer), text)
    }

    /// The first of those that go becomes the reference, and the others are taken out.
    fn replaced(&self, reference: &Reference, first: usize, gone: &[Reference]) -> Vec<Edit> {
        let mut edits = vec![self.scalar(&format!("/supersedes/{first}"), reference.to_string())];
        let others = self.header().supersedes.iter().enumerate().skip(first + 1);
        for (index, _) in others.filter(|(_, other)| gone.contains(other)) {
            let item = self.range(&format!("/supersedes/{index}"));
            let line = self.line(item.start);
            let alone = self.text.get(line.start..item.start).is_some_and(|head| head.trim() == "-");
            let before = self.range(&format!("/supersedes/{}", index - 1));
            edits.push((if alone { line } else { before.end..item.end }, String::new()));
        }
        edits
    }

    /// Before the first item of the list, in its layout.
    fn put_first(&self, reference: &Reference) -> Vec<Edit> {
        let item = self.range("/supersedes/0");
        let line = self.line(item.start);
        match self.text.get(line.start..item.start) {
            Some(head) if head.trim() == "-" => {
                vec![(line.start..line.start, format!("{head}{reference}{}", self.line_end()))]
            }
            _ => vec![(item.start..item.start, format!("{reference}, "))],
        }
    }

    /// On a line of its own, where the field belongs: before the first key that comes later, and its comments.
    fn added(&self, reference: &Reference) -> Vec<Edit> {
        let end = self.line_end();
        let fields = serde_json::to_value(&self.definition).unwrap_or_default();
        let later = fields.as_object().into_iter().flat_map(|fields| fields.keys());
        let later = later.filter(|key| !BEFORE.contains(&key.as_str()));
        let starts = later.map(|key| self.range_of(&format!("/{key}"), Part::Key).start);
        if let Some(start) = starts.min() {
            let line = self.line(start);
            let indent = self.text.get(line.start..start).unwrap_or_default();
            let at = self.above_comments(line.start);
            return vec![(at..at, format!("{indent}supersedes: [{reference}]{end}"))];
        }
        let (at, open) = (self.text.len(), if self.text.ends_with('\n') { "" } else { end });
        vec![(at..at, format!("{open}supersedes: [{reference}]{end}"))]
    }

    /// After the version, for a file that is one mapping in braces.
    fn added_in_flow(&self, reference: &Reference) -> Vec<Edit> {
        let at = self.range("/version").end;
        vec![(at..at, format!(", supersedes: [{reference}]"))]
    }

    /// The start of the comments that stand right above a line.
    fn above_comments(&self, mut line: usize) -> usize {
        while line > 0 {
            let above = self.line(line - 1);
            let text = self.text.get(above.clone()).unwrap_or_default();
            if !text.trim_start().starts_with('#') {
                break;
            }
            line = above.start;
        }
        line
    }

    /// The line with this byte, and its end.
    fn line(&self, at: usize) -> Range<usize> {
        let start = self.text.get(..at).and_then(|head| head.rfind('\n')).map_or(0, |end| end + 1);
        let end =
            self.text.get(at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |end| at + end + 1);
        start..end
    }

    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    fn range(&self, pointer: &str) -> Range<usize> {
        self.range_of(pointer, Part::Value)
    }

    fn range_of(&self, pointer: &str, part: Part) -> Range<usize> {
        let Place { line, column, end_line, end_column, .. } =
            self.registry.place(&self.definition, pointer, part);
        offset(&self.text, line, column)..offset(&self.text, end_line, end_column)
    }

    /// The file with the edits, if its header is then what is expected and nothing else changed.
    fn edited(&self, field: &str, edits: Vec<Edit>, expected: &Header) -> Result<Self, Failure> {
        let as_expected = |edited: &Self| {
            edited.header() == expected && edited.definition.content() == self.definition.content()
        };
        self.edited_if(field, edits, as_expected)
    }

    /// The file with the edits, if it then is as expected.
    fn edited_if(
        &self,
        field: &str,
        mut edits: Vec<Edit>,
        as_expected: impl Fn(&Self) -> bool,
    ) -> Result<Self, Failure> {
        let mut text = self.text.clone();
        edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        for (range, replacement) in edits {
            // a range that is not in the text leaves it as it is, and that is not what is expected
            if text.get(range.clone()).is_some() {
                text.replace_range(range, &replacement);
            }
        }
        Self::read(&self.path, &text).ok().filter(as_expected).ok_or_else(|| {
            let path = &self.path;
            Failure::Usage(format!(
                "`{field}` cannot be changed in `{path}` as it is written there; write it on one line, or change it by hand"
            ))
        })
    }
}

/// The byte at a line and column, both from 1, columns in characters.
fn offset(text: &str, line: u32, column: u32) -> usize {
    let mut start = 0;
    for _ in 1..line {
        start += text.get(start..).and_then(|rest| rest.find('\n')).map_or(0, |end| end + 1);
    }
    let rest = text.get(start..).unwrap_or_default();
    let within = rest.char_indices().nth(column.saturating_sub(1) as usize).map_or(rest.len(), |(at, _)| at);
    start + within
}

#[cfg(test)]
mod tests {
    use super::{Document, Reference};

    const HEAD: &str = "# yaml-language-server: $schema=x\nkind: concept   # the kind\nid: nl/poverty\nversion: \"1.2.0\"\nstatus: adopted # since May\n";

    fn document(text: &str) -> Document {
        Document::read("definitions/nl/poverty.yaml", text).unwrap()
    }

    fn reference(text: &str) -> Reference {
        text.parse().unwrap()
    }

    /// The text after `supersedes` is changed to `=1.2.0` in the place of `=1.0.0` and `=1.1.0`.
    fn superseding(text: &str) -> String {
        let gone = [reference("nl/poverty@=1.0.0"), reference("nl/poverty@=1.1.0")];
        match document(text).superseding(&reference("nl/poverty@=1.2.0"), &gone) {
            Ok(document) => document.text().to_owned(),
            Err(failure) => failure.to_string(),
        }
    }

    #[test]
    fn version_and_status_change_and_every_other_byte_stays() {
        let text = format!("{HEAD}label: {{ nl: Armoede }}\r\n");
        let next = document(&text).with_version(&"2.0.0".parse().unwrap()).unwrap();
        assert_eq!(next.text(), text.replace("\"1.2.0\"", "2.0.0"));
        let next = document(&text).with_status(begrip::Status::Superseded).unwrap();
        assert_eq!(next.text(), text.replace("adopted #", "superseded #"));
    }

    #[test]
    fn what_is_superseded_is_replaced_in_its_layout() {
        for (before, after) in [
            ("supersedes: [nl/poverty@=1.0.0]   # x\n", "supersedes: [nl/poverty@=1.2.0]   # x\n"),
            ("supersedes: [ nl/poverty@=1.0.0, nl/poverty@=1.1.0 ]\n", "supersedes: [ nl/poverty@=1.2.0 ]\n"),
            (
                "supersedes: [nl/x@^1, nl/poverty@=1.1.0, nl/poverty@=1.0.0, nl/y]\n",
                "supersedes: [nl/x@^1, nl/poverty@=1.2.0, nl/y]\n",
            ),
            (
                "supersedes:\n  - nl/poverty@=1.0.0 # a\n  - 'nl/poverty@=1.1.0' # b\n  - nl/x\n",
                "supersedes:\n  - nl/poverty@=1.2.0 # a\n  - nl/x\n",
            ),
            ("supersedes: [nl/x@^1]\n", "supersedes: [nl/poverty@=1.2.0, nl/x@^1]\n"),
            ("supersedes:\n- nl/x\n", "supersedes:\n- nl/poverty@=1.2.0\n- nl/x\n"),
        ] {
            assert_eq!(superseding(&format!("{HEAD}{before}")), format!("{HEAD}{after}"));
        }
    }

    #[test]
    fn what_is_superseded_is_added_where_it_belongs() {
        let added = "supersedes: [nl/poverty@=1.2.0]\n";
        for (before, after) in [
            ("label: { nl: A }\n", "# why\nrelease: { date: 2020-01-01 }\nbroader: [nl/x@^1]\n"),
            ("open: [ { nl: A } ]\n\n", "# why\n# not\nrelated: [nl/x@^1]\nrelease: { date: 2020-01-01 }\n"),
            ("sources:\n  - title: A\n", ""),
        ] {
            assert_eq!(
                superseding(&format!("{HEAD}{before}{after}")),
                format!("{HEAD}{before}{added}{after}")
            );
        }
        assert_eq!(superseding(HEAD.trim_end()), format!("{HEAD}{added}"));
        let windows = format!("{HEAD}release: {{ date: 2020-01-01 }}\n").replace('\n', "\r\n");
        assert_eq!(superseding(&windows).matches("\r\n").count(), windows.matches("\r\n").count() + 1);
        let flow = "{ kind: concept, id: nl/poverty, version: 1.2.0, status: adopted, broader: [nl/x@^1] }\n";
        assert_eq!(superseding(flow), flow.replace("1.2.0", "1.2.0, supersedes: [nl/poverty@=1.2.0]"));
    }

    #[test]
    fn what_cannot_be_changed_in_place_is_said_and_not_guessed() {
        let empty = format!("{HEAD}supersedes: []\n");
        assert!(
            superseding(&empty).starts_with("`supersedes` cannot be changed in"),
            "{}",
            superseding(&empty)
        );
        let split = HEAD.replace("\"1.2.0\"", "\"1.2\\\n  .0\"");
        assert_eq!(document(&split).header().version.to_string(), "1.2.0");
        assert!(document(&split).with_version(&"2.0.0".parse().unwrap()).is_err());
        assert!(Document::read("x.yaml", "kind: concept\n").is_err());
    }
}
