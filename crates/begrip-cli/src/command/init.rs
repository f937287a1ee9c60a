//! `init`: a registry to start from, which passes `check`.

use std::path::{Path, PathBuf};

use begrip::{DefinitionId, definition_schema};
use clap::Args;
use serde_json::json;

use super::scaffold::yaml;
use super::schema;
use crate::cli::Global;
use crate::failure::{Failure, Outcome};
use crate::output::write_file;

/// Make a registry to start from
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The folder
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// The authority whose definitions it holds, such as `den-haag`
    #[arg(long, value_name = "ID", default_value = "our-city")]
    authority: DefinitionId,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let authority = &self.authority;
        if authority.name().is_some() {
            return Err(Failure::Usage(format!(
                "`{authority}` is not an authority: its id is one word, such as `den-haag`"
            )));
        }
        if self.dir.join("begrip.toml").exists() {
            let dir = self.dir.display();
            return Err(Failure::Usage(format!("`{dir}` is a registry already: it has a begrip.toml")));
        }
        let files = files(authority);
        for (path, text) in &files {
            let path = self.dir.join(path);
            if !path.exists() {
                write_file(&path, text)?;
            }
        }
        let dir = shown(&self.dir);
        let names: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        global.write(&format!(
            "a registry of `{authority}` in {dir}: {}\nnext: begrip check {dir}, then begrip -C {dir} new variable {authority}/your-variable\n",
            names.join(", ")
        ))?;
        Ok(Outcome::Clean)
    }
}

fn shown(dir: &Path) -> String {
    dir.display().to_string()
}

fn files(authority: &DefinitionId) -> Vec<(String, String)> {
    let settings = format!(
        "[registry]\nname = \"{authority}\"\n# every label and definition is written in these languages\nlanguages = [\"nl\", \"en\"]\n# definitions of other authorities are checked leniently\nown = [\"{authority}\"]\n"
    );
    let owner = json!({
        "kind": "authority",
        "id": authority,
        "version": "1.0.0",
        "status": "draft",
        "label": { "nl": authority.as_str(), "en": authority.as_str() },
        "definition": {
            "nl": "Eigenaar van de definities in dit register.",
            "en": "Owner of the definitions in this registry.",
        },
    });
    let unit = json!({
        "kind": "unit_type",
        "id": format!("{authority}/household"),
        "version": "1.0.0",
        "status": "draft",
        "label": { "nl": "Huishouden", "en": "Household" },
        "definition": {
            "nl": "Een of meer personen die samen een woonruimte bewonen en zichzelf daar van het dagelijks nodige voorzien.",
            "en": "One or more persons who share a dwelling and provide for their daily needs there.",
        },
    });
    vec![
        ("begrip.toml".to_owned(), settings),
        (".gitattributes".to_owned(), "*.yaml text eol=lf\n# both sides of a merge keep their lines\nbegrip.lock text eol=lf merge=union\n".to_owned()),
        ("schema/definition.schema.json".to_owned(), schema::print(&definition_schema())),
        (format!("definitions/{authority}.yaml"), yaml(&owner, 1)),
        (format!("definitions/{authority}/base/household.yaml"), yaml(&unit, 3)),
    ]
}
