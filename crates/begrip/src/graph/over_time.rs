//! Circles over time: definitions that rest on each other in other periods, and so come back to the period they began in.

use std::collections::{HashMap, VecDeque};

use petgraph::algo::kosaraju_scc;

use super::{Edge, Graph};
use crate::eval::period_of;
use crate::period::ReferencePeriod;
use crate::registry::{Node, Registry};

/// So many definitions in periods are gone through in one group of definitions that rest on each other.
const MOST: usize = 20_000;

/// A definition, and by how many months its period lies away from the one begun in.
type Stop = (Node, i64);

impl Graph {
    /// One circle through other periods, of no months together, for every group of definitions that rest on each other
    /// over time.
    ///
    /// A definition may use its own value of an earlier period, but not in any way that leads back to the same period.
    /// A circle within one period is one of [`Graph::cycles`], and none of these.
    pub fn cycles_over_time(&self, registry: &Registry) -> Vec<Vec<Edge>> {
        let shifts = |is_wanted: fn(i32) -> bool| self.edges().any(|edge| is_wanted(edge.shift));
        // nothing that only goes back, or only ahead, comes back to where it was
        if !shifts(|shift| shift < 0) || !shifts(|shift| shift > 0) {
            return Vec::new();
        }
        let rested_on =
            self.graph.filter_map(|_, _| Some(()), |_, tie| tie.relation.is_dependency().then_some(()));
        let groups = kosaraju_scc(&rested_on).into_iter().map(|group| {
            let mut group: Vec<Node> = group.into_iter().filter_map(|index| self.node(index)).collect();
            group.sort_unstable();
            group
        });
        let mut cycles: Vec<Vec<Edge>> =
            groups.filter_map(|group| self.back_in_time(registry, &group)).collect();
        cycles.sort_unstable();
        cycles
    }

    /// A way through other periods from one of the group to itself in the same period.
    fn back_in_time(&self, registry: &Registry, group: &[Node]) -> Option<Vec<Edge>> {
        let inside = |node: &Node| {
            let references = self.references(*node).into_iter();
            references.filter(|edge| edge.relation.is_dependency() && group.binary_search(&edge.to).is_ok())
        };
        let shifts: Vec<i32> = group.iter().flat_map(inside).map(|edge| edge.shift).collect();
        if !shifts.iter().any(|shift| *shift < 0) || !shifts.iter().any(|shift| *shift > 0) {
            return None;
        }
        let next = |node: Node| -> Vec<(Edge, i64)> {
            inside(&node).map(|edge| (edge, months(registry, edge))).collect()
        };
        let mut left = MOST;
        let ways = group.iter().filter_map(|first| way(*first, &next, &mut left));
        let mut ways = ways.filter(|way| way.iter().any(|edge| edge.shift != 0));
        ways.next()
    }
}

/// A shortest way from a definition back to itself in the same period; of equals the one over the lowest edges.
fn way(first: Node, next: &impl Fn(Node) -> Vec<(Edge, i64)>, left: &mut usize) -> Option<Vec<Edge>> {
    let begin: Stop = (first, 0);
    let mut came_by: HashMap<Stop, (Stop, Edge)> = HashMap::new();
    let mut open = VecDeque::from([begin]);
    while let Some(here) = open.pop_front() {
        for (edge, months) in next(here.0) {
            let there = (edge.to, here.1.saturating_add(months));
            if there == begin {
                return Some(back(here, edge, &came_by));
            }
            if *left > 0 && !came_by.contains_key(&there) {
                *left -= 1;
                came_by.insert(there, (here, edge));
                open.push_back(there);
            }
        }
    }
    None
}

/// The edges by which a stop was come to, and the last one.
fn back(mut here: Stop, last: Edge, came_by: &HashMap<Stop, (Stop, Edge)>) -> Vec<Edge> {
    let mut way = vec![last];
    while let Some((before, edge)) = came_by.get(&here) {
        way.push(*edge);
        here = *before;
    }
    way.reverse();
    way
}

/// By how many months what is referred to lies away: a period is that of its definition, else of the one that refers.
fn months(registry: &Registry, edge: Edge) -> i64 {
    let period = |node| registry.get(node).and_then(period_of);
    let period = period(edge.to).or_else(|| period(edge.from));
    i64::from(edge.shift) * i64::from(period.and_then(ReferencePeriod::months).unwrap_or(12))
}
