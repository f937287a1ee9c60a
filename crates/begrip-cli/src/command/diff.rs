//! `diff`: what changed, field by field.

use std::path::Path;

use begrip::{Registry, Time};
use begrip_report::{json, text};
use begrip_review::{Diff, DiffOptions, diff, diff_registries};
use clap::Args;

use crate::cli::{Format, Global};
use crate::failure::{Failure, Outcome};
use crate::workplace::find;

/// Show what changed between two versions of a definition, or two registries
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The old side: a reference (`cbs/x@=1.2.0`) or the folder of a registry
    old: String,
    /// The new side: a reference or the folder of a registry
    new: String,
    /// How changes are shown
    #[arg(long, value_enum)]
    format: Option<Format>,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let (found, lang) = match (is_folder(&self.old), is_folder(&self.new)) {
            (true, true) => {
                let (old, new) = (Registry::open(&self.old)?, Registry::open(&self.new)?);
                (diff_registries(&old, &new, DiffOptions::default()), global.lang(Some(&new)))
            }
            (false, false) => {
                let registry = global.open()?;
                let (old, new) =
                    (find(&registry, &self.old, Time::Any)?, find(&registry, &self.new, Time::Any)?);
                (
                    Diff {
                        pairs: vec![diff((&registry, old), (&registry, new), DiffOptions::default())],
                        ..Diff::default()
                    },
                    global.lang(Some(&registry)),
                )
            }
            _ => {
                let message = "both sides are references, or both are folders of registries";
                return Err(Failure::Usage(message.to_owned()));
            }
        };
        let text = match global.format(self.format) {
            Format::Text => text::diff::report(&found, lang, global.style()),
            Format::Json => json::diff::report(&found, lang),
        };
        global.write(&text)?;
        Ok(Outcome::Clean)
    }
}

/// A reference never is a folder: an id begins with a word, and a folder of that name is written `./name`.
fn is_folder(side: &str) -> bool {
    Path::new(side).is_dir()
}
