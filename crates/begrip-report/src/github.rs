//! Annotations for GitHub: one workflow command a line, shown at the changed lines of a pull request.
//!
//! Form and escapes are those of GitHub's "Workflow commands for GitHub Actions".

use begrip_review::{Change, Diff, Finding, Impact, Lang, Pair, Report, Severity};

use crate::checked::Selected;

/// One annotation for each change and each missing bump; `prefix` leads from the repository to the registry.
pub fn diff(diff: &Diff, prefix: &str, lang: Lang) -> String {
    let mut text = String::new();
    for pair in &diff.pairs {
        for change in pair.changes.iter().filter(|change| change.impact > Impact::None) {
            text.push_str(&annotation(pair, change, prefix, lang));
        }
    }
    text
}

fn annotation(pair: &Pair, change: &Change, prefix: &str, lang: Lang) -> String {
    let level = match change.impact {
        _ if change.accepted => "notice",
        Impact::Breaking | Impact::Correction if !pair.is_satisfied() => "error",
        Impact::Breaking | Impact::Correction => "warning",
        Impact::Compatible | Impact::Editorial | Impact::None => "notice",
    };
    let versions = crate::text::diff::versions(pair, lang);
    let title = format!("{} {versions}", pair.id);
    let place = change.new_place.as_ref().or(change.old_place.as_ref());
    let place = place.map(|place| {
        let file = property(&format!("{prefix}{}", place.file));
        format!("file={file},line={},endLine={},col={},", place.line, place.end_line, place.column)
    });
    let impact = crate::text::diff::impact_in_words(change.impact, lang);
    let message = data(&format!("{impact}: {}", lang.say(&change.message)));
    format!("::{level} {}title={}::{message}\n", place.unwrap_or_default(), property(&title))
}

/// One annotation for each finding, at most `limit` of them; `prefix` leads from the repository to the registry.
pub fn check(report: &Report, prefix: &str, limit: usize, lang: Lang) -> String {
    let selected = Selected::new(report, limit);
    let more = selected.more(lang).map(|more| format!("::notice title=begrip check::{}\n", data(&more)));
    let annotations = selected.findings.iter().map(|finding| of_finding(finding, prefix, lang));
    annotations.chain(more).collect()
}

fn of_finding(finding: &Finding, prefix: &str, lang: Lang) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let place = &finding.place;
    let file = property(&format!("{prefix}{}", place.file));
    // columns are shown only within one line
    let end =
        if place.line == place.end_line { format!(",endColumn={}", place.end_column) } else { String::new() };
    let (line, end_line, column) = (place.line, place.end_line, place.column);
    let title = property(&format!("begrip: {}", finding.rule));
    let help = lang.pick("help", "hulp");
    let message = data(&format!("{}\n{help}: {}", lang.say(&finding.message), lang.say(&finding.help)));
    format!(
        "::{level} file={file},line={line},endLine={end_line},col={column}{end},title={title}::{message}\n"
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
