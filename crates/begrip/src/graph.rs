//! The dependency graph: versioned nodes and typed edges, kept over petgraph, which no signature shows.

use std::collections::{HashMap, VecDeque};

use petgraph::Direction;
use petgraph::algo::{kosaraju_scc, toposort};
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rayon::prelude::*;

use crate::definition::Definition;
use crate::kind::Kind;
use crate::link::{Link, Relation};
use crate::registry::{Node, Registry};
use crate::resolve::Time;

mod over_time;

/// Which definition version rests on which, each reference led to the version that it means on no day in particular.
///
/// A cycle is no failure: the graph has it, and [`Graph::cycles`] shows it.
#[derive(Debug)]
pub struct Graph {
    graph: DiGraph<Node, Tie>,
}

/// What an edge of the graph is.
#[derive(Debug, Clone, Copy)]
struct Tie {
    relation: Relation,
    is_dependency: bool,
    shift: i32,
}

/// An edge of the graph: `from` refers to `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The definition that refers.
    pub from: Node,
    /// The definition that is referred to.
    pub to: Node,
    /// What the reference means.
    pub relation: Relation,
    /// Whether the definition rests on it, in the same period.
    pub is_dependency: bool,
    /// By how many periods what is referred to lies away from the period of the definition.
    pub shift: i32,
}

impl Graph {
    /// The graph of a registry. References that mean no version make no edge.
    pub(crate) fn new(registry: &Registry) -> Self {
        let definitions = registry.definitions();
        let mut graph = DiGraph::with_capacity(definitions.len(), definitions.len() * 4);
        let nodes: Vec<NodeIndex> =
            definitions.iter().map(|definition| graph.add_node(definition.node())).collect();
        let ties: Vec<Vec<(Node, Tie)>> =
            definitions.par_iter().map(|definition| ties(registry, definition)).collect();
        for (from, ties) in nodes.iter().zip(ties) {
            for (target, tie) in ties {
                graph.add_edge(*from, index(target), tie);
            }
        }
        Self { graph }
    }

    /// All edges, in the order of the definitions and their fields.
    pub fn edges(&self) -> impl Iterator<Item = Edge> {
        self.graph
            .edge_references()
            .filter_map(|edge| self.edge(edge.source(), edge.target(), *edge.weight()))
    }

    /// The edges from a definition to what it refers to.
    pub fn references(&self, node: Node) -> Vec<Edge> {
        self.next_to(node, Direction::Outgoing)
    }

    /// The edges to a definition from those that refer to it.
    pub fn referrers(&self, node: Node) -> Vec<Edge> {
        self.next_to(node, Direction::Incoming)
    }

    /// Everything that a definition rests on, near or far, in order; without itself unless it is in a cycle.
    pub fn rests_on(&self, node: Node) -> Vec<Node> {
        self.reach(node, Direction::Outgoing)
    }

    /// Everything that rests on a definition, near or far, in order; without itself unless it is in a cycle.
    pub fn used_by(&self, node: Node) -> Vec<Node> {
        self.reach(node, Direction::Incoming)
    }

    /// Why one definition rests on another: a shortest way between them, or `None` if there is none.
    pub fn why(&self, from: Node, to: Node) -> Option<Vec<Edge>> {
        self.way(from, to, |_| true)
    }

    /// Every definition after all that it rests on; `None` if there is a cycle.
    pub fn order(&self) -> Option<Vec<Node>> {
        let dependencies = self.dependencies();
        let sorted = toposort(&dependencies, None).ok()?;
        Some(sorted.into_iter().rev().filter_map(|index| self.node(index)).collect())
    }

