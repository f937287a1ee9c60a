//! `release`: the next version of a definition, with the one before kept beside it and both in `begrip.lock`.

use std::path::PathBuf;

use begrip::{Date, Registry};
use begrip_report::Lang;
use clap::Args;

use self::lock::lock_all;
use self::plan::Plan;
use self::version::Bump;
use crate::cli::Global;
use crate::failure::{Failure, Outcome};
use crate::output::write_files;

mod lock;
mod next;
mod plan;
mod version;

/// Give a definition its next version
#[derive(Debug, Args)]
#[command(
    after_help = "A new major version is for figures that are not comparable with those before: the file as it was
released is kept beside the new one, as `name@MAJOR.yaml`, and the new one supersedes it. A new minor version adds
something or corrects it, a new patch only words it otherwise; the versions between live in git and begrip.lock.
`begrip release --lock` begins the lock of a registry that has none."
)]
pub(crate) struct Arguments {
    /// The definition: `den-haag/minimum-household`, or `…@^2` for an older major line
    #[arg(required_unless_present = "lock")]
    reference: Option<String>,
    /// Which part of the version goes up
    #[arg(long, value_enum, required_unless_present = "lock")]
    bump: Option<Bump>,
    /// The day of the release [default: today]
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Say what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Put every released version that begrip.lock lacks into it, and change nothing else
    #[arg(long, conflicts_with_all = ["reference", "bump"])]
    lock: bool,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let folder = global.folder()?;
        let registry = Registry::open(&folder)?;
        let date = self.date.map_or_else(|| global.today(), Ok)?;
        let plan = match (&self.reference, self.bump) {
            (Some(reference), Some(bump)) => next::plan(&folder, &registry, reference, bump, date)?,
            _ => lock_all(&registry, date)?,
        };
        if !self.dry_run {
            let texts = plan.files.iter().map(|file| (folder.join(&file.path), file.text.as_str()));
            write_files(&texts.collect::<Vec<(PathBuf, &str)>>())?;
        }
        global.write(&self.said(&plan, global.lang(Some(&registry))))?;
        Ok(Outcome::Clean)
    }

    fn said(&self, plan: &Plan, lang: Lang) -> String {
        let written = if self.dry_run {
            lang.pick("would write", "zou schrijven:")
        } else {
            lang.pick("wrote", "geschreven:")
        };
        let files = plan.files.iter().map(|file| {
            let path = &file.path;
            format!("{written} {path}: {}\n", lang.say(&file.said))
        });
        let notes = plan.notes.iter().map(|note| format!("{}\n", lang.say(note)));
        files.chain(notes).collect()
    }
}
