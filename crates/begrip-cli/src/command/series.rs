//! `series`: the versions of a definition over time, and where its series breaks.

use begrip::{Reference, Time};
use begrip_report::{json, markdown, text};
use begrip_review::series;
use clap::Args;

use crate::cli::{Global, Told};
use crate::failure::{Failure, Outcome};
use crate::workplace::find;

/// Show the versions of a definition over time, and where the series of its figures breaks
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The definition: `cbs/low-income-household`
    reference: String,
    /// How it is shown
    #[arg(long, value_enum)]
    format: Option<Told>,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let registry = global.open()?;
        let lang = global.lang(Some(&registry));
        find(&registry, &self.reference, Time::Any)?;
        let reference: Reference = self.reference.parse()?;
        let found = series(&registry, &reference);
        let text = match global.told(self.format) {
            Told::Text => text::series::report(&found, lang, global.style()),
            Told::Json => json::series::report(&found, &registry, lang),
            Told::Markdown => markdown::series::report(&found, lang),
        };
        global.write(&text)?;
        Ok(Outcome::Clean)
    }
}
