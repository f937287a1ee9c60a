//! How long comparisons of owners take: one pair of the shipped registry with loading it, and a concept of 100
//! definitions, each against every other one.
//!
//! `cargo bench -p begrip-tests --bench compare` prints the pair against only loading, measured in turns in one run, and
//! the time of the concept, which is asked to be under ten seconds on two cores.

#![expect(clippy::print_stdout, reason = "the figures are what the benchmark is for")]

use std::time::{Duration, Instant};

use begrip::{Registry, Settings};
use begrip_review::{CompareOptions, UnitRelation, compare, compare_concept};
use begrip_tests::{repository, texts};

const ROUNDS: usize = 15;
const DEFINITIONS: usize = 100;

fn main() {
    let (mut loaded, mut compared) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        loaded.push(timed(|| drop(Registry::open(repository()).unwrap())));
        compared.push(timed(|| pair("den-haag/minimum-household", "zoetermeer/pass-household")));
    }
    let (load, both) = (median(&mut loaded), median(&mut compared));
    println!("load {load:?}; load and compare a pair {both:?}; ratio {:.2}", ratio(both, load));
    concept();
}

fn pair(left: &str, right: &str) {
    let registry = Registry::open(repository()).unwrap();
    let options = CompareOptions { suggest: true, ..CompareOptions::default() };
    compare(&registry, &left.parse().unwrap(), &right.parse().unwrap(), &options).unwrap();
}

/// A hundred owners, each with a line, and some with a test of wealth, of teenagers or of the size of the household.
fn concept() {
    let mut texts = texts();
    texts.extend((0..DEFINITIONS).map(|at| (format!("definitions/bench/line-{at}.yaml"), definition(at))));
    texts.push(("definitions/bench/concept.yaml".to_owned(), CONCEPT.to_owned()));
    let files = texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let registry = Registry::from_texts(Settings::default(), files);
    let start = Instant::now();
    let on = Some("2023-07-01".parse().unwrap());
    let found = compare_concept(&registry, &"bench/concept".parse().unwrap(), None, on).unwrap();
    let time = start.elapsed();
    let unknown = found.cells.iter().filter(|cell| cell.relation == UnitRelation::Unknown).count();
    println!(
        "{} definitions of a concept, {} pairs: {time:?}, {unknown} unknown",
        found.definitions.len(),
        found.cells.len()
    );
}

const CONCEPT: &str =
    "kind: concept\nid: bench/concept\nversion: 1.0.0\nstatus: adopted\nlabel: { en: Line }\n";

fn definition(at: usize) -> String {
    let percent = 100 + at % 50;
    let test = match at % 4 {
        0 => "",
        1 => " AND wealth < wealth_limit(household_type)",
        2 => " AND teenagers >= 1",
        _ => " AND members <= 3",
    };
    format!(
        "kind: variable\nid: bench/line-{at}\nversion: 1.0.0\nstatus: adopted\nconcept: bench/concept@^1\n\
         unit: nl/household@^1\nvalues: boolean\nperiod: month\ninputs:\n  income: nl/net-household-income@^1\n  \
         household_type: nl/assistance-household-type-of-household@^1\n  \
         age_class: nl/assistance-age-class-of-household@^1\n  norm: nl/social-assistance-norm@^2\n  \
         wealth: nl/household-wealth@^1\n  wealth_limit: nl/assistance-wealth-limit@^1\n  \
         members: nl/members@^1\n  \
         teenagers: {{ count: nl/person@^1, with: {{ age: nl/age@^1 }}, where: age >= 12 AND age <= 17 }}\n\
         rule: income <= 1.{percent:02} * norm(household_type, age_class){test}\n",
        percent = percent - 100
    )
}

fn timed(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}
