//! The day of today: the one clock, which `--today` replaces.

#![expect(clippy::disallowed_methods, reason = "the command line knows the clock")]

use std::time::SystemTime;

use begrip::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::cli::Global;
use crate::failure::Failure;

impl Global {
    /// The day that `--today` names, else that of the system, where it is.
    pub(crate) fn today(&self) -> Result<Date, Failure> {
        self.today.or_else(system).ok_or_else(|| {
            Failure::Incomplete("the clock of the system gives no date; name one with --today".to_owned())
        })
    }
}

fn system() -> Option<Date> {
    let now = Timestamp::try_from(SystemTime::now()).ok()?;
    let today = now.to_zoned(TimeZone::system()).date();
    Date::new(today.year(), today.month(), today.day())
}
