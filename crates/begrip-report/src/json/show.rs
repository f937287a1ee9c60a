//! One definition as JSON.

use begrip::{Definition, Registry, Time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::{Label, Named};
use crate::view::Shown;

/// One definition with what it leads to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.show/1`
    format: &'static str,
    /// Its id.
    id: String,
    /// Its version.
    version: String,
    /// Its kind.
    kind: &'static str,
    /// Its status.
    status: &'static str,
    /// Its label.
    label: Label,
    /// The day for which it was looked up.
    on: Option<String>,
    /// The day on which a reader would have looked it up.
    as_of: Option<String>,
    /// The file that it stands in.
    file: Option<String>,
    /// The definition as its file has it.
    definition: Value,
    /// Its references.
    references: Vec<Arrow>,
    /// The definitions that refer to it directly.
    referrers: Vec<Arrow>,
    /// The versions and definitions that take its place.
    successors: Vec<Named>,
    /// All its versions.
    versions: Vec<VersionItem>,
}

/// A reference from or to a definition.
#[derive(Debug, Serialize, JsonSchema)]
struct Arrow {
    /// What the reference means.
    relation: &'static str,
    /// The reference as it is written, of a reference from the definition.
    reference: Option<String>,
    /// Where it is written, as a JSON pointer.
    pointer: Option<String>,
    /// The other definition; null if there is none.
    definition: Option<Named>,
}

/// One version of the definition.
#[derive(Debug, Serialize, JsonSchema)]
struct VersionItem {
    /// The version.
    version: String,
    /// Its status.
    status: &'static str,
    /// The reference periods that it is meant for.
    valid: begrip::Validity,
}

/// The definition.
pub fn report(registry: &Registry, shown: &Shown<'_>) -> String {
    let definition = shown.definition;
    let header = definition.header();
    super::print(&Document {
        format: "begrip.show/1",
        id: definition.id().to_string(),
        version: definition.version().to_string(),
        kind: definition.kind().as_str(),
        status: header.status.as_str(),
        label: Label::of(&header.label),
        on: if let Time::On(date) = shown.time { Some(date.to_string()) } else { None },
        as_of: if let Time::AsOf(date) = shown.time { Some(date.to_string()) } else { None },
        file: registry.sources().file(definition.file()).map(|file| file.path().to_owned()),
        definition: serde_json::to_value(definition).unwrap_or_default(),
        references: references(shown),
        referrers: referrers(shown),
        successors: shown.successors.iter().map(|successor| Named::of(successor)).collect(),
        versions: shown.versions.iter().map(version).collect(),
    })
}

fn references(shown: &Shown<'_>) -> Vec<Arrow> {
    let arrow = |(link, target): &(begrip::Link<'_>, Result<&Definition, _>)| Arrow {
        relation: link.relation.as_str(),
        reference: Some(link.reference.to_string()),
        pointer: Some(link.pointer.to_string()),
        definition: target.as_ref().ok().map(|target| Named::of(target)),
    };
    shown.links.iter().map(arrow).collect()
}

fn referrers(shown: &Shown<'_>) -> Vec<Arrow> {
    let arrow = |(referrer, edge): &(&Definition, begrip::Edge)| Arrow {
        relation: edge.relation.as_str(),
        reference: None,
        pointer: None,
        definition: Some(Named::of(referrer)),
    };
    shown.referrers.iter().map(arrow).collect()
}

fn version(definition: &Definition) -> VersionItem {
    VersionItem {
        version: definition.version().to_string(),
        status: definition.header().status.as_str(),
        valid: definition.header().valid,
    }
}
