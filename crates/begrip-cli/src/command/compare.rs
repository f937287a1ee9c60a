//! `compare`: owners against each other.

use std::path::PathBuf;

use begrip::kind::alignment::{Assumption, Equal, Holds};
use begrip::{Content, Date, DefinitionId, Inputs, Reference, Registry, Text};
use begrip_report::{Lang, json, markdown, text};
use begrip_review::{
    ClaimState, CompareOptions, Comparison, Matrix, Said, claims, compare, compare_concept, smt,
};
use clap::{Args, ValueEnum};
use semver::Version;

use crate::cli::Global;
use crate::failure::{Failure, Outcome};
use crate::output::write_file;
use crate::workplace::find;

/// What is said while it takes long.
const COMPARING: Said = Said { en: "comparing", nl: "vergelijken" };

/// Compare two definitions of different owners, or all definitions of a concept
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The left definition
    #[arg(required_unless_present_any = ["concept", "all_claims"])]
    left: Option<String>,
    /// The right definition
    #[arg(required_unless_present_any = ["concept", "all_claims"])]
    right: Option<String>,
    /// All definitions of this concept, and of those narrower than it
    #[arg(long, value_name = "CONCEPT", conflicts_with_all = ["left", "right"])]
    concept: Option<String>,
    /// With --concept: compare each with this definition only
    #[arg(long, value_name = "REFERENCE", requires = "concept")]
    reference: Option<String>,
    /// Hold what every alignment claims against the rules; exit 1 if one is refuted
    #[arg(long, conflicts_with_all = ["left", "right", "concept"])]
    all_claims: bool,
    /// Grant something: `a/x = b/y` takes two definitions for the same; another expression, in the names of the inputs of the two, holds of every unit
    #[arg(long, value_name = "ASSUMPTION", conflicts_with_all = ["concept", "all_claims"])]
    assume: Vec<String>,
    /// Write the question in SMT-LIB 2 to this file, so that another solver can confirm the answer
    #[arg(long, value_name = "FILE", conflicts_with_all = ["concept", "all_claims"])]
    smt: Option<PathBuf>,
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
        if self.all_claims {
            return self.of_claims(&registry, global, lang);
        }
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
        let assume = self.assume.iter().map(|text| assumption(registry, text, [&left, &right]));
        let options = CompareOptions {
            on: self.on,
            assume: assume.collect::<Result<_, _>>()?,
            suggest: true,
            witnesses: true,
        };
        let found = compare(registry, &left, &right, &options)
            .map_err(|reference| Failure::Usage(format!("`{reference}` means no version")))?;
        self.write_question(registry, &found)?;
        Ok(match self.format.unwrap_or(default_format(global)) {
            CompareFormat::Text => text::compare::report(registry, &found, lang, global.style()),
            CompareFormat::Json => json::compare::report(registry, &found, lang),
            CompareFormat::Markdown => markdown::compare::report(registry, &found, lang),
            CompareFormat::Csv => return Err(Failure::Usage("csv is for --concept".to_owned())),
        })
    }

    /// Holds every claim against the rules.
    fn of_claims(&self, registry: &Registry, global: &Global, lang: Lang) -> Result<Outcome, Failure> {
        let working = global.working(registry, COMPARING);
        let all = claims(registry);
        drop(working);
        let text = match self.format.unwrap_or(default_format(global)) {
            CompareFormat::Text => text::claims::report(&all, lang, global.style()),
            CompareFormat::Json => json::claims::report(&all, lang),
            CompareFormat::Markdown => markdown::claims::report(&all, lang),
            CompareFormat::Csv => return Err(Failure::Usage("csv is for --concept".to_owned())),
        };
        global.write(&text)?;
        let is_refuted = all.iter().any(|one| one.state == ClaimState::Refuted);
        Ok(if is_refuted { Outcome::Findings } else { Outcome::Clean })
    }

    /// Writes the question in SMT-LIB 2, if that is asked for.
    fn write_question(&self, registry: &Registry, found: &Comparison) -> Result<(), Failure> {
        let Some(path) = &self.smt else { return Ok(()) };
        let version = |(id, version): &(DefinitionId, Version)| {
            registry.versions(id).iter().find(|definition| definition.version() == version)
        };
        let script = match (version(&found.left), version(&found.right)) {
            (Some(left), Some(right)) => smt(registry, left, right, found.on),
            _ => None,
        };
        let Some(script) = script else {
            return Err(Failure::Usage("--smt is for definitions that select units".to_owned()));
        };
        write_file(path, &script)
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
        let working = global.working(registry, COMPARING);
        let found = compare_concept(registry, concept.id(), reference.as_ref(), self.on)
            .ok_or_else(|| Failure::Usage("the reference means no version".to_owned()))?;
        drop(working);
        Ok(match self.format.unwrap_or(default_format(global)) {
            CompareFormat::Text => text::compare::matrix(&found, lang, global.style()),
            CompareFormat::Json => json::matrix::report(&found),
            CompareFormat::Markdown => markdown::compare::matrix(&found, lang),
            CompareFormat::Csv => csv(&found)?,
        })
    }
}

/// What is granted: two definitions that are one, or an expression in the names of the inputs of the two.
fn assumption(registry: &Registry, text: &str, sides: [&Reference; 2]) -> Result<Assumption, Failure> {
    if let Some((one, other)) = text.split_once('=')
        && let (Ok(one), Ok(other)) = (one.trim().parse::<Reference>(), other.trim().parse::<Reference>())
    {
        find(registry, &one.to_string(), begrip::Time::Any)?;
        find(registry, &other.to_string(), begrip::Time::Any)?;
        return Ok(Assumption::Equal(Equal { equal: [one, other], because: Text::default() }));
    }
    let rule: begrip::Expr =
        text.parse().map_err(|error| Failure::Usage(format!("--assume `{text}`: {error}")))?;
    let mut inputs = Inputs::new();
    for side in sides.into_iter().rev() {
        let definition = find(registry, &side.to_string(), begrip::Time::Any)?;
        if let Content::Variable(variable) = definition.content() {
            inputs.extend(variable.inputs.iter().map(|(name, input)| (name.clone(), input.clone())));
        }
    }
    if let Some(unknown) = rule.names().into_iter().find(|name| !inputs.contains_key(*name)) {
        let known: Vec<&str> = inputs.keys().map(String::as_str).collect();
        let known = known.join(", ");
        return Err(Failure::Usage(format!(
            "--assume `{text}`: neither rule has an input `{unknown}`; there are {known}"
        )));
    }
    Ok(Assumption::Holds(Holds { holds: text.to_owned(), inputs, because: Text::default() }))
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
