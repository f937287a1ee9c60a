//! Series: where figures stop being comparable over time, and why; history that happened, and small cases by hand.

use begrip::{Reference, Registry};
use begrip_review::{Segment, series};

#[path = "series/shipped.rs"]
mod shipped;
#[path = "series/small.rs"]
mod small;

/// One segment: version, days and how it goes on; then the facet and the way of each cause.
type Told = (String, Vec<String>);

fn told(segment: &Segment) -> Told {
    let day = |date: Option<begrip::Date>| date.map_or_else(|| "…".to_owned(), |date| date.to_string());
    let (from, until) = (day(segment.from), day(segment.until));
    let causes = segment.causes.iter().map(|cause| {
        let path: Vec<&str> = cause.path.iter().map(begrip::DefinitionId::as_str).collect();
        format!("{} {}", cause.facet, path.join(" > "))
    });
    (format!("{} {from}–{until} {}", segment.version, segment.then.as_str()), causes.collect())
}

/// The lines of an expectation: segments, and indented below each the causes, of which `...` stands for others.
fn expected(text: &str) -> Vec<Told> {
    let mut segments: Vec<Told> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match segments.last_mut() {
            Some((_, causes)) if line.starts_with("    ") => causes.push(line.trim().to_owned()),
            _ => segments.push((line.trim().to_owned(), Vec::new())),
        }
    }
    segments
}

/// The series of a reference is exactly this; where the causes of a break end in `...` there may be others too.
fn assert_series(registry: &Registry, reference: &str, text: &str) {
    let reference: Reference = reference.parse().unwrap();
    let found: Vec<Told> = series(registry, &reference).segments.iter().map(told).collect();
    let expected = expected(text);
    let lines = |all: &[Told]| all.iter().map(|(line, _)| line.clone()).collect::<Vec<_>>();
    assert_eq!(lines(&found), lines(&expected), "{reference}: {found:#?}");
    for ((line, found), (_, mut expected)) in found.into_iter().zip(expected) {
        let open = expected.last().is_some_and(|last| last == "...");
        expected.retain(|cause| cause != "...");
        let missing = expected.iter().find(|cause| !found.contains(cause));
        assert_eq!(missing, None, "{reference}, after {line}: {found:#?}");
        assert!(open || found.len() == expected.len(), "{reference}, after {line}: {found:#?}");
    }
}

/// The definitions that take the place of the last version.
fn replaced_by(registry: &Registry, reference: &str) -> Vec<String> {
    let found = series(registry, &reference.parse().unwrap());
    found.replaced_by.iter().map(|(id, version)| format!("{id} {version}")).collect()
}
