//! `rules`: the catalogue of rules.

use begrip_report::{json, markdown, text};
use clap::Args;

use crate::cli::{Global, Told};
use crate::failure::{Failure, Outcome};

/// List the rules that a check holds against a registry
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How they are shown; Markdown is the page docs/rules.md
    #[arg(long, value_enum)]
    format: Option<Told>,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let lang = global.lang(None);
        global.write(&match global.told(self.format) {
            Told::Text => text::rules::list(lang, global.style()),
            Told::Json => json::rules::list(),
            Told::Markdown => markdown::rules::page(lang),
        })?;
        Ok(Outcome::Clean)
    }
}
