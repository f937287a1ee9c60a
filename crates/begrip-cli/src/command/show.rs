//! `show`: one definition.

use begrip::{Date, Time};
use begrip_report::view::Shown;
use begrip_report::{json, text};
use clap::Args;

use crate::cli::{Format, Global};
use crate::failure::{Failure, Outcome};
use crate::workplace::find;

/// Show one definition
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The definition: `cbs/low-income-household`, `cbs/low-income-household@^2`
    reference: String,
    /// The version that holds for figures about this day
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// The version that was in use on this day
    #[arg(long, value_name = "DATE", conflicts_with = "on")]
    as_of: Option<Date>,
    /// Show the definitions it refers to in words too
    #[arg(long)]
    resolved: bool,
    /// How it is shown
    #[arg(long, value_enum)]
    format: Option<Format>,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let registry = global.open()?;
        let time = match (self.on, self.as_of) {
            (Some(date), _) => Time::On(date),
            (_, Some(date)) => Time::AsOf(date),
            (None, None) => Time::Any,
        };
        let definition = find(&registry, &self.reference, time)?;
        let shown = Shown::new(&registry, definition, time);
        let text = match global.format(self.format) {
            Format::Text => {
                let lang = global.lang(Some(&registry));
                text::show::report(&registry, &shown, self.resolved, lang, global.style())
            }
            Format::Json => json::show::report(&registry, &shown),
        };
        global.write(&text)?;
        Ok(Outcome::Clean)
    }
}
