//! `man`: the manual pages, made from the arguments themselves.

use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;

use crate::cli::{Cli, Global};
use crate::failure::{Failure, Outcome};
use crate::output::write_file;

/// Print the manual page of begrip or of one command
///
/// `begrip man | man -l -` shows the page at once, `begrip man --dir DIR` writes all pages into a folder.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The command [default: the page of begrip itself]
    #[arg(value_name = "COMMAND", conflicts_with = "dir")]
    verb: Option<String>,
    /// Write all pages into this folder: begrip.1, begrip-check.1 and so on
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    dir: Option<PathBuf>,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let mut begrip = Cli::command();
        // only then has every command its full name, and the options that all have
        begrip.build();
        match (&self.dir, &self.verb) {
            (Some(dir), _) => {
                for command in std::iter::once(&begrip).chain(verbs(&begrip)) {
                    write_file(&dir.join(format!("{}.1", name(command))), &page(command)?)?;
                }
            }
            (None, Some(verb)) => global.write(&page(verb_named(&begrip, verb)?)?)?,
            (None, None) => global.write(&page(&begrip)?)?,
        }
        Ok(Outcome::Clean)
    }
}

/// The commands that have a page; `help` shows what they have.
fn verbs(begrip: &Command) -> impl Iterator<Item = &Command> {
    begrip.get_subcommands().filter(|command| command.get_name() != "help")
}

fn verb_named<'c>(begrip: &'c Command, verb: &str) -> Result<&'c Command, Failure> {
    verbs(begrip).find(|command| command.get_name() == verb).ok_or_else(|| {
        let names: Vec<&str> = verbs(begrip).map(Command::get_name).collect();
        let hint = match begrip::nearest(verb, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are {}", names.join(", ")),
        };
        Failure::Usage(format!("there is no command `{verb}`; {hint}"))
    })
}

/// `begrip-check`, as the pages of commands are called.
fn name(command: &Command) -> &str {
    command.get_display_name().unwrap_or(command.get_name())
}

/// The page in the notation of roff.
fn page(command: &Command) -> Result<String, Failure> {
    let mut page = Vec::new();
    Man::new(command.clone())
        .render(&mut page)
        .map_err(|error| Failure::Incomplete(format!("the page cannot be written: {error}")))?;
    let page = String::from_utf8_lossy(&page);
    let title = title(command);
    // without a date the title of the library has one part too few
    let lines = page.lines().map(|line| if line.starts_with(".TH ") { &title } else { line.trim_end() });
    Ok(lines.flat_map(|line| [line, "\n"]).collect())
}

/// Name, section, no date so that the same program gives the same pages, and what it belongs to.
fn title(command: &Command) -> String {
    let name = name(command).to_uppercase();
    format!(".TH {name} 1 \"\" \"begrip {}\" \"begrip\"", env!("CARGO_PKG_VERSION"))
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory};

    use super::{name, page, verbs};
    use crate::cli::Cli;

    fn begrip() -> Command {
        let mut begrip = Cli::command();
        begrip.build();
        begrip
    }

    /// What roff shows: hyphens and points are written with a backslash, fonts are changed in the line.
    fn shown(page: &str) -> String {
        page.replace("\\-", "-")
            .replace("\\&", "")
            .replace("\\fB", "")
            .replace("\\fI", "")
            .replace("\\fR", "")
    }

    #[test]
    fn the_page_of_begrip_names_every_command() {
        let begrip = begrip();
        let shown = shown(&page(&begrip).unwrap());
        assert!(verbs(&begrip).count() >= 19);
        for verb in verbs(&begrip) {
            assert!(
                shown.contains(&format!("begrip-{}(1)", verb.get_name())),
                "{}: {shown}",
                verb.get_name()
            );
        }
        assert!(shown.contains("Exit status: 0 nothing found, 1 findings"), "{shown}");
    }

    #[test]
    fn every_page_names_every_option_with_its_words() {
        let begrip = begrip();
        for command in std::iter::once(&begrip).chain(verbs(&begrip)) {
            let shown = shown(&page(command).unwrap());
            assert!(shown.contains(&format!(".TH {} 1 ", name(command).to_uppercase())), "{shown}");
            for option in command.get_arguments() {
                let word = match option.get_long() {
                    Some(long) => format!("--{long}"),
                    None => option.get_value_names().unwrap_or_default().concat(),
                };
                assert!(shown.contains(&word), "{} lacks {word}: {shown}", name(command));
            }
        }
    }

    /// Every line is a request of roff or text, and no line of text begins as a request does.
    #[test]
    fn every_page_is_well_formed() {
        let known = [
            ".TH", ".SH", ".TP", ".PP", ".RS", ".RE", ".br", ".ie", ".el", ".IP", ".SS", ".B", ".I", ".nf",
            ".fi",
        ];
        let begrip = begrip();
        for command in std::iter::once(&begrip).chain(verbs(&begrip)) {
            let page = page(command).unwrap();
            for line in page.lines() {
                let request = line.split(' ').next().unwrap_or_default();
                let is_request = request.starts_with(['.', '\'']);
                assert!(!is_request || known.contains(&request), "{}: {line}", name(command));
            }
            let sections: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
            assert_eq!(sections[..3], ["NAME", "SYNOPSIS", "DESCRIPTION"], "{}", name(command));
        }
    }
}
