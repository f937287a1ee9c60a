//! The findings of a check as JSON, one a line, for programs that read while it is written.

use begrip::Registry;
use begrip_review::{Lang, Report};
use schemars::JsonSchema;
use serde::Serialize;

use super::check::{Counts, Item, Taken, counts, item, taken};

/// One line.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Line {
    /// A finding.
    Finding(Said<Item>),
    /// A finding that a comment allows.
    Allowed(Said<Taken>),
    /// The last line: how much was looked at, and how many findings there are.
    Summary(Said<Counts>),
}

/// What a line says, after the name of the format.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Said<T> {
    /// `begrip.check-line/1`
    format: &'static str,
    #[serde(flatten)]
    what: T,
}

impl<T> Said<T> {
    fn new(what: T) -> Self {
        Self { format: "begrip.check-line/1", what }
    }
}

/// One object a line: findings, what is allowed, and last the summary.
pub fn report(report: &Report, registry: &Registry, lang: Lang) -> String {
    let findings =
        report.findings.iter().map(|finding| Line::Finding(Said::new(item(finding, registry, lang))));
    let allowed =
        report.allowed.iter().map(|allowed| Line::Allowed(Said::new(taken(allowed, registry, lang))));
    let last = Line::Summary(Said::new(counts(&report.summary)));
    let lines = findings.chain(allowed).chain(std::iter::once(last));
    lines.fold(String::new(), |mut text, line| {
        text.push_str(&serde_json::to_string(&line).unwrap_or_default());
        text.push('\n');
        text
    })
}
