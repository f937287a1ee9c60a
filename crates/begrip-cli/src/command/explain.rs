//! `explain`: one rule, why it is there, and two examples.

use begrip_report::{json, markdown, text};
use begrip_review::{RULES, rule};
use clap::Args;

use crate::cli::{Global, Told};
use crate::failure::{Failure, Outcome};

/// Explain a rule: what it asks, why, how to mend what it finds, and two examples
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The name of the rule, as a finding shows it
    rule: String,
    /// How it is shown
    #[arg(long, value_enum)]
    format: Option<Told>,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let rule = rule(&self.rule).ok_or_else(|| unknown(&self.rule))?;
        let lang = global.lang(None);
        global.write(&match global.told(self.format) {
            Told::Text => text::rules::one(rule, lang, global.style()),
            Told::Json => json::rules::one(rule),
            Told::Markdown => markdown::rules::text(rule, lang),
        })?;
        Ok(Outcome::Clean)
    }
}

fn unknown(name: &str) -> Failure {
    let near = begrip::nearest(name, RULES.iter().map(|rule| rule.name));
    let hint = near.map_or_else(|| "see `begrip rules`".to_owned(), |near| format!("did you mean `{near}`?"));
    Failure::Usage(format!("there is no rule `{name}`; {hint}"))
}
