//! Small registries that a test writes down: one block of YAML for each definition, without what is always the same.

use begrip::{Registry, Settings};

/// The files of a text in which blank lines separate definitions; `version` 1.0.0 and `status` adopted may be left out.
pub fn blocks(text: &str) -> Vec<(String, String)> {
    let texts = text.trim().split("\n\n").map(str::trim).filter(|block| !block.is_empty());
    texts.enumerate().map(|(at, block)| file(at, block)).collect()
}

fn file(at: usize, block: &str) -> (String, String) {
    let value = |key: &str| block.lines().find_map(|line| line.strip_prefix(key)).map(str::trim);
    let mut text = format!("{block}\n");
    for (key, usual) in [("version:", "1.0.0"), ("status:", "adopted")] {
        if value(key).is_none() {
            text.push_str(&format!("{key} {usual}\n"));
        }
    }
    (format!("definitions/{}@{at}.yaml", value("id:").unwrap_or_default()), text)
}

/// The registry of such a text.
///
/// # Panics
///
/// If a file cannot be read as it is meant.
pub fn registry_of_blocks(text: &str) -> Registry {
    let registry = Registry::from_texts(Settings::default(), blocks(text));
    assert!(registry.problems().is_empty(), "{:#?}", registry.problems());
    registry
}
