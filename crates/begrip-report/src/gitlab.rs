//! A code quality report for GitLab: an array of issues, shown at the changed lines of a merge request.
//!
//! The fields are those of GitLab's "Code Quality report format".

use std::collections::BTreeMap;

use begrip_review::{Change, Diff, Finding, Impact, Lang, Pair, Report, Severity};
use schemars::JsonSchema;
use serde::Serialize;

/// One issue of the report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Issue {
    /// What happened, or what is wrong and what to do.
    description: String,
    /// The facet that changed, or the rule.
    check_name: String,
    /// A name that survives unrelated edits.
    fingerprint: String,
    /// `info`, `minor`, `major`, `critical` or `blocker`.
    severity: &'static str,
    /// Where.
    location: Location,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Lines {
    begin: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
}

/// One issue for each finding; `prefix` leads from the repository to the registry.
pub fn check(report: &Report, prefix: &str, lang: Lang) -> String {
    let mut issues: Vec<Issue> =
        report.findings.iter().map(|finding| of_finding(finding, prefix, lang)).collect();
    number(&mut issues);
    crate::json::print(&issues)
}

fn of_finding(finding: &Finding, prefix: &str, lang: Lang) -> Issue {
    let place = &finding.place;
    Issue {
        description: format!("{}; {}", lang.say(&finding.message), lang.say(&finding.help)),
        check_name: finding.rule.to_owned(),
        fingerprint: finding.fingerprint.clone(),
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info => "info",
        },
        location: Location {
            path: format!("{prefix}{}", place.file),
            lines: Lines { begin: place.line, end: Some(place.end_line) },
        },
    }
}

/// One issue for each change; `prefix` leads from the repository to the registry.
pub fn diff(diff: &Diff, prefix: &str, lang: Lang) -> String {
    let mut issues = Vec::new();
    for pair in &diff.pairs {
        let changes = pair.changes.iter().filter(|change| change.impact > Impact::None);
        issues.extend(changes.filter_map(|change| issue(pair, change, prefix, lang)));
    }
    number(&mut issues);
    crate::json::print(&issues)
}

/// The same change in two versions of a definition has one name, and GitLab shows one issue of a name.
fn number(issues: &mut [Issue]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for issue in issues {
        let times = seen.entry(issue.fingerprint.clone()).or_default();
        *times += 1;
        if *times > 1 {
            issue.fingerprint.push_str(&format!("-{times}"));
        }
    }
}

fn issue(pair: &Pair, change: &Change, prefix: &str, lang: Lang) -> Option<Issue> {
    let place = change.new_place.as_ref().or(change.old_place.as_ref())?;
    let severity = match change.impact {
        _ if change.accepted => "info",
        Impact::Breaking if !pair.is_satisfied() => "blocker",
        Impact::Breaking => "critical",
        Impact::Correction => "major",
        Impact::Compatible => "minor",
        Impact::Editorial | Impact::None => "info",
    };
    let versions = crate::text::diff::versions(pair, lang);
    Some(Issue {
        description: format!("{} {versions}: {}", pair.id, lang.say(&change.message)),
        check_name: format!("diff-{}", change.facet),
        fingerprint: change.fingerprint.clone(),
        severity,
        location: Location {
            path: format!("{prefix}{}", place.file),
            lines: Lines { begin: place.line, end: None },
        },
    })
}
