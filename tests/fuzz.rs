//! What fuzzers ask, asked of their seeds and of quick changes to them, the same at every run.

use std::time::{Duration, Instant};

use begrip_tests::Random;
use begrip_tests::fuzz::{BODIES, Body, mutated, seeds};

/// So long a body may take for one input; it is far less unless something grows faster than its input.
const SLOW: Duration = Duration::from_secs(30);

/// Of a body that is slow every how manieth seed is asked, and how many changed seeds.
fn effort(target: &str) -> (usize, usize) {
    match target {
        "reference" => (1, 20_000),
        "version" => (1, 1_500),
        "expression" => (2, 150),
        "formatter" => (4, 3_000),
        "reader" => (6, 150),
        _ => (4, 60),
    }
}

fn run(target: &str, body: Body) {
    let seeds = seeds(target);
    assert!(seeds.len() >= 8, "{target} has seeds");
    let (step, changes) = effort(target);
    for seed in seeds.iter().step_by(step) {
        ask(target, body, seed);
    }
    let mut random = Random::new(20_261_126);
    for _ in 0..changes {
        let mut one = || &seeds[usize::try_from(random.below(seeds.len() as u64)).unwrap()];
        let (seed, other) = (one(), one());
        ask(target, body, &mutated(seed, other, &mut random));
    }
}

/// Asks one input, and shows it if a promise is broken.
fn ask(target: &str, body: Body, input: &[u8]) {
    let start = Instant::now();
    let asked = std::panic::catch_unwind(|| body(input));
    assert!(asked.is_ok(), "{target}: {}", input.escape_ascii());
    assert!(start.elapsed() < SLOW, "{target} takes {:?}: {}", start.elapsed(), input.escape_ascii());
}

fn run_named(name: &str) {
    let (target, body) = BODIES.iter().find(|(target, _)| *target == name).unwrap();
    run(target, *body);
}

#[test]
fn any_two_states_are_compared() {
    run_named("diff");
}

#[test]
fn any_rule_is_read_and_asked() {
    run_named("expression");
}

#[test]
fn any_text_is_laid_out_safely() {
    run_named("formatter");
}

#[test]
fn any_files_are_read_and_judged() {
    run_named("reader");
}

#[test]
fn any_reference_is_read() {
    run_named("reference");
}

#[test]
fn any_versions_are_resolved() {
    run_named("version");
}
