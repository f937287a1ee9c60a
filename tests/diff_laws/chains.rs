//! Chains far longer than any stack is deep, and the same chains closed to rings: diff, impact and series end in time.

use std::time::{Duration, Instant};

use begrip::{Reference, Registry};
use begrip_review::{Action, Diff, DiffOptions, Then, diff_registries, impact, series};
use begrip_tests::registry;

/// How many definitions rest on each other in a row.
const LONG: usize = 20_000;

/// How many take the step from one major version to the next in a row.
const STEPS: usize = 2_000;

/// What each comparison may take in a debug build on a slow machine; without an end to its paths a chain takes minutes
/// and gigabytes.
const BOUND: Duration = Duration::from_secs(60);

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    assert!(start.elapsed() < BOUND, "{what} took {:?}", start.elapsed());
    done
}

/// Variables of which each uses the next; the last is a number that is observed, or the first again.
fn chain(length: usize, minimum: u32, ring: bool) -> Registry {
    let mut files = vec![(
        "definitions/x/u.yaml".to_owned(),
        "kind: unit_type\nid: x/u\nversion: 1.0.0\nstatus: adopted\n".to_owned(),
    )];
    for at in 0..length {
        let next = if at + 1 < length { Some(at + 1) } else { Some(0).filter(|_| ring) };
        let rest =
            next.map(|next| format!("inputs: {{ next: x/v{next}@^1 }}\nrule: next\n")).unwrap_or_default();
        let low = if at + 1 == length { format!(", minimum: {minimum}") } else { String::new() };
        let text = format!(
            "kind: variable\nid: x/v{at}\nversion: 1.0.0\nstatus: adopted\nunit: x/u@^1\nvalues: {{ number: EUR{low} }}\n{rest}"
        );
        files.push((format!("definitions/x/v{at}.yaml"), text));
    }
    registry(&files)
}

fn reference(text: &str) -> Reference {
    text.parse().unwrap()
}

fn diffed(old: &Registry, new: &Registry) -> Diff {
    timed("diff", || diff_registries(old, new, DiffOptions::default()))
}

#[test]
fn a_break_goes_along_a_chain_and_round_a_ring() {
    for ring in [false, true] {
        let (old, new) = (chain(LONG, 0, ring), chain(LONG, 1, ring));
        let diff = diffed(&old, &new);
        let changed = diff.pairs.iter().filter(|pair| !pair.changes.is_empty()).count();
        assert_eq!((changed, diff.reached.len(), diff.pairs.len()), (1, LONG - 1, LONG));
        assert!(diff.reached.iter().all(|one| one.action == Action::Bump));
        timed("text", || {
            begrip_report::text::diff::report(&diff, begrip_report::Lang::En, Default::default())
        });
        timed("json", || begrip_report::json::diff::report(&diff, begrip_report::Lang::En));

        let last = &new.versions(&format!("x/v{}", LONG - 1).parse().unwrap())[0];
        let reached = timed("impact", || impact(&new, last, Some(begrip_review::Facet::Values)));
        assert_eq!(reached.len(), LONG - 1);
        let series = timed("series", || series(&new, &reference("x/v0@^1")));
        assert_eq!(series.segments.len(), 1);
    }
}

/// A chain on a decided amount that changes: the series of every variable on it breaks on that day.
#[test]
fn a_series_breaks_at_the_end_of_a_chain() {
    let mut files = vec![(
        "definitions/x/a.yaml".to_owned(),
        "kind: parameter\nid: x/v20000\nversion: 1.0.0\nstatus: adopted\nvalues: { number: EUR }\nchange: decision\nsteps:\n  - { from: 2020-01-01, until: 2020-12-31, amount: 1 }\n  - { from: 2021-01-01, amount: 2 }\n".to_owned(),
    )];
    for at in 0..LONG {
        let text = format!(
            "kind: variable\nid: x/v{at}\nversion: 1.0.0\nstatus: adopted\nunit: x/u@^1\nvalues: {{ number: EUR }}\ninputs: {{ next: x/v{}@^1 }}\nrule: next\n",
            at + 1
        );
        files.push((format!("definitions/x/v{at}.yaml"), text));
    }
    let registry = registry(&files);
    let series = timed("series", || series(&registry, &reference("x/v0@^1")));
    assert_eq!(
        series.segments.iter().map(|segment| segment.then).collect::<Vec<_>>(),
        [Then::Break, Then::End]
    );
    let causes = &series.segments[0].causes;
    assert_eq!(causes.len(), 1);
    assert_eq!(causes[0].path.last().unwrap().as_str(), "x/v20000");
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
        timed("text", || {
            begrip_report::text::diff::report(&diff, begrip_report::Lang::En, Default::default())
        });
        timed("series", || series(&new, &reference("x/v0@^2")));
        let first = new.versions(&"x/v0".parse().unwrap()).last().unwrap();
        timed("impact", || impact(&new, first, None));
    }
}
