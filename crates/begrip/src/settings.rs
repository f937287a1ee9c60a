//! `begrip.toml`: what a registry says about itself.

use std::collections::BTreeMap;

use serde::Deserialize;
use thiserror::Error;

use crate::id::DefinitionId;
use crate::nearest::nearest;
use crate::source::fields::fields_of;
use crate::text::Language;

/// What `begrip.toml` says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// `[registry]`
    pub registry: RegistrySettings,
    /// `[rules]`: severity by rule.
    pub rules: BTreeMap<String, String>,
    /// `[disclosure]`
    pub disclosure: DisclosureSettings,
    /// Line and column of every key that is written, by its path (`registry.own`).
    #[serde(skip)]
    places: BTreeMap<String, (usize, usize)>,
}

/// `[registry]`: what it is called and who owns it.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RegistrySettings {
    /// The name that people use.
    pub name: Option<String>,
    /// The address under which definitions are published.
    pub base_uri: Option<String>,
    /// The address of the page that explains the rules, such as that of `docs/rules.md`; reports for programs refer to it.
    pub rules_uri: Option<String>,
    /// The languages that every label and definition has.
    pub languages: Vec<Language>,
    /// The language of messages, unless another is asked for.
    pub language: Option<Language>,
    /// The authorities whose definitions are checked strictly; without it all are.
    pub own: Option<Vec<DefinitionId>>,
}

impl Default for RegistrySettings {
    fn default() -> Self {
        let languages = ["nl", "en"].into_iter().filter_map(|tag| tag.parse().ok()).collect();
        Self { name: None, base_uri: None, rules_uri: None, languages, language: None, own: None }
    }
}

/// `[disclosure]`: how small groups are kept from view in all indicators.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DisclosureSettings {
    /// Fewer units than this are not shown.
    pub minimum_cell: Option<u32>,
}

/// What is wrong with `begrip.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("begrip.toml:{line}:{column}: {message}")]
pub struct SettingsError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, and the nearest name where one is near.
    pub message: String,
}

impl Settings {
    /// The path of the file in a registry.
    pub const PATH: &'static str = "begrip.toml";

    /// Reads the text of `begrip.toml`.
    ///
    /// # Errors
    ///
    /// Fails for a text that is not TOML, for `[registery]` or `langauges` (the nearest name is suggested), and for
    /// values that are not what their key holds.
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        let settings: Self = toml::from_str(text).map_err(|error| {
            let (line, column) = position(text, error.span().map_or(0, |span| span.start));
            SettingsError { line, column, message: short(explain(text, error.message())) }
        })?;
        Ok(Self { places: places(text), ..settings })
    }

    /// Line and column of a key in `begrip.toml`, both from 1, columns in characters; `None` if it is not written.
    pub fn place(&self, key: &str) -> Option<(usize, usize)> {
        self.places.get(key).copied()
    }
}

/// A message that repeats what is written, which may be as long as the file.
pub(crate) fn short(message: String) -> String {
    const LONG: usize = 400;
    match message.char_indices().nth(LONG) {
        Some((end, _)) => format!("{}…", message.get(..end).unwrap_or_default()),
        None => message,
    }
}

/// Line and column of a byte in a text, both from 1, columns in characters.
pub(crate) fn position(text: &str, offset: usize) -> (usize, usize) {
    let head = text.get(..offset.min(text.len())).unwrap_or_default();
    let line = head.matches('\n').count() + 1;
    let column = head.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// Where the keys of the tables are written.
fn places(text: &str) -> BTreeMap<String, (usize, usize)> {
    let Ok(root) = toml::de::DeTable::parse(text) else { return BTreeMap::new() };
    let mut places = BTreeMap::new();
    for (name, table) in root.get_ref() {
        for (key, _) in table.get_ref().as_table().into_iter().flatten() {
            let place = position(text, key.span().start);
            places.insert(format!("{}.{}", name.get_ref(), key.get_ref()), place);
        }
    }
    places
}

fn explain(text: &str, message: &str) -> String {
    let Some((table, key)) = unknown_key(text) else { return message.to_owned() };
    let known = fields(&table);
    let place = if table.is_empty() { String::new() } else { format!(" of [{table}]") };
    match nearest(&key, known.iter().copied()) {
        Some(near) => format!("`{key}` is not a key{place}; did you mean `{near}`?"),
        None => format!("`{key}` is not a key{place}; the keys are {}", known.join(", ")),
    }
}

fn fields(table: &str) -> &'static [&'static str] {
    match table {
        "" => fields_of::<Settings>(),
        "registry" => fields_of::<RegistrySettings>(),
        "disclosure" => fields_of::<DisclosureSettings>(),
        _ => &[],
    }
}

/// The first key, in the order of the tables, that no table has.
fn unknown_key(text: &str) -> Option<(String, String)> {
    let root: toml::Table = text.parse().ok()?;
    let tables =
        ["registry", "disclosure"].into_iter().filter_map(|name| Some((name, root.get(name)?.as_table()?)));
    std::iter::once(("", &root)).chain(tables).find_map(|(name, table)| {
        let known = fields(name);
        let key = table.keys().find(|key| !known.contains(&key.as_str()))?;
        Some((name.to_owned(), key.clone()))
    })
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn a_misspelt_key_is_an_error_with_the_nearest_name() {
        let error = Settings::parse("[registry]\nname = \"x\"\nlangauges = [\"nl\"]\n").unwrap_err();
        assert_eq!((error.line, error.column), (3, 1));
        assert_eq!(error.message, "`langauges` is not a key of [registry]; did you mean `languages`?");
        let error = Settings::parse("[registery]\n").unwrap_err();
        assert_eq!(error.message, "`registery` is not a key; did you mean `registry`?");
    }

    #[test]
    fn every_key_that_is_written_has_a_place() {
        let settings =
            Settings::parse("# x\n[registry]\nname = \"x\"\n[rules]\n  homonym = \"off\"\n").unwrap();
        assert_eq!(settings.place("registry.name"), Some((3, 1)));
        assert_eq!(settings.place("rules.homonym"), Some((5, 3)));
        assert_eq!(settings.place("registry.own"), None);
    }

    #[test]
    fn nothing_is_the_default() {
        let settings = Settings::parse("").unwrap();
        let languages: Vec<_> = settings.registry.languages.iter().map(super::Language::as_str).collect();
        assert_eq!(languages, ["nl", "en"]);
        assert!(settings.registry.own.is_none());
    }
}
