//! `path-mismatch`: a file stands where its id and version say.

use begrip::{Definition, DefinitionId, Kind, Registry};

use crate::finding::{Finding, Findings, Severity};
use crate::fix::Fix;
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "path-mismatch",
    severity: Severity::Warning,
    group: Group::Files,
    summary: Said {
        en: "a file stands in the folder of its authority and is called after its definition",
        nl: "een bestand staat in de map van zijn instantie en heet naar zijn definitie",
    },
    why: Said {
        en: "Only the content says what a definition is, but people look for a file by its id; in another place they do not find it, or take it for another definition.",
        nl: "Alleen de inhoud zegt wat een definitie is, maar mensen zoeken een bestand op zijn id; op een andere plek vinden ze het niet, of zien ze het voor een andere definitie aan.",
    },
    fix: Said {
        en: "Move the file to `definitions/<authority>/<folders>/<name>.yaml`, with `@<major>` after the name for an older major version; an authority itself is `definitions/<authority>.yaml`. Or correct the id or the version.",
        nl: "Verplaats het bestand naar `definitions/<instantie>/<mappen>/<naam>.yaml`, met `@<hoofdversie>` achter de naam voor een oudere hoofdversie; een instantie zelf is `definitions/<instantie>.yaml`. Of verbeter de id of de versie.",
    },
    fires: "
# file: definitions/cbs/poverty/low-incomes.yaml
kind: concept
id: cbs/low-income
version: 1.0.0
status: adopted
",
    passes: "
# file: definitions/cbs/poverty/low-income.yaml
kind: concept
id: cbs/low-income
version: 1.0.0
status: adopted
",
    check,
};

/// What a path says: its folders below `definitions`, the name of the file, what follows `@`, and the extension.
struct Path<'p> {
    folders: Vec<&'p str>,
    name: &'p str,
    major: Option<&'p str>,
    extension: &'p str,
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let registry = context.registry;
    for definition in registry.definitions() {
        let Some(file) = registry.sources().file(definition.file()) else { continue };
        let path = read(file.path());
        let major = definition.version().major.to_string();
        if is_misspelt(registry, &path, definition.id()) {
            continue;
        }
        let belongs = belongs(&path, definition);
        let finding = if !is_of_id(&path, definition) {
            report_id(definition, file.path(), &belongs, findings)
        } else if path.major.is_some_and(|written| written != major) {
            report_version(definition, file.path(), &belongs, findings)
        } else {
            continue;
        };
        finding.fix = is_free(registry, &belongs).then_some(Fix::Move { path: belongs });
    }
}

fn read(path: &str) -> Path<'_> {
    let below = path.strip_prefix("definitions/").unwrap_or(path);
    let mut folders: Vec<&str> = below.split('/').collect();
    let file = folders.pop().unwrap_or_default();
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, "yaml"));
    let (name, major) = match stem.split_once('@') {
        Some((name, major)) => (name, Some(major)),
        None => (stem, None),
    };
    Path { folders, name, major, extension }
}

fn is_of_id(path: &Path<'_>, definition: &Definition) -> bool {
    let id = definition.id();
    match id.name() {
        Some(name) => path.folders.first() == Some(&id.authority()) && path.name == name,
        None => path.folders.is_empty() && path.name == id.authority(),
    }
}

/// Whether the authority in the id is unknown and the folder is that of another: `unknown-authority` speaks of that.
fn is_misspelt(registry: &Registry, path: &Path<'_>, id: &DefinitionId) -> bool {
    let is_known = |id: &DefinitionId| {
        registry.is_lost(id) || registry.versions(id).iter().any(|version| version.kind() == Kind::Authority)
    };
    let folder = path.folders.first().and_then(|folder| folder.parse().ok());
    id.name() == Some(path.name) && !is_known(&id.of_authority()) && folder.is_some_and(|id| is_known(&id))
}

/// Where the file belongs, in the theme folders that it is in now.
fn belongs(path: &Path<'_>, definition: &Definition) -> String {
    let id = definition.id();
    let mut parts = vec!["definitions"];
    if id.name().is_some() {
        parts.push(id.authority());
        parts.extend(path.folders.iter().skip(1));
    }
    let name = id.name().unwrap_or(id.authority());
    let major = path.major.map(|_| format!("@{}", definition.version().major)).unwrap_or_default();
    format!("{}/{name}{major}.{}", parts.join("/"), path.extension)
}

/// Whether no file of the registry stands there.
fn is_free(registry: &Registry, path: &str) -> bool {
    registry.sources().by_path(path).is_none()
        && registry.problems().iter().all(|problem| problem.place.file != path)
}

fn report_id<'f>(
    definition: &Definition,
    path: &str,
    belongs: &str,
    findings: &'f mut Findings<'_>,
) -> &'f mut Finding {
    let id = definition.id();
    let message = Message::new(
        format!("the file is `{path}`, and that is not where `{id}` belongs"),
        format!("het bestand is `{path}`, en dat is niet de plek van `{id}`"),
    );
    let help = Message::new(
        format!("move the file to `{belongs}`, or correct the id"),
        format!("verplaats het bestand naar `{belongs}`, of verbeter de id"),
    );
    findings.value(definition, "/id", message, help)
}

fn report_version<'f>(
    definition: &Definition,
    path: &str,
    belongs: &str,
    findings: &'f mut Findings<'_>,
) -> &'f mut Finding {
    let (id, version) = (definition.id(), definition.version());
    let message = Message::new(
        format!("the file is `{path}`, and that is not where version {version} of `{id}` belongs"),
        format!("het bestand is `{path}`, en dat is niet de plek van versie {version} van `{id}`"),
    );
    let help = Message::new(
        format!("rename the file to `{belongs}`, or correct the version"),
        format!("hernoem het bestand tot `{belongs}`, of verbeter de versie"),
    );
    findings.value(definition, "/version", message, help)
}
