//! Chains far longer than any stack is deep, and the same chains closed to rings: diff, impact and series end in time.

use std::time::{Duration, Instant};

use begrip::{Reference, Registry};
use begrip_report::text::Style;
use begrip_review::{Action, Diff, DiffOptions, Then, diff_registries, impact, series};
use begrip_tests::registry;

/// How many definitions rest on each other in a row.
const LONG: usize = 20_000;

/// How many take the step from one major version to the next in a row.
const STEPS: usize = 2_000;

/// What each comparison may take in a debug build on a slow machine; without an end to its paths a chain takes minutes
/// and gigabytes.
const BOUND: Duration = Duration::from_mins(1);

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    assert!(start.elapsed() < BOUND, "{what} took {:?}", start.elapsed());
    done
}

/// What stands at the end of a chain.
enum End {
    /// An amount that is decided, and what it is from 2021 on.
    Amount(u32),
    /// The first definition again.
    Ring,
}

/// Variables of which each uses the next, and what stands at the end.
fn chain(end: &End) -> Registry {
    let last = if matches!(end, End::Ring) { "x/v0" } else { "x/amount" };
    let mut files: Vec<(String, String)> = (0..LONG)
        .map(|at| {
            let next = if at + 1 < LONG { format!("x/v{}", at + 1) } else { last.to_owned() };
            let text = format!(
                "kind: variable\nid: x/v{at}\nversion: 1.0.0\nstatus: adopted\nunit: x/u@^1\nvalues: {{ number: EUR }}\ninputs: {{ next: {next}@^1 }}\nrule: next\n"
            );
            (format!("definitions/x/v{at}.yaml"), text)
        })
        .collect();
    if let End::Amount(amount) = end {
        let text = format!(
            "kind: parameter\nid: x/amount\nversion: 1.0.0\nstatus: adopted\nvalues: {{ number: EUR }}\nchange: decision\nsteps:\n  - {{ from: 2020-01-01, until: 2020-12-31, amount: 1 }}\n  - {{ from: 2021-01-01, amount: {amount} }}\n"
        );
        files.push(("definitions/x/amount.yaml".into(), text));
    }
    registry(&files)
}

fn reference(text: &str) -> Reference {
    text.parse().unwrap()
}

fn diffed(old: &Registry, new: &Registry) -> Diff {
    timed("diff", || diff_registries(old, new, DiffOptions::default()))
}

fn changed(diff: &Diff) -> Vec<&str> {
    let changed = diff.pairs.iter().filter(|pair| !pair.changes.is_empty());
    changed.map(|pair| pair.id.as_str()).collect()
}

#[test]
fn a_break_goes_along_a_chain_and_round_a_ring() {
    let (old, new) = (chain(&End::Amount(2)), chain(&End::Amount(3)));
    let diff = diffed(&old, &new);
    assert_eq!((changed(&diff), diff.reached.len(), diff.pairs.len()), (vec!["x/amount"], LONG, LONG + 1));
    assert!(diff.reached.iter().all(|one| one.action == Action::Bump));
    let furthest = diff.reached.iter().find(|one| one.id.as_str() == "x/v0").unwrap();
    assert_eq!(furthest.path.len() + furthest.left_out, LONG + 1);
    timed("text", || begrip_report::text::diff::report(&diff, begrip_report::Lang::En, Style::default()));
    timed("json", || begrip_report::json::diff::report(&diff, begrip_report::Lang::En));
    let amount = &new.versions(&"x/amount".parse().unwrap())[0];
    let reached = timed("impact", || impact(&new, amount, Some(begrip_review::Facet::Steps)));
    assert_eq!(reached.len(), LONG);
    let broken = timed("series", || series(&new, &reference("x/v0@^1")));
    assert_eq!(
        broken.segments.iter().map(|segment| segment.then).collect::<Vec<_>>(),
        [Then::Break, Then::End]
    );
    let causes = &broken.segments[0].causes;
    let ends: Vec<_> = causes.iter().filter_map(|cause| Some(cause.path.last()?.as_str())).collect();
    assert_eq!(ends, ["x/amount"]);

    let ring = chain(&End::Ring);
    let diff = diffed(&new, &ring);
    assert_eq!((changed(&diff), diff.reached.len()), (vec!["x/amount", "x/v19999"], LONG - 1));
    let first = &ring.versions(&"x/v0".parse().unwrap())[0];
    assert_eq!(timed("impact", || impact(&ring, first, Some(begrip_review::Facet::Rule))).len(), LONG - 1);
    assert_eq!(timed("series", || series(&ring, &reference("x/v0@^1"))).segments.len(), 1);
}

/// Definitions of which each refers to the first major of the next before, and to the second after; by two inputs, so
/// that there are many ways to the end.
fn steps(major: u64, ring: bool) -> Registry {
    let mut files = Vec::new();
    for at in 0..STEPS {
        for version in 1..=major {
            let last = at + 1 == STEPS;
            let next = if last { 0 } else { at + 1 };
            let rest = if last && !ring {
                String::new()
            } else {
                format!(
                    "inputs:\n  one: x/v{next}@^{version}\n  two: {{ of: x/v{next}@^{version}, at: end }}\nrule: one + two\n"
                )
            };
            let supersedes =
                if version > 1 { format!("supersedes: [\"x/v{at}@=1.0.0\"]\n") } else { String::new() };
            let low = if last { version } else { 0 };
            let text = format!(
                "kind: variable\nid: x/v{at}\nversion: {version}.0.0\nstatus: adopted\n{supersedes}unit: x/u@^1\nvalues: {{ number: EUR, minimum: {low} }}\n{rest}"
            );
            files.push((format!("definitions/x/v{at}@{version}.yaml"), text));
        }
    }
    registry(&files)
}

#[test]
fn a_row_of_steps_from_one_major_to_the_next_is_compared_in_time() {
    for ring in [false, true] {
        let (old, new) = (steps(1, ring), steps(2, ring));
        let diff = diffed(&old, &new);
        assert_eq!(diff.pairs.iter().filter(|pair| !pair.changes.is_empty()).count(), STEPS);
        let broken = |pair: &begrip_review::Pair| pair.impact() == begrip_review::Impact::Breaking;
        assert!(diff.pairs.iter().all(broken));
        let longest =
            diff.pairs.iter().flat_map(|pair| &pair.changes).map(|change| change.message.en.len()).max();
        assert!(longest < Some(1_000), "a sentence of {longest:?} bytes");
        timed("text", || begrip_report::text::diff::report(&diff, begrip_report::Lang::En, Style::default()));
        timed("series", || series(&new, &reference("x/v0@^2")));
        let first = new.versions(&"x/v0".parse().unwrap()).last().unwrap();
        timed("impact", || impact(&new, first, None));
    }
}
