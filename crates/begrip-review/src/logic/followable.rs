//! Which definitions can be followed to their leaves: neither they nor what they rest on have a fault, go round in a
//! circle, or come to too much.

use std::collections::HashMap;

use begrip::kind::parameter::{Key, Parameter};
use begrip::{Content, Definition, Input, Inputs, Node, Registry, Time, ValueDomain};

use super::weight::{Weight, weight};
use crate::rule::Context;

/// How many conditions a definition may come to.
const HEAVIEST: u64 = 400_000;

/// How many whole numbers a key is taken to tell apart.
const STRETCHES: u64 = 8;

/// What each definition comes to that can be followed.
#[derive(Debug, Default)]
pub(crate) struct Followable {
    weights: HashMap<Node, Weight>,
}

impl Followable {
    /// Each definition after all that it rests on.
    pub(crate) fn of(context: &Context<'_>) -> Self {
        let registry = context.registry;
        let sound = is_sound(context);
        let mut found = Self::default();
        for node in order(context) {
            let Some(definition) = registry.get(node) else { continue };
            let rests_on = context.graph.references(node);
            let mut needed = rests_on.iter().filter(|edge| edge.is_dependency);
            if sound.get(&node) == Some(&true) && needed.all(|edge| found.weights.contains_key(&edge.to)) {
                let weight = found.weigh(registry, definition);
                if weight.total() <= HEAVIEST {
                    found.weights.insert(node, weight);
                }
            }
        }
        found
    }

    pub(crate) fn contains(&self, definition: &Definition) -> bool {
        self.weights.contains_key(&definition.node())
    }

    fn weigh(&self, registry: &Registry, definition: &Definition) -> Weight {
        match definition.content() {
            Content::Variable(variable) => match &variable.rule {
                Some(rule) => self.of_rule(registry, rule, &variable.inputs, variable.population.as_ref()),
                None => Weight::LEAF,
            },
            Content::Population(population) => {
                let rule = population.rule.as_deref().unwrap_or("TRUE");
                self.of_rule(registry, rule, &population.inputs, population.within.as_ref())
            }
            Content::Parameter(parameter) => {
                Weight { cases: amounts(registry, parameter), each: 1 + parameter.by.len() as u64 }
            }
            _ => Weight::LEAF,
        }
    }

    fn of_rule(
        &self,
        registry: &Registry,
        rule: &str,
        inputs: &Inputs,
        within: Option<&begrip::Reference>,
    ) -> Weight {
        let target = |reference| self.weight_of(registry, reference);
        let named = |name: &str| inputs.get(name).map(Input::reference).map_or(Weight::LEAF, target);
        let Ok(rule) = rule.parse() else { return Weight::LEAF };
        let own = weight(&rule, &named);
        let around = within.map_or(0, |reference| target(reference).total());
        Weight { each: own.each.saturating_add(around), ..own }
    }

    fn weight_of(&self, registry: &Registry, reference: &begrip::Reference) -> Weight {
        let target = registry.resolve(reference, Time::Any).ok();
        target.and_then(|target| self.weights.get(&target.node())).copied().unwrap_or(Weight::LEAF)
    }
}

/// Whether a definition by itself has no fault.
fn is_sound(context: &Context<'_>) -> HashMap<Node, bool> {
    let registry = context.registry;
    let lost = |definition: &Definition| {
        definition.links().iter().any(|link| registry.is_lost(link.reference.id()))
            || registry.is_lost(definition.id())
    };
    let mut sound: HashMap<Node, bool> =
        registry.definitions().iter().map(|definition| (definition.node(), !lost(definition))).collect();
    for read in &context.expressions {
        if read.parsed.is_err() || !read.faults.is_empty() {
            sound.insert(read.definition.node(), false);
        }
    }
    for reference in &context.references {
        if reference.target.is_err() {
            sound.insert(reference.definition.node(), false);
        }
    }
    sound
}

/// Every definition after those that it rests on; without those that rest on a circle.
fn order(context: &Context<'_>) -> Vec<Node> {
    let graph = context.graph;
    let nodes = || context.registry.definitions().iter().map(Definition::node);
    let mut open: HashMap<Node, usize> = nodes().map(|node| (node, 0)).collect();
    for edge in graph.edges().filter(|edge| edge.is_dependency) {
        *open.entry(edge.from).or_default() += 1;
    }
    let mut order: Vec<Node> = nodes().filter(|node| open.get(node) == Some(&0)).collect();
    let mut at = 0;
    while let Some(node) = order.get(at).copied() {
        at += 1;
        for edge in graph.referrers(node).iter().filter(|edge| edge.is_dependency) {
            let left = open.entry(edge.from).or_default();
            *left = left.saturating_sub(1);
            if *left == 0 {
                order.push(edge.from);
            }
        }
    }
    order
}

/// How many amounts a parameter has at most.
fn amounts(registry: &Registry, parameter: &Parameter) -> u64 {
    let keys = parameter.by.iter().map(|key| match key {
        Key::Codes(key) => match registry.resolve(&key.codes, Time::Any).map(Definition::content) {
            Ok(Content::CodeList(list)) => list.codes.len() as u64,
            _ => 1,
        },
        Key::Integers(_) => STRETCHES,
    });
    keys.fold(1, u64::saturating_mul)
}

/// Whether a definition tells by a rule whom or what it means.
pub(crate) fn has_rule(definition: &Definition) -> bool {
    match definition.content() {
        Content::Variable(variable) => variable.rule.is_some(),
        Content::Population(population) => population.rule.is_some(),
        _ => false,
    }
}

/// Whether a definition is true or false of a unit.
pub(crate) fn selects(definition: &Definition) -> bool {
    match definition.content() {
        Content::Variable(variable) => variable.values == ValueDomain::Boolean,
        Content::Population(_) => true,
        _ => false,
    }
}