    /// One shortest cycle through the lowest node of every group of definitions that rest on each other.
    pub fn cycles(&self) -> Vec<Vec<Edge>> {
        let dependencies = self.dependencies();
        // toposort first, because it is faster and almost always succeeds; petgraph's tarjan_scc and
        // is_cyclic_directed recurse and abort the process on a chain of 100,000
        if toposort(&dependencies, None).is_ok() {
            return Vec::new();
        }
        let mut cycles: Vec<Vec<Edge>> = kosaraju_scc(&dependencies)
            .into_iter()
            .filter_map(|group| {
                let mut group: Vec<Node> = group.into_iter().filter_map(|index| self.node(index)).collect();
                group.sort_unstable();
                let first = *group.first()?;
                self.way(first, first, |node| group.binary_search(&node).is_ok())
            })
            .collect();
        cycles.sort_unstable();
        cycles
    }

    /// The same nodes with only the edges that are rested on.
    fn dependencies(&self) -> DiGraph<(), ()> {
        self.graph.filter_map(|_, _| Some(()), |_, tie| tie.is_dependency.then_some(()))
    }

    fn next_to(&self, node: Node, direction: Direction) -> Vec<Edge> {
        let edges = self.graph.edges_directed(index(node), direction);
        let mut edges: Vec<Edge> =
            edges.filter_map(|edge| self.edge(edge.source(), edge.target(), *edge.weight())).collect();
        edges.sort_unstable();
        edges
    }

    fn reach(&self, node: Node, direction: Direction) -> Vec<Node> {
        let mut seen = vec![false; self.graph.node_count()];
        let mut open = vec![index(node)];
        while let Some(here) = open.pop() {
            for edge in self.graph.edges_directed(here, direction).filter(|edge| edge.weight().is_dependency)
            {
                let next = if direction == Direction::Outgoing { edge.target() } else { edge.source() };
                if let Some(flag @ false) = seen.get_mut(next.index()) {
                    *flag = true;
                    open.push(next);
                }
            }
        }
        let reached = (0..).zip(seen).filter(|(_, flag)| *flag);
        reached.map(|(number, _)| Node(number)).collect()
    }

    /// A shortest way of at least one edge over nodes that are allowed; of equals the one over the lowest nodes.
    fn way(&self, from: Node, to: Node, allowed: impl Fn(Node) -> bool) -> Option<Vec<Edge>> {
        let mut came_by: HashMap<Node, Edge> = HashMap::new();
        let mut open = VecDeque::from([from]);
        while let Some(here) = open.pop_front() {
            for edge in
                self.references(here).into_iter().filter(|edge| edge.is_dependency && allowed(edge.to))
            {
                if edge.to == to {
                    let back = std::iter::successors(Some(edge), |edge| came_by.get(&edge.from).copied());
                    let mut way: Vec<Edge> = back.collect();
                    way.reverse();
                    return Some(way);
                }
                if edge.to != from && !came_by.contains_key(&edge.to) {
                    came_by.insert(edge.to, edge);
                    open.push_back(edge.to);
                }
            }
        }
        None
    }

    fn edge(&self, from: NodeIndex, to: NodeIndex, tie: Tie) -> Option<Edge> {
        let Tie { relation, is_dependency, shift } = tie;
        Some(Edge { from: self.node(from)?, to: self.node(to)?, relation, is_dependency, shift })
    }

    fn node(&self, index: NodeIndex) -> Option<Node> {
        self.graph.node_weight(index).copied()
    }
}

/// What a definition refers to, and how.
fn ties(registry: &Registry, definition: &Definition) -> Vec<(Node, Tie)> {
    let links = definition.links();
    let tie = |link: &Link<'_>| {
        let target = registry.resolve(link.reference, Time::Any).ok()?;
        let relation = match (link.relation, target.kind()) {
            (Relation::Input, Kind::Parameter) => Relation::Parameter,
            (Relation::Input, Kind::CodeList) => Relation::CodeList,
            (relation, _) => relation,
        };
        Some((target.node(), Tie { relation, is_dependency: link.is_dependency(), shift: link.shift }))
    };
    links.iter().filter_map(tie).collect()
}

fn index(node: Node) -> NodeIndex {
    NodeIndex::new(node.0 as usize)
}
