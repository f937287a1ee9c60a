//! `new`: one definition to start from, which passes `check`.

use begrip::{DefinitionId, Kind, Registry};
use clap::Args;

use super::scaffold::{Scaffold, yaml};
use crate::cli::Global;
use crate::failure::{Failure, Outcome};
use crate::output::write_file;

/// Make a definition to start from, with its authority and what else it cannot do without
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The kind: variable, concept, parameter, population, …
    kind: String,
    /// The id: `den-haag/minimum-household`
    id: DefinitionId,
    /// The folder between the authority and the name
    #[arg(long, value_name = "FOLDER")]
    theme: Option<String>,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let folder = global.folder()?;
        let registry = Registry::open(&folder)?;
        let kind = self.kind()?;
        self.may_be_made(&registry, kind)?;
        let made = Scaffold::new(&registry).make(kind, &self.id);
        let files: Vec<(String, String)> =
            made.iter().map(|(id, definition)| self.file(id, definition)).collect();
        if let Some((path, _)) = files.iter().find(|(path, _)| folder.join(path).exists()) {
            return Err(Failure::Usage(format!("`{path}` exists already")));
        }
        for (path, text) in &files {
            write_file(&folder.join(path), text)?;
        }
        let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        global.write(&format!("{}\n", paths.join("\n")))?;
        Ok(Outcome::Clean)
    }

    fn kind(&self) -> Result<Kind, Failure> {
        Kind::from_word(&self.kind).ok_or_else(|| {
            let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
            Failure::Usage(format!("`{}` is not a kind; the kinds are {}", self.kind, kinds.join(", ")))
        })
    }

    fn may_be_made(&self, registry: &Registry, kind: Kind) -> Result<(), Failure> {
        let id = &self.id;
        if !registry.versions(id).is_empty() {
            let message = format!("there is a definition `{id}` already; see `begrip show {id}`");
            return Err(Failure::Usage(message));
        }
        if (kind == Kind::Authority) != id.name().is_none() {
            let message =
                "the id of an authority is one word (`den-haag`), every other id is `authority/name`";
            return Err(Failure::Usage(message.to_owned()));
        }
        Ok(())
    }

    /// Path and text; the theme is that of the definition which was asked for.
    fn file(&self, id: &DefinitionId, definition: &serde_json::Value) -> (String, String) {
        let theme = self.theme.as_deref().filter(|_| *id == self.id);
        let theme = theme.map(|theme| format!("{}/", theme.trim_matches('/'))).unwrap_or_default();
        let path = match id.name() {
            Some(name) => format!("definitions/{}/{theme}{name}.yaml", id.authority()),
            None => format!("definitions/{id}.yaml"),
        };
        let text = yaml(definition, path.matches('/').count());
        (path, text)
    }
}
