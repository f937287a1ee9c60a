//! All versions of all definitions by id: look-up and history.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::OnceLock;

use crate::accepted::Accepted;
use crate::allow::Allow;
use crate::definition::Definition;
use crate::graph::Graph;
use crate::id::DefinitionId;
use crate::lock::Lock;
use crate::problem::Problem;
use crate::reference::Reference;
use crate::settings::Settings;
use crate::source::file::Sources;
use crate::source::place::{Part, Place};

/// The number of a definition version within its [`Registry`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Node(pub(crate) u32);

/// All versions of all definitions that were read, ordered by id, version and path.
///
/// A registry never judges: what can be read is in it, even if every rule rejects it.
#[derive(Debug)]
pub struct Registry {
    settings: Settings,
    sources: Sources,
    definitions: Vec<Definition>,
    by_id: HashMap<DefinitionId, Range<usize>>,
    problems: Vec<Problem>,
    lost: BTreeSet<DefinitionId>,
    /// Authorities of which a folder could not be read, so that any of their definitions may be in it.
    lost_authorities: BTreeSet<DefinitionId>,
    lost_supersedes: Vec<Reference>,
    lock: Option<Lock>,
    accepted: Vec<Accepted>,
    allows: Vec<Allow>,
    graph: OnceLock<Graph>,
}

/// What loading gave, before it is put in order.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) definitions: Vec<Definition>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) lost: BTreeSet<DefinitionId>,
    pub(crate) lost_authorities: BTreeSet<DefinitionId>,
    pub(crate) lost_supersedes: Vec<Reference>,
    pub(crate) lock: Option<Lock>,
    pub(crate) accepted: Vec<Accepted>,
    pub(crate) allows: Vec<Allow>,
}

impl Registry {
    pub(crate) fn new(settings: Settings, sources: Sources, loaded: Loaded) -> Self {
        let Loaded {
            mut definitions,
            problems,
            lost,
            lost_authorities,
            lost_supersedes,
            lock,
            accepted,
            allows,
        } = loaded;
        definitions.sort_by(|a, b| {
            a.id().cmp(b.id()).then_with(|| a.version().cmp(b.version())).then(a.file.cmp(&b.file))
        });
        for (number, definition) in (0..).zip(&mut definitions) {
            definition.node = Node(number);
        }
        let mut by_id: HashMap<DefinitionId, Range<usize>> = HashMap::with_capacity(definitions.len());
        for (index, definition) in definitions.iter().enumerate() {
            by_id.entry(definition.id().clone()).or_insert(index..index).end = index + 1;
        }
        Self {
            settings,
            sources,
            definitions,
            by_id,
            problems,
            lost,
            lost_authorities,
            lost_supersedes,
            lock,
            accepted,
            allows,
            graph: OnceLock::new(),
        }
    }

    /// What `begrip.toml` says.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What `begrip.lock` says; `None` if there is none.
    pub fn lock(&self) -> Option<&Lock> {
        self.lock.as_ref()
    }

    /// What `accepted-changes.yaml` says, in its order; empty if there is none.
    pub fn accepted(&self) -> &[Accepted] {
        &self.accepted
    }

    /// The comments in definition files that begin with `begrip:`, by file and line; those of files that cannot be read
    /// are left out.
    pub fn allows(&self) -> &[Allow] {
        &self.allows
    }

    /// The files.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Every version of every definition, ordered by id, version and path.
    pub fn definitions(&self) -> &[Definition] {
        &self.definitions
    }

    /// What kept files from being read, or is unusual about their notation.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether a file that should hold this definition could not be read, or a folder that may hold it, so that nothing
    /// is known of it.
    pub fn is_lost(&self, id: &DefinitionId) -> bool {
        self.lost.contains(id)
            // nearly always there are none, and then none is made to be looked for
            || (!self.lost_authorities.is_empty() && self.lost_authorities.contains(&id.of_authority()))
    }

    /// What definitions whose files could not be read take the place of, as far as that can be told.
    pub fn lost_supersedes(&self) -> &[Reference] {
        &self.lost_supersedes
    }

    /// The definition with this number.
    pub fn get(&self, node: Node) -> Option<&Definition> {
        self.definitions.get(node.0 as usize)
    }

    /// All versions of a definition, the oldest first; empty if there is none.
    pub fn versions(&self, id: &DefinitionId) -> &[Definition] {
        self.by_id.get(id).and_then(|range| self.definitions.get(range.clone())).unwrap_or_default()
    }

    /// Every id once, in order.
    pub fn ids(&self) -> impl Iterator<Item = &DefinitionId> {
        self.definitions.chunk_by(|a, b| a.id() == b.id()).filter_map(|versions| Some(versions.first()?.id()))
    }

    /// The definitions that say they take the place of this version: none, one, or several.
    pub fn successors<'r>(&'r self, definition: &'r Definition) -> impl Iterator<Item = &'r Definition> {
        self.definitions.iter().filter(move |later| {
            later.node != definition.node && later.supersedes(definition.id(), definition.version())
        })
    }

    /// The dependency graph, made at the first call.
    pub fn graph(&self) -> &Graph {
        self.graph.get_or_init(|| Graph::new(self))
    }

    /// The place of the value of a definition at a pointer, or of the nearest value above it.
    pub fn place(&self, definition: &Definition, pointer: &str, part: Part) -> Place {
        self.sources.place(definition.file(), pointer, part)
    }
}
