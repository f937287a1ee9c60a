//! `duplicate-definition`: a version of a definition stands in one file.

use begrip::{Definition, Registry};
use serde_json::Value;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "duplicate-definition",
    severity: Severity::Error,
    group: Group::Files,
    summary: Said {
        en: "a version of a definition stands in one file only",
        nl: "een versie van een definitie staat in maar één bestand",
    },
    why: Said {
        en: "With two files for one version it is chance which of them is meant, and sooner or later they say different things.",
        nl: "Bij twee bestanden voor één versie is het toeval welk bestand bedoeld is, en vroeg of laat zeggen ze iets verschillends.",
    },
    fix: Said {
        en: "Delete one of the files, or give one of them an id or a version of its own.",
        nl: "Verwijder een van de bestanden, of geef een ervan een eigen id of een eigen versie.",
    },
    fires: "
# file: definitions/nl/income/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: draft
",
    passes: "
# file: definitions/nl/income/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let registry = context.registry;
    let same_version = |a: &Definition, b: &Definition| a.id() == b.id() && a.version() == b.version();
    for copies in registry.definitions().chunk_by(same_version) {
        let Some((first, others)) = copies.split_first() else { continue };
        for other in others {
            report(registry, first, other, findings);
        }
    }
}

fn report(registry: &Registry, first: &Definition, other: &Definition, findings: &mut Findings<'_>) {
    let path = registry.sources().file(first.file()).map(begrip::SourceFile::path).unwrap_or_default();
    let (message, help) =
        if first.says_the_same(other) { alike(first, path) } else { conflicting(first, other, path) };
    let there = Message::new("the same version stands here", "dezelfde versie staat hier");
    findings.value(other, "/id", message, help).relate(registry, first, "/id", there);
}

fn alike(first: &Definition, path: &str) -> (Message, Message) {
    let (id, version) = (first.id(), first.version());
    (
        Message::new(
            format!("`{id}` {version} also stands in `{path}`, which says the same"),
            format!("`{id}` {version} staat ook in `{path}`, en daar staat hetzelfde"),
        ),
        Message::new("delete one of the two files", "verwijder een van de twee bestanden"),
    )
}

fn conflicting(first: &Definition, other: &Definition, path: &str) -> (Message, Message) {
    let (id, version) = (first.id(), first.version());
    let (en, nl) = match first_difference(first, other) {
        Some(field) => (format!(": `{field}` differs"), format!(": `{field}` verschilt")),
        None => (String::new(), String::new()),
    };
    (
        Message::new(
            format!("`{id}` {version} also stands in `{path}`, which says something else{en}"),
            format!("`{id}` {version} staat ook in `{path}`, en daar staat iets anders{nl}"),
        ),
        Message::new(
            "find out which file is right and delete the other, or give this one an id or a version of its own",
            "zoek uit welk bestand klopt en verwijder het andere, of geef dit een eigen id of een eigen versie",
        ),
    )
}

/// The first field, in the order of the files, that the two do not have in common.
fn first_difference(a: &Definition, b: &Definition) -> Option<String> {
    let (Ok(Value::Object(a)), Ok(Value::Object(b))) = (serde_json::to_value(a), serde_json::to_value(b))
    else {
        return None;
    };
    a.keys().chain(b.keys()).find(|field| a.get(*field) != b.get(*field)).cloned()
}
