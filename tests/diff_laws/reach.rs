//! Whom changes reach: exactly those that a naive search along the references finds.

use std::collections::{BTreeMap, BTreeSet};

use begrip::{Definition, DefinitionId, Registry, Relation, Time};
use begrip_review::{Action, Change, Diff, DiffOptions, Facet, Impact, diff_registries, impact};
use begrip_tests::{Edit, Random};
use proptest::prelude::*;

use crate::case::{cases, config, read};

type Place = (DefinitionId, semver::Version);

fn place(definition: &Definition) -> Place {
    (definition.id().clone(), definition.version().clone())
}

/// The facets that decide what a figure counts: a change of one reaches whatever rests on it (`comparison.md` §3).
const DECIDING: [Facet; 11] = [
    Facet::Unit,
    Facet::Population,
    Facet::Values,
    Facet::Rule,
    Facet::Criteria,
    Facet::Period,
    Facet::Statistic,
    Facet::Area,
    Facet::Source,
    Facet::Codes,
    Facet::Steps,
];

/// Whether a definition decides something in one that refers to it so.
fn carries(relation: Relation) -> bool {
    !matches!(
        relation,
        Relation::Concept
            | Relation::Always
            | Relation::Steward
            | Relation::Broader
            | Relation::Related
            | Relation::Match
            | Relation::Supersedes
    )
}

/// Whether a change goes no further: a claim may or may not hold after it, which is for people to see.
fn is_claim(relation: Relation) -> bool {
    matches!(relation, Relation::Left | Relation::Right | Relation::Assumption)
}

/// Everything that rests on one of the first, by references that resolve to it; without the first themselves.
fn naive(registry: &Registry, first: &BTreeSet<Place>) -> BTreeSet<Place> {
    let (mut reached, mut ends) = (first.clone(), BTreeSet::new());
    loop {
        let before = (reached.len(), ends.len());
        for definition in registry.definitions() {
            for link in definition.links().iter().filter(|link| carries(link.relation)) {
                let Ok(target) = registry.resolve(link.reference, Time::Any) else { continue };
                if reached.contains(&place(target)) {
                    let into = if is_claim(link.relation) { &mut ends } else { &mut reached };
                    into.insert(place(definition));
                }
            }
        }
        if (reached.len(), ends.len()) == before {
            return reached.union(&ends).filter(|place| !first.contains(*place)).cloned().collect();
        }
    }
}

/// Where a diff found changes of a facet that reach so far.
fn changed(diff: &Diff, is_one: &dyn Fn(&Change) -> bool) -> BTreeSet<Place> {
    let pairs = diff.pairs.iter().filter(|pair| pair.from.is_some() && pair.changes.iter().any(is_one));
    pairs.filter_map(|pair| Some((pair.id.clone(), pair.to.clone()?))).collect()
}

fn reached(diff: &Diff, facet: Facet) -> BTreeMap<Place, Action> {
    let of = diff.reached.iter().filter(|one| one.facet == facet && one.action != Action::StaysBehind);
    of.map(|one| ((one.id.clone(), one.version.clone()), one.action)).collect()
}

proptest! {
    #![proptest_config(config(20))]

    #[test]
    fn a_change_reaches_whatever_rests_on_it_and_nothing_else(case in cases(&[Edit::CONTENT, Edit::IDENTITY])) {
        let (old, (new, made)) = (read(&case.before()), case.after());
        let new = read(&new);
        let diff = diff_registries(&old, &new, DiffOptions::default());
        // what is itself new has no figures yet
        let known: BTreeSet<Place> = old
            .definitions()
            .iter()
            .map(place)
            .chain(diff.pairs.iter().filter(|pair| pair.from.is_some()).filter_map(|pair| Some((pair.id.clone(), pair.to.clone()?))))
            .collect();
        for facet in DECIDING {
            let mut expected = BTreeSet::new();
            for least in [Impact::Compatible, Impact::Correction, Impact::Breaking] {
                let first = changed(&diff, &|change| change.facet == facet && change.impact == least);
                expected.extend(naive(&new, &first).intersection(&known).cloned());
            }
            let found = reached(&diff, facet);
            prop_assert_eq!(found.keys().cloned().collect::<BTreeSet<_>>(), expected, "{} {:#?}", facet, made);
        }
    }

    /// One that is reached by a break owes a new major version, unless it is unfinished, has one, or only claims.
    #[test]
    fn whoever_is_reached_by_a_break_owes_a_major(case in cases(&[Edit::CONTENT])) {
        let (old, (new, made)) = (read(&case.before()), case.after());
        let new = read(&new);
        let diff = diff_registries(&old, &new, DiffOptions::default());
        let owing: BTreeSet<Place> =
            diff.pairs.iter().filter(|pair| !pair.is_satisfied()).filter_map(|pair| Some((pair.id.clone(), pair.to.clone()?))).collect();
        for one in diff.reached.iter().filter(|one| one.action == Action::Bump) {
            prop_assert!(owing.contains(&(one.id.clone(), one.version.clone())), "{} {:#?}", one.id, made);
        }
        for facet in DECIDING {
            let first = changed(&diff, &|change| change.facet == facet && change.impact == Impact::Breaking);
            let found = reached(&diff, facet);
            for place in naive(&new, &first) {
                let definition = new.versions(&place.0).iter().find(|d| *d.version() == place.1).unwrap();
                let only_claims = definition.kind() == begrip::Kind::Alignment;
                prop_assert!(only_claims || found[&place] == Action::Bump, "{} {:#?}", place.0, made);
            }
        }
    }

    /// A label reaches nobody; the text of a concept asks its users, and nobody beyond, to look again.
    #[test]
    fn texts_reach_no_figure(case in cases(&[&[Edit::Text, Edit::TextInOneLanguage, Edit::Space, Edit::Status]])) {
        let (old, (new, _)) = (read(&case.before()), case.after());
        let new = read(&new);
        let diff = diff_registries(&old, &new, DiffOptions::default());
        for one in &diff.reached {
            prop_assert!(one.facet != Facet::Documentation && one.facet != Facet::Lifecycle);
            if one.facet == Facet::Meaning {
                prop_assert!(one.action == Action::Review && one.path.len() == 2, "{:?}", one);
            }
        }
    }

    /// Every way is one of references, from the definition that changed to the one that is reached.
    #[test]
    fn every_way_is_one_of_references(case in cases(&[Edit::CONTENT]), pick in any::<u64>()) {
        let (folder, _) = case.after();
        let registry = read(&folder);
        let at = usize::try_from(Random::new(pick).below(registry.definitions().len() as u64)).unwrap();
        let changed = &registry.definitions()[at];
        let mut found: BTreeSet<Place> = BTreeSet::new();
        for one in impact(&registry, changed, None) {
            prop_assert_eq!(one.path.first(), Some(changed.id()));
            prop_assert_eq!(one.path.last(), Some(&one.id));
            prop_assert_eq!(one.left_out, 0);
            for step in one.path.windows(2) {
                let refers = |d: &Definition| d.links().iter().any(|link| *link.reference.id() == step[0]);
                prop_assert!(registry.versions(&step[1]).iter().any(refers), "{:?}", one.path);
            }
            if one.facet != Facet::Meaning && one.action != Action::StaysBehind {
                found.insert((one.id, one.version));
            }
        }
        let all = naive(&registry, &[place(changed)].into());
        prop_assert!(found.is_subset(&all), "{:?}", found.difference(&all).collect::<Vec<_>>());
    }
}
