//! Results as JSON for programs: one struct a document, from which its JSON Schema is made too.

use begrip::Definition;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

mod amounts;
pub mod check;
pub mod claims;
pub mod compare;
pub mod config;
pub mod diff;
pub mod eval;
pub mod graph;
pub mod impact;
pub mod lines;
pub mod list;
mod lists;
pub mod matrix;
pub mod reached;
pub mod rules;
pub mod series;
pub mod show;

/// A text by language, with null where there is none.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Label {
    /// In Dutch.
    pub nl: Option<String>,
    /// In English.
    pub en: Option<String>,
}

impl Label {
    pub(crate) fn of(text: &begrip::Text) -> Self {
        let get = |language| text.get(language).map(str::to_owned);
        Self { nl: get("nl"), en: get("en") }
    }
}

/// A version of a definition, named.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its label.
    pub label: Label,
}

impl Named {
    pub(crate) fn of(definition: &Definition) -> Self {
        Self {
            id: definition.id().to_string(),
            version: definition.version().to_string(),
            label: Label::of(&definition.header().label),
        }
    }
}

/// The JSON Schemas of the documents, by the word that `begrip schema` takes.
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("check", schema::<check::Document>()),
        ("check-line", schema::<lines::Line>()),
        ("compare", schema::<compare::Any>()),
        ("config", schema::<config::Document>()),
        ("diff", schema::<diff::Document>()),
        ("eval", schema::<eval::Document>()),
        ("explain", schema::<rules::One>()),
        ("graph", schema::<graph::Document>()),
        ("impact", schema::<impact::Document>()),
        ("list", schema::<list::Document>()),
        ("rules", schema::<rules::Document>()),
        ("search", schema::<list::Document>()),
        ("series", schema::<series::Document>()),
        ("show", schema::<show::Document>()),
    ]
}

fn schema<T: JsonSchema>() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    Value::from(settings.into_generator().into_root_schema_for::<T>())
}

/// A document as indented text.
pub(crate) fn print<T: Serialize>(document: &T) -> String {
    let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
    text.push('\n');
    text
}
