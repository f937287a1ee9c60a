//! `release --lock`: all released versions that the lock lacks.

use begrip::{Date, Definition, Lock, Registry};
use begrip_review::Message;

use super::plan::Plan;
use crate::failure::Failure;
use crate::released::{locked, release_date};

/// Adds every released version to the lock, each on the day of its release if its file names one.
///
/// # Errors
///
/// Wrong usage where a version says something else than is locked, or where two files say different things of one:
/// what is locked does not change.
pub(super) fn lock_all(registry: &Registry, date: Date) -> Result<Plan, Failure> {
    let mut lock = registry.lock().cloned().unwrap_or_default();
    let (mut added, mut changed) = (Vec::new(), Vec::new());
    for definition in registry.definitions().iter().filter(|one| one.header().status.is_released()) {
        let entry = locked(definition, release_date(definition).unwrap_or(date));
        match lock.get(&entry.id, &entry.version) {
            None => {
                lock.insert(entry.clone());
                added.push(entry);
            }
            Some(before) if before.digest == entry.digest => {}
            Some(_) => changed.push(format!("{} {}{}", entry.id, entry.version, path(registry, definition))),
        }
    }
    if !changed.is_empty() {
        let message = format!(
            "what is locked does not change, and these no longer say what {} has of them: {}; put back what was released, and give what is new a version with `begrip release`",
            Lock::PATH,
            changed.join(", ")
        );
        return Err(Failure::Usage(message));
    }
    let mut plan = Plan::default();
    if added.is_empty() {
        plan.notes.push(Message::new(
            "every released version is locked already",
            "elke uitgebrachte versie is al vastgelegd",
        ));
    }
    plan.write_lock(registry, added);
    Ok(plan)
}

fn path(registry: &Registry, definition: &Definition) -> String {
    let file = registry.sources().file(definition.file());
    file.map(|file| format!(" ({})", file.path())).unwrap_or_default()
}
