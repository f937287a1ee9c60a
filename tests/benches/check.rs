//! How long a check takes, against only reading and parsing the same files.
//!
//! `cargo bench -p begrip-tests --bench check` prints the ratio of the two, measured in turns in one run on the same
//! cores, and then the time of each part.

#![expect(clippy::disallowed_methods, reason = "a benchmark makes and reads the files that it measures")]
#![expect(clippy::print_stdout, reason = "the ratio is what the benchmark is for")]

use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use begrip::Registry;
use begrip_tests::generate;
use rayon::prelude::*;

const DEFINITIONS: usize = 10_000;
const ROUNDS: usize = 15;

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in generate(1, DEFINITIONS) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    std::fs::write(folder.path().join("begrip.toml"), "").unwrap();
    folder
});

fn main() {
    let folder = FOLDER.path();
    let mut parse: Vec<Duration> = Vec::new();
    let mut check: Vec<Duration> = Vec::new();
    for _ in 0..ROUNDS {
        parse.push(timed(|| read_and_parse(folder)));
        check.push(timed(|| open_and_check(folder)));
    }
    parse.sort();
    check.sort();
    let ratio = |at: usize| check[at].as_secs_f64() / parse[at].as_secs_f64();
    println!("{DEFINITIONS} definitions, {ROUNDS} rounds in turns");
    println!("read and parse   median {:?}, best {:?}", parse[ROUNDS / 2], parse[0]);
    println!("begrip check     median {:?}, best {:?}", check[ROUNDS / 2], check[0]);
    println!("ratio            median {:.2}, best {:.2}", ratio(ROUNDS / 2), ratio(0));
    divan::main();
}

/// How long the work takes, without taking apart what it made.
fn timed<T>(work: impl Fn() -> T) -> Duration {
    let start = Instant::now();
    let made = work();
    let elapsed = start.elapsed();
    drop(made);
    elapsed
}

/// Only walking, reading and parsing with the YAML library, in parallel as the check does.
fn read_and_parse(folder: &Path) -> usize {
    let paths: Vec<_> = walkdir::WalkDir::new(folder.join("definitions"))
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    let events: usize = paths
        .par_iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            granit_parser::Parser::new_from_str(&text).map(Result::unwrap).count()
        })
        .sum();
    assert!(events > DEFINITIONS);
    events
}

fn open_and_check(folder: &Path) -> (Registry, begrip_review::Report) {
    let registry = Registry::open(folder).unwrap();
    let report = begrip_review::check(&registry).unwrap();
    assert_eq!(report.summary.definitions, DEFINITIONS);
    assert!(report.findings.is_empty());
    (registry, report)
}

#[divan::bench]
fn reading_and_parsing() -> usize {
    read_and_parse(FOLDER.path())
}

#[divan::bench]
fn opening() -> Registry {
    Registry::open(FOLDER.path()).unwrap()
}

#[divan::bench]
fn checking(bencher: divan::Bencher<'_, '_>) {
    let registry = Registry::open(FOLDER.path()).unwrap();
    bencher.bench(|| begrip_review::check(&registry).unwrap());
}
