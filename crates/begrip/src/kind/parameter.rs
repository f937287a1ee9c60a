//! Parameters: amounts that change over time.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::date::{Date, Validity};
use crate::decimal::Decimal;
use crate::link::{Links, Relation};
use crate::reference::Reference;
use crate::text::Text;
use crate::values::ValueDomain;

/// An amount that changes over time, optionally per code or whole number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Which values the amounts may have, and their unit of measure.
    pub values: ValueDomain,
    /// What a new step means for a series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// The keys, in the order of the call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Key>,
    /// The amounts by date.
    pub steps: Vec<Step>,
}

/// What a new step means for a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The amount follows prices or wages: the series goes on.
    Indexation,
    /// Somebody decided on another amount: the series breaks.
    Decision,
}

/// One key of a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, try_from = "AllKeys")]
#[schemars(!try_from)]
pub enum Key {
    /// The codes of a code list.
    Codes(CodesKey),
    /// Whole numbers.
    Integers(IntegersKey),
}

/// The fields of both kinds of key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AllKeys {
    key: String,
    codes: Option<Reference>,
    integers: Option<Yes>,
}

impl TryFrom<AllKeys> for Key {
    type Error = &'static str;

    fn try_from(AllKeys { key, codes, integers }: AllKeys) -> Result<Self, Self::Error> {
        match (codes, integers) {
            (Some(codes), None) => Ok(Self::Codes(CodesKey { key, codes })),
            (None, Some(integers)) => Ok(Self::Integers(IntegersKey { key, integers })),
            _ => Err("a key has either `codes` or `integers: true`"),
        }
    }
}

impl Key {
    /// The name by which people call the key.
    pub fn name(&self) -> &str {
        match self {
            Self::Codes(key) => &key.key,
            Self::Integers(key) => &key.key,
        }
    }
}

/// A key whose values are the codes of a code list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodesKey {
    /// The name.
    pub key: String,
    /// The code list.
    pub codes: Reference,
}

/// A key whose values are whole numbers, written `1`, `2-4`, `5+`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IntegersKey {
    /// The name.
    pub key: String,
    /// Always `true`.
    pub integers: Yes,
}

/// The word `true`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yes;

impl Serialize for Yes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(true)
    }
}

impl<'de> Deserialize<'de> for Yes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if bool::deserialize(deserializer)? {
            Ok(Self)
        } else {
            Err(serde::de::Error::custom("`true` was expected"))
        }
    }
}

impl JsonSchema for Yes {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Yes".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": true })
    }
}

/// The amounts of one stretch of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The amount of a parameter without keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The amounts of a parameter with keys, nested in the order of `by`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amounts: Option<Amounts>,
    /// The key of the source of the amounts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How the amounts came about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Whether a series breaks at this step, whatever `change` says.
    #[serde(default, rename = "break", skip_serializing_if = "Option::is_none")]
    pub breaks: Option<bool>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
}

impl Step {
    /// The days of the step.
    pub fn days(&self) -> Validity {
        Validity { from: self.from, until: self.until }
    }
}

/// How an amount came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The owner published it.
    Published,
    /// It was computed from published amounts.
    Derived,
    /// It is a forecast.
    Projected,
    /// It may still be corrected.
    Provisional,
}

/// One amount; `null` if it exists and is not known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// A known amount.
    Known(Decimal),
    /// It exists and is not known here.
    Unknown,
}

impl Serialize for Amount {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(amount) => amount.serialize(serializer),
            Self::Unknown => serializer.serialize_none(),
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Amounts::deserialize(deserializer)? {
            Amounts::One(amount) => Ok(amount),
            Amounts::By(_) => Err(serde::de::Error::custom("one amount was expected")),
        }
    }
}

impl JsonSchema for Amount {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let decimal = generator.subschema_for::<Decimal>();
        schemars::json_schema!({ "anyOf": [decimal, { "type": "null" }] })
    }
}

/// Amounts by key, nested as deep as a parameter has keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Amounts {
    /// One amount.
    One(Amount),
    /// Amounts by the values of one key.
    By(IndexMap<String, Amounts>),
}

/// The key under which an amount for all values that are not listed stands.
pub const OTHERWISE: &str = "otherwise";

impl<'de> Deserialize<'de> for Amounts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AmountsVisitor)
    }
}

struct AmountsVisitor;

impl<'de> Visitor<'de> for AmountsVisitor {
    type Value = Amounts;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an amount, `null`, or amounts by key")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Amounts, E> {
        Ok(Amounts::One(Amount::Unknown))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Amounts, E> {
        text.parse().map(|amount| Amounts::One(Amount::Known(amount))).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Amounts, A::Error> {
        let mut amounts = IndexMap::new();
        while let Some((key, value)) = entries.next_entry()? {
            amounts.insert(key, value);
        }
        Ok(Amounts::By(amounts))
    }
}

impl JsonSchema for Amounts {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amounts".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (amount, amounts) = (generator.subschema_for::<Amount>(), generator.subschema_for::<Amounts>());
        schemars::json_schema!({
            "description": "Amounts nested in the order of `by`; `null` where an amount exists and is not known",
            "anyOf": [amount, { "type": "object", "additionalProperties": amounts }],
        })
    }
}

impl Parameter {
    pub(crate) fn links<'d>(&'d self, links: &mut Links<'d>) {
        links.option(Relation::CodeList, self.values.code_list(), "/values/codes");
        for (index, key) in self.by.iter().enumerate() {
            if let Key::Codes(key) = key {
                links.add(Relation::CodeList, &key.codes, format!("/by/{index}/codes"));
            }
        }
    }
}
