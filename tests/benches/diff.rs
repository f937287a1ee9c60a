//! How long a comparison of two states of a registry takes, against only loading both.
//!
//! `cargo bench -p begrip-tests --bench diff` prints the ratio of the two, measured in turns in one run on the same
//! cores, then how long `impact` and `series` of the most used definition take against that, and then the time of each
//! part.

#![expect(clippy::disallowed_methods, reason = "a benchmark makes the files that it measures")]
#![expect(clippy::print_stdout, reason = "the ratio is what the benchmark is for")]

use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use begrip::{Definition, Reference, Registry};
use begrip_review::{Diff, DiffOptions, Reached, Series, diff_registries, impact, series};
use begrip_tests::generate;

const DEFINITIONS: usize = 10_000;
/// One definition in so many is another one on the new side.
const CHANGED: usize = 100;
const ROUNDS: usize = 15;

static OLD: LazyLock<tempfile::TempDir> = LazyLock::new(|| folder(&generate(1, DEFINITIONS)));
static NEW: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let mut files = generate(1, DEFINITIONS);
    for (_, text) in files.iter_mut().skip(CHANGED / 2).step_by(CHANGED) {
        *text = edited(text);
    }
    folder(&files)
});

fn folder(files: &[(String, String)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    std::fs::write(folder.path().join("begrip.toml"), "").unwrap();
    folder
}

/// A rule or an amount that is another one, and a text that says more.
fn edited(text: &str) -> String {
    text.replacen("'c1'), 1200", "'c1'), 1300", 1).replacen("c2: 9", "c2: 8", 1).replacen(
        "two sentences",
        "a few sentences",
        1,
    )
}

fn main() {
    let (old, new) = (OLD.path(), NEW.path());
    let registry = Registry::open(new).unwrap();
    let most_used = most_used(&registry);
    let (mut loaded, mut compared) = (Vec::new(), Vec::new());
    let (mut reached, mut told) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        loaded.push(timed(|| load(old, new)));
        compared.push(timed(|| load_and_diff(old, new)));
        reached.push(timed(|| impact(&registry, most_used, None)));
        told.push(timed(|| story(&registry, most_used)));
    }
    let load = median(&mut loaded);
    println!("{DEFINITIONS} definitions, 1 in {CHANGED} changed, {ROUNDS} rounds in turns");
    println!("load both            median {load:?}");
    for (name, times) in
        [("load both and diff", &mut compared), ("impact", &mut reached), ("series", &mut told)]
    {
        let median = median(times);
        println!("{name:20} median {median:?}, ratio {:.2}", median.as_secs_f64() / load.as_secs_f64());
    }
    println!("most used            {}, reached {}", most_used.id(), impact(&registry, most_used, None).len());
    divan::main();
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// How long the work takes, without taking apart what it made.
fn timed<T>(work: impl Fn() -> T) -> Duration {
    let start = Instant::now();
    let made = work();
    let elapsed = start.elapsed();
    drop(made);
    elapsed
}

fn load(old: &Path, new: &Path) -> (Registry, Registry) {
    (Registry::open(old).unwrap(), Registry::open(new).unwrap())
}

fn load_and_diff(old: &Path, new: &Path) -> (Registry, Registry, Diff) {
    let (old, new) = load(old, new);
    let diff = diff_registries(&old, &new, DiffOptions::default());
    assert_eq!(diff.pairs.iter().filter(|pair| !pair.changes.is_empty()).count(), DEFINITIONS / CHANGED);
    (old, new, diff)
}

/// The definition on which most others rest.
fn most_used(registry: &Registry) -> &Definition {
    let users = |definition: &&Definition| registry.graph().used_by(definition.node()).len();
    let variables = registry.definitions().iter().filter(|d| d.kind() == begrip::Kind::Variable);
    variables.max_by_key(users).unwrap()
}

fn story(registry: &Registry, definition: &Definition) -> Series {
    series(registry, &Reference::new(definition.id().clone(), None))
}

#[divan::bench]
fn loading_both() -> (Registry, Registry) {
    load(OLD.path(), NEW.path())
}

#[divan::bench]
fn comparing(bencher: divan::Bencher<'_, '_>) {
    let (old, new) = load(OLD.path(), NEW.path());
    bencher.bench(|| diff_registries(&old, &new, DiffOptions::default()));
}

#[divan::bench]
fn impact_of_the_most_used(bencher: divan::Bencher<'_, '_>) {
    let registry = Registry::open(NEW.path()).unwrap();
    let definition = most_used(&registry);
    bencher.bench(|| -> Vec<Reached> { impact(&registry, definition, None) });
}

#[divan::bench]
fn series_of_the_last(bencher: divan::Bencher<'_, '_>) {
    let registry = Registry::open(NEW.path()).unwrap();
    let definition = registry.definitions().last().unwrap();
    bencher.bench(|| story(&registry, definition));
}
