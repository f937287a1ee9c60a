//! Criteria that only words express: what the rules of two definitions leave unsure because of them.
//!
//! A criterion in words takes units away from those that the rule selects, and nobody can tell which. What only words say of
//! a population is followed as a condition of which nothing is known; this is about variables, whose rule is followed alone.

use std::collections::BTreeSet;

use begrip::{Content, Date, Definition, Input, Node, Reference, Registry, Time};

use super::witness::Wanted;

/// Which of two definitions ask more of a unit than their rules say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InWords {
    left: bool,
    right: bool,
    /// What only one of the two rests on, which may take units away or add them.
    below: bool,
}

impl InWords {
    pub(crate) fn of(registry: &Registry, left: &Definition, right: &Definition, on: Option<Date>) -> Self {
        let [mut of_left, mut of_right] = [left, right].map(|definition| below(registry, definition, on));
        // what the other rests on is there on both sides
        Self {
            left: has_criteria(left) && !of_right.remove(&left.node()),
            right: has_criteria(right) && !of_left.remove(&right.node()),
            below: of_left != of_right,
        }
    }

    /// Whether a unit that the rules select so is one that the definitions select so.
    pub(crate) fn leave_sure_one(self, wanted: &Wanted) -> bool {
        let may_be_taken_away = match wanted {
            Wanted::LeftOnly => self.left,
            Wanted::RightOnly => self.right,
            _ => self.left || self.right,
        };
        !may_be_taken_away && !self.below
    }

    /// Whether the definitions select no unit so if the rules select none.
    pub(crate) fn leave_sure_none(self, wanted: &Wanted) -> bool {
        let may_be_added = match wanted {
            Wanted::LeftOnly => self.right,
            Wanted::RightOnly => self.left,
            _ => false,
        };
        !may_be_added && !self.below
    }
}

fn has_criteria(definition: &Definition) -> bool {
    match definition.content() {
        Content::Variable(variable) => variable.rule.is_some() && !variable.unformalised.is_empty(),
        _ => false,
    }
}

/// The definitions with criteria in words that the rule of a definition uses, near or far.
fn below(registry: &Registry, definition: &Definition, on: Option<Date>) -> BTreeSet<Node> {
    let mut seen = BTreeSet::new();
    let mut found = BTreeSet::new();
    let mut next = vec![definition];
    while let Some(here) = next.pop() {
        let used = uses(here).into_iter();
        let used =
            used.filter_map(|reference| registry.resolve(reference, on.map_or(Time::Any, Time::On)).ok());
        for used in used.filter(|used| seen.insert(used.node())) {
            if has_criteria(used) {
                found.insert(used.node());
            }
            next.push(used);
        }
    }
    found
}

fn uses(definition: &Definition) -> Vec<&Reference> {
    match definition.content() {
        Content::Variable(variable) => {
            variable.inputs.values().map(Input::reference).chain(&variable.population).collect()
        }
        Content::Population(population) => {
            population.inputs.values().map(Input::reference).chain(&population.within).collect()
        }
        _ => Vec::new(),
    }
}
