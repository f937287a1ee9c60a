//! The findings of a check, one a line, for people who know them and for editors.

use begrip::Place;
use begrip_review::{Lang, Report};

use super::check::summary;
use super::plain;
use crate::checked::Selected;

/// One finding a line, at most `limit` of them: `file:line:column: severity[rule]: message`.
pub fn report(report: &Report, limit: usize, lang: Lang) -> String {
    let selected = Selected::new(report, limit);
    let mut text = String::new();
    for finding in &selected.findings {
        let Place { file, line, column, .. } = &finding.place;
        let (severity, rule) = (finding.severity, finding.rule);
        let message = plain(lang.say(&finding.message));
        text.push_str(&format!("{}:{line}:{column}: {severity}[{rule}]: {message}\n", plain(file)));
    }
    if let Some(more) = selected.more(lang) {
        text.push_str(&format!("{more}\n"));
    }
    text.push_str(&summary(&report.summary, lang));
    text
}
