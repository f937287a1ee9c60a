//! What `begrip.lock` holds of a released version.

use begrip::{Date, Definition, Locked};
use begrip_review::digest;

/// The line of a definition in the lock, as of a day.
pub(crate) fn locked(definition: &Definition, date: Date) -> Locked {
    Locked {
        id: definition.id().clone(),
        version: definition.version().clone(),
        digest: digest(definition),
        date,
        until: definition.header().valid.until,
    }
}

/// The day of its release, if its file names one.
pub(crate) fn release_date(definition: &Definition) -> Option<Date> {
    definition.header().release.as_ref()?.date
}
