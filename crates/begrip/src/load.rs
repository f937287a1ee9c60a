//! From a folder to a [`Registry`]: the only file that reads the disk.

#![expect(clippy::disallowed_methods, reason = "this is the one place that reads files")]

use std::io::Read as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use thiserror::Error;

use crate::definition::Definition;
use crate::problem::{Fault, FaultKind, Problem};
use crate::read::{Read, read};
use crate::registry::{Loaded, Node, Registry};
use crate::settings::{Settings, SettingsError};
use crate::source::file::{FileId, SourceFile, Sources};
use crate::source::place::place;
use crate::source::tree::Span;

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
    /// Reads the registry in a folder: `begrip.toml`, and every `.yaml` and `.yml` file under `definitions`.
    ///
    /// What is wrong with a definition file is no error but a [`Problem`] of the registry; all other files are read.
    ///
    /// # Errors
    ///
    /// Fails if there is no such folder, if it is no registry, if `begrip.toml` cannot be understood, or if the
    /// operating system does not list the folder.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, OpenError> {
        let folder = folder.as_ref();
        if !folder.is_dir() {
            return Err(OpenError::NoSuchFolder(folder.to_owned()));
        }
        let settings = settings(folder)?;
        let definitions = folder.join("definitions");
        if settings.is_none() && !definitions.is_dir() {
            return Err(OpenError::NotARegistry(folder.to_owned()));
        }
        let paths = if definitions.is_dir() { list(folder, &definitions)? } else { Vec::new() };
        let files = paths.into_par_iter().map(|(path, full)| open_file(path, &full)).collect();
        Ok(assemble(settings.unwrap_or_default(), files))
    }

    /// Reads a registry from texts in memory: paths relative to the registry, with `/`, and the text or the bytes of each file.
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
        let files = texts.into_par_iter().map(|(path, bytes)| decode_file(path, bytes)).collect();
        assemble(settings, files)
    }
}

/// One file with what it gave.
struct Opened {
    file: SourceFile,
    read: Read,
}

fn settings(folder: &Path) -> Result<Option<Settings>, OpenError> {
    let path = folder.join("begrip.toml");
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some(Settings::parse(&text)?)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(OpenError::Io { path, source }),
    }
}

/// The definition files in order: the path relative to the registry, with `/`, and the one to open.
fn list(folder: &Path, definitions: &Path) -> Result<Vec<(String, PathBuf)>, OpenError> {
    let mut paths = Vec::new();
    for entry in walkdir::WalkDir::new(definitions).follow_links(false) {
        let entry = entry.map_err(|error| OpenError::Io {
            path: error.path().unwrap_or(definitions).to_owned(),
            source: error.into(),
        })?;
        let is_yaml =
            entry.path().extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
        if is_yaml && !entry.file_type().is_dir() {
            let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> =
                relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            paths.push((parts.join("/"), entry.path().to_owned()));
        }
    }
    paths.sort_unstable();
    Ok(paths)
}

fn open_file(path: String, full: &Path) -> Opened {
    // where a name was not UTF-8 its path has this character
    let bytes = if path.contains('\u{fffd}') { Err(FaultKind::NameNotUtf8) } else { read_bytes(full) };
    match bytes {
        Ok(bytes) => decode_file(path, bytes),
        Err(fault) => {
            let read = Read { faults: vec![Fault::new(Span::default(), fault)], ..Read::default() };
            Opened { file: SourceFile::new(path, String::new()), read }
        }
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

/// Reads the bytes of one file: UTF-8, with or without a byte-order mark, with any line ends.
fn decode_file(path: String, bytes: Vec<u8>) -> Opened {
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return not_utf8(path, error.utf8_error().valid_up_to(), error.as_bytes()),
    };
    let mark = text.starts_with('\u{feff}');
    if mark {
        text.remove(0);
    }
    let mut read = read(&text);
    read.faults.extend(mark.then(|| Fault::new(Span::default(), FaultKind::ByteOrderMark)));
    if let Some(at) = text.find("\r\n") {
        read.faults.push(Fault::new(Span { start: at, end: at + 1 }, FaultKind::CarriageReturn));
    }
    Opened { file: SourceFile::new(path, text), read }
}

/// A file that is not UTF-8 from some byte on; its identity is looked for in what comes before.
fn not_utf8(path: String, offset: usize, bytes: &[u8]) -> Opened {
    let byte = bytes.get(offset).copied().unwrap_or_default();
    let text = String::from_utf8_lossy(bytes).into_owned();
    let span = Span { start: offset, end: offset + '\u{fffd}'.len_utf8() };
    let Read { definition, id, version, supersedes, .. } = read(text.get(..offset).unwrap_or_default());
    let supersedes = definition.map_or(supersedes, |(header, _)| header.supersedes);
    let faults = vec![Fault::new(span, FaultKind::NotUtf8 { byte })];
    Opened {
        file: SourceFile::new(path, text),
        read: Read { definition: None, faults, id, version, supersedes },
    }
}

fn assemble(settings: Settings, files: Vec<Opened>) -> Registry {
    let mut sources = Sources::default();
    let mut loaded = Loaded::default();
    for (index, Opened { file, read }) in files.into_iter().enumerate() {
        let id = FileId(u32::try_from(index).unwrap_or(u32::MAX));
        let lost = read.definition.is_none();
        let identity = read.id.or_else(|| identity_of_path(file.path()));
        for fault in read.faults {
            loaded.problems.push(Problem {
                file: id,
                place: place(file.path(), file.text(), fault.span, &fault.pointer),
                kind: fault.kind,
                id: identity.clone(),
                version: read.version.clone(),
            });
        }
        if let (true, Some(identity)) = (lost, identity) {
            loaded.lost.insert(identity);
            loaded.lost_supersedes.extend(read.supersedes);
        }
        if let Some((header, content)) = read.definition {
            // its number follows when all are in order
            loaded.definitions.push(Definition { header, content, file: id, node: Node(0) });
        }
        sources.files.push(file);
    }
    Registry::new(settings, sources, loaded)
}

/// `definitions/cbs/poverty/low-income-household@3.yaml` is where `cbs/low-income-household` belongs.
fn identity_of_path(path: &str) -> Option<crate::DefinitionId> {
    let mut parts = path.strip_prefix("definitions/")?.split('/');
    let (first, last) = (parts.next()?, parts.next_back());
    let stem = |name: &str| {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        stem.split('@').next().unwrap_or_default().to_owned()
    };
    let id = match last {
        Some(last) => format!("{first}/{}", stem(last)),
        None => stem(first),
    };
    id.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Registry;
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
        let paths: Vec<_> = registry.sources().iter().map(|file| file.path()).collect();
        assert_eq!(paths, ["definitions/nl/a.yaml", "definitions/nl/b.yaml"]);
    }
}
