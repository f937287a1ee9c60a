//! One file: from its text to the definition it holds, or everything that is wrong with its shape.

use std::sync::LazyLock;

use semver::Version;

use crate::accepted::{self, Accepted};
use crate::header::Header;
use crate::id::DefinitionId;
use crate::kind::{Content, Kind};
use crate::nearest::nearest;
use crate::problem::{Fault, FaultKind, Form};
use crate::reference::Reference;
use crate::schema::DEFINITION_SCHEMA;
use crate::source::decode::{DecodeError, Decoder, Keys};
use crate::source::fields::fields_of;
use crate::source::parse::parse;
use crate::source::shape;
use crate::source::tree::{NodeId, Tree};

/// What one file gave.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) definition: Option<(Box<Header>, Box<Content>)>,
    pub(crate) faults: Vec<Fault>,
    /// The identity, as far as it can be told; also of a file that could not be read.
    pub(crate) id: Option<DefinitionId>,
    pub(crate) version: Option<Version>,
    /// What a definition that could not be read takes the place of.
    pub(crate) supersedes: Vec<Reference>,
    /// The entries of `accepted-changes.yaml`, if it is that file.
    pub(crate) accepted: Vec<Accepted>,
}

/// Reads the text of the file at a path: a definition, or the accepted changes.
pub(crate) fn read(path: &str, text: &str) -> Read {
    if path == Accepted::PATH {
        let (accepted, faults) = accepted::read(path, text);
        return Read { faults, accepted, ..Read::default() };
    }
    read_definition(text)
}

fn read_definition(text: &str) -> Read {
    let (tree, mut faults) = parse(text);
    let mut definition = None;
    if let (true, Some(root)) = (faults.is_empty(), tree.root()) {
        match self::definition(&tree, root) {
            Ok(read) => definition = Some(read),
            Err(found) => faults = found,
        }
    }
    let (id, version) = identity(&tree, text);
    let supersedes = if definition.is_none() { supersedes(&tree) } else { Vec::new() };
    Read { definition, faults, id, version, supersedes, accepted: Vec::new() }
}

/// The references under `supersedes` that can be read, so that what they name is not taken to have no successor.
fn supersedes(tree: &Tree<'_>) -> Vec<Reference> {
    let list = tree.root().and_then(|root| tree.entry(root, "supersedes"));
    let items = list.into_iter().flat_map(|(_, list)| tree.children(list));
    items.filter_map(|item| tree.scalar(item)?.parse().ok()).collect()
}

/// The fields that every kind has.
static HEADER_FIELDS: LazyLock<&'static [&'static str]> = LazyLock::new(fields_of::<Header>);

fn definition(tree: &Tree<'_>, root: NodeId) -> Result<(Box<Header>, Box<Content>), Vec<Fault>> {
    let kind = kind(tree, root)?;
    let header_fields: &'static [&'static str] = &HEADER_FIELDS;
    let header: Result<Header, DecodeError> =
        serde::Deserialize::deserialize(Decoder::new(tree, root, Keys::Only(header_fields)));
    let content = kind.read(Decoder::new(tree, root, Keys::Except(header_fields)));
    match (header, content) {
        (Ok(header), Ok(content)) => Ok((Box::new(header), Box::new(content))),
        (Err(error), _) | (_, Err(error)) => Err(explain(tree, root, kind, &error)),
    }
}

/// All shape faults, or what serde said where the shape is right and the value is not.
fn explain(tree: &Tree<'_>, root: NodeId, kind: Kind, error: &DecodeError) -> Vec<Fault> {
    let faults = shape::faults(tree, root, &DEFINITION_SCHEMA, kind.as_str());
    if !faults.is_empty() {
        return faults;
    }
    let span = error.node.map(|node| tree.span(node)).unwrap_or_default();
    vec![Fault::new(span, FaultKind::Contradiction { message: error.message.clone() })]
}

fn kind(tree: &Tree<'_>, root: NodeId) -> Result<Kind, Vec<Fault>> {
    if !tree.is_mapping(root) {
        let found = if tree.is_sequence(root) { Form::List } else { Form::Text };
        return Err(vec![Fault::new(
            tree.span(root),
            FaultKind::WrongForm { expected: Form::Mapping, found },
        )]);
    }
    let Some((key, value)) = tree.entry(root, "kind") else {
        let first = tree.children(root).next().unwrap_or(root);
        return Err(vec![Fault::new(tree.span(first), FaultKind::MissingField { field: "kind".to_owned() })]);
    };
    let Some(word) = tree.scalar(value) else {
        let found = if tree.is_sequence(value) { Form::List } else { Form::Mapping };
        return Err(vec![Fault::new(tree.span(key), FaultKind::WrongForm { expected: Form::Text, found })]);
    };
    Kind::from_word(word).ok_or_else(|| {
        let nearest = nearest(word, Kind::ALL.iter().map(|kind| kind.as_str()));
        vec![Fault {
            span: tree.span(value),
            pointer: "/kind".to_owned(),
            kind: FaultKind::UnknownKind { found: word.to_owned(), nearest },
        }]
    })
}

/// Id and version as they are written, from the nodes or, where these end too early, from the lines of the text.
fn identity(tree: &Tree<'_>, text: &str) -> (Option<DefinitionId>, Option<Version>) {
    let from_tree = |name: &str| {
        let (_, value) = tree.entry(tree.root()?, name)?;
        tree.scalar(value).map(str::to_owned)
    };
    let from_lines = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        Some(line.trim().trim_matches(['"', '\'']).to_owned())
    };
    let value = |name: &str| from_tree(name).or_else(|| from_lines(name));
    let id = value("id").and_then(|id| id.parse().ok());
    let version = value("version").and_then(|version| crate::header::version(&version).ok());
    (id, version)
}
