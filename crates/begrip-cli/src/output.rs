//! Where results go: standard output or a file, in colour or not.

#![expect(clippy::disallowed_methods, reason = "the command line writes files")]

use std::io::{IsTerminal, Write};
use std::path::Path;

use begrip_report::text::Style;

use crate::cli::{ColorWhen, Format, Global, Told};
use crate::failure::Failure;

impl Global {
    /// How text is laid out on the screen, or in a file.
    pub(crate) fn style(&self) -> Style {
        let screen = self.output.is_none() && std::io::stdout().is_terminal();
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let color = match self.color {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => screen && !no_color,
        };
        let columns =
            terminal_size::terminal_size().filter(|_| screen).map(|(width, _)| usize::from(width.0));
        // nothing is cut that goes to a file or another program
        Style { width: columns.map_or(usize::MAX, |columns| columns.max(40)), color }
    }

    /// The format that was asked for, else the one of the extension of the output file, else text.
    pub(crate) fn format(&self, asked: Option<Format>) -> Format {
        asked.unwrap_or(match self.extension() {
            Some("json") => Format::Json,
            _ => Format::Text,
        })
    }

    /// The same, of what can be told in Markdown too.
    pub(crate) fn told(&self, asked: Option<Told>) -> Told {
        asked.unwrap_or(match self.extension() {
            Some("json") => Told::Json,
            Some("md") => Told::Markdown,
            _ => Told::Text,
        })
    }

    pub(crate) fn extension(&self) -> Option<&str> {
        self.output.as_deref()?.extension()?.to_str()
    }

    /// Writes a result, byte for byte.
    pub(crate) fn write(&self, text: &str) -> Result<(), Failure> {
        match &self.output {
            Some(path) => write_file(path, text),
            None => match std::io::stdout().lock().write_all(text.as_bytes()) {
                // whoever reads us has seen enough
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
                Err(error) => Err(Failure::Incomplete(format!("standard output cannot be written: {error}"))),
                Ok(()) => Ok(()),
            },
        }
    }
}

/// Writes a file; the folders above it are made if need be.
pub(crate) fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    made.and_then(|()| std::fs::write(path, text))
        .map_err(|error| Failure::Incomplete(format!("`{}` cannot be written: {error}", path.display())))
}
