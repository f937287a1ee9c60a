//! A registry as trees, one for each file: what edits change, and the many ways of writing the same.

use std::collections::BTreeMap;

use begrip::{Registry, Settings};
use serde_json::{Map, Value};

use crate::generator::Random;

/// The definition files of a registry, as trees by path.
#[derive(Debug, Clone, PartialEq)]
pub struct Folder {
    /// What each file says.
    pub files: BTreeMap<String, Value>,
}

impl Folder {
    /// The trees of these texts.
    pub fn read(texts: Vec<(String, String)>) -> Self {
        let read = |text: &str| serde_yaml::from_str(text).unwrap_or(Value::Null);
        Self { files: texts.into_iter().map(|(path, text)| (path, read(&text))).collect() }
    }

    /// Every file, as the YAML library writes it.
    pub fn texts(&self) -> Vec<(String, String)> {
        self.files.iter().map(|(path, tree)| (path.clone(), yaml(tree))).collect()
    }

    /// Every file written in a way of its own, none of which says anything else.
    pub fn rewritten(&self, random: &mut Random) -> Vec<(String, String)> {
        let mut texts: Vec<(String, String)> =
            self.files.iter().map(|(path, tree)| (path.clone(), rewritten(tree, random))).collect();
        shuffle(&mut texts, random);
        texts
    }

    /// The registry of these files.
    pub fn registry(&self) -> Registry {
        registry(&self.texts())
    }
}

/// The registry of these texts, with the settings that hold if none are given.
pub fn registry(texts: &[(String, String)]) -> Registry {
    Registry::from_texts(Settings::default(), texts.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

fn yaml(tree: &Value) -> String {
    serde_yaml::to_string(tree).unwrap_or_default()
}

fn rewritten(tree: &Value, random: &mut Random) -> String {
    match random.below(6) {
        0 => yaml(tree),
        // JSON is YAML too
        1 => serde_json::to_string_pretty(tree).unwrap_or_default(),
        2 => yaml(&shuffled(tree, random)),
        3 => yaml(&spaced(tree, random)).replace('\n', "\r\n"),
        4 => commented(&yaml(tree)),
        _ => commented(&yaml(&shuffled(&spaced(tree, random), random))),
    }
}

/// A comment before every field of the definition, and after the last one.
fn commented(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let is_field = line.starts_with(|c: char| c.is_ascii_lowercase());
        if is_field { format!("# about this field\n\n{line}\n") } else { format!("{line}\n") }
    });
    format!("{}# the end\n", lines.collect::<String>())
}

/// The same tree with the entries of every map in another order.
fn shuffled(tree: &Value, random: &mut Random) -> Value {
    match tree {
        Value::Object(map) => {
            let mut entries: Vec<(String, Value)> =
                map.iter().map(|(key, value)| (key.clone(), shuffled(value, random))).collect();
            shuffle(&mut entries, random);
            Value::Object(entries.into_iter().collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.iter().map(|item| shuffled(item, random)).collect()),
        other => other.clone(),
    }
}

/// The same tree with more white space between the words of its texts.
fn spaced(tree: &Value, random: &mut Random) -> Value {
    match tree {
        Value::Object(map) => {
            let entries = map.iter().map(|(key, value)| {
                let is_words = matches!(key.as_str(), "nl" | "en" | "rule" | "where" | "holds");
                let value = match value {
                    Value::String(text) if is_words => Value::String(wider(text, random)),
                    other => spaced(other, random),
                };
                (key.clone(), value)
            });
            Value::Object(entries.collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(|item| spaced(item, random)).collect()),
        other => other.clone(),
    }
}

fn wider(text: &str, random: &mut Random) -> String {
    let mut out = String::new();
    for word in text.split(' ') {
        if !out.is_empty() {
            out.push_str(["  ", " ", "\n"][usize::try_from(random.below(3)).unwrap_or(0)]);
        }
        out.push_str(word);
    }
    out
}

/// Puts a list in another order (Fisher and Yates).
pub(crate) fn shuffle<T>(items: &mut [T], random: &mut Random) {
    for at in (1..items.len()).rev() {
        let other = usize::try_from(random.below(at as u64 + 1)).unwrap_or(0);
        items.swap(at, other);
    }
}
