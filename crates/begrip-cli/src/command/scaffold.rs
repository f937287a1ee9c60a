//! Definitions to start from, each with what it cannot do without.

use begrip::{Content, Definition, DefinitionId, Kind, Reference, Registry, Time, lay_out};
use serde_json::{Map, Value, json};

/// The definition as YAML, with the line by which editors find the schema; the path to it goes up `folders` folders.
pub(crate) fn yaml(definition: &Value, folders: usize) -> String {
    let up = "../".repeat(folders);
    let text = serde_yaml::to_string(definition).unwrap_or_default();
    let text = format!("# yaml-language-server: $schema={up}schema/definition.schema.json\n{text}");
    lay_out(&text).unwrap_or(text)
}

/// Definitions that are made because one of them is asked for.
pub(crate) struct Scaffold<'r> {
    registry: &'r Registry,
    made: Vec<(DefinitionId, Value)>,
}

impl<'r> Scaffold<'r> {
    pub(crate) fn new(registry: &'r Registry) -> Self {
        Self { registry, made: Vec::new() }
    }

    /// The definition, after its authority and what else the registry does not have and it needs.
    pub(crate) fn make(mut self, kind: Kind, id: &DefinitionId) -> Vec<(DefinitionId, Value)> {
        let owner = id.of_authority();
        if kind != Kind::Authority && self.registry.versions(&owner).is_empty() {
            self.add(Kind::Authority, &owner);
        }
        self.add(kind, id);
        self.made
    }

    fn add(&mut self, kind: Kind, id: &DefinitionId) {
        let content = self.content(kind, id);
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
        fields.extend(content);
        self.made.push((id.clone(), Value::Object(fields)));
    }

    /// The fields that a kind cannot do without, filled with definitions that there are.
    fn content(&mut self, kind: Kind, id: &DefinitionId) -> Map<String, Value> {
        let value = match kind {
            Kind::Authority => json!({ "level": "municipality" }),
            Kind::Concept | Kind::UnitType => json!({}),
            Kind::Population => json!({ "unit": self.first(Kind::UnitType, "household", id) }),
            Kind::CodeList => {
                json!({ "codes": [{ "code": "1", "label": { "nl": "Eerste code", "en": "First code" } }] })
            }
            Kind::Correspondence => {
                let list = self.first(Kind::CodeList, "code-list", id);
                let maps: Vec<Value> = self
                    .codes(&list)
                    .into_iter()
                    .map(|code| json!({ "from": [code], "to": [code] }))
                    .collect();
                json!({ "from": list, "to": list, "maps": maps })
            }
            Kind::Parameter => json!({
                "values": { "number": "EUR/month" },
                "change": "indexation",
                "steps": [{ "from": "2024-01-01", "amount": null }],
            }),
            Kind::Variable => {
                json!({ "unit": self.first(Kind::UnitType, "household", id), "values": "boolean", "period": "year" })
            }
            Kind::Indicator => {
                json!({ "of": self.first(Kind::Variable, "variable", id), "statistic": "share", "period": "year" })
            }
            Kind::DataSource => json!({ "type": "register" }),
            Kind::Alignment => {
                let left = self.first(Kind::Variable, "variable", id);
                let right = self.nth(1, Kind::Variable, "other-variable", id);
                json!({ "left": left, "right": right, "claim": "related" })
            }
        };
        if let Value::Object(fields) = value { fields } else { Map::new() }
    }

    /// A reference to the first definition of a kind; one is made under this name if there is none.
    fn first(&mut self, kind: Kind, name: &str, beside: &DefinitionId) -> String {
        self.nth(0, kind, name, beside)
    }

    /// The codes of a list, each once; those of one that is made here.
    fn codes(&self, list: &str) -> Vec<String> {
        let found =
            list.parse::<Reference>().ok().and_then(|list| self.registry.resolve(&list, Time::Any).ok());
        let Some(Content::CodeList(list)) = found.map(Definition::content) else {
            return vec!["1".to_owned()];
        };
        let mut codes: Vec<String> = list.codes.iter().map(|code| code.code.to_string()).collect();
        codes.sort();
        codes.dedup();
        codes
    }

    /// The same of a later one: another id than those before it.
    fn nth(&mut self, nth: usize, kind: Kind, name: &str, beside: &DefinitionId) -> String {
        let fits = |d: &&Definition| d.kind() == kind && d.version().pre.is_empty();
        let mut fitting: Vec<&Definition> = self.registry.definitions().iter().filter(fits).collect();
        fitting.dedup_by_key(|definition| definition.id());
        if let Some(found) = fitting.get(nth) {
            return format!("{}@^{}", found.id(), found.version().major);
        }
        // the name of the definition itself is taken, and so is one that another kind has
        let free = |id: &DefinitionId| id != beside && self.registry.versions(id).is_empty();
        let names = std::iter::once(name.to_owned()).chain((2..).map(|number| format!("{name}-{number}")));
        let id = names.filter_map(|name| format!("{}/{name}", beside.authority()).parse().ok()).find(free);
        let id = id.unwrap_or_else(|| beside.clone());
        self.add(kind, &id);
        format!("{id}@^1")
    }
}
