//! `schema`: the JSON Schema of the file format and of every JSON result.

use begrip_report::json;
use clap::Args;
use serde_json::Value;

use crate::cli::Global;
use crate::failure::{Failure, Outcome};

/// Print the JSON Schema of definition files, or of a JSON result
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// definition, or the verb of a result: check, check-line, compare, config, diff, eval, explain, graph, impact, list,
    /// rules, search, series or show
    #[arg(default_value = "definition")]
    of: String,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let schema = if self.of == "definition" { begrip::definition_schema() } else { result(&self.of)? };
        global.write(&print(&schema))?;
        Ok(Outcome::Clean)
    }
}

fn result(of: &str) -> Result<Value, Failure> {
    let schemas = json::schemas();
    let names: Vec<&str> = schemas.iter().map(|(name, _)| *name).collect();
    let unknown =
        || Failure::Usage(format!("there is no schema `{of}`; there are definition, {}", names.join(", ")));
    schemas.iter().find(|(name, _)| *name == of).map(|(_, schema)| schema.clone()).ok_or_else(unknown)
}

/// The schema as the file that a registry ships has it.
pub(crate) fn print(schema: &Value) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}
