//! From a folder to a [`Registry`]: the only file that reads the disk.

#![expect(clippy::disallowed_methods, reason = "this is the one place that reads files")]

use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use thiserror::Error;

use self::file::{Opened, Root, assemble};
use self::memory::{take_file, utf8};
use crate::accepted::Accepted;
use crate::lock::{Lock, LockError};
use crate::problem::FaultKind;
use crate::registry::Registry;
use crate::settings::{Settings, SettingsError};

mod file;
mod memory;

/// Why a registry could not be opened at all.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum OpenError {
    /// There is no such folder.
    #[error("there is no folder `{}`", .0.display())]
    NoSuchFolder(PathBuf),
    /// The folder has neither `begrip.toml` nor `definitions`.
    #[error("`{}` is not a registry: it has neither begrip.toml nor a folder `definitions`", .0.display())]
    NotARegistry(PathBuf),
    /// `begrip.toml` cannot be understood.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// `begrip.lock` cannot be understood.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// What stands at the root of the registry is not read: it is too large, not UTF-8, no file, or a link that leads
    /// out of the registry.
    #[error("`{}`: {fault}", path.display())]
    Refused {
        /// What is not read.
        path: PathBuf,
        /// Why not.
        fault: FaultKind,
    },
    /// The operating system refused.
    #[error("`{}` cannot be read: {source}", path.display())]
    Io {
        /// What could not be read.
        path: PathBuf,
        /// What the operating system says.
        source: std::io::Error,
    },
}

impl Registry {
    /// A larger file than this is not read, in bytes.
    pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

    /// Reads the registry in a folder: `begrip.toml`, `begrip.lock`, `accepted-changes.yaml`, and every `.yaml` and
    /// `.yml` file under `definitions`. Nothing outside of the folder is read: a link that leads out of it is refused.
    ///
    /// What is wrong with a definition file, with a folder below `definitions`, or with an accepted change, is no error
    /// but a [`Problem`](crate::Problem) of the registry; all others are read.
    ///
    /// # Errors
    ///
    /// Fails if there is no such folder, if it is no registry, if `begrip.toml` or `begrip.lock` is refused or cannot be
    /// understood, or if the operating system does not list `definitions`.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, OpenError> {
        let folder = folder.as_ref();
        if !folder.is_dir() {
            return Err(OpenError::NoSuchFolder(folder.to_owned()));
        }
        let real =
            folder.canonicalize().map_err(|source| OpenError::Io { path: folder.to_owned(), source })?;
        let folder = Folder { path: folder, real };
        let settings = folder.root_text(Settings::PATH)?;
        let definitions = folder.path.join("definitions");
        if settings.is_none() && !definitions.is_dir() {
            return Err(OpenError::NotARegistry(folder.path.to_owned()));
        }
        let root = Root::parse(settings.as_deref(), folder.root_text(Lock::PATH)?.as_deref())?;
        let mut paths = if definitions.is_dir() { folder.list(&definitions)? } else { Vec::new() };
        let accepted = folder.path.join(Accepted::PATH);
        if accepted.symlink_metadata().is_ok() {
            paths.insert(0, (Accepted::PATH.to_owned(), Ok(accepted)));
        }
        let files = paths.into_par_iter().map(|(path, full)| folder.open_file(path, full)).collect();
        Ok(assemble(root, files))
    }
}

/// A path relative to the registry, with `/`, and the file to open, or why what should be there cannot be listed.
type Listed = (String, Result<PathBuf, FaultKind>);

/// The folder of a registry, outside of which nothing is read.
struct Folder<'f> {
    path: &'f Path,
    /// The same without links.
    real: PathBuf,
}

impl Folder<'_> {
    /// The text of a file at the root of the registry, if it is there.
    fn root_text(&self, name: &str) -> Result<Option<String>, OpenError> {
        let path = self.path.join(name);
        match path.symlink_metadata() {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(OpenError::Io { path, source }),
            Ok(_) => {}
        }
        let bytes = self.bytes(&path).map_err(|fault| refused(&path, fault))?;
        utf8(&path, bytes).map(Some)
    }

    /// The definition files, in order of their paths.
    fn list(&self, definitions: &Path) -> Result<Vec<Listed>, OpenError> {
        // of what is below links are not followed
        self.stays_within(definitions).map_err(|fault| refused(definitions, fault))?;
        let mut paths = Vec::new();
        for entry in walkdir::WalkDir::new(definitions).follow_links(false) {
            match entry {
                Ok(entry) if is_yaml(entry.path()) && !entry.file_type().is_dir() => {
                    paths.push((self.shown(entry.path()), Ok(entry.into_path())));
                }
                Ok(_) => {}
                Err(error) if error.depth() == 0 => {
                    return Err(OpenError::Io { path: definitions.to_owned(), source: error.into() });
                }
                // it may not be opened, or went away since it was listed
                Err(error) => {
                    let path = self.shown(error.path().unwrap_or(definitions));
                    let message = std::io::Error::from(error).to_string();
                    paths.push((path, Err(FaultKind::FolderNotReadable { message })));
                }
            }
        }
        // two names that are not UTF-8 can be shown alike
        paths.sort_by(|a, b| (&a.0, a.1.as_ref().ok()).cmp(&(&b.0, b.1.as_ref().ok())));
        Ok(paths)
    }

    /// The path relative to the registry.
    fn shown(&self, path: &Path) -> String {
        let relative = path.strip_prefix(self.path).unwrap_or(path);
        let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        parts.join("/")
    }

    fn open_file(&self, path: String, full: Result<PathBuf, FaultKind>) -> Opened {
        match full {
            Ok(full) => take_file(path, || self.bytes(&full)),
            Err(fault) => Opened::unread(path, fault),
        }
    }

    /// The bytes of a regular file that is not too large; devices and pipes could go on for ever.
    fn bytes(&self, path: &Path) -> Result<Vec<u8>, FaultKind> {
        self.stays_within(path)?;
        let metadata = path.metadata().map_err(not_readable)?;
        if !metadata.is_file() {
            return Err(FaultKind::NotAFile);
        }
        let (size, limit) = (metadata.len(), Registry::MAX_BYTES);
        if size > limit {
            return Err(FaultKind::TooLarge { size, limit });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        let file = std::fs::File::open(path).map_err(not_readable)?;
        // it may have grown since, and may grow on
        file.take(limit + 1).read_to_end(&mut bytes).map_err(not_readable)?;
        match u64::try_from(bytes.len()) {
            Ok(size) if size <= limit => Ok(bytes),
            size => Err(FaultKind::TooLarge { size: size.unwrap_or(u64::MAX), limit }),
        }
    }

    /// Refuses a link that leads out of the registry: a report shows lines of the files that it is about, and whoever
    /// proposes a change to a registry must not get those of other files of the machine to see.
    fn stays_within(&self, path: &Path) -> Result<(), FaultKind> {
        if !path.symlink_metadata().map_err(not_readable)?.is_symlink() {
            return Ok(());
        }
        let real = path.canonicalize().map_err(not_readable)?;
        if real.starts_with(&self.real) { Ok(()) } else { Err(FaultKind::LinkLeadsOut) }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "`map_err` gives it away")]
fn not_readable(error: std::io::Error) -> FaultKind {
    FaultKind::NotReadable { message: error.to_string() }
}

/// What is not a definition and cannot be read keeps the registry from being opened.
fn refused(path: &Path, fault: FaultKind) -> OpenError {
    let path = path.to_owned();
    match fault {
        FaultKind::NotReadable { message } => OpenError::Io { path, source: std::io::Error::other(message) },
        fault => OpenError::Refused { path, fault },
    }
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}
