//! `config`: what is in force, and where each value comes from.

use begrip::Registry;
use begrip_report::configured::{From, Setting, settings};
use begrip_report::{json, text};
use begrip_review::check_settings;
use clap::Args;

use crate::cli::{ColorWhen, Format, Global};
use crate::failure::{Failure, Outcome};

/// Show what is in force in a registry, and where each value comes from
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How it is shown
    #[arg(long, value_enum)]
    format: Option<Format>,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let registry = global.open()?;
        check_settings(&registry)?;
        let mut all = of_the_command_line(global, &registry)?;
        all.extend(settings(registry.settings()));
        global.write(&match global.format(self.format) {
            Format::Text => text::config::report(&all, global.lang(Some(&registry)), global.style()),
            Format::Json => json::config::report(&all),
        })?;
        Ok(Outcome::Clean)
    }
}

fn of_the_command_line(global: &Global, registry: &Registry) -> Result<Vec<Setting>, Failure> {
    let setting = |name: &str, value: String, from| Setting { name: name.to_owned(), value, from };
    let given = |is_given: bool, option, otherwise| if is_given { From::Option(option) } else { otherwise };
    let language = match registry.settings().place("registry.language") {
        Some((line, column)) => From::File { line, column },
        None => From::Default,
    };
    let color = match global.color {
        ColorWhen::Auto if crate::output::is_no_color() => From::Environment("NO_COLOR"),
        ColorWhen::Auto => From::Default,
        ColorWhen::Always | ColorWhen::Never => From::Option("--color"),
    };
    let colored = if global.style().color { "yes" } else { "no" };
    let folder = global.folder()?.display().to_string();
    let lang = global.lang(Some(registry)).tag().to_owned();
    Ok(vec![
        setting("--registry", folder, given(global.registry.is_some(), "--registry", From::System)),
        setting("--lang", lang, given(global.lang.is_some(), "--lang", language)),
        setting(
            "--today",
            global.today()?.to_string(),
            given(global.today.is_some(), "--today", From::System),
        ),
        setting("--color", colored.to_owned(), color),
    ])
}
