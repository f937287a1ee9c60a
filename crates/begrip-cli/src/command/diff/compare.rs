//! Two sides of a comparison brought together: states with states, definitions with definitions.

use begrip::{Definition, Reference, Registry, Settings, Time};
use begrip_review::{Diff, DiffOptions, Pair, Selection, diff, diff_registries, diff_versions};

use crate::failure::Failure;
use crate::side::Side;
use crate::workplace::find;

/// What changed from one side to the other, or to what is here if there is no other.
pub(super) fn compare(
    here: Option<&Registry>,
    old: &Side,
    new: Option<&Side>,
    options: DiffOptions,
) -> Result<Diff, Failure> {
    // a bare repository has nothing here, and then nothing is asked of it
    let nothing = Registry::from_texts::<String, String>(Settings::default(), []);
    let here = here.unwrap_or(&nothing);
    match (old, new) {
        (Side::State(old), None) => Ok(diff_registries(old, here, options)),
        (Side::State(old), Some(Side::State(new))) => Ok(diff_registries(old, new, options)),
        (Side::State(old), Some(Side::Definition(text))) => one_of_states((old, here), text, options),
        (Side::Definition(text), Some(Side::State(new))) => one_of_states((here, new), text, options),
        (Side::Definition(text), None) => Err(alone(here, text)),
        (Side::Then(then, text), None) => versions((then, text), (here, text), options),
        (old, Some(new)) => match (definition(old, here), definition(new, here)) {
            (Some(old), Some(new)) => versions(old, new, options),
            _ => Err(Failure::Usage(
                "one side is one definition and the other a registry; write both as REVISION:REFERENCE"
                    .to_owned(),
            )),
        },
    }
}

/// What changed in one definition from one state to another.
fn one_of_states(
    (old, new): (&Registry, &Registry),
    text: &str,
    options: DiffOptions,
) -> Result<Diff, Failure> {
    find(old, text, Time::Any)?;
    let id = text.parse::<Reference>()?.id().clone();
    let selection = Selection { ids: vec![id], ..Selection::default() };
    Ok(diff_registries(old, new, options).select(&selection))
}

/// The registry and the words for a definition, if a side is one.
fn definition<'s>(side: &'s Side, here: &'s Registry) -> Option<(&'s Registry, &'s str)> {
    match side {
        Side::State(_) => None,
        Side::Definition(text) => Some((here, text)),
        Side::Then(registry, text) => Some((registry, text)),
    }
}

fn versions(old: (&Registry, &str), new: (&Registry, &str), options: DiffOptions) -> Result<Diff, Failure> {
    let (before, after) = (find(old.0, old.1, Time::Any)?, find(new.0, new.1, Time::Any)?);
    if std::ptr::eq(old.0, new.0) {
        return Ok(diff_versions(old.0, before, after, options));
    }
    Ok(one(diff((old.0, before), (new.0, after), options)))
}

fn one(pair: Pair) -> Diff {
    let pairs = if pair.changes.is_empty() { Vec::new() } else { vec![pair] };
    Diff { pairs, reached: Vec::new() }
}

/// A definition that is compared with nothing, and what it could be compared with.
fn alone(here: &Registry, text: &str) -> Failure {
    let before = find(here, text, Time::Any).ok().and_then(|definition| before(here, definition));
    let example = before.unwrap_or_else(|| "main".to_owned());
    Failure::Usage(format!(
        "what is `{text}` compared with? name both sides, such as `begrip diff {example} {text}`"
    ))
}

/// The version before a definition, as a reference.
fn before(registry: &Registry, definition: &Definition) -> Option<String> {
    let mut versions = registry.versions(definition.id()).iter();
    let before = versions.rfind(|other| other.version() < definition.version())?;
    Some(format!("{}@={}", before.id(), before.version()))
}
