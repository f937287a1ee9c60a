//! The arguments of the command line.

use std::path::PathBuf;

use begrip::Date;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::command;
use crate::failure::{Failure, Outcome};

/// A registry of shared statistical definitions: check them, read them, ask them about a unit, and see what changed.
#[derive(Debug, Parser)]
#[command(name = "begrip", version, max_term_width = 100)]
#[command(
    after_help = "Exit status: 0 nothing found, 1 findings, 2 wrong usage or no such folder, 3 not completed"
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every command understands.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// The registry; by default the nearest folder upwards with begrip.toml
    #[arg(short = 'C', long, global = true, value_name = "DIR")]
    pub(crate) registry: Option<PathBuf>,
    /// The language of labels and messages [default: en, or what begrip.toml says]
    #[arg(long, global = true, value_enum)]
    pub(crate) lang: Option<Language>,
    /// Write the result to a file; its extension chooses the format if --format does not
    #[arg(short, long, global = true, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The day of today [default: that of the system]
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) today: Option<Date>,
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t = ColorWhen::Auto)]
    pub(crate) color: ColorWhen,
}

/// The language of labels and messages.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Language {
    /// Dutch
    Nl,
    /// English
    En,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Text for people or JSON for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Text or Markdown for people, or JSON for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Told {
    /// For people
    Text,
    /// For programs
    Json,
    /// For a page or a comment
    Markdown,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(command::check::Arguments),
    Show(command::show::Arguments),
    List(command::list::Arguments),
    Search(command::search::Arguments),
    Graph(command::graph::Arguments),
    Diff(command::diff::Arguments),
    Compare(command::compare::Arguments),
    Impact(command::impact::Arguments),
    Series(command::series::Arguments),
    Eval(command::eval::Arguments),
    Init(command::init::Arguments),
    New(command::new::Arguments),
    Fmt(command::fmt::Arguments),
    Release(command::release::Arguments),
    Rules(command::rules::Arguments),
    Explain(command::explain::Arguments),
    Config(command::config::Arguments),
    Schema(command::schema::Arguments),
    Completions(command::completions::Arguments),
    Man(command::man::Arguments),
}

impl Cli {
    pub(crate) fn run(&self) -> Result<Outcome, Failure> {
        let global = &self.global;
        match &self.command {
            Command::Check(arguments) => arguments.run(global),
            Command::Show(arguments) => arguments.run(global),
            Command::List(arguments) => arguments.run(global),
            Command::Search(arguments) => arguments.run(global),
            Command::Graph(arguments) => arguments.run(global),
            Command::Diff(arguments) => arguments.run(global),
            Command::Compare(arguments) => arguments.run(global),
            Command::Impact(arguments) => arguments.run(global),
            Command::Series(arguments) => arguments.run(global),
            Command::Eval(arguments) => arguments.run(global),
            Command::Init(arguments) => arguments.run(global),
            Command::New(arguments) => arguments.run(global),
            Command::Fmt(arguments) => arguments.run(global),
            Command::Release(arguments) => arguments.run(global),
            Command::Rules(arguments) => arguments.run(global),
            Command::Explain(arguments) => arguments.run(global),
            Command::Config(arguments) => arguments.run(global),
            Command::Schema(arguments) => arguments.run(global),
            Command::Completions(arguments) => arguments.run(global),
            Command::Man(arguments) => arguments.run(global),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        super::Cli::command().debug_assert();
    }
}
