//! A registry from files in memory, as they are read from a folder.

use std::path::Path;

use rayon::prelude::*;

use super::file::{Opened, Root, assemble};
use super::{OpenError, is_yaml, refused};
use crate::accepted::Accepted;
use crate::lock::Lock;
use crate::problem::FaultKind;
use crate::registry::Registry;
use crate::settings::Settings;

impl Registry {
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
        Self::from_sized_files(files.into_iter().map(|(path, bytes)| (path, Ok(bytes))))
    }

    /// The same of files of which some may be left out because they are larger than [`Registry::MAX_BYTES`]: of these
    /// comes the size in bytes as `Err`.
    ///
    /// # Errors
    ///
    /// Fails as [`Registry::from_files`] does, and if `begrip.toml` or `begrip.lock` is too large.
    pub fn from_sized_files<P: Into<String>, T: AsRef<[u8]>>(
        files: impl IntoIterator<Item = (P, Result<T, u64>)>,
    ) -> Result<Self, OpenError> {
        let (mut settings, mut lock, mut rest) = (None, None, Vec::new());
        for (path, bytes) in files {
            let (path, bytes) = (path.into(), within_limit(bytes));
            let text = |bytes: Result<_, _>| {
                bytes
                    .map_err(|fault| refused(Path::new(&path), fault))
                    .and_then(|bytes| utf8(Path::new(&path), bytes))
            };
            match path.as_str() {
                Settings::PATH => settings = Some(text(bytes)?),
                Lock::PATH => lock = Some(text(bytes)?),
                _ if Self::reads(&path) => rest.push((path, bytes)),
                _ => {}
            }
        }
        let root = Root::parse(settings.as_deref(), lock.as_deref())?;
        rest.sort_by(|a, b| a.0.cmp(&b.0));
        let files = rest.into_par_iter().map(|(path, bytes)| take_file(path, || bytes));
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

/// The text of a file at the root of a registry.
pub(super) fn utf8(path: &Path, bytes: Vec<u8>) -> Result<String, OpenError> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(at).copied().unwrap_or_default();
        refused(path, FaultKind::NotUtf8 { byte })
    })
}

/// The file with these bytes, unless its name keeps it from being shown.
pub(super) fn take_file(path: String, bytes: impl FnOnce() -> Result<Vec<u8>, FaultKind>) -> Opened {
    // where a name was not UTF-8 its path has this character
    let bytes = if path.contains('\u{fffd}') { Err(FaultKind::NameNotUtf8) } else { bytes() };
    match bytes {
        Ok(bytes) => Opened::decode(path, bytes),
        Err(fault) => Opened::unread(path, fault),
    }
}

fn within_limit(bytes: Result<impl AsRef<[u8]>, u64>) -> Result<Vec<u8>, FaultKind> {
    let limit = Registry::MAX_BYTES;
    match bytes {
        Ok(bytes) => match u64::try_from(bytes.as_ref().len()) {
            Ok(size) if size <= limit => Ok(bytes.as_ref().to_vec()),
            size => Err(FaultKind::TooLarge { size: size.unwrap_or(u64::MAX), limit }),
        },
        Err(size) => Err(FaultKind::TooLarge { size, limit }),
    }
}

#[cfg(test)]
mod tests {
    use crate::load::OpenError;
    use crate::problem::FaultKind;
    use crate::registry::Registry;
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
        let large = vec![b'#'; usize::try_from(Registry::MAX_BYTES).unwrap() + 1];
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
        let too_large = FaultKind::TooLarge { size: Registry::MAX_BYTES + 1, limit: Registry::MAX_BYTES };
        assert_eq!(kinds, [too_large, FaultKind::NameNotUtf8]);
        assert_eq!(registry.settings().registry.name.as_deref(), Some("x"));
        let concept = &registry.definitions()[0];
        assert_eq!(registry.lock().unwrap().get(concept.id(), concept.version()).unwrap().digest, "d");
    }

    #[test]
    fn of_a_file_that_is_left_out_the_size_is_told() {
        let files = [("definitions/nl/a.yaml", Ok(CONCEPT)), ("definitions/nl/b.yaml", Err(1 << 40))];
        let registry = Registry::from_sized_files(files).unwrap();
        let kinds: Vec<_> = registry.problems().iter().map(|problem| problem.kind.clone()).collect();
        assert_eq!(kinds, [FaultKind::TooLarge { size: 1 << 40, limit: Registry::MAX_BYTES }]);
        assert_eq!(registry.definitions().len(), 1);
    }

    #[test]
    fn a_bad_lock_is_an_error_and_none_is_none() {
        let open = |lock: &[u8]| Registry::from_files([("begrip.lock", lock)]);
        assert!(matches!(open(b"versions = [\n"), Err(OpenError::Lock(error)) if error.line >= 1));
        assert!(matches!(
            open(b"\xFF"),
            Err(OpenError::Refused { fault: FaultKind::NotUtf8 { byte: 0xFF }, .. })
        ));
        let large = Registry::from_sized_files([("begrip.lock", Err::<&[u8], _>(Registry::MAX_BYTES + 1))]);
        assert!(matches!(large, Err(OpenError::Refused { fault: FaultKind::TooLarge { .. }, .. })));
        assert!(Registry::from_files([("", ""); 0]).unwrap().lock().is_none());
    }
}
