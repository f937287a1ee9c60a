//! What is in force in a registry, as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use crate::configured::{From, Setting};

/// What is in force.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.config/1`
    format: &'static str,
    /// Every setting.
    settings: Vec<Item>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Item {
    /// Its name, as `begrip.toml` or the command line has it.
    name: String,
    /// The value; null if there is none.
    value: Option<String>,
    /// `default`, `file`, `option`, `environment` or `system`.
    from: &'static str,
    /// The option or the variable.
    by: Option<&'static str>,
    /// Line in `begrip.toml`.
    line: Option<usize>,
    /// Column in `begrip.toml`.
    column: Option<usize>,
}

/// Name, value and origin of every setting.
pub fn report(settings: &[Setting]) -> String {
    super::print(&Document { format: "begrip.config/1", settings: settings.iter().map(item).collect() })
}

fn item(setting: &Setting) -> Item {
    let (from, by, place) = match setting.from {
        From::Default => ("default", None, None),
        From::File { line, column } => ("file", None, Some((line, column))),
        From::Option(option) => ("option", Some(option), None),
        From::Environment(variable) => ("environment", Some(variable), None),
        From::System => ("system", None, None),
    };
    Item {
        name: setting.name.clone(),
        value: Some(setting.value.clone()).filter(|value| !value.is_empty()),
        from,
        by,
        line: place.map(|(line, _)| line),
        column: place.map(|(_, column)| column),
    }
}
