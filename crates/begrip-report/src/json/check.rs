//! The findings of a check as JSON.

use begrip::{Place, Registry};
use begrip_review::{Finding, Report, Summary};
use schemars::JsonSchema;
use serde::Serialize;

use super::Label;
use begrip_review::Lang;

/// What a check found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.check/1`
    format: &'static str,
    /// How much was looked at.
    summary: Counts,
    /// The findings, by file, line and column.
    findings: Vec<Item>,
}

/// How much was looked at, and how many findings there are.
#[derive(Debug, Serialize, JsonSchema)]
struct Counts {
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
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
struct Item {
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
    /// A name that survives unrelated edits.
    fingerprint: String,
    /// Other places that have to do with it.
    related: Vec<Other>,
}

/// Another place that has to do with a finding.
#[derive(Debug, Serialize, JsonSchema)]
struct Other {
    #[serde(flatten)]
    place: Place,
    /// What is there.
    message: String,
}

/// The findings of a check, keys as in the contract of the command line.
pub fn report(report: &Report, registry: &Registry, lang: Lang) -> String {
    let Summary { definitions, authorities, with_rule, examples, errors, warnings, infos } = report.summary;
    super::print(&Document {
        format: "begrip.check/1",
        summary: Counts { definitions, authorities, with_rule, examples, errors, warnings, infos },
        findings: report.findings.iter().map(|finding| item(finding, registry, lang)).collect(),
    })
}

fn item(finding: &Finding, registry: &Registry, lang: Lang) -> Item {
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
