//! From a folder to a [`Registry`]: the only file that reads the disk.

#![expect(clippy::disallowed_methods, reason = "this is the one place that reads files")]

use std::io::Read as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use thiserror::Error;

use self::file::{Opened, Root, assemble};
use crate::accepted::Accepted;
use crate::lock::{Lock, LockError};
use crate::problem::FaultKind;
use crate::registry::Registry;
use crate::settings::{Settings, SettingsError};

mod file;

/// A larger file than this is not read.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

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
    /// The operating system refused, or what is not a definition is not UTF-8.
    #[error("`{}` cannot be read: {source}", path.display())]
    Io {
        /// What could not be read.
        path: PathBuf,
        /// What the operating system says.
        source: std::io::Error,
    },
}

impl Registry {
    /// Reads the registry in a folder: `begrip.toml`, `begrip.lock`, `accepted-changes.yaml`, and every `.yaml` and
    /// `.yml` file under `definitions`.
    ///
    /// What is wrong with a definition file, or with an accepted change, is no error but a [`Problem`](crate::Problem)
    /// of the registry; all others are read.
    ///
    /// # Errors
    ///
    /// Fails if there is no such folder, if it is no registry, if `begrip.toml` or `begrip.lock` cannot be
    /// understood, or if the operating system does not list the folder.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, OpenError> {
        let folder = folder.as_ref();
        if !folder.is_dir() {
            return Err(OpenError::NoSuchFolder(folder.to_owned()));
        }
        let settings = root_text(folder, Settings::PATH)?;
        let definitions = folder.join("definitions");
        if settings.is_none() && !definitions.is_dir() {
            return Err(OpenError::NotARegistry(folder.to_owned()));
        }
        let root = Root::parse(settings.as_deref(), root_text(folder, Lock::PATH)?.as_deref())?;
        let mut paths = if definitions.is_dir() { list(folder, &definitions)? } else { Vec::new() };
        let accepted = folder.join(Accepted::PATH);
        if accepted.symlink_metadata().is_ok() {
            paths.insert(0, (Accepted::PATH.to_owned(), accepted));
        }
        let files = paths.into_par_iter().map(|(path, full)| open_file(path, &full)).collect();
        Ok(assemble(root, files))
    }

    /// Reads a registry from files in memory as [`Registry::open`] does from a folder: paths relative to the registry,
    /// with `/`, and the bytes of each file. Files that are no part of a registry are left out.
    ///
    /// # Errors
    ///
    /// Fails if `begrip.toml` or `begrip.lock` is among them and cannot be understood.
    ///
    /// ```
    /// use begrip::Registry;
    ///
    /// let text = "kind: concept\nid: nl/poverty\nversion: 1.0.0\nstatus: adopted\n";
    /// let files = [("begrip.toml", "[registry]\nname = \"x\"\n"), ("definitions/nl/poverty.yaml", text)];
    /// let registry = Registry::from_files(files)?;
    /// assert_eq!(registry.settings().registry.name.as_deref(), Some("x"));
    /// assert_eq!(registry.definitions().len(), 1);
    /// # Ok::<(), begrip::OpenError>(())
    /// ```
    pub fn from_files<P: Into<String>, T: AsRef<[u8]>>(
        files: impl IntoIterator<Item = (P, T)>,
    ) -> Result<Self, OpenError> {
        let (mut settings, mut lock, mut rest) = (None, None, Vec::new());
        for (path, bytes) in files.into_iter().map(|(path, bytes)| (path.into(), bytes.as_ref().to_vec())) {
            match path.as_str() {
                Settings::PATH => settings = Some(utf8(&path, bytes)?),
                Lock::PATH => lock = Some(utf8(&path, bytes)?),
                _ if Self::reads(&path) => rest.push((path, bytes)),
                _ => {}
            }
        }
        let root = Root::parse(settings.as_deref(), lock.as_deref())?;
        rest.sort_by(|a, b| a.0.cmp(&b.0));
        let files = rest.into_par_iter().map(|(path, bytes)| take_file(path, || within_limit(bytes)));
        Ok(assemble(root, files.collect()))
    }

    /// Whether the file at this path is part of a registry: what stands at its root, and the definition files.
    pub fn reads(path: &str) -> bool {
        [Settings::PATH, Lock::PATH, Accepted::PATH].contains(&path)
            || (path.starts_with("definitions/") && is_yaml(Path::new(path)))
    }

    /// Reads a registry from texts in memory: paths relative to the registry, with `/`, and the text or the bytes of
    /// each file. For `begrip.toml` and `begrip.lock` among them see [`Registry::from_files`].
    ///
    /// ```
    /// use begrip::{Registry, Settings};
    ///
    /// let text = "kind: concept\nid: nl/poverty\nversion: 1.0.0\nstatus: adopted\n";
    /// let registry = Registry::from_texts(Settings::default(), [("definitions/nl/poverty.yaml", text)]);
    /// assert!(registry.problems().is_empty());
    /// assert_eq!(registry.definitions().len(), 1);
    /// ```
    pub fn from_texts<P: Into<String>, T: AsRef<[u8]>>(
        settings: Settings,
        texts: impl IntoIterator<Item = (P, T)>,
    ) -> Self {
        let mut texts: Vec<(String, Vec<u8>)> =
            texts.into_iter().map(|(path, text)| (path.into(), text.as_ref().to_vec())).collect();
        texts.sort_by(|a, b| a.0.cmp(&b.0));
        let files = texts.into_par_iter().map(|(path, bytes)| Opened::decode(path, bytes)).collect();
        assemble(Root { settings, lock: None }, files)
    }
}

