//! Any requirement and any versions: the version that is meant is the one that the format says.

use begrip::{Definition, Reference, Registry, Settings, Status, Time};

/// Reads a requirement from the first line and a version from each other line, and finds the one that is meant.
///
/// # Panics
///
/// Panics if a promise is broken.
pub fn version(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    let Ok(reference) = format!("x/y@{}", lines.next().unwrap_or_default()).parse::<Reference>() else {
        return;
    };
    let printed = reference.to_string();
    assert_eq!(printed.parse::<Reference>().ok().as_ref(), Some(&reference), "{printed}");
    let files = lines.take(40).enumerate().map(file);
    let registry = Registry::from_texts(Settings::default(), files);
    let meant = registry.resolve(&reference, Time::Any).ok();
    let candidates = registry.candidates(&reference);
    assert_eq!(meant.is_some(), !candidates.is_empty(), "{text}");
    if let Some(meant) = meant {
        assert!(candidates.iter().any(|candidate| candidate.node() == meant.node()), "{text}");
    }
    let versions = registry.versions(reference.id());
    if versions.iter().all(|definition| definition.version().pre.is_empty()) {
        let expected = expected(versions, &reference);
        let key = |definition: &Definition| (definition.version().clone(), rank(definition));
        assert_eq!(meant.map(key), expected.map(key), "{text}");
    }
}

/// The file of a version, with a status that its place chooses.
fn file((at, version): (usize, &str)) -> (String, String) {
    let words = ["adopted", "superseded", "draft", "retired", "withdrawn", "proposed"];
    let (status, version) = match version.split_once(' ') {
        Some((status, version)) if words.contains(&status) => (status, version),
        _ => (words[at % words.len()], version),
    };
    let version = serde_json::to_string(version).unwrap_or_default();
    let text = format!("kind: concept\nid: x/y\nversion: {version}\nstatus: {status}\n");
    (format!("definitions/x/y@{at}.yaml"), text)
}

/// What the format says in so many words, where there are no pre-releases.
fn expected<'r>(versions: &'r [Definition], reference: &Reference) -> Option<&'r Definition> {
    let meets = |definition: &&Definition| {
        let requirement = reference.requirement();
        requirement.is_none_or(|requirement| requirement.matches(definition.version()))
            && definition.header().status != Status::Withdrawn
    };
    let left: Vec<&Definition> = versions.iter().filter(meets).collect();
    let best = left.iter().map(|definition| rank(definition)).max()?;
    left.into_iter().filter(|definition| rank(definition) == best).max_by_key(|one| one.version().clone())
}

fn rank(definition: &Definition) -> u8 {
    match definition.header().status {
        Status::Adopted | Status::Superseded => 2,
        Status::Proposed | Status::Draft => 1,
        Status::Retired | Status::Withdrawn => 0,
    }
}
