//! JUnit XML, for build servers: every rule is a test, and what it finds are its failures.
//!
//! Elements and attributes are those of the schema of the Jenkins xUnit plugin.

use begrip_review::{Allowed, Finding, Lang, RULES, Report, Severity};

use crate::text::plain;

/// One suite; a rule that finds nothing passes, a finding from severity `fails` on is a failure, a quieter one passes
/// with what it says as output, and what a comment allows is skipped.
pub fn report(report: &Report, fails: Option<Severity>, lang: Lang) -> String {
    let is_failure = |finding: &&Finding| fails.is_some_and(|least| finding.severity >= least);
    let mut cases = Vec::new();
    for rule in RULES {
        let found: Vec<&Finding> =
            report.findings.iter().filter(|finding| finding.rule == rule.name).collect();
        let allowed: Vec<&Allowed> =
            report.allowed.iter().filter(|allowed| allowed.finding.rule == rule.name).collect();
        if found.is_empty() && allowed.is_empty() {
            let summary = lang.pick(rule.summary.en, rule.summary.nl);
            cases.push(format!(
                "    <testcase classname=\"{}\" name=\"{}\"/>\n",
                rule.name,
                escaped(summary)
            ));
        }
        cases.extend(
            found.into_iter().map(|finding| case(finding, &told(finding, is_failure(&finding), lang))),
        );
        cases.extend(allowed.into_iter().map(|allowed| case(&allowed.finding, &skipped(allowed))));
    }
    let failures = report.findings.iter().filter(is_failure).count();
    let (tests, skipped) = (cases.len(), report.allowed.len());
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\"");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"begrip\" {counts}>\n  <testsuite name=\"begrip check\" {counts} skipped=\"{skipped}\">\n{}  </testsuite>\n</testsuites>\n",
        cases.concat()
    )
}

fn case(finding: &Finding, told: &str) -> String {
    let place = &finding.place;
    let name = format!("{}:{}:{}", place.file, place.line, place.column);
    format!(
        "    <testcase classname=\"{}\" name=\"{}\">\n{told}    </testcase>\n",
        finding.rule,
        escaped(&name)
    )
}

fn told(finding: &Finding, is_failure: bool, lang: Lang) -> String {
    let (severity, message) = (finding.severity, escaped(&plain(lang.say(&finding.message))));
    let help = escaped(&plain(lang.say(&finding.help)));
    if is_failure {
        format!("      <failure type=\"{severity}\" message=\"{message}\">{help}</failure>\n")
    } else {
        format!("      <system-out>{severity}: {message}; {help}</system-out>\n")
    }
}

fn skipped(allowed: &Allowed) -> String {
    format!("      <skipped message=\"{}\"/>\n", escaped(&plain(&allowed.reason)))
}

/// A text within XML 1.0, which has no control characters and no non-characters.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c if c.is_control() => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}
