//! `check`: validate everything.

use std::path::{Path, PathBuf};

use begrip::{Lock, Registry};
use begrip_report::{json, text};
use begrip_review::{CheckOptions, Report, Severity, check_with};
use clap::{Args, ValueEnum};

use crate::cli::Global;
use crate::failure::{Failure, Outcome};
use crate::git;

/// Check every definition of a registry
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The registry [default: the nearest folder upwards with begrip.toml]
    dir: Option<PathBuf>,
    /// Also hold it against a git revision, the folder of an earlier state, or begrip.lock: what was adopted stays, and
    /// changes owe their version bumps
    #[arg(long, value_name = "REVISION")]
    against: Option<String>,
    /// How findings are shown
    #[arg(long, value_enum)]
    format: Option<CheckFormat>,
    /// From which severity on the exit status is 1
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    fail_on: FailOn,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CheckFormat {
    /// For people, with the lines that are meant
    Text,
    /// One finding a line
    Concise,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let folder = self.dir.clone().map_or_else(|| global.folder(), Ok)?;
        let registry = Registry::open(&folder)?;
        let against = self
            .against
            .as_deref()
            .map(|against| earlier(&registry, &folder, against))
            .transpose()?
            .flatten();
        let options = CheckOptions { against: against.as_ref(), today: Some(global.today()?) };
        let report = check_with(&registry, options)?;
        let lang = global.lang(Some(&registry));
        let text = match self.format.unwrap_or(default_format(global)) {
            CheckFormat::Text => text::check::report(&report, registry.sources(), lang, global.style()),
            CheckFormat::Concise => text::check::concise(&report, lang),
            CheckFormat::Json => json::check::report(&report, &registry, lang),
        };
        global.write(&text)?;
        Ok(self.outcome(&report))
    }

    fn outcome(&self, report: &Report) -> Outcome {
        let from = match self.fail_on {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Info => Severity::Info,
            FailOn::Never => return Outcome::Clean,
        };
        let loud = report.findings.iter().any(|finding| finding.severity >= from);
        if loud { Outcome::Findings } else { Outcome::Clean }
    }
}

/// The earlier state; `None` for `begrip.lock`, which every check holds the registry against.
fn earlier(registry: &Registry, folder: &Path, against: &str) -> Result<Option<Registry>, Failure> {
    if Path::new(against).is_dir() {
        return Ok(Some(Registry::open(against)?));
    }
    if Path::new(against).file_name().is_some_and(|name| name == Lock::PATH) {
        let missing = || {
            let folder = folder.display();
            Failure::Usage(format!(
                "there is no begrip.lock in `{folder}`; `begrip release --lock` writes one"
            ))
        };
        return registry.lock().map(|_| None).ok_or_else(missing);
    }
    git::registry_at(folder, against).map(Some)
}

fn default_format(global: &Global) -> CheckFormat {
    if global.extension() == Some("json") { CheckFormat::Json } else { CheckFormat::Text }
}
