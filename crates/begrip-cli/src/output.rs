//! Where results go: standard output or a file, in colour or not.

#![expect(clippy::disallowed_methods, reason = "the command line writes files")]

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use begrip_report::text::Style;

use crate::cli::{ColorWhen, Format, Global, Told};
use crate::failure::Failure;

impl Global {
    /// How text is laid out on the screen, or in a file.
    pub(crate) fn style(&self) -> Style {
        let screen = self.output.is_none() && std::io::stdout().is_terminal();
        let color = match self.color {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => screen && !is_no_color(),
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

/// Whether the environment asks for no colour (<https://no-color.org>).
pub(crate) fn is_no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// Writes a file; the folders above it are made if need be.
pub(crate) fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    made.and_then(|()| std::fs::write(path, text)).map_err(|error| not_written(path, &error))
}

/// Writes files, all or none: every text beside its place first, and only then each in its place.
pub(crate) fn write_files(files: &[(PathBuf, &str)]) -> Result<(), Failure> {
    let beside: Vec<Beside> =
        files.iter().map(|(path, text)| Beside::write(path, text)).collect::<Result<_, _>>()?;
    let mut replaced: Vec<(&Path, Option<Vec<u8>>)> = Vec::new();
    for file in &beside {
        let before = std::fs::read(&file.target).ok();
        if let Err(error) = std::fs::rename(&file.temporary, &file.target) {
            restore(replaced);
            return Err(not_written(&file.target, &error));
        }
        replaced.push((&file.target, before));
    }
    Ok(())
}

/// Moves files to paths that are free, all or none; the folders above them are made if need be.
pub(crate) fn move_files(moves: &[(PathBuf, PathBuf)]) -> Result<(), Failure> {
    for (at, (from, to)) in moves.iter().enumerate() {
        let made = to.parent().map_or(Ok(()), std::fs::create_dir_all);
        if let Err(error) = made.and_then(|()| std::fs::rename(from, to)) {
            for (from, to) in moves.iter().take(at) {
                let _refused = std::fs::rename(to, from);
            }
            return Err(not_written(to, &error));
        }
    }
    Ok(())
}

/// Puts back what was there; more cannot be done where even that is refused.
fn restore(replaced: Vec<(&Path, Option<Vec<u8>>)>) {
    for (path, before) in replaced {
        let _refused = match before {
            Some(bytes) => std::fs::write(path, bytes),
            None => std::fs::remove_file(path),
        };
    }
}

/// A text that is written and not yet in its place; it goes if it never gets there.
struct Beside {
    temporary: PathBuf,
    target: PathBuf,
}

impl Beside {
    fn write(path: &Path, text: &str) -> Result<Self, Failure> {
        // a link stays a link
        let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let mut name = OsString::from(".");
        name.push(target.file_name().unwrap_or_default());
        name.push(".new");
        let file = Self { temporary: target.with_file_name(name), target };
        write_file(&file.temporary, text)?;
        if let Ok(metadata) = std::fs::metadata(&file.target) {
            std::fs::set_permissions(&file.temporary, metadata.permissions())
                .map_err(|error| not_written(&file.target, &error))?;
        }
        Ok(file)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        let _in_its_place = std::fs::remove_file(&self.temporary);
    }
}

fn not_written(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Incomplete(format!("`{}` cannot be written: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::write_files;

    #[test]
    fn all_files_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("old"), "old").unwrap();
        write_files(&[(path("old"), "new"), (path("below/a"), "a")]).unwrap();
        assert_eq!(std::fs::read_to_string(path("old")).unwrap(), "new");
        assert_eq!(std::fs::read_to_string(path("below/a")).unwrap(), "a");
        std::fs::create_dir(path("folder")).unwrap();
        let failure =
            write_files(&[(path("old"), "newer"), (path("b"), "b"), (path("folder"), "x"), (path("c"), "c")]);
        assert!(failure.unwrap_err().to_string().contains("folder"));
        assert_eq!(std::fs::read_to_string(path("old")).unwrap(), "new");
        let mut names: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["below", "folder", "old"]);
    }
}
