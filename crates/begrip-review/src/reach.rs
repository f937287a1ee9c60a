//! Reach: how far a change goes along the graph, facet by facet, and what those it reaches have to do.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use begrip::{Definition, DefinitionId, Edge, Kind, Node, Registry, Relation};
use semver::Version;

use crate::facet::Facet;
use crate::message::Message;

/// A definition that a change reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// The definition.
    pub id: DefinitionId,
    /// Its version.
    pub version: Version,
    /// The facet that changed where the change was made.
    pub facet: Facet,
    /// The facet in which it arrives here.
    pub arrives: Facet,
    /// The way from the changed definition to this one, both within; the beginning and the end of one that is long.
    pub path: Vec<DefinitionId>,
    /// How many definitions in the middle of the way are left out of the path.
    pub left_out: usize,
    /// What its owner has to do.
    pub action: Action,
    /// How it uses the definition before it on the way, and to which versions it keeps: `^2`.
    pub relation: Relation,
    /// The versions of it that it asks for, if it says so.
    pub pin: Option<String>,
}

/// What the owner of a reached definition has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Nothing: no existing figure changes.
    None,
    /// Nothing yet: it keeps to the old major version.
    StaysBehind,
    /// Look whether it still means what it should, and compute figures again if need be.
    Review,
    /// Become a new major version: its figures change too.
    Bump,
}

impl Action {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::StaysBehind => "stays-behind",
            Self::Review => "review",
            Self::Bump => "bump",
        }
    }
}

/// In which facet a change of another definition arrives in the one that uses it so; `None` if it does not.
///
/// `in_words` tells that the changed definition has no rule, so that its text is all that it says.
pub(crate) fn arrives(facet: Facet, relation: Relation, in_words: bool) -> Option<Facet> {
    match facet {
        Facet::Lifecycle | Facet::Documentation | Facet::Protection | Facet::Validity | Facet::Claim => None,
        Facet::Meaning => match relation {
            Relation::Concept => Some(Facet::Meaning),
            Relation::Broader | Relation::Related | Relation::Match => None,
            _ if in_words => as_used(relation),
            _ => None,
        },
        Facet::Relations => (relation == Relation::Unit).then_some(Facet::Unit),
        Facet::Agent => (relation == Relation::DataSource).then_some(Facet::Source),
        Facet::Area if relation == Relation::Population => Some(Facet::Area),
        _ => as_used(relation),
    }
}

/// The facet of a definition that a reference of this relation belongs to, if what it leads to decides anything in it.
fn as_used(relation: Relation) -> Option<Facet> {
    match relation {
        Relation::Unit => Some(Facet::Unit),
        Relation::Population | Relation::Within => Some(Facet::Population),
        Relation::Input | Relation::Parameter | Relation::Member => Some(Facet::Rule),
        Relation::CodeList => Some(Facet::Values),
        Relation::DataSource => Some(Facet::Source),
        Relation::Of | Relation::Denominator | Relation::Dimension => Some(Facet::Statistic),
        Relation::Area => Some(Facet::Area),
        Relation::From | Relation::To => Some(Facet::Mapping),
        Relation::Left | Relation::Right | Relation::Assumption => Some(Facet::Claim),
        Relation::PartOf => Some(Facet::Unit),
        Relation::Concept
        | Relation::Always
        | Relation::Steward
        | Relation::Broader
        | Relation::Related
        | Relation::Match
        | Relation::Supersedes => None,
    }
}

/// A change that sets out: where, in which facet, and what it asks of those that it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Start {
    pub(crate) facet: Facet,
    pub(crate) action: Action,
    pub(crate) node: Node,
}

/// Everything that changes reach, each definition once for a facet that changed, by the shortest way.
pub(crate) fn reach(registry: &Registry, starts: &[Start]) -> Vec<Reached> {
    let mut starts = starts.to_vec();
    starts.sort_unstable();
    starts.dedup();
    let mut found: BTreeMap<(DefinitionId, Version, Facet), Reached> = BTreeMap::new();
    for alike in starts.chunk_by(|a, b| (a.facet, a.action) == (b.facet, b.action)) {
        for reached in spread(registry, alike) {
            let key = (reached.id.clone(), reached.version.clone(), reached.facet);
            let stronger = found.get(&key).is_none_or(|known| known.action < reached.action);
            if stronger {
                found.insert(key, reached);
            }
        }
    }
    let mut all: Vec<Reached> = found.into_values().collect();
    all.sort_by(|a, b| (a.facet, &a.id, &a.version).cmp(&(b.facet, &b.id, &b.version)));
    all
}

