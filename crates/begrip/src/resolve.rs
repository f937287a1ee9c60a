//! Which version a reference means: by requirement, status, pre-release and date.

use semver::{Version, VersionReq};
use thiserror::Error;

use crate::date::Date;
use crate::definition::Definition;
use crate::header::Status;
use crate::id::DefinitionId;
use crate::reference::Reference;
use crate::registry::Registry;

/// For which day a reference is resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Time {
    /// For no day in particular: the newest that fits.
    #[default]
    Any,
    /// For figures about this day: only versions that are `valid` on it take part.
    On(Date),
    /// For a reader on this day: only versions that were `in_use` on it take part.
    AsOf(Date),
}

/// Why a reference means no version.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unresolved {
    /// There is no definition with this id.
    #[error("there is no definition `{id}`")]
    UnknownId {
        /// The id.
        id: DefinitionId,
    },
    /// There is one, but none of its versions meets the requirement.
    #[error("no version of `{id}` meets the requirement")]
    NoVersion {
        /// The id.
        id: DefinitionId,
    },
    /// Every version that meets the requirement is withdrawn.
    #[error("every version of `{id}` that meets the requirement is withdrawn")]
    Withdrawn {
        /// The id.
        id: DefinitionId,
    },
    /// Versions meet the requirement, but none on that day.
    #[error("no version of `{id}` that meets the requirement holds on {date}")]
    NotOnDate {
        /// The id.
        id: DefinitionId,
        /// The day.
        date: Date,
    },
}

impl Registry {
    /// The version that a reference means.
    ///
    /// Of the versions that meet the requirement the withdrawn ones are left out, and with a day also those that do
    /// not hold on it. Pre-releases take part only if the requirement names one or nothing else is left. If any is
    /// adopted or superseded, the highest of those is meant, else the highest proposed or draft one, else the
    /// highest retired one.
    ///
    /// # Errors
    ///
    /// Fails with [`Unresolved`] if no version is left; it says at which of these steps the last one went.
    pub fn resolve(&self, reference: &Reference, time: Time) -> Result<&Definition, Unresolved> {
        let requirement = reference.requirement();
        let left = || {
            let fits =
                |d: &&Definition| loosely_matches(requirement, d.version()) && stands(d) && holds(d, time);
            self.versions(reference.id()).iter().filter(fits)
        };
        let named = left().filter(|definition| matches(requirement, definition.version()));
        highest(named).or_else(|| highest(left())).ok_or_else(|| self.unresolved(reference, time))
    }

    /// At which step the last version went.
    fn unresolved(&self, reference: &Reference, time: Time) -> Unresolved {
        let id = reference.id().clone();
        let versions = self.versions(&id);
        let mut meets =
            versions.iter().filter(|d| loosely_matches(reference.requirement(), d.version())).peekable();
        match time {
            _ if versions.is_empty() => Unresolved::UnknownId { id },
            _ if meets.peek().is_none() => Unresolved::NoVersion { id },
            Time::On(date) | Time::AsOf(date) if meets.any(stands) => Unresolved::NotOnDate { id, date },
            _ => Unresolved::Withdrawn { id },
        }
    }

    /// Every version that a reference can come to mean, on whatever day: the versions that meet the requirement and
    /// are not withdrawn, pre-releases only if named or if nothing else is left; the oldest first.
    pub fn candidates(&self, reference: &Reference) -> Vec<&Definition> {
        let requirement = reference.requirement();
        let standing = self.versions(reference.id()).iter().filter(|definition| stands(definition));
        let (named, loose): (Vec<_>, Vec<_>) = standing
            .filter(|definition| loosely_matches(requirement, definition.version()))
            .partition(|definition| matches(requirement, definition.version()));
        if named.is_empty() { loose } else { named }
    }
}

/// The highest of the first group that has a version: in force, on its way, gone.
fn highest<'r>(definitions: impl Iterator<Item = &'r Definition>) -> Option<&'r Definition> {
    let rank = |status| match status {
        Status::Adopted | Status::Superseded => 2,
        Status::Proposed | Status::Draft => 1,
        Status::Retired | Status::Withdrawn => 0,
    };
    // of two files with one version the first in order is taken, so that the answer is always the same
    definitions.reduce(|best, next| {
        let key = |definition: &'r Definition| (rank(definition.header().status), definition.version());
        if key(next) > key(best) { next } else { best }
    })
}

fn stands(definition: &Definition) -> bool {
    definition.header().status != Status::Withdrawn
}

/// Whether the definition holds at that time; one that does not say when holds always.
fn holds(definition: &Definition, time: Time) -> bool {
    let header = definition.header();
    match time {
        Time::Any => true,
        Time::On(date) => header.valid.contains(date),
        Time::AsOf(date) if header.in_use.is_open() => {
            let released = header.release.as_ref().and_then(|release| release.date);
            released.is_none_or(|released| released <= date)
        }
        Time::AsOf(date) => header.in_use.contains(date),
    }
}

/// Whether the version meets the requirement; a pre-release only if the requirement names one.
fn matches(requirement: Option<&VersionReq>, version: &Version) -> bool {
    match requirement {
        Some(requirement) => requirement.matches(version),
        None => version.pre.is_empty(),
    }
}

/// The same, taking a pre-release for the release that it comes before.
fn loosely_matches(requirement: Option<&VersionReq>, version: &Version) -> bool {
    let release = Version::new(version.major, version.minor, version.patch);
    requirement.is_none_or(|requirement| requirement.matches(version) || requirement.matches(&release))
}
