//! What the laws are asked about: a generated registry, and some edits one after the other.

use std::collections::BTreeMap;

use begrip::{Definition, Registry};
use begrip_review::{Change, DiffOptions, Pair, diff};
use begrip_tests::{Edit, Folder, Random, society};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// A registry by its seed, and edits with the number that says where each is made.
#[derive(Debug, Clone)]
pub struct Case {
    pub seed: u64,
    pub edits: Vec<(Edit, u64)>,
}

impl Case {
    /// The registry before any edit.
    pub fn before(&self) -> Folder {
        Folder::read(society(self.seed))
    }

    /// The registry after the edits, and what these were.
    pub fn after(&self) -> (Folder, Vec<String>) {
        edited(&self.before(), &self.edits)
    }
}

/// A registry after some edits, and what these were.
pub fn edited(before: &Folder, edits: &[(Edit, u64)]) -> (Folder, Vec<String>) {
    let mut folder = before.clone();
    let made = edits.iter().filter_map(|(edit, salt)| edit.apply(&mut folder, &mut Random::new(*salt)));
    let made = made.collect();
    (folder, made)
}

/// One to five edits of these sorts.
pub fn cases(of: &'static [&'static [Edit]]) -> impl Strategy<Value = Case> {
    (any::<u64>(), edits(of)).prop_map(|(seed, edits)| Case { seed, edits })
}

/// One to five edits of these sorts.
pub fn edits(of: &'static [&'static [Edit]]) -> impl Strategy<Value = Vec<(Edit, u64)>> {
    let edit = prop::sample::select(of.concat());
    prop::collection::vec((edit, any::<u64>()), 1..=5)
}

/// The registry of a folder; every edit leaves files that can be read.
pub fn read(folder: &Folder) -> Registry {
    let registry = folder.registry();
    let fatal: Vec<_> = registry.problems().iter().filter(|problem| problem.kind.is_fatal()).collect();
    assert!(fatal.is_empty(), "{fatal:#?}");
    registry
}

/// The definitions of which the file says something else than before, as they are on both sides, by its path.
pub fn touched<'r>(
    (before, old): (&Folder, &'r Registry),
    (after, new): (&Folder, &'r Registry),
) -> BTreeMap<String, (&'r Definition, &'r Definition)> {
    let (olds, news) = (by_path(old), by_path(new));
    let paths =
        before.files.iter().filter(|(path, tree)| after.files.get(*path).is_some_and(|now| now != *tree));
    let pair = |(path, _): (&String, _)| Some((path.clone(), (*olds.get(path)?, *news.get(path)?)));
    paths.filter_map(pair).collect()
}

fn by_path(registry: &Registry) -> BTreeMap<String, &Definition> {
    let path = |definition: &Definition| Some(registry.sources().file(definition.file())?.path().to_owned());
    registry.definitions().iter().filter_map(|definition| Some((path(definition)?, definition))).collect()
}

/// As many cases, the same ones every time, unless the environment asks for others (`PROPTEST_CASES`).
pub fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let own = ProptestConfig { rng_seed: RngSeed::Fixed(4), ..ProptestConfig::with_cases(cases) };
    let config = if asked { ProptestConfig::default() } else { own };
    ProptestConfig { failure_persistence: None, ..config }
}

/// The changes of a definition from one registry to another.
pub fn between(old: (&Registry, &Definition), new: (&Registry, &Definition)) -> Pair {
    diff(old, new, DiffOptions { today: "2026-11-25".parse().ok() })
}

/// What changed, in a line each, for whoever reads why a law failed.
pub fn told(pair: &Pair) -> Vec<String> {
    let one = |change: &Change| {
        format!("{} {} {}: {}", change.facet, change.impact, change.pointer, change.message.en)
    };
    pair.changes.iter().map(one).collect()
}
