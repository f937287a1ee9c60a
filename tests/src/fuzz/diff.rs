//! Any two states are compared both ways; a state is no different from itself.

use begrip::Registry;
use begrip_report::text::Style;
use begrip_report::{Lang, json, markdown, text};
use begrip_review::{CheckOptions, DiffOptions, check_with, diff_registries};

use super::files::{registry, states};

/// Compares two states of a registry, the earlier after a line `# before`, and holds each against the other.
///
/// # Panics
///
/// Panics if a promise is broken.
pub fn diff(bytes: &[u8]) {
    let (now, before) = states(bytes);
    let (now, before) = (registry(now), registry(before.unwrap_or_default()));
    assert_same(&now);
    assert_same(&before);
    compare(&before, &now);
    compare(&now, &before);
}

fn options() -> DiffOptions {
    DiffOptions { today: "2026-11-25".parse().ok() }
}

/// Nothing is different, though a state may owe something by itself.
fn assert_same(registry: &Registry) {
    let diff = diff_registries(registry, registry, options());
    assert!(diff.pairs.is_empty() && diff.reached.is_empty(), "{:#?}", diff.pairs);
}

fn compare(old: &Registry, new: &Registry) {
    let diff = diff_registries(old, new, options());
    for lang in [Lang::En, Lang::Nl] {
        text::diff::report(&diff, lang, Style { width: 60, color: false });
        markdown::diff::report(&diff, lang);
    }
    json::diff::report(&diff, Lang::En);
    let options = CheckOptions { against: Some(old), today: "2026-11-25".parse().ok() };
    if let Ok(report) = check_with(new, options) {
        super::reader::write(&report, new);
    }
}
