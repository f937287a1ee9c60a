//! The part of the registry that has to do with one definition, in which a check is as good as in the whole of it.

use std::collections::{BTreeMap, BTreeSet};

use begrip::{Definition, DefinitionId, Kind, Registry};

/// Which ids refer to which, in both directions.
pub struct Links {
    rests_on: BTreeMap<DefinitionId, BTreeSet<DefinitionId>>,
    used_by: BTreeMap<DefinitionId, BTreeSet<DefinitionId>>,
}

impl Links {
    /// Those of a registry.
    pub fn of(registry: &Registry) -> Self {
        let mut links = Self { rests_on: BTreeMap::new(), used_by: BTreeMap::new() };
        for definition in registry.definitions() {
            for target in targets(definition) {
                links.rests_on.entry(definition.id().clone()).or_default().insert(target.clone());
                links.used_by.entry(target).or_default().insert(definition.id().clone());
            }
        }
        links
    }

    /// All that what is said of these definitions can hang on: what rests on them, near or far, and what all of that
    /// rests on. Authorities and other versions of an id are always in it.
    pub fn part(&self, of: BTreeSet<DefinitionId>) -> BTreeSet<DefinitionId> {
        closure(&self.rests_on, closure(&self.used_by, of))
    }

    /// All that these definitions rest on, with themselves.
    pub fn below(&self, of: BTreeSet<DefinitionId>) -> BTreeSet<DefinitionId> {
        closure(&self.rests_on, of)
    }
}

fn closure(
    steps: &BTreeMap<DefinitionId, BTreeSet<DefinitionId>>,
    of: BTreeSet<DefinitionId>,
) -> BTreeSet<DefinitionId> {
    let mut open: Vec<DefinitionId> = of.iter().cloned().collect();
    let mut seen = of;
    while let Some(id) = open.pop() {
        let next = steps.get(&id).into_iter().flatten();
        open.extend(next.filter(|id| seen.insert((*id).clone())).cloned().collect::<Vec<_>>());
    }
    seen
}

/// The ids that a definition refers to, and its owner.
pub fn targets(definition: &Definition) -> BTreeSet<DefinitionId> {
    let links = definition.links().into_iter().map(|link| link.reference.id().clone());
    let owner = (definition.kind() != Kind::Authority).then(|| definition.id().of_authority());
    links.chain(owner).collect()
}