/// How many definitions at each end of a way are kept: a way can be as long as the registry is large, and each of the
/// definitions on it has one of its own.
const KEPT: usize = 20;

/// How a definition was reached.
#[derive(Clone)]
struct Came {
    edge: Edge,
    arrives: Facet,
    action: Action,
    /// How many steps it is away, and the first definitions on the way.
    steps: usize,
    first: Arc<[Node]>,
}

/// Where a change has come to.
struct Front {
    node: Node,
    facet: Facet,
    action: Action,
    steps: usize,
    first: Arc<[Node]>,
}

impl Front {
    fn from(Start { facet, action, node }: Start) -> Self {
        Self { node, facet, action, steps: 0, first: Arc::new([node]) }
    }

    /// One step further.
    fn to(&self, node: Node, (facet, action): (Facet, Action)) -> Self {
        let first = if self.first.len() < KEPT {
            self.first.iter().copied().chain([node]).collect()
        } else {
            Arc::clone(&self.first)
        };
        Self { node, facet, action, steps: self.steps + 1, first }
    }
}

/// The definitions that alike changes reach, breadth first.
fn spread(registry: &Registry, starts: &[Start]) -> Vec<Reached> {
    let mut came: BTreeMap<Node, Came> = BTreeMap::new();
    let mut open: VecDeque<Front> = starts.iter().copied().map(Front::from).collect();
    let begins: BTreeSet<Node> = starts.iter().map(|start| start.node).collect();
    while let Some(here) = open.pop_front() {
        let Some(changed) = registry.get(here.node) else { continue };
        for edge in registry.graph().referrers(here.node) {
            if begins.contains(&edge.from) || came.contains_key(&edge.from) {
                continue;
            }
            let Some((arrives, action, goes_on)) =
                arrival(registry, changed, &edge, (here.facet, here.action))
            else {
                continue;
            };
            let next = here.to(edge.from, (arrives, action));
            let (steps, first) = (next.steps, Arc::clone(&next.first));
            came.insert(edge.from, Came { edge, arrives, action, steps, first });
            if goes_on {
                open.push_back(next);
            }
        }
    }
    let facet = starts.first().map_or(Facet::Meaning, |start| start.facet);
    came.iter().filter_map(|(node, last)| reached(registry, (*node, last), facet, &came)).collect()
}

/// Whether a change goes along an edge: where it arrives, what it asks there, and whether it goes on from there.
fn arrival(
    registry: &Registry,
    changed: &Definition,
    edge: &Edge,
    (facet, action): (Facet, Action),
) -> Option<(Facet, Action, bool)> {
    let in_words = changed.stated().iter().all(|stated| stated.pointer != "/rule");
    let mut arrives = arrives(facet, edge.relation, in_words)?;
    if registry.get(edge.from)?.kind() == Kind::Population && arrives == Facet::Rule {
        arrives = Facet::Population;
    }
    // a text is for people to judge, and a claim is one that may or may not hold after the change
    let for_review = facet == Facet::Meaning || arrives == Facet::Claim;
    let action = if for_review { action.min(Action::Review) } else { action };
    Some((arrives, action, !for_review))
}

fn reached(
    registry: &Registry,
    (node, last): (Node, &Came),
    facet: Facet,
    came: &BTreeMap<Node, Came>,
) -> Option<Reached> {
    let definition = registry.get(node)?;
    let length = last.steps + 1;
    let rest = length - last.first.len();
    let back = std::iter::successors(Some(node), |node| came.get(node).map(|came_by| came_by.edge.to));
    let mut end: Vec<Node> = back.take(rest.min(KEPT)).collect();
    end.reverse();
    let path = last.first.iter().chain(&end);
    let path: Vec<DefinitionId> = path.filter_map(|node| Some(registry.get(*node)?.id().clone())).collect();
    Some(Reached {
        id: definition.id().clone(),
        version: definition.version().clone(),
        facet,
        arrives: last.arrives,
        left_out: length - path.len(),
        path,
        action: last.action,
        relation: last.edge.relation,
        pin: pin(registry, definition, last.edge.to),
    })
}

