//! What was wrong and has been put right, in a definition and in everything that it rests on.

use begrip::{Definition, Node, Registry};

use super::Correction;
use crate::change::Cause;
use crate::impact::Impact;
use crate::ledger::Ledger;

/// The corrections of a definition and of what it rests on, those of its own first.
pub(super) fn all<'r>(ledger: &mut Ledger<'r>, definition: &'r Definition) -> Vec<Correction> {
    let registry = ledger.new;
    let rests_on = registry.graph().rests_on(definition.node());
    let nodes: Vec<Node> = std::iter::once(definition.node()).chain(rests_on).collect();
    let versions = nodes.into_iter().filter_map(|node| registry.get(node));
    let mut found: Vec<Correction> =
        versions.flat_map(|version| of_version(ledger, registry, definition, version)).collect();
    found.sort_by_key(|correction| (correction.date, correction.cause.path.len()));
    found
}

/// What one version puts right of the version before it.
fn of_version<'r>(
    ledger: &mut Ledger<'r>,
    registry: &'r Registry,
    asked: &Definition,
    version: &'r Definition,
) -> Vec<Correction> {
    let Some(release) = version.header().release.as_ref().filter(|release| !release.corrects.is_empty())
    else {
        return Vec::new();
    };
    let mut lower = registry.versions(version.id()).iter();
    let Some(wrong) = lower.rfind(|other| other.version() < version.version()) else { return Vec::new() };
    let edges = registry.graph().why(asked.node(), version.node()).unwrap_or_default();
    let way = edges.iter().filter_map(|edge| registry.get(edge.to));
    let path: Vec<_> = std::iter::once(asked).chain(way).map(|definition| definition.id().clone()).collect();
    let changes = ledger.settle(wrong, version).iter().filter(|change| change.impact == Impact::Correction);
    let one = |change: &crate::change::Change| Correction {
        date: release.date,
        from: wrong.version().clone(),
        to: version.version().clone(),
        cause: Cause {
            facet: change.facet,
            path: path.clone(),
            left_out: 0,
            message: change.message.clone(),
        },
    };
    changes.map(one).collect()
}
