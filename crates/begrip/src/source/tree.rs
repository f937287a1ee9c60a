//! The nodes of one YAML file with their byte spans, kept flat so that no depth can overflow the stack.

use std::borrow::Cow;
use std::collections::HashMap;

/// A range of bytes in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The number of a node in its [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NodeId(u32);

/// What a node is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Form<'t> {
    Scalar {
        text: Cow<'t, str>,
        /// Written without quotes and not as a block, so that `null` and nothing mean "no value".
        plain: bool,
    },
    Sequence,
    Mapping,
}

#[derive(Debug)]
struct Node<'t> {
    form: Form<'t>,
    span: Span,
    first: Option<NodeId>,
    next: Option<NodeId>,
}

/// All nodes of one file; children are linked, a mapping's children alternate key and value.
#[derive(Debug, Default)]
pub(crate) struct Tree<'t> {
    nodes: Vec<Node<'t>>,
    /// The children of nodes that have many, so that the last is found as soon as the first.
    long: HashMap<u32, Children>,
}

/// The children of a node with many: all in order, and the pairs of a mapping by their keys.
#[derive(Debug, Default)]
struct Children {
    all: Vec<NodeId>,
    by_key: HashMap<String, (NodeId, NodeId)>,
}

/// So many children make a node one with many.
const MANY: usize = 64;

impl<'t> Tree<'t> {
    /// Appends a node without parent.
    pub(crate) fn push(&mut self, form: Form<'t>, span: Span) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node { form, span, first: None, next: None });
        id
    }