/// The requirement with which a definition refers to another.
fn pin(registry: &Registry, definition: &Definition, to: Node) -> Option<String> {
    let target = registry.get(to)?.id();
    let links = definition.links();
    let link = links.iter().find(|link| link.reference.id() == target)?;
    link.reference.requirement().map(ToString::to_string)
}

/// Definitions that keep to another version of a definition than this one.
pub(crate) fn stay_behind(registry: &Registry, definition: &Definition, facets: &[Facet]) -> Vec<Reached> {
    let older = registry.versions(definition.id()).iter();
    let older = older.filter(|other| other.version().major < definition.version().major);
    let mut found = Vec::new();
    for other in older {
        for edge in registry.graph().referrers(other.node()) {
            let Some(behind) = registry.get(edge.from) else { continue };
            if behind.id() == definition.id() {
                continue;
            }
            for facet in facets {
                let in_words = definition.stated().iter().all(|stated| stated.pointer != "/rule");
                let Some(arrives) = arrives(*facet, edge.relation, in_words) else { continue };
                found.push(Reached {
                    id: behind.id().clone(),
                    version: behind.version().clone(),
                    facet: *facet,
                    arrives,
                    path: vec![definition.id().clone(), behind.id().clone()],
                    left_out: 0,
                    action: Action::StaysBehind,
                    relation: edge.relation,
                    pin: pin(registry, behind, other.node()),
                });
            }
        }
    }
    found.dedup();
    found
}

/// The facets of a definition from which a change can go on to others.
fn facets_of(definition: &Definition) -> Vec<Facet> {
    let own: &[Facet] = match definition.kind() {
        Kind::Authority | Kind::Alignment => &[],
        Kind::Concept => &[Facet::Meaning],
        Kind::UnitType => &[Facet::Meaning, Facet::Unit, Facet::Relations],
        Kind::Population => &[Facet::Meaning, Facet::Unit, Facet::Population, Facet::Criteria, Facet::Area],
        Kind::CodeList => &[Facet::Codes],
        Kind::Correspondence => &[Facet::Mapping],
        Kind::Parameter => &[Facet::Values, Facet::Steps],
        Kind::Variable => &[
            Facet::Meaning,
            Facet::Unit,
            Facet::Population,
            Facet::Values,
            Facet::Rule,
            Facet::Criteria,
            Facet::Period,
            Facet::Source,
        ],
        Kind::Indicator => &[Facet::Population, Facet::Values, Facet::Period, Facet::Statistic],
        Kind::DataSource => &[Facet::Agent],
    };
    own.to_vec()
}

/// Who is reached if a definition changes, in one facet or in each that can go on to others.
///
/// The change is taken to break; those that keep to an older major version stay behind.
pub fn impact(registry: &Registry, definition: &Definition, facet: Option<Facet>) -> Vec<Reached> {
    let facets = facet.map_or_else(|| facets_of(definition), |facet| vec![facet]);
    let action = |facet: Facet| if facet == Facet::Meaning { Action::Review } else { Action::Bump };
    let starts: Vec<Start> = facets
        .iter()
        .map(|facet| Start { facet: *facet, action: action(*facet), node: definition.node() })
        .collect();
    let mut all = reach(registry, &starts);
    let newest = registry.versions(definition.id()).last();
    if newest.is_some_and(|newest| newest.node() == definition.node()) {
        let behind = stay_behind(registry, definition, &facets);
        let known: BTreeSet<(DefinitionId, Version, Facet)> =
            all.iter().map(|reached| (reached.id.clone(), reached.version.clone(), reached.facet)).collect();
        all.extend(behind.into_iter().filter(|reached| {
            !known.contains(&(reached.id.clone(), reached.version.clone(), reached.facet))
        }));
    }
    all.sort_by(|a, b| (a.facet, &a.id, &a.version, a.action).cmp(&(b.facet, &b.id, &b.version, b.action)));
    all
}

impl Reached {
    /// What it has to do, in words.
    pub fn in_words(&self) -> Message {
        match self.action {
            Action::None => Message::new("nothing to do", "niets te doen"),
            Action::StaysBehind => Message::new("stays behind", "blijft achter"),
            Action::Review => Message::new("to be reviewed", "te beoordelen"),
            Action::Bump => Message::new("needs a new major", "vraagt een nieuwe hoofdversie"),
        }
    }
}
