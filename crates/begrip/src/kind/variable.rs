//! Variables: characteristics of units, observed or derived by a rule.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::example::Example;
use crate::input::{Expression, Inputs};
use crate::link::{Links, Relation};
use crate::period::ReferencePeriod;
use crate::reference::Reference;
use crate::text::Text;
use crate::values::ValueDomain;

/// A characteristic of a unit (GSIM: represented variable; ISO/IEC 11179: data element).
///
/// Without `rule` it is *observed* if it has a `data_source`, else only described.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// What has the characteristic.
    pub unit: Reference,
    /// Which units have it; for the others it is not applicable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<Reference>,
    /// Which values it may have.
    pub values: ValueDomain,
    /// To which period or day a value refers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<ReferencePeriod>,
    /// The definitions that the rule uses.
    #[serde(default, skip_serializing_if = "Inputs::is_empty")]
    pub inputs: Inputs,
    /// How the value follows from the inputs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Expression>,
    /// Criteria that no rule expresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unformalised: Vec<Text>,
    /// Where it is observed, or where this owner takes the inputs of the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_source: Option<Reference>,
    /// How far it says something about identifiable people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<Sensitivity>,
    /// Worked examples.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
}

/// How far a variable says something about identifiable people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// Nothing about people.
    None,
    /// Personal data (GDPR article 4).
    Personal,
    /// A special category of personal data (GDPR article 9).
    Special,
}

impl Variable {
    pub(crate) fn links<'d>(&'d self, links: &mut Links<'d>) {
        links.add(Relation::Unit, &self.unit, "/unit");
        links.option(Relation::Population, self.population.as_ref(), "/population");
        links.option(Relation::CodeList, self.values.code_list(), "/values/codes");
        links.inputs(Relation::Input, &self.inputs, "/inputs");
        links.option(Relation::DataSource, self.data_source.as_ref(), "/data_source");
    }
}
