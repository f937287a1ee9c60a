//! `compare`: owners against each other.

use begrip::{Date, Reference, Registry};
use begrip_report::{Lang, json, markdown, text};
use begrip_review::{CompareOptions, Matrix, compare, compare_concept};
use clap::{Args, ValueEnum};

use crate::cli::Global;
use crate::failure::{Failure, Outcome};
use crate::workplace::find;

/// Compare two definitions of different owners, or all definitions of a concept
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The left definition
    #[arg(required_unless_present = "concept")]
    left: Option<String>,
    /// The right definition
    #[arg(required_unless_present = "concept")]
    right: Option<String>,
    /// All definitions of this concept, and of those narrower than it
    #[arg(long, value_name = "CONCEPT", conflicts_with_all = ["left", "right"])]
    concept: Option<String>,
    /// With --concept: compare each with this definition only
    #[arg(long, value_name = "REFERENCE", requires = "concept")]
    reference: Option<String>,
    /// The day whose versions and amounts are used [default: the latest on which both are known]
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// How it is shown
    #[arg(long, value_enum)]
    format: Option<CompareFormat>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CompareFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// For a page or a comment
    Markdown,
    /// A table of the pairs of a concept
    Csv,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let registry = global.open()?;
        let lang = global.lang(Some(&registry));
        let text = match &self.concept {
            Some(concept) => self.of_concept(&registry, concept, global, lang)?,
            None => self.of_two(&registry, global, lang)?,
        };
        global.write(&text)?;
        Ok(Outcome::Clean)
    }

    fn of_two(&self, registry: &Registry, global: &Global, lang: Lang) -> Result<String, Failure> {
        let reference = |text: &Option<String>| -> Result<Reference, Failure> {
            let text = text.as_deref().unwrap_or_default();
            find(registry, text, begrip::Time::Any)?;
            Ok(text.parse()?)
        };
        let (left, right) = (reference(&self.left)?, reference(&self.right)?);
        let options = CompareOptions { on: self.on, ..CompareOptions::default() };
        let found = compare(registry, &left, &right, &options)
            .map_err(|reference| Failure::Usage(format!("`{reference}` means no version")))?;
        Ok(match self.format.unwrap_or(default_format(global)) {
            CompareFormat::Text => text::compare::report(registry, &found, lang, global.style()),
            CompareFormat::Json => json::compare::report(registry, &found, lang),
            CompareFormat::Markdown => markdown::compare::report(registry, &found, lang),
            CompareFormat::Csv => return Err(Failure::Usage("csv is for --concept".to_owned())),
        })
    }

    fn of_concept(
        &self,
        registry: &Registry,
        concept: &str,
        global: &Global,
        lang: Lang,
    ) -> Result<String, Failure> {
        let concept = find(registry, concept, begrip::Time::Any)?;
        let reference = self.reference.as_deref().map(str::parse::<Reference>).transpose()?;
        if let Some(reference) = &self.reference {
            find(registry, reference, begrip::Time::Any)?;
        }
        let found = compare_concept(registry, concept.id(), reference.as_ref(), self.on)
            .ok_or_else(|| Failure::Usage("the reference means no version".to_owned()))?;
        Ok(match self.format.unwrap_or(default_format(global)) {
            CompareFormat::Text => text::compare::matrix(&found, lang, global.style()),
            CompareFormat::Json => json::compare::matrix(&found),
            CompareFormat::Markdown => markdown::compare::matrix(&found, lang),
            CompareFormat::Csv => csv(&found)?,
        })
    }
}

/// The pairs of a concept as a table.
fn csv(found: &Matrix) -> Result<String, Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::Incomplete(error.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["left", "right", "relation", "verdict", "on"]).map_err(|error| failed(&error))?;
    for cell in &found.cells {
        let on = cell.on.map(|on| on.to_string()).unwrap_or_default();
        let (relation, verdict) = (cell.relation.as_str(), cell.verdict.as_str());
        let row = [cell.left.as_str(), cell.right.as_str(), relation, verdict, &on];
        writer.write_record(row).map_err(|error| failed(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map_err(|error| failed(&error))
}

fn default_format(global: &Global) -> CompareFormat {
    match global.extension() {
        Some("json") => CompareFormat::Json,
        Some("md") => CompareFormat::Markdown,
        Some("csv") => CompareFormat::Csv,
        _ => CompareFormat::Text,
    }
}
