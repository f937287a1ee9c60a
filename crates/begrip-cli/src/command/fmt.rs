//! `fmt`: the canonical layout of definition files.

#![expect(clippy::disallowed_methods, reason = "the command line reads the files that it is to write")]

use std::io::Read;
use std::path::{Path, PathBuf};

use begrip::{LayoutError, Registry, SourceFile, lay_out};
use begrip_report::Lang;
use begrip_report::text::fmt::{self, Sheet, What};
use clap::Args;

use crate::cli::Global;
use crate::failure::{Failure, Outcome};
use crate::output::write_files;

/// Bring definition files into their canonical layout
#[derive(Debug, Args)]
#[command(
    after_help = "Keys come in the order of the format, a level is indented by two spaces, and brackets that are longer
than a line become blocks. Comments, quotes, blank lines between blocks and texts over several lines stay, and so does
all that a file says. With `-` as the file, standard input is written to standard output, which editors use."
)]
pub(crate) struct Arguments {
    /// Only these files, or all below these folders; `-` for standard input [default: the whole registry]
    files: Vec<PathBuf>,
    /// Write nothing, and say which files are laid out otherwise; the exit status is then 1
    #[arg(long)]
    check: bool,
    /// Write nothing, and show what would change; the exit status is then 1
    #[arg(long)]
    diff: bool,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        if let [only] = self.files.as_slice()
            && only == Path::new("-")
        {
            return standard_input(global);
        }
        let (files, sheets, lang) = self.sheets(global)?;
        let is_written = !self.check && !self.diff;
        if is_written {
            let pairs = files.into_iter().zip(&sheets);
            let changed: Vec<(PathBuf, &str)> =
                pairs.filter_map(|(file, sheet)| Some((file, sheet.change()?))).collect();
            write_files(&changed)?;
        }
        let what = match (self.diff, self.check) {
            (true, _) => What::Diff,
            (false, true) => What::Check,
            (false, false) => What::Write,
        };
        global.write(&fmt::report(&sheets, what, lang, global.style()))?;
        let is_found = |sheet: &Sheet| sheet.laid_out.is_err() || (!is_written && sheet.change().is_some());
        Ok(if sheets.iter().any(is_found) { Outcome::Findings } else { Outcome::Clean })
    }

    /// The files, and what each says, in the same order.
    fn sheets(&self, global: &Global) -> Result<(Vec<PathBuf>, Vec<Sheet>, Lang), Failure> {
        let mut found = Vec::new();
        let mut lang = global.lang(None);
        if self.files.is_empty() {
            let folder = global.folder()?;
            let registry = Registry::open(&folder)?;
            lang = global.lang(Some(&registry));
            found = below(&registry, &folder, "");
        }
        for path in &self.files {
            found.extend(if path.is_dir() { in_folder(path)? } else { vec![one(path)?] });
        }
        let (files, sheets) = found.into_iter().unzip();
        Ok((files, sheets, lang))
    }
}

/// Where a file is, and what it says.
type Found = (PathBuf, Sheet);

/// The files of a registry whose path begins so.
fn below(registry: &Registry, folder: &Path, start: &str) -> Vec<Found> {
    let paths = registry.sources().iter().map(SourceFile::path);
    paths.filter(|path| path.starts_with(start)).map(|path| sheet(folder.join(path), path)).collect()
}

/// The definition files below a folder, which is a registry or within one.
fn in_folder(path: &Path) -> Result<Vec<Found>, Failure> {
    let whole = std::fs::canonicalize(path).map_err(|error| unreadable(path, &error))?;
    let root = whole.ancestors().find(|folder| folder.join("begrip.toml").is_file());
    let root = root.ok_or_else(|| {
        Failure::Usage(format!("there is no begrip.toml in `{}` or above it", path.display()))
    })?;
    let start = whole.strip_prefix(root).ok().and_then(Path::to_str).unwrap_or_default();
    let start = if start.is_empty() { String::new() } else { format!("{}/", start.replace('\\', "/")) };
    Ok(below(&Registry::open(root)?, root, &start))
}

/// A file that somebody names has to be there.
fn one(path: &Path) -> Result<Found, Failure> {
    match std::fs::metadata(path) {
        Ok(_) => Ok(sheet(path.to_owned(), &path.display().to_string())),
        Err(error) => Err(unreadable(path, &error)),
    }
}

fn sheet(file: PathBuf, path: &str) -> Found {
    let text = std::fs::File::open(&file).and_then(read);
    let laid_out = text.as_deref().map_err(|_| LayoutError::Unreadable).and_then(lay_out);
    (file, Sheet { path: path.to_owned(), text: text.unwrap_or_default(), laid_out })
}

/// The text of what may be larger than a definition file.
fn read(source: impl Read) -> std::io::Result<String> {
    let mut text = String::new();
    source.take(Registry::MAX_BYTES + 1).read_to_string(&mut text)?;
    if text.len() as u64 > Registry::MAX_BYTES {
        return Err(std::io::Error::other(format!("it is larger than {} bytes", Registry::MAX_BYTES)));
    }
    Ok(text)
}

fn standard_input(global: &Global) -> Result<Outcome, Failure> {
    let text = read(std::io::stdin().lock());
    let text = text.map_err(|error| Failure::Usage(format!("standard input cannot be read: {error}")))?;
    global.write(&lay_out(&text).map_err(|error| Failure::Usage(error.to_string()))?)?;
    Ok(Outcome::Clean)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Usage(format!("`{}` cannot be read: {error}", path.display()))
}