    /// The same nodes, with texts of their own.
    pub(crate) fn into_owned(self) -> Tree<'static> {
        let owned = |node: Node<'t>| {
            let form = match node.form {
                Form::Scalar { text, plain } => Form::Scalar { text: Cow::Owned(text.into_owned()), plain },
                Form::Sequence => Form::Sequence,
                Form::Mapping => Form::Mapping,
            };
            Node { form, span: node.span, first: node.first, next: node.next }
        };
        let mut tree = Tree { nodes: self.nodes.into_iter().map(owned).collect(), long: HashMap::new() };
        tree.long = tree.find_long();
        tree
    }

    fn find_long(&self) -> HashMap<u32, Children> {
        let mut long = HashMap::new();
        for id in (0..self.nodes.len()).filter_map(|number| u32::try_from(number).ok()).map(NodeId) {
            if self.children(id).nth(MANY).is_some() {
                let mut children = Children { all: self.children(id).collect(), ..Children::default() };
                for (key, value) in self.entries(id) {
                    // of a key that comes twice the first is meant
                    if let Some(name) = self.scalar(key) {
                        children.by_key.entry(name.to_owned()).or_insert((key, value));
                    }
                }
                long.insert(id.0, children);
            }
        }
        long
    }

    /// Makes `child` the child of `parent` that follows `last`.
    pub(crate) fn link(&mut self, parent: NodeId, last: Option<NodeId>, child: NodeId) {
        match last {
            Some(last) => {
                if let Some(node) = self.nodes.get_mut(last.0 as usize) {
                    node.next = Some(child);
                }
            }
            None => {
                if let Some(node) = self.nodes.get_mut(parent.0 as usize) {
                    node.first = Some(child);
                }
            }
        }
    }

    /// The root of the document, if the file has one.
    pub(crate) fn root(&self) -> Option<NodeId> {
        (!self.nodes.is_empty()).then_some(NodeId(0))
    }

    fn node(&self, id: NodeId) -> Option<&Node<'t>> {
        self.nodes.get(id.0 as usize)
    }

    pub(crate) fn span(&self, id: NodeId) -> Span {
        self.node(id).map(|node| node.span).unwrap_or_default()
    }

    pub(crate) fn is_mapping(&self, id: NodeId) -> bool {
        matches!(self.node(id).map(|node| &node.form), Some(Form::Mapping))
    }

    pub(crate) fn is_sequence(&self, id: NodeId) -> bool {
        matches!(self.node(id).map(|node| &node.form), Some(Form::Sequence))
    }

    /// The text of a scalar, also where it means "no value".
    pub(crate) fn scalar(&self, id: NodeId) -> Option<&str> {
        match &self.node(id)?.form {
            Form::Scalar { text, .. } => Some(text),
            Form::Sequence | Form::Mapping => None,
        }
    }

    /// Every scalar with its span, keys too, in the order of the file.
    pub(crate) fn scalars(&self) -> impl Iterator<Item = (Span, &str)> + '_ {
        self.nodes.iter().filter_map(|node| match &node.form {
            Form::Scalar { text, .. } => Some((node.span, text.as_ref())),
            Form::Sequence | Form::Mapping => None,
        })
    }

    /// Every key with its value where that is a scalar, in the order of the file.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (Span, Span)> + '_ {
        let ids = (0..self.nodes.len()).filter_map(|number| u32::try_from(number).ok()).map(NodeId);
        let entries = ids.filter(|id| self.is_mapping(*id)).flat_map(|id| self.entries(id));
        entries
            .filter(|(_, value)| self.scalar(*value).is_some())
            .map(|(key, value)| (self.span(key), self.span(value)))
    }

    /// Whether the node is a plain `null`, `~` or nothing at all.
    pub(crate) fn is_null(&self, id: NodeId) -> bool {
        match self.node(id).map(|node| &node.form) {
            Some(Form::Scalar { text, plain: true }) => matches!(text.as_ref(), "" | "~" | "null"),
            _ => false,
        }
    }

    /// The first child of a sequence or mapping.
    pub(crate) fn first(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.first
    }

    /// The next child of the same parent.
    pub(crate) fn next(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.next
    }

    /// The items of a sequence, or keys and values in turn of a mapping.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.first(id), |id| self.next(*id))
    }

    /// The pairs of a mapping; nothing for other nodes.
    pub(crate) fn entries(&self, id: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> + '_ {
        let mut children = if self.is_mapping(id) { Some(self.children(id)) } else { None };
        std::iter::from_fn(move || {
            let children = children.as_mut()?;
            Some((children.next()?, children.next()?))
        })
    }

    /// The pair with this key.
    pub(crate) fn entry(&self, id: NodeId, name: &str) -> Option<(NodeId, NodeId)> {
        match self.long.get(&id.0) {
            Some(children) => children.by_key.get(name).copied(),
            None => self.entries(id).find(|(key, _)| self.scalar(*key) == Some(name)),
        }
    }

    /// The last node that the pointer reaches (RFC 6901), and the key that holds it if it stands in a mapping.
    /// The flag says whether the whole pointer could be followed.
    pub(crate) fn find(&self, pointer: &str) -> Option<Found> {
        let mut found = Found { key: None, value: self.root()?, whole: true };
        for step in pointer.split('/').skip(1) {
            match self.step(found.value, &unescape(step)) {
                Some((key, value)) => found = Found { key, value, whole: true },
                None => return Some(Found { whole: false, ..found }),
            }
        }
        Some(found)
    }

    fn step(&self, node: NodeId, step: &str) -> Option<(Option<NodeId>, NodeId)> {
        if self.is_mapping(node) {
            return self.entry(node, step).map(|(key, value)| (Some(key), value));
        }
        let index: usize = step.parse().ok()?;
        let child = || match self.long.get(&node.0) {
            Some(children) => children.all.get(index).copied(),
            None => self.children(node).nth(index),
        };
        self.is_sequence(node).then(child)?.map(|value| (None, value))
    }
}

/// Where a pointer leads in a [`Tree`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) key: Option<NodeId>,
    pub(crate) value: NodeId,
    pub(crate) whole: bool,
}

fn unescape(step: &str) -> Cow<'_, str> {
    if step.contains('~') {
        Cow::Owned(step.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(step)
    }
}

/// One step of a pointer with `~` and `/` written as RFC 6901 asks.
pub(crate) fn escape(step: &str) -> Cow<'_, str> {
    if step.contains(['~', '/']) {
        Cow::Owned(step.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(step)
    }
}
