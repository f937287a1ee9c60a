//! `check`: validate everything.

use std::path::PathBuf;

use begrip::Registry;
use begrip_report::{json, text};
use begrip_review::{Report, Severity, check};
use clap::{Args, ValueEnum};

use crate::cli::Global;
use crate::failure::{Failure, Outcome};

/// Check every definition of a registry
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The registry [default: the nearest folder upwards with begrip.toml]
    dir: Option<PathBuf>,
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
        let registry = Registry::open(folder)?;
        let report = check(&registry)?;
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

fn default_format(global: &Global) -> CheckFormat {
    if global.extension() == Some("json") { CheckFormat::Json } else { CheckFormat::Text }
}