/// The text of a file at the root of the registry, if it is there.
fn root_text(folder: &Path, name: &str) -> Result<Option<String>, OpenError> {
    let path = folder.join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(OpenError::Io { path, source }),
    }
}

fn utf8(path: &str, bytes: Vec<u8>) -> Result<String, OpenError> {
    String::from_utf8(bytes).map_err(|error| OpenError::Io {
        path: path.into(),
        source: std::io::Error::new(std::io::ErrorKind::InvalidData, error.utf8_error()),
    })
}

/// The definition files in order: the path relative to the registry, with `/`, and the one to open.
fn list(folder: &Path, definitions: &Path) -> Result<Vec<(String, PathBuf)>, OpenError> {
    let mut paths = Vec::new();
    for entry in walkdir::WalkDir::new(definitions).follow_links(false) {
        let entry = entry.map_err(|error| OpenError::Io {
            path: error.path().unwrap_or(definitions).to_owned(),
            source: error.into(),
        })?;
        if is_yaml(entry.path()) && !entry.file_type().is_dir() {
            let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> =
                relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            paths.push((parts.join("/"), entry.path().to_owned()));
        }
    }
    paths.sort_unstable();
    Ok(paths)
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}

fn open_file(path: String, full: &Path) -> Opened {
    take_file(path, || read_bytes(full))
}

/// The file with these bytes, unless its name keeps it from being shown.
fn take_file(path: String, bytes: impl FnOnce() -> Result<Vec<u8>, FaultKind>) -> Opened {
    // where a name was not UTF-8 its path has this character
    let bytes = if path.contains('\u{fffd}') { Err(FaultKind::NameNotUtf8) } else { bytes() };
    match bytes {
        Ok(bytes) => Opened::decode(path, bytes),
        Err(fault) => Opened::unread(path, fault),
    }
}

fn within_limit(bytes: Vec<u8>) -> Result<Vec<u8>, FaultKind> {
    match u64::try_from(bytes.len()) {
        Ok(size) if size <= MAX_BYTES => Ok(bytes),
        size => Err(FaultKind::TooLarge { size: size.unwrap_or(u64::MAX), limit: MAX_BYTES }),
    }
}

/// The bytes of a regular file that is not too large; devices and pipes could go on for ever.
fn read_bytes(path: &Path) -> Result<Vec<u8>, FaultKind> {
    let failed = |error: std::io::Error| FaultKind::NotReadable { message: error.to_string() };
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        return Err(FaultKind::NotReadable { message: "it is not a regular file".to_owned() });
    }
    if metadata.len() > MAX_BYTES {
        return Err(FaultKind::TooLarge { size: metadata.len(), limit: MAX_BYTES });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    let file = std::fs::File::open(path).map_err(failed)?;
    file.take(MAX_BYTES).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::Registry;
    use crate::load::{MAX_BYTES, OpenError};
    use crate::problem::FaultKind;
    use crate::settings::Settings;

    const CONCEPT: &str = "kind: concept\nid: nl/poverty\nversion: 1.0.0\nstatus: adopted\n";

    #[test]
    fn texts_may_be_bytes_that_are_not_utf8() {
        let mut bytes = CONCEPT.as_bytes().to_vec();
        bytes.push(0xFF);
        let files = [("definitions/nl/b.yaml", CONCEPT.as_bytes()), ("definitions/nl/a.yaml", &bytes)];
        let registry = Registry::from_texts(Settings::default(), files);
        let kinds: Vec<_> = registry.problems().iter().map(|problem| problem.kind.clone()).collect();
        assert_eq!(kinds, [FaultKind::NotUtf8 { byte: 0xFF }]);
        assert_eq!(registry.definitions().len(), 1);
        let paths: Vec<_> = registry.sources().iter().map(crate::SourceFile::path).collect();
        assert_eq!(paths, ["definitions/nl/a.yaml", "definitions/nl/b.yaml"]);
    }

    #[test]
    fn files_are_read_as_a_folder_is() {
        let large = vec![b'#'; usize::try_from(MAX_BYTES).unwrap() + 1];
        let lock = "versions = [{ id = \"nl/poverty\", version = \"1.0.0\", digest = \"d\", date = \"2026-01-01\" }]";
        let registry = Registry::from_files([
            ("definitions/nl/poverty.yaml", CONCEPT.as_bytes()),
            ("definitions/nl/large.yaml", &large),
            ("definitions/nl/na\u{fffd}me.yml", CONCEPT.as_bytes()),
            ("definitions/nl/readme.md", b"no definition"),
            ("other.yaml", b"no definition"),
            ("begrip.lock", lock.as_bytes()),
            ("begrip.toml", b"[registry]\nname = \"x\"\n"),
        ])
        .unwrap();
        let kinds: Vec<_> = registry.problems().iter().map(|problem| problem.kind.clone()).collect();
        let too_large = FaultKind::TooLarge { size: MAX_BYTES + 1, limit: MAX_BYTES };
        assert_eq!(kinds, [too_large, FaultKind::NameNotUtf8]);
        assert_eq!(registry.settings().registry.name.as_deref(), Some("x"));
        let concept = &registry.definitions()[0];
        assert_eq!(registry.lock().unwrap().get(concept.id(), concept.version()).unwrap().digest, "d");
    }

    #[test]
    fn a_bad_lock_is_an_error_and_none_is_none() {
        let open = |lock: &[u8]| Registry::from_files([("begrip.lock", lock)]);
        assert!(matches!(open(b"versions = [\n"), Err(OpenError::Lock(error)) if error.line >= 1));
        assert!(matches!(open(b"\xFF"), Err(OpenError::Io { .. })));
        assert!(Registry::from_files([("", ""); 0]).unwrap().lock().is_none());
    }
}
