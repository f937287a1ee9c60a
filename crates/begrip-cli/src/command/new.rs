//! `new`: one definition to start from, which passes `check`.

use begrip::{Definition, DefinitionId, Kind, Registry};
use clap::Args;
use serde_json::{Map, Value, json};

use crate::cli::Global;
use crate::failure::{Failure, Outcome};
use crate::output::write_file;

/// Make a definition to start from
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
        let path = self.path();
        let full = folder.join(&path);
        if full.exists() {
            return Err(Failure::Usage(format!("`{path}` exists already")));
        }
        let folders = path.matches('/').count();
        write_file(&full, &yaml(&scaffold(&registry, kind, &self.id)?, folders))?;
        global.write(&format!("{path}\n"))?;
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
            return Err(Failure::Usage(format!(
                "there is a definition `{id}` already; see `begrip show {id}`"
            )));
        }
        if (kind == Kind::Authority) != id.name().is_none() {
            let message =
                "the id of an authority is one word (`den-haag`), every other id is `authority/name`";
            return Err(Failure::Usage(message.to_owned()));
        }
        let owner = id.of_authority();
        if kind != Kind::Authority && registry.versions(&owner).is_empty() {
            return Err(Failure::Usage(format!(
                "there is no authority `{owner}` in this registry; make it first: begrip new authority {owner}"
            )));
        }
        Ok(())
    }

    fn path(&self) -> String {
        let theme =
            self.theme.as_deref().map(|theme| format!("{}/", theme.trim_matches('/'))).unwrap_or_default();
        match self.id.name() {
            Some(name) => format!("definitions/{}/{theme}{name}.yaml", self.id.authority()),
            None => format!("definitions/{}.yaml", self.id),
        }
    }
}

/// The definition as YAML, with the line by which editors find the schema; the path to it goes up `folders` folders.
pub(crate) fn yaml(definition: &Value, folders: usize) -> String {
    let up = "../".repeat(folders);
    let text = serde_yaml::to_string(definition).unwrap_or_default();
    format!("# yaml-language-server: $schema={up}schema/definition.schema.json\n{text}")
}

fn scaffold(registry: &Registry, kind: Kind, id: &DefinitionId) -> Result<Value, Failure> {
    let name = id.name().unwrap_or(id.as_str()).replace('-', " ");
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    put("kind", json!(kind.as_str()));
    put("id", json!(id));
    put("version", json!("1.0.0"));
    put("status", json!("draft"));
    put("label", json!({ "nl": name, "en": name }));
    put(
        "definition",
        json!({
            "nl": "Schrijf hier in één of twee zinnen wat ermee bedoeld wordt.",
            "en": "Write here in one or two sentences what is meant.",
        }),
    );
    let Value::Object(content) = content(registry, kind)? else { return Ok(Value::Object(fields)) };
    fields.extend(content);
    Ok(Value::Object(fields))
}

/// The fields that a kind cannot do without, filled with definitions that the registry has.
fn content(registry: &Registry, kind: Kind) -> Result<Value, Failure> {
    let value = match kind {
        Kind::Authority => json!({ "level": "municipality" }),
        Kind::Concept | Kind::UnitType => json!({}),
        Kind::Population => json!({ "unit": first(registry, Kind::UnitType)? }),
        Kind::CodeList => {
            json!({ "codes": [{ "code": "1", "label": { "nl": "Eerste code", "en": "First code" } }] })
        }
        Kind::Correspondence => {
            let list = first(registry, Kind::CodeList)?;
            json!({ "from": list, "to": list, "maps": [] })
        }
        Kind::Parameter => json!({
            "values": { "number": "EUR/month" },
            "change": "indexation",
            "steps": [{ "from": "2024-01-01", "amount": null }],
        }),
        Kind::Variable => {
            json!({ "unit": first(registry, Kind::UnitType)?, "values": "boolean", "period": "year" })
        }
        Kind::Indicator => {
            json!({ "of": first(registry, Kind::Variable)?, "statistic": "share", "period": "year" })
        }
        Kind::DataSource => json!({ "type": "register" }),
        Kind::Alignment => {
            let variable = first(registry, Kind::Variable)?;
            json!({ "left": variable, "right": variable, "claim": "related" })
        }
    };
    Ok(value)
}

/// A reference to the first definition of a kind.
fn first(registry: &Registry, kind: Kind) -> Result<String, Failure> {
    let pinned = |definition: &Definition| format!("{}@^{}", definition.id(), definition.version().major);
    let fits = |definition: &&Definition| definition.kind() == kind && definition.version().pre.is_empty();
    registry.definitions().iter().find(fits).map(pinned).ok_or_else(|| {
        Failure::Usage(format!(
            "this needs a {kind} to refer to, and the registry has none; make one first: begrip new {kind} …"
        ))
    })
}
