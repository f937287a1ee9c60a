//! `begrip`: the command line over the library crates. It alone knows arguments, the terminal, files to write and exit codes.

mod cli;
mod clock;
mod command;
mod document;
mod failure;
mod git;
mod given;
mod output;
mod progress;
mod released;
mod side;
mod workplace;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match cli.run() {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            // where nobody reads standard error the exit status says enough
            let _unread = writeln!(anstream::stderr(), "begrip: {failure}");
            failure.exit_code()
        }
    }
}
