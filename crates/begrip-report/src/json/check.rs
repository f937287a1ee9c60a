//! The findings of a check as JSON.

use begrip::{Place, Registry};
use begrip_review::{Allowed, Finding, Report, Summary};
use schemars::JsonSchema;
use serde::Serialize;

use super::Label;
use crate::checked;
use begrip_review::Lang;

/// What a check found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.check/1`
    format: &'static str,
    /// How much was looked at.
    summary: Counts,
    /// How many findings each rule has, most first.
    statistics: Vec<OfRule>,
    /// The findings, by file, line and column.
    findings: Vec<Item>,
    /// What comments in the files allow, in the same order.
    allowed: Vec<Taken>,
}

/// How many findings a rule has.
#[derive(Debug, Serialize, JsonSchema)]
struct OfRule {
    /// The name of the rule.
    rule: &'static str,
    /// The loudest severity among them.
    severity: &'static str,
    /// How many.
    findings: usize,
}

/// A finding that a comment in the file allows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Taken {
    #[serde(flatten)]
    finding: Item,
    /// Why it is taken as it is.
    reason: String,
    /// The last day on which it is.
    until: Option<String>,
    /// Where the comment stands.
    comment: Place,
}

/// How much was looked at, and how many findings there are.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Counts {
    /// Versions of definitions that could be read.
    definitions: usize,
    /// Authorities that own them.
    authorities: usize,
    /// Versions with a rule.
    with_rule: usize,
    /// Worked examples.
    examples: usize,
    /// Findings that are errors.
    errors: usize,
    /// Findings that are warnings.
    warnings: usize,
    /// Findings that are information.
    infos: usize,
    /// Findings that comments allow, which are none of the above.
    allowed: usize,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Item {
    /// The name of the rule.
    rule: &'static str,
    /// `error`, `warning` or `info`.
    severity: &'static str,
    /// The definition, as far as it is known.
    id: Option<String>,
    /// Its version, as far as it is known.
    version: Option<String>,
    /// Its label, if it could be read.
    label: Option<Label>,
    /// Where.
    #[serde(flatten)]
    place: Place,
    /// What is wrong, in the language that was asked for.
    message: String,
    /// What to do.
    help: String,
    /// Whether `check --fix` mends it.
    fixable: bool,
    /// A name that survives unrelated edits.
    fingerprint: String,
    /// Other places that have to do with it.
    related: Vec<Other>,
}

/// Another place that has to do with a finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Other {
    #[serde(flatten)]
    place: Place,
    /// What is there.
    message: String,
}

/// The findings of a check, keys as in the contract of the command line.
pub fn report(report: &Report, registry: &Registry, lang: Lang) -> String {
    let statistics = checked::statistics(report).into_iter();
    super::print(&Document {
        format: "begrip.check/1",
        summary: counts(&report.summary),
        statistics: statistics
            .map(|(rule, severity, findings)| OfRule { rule, severity: severity.as_str(), findings })
            .collect(),
        findings: report.findings.iter().map(|finding| item(finding, registry, lang)).collect(),
        allowed: report.allowed.iter().map(|allowed| taken(allowed, registry, lang)).collect(),
    })
}

pub(crate) fn counts(summary: &Summary) -> Counts {
    let Summary { definitions, authorities, with_rule, examples, errors, warnings, infos, allowed } =
        *summary;
    Counts { definitions, authorities, with_rule, examples, errors, warnings, infos, allowed }
}

pub(crate) fn taken(allowed: &Allowed, registry: &Registry, lang: Lang) -> Taken {
    Taken {
        finding: item(&allowed.finding, registry, lang),
        reason: allowed.reason.clone(),
        until: allowed.until.map(|until| until.to_string()),
        comment: allowed.place.clone(),
    }
}

pub(crate) fn item(finding: &Finding, registry: &Registry, lang: Lang) -> Item {
    let versions = finding.id.as_ref().map(|id| registry.versions(id)).unwrap_or_default();
    let about = versions.iter().find(|definition| Some(definition.version()) == finding.version.as_ref());
    Item {
        rule: finding.rule,
        severity: finding.severity.as_str(),
        id: finding.id.as_ref().map(ToString::to_string),
        version: finding.version.as_ref().map(ToString::to_string),
        label: about.map(|definition| Label::of(&definition.header().label)),
        place: finding.place.clone(),
        message: lang.say(&finding.message).to_owned(),
        help: lang.say(&finding.help).to_owned(),
        fixable: finding.fix.is_some(),
        fingerprint: finding.fingerprint.clone(),
        related: finding
            .related
            .iter()
            .map(|related| Other {
                place: related.place.clone(),
                message: lang.say(&related.message).to_owned(),
            })
            .collect(),
    }
}
