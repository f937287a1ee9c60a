//! Today: the one clock of the program.

use begrip::Date;

use crate::cli::Global;

impl Global {
    /// The day that counts as today: the one that is asked for, else that of the system.
    pub(crate) fn today(&self) -> Option<Date> {
        self.today.or_else(|| {
            let now = jiff::Zoned::now();
            Date::new(now.year(), now.month(), now.day())
        })
    }
}
