//! What is in force in a registry, and where each value comes from.

use begrip::{DefinitionId, Language, Settings};
use begrip_review::RULES;

/// A value that is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its name, as `begrip.toml` has it (`registry.own`, `rules.homonym`) or as the option (`--lang`).
    pub name: String,
    /// The value; empty if there is none.
    pub value: String,
    /// Where it comes from.
    pub from: From,
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// Nothing says otherwise.
    Default,
    /// `begrip.toml`, at this line and column, both from 1.
    File {
        /// Line.
        line: usize,
        /// Column in characters.
        column: usize,
    },
    /// An option of the command line.
    Option(&'static str),
    /// A variable of the environment.
    Environment(&'static str),
    /// The system: its clock, or the folder where the command runs.
    System,
}

/// What `begrip.toml` or its absence puts in force.
pub fn settings(settings: &Settings) -> Vec<Setting> {
    let registry = &settings.registry;
    let own = registry.own.as_deref().map_or_else(|| "*".to_owned(), |own| joined(own, DefinitionId::as_str));
    let language = registry.language.as_ref().map_or("en", Language::as_str).to_owned();
    let minimum = settings.disclosure.minimum_cell.map(|cell| cell.to_string());
    let mut all = vec![
        ("registry.name".to_owned(), registry.name.clone().unwrap_or_default()),
        ("registry.base_uri".to_owned(), registry.base_uri.clone().unwrap_or_default()),
        ("registry.rules_uri".to_owned(), registry.rules_uri.clone().unwrap_or_default()),
        ("registry.languages".to_owned(), joined(&registry.languages, Language::as_str)),
        ("registry.language".to_owned(), language),
        ("registry.own".to_owned(), own),
        ("disclosure.minimum_cell".to_owned(), minimum.unwrap_or_default()),
    ];
    all.extend(RULES.iter().map(|rule| {
        let severity = settings.rules.get(rule.name).map_or(rule.severity.as_str(), String::as_str);
        (format!("rules.{}", rule.name), severity.to_owned())
    }));
    let from = |name: &str| match settings.place(name) {
        Some((line, column)) => From::File { line, column },
        None => From::Default,
    };
    all.into_iter().map(|(name, value)| Setting { from: from(&name), name, value }).collect()
}

fn joined<T>(all: &[T], text: fn(&T) -> &str) -> String {
    all.iter().map(text).collect::<Vec<_>>().join(", ")
}
