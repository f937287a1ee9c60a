//! A list of definitions as JSON: of `list` and of `search`.

use begrip::{Definition, Validity};
use schemars::JsonSchema;
use serde::Serialize;

use super::Named;

/// Definitions that were asked for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.list/1` or `begrip.search/1`
    format: &'static str,
    /// The definitions.
    definitions: Vec<Item>,
}

/// One definition.
#[derive(Debug, Serialize, JsonSchema)]
struct Item {
    #[serde(flatten)]
    named: Named,
    /// Its kind.
    kind: &'static str,
    /// Its status.
    status: &'static str,
    /// The reference periods that it is meant for.
    valid: Validity,
    /// The concept that it makes measurable.
    concept: Option<String>,
}

/// The definitions, in the order given; `verb` is `list` or `search`.
pub fn report(definitions: &[&Definition], verb: Verb) -> String {
    let format = match verb {
        Verb::List => "begrip.list/1",
        Verb::Search => "begrip.search/1",
    };
    super::print(&Document {
        format,
        definitions: definitions.iter().map(|definition| item(definition)).collect(),
    })
}

/// Which verb asked for the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// `list`
    List,
    /// `search`
    Search,
}

fn item(definition: &Definition) -> Item {
    let header = definition.header();
    Item {
        named: Named::of(definition),
        kind: definition.kind().as_str(),
        status: header.status.as_str(),
        valid: header.valid,
        concept: header.concept.as_ref().map(ToString::to_string),
    }
}
