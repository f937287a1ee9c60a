//! What is shown of a registry: the selections that every format shows in its own way.

use begrip::{Definition, Edge, Link, Registry, Time, Unresolved};

/// One definition with what it leads to.
#[derive(Debug)]
pub struct Shown<'r> {
    /// The definition.
    pub definition: &'r Definition,
    /// The day for which it was looked up, if one was asked for.
    pub time: Time,
    /// Its references, each with the version that it means at that time.
    pub links: Vec<(Link<'r>, Result<&'r Definition, Unresolved>)>,
    /// The definitions that refer to it directly.
    pub referrers: Vec<(&'r Definition, Edge)>,
    /// The versions and definitions that take its place.
    pub successors: Vec<&'r Definition>,
    /// All versions with its id, the oldest first.
    pub versions: &'r [Definition],
}

impl<'r> Shown<'r> {
    /// Looks up what a definition leads to.
    pub fn new(registry: &'r Registry, definition: &'r Definition, time: Time) -> Self {
        let resolve = |link: Link<'r>| {
            let target = registry.resolve(link.reference, time);
            // a reference that holds on no version of that day still says what it means on others
            let target =
                target.or_else(|error| registry.resolve(link.reference, Time::Any).map_err(|_| error));
            (link, target)
        };
        let referrers = registry.graph().referrers(definition.node());
        Self {
            definition,
            time,
            links: definition.links().into_iter().map(resolve).collect(),
            referrers: referrers
                .into_iter()
                .filter_map(|edge| Some((registry.get(edge.from)?, edge)))
                .collect(),
            successors: registry.successors(definition).collect(),
            versions: registry.versions(definition.id()),
        }
    }
}

/// A part of the dependency graph.
#[derive(Debug)]
pub struct Subgraph<'r> {
    /// Its definitions, in the order of the registry.
    pub nodes: Vec<&'r Definition>,
    /// The edges between them.
    pub edges: Vec<(&'r Definition, &'r Definition, Edge)>,
}

impl<'r> Subgraph<'r> {
    /// The whole graph of a registry, or what the given definitions rest on, and are used by if that is asked for.
    ///
    /// Only edges that are rested on take part, unless `every_relation` asks for the others too.
    pub fn new(registry: &'r Registry, roots: &[&Definition], users: bool, every_relation: bool) -> Self {
        let graph = registry.graph();
        let mut within = vec![roots.is_empty(); registry.definitions().len()];
        let mut mark = |node: begrip::Node| {
            let flags = registry.definitions().iter().zip(&mut within);
            flags.filter(|(definition, _)| definition.node() == node).for_each(|(_, flag)| *flag = true);
        };
        for root in roots {
            mark(root.node());
            graph.rests_on(root.node()).into_iter().for_each(&mut mark);
            if users {
                graph.used_by(root.node()).into_iter().for_each(&mut mark);
            }
        }
        let nodes: Vec<&Definition> = registry
            .definitions()
            .iter()
            .zip(&within)
            .filter(|(_, flag)| **flag)
            .map(|(node, _)| node)
            .collect();
        let inside = |node| nodes.binary_search_by_key(&node, |definition| definition.node()).is_ok();
        let edges = graph
            .edges()
            .filter(|edge| (edge.is_dependency || every_relation) && inside(edge.from) && inside(edge.to))
            .filter_map(|edge| Some((registry.get(edge.from)?, registry.get(edge.to)?, edge)))
            .collect();
        Self { nodes, edges }
    }
}
