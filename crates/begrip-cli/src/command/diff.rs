//! `diff`: what changed, how far it reaches, and which version bumps that asks for.

use std::collections::BTreeSet;

use begrip::{DefinitionId, Registry};
use begrip_report::{Lang, github, gitlab, json, markdown, text};
use begrip_review::{Diff, DiffOptions, Facet, Impact, Said, Selection};
use clap::{Args, ValueEnum};

use crate::cli::Global;
use crate::failure::{Failure, Outcome};
use crate::side::Side;

mod compare;

use compare::compare;

/// What is said while it takes long.
const COMPARING: Said = Said { en: "comparing", nl: "vergelijken" };

/// Show what changed between two versions, two git revisions or two folders, and whom it reaches
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The old side: a reference (`cbs/x@=1.2.0`), a git revision (`main`, `HEAD~1`), `REVISION:REFERENCE`, or a folder
    old: String,
    /// The new side [default: the registry as it is here]
    new: Option<String>,
    /// Only these definitions
    definitions: Vec<DefinitionId>,
    /// Only changes that reach at least so far
    #[arg(long, value_enum, value_name = "IMPACT")]
    only: Option<Reach>,
    /// Only definitions of this authority; may be given several times
    #[arg(long, value_name = "AUTHORITY")]
    authority: Vec<String>,
    /// Only changes of this facet; may be given several times
    #[arg(long, value_name = "FACET", value_parser = facet)]
    facet: Vec<Facet>,
    /// From which changes on the exit status is 1; `bump` means a version bump that is missing
    #[arg(long, value_enum, default_value_t = FailOn::Never)]
    fail_on: FailOn,
    /// How changes are shown
    #[arg(long, value_enum)]
    format: Option<DiffFormat>,
}

/// How far a change reaches.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Reach {
    Breaking,
    Correction,
    Compatible,
    Editorial,
}

impl From<Reach> for Impact {
    fn from(reach: Reach) -> Self {
        match reach {
            Reach::Breaking => Self::Breaking,
            Reach::Correction => Self::Correction,
            Reach::Compatible => Self::Compatible,
            Reach::Editorial => Self::Editorial,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    Breaking,
    Correction,
    Compatible,
    Editorial,
    Bump,
    Never,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DiffFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// A comment for a pull request
    Markdown,
    /// Annotations for GitHub
    Github,
    /// A code quality report for GitLab
    Gitlab,
}

/// The facet of this name.
pub(super) fn facet(word: &str) -> Result<Facet, String> {
    // as people read them in the report
    let word = match word {
        "amounts" => Facet::Steps.as_str(),
        "features" => Facet::Agent.as_str(),
        word => word,
    };
    Facet::from_word(word).ok_or_else(|| {
        let words: Vec<&str> = Facet::ALL.iter().map(|facet| facet.as_str()).collect();
        let near = begrip::nearest(word, words.iter().copied());
        let hint = near.map(|near| format!("did you mean `{near}`?"));
        hint.unwrap_or_else(|| format!("the facets are {}", words.join(", ")))
    })
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let here = self.here(global)?;
        let working = here.as_ref().map(|here| global.working(here, COMPARING));
        let old = Side::read(global, here.as_ref(), &self.old)?;
        let new = self.new.as_deref().map(|new| Side::read(global, here.as_ref(), new)).transpose()?;
        let sides = [here.as_ref(), old.registry(), new.as_ref().and_then(Side::registry)];
        self.are_known(&sides.into_iter().flatten().collect::<Vec<_>>())?;
        let options = DiffOptions { today: Some(global.today()?) };
        let found = compare(here.as_ref(), &old, new.as_ref(), options)?.select(&self.selection());
        drop(working);
        let lang = global.lang(match &new {
            Some(Side::State(registry)) => Some(registry),
            _ => here.as_ref(),
        });
        global.write(&self.show(&found, global, lang))?;
        Ok(if self.fails(&found) { Outcome::Findings } else { Outcome::Clean })
    }

    /// The registry that is here, unless both sides are folders.
    fn here(&self, global: &Global) -> Result<Option<Registry>, Failure> {
        let is_folder = |side: &str| std::path::Path::new(side).is_dir();
        if is_folder(&self.old) && self.new.as_deref().is_some_and(is_folder) {
            return Ok(None);
        }
        match global.open() {
            Ok(registry) => Ok(Some(registry)),
            // a bare repository has revisions and no registry of its own
            Err(Failure::Usage(_)) if self.new.is_some() => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// Whether what is asked for is there on some side; a misspelt name would pass for one without changes.
    fn are_known(&self, sides: &[&Registry]) -> Result<(), Failure> {
        let ids: BTreeSet<&str> =
            sides.iter().flat_map(|side| side.ids()).map(DefinitionId::as_str).collect();
        let authorities: BTreeSet<&str> =
            sides.iter().flat_map(|side| side.ids()).map(DefinitionId::authority).collect();
        let is_lost = |id: &DefinitionId| sides.iter().any(|side| side.is_lost(id));
        let missing = self.definitions.iter().find(|id| !ids.contains(id.as_str()) && !is_lost(id));
        if let Some(id) = missing {
            return Err(unknown("definition", id.as_str(), ids));
        }
        match self.authority.iter().find(|name| !authorities.contains(name.as_str())) {
            Some(name) => Err(unknown("authority", name, authorities)),
            None => Ok(()),
        }
    }

    fn selection(&self) -> Selection {
        Selection {
            ids: self.definitions.clone(),
            authorities: self.authority.clone(),
            facets: self.facet.clone(),
            least: self.only.map(Impact::from),
        }
    }

    fn show(&self, found: &Diff, global: &Global, lang: Lang) -> String {
        let prefix = || global.folder().map(|folder| crate::git::prefix(&folder)).unwrap_or_default();
        match self.format.unwrap_or(default_format(global)) {
            DiffFormat::Text => text::diff::report(found, lang, global.style()),
            DiffFormat::Json => json::diff::report(found, lang),
            DiffFormat::Markdown => markdown::diff::report(found, lang),
            DiffFormat::Github => github::diff(found, &prefix(), lang),
            DiffFormat::Gitlab => gitlab::diff(found, &prefix(), lang),
        }
    }

    fn fails(&self, found: &Diff) -> bool {
        let least = match self.fail_on {
            FailOn::Never => return false,
            FailOn::Bump => return found.pairs.iter().any(|pair| !pair.is_satisfied()),
            FailOn::Breaking => Impact::Breaking,
            FailOn::Correction => Impact::Correction,
            FailOn::Compatible => Impact::Compatible,
            FailOn::Editorial => Impact::Editorial,
        };
        found
            .pairs
            .iter()
            .any(|pair| pair.impact() >= least || (pair.because_of.is_some() && !pair.is_satisfied()))
    }
}

fn unknown(what: &str, name: &str, known: BTreeSet<&str>) -> Failure {
    let near = begrip::nearest(name, known).map(|near| format!("; did you mean `{near}`?"));
    Failure::Usage(format!("neither side has the {what} `{name}`{}", near.unwrap_or_default()))
}

fn default_format(global: &Global) -> DiffFormat {
    match global.extension() {
        Some("json") => DiffFormat::Json,
        Some("md") => DiffFormat::Markdown,
        _ => DiffFormat::Text,
    }
}
