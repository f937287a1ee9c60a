//! `eval`: what definitions say of one unit, or of many.

use begrip::eval::GivenUnit;
use begrip::{Content, Date, Reference, Registry, Time};
use begrip_report::answer::{Answer, Answers, UnitAnswers};
use begrip_report::{Lang, json, markdown, text};
use begrip_review::{Placed, Questions};
use clap::{Args, ValueEnum};

use crate::cli::Global;
use crate::failure::{Failure, Outcome};
use crate::given;
use crate::workplace::find;

/// How many faults in what is given are listed.
const MAX_FAULTS: usize = 20;

/// Say what definitions say of a unit, and why
#[derive(Debug, Args)]
#[command(
    after_help = "Values are given by the id of what they are, so that they mean the same to every definition:
  begrip eval cbs/poor-household --given nl/household-wealth=2000 \"nl/net-household-income=1400 EUR/month\"
  begrip eval --concept nl/poverty --given household.yaml --on 2022-07-01
What is not given is not assumed: it is listed."
)]
pub(crate) struct Arguments {
    /// The definitions: `cbs/low-income-household`, `den-haag/minimum-household@^3`
    references: Vec<String>,
    /// Ask every variable that makes this concept measurable, or a narrower one
    #[arg(long, value_name = "REF")]
    concept: Option<String>,
    /// What is given: `leaf=value`, or a file with one unit or many (YAML, JSON, CSV; `-` for standard input)
    #[arg(long, value_name = "FILE|K=V", num_args = 1..)]
    given: Vec<String>,
    /// A day in the reference period [default: the latest on which the amounts are known]
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Show every step, with the amounts that were looked up and their sources
    #[arg(long)]
    trace: bool,
    /// How the answer is shown
    #[arg(long, value_enum)]
    format: Option<EvalFormat>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum EvalFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// For a comment or a page
    Markdown,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let registry = global.open()?;
        let asked = self.asked(&registry)?;
        let units = given::units(&self.given)?;
        let own_days = self.on.is_none() && units.iter().any(|unit| unit.date.is_some());
        let chosen = if self.on.is_none() && !own_days { registry.latest_day(&asked) } else { None };
        let days: Vec<Option<Date>> = units.iter().map(|unit| self.on.or(unit.date).or(chosen)).collect();
        let lang = global.lang(Some(&registry));
        let questions = Questions::new(&registry, &asked, &days);
        let placed = place(&questions, &units, &days, lang)?;
        let answers = Answers {
            on: days.first().copied().flatten().filter(|first| days.iter().all(|day| *day == Some(*first))),
            chosen: chosen.is_some(),
            units: units
                .iter()
                .zip(&placed)
                .map(|(unit, placed)| answers(&questions, unit, placed))
                .collect(),
        };
        let format = self.format.unwrap_or(match global.extension() {
            Some("json") => EvalFormat::Json,
            Some("md") => EvalFormat::Markdown,
            _ => EvalFormat::Text,
        });
        global.write(&match format {
            EvalFormat::Text => text::eval::report(&answers, self.trace, lang, global.style()),
            EvalFormat::Json => json::eval::report(&answers, lang),
            EvalFormat::Markdown => markdown::eval::report(&answers, lang),
        })?;
        Ok(Outcome::Clean)
    }

    /// The references that are asked, each of which means a definition on some day.
    fn asked(&self, registry: &Registry) -> Result<Vec<Reference>, Failure> {
        let mut asked = Vec::new();
        for text in &self.references {
            let definition = find(registry, text, Time::Any)?;
            if !matches!(definition.content(), Content::Variable(_) | Content::Population(_)) {
                let message = format!(
                    "`{}` is a {}; only a variable or a population says something of a unit",
                    definition.id(),
                    definition.kind()
                );
                return Err(Failure::Usage(message));
            }
            asked.push(text.parse()?);
        }
        if let Some(concept) = &self.concept {
            let concept = find(registry, concept, Time::Any)?;
            let variables = registry.variables_of(concept.id());
            if variables.is_empty() {
                return Err(Failure::Usage(format!("no variable makes `{}` measurable", concept.id())));
            }
            asked.extend(variables.into_iter().map(|id| Reference::new(id.clone(), None)));
        }
        if asked.is_empty() {
            return Err(Failure::Usage("name a definition, or a concept with --concept REF".to_owned()));
        }
        Ok(asked)
    }
}

/// Puts what is given in place, or says everything that does not fit.
fn place(
    questions: &Questions<'_>,
    units: &[GivenUnit],
    days: &[Option<Date>],
    lang: Lang,
) -> Result<Vec<Placed>, Failure> {
    let mut faults: Vec<String> = Vec::new();
    let mut placed = Vec::new();
    for (number, (unit, on)) in (1..).zip(units.iter().zip(days)) {
        match questions.place(unit, *on) {
            Ok(unit) => placed.push(unit),
            Err(found) if units.len() == 1 => {
                faults.extend(found.iter().map(|fault| lang.say(fault).to_owned()));
            }
            Err(found) => {
                let word = lang.pick("unit", "eenheid");
                faults.extend(found.iter().map(|fault| format!("{word} {number}: {}", lang.say(fault))));
            }
        }
    }
    if faults.is_empty() {
        return Ok(placed);
    }
    let more = faults.len().saturating_sub(MAX_FAULTS);
    faults.truncate(MAX_FAULTS);
    if more > 0 {
        faults.push(lang.pick(format!("and {more} more"), format!("en nog {more}")));
    }
    Err(Failure::Usage(faults.join("\n")))
}

fn answers<'e>(questions: &'e Questions<'_>, unit: &GivenUnit, placed: &'e Placed) -> UnitAnswers<'e> {
    let answers = questions.explain(placed).map(|(question, explanation)| Answer {
        definition: question.definition,
        measure: question.evaluator().measure().cloned(),
        explanation,
    });
    UnitAnswers {
        label: unit.label.clone(),
        on: placed.on,
        given: given::written(&unit.given),
        unused: placed.unused.clone(),
        answers: answers.collect(),
    }
}
