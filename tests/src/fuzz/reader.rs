//! Any files are read and judged, the same each time, at places that they have, and a report can be written.

use begrip::{Place, Registry};
use begrip_report::text::Style;
use begrip_report::{Lang, json, sarif, text};
use begrip_review::{CheckOptions, Report, check_with};

use super::files::{registry, states};

/// Reads files and judges them.
///
/// # Panics
///
/// Panics if a promise is broken.
pub fn reader(bytes: &[u8]) {
    let registry = registry(states(bytes).0);
    let options = CheckOptions { against: None, today: "2026-11-25".parse().ok() };
    // wrong names of rules in `begrip.toml` are refused, and that is all
    let Ok(report) = check_with(&registry, options) else { return };
    for finding in &report.findings {
        let related = finding.related.iter().map(|related| &related.place);
        for place in std::iter::once(&finding.place).chain(related) {
            assert!(is_there(place, &registry), "{} at {place:?}", finding.message.en);
        }
    }
    write(&report, &registry);
}

/// Writes a report in one of the formats that show the text of the files, another for another number of findings: to write
/// them all takes longer than all else that is asked.
pub(super) fn write(report: &Report, registry: &Registry) {
    let text = |lang| {
        let style = Style { width: 60, color: false };
        text::check::report(report, registry.sources(), usize::MAX, lang, style)
    };
    let written = match report.findings.len() % 4 {
        0 => text(Lang::En),
        1 => text(Lang::Nl),
        2 => json::check::report(report, registry, Lang::En),
        _ => sarif::report(report, registry, "", Lang::Nl),
    };
    assert!(!written.is_empty());
}

/// Whether a place is in the file that it names; `begrip.toml` and `begrip.lock` are no sources.
fn is_there(place: &Place, registry: &Registry) -> bool {
    let Some(file) = registry.sources().by_path(&place.file) else {
        return place.file.starts_with("begrip.");
    };
    let is_there = |line: u32, column: u32| {
        let line = (line as usize).checked_sub(1).and_then(|index| file.text().split('\n').nth(index));
        line.is_some_and(|line| column >= 1 && column as usize <= line.chars().count() + 1)
    };
    is_there(place.line, place.column)
        && is_there(place.end_line, place.end_column)
        && (place.line, place.column) <= (place.end_line, place.end_column)
}
