//! Every rule of a registry that can be followed to its leaves, judged by itself.

use std::collections::{HashMap, HashSet};

use begrip::{Definition, Graph, Node};
use rayon::prelude::*;

use super::standing::Standing;
use crate::rule::Context;

/// What is wrong with each rule by itself.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    standings: HashMap<Node, Standing>,
    /// What is never or always true, and what rests on it: nothing that is asked of these says what it seems to.
    unsound: HashSet<Node>,
}

impl Judged {
    /// What rests on a rule with something wrong is not judged: one fault gives one finding.
    pub(crate) fn of(context: &Context<'_>) -> Self {
        let rules: Vec<_> =
            context.rules().filter(|read| context.followable.contains(read.definition)).collect();
        let standing = |read: &&crate::rule::Read<'_>| {
            let rule = read.parsed.as_ref().ok()?;
            let standing = Standing::of(context.registry, read.definition, read.stated.inputs, rule);
            Some((read.definition.node(), standing))
        };
        let mut standings: HashMap<Node, Standing> = rules.par_iter().filter_map(standing).collect();
        let wrong = standings.iter().filter(|(_, standing)| standing.is_wrong());
        let above = downstream(context.graph, wrong.map(|(node, _)| *node).collect());
        let constant =
            standings.iter().filter(|(_, standing)| standing.never.is_some() || standing.is_always);
        let constant: Vec<Node> = constant.map(|(node, _)| *node).collect();
        let mut unsound = downstream(context.graph, constant.clone());
        unsound.extend(constant);
        standings.retain(|node, _| !above.contains(node));
        Self { standings, unsound }
    }

    /// Whether a definition neither is nor rests on a rule that is never or always true.
    pub(crate) fn is_sound(&self, definition: &Definition) -> bool {
        !self.unsound.contains(&definition.node())
    }

    pub(crate) fn of_rule(&self, definition: &Definition) -> Option<&Standing> {
        self.standings.get(&definition.node())
    }
}

/// Everything that rests on one of these, near or far.
fn downstream(graph: &Graph, mut open: Vec<Node>) -> HashSet<Node> {
    let mut found = HashSet::new();
    while let Some(node) = open.pop() {
        let users = graph.referrers(node).into_iter().filter(|edge| edge.is_dependency);
        open.extend(users.map(|edge| edge.from).filter(|user| found.insert(*user)));
    }
    found
}
