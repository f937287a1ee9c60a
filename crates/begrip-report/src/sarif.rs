//! SARIF 2.1.0, the format of the OASIS standard that code scanning reads.
//!
//! Columns count characters (`unicodeCodePoints`), ends are exclusive, as SARIF has them.

use begrip::{Place, Registry};
use begrip_review::{Allowed, Finding, Lang, RULES, Report, Rule, Severity};
use serde_json::{Map, Value, json};

use crate::markdown::rules::text as rule_in_markdown;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The folder that the paths start from; whoever reads the file knows where that is.
const BASE: &str = "%SRCROOT%";

/// One run with all rules, all findings, and those that comments allow as suppressed; `prefix` leads from the
/// repository to the registry.
pub fn report(report: &Report, registry: &Registry, prefix: &str, lang: Lang) -> String {
    let rules_uri = registry.settings().registry.rules_uri.as_deref();
    let results = report.findings.iter().map(|finding| result(finding, prefix, lang));
    let allowed = report.allowed.iter().map(|allowed| suppressed(allowed, prefix, lang));
    let run = json!({
        "tool": { "driver": {
            "name": "begrip",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": RULES.iter().map(|rule| descriptor(rule, rules_uri, lang)).collect::<Vec<_>>(),
        } },
        "language": lang.pick("en", "nl"),
        "columnKind": "unicodeCodePoints",
        "results": results.chain(allowed).collect::<Vec<_>>(),
    });
    crate::json::print(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
}

fn descriptor(rule: &Rule, rules_uri: Option<&str>, lang: Lang) -> Value {
    let (summary, why, fix) = (said(rule.summary, lang), said(rule.why, lang), said(rule.fix, lang));
    let mut descriptor = json!({
        "id": rule.name,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": format!("{why} {fix}") },
        "help": { "text": format!("{why}\n\n{fix}"), "markdown": rule_in_markdown(rule, lang) },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": [rule.group.as_str()] },
    });
    if let (Some(uri), Some(descriptor)) = (rules_uri, descriptor.as_object_mut()) {
        descriptor.insert("helpUri".to_owned(), json!(format!("{uri}#{}", rule.name)));
    }
    descriptor
}

fn said(said: begrip_review::Said, lang: Lang) -> &'static str {
    lang.pick(said.en, said.nl)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(finding: &Finding, prefix: &str, lang: Lang) -> Value {
    let help = lang.pick("help", "hulp");
    let text = format!("{}\n{help}: {}", lang.say(&finding.message), lang.say(&finding.help));
    let mut location = json!({ "physicalLocation": physical(&finding.place, prefix) });
    if let (Some(id), Some(location)) = (&finding.id, location.as_object_mut()) {
        let version = finding.version.as_ref().map(|version| format!("@={version}")).unwrap_or_default();
        let name = format!("{id}{version}{}", finding.place.pointer);
        let logical = json!([{ "fullyQualifiedName": name }]);
        location.insert("logicalLocations".to_owned(), logical);
    }
    let related = finding.related.iter().enumerate().map(|(at, related)| {
        json!({
            "id": at + 1,
            "physicalLocation": physical(&related.place, prefix),
            "message": { "text": lang.say(&related.message) },
        })
    });
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), json!(finding.rule));
    if let Some(index) = RULES.iter().position(|rule| rule.name == finding.rule) {
        result.insert("ruleIndex".to_owned(), json!(index));
    }
    result.insert("level".to_owned(), json!(level(finding.severity)));
    result.insert("message".to_owned(), json!({ "text": text }));
    result.insert("locations".to_owned(), json!([location]));
    result.insert("relatedLocations".to_owned(), related.collect::<Vec<_>>().into());
    result.insert("partialFingerprints".to_owned(), json!({ "begrip/v1": finding.fingerprint }));
    result.insert("suppressions".to_owned(), json!([]));
    result.into()
}

/// A finding that a comment allows: it is told, and that it is taken as it is.
fn suppressed(allowed: &Allowed, prefix: &str, lang: Lang) -> Value {
    let mut result = result(&allowed.finding, prefix, lang);
    let until = allowed.until.map(|until| match lang {
        Lang::En => format!(" (until {until})"),
        Lang::Nl => format!(" (tot en met {until})"),
    });
    let suppression = json!([{
        "kind": "inSource",
        "status": "accepted",
        "justification": format!("{}{}", allowed.reason, until.unwrap_or_default()),
        "location": { "physicalLocation": physical(&allowed.place, prefix) },
    }]);
    if let Some(suppressions) = result.get_mut("suppressions") {
        *suppressions = suppression;
    }
    result
}

fn physical(place: &Place, prefix: &str) -> Value {
    json!({
        "artifactLocation": { "uri": encoded(&format!("{prefix}{}", place.file)), "uriBaseId": BASE },
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    })
}

/// A path as a relative reference (RFC 3986).
fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/@!$&'()*+,;=".contains(&byte);
    let one = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn paths_are_written_as_addresses() {
        assert_eq!(
            super::encoded("definitions/é b#c:d/low-income@3.yaml"),
            "definitions/%C3%A9%20b%23c%3Ad/low-income@3.yaml"
        );
    }
}
