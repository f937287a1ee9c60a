//! Carries changes along the graph: whom they reach, and which of those owe a bump of their own.

use std::collections::{BTreeMap, BTreeSet};

use begrip::{Definition, DefinitionId, Registry};
use semver::Version;

use super::Pair;
use crate::change::Change;
use crate::facet::Facet;
use crate::impact::{Bump, Impact, is_unfinished};
use crate::reach::{Action, Reached, Start, reach, stay_behind};

/// Whom the changes reach; definitions that have to bump because of them are added to the pairs.
pub(super) fn carry(old: &Registry, new: &Registry, pairs: &mut Vec<Pair>) -> Vec<Reached> {
    let mut starts = Vec::new();
    let mut behind = Vec::new();
    for pair in &*pairs {
        let Some(definition) = changed(new, pair) else { continue };
        starts.extend(pair.changes.iter().filter_map(|change| start(definition, change)));
        behind.extend(left_behind(new, definition, pair));
    }
    let mut reached = reach(new, &starts);
    let known: BTreeSet<(DefinitionId, Version, Facet)> =
        reached.iter().map(|one| (one.id.clone(), one.version.clone(), one.facet)).collect();
    reached.extend(
        behind.into_iter().filter(|one| !known.contains(&(one.id.clone(), one.version.clone(), one.facet))),
    );
    // what is itself new has no figures yet
    let followed: BTreeSet<(&DefinitionId, &Version)> = pairs.iter().filter_map(stepped).collect();
    reached.retain(|one| is_in(old, one) || followed.contains(&(&one.id, &one.version)));
    owe(new, pairs, &mut reached);
    reached
        .sort_by(|a, b| (&a.id, &a.version, a.facet, a.action).cmp(&(&b.id, &b.version, b.facet, b.action)));
    reached
}

/// Whom a step from one version to another reaches, both in one registry.
///
/// Those that asked for the new version by its name have taken the step themselves; those whose reference also fits the
/// old one were taken along.
pub(super) fn between(
    registry: &Registry,
    (old, new): (&Definition, &Definition),
    pair: &Pair,
) -> Vec<Reached> {
    let starts: Vec<Start> = pair.changes.iter().filter_map(|change| start(new, change)).collect();
    let mut reached = reach(registry, &starts);
    let taken_along = |one: &Reached| {
        let direct = one.path.get(1).map(|id| registry.versions(id)).unwrap_or_default();
        let links = direct.iter().flat_map(Definition::links).filter(|link| link.reference.id() == new.id());
        links.into_iter().any(|link| {
            let requirement = link.reference.requirement();
            requirement.is_none_or(|requirement| {
                requirement.matches(old.version()) && requirement.matches(new.version())
            })
        })
    };
    for one in reached.iter_mut().filter(|one| one.action == Action::Bump) {
        if !taken_along(one) {
            one.action = Action::None;
        }
    }
    let known: BTreeSet<(DefinitionId, Version, Facet)> =
        reached.iter().map(|one| (one.id.clone(), one.version.clone(), one.facet)).collect();
    let behind = left_behind(registry, new, pair).into_iter();
    reached.extend(behind.filter(|one| !known.contains(&(one.id.clone(), one.version.clone(), one.facet))));
    reached.retain(|one| one.id != *new.id());
    reached
}

/// The definition of the new side that a pair is about, if it was there before.
fn changed<'r>(new: &'r Registry, pair: &Pair) -> Option<&'r Definition> {
    let (_, version) = pair.from.as_ref().zip(pair.to.as_ref())?;
    new.versions(&pair.id).iter().find(|definition| definition.version() == version)
}

/// Where a change sets out from, and what it asks of those that it reaches.
fn start(definition: &Definition, change: &Change) -> Option<Start> {
    let action = match change.impact {
        _ if change.accepted => return None,
        Impact::None | Impact::Editorial => return None,
        Impact::Breaking => Action::Bump,
        Impact::Correction => Action::Review,
        Impact::Compatible if change.break_at.is_some() || change.facet == Facet::Meaning => Action::Review,
        Impact::Compatible => Action::None,
    };
    Some(Start { facet: change.facet, action, node: definition.node() })
}

/// Those that keep to the major version before this one, if it is a new one that breaks.
fn left_behind(new: &Registry, definition: &Definition, pair: &Pair) -> Vec<Reached> {
    if pair.declared() != Some(Bump::Major) {
        return Vec::new();
    }
    let breaking = pair.changes.iter().filter(|change| change.impact == Impact::Breaking && !change.accepted);
    let facets: BTreeSet<Facet> = breaking.map(|change| change.facet).collect();
    let facets: Vec<Facet> = facets.into_iter().collect();
    stay_behind(new, definition, &facets)
}

fn is_in(registry: &Registry, reached: &Reached) -> bool {
    registry.versions(&reached.id).iter().any(|definition| *definition.version() == reached.version)
}

/// The definition of the new side, if it was there before under whatever version.
fn stepped(pair: &Pair) -> Option<(&DefinitionId, &Version)> {
    pair.from.as_ref().zip(pair.to.as_ref()).map(|(_, to)| (&pair.id, to))
}

/// Asks a bump of every definition whose figures change with those of another.
///
/// One that has become a new major version already owes nothing more.
fn owe(new: &Registry, pairs: &mut Vec<Pair>, reached: &mut [Reached]) {
    let mut at: BTreeMap<(DefinitionId, Version), usize> = BTreeMap::new();
    for (index, pair) in pairs.iter().enumerate() {
        at.extend(pair.to.as_ref().map(|to| ((pair.id.clone(), to.clone()), index)));
    }
    for one in reached.iter_mut().filter(|one| one.action == Action::Bump) {
        let versions = new.versions(&one.id).iter();
        let Some(definition) = versions.into_iter().find(|definition| *definition.version() == one.version)
        else {
            continue;
        };
        if is_unfinished(definition) {
            one.action = Action::None;
            continue;
        }
        let key = (one.id.clone(), one.version.clone());
        let index = *at.entry(key).or_insert_with(|| {
            pairs.push(unchanged(definition));
            pairs.len() - 1
        });
        let Some(pair) = pairs.get_mut(index) else { continue };
        if pair.declared() == Some(Bump::Major) {
            one.action = Action::None;
        } else {
            let more = pair.required < Bump::Major;
            pair.required = Bump::Major;
            if more {
                pair.because_of = one.path.first().cloned();
            }
        }
    }
}

/// A definition that did not change itself.
fn unchanged(definition: &Definition) -> Pair {
    let version = Some(definition.version().clone());
    Pair {
        id: definition.id().clone(),
        renamed_from: None,
        label: definition.header().label.clone(),
        from: version.clone(),
        to: version,
        changes: Vec::new(),
        required: Bump::None,
        because_of: None,
        is_adopted: false,
        to_withdraw: None,
    }
}
