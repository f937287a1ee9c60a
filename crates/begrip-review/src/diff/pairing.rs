//! Which version of the old side each version of the new side is compared with.

use std::collections::{BTreeMap, BTreeSet};

use begrip::{Definition, DefinitionId, Registry, Status};
use semver::Version;

use crate::impact::is_unfinished;
use crate::ledger::Ledger;

/// A definition as far as it is on either side.
pub(super) enum Paired<'r> {
    Both(&'r Definition, &'r Definition),
    /// Two versions of the new side, where several appeared at once.
    Next(&'r Definition, &'r Definition),
    Gone(&'r Definition),
    New(&'r Definition),
}

/// Every version of every definition, with the one that it is compared with.
pub(super) fn paired<'r>(ledger: &Ledger<'r>) -> Vec<Paired<'r>> {
    let called = |id: &'r DefinitionId| ledger.renamed.get(id).cloned().unwrap_or_else(|| id.clone());
    let mut ids: BTreeMap<DefinitionId, Option<&'r DefinitionId>> = BTreeMap::new();
    ids.extend(ledger.new.ids().map(|id| (id.clone(), None)));
    ids.extend(ledger.old.ids().map(|id| (called(id), Some(id))));
    ids.into_iter().flat_map(|(id, before)| of_id(ledger, before, &id)).collect()
}

fn of_id<'r>(ledger: &Ledger<'r>, before: Option<&DefinitionId>, id: &DefinitionId) -> Vec<Paired<'r>> {
    let old = before.map(|id| by_version(ledger.old, id)).unwrap_or_default();
    let new = by_version(ledger.new, id);
    let mut bases = BTreeSet::new();
    let (mut pairs, mut alone) = (Vec::new(), Vec::new());
    // a version that is on both sides is the one that was
    let mut known = new.clone();
    known.extend(old.iter().map(|(version, definition)| (*version, *definition)));
    for (version, definition) in &new {
        let base = old.get(*version).copied().or_else(|| below(&known, definition));
        // what never was there before is new as a whole
        match base.filter(|_| !old.is_empty()) {
            Some(base) if old.contains_key(base.version()) => {
                bases.insert(base.version());
                pairs.push(Paired::Both(base, definition));
            }
            Some(base) => pairs.push(Paired::Next(base, definition)),
            None => alone.push(*definition),
        }
    }
    for definition in alone {
        // on the way back, what is there no more is the version above
        let mut above = old.range::<Version, _>(definition.version()..);
        let base = above.find(|(above, _)| !new.contains_key(*above) && !bases.contains(*above));
        pairs.push(match base {
            Some((version, base)) => {
                bases.insert(version);
                Paired::Both(base, definition)
            }
            None => Paired::New(definition),
        });
    }
    // nothing is known of what a file says that cannot be read
    if !ledger.new.is_lost(id) {
        let gone = old.iter().filter(|(version, _)| !new.contains_key(*version) && !bases.contains(*version));
        pairs.extend(gone.map(|(_, definition)| Paired::Gone(definition)));
    }
    if before.is_none() && ledger.old.is_lost(id) {
        pairs.clear();
    }
    pairs
}

/// The versions of a definition; of two files with one version the first counts, as everywhere.
fn by_version<'r>(registry: &'r Registry, id: &DefinitionId) -> BTreeMap<&'r Version, &'r Definition> {
    registry.versions(id).iter().rev().map(|definition| (definition.version(), definition)).collect()
}

/// The highest version below one that is new: of those that stood if there are any, for a draft, a pre-release and
/// what was withdrawn promised nothing.
fn below<'r>(known: &BTreeMap<&'r Version, &'r Definition>, new: &Definition) -> Option<&'r Definition> {
    let lower = || known.range::<Version, _>(..new.version()).rev().map(|(_, definition)| *definition);
    let stood = |definition: &&Definition| {
        !is_unfinished(definition) && definition.header().status != Status::Withdrawn
    };
    lower().find(stood).or_else(|| lower().next())
}
