//! The files of a registry, kept as text so that every value's place can be found again.

use std::sync::{Arc, OnceLock};

use super::place::{Lines, Mark, Part, Place, place};
use super::tree::{Found, NodeId, Span, Tree};

/// The number of a file within its [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub(crate) u32);

/// One file: its path relative to the registry, and its text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    path: String,
    text: Arc<String>,
    /// The nodes, made again when the first place in the file is asked for.
    tree: OnceLock<Arc<Tree<'static>>>,
    /// Where its lines are, found when the first place in the file is asked for.
    marks: OnceLock<Arc<Vec<Mark>>>,
}

impl SourceFile {
    pub(crate) fn new(path: String, text: String) -> Self {
        Self { path, text: Arc::new(text), tree: OnceLock::new(), marks: OnceLock::new() }
    }

    /// Path relative to the registry, with `/` on every system.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text as read, without a byte-order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    fn tree(&self) -> &Tree<'static> {
        self.tree.get_or_init(|| Arc::new(super::parse::parse(&self.text).0.into_owned()))
    }

    fn place(&self, span: Span, pointer: &str) -> Place {
        let marks = self.marks.get_or_init(|| Arc::new(Mark::all(&self.text)));
        Lines::with(&self.text, marks).place(&self.path, span, pointer)
    }
}

/// All files of a registry, in the order of their paths.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    pub(crate) files: Vec<SourceFile>,
}

impl Sources {
    /// The file with this number.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The file at this path.
    pub fn by_path(&self, path: &str) -> Option<&SourceFile> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(at)
    }

    /// All files.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter()
    }

    /// The place of the value at `pointer`, or of the nearest value above it that the file has.
    ///
    /// The first place in a file costs reading that file again, so ask only for what is shown.
    pub fn place(&self, id: FileId, pointer: &str, part: Part) -> Place {
        let Some(file) = self.file(id) else {
            return place("", "", Span::default(), pointer);
        };
        let tree = file.tree();
        let span = tree.find(pointer).map(|found| span_of(tree, found, part)).unwrap_or_default();
        file.place(trim(&file.text, span), pointer)
    }
}

impl Sources {
    /// The place of a part of the scalar at `pointer`, given in bytes of the text of the scalar; of the whole scalar
    /// where the part cannot be told from how it is written.
    pub fn place_within(&self, id: FileId, pointer: &str, part: &std::ops::Range<usize>) -> Place {
        let span = self.file(id).and_then(|file| {
            let tree = file.tree();
            let node = tree.find(pointer).filter(|found| found.whole)?.value;
            super::within::within(&file.text, tree.span(node), tree.scalar(node)?, part)
        });
        match (span, self.file(id)) {
            (Some(span), Some(file)) => file.place(span, pointer),
            _ => self.place(id, pointer, Part::Value),
        }
    }
}

fn span_of(tree: &Tree<'_>, found: Found, part: Part) -> Span {
    let is_scalar = tree.scalar(found.value).is_some();
    match found.key {
        Some(key) if !is_scalar || (part == Part::Key && found.whole) => tree.span(key),
        _ => tree.span(first_scalar(tree, found.value)),
    }
}

/// The first scalar within a node: where the eye goes for a list item that is a mapping.
fn first_scalar(tree: &Tree<'_>, node: NodeId) -> NodeId {
    std::iter::successors(Some(node), |node| tree.children(*node).next()).last().unwrap_or(node)
}

/// The span without white space at its end, and only its first line if it has several.
fn trim(text: &str, span: Span) -> Span {
    let shown = text.get(span.start..span.end).unwrap_or_default();
    let line = shown.split('\n').next().unwrap_or_default().trim_end();
    Span { start: span.start, end: span.start + line.len() }
}
