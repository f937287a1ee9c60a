//! Any bytes as the files of a registry, written as in the examples of rules.

use std::collections::BTreeMap;

use begrip::{Registry, Settings};

/// The line before the files of the earlier state.
const BEFORE: &[u8] = b"# before\n";

/// The line before a file, with its path.
const FILE: &[u8] = b"# file: ";

/// The bytes of the present state and, if there are any, of the earlier one.
pub(super) fn states(bytes: &[u8]) -> (&[u8], Option<&[u8]>) {
    match find(bytes, BEFORE) {
        Some(at) => (&bytes[..at], Some(&bytes[at + BEFORE.len()..])),
        None => (bytes, None),
    }
}

/// The registry of these bytes: every file after a line `# file: path`, or one file if there is no such line.
pub(super) fn registry(bytes: &[u8]) -> Registry {
    let files = files(bytes);
    match Registry::from_files(files.clone()) {
        Ok(registry) => registry,
        // its settings or its lock cannot be understood, and that was said
        Err(error) => {
            assert!(!error.to_string().is_empty());
            Registry::from_texts(Settings::default(), files)
        }
    }
}

fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Some(start) = find(bytes, FILE) else {
        return vec![("definitions/x/y.yaml".to_owned(), bytes.to_vec())];
    };
    let mut rest = &bytes[start..];
    let mut files = BTreeMap::new();
    while let Some(part) = rest.strip_prefix(FILE) {
        let end = find(part, FILE).unwrap_or(part.len());
        let line = part[..end].iter().position(|byte| *byte == b'\n').unwrap_or(end);
        let path = String::from_utf8_lossy(&part[..line]).trim().to_owned();
        // no folder has two files at one path
        files.entry(path).or_insert_with(|| part[(line + 1).min(end)..end].to_vec());
        rest = &part[end..];
    }
    files.into_iter().collect()
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
