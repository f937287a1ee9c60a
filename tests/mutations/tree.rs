//! A definition file as a tree that keeps every scalar as it is written, and may say one key twice.

use granit_parser::{Event, Parser, ScalarStyle};

/// A node of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// A mapping, in the order of the file.
    Map(Vec<(String, Tree)>),
    /// A list.
    List(Vec<Tree>),
    /// A scalar, and whether it stands there without quotes.
    Scalar(String, bool),
}

/// Where a node is: which entry of which collection, from the root on.
pub type Path = Vec<usize>;

/// A node with its path, and the path in words.
pub struct Node<'t> {
    /// Where it is.
    pub path: Path,
    /// The same as a JSON pointer.
    pub pointer: String,
    /// What is there.
    pub tree: &'t Tree,
}

impl Tree {
    /// Reads a file that has no fault in its notation.
    pub fn read(text: &str) -> Self {
        let mut open: Vec<(bool, Vec<Self>)> = vec![(false, Vec::new())];
        for event in Parser::new_from_str(text) {
            let done = match event.unwrap().0 {
                Event::Scalar(text, style, _, _) => {
                    Self::Scalar(text.into_owned(), style == ScalarStyle::Plain)
                }
                Event::SequenceStart(..) => {
                    open.push((false, Vec::new()));
                    continue;
                }
                Event::MappingStart(..) => {
                    open.push((true, Vec::new()));
                    continue;
                }
                Event::SequenceEnd | Event::MappingEnd => Self::closed(open.pop().unwrap()),
                _ => continue,
            };
            open.last_mut().unwrap().1.push(done);
        }
        open.remove(0).1.remove(0)
    }

    fn closed((is_map, nodes): (bool, Vec<Self>)) -> Self {
        if !is_map {
            return Self::List(nodes);
        }
        let mut nodes = nodes.into_iter();
        let mut entries = Vec::new();
        while let (Some(Self::Scalar(key, _)), Some(value)) = (nodes.next(), nodes.next()) {
            entries.push((key, value));
        }
        Self::Map(entries)
    }

    /// The file that says this, on one line.
    pub fn text(&self) -> String {
        match self {
            Self::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| format!("{}: {}", quoted(key), value.text()));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
            Self::List(items) => {
                format!("[{}]", items.iter().map(Self::text).collect::<Vec<_>>().join(", "))
            }
            // only `null` and an empty scalar mean something else without quotes
            Self::Scalar(text, true) if matches!(text.as_str(), "" | "~" | "null") => "null".to_owned(),
            Self::Scalar(text, _) => quoted(text),
        }
    }

    /// The nodes in this one.
    pub fn children(&self) -> Vec<&Self> {
        match self {
            Self::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
            Self::List(items) => items.iter().collect(),
            Self::Scalar(..) => Vec::new(),
        }
    }

    /// The node at a path.
    pub fn at(&mut self, path: &[usize]) -> &mut Self {
        path.iter().fold(self, |tree, at| match tree {
            Self::Map(entries) => &mut entries[*at].1,
            Self::List(items) => &mut items[*at],
            Self::Scalar(..) => panic!("nothing is in a scalar"),
        })
    }

    /// Every node, this one first.
    pub fn nodes(&self) -> Vec<Node<'_>> {
        let mut nodes = Vec::new();
        self.walk(Vec::new(), String::new(), &mut nodes);
        nodes
    }

    fn walk<'t>(&'t self, path: Path, pointer: String, nodes: &mut Vec<Node<'t>>) {
        let below = |at: usize| path.iter().copied().chain([at]).collect::<Path>();
        let steps: Vec<(Path, String, &Self)> = match self {
            Self::Map(entries) => entries
                .iter()
                .enumerate()
                .map(|(at, (key, value))| (below(at), format!("{pointer}/{key}"), value))
                .collect(),
            Self::List(items) => items
                .iter()
                .enumerate()
                .map(|(at, item)| (below(at), format!("{pointer}/{at}"), item))
                .collect(),
            Self::Scalar(..) => Vec::new(),
        };
        nodes.push(Node { path, pointer, tree: self });
        for (path, pointer, tree) in steps {
            tree.walk(path, pointer, nodes);
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
