//! The registry that this repository ships, as files.

#![expect(clippy::disallowed_methods, reason = "tests read the files that they are about")]

use std::path::{Path, PathBuf};

/// The folder of this repository.
pub fn repository() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

/// Path and text of every shipped definition file, in order of the paths.
pub fn texts() -> Vec<(String, String)> {
    let root = repository();
    let mut open = vec![root.join("definitions")];
    let mut texts = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if let (Ok(relative), Ok(text)) =
                (path.strip_prefix(&root), std::fs::read_to_string(&path))
            {
                texts.push((relative.to_string_lossy().replace('\\', "/"), text));
            }
        }
    }
    texts.sort();
    texts
}
