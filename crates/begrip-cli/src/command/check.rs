//! `check`: validate everything.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use begrip::{Lock, Registry};
use begrip_report::{github, gitlab, json, junit, markdown, sarif, text};
use begrip_review::{CheckOptions, Report, Said, Severity, check_with};
use clap::{Args, ValueEnum};

use crate::cli::Global;
use crate::failure::{Failure, Outcome};
use crate::git;

mod fix;

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
    /// Show at most so many findings, the loudest first; 0 for all [default: 100 in text, else all]
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
    /// Mend what is certain first: a file in another place than its id says, steps that are out of order, a reference
    /// without a version, a next version that was adopted and is not in begrip.lock; in files of own authorities only
    #[arg(long)]
    fix: bool,
    /// Say what --fix would do, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// Show how many findings each rule has, instead of the findings
    #[arg(long, conflicts_with = "limit")]
    statistics: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CheckFormat {
    /// For people, with the lines that are meant
    Text,
    /// One finding a line
    Concise,
    /// For programs
    Json,
    /// For programs that read while it is written: an object a line
    Jsonl,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// For build servers: JUnit XML
    Junit,
    /// Annotations in a GitHub workflow
    Github,
    /// A code quality report for GitLab
    Gitlab,
    /// For the summary of a build step, or a comment
    Markdown,
}

/// So many findings are written out for people unless they ask for more.
const MANY: usize = 100;

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    /// The least severity that fails; `None` if nothing does.
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let folder = self.dir.clone().map_or_else(|| global.folder(), Ok)?;
        if self.fix {
            self.mend(&folder, global)?;
        }
        let registry = global.read(&folder)?;
        let working = global.working(&registry, Said { en: "checking", nl: "controleren" });
        let against = self
            .against
            .as_deref()
            .map(|against| earlier(&registry, &folder, against))
            .transpose()?
            .flatten();
        let options = CheckOptions { against: against.as_ref(), today: Some(global.today()?) };
        let report = check_with(&registry, options)?;
        drop(working);
        let text = self.show(&report, &registry, &folder, global)?;
        global.write(&text)?;
        Ok(self.outcome(&report))
    }

    /// Writes what certainly mends findings, and says what on standard error: standard output is the result.
    fn mend(&self, folder: &Path, global: &Global) -> Result<(), Failure> {
        let registry = global.read(folder)?;
        let today = global.today()?;
        let options = CheckOptions { against: None, today: Some(today) };
        let mended = fix::plan(&registry, &check_with(&registry, options)?, today);
        if !self.dry_run {
            mended.write(folder)?;
        }
        let said = mended.said(global.lang(Some(&registry)), !self.dry_run);
        let mut screen = anstream::stderr().lock();
        screen.write_all(said.as_bytes()).map_err(|error| Failure::Incomplete(error.to_string()))
    }

    fn show(
        &self,
        report: &Report,
        registry: &Registry,
        folder: &Path,
        global: &Global,
    ) -> Result<String, Failure> {
        let (lang, style) = (global.lang(Some(registry)), global.style());
        let format = self.format.unwrap_or(default_format(global));
        self.fits(format)?;
        let limit =
            |otherwise| self.limit.map_or(otherwise, |limit| if limit == 0 { usize::MAX } else { limit });
        let all = limit(usize::MAX);
        let prefix = || git::prefix(folder);
        Ok(match format {
            CheckFormat::Text | CheckFormat::Concise if self.statistics => {
                text::check::statistics(report, lang, style)
            }
            CheckFormat::Markdown if self.statistics => markdown::check::statistics(report, lang),
            CheckFormat::Text => text::check::report(report, registry.sources(), limit(MANY), lang, style),
            CheckFormat::Concise => text::concise::report(report, all, lang),
            CheckFormat::Json => json::check::report(report, registry, lang),
            CheckFormat::Jsonl => json::lines::report(report, registry, lang),
            CheckFormat::Sarif => sarif::report(report, registry, &prefix(), lang),
            CheckFormat::Junit => junit::report(report, self.fail_on.severity(), lang),
            CheckFormat::Github => github::check(report, &prefix(), all, lang),
            CheckFormat::Gitlab => gitlab::check(report, &prefix(), lang),
            CheckFormat::Markdown => markdown::check::report(report, all, lang),
        })
    }

    /// Programs get everything: what is left out would look as if it were not there.
    fn fits(&self, format: CheckFormat) -> Result<(), Failure> {
        use CheckFormat::{Concise, Github, Json, Markdown, Text};
        if self.limit.is_some() && !matches!(format, Text | Concise | Github | Markdown) {
            let what = "--limit goes with the formats text, concise, github and markdown";
            return Err(Failure::Usage(what.to_owned()));
        }
        if self.statistics && !matches!(format, Text | Concise | Json | Markdown) {
            let what = "--statistics goes with the formats text, concise, json and markdown";
            return Err(Failure::Usage(what.to_owned()));
        }
        Ok(())
    }

    fn outcome(&self, report: &Report) -> Outcome {
        let least = self.fail_on.severity();
        let is_loud = |severity| least.is_some_and(|least| severity >= least);
        let loud = report.findings.iter().any(|finding| is_loud(finding.severity));
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
    match global.extension() {
        Some("json") => CheckFormat::Json,
        Some("jsonl") => CheckFormat::Jsonl,
        Some("sarif") => CheckFormat::Sarif,
        Some("xml") => CheckFormat::Junit,
        Some("md") => CheckFormat::Markdown,
        _ => CheckFormat::Text,
    }
}
