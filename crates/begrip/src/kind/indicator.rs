//! Indicators: figures about a population.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::CodeValue;
use crate::date::Date;
use crate::decimal::Decimal;
use crate::link::{Links, Relation};
use crate::period::{ReferencePeriod, TimePeriod};
use crate::reference::Reference;
use crate::values::ValueDomain;
use crate::word_or::WordOr;

/// A figure about a population: a share, a mean, an index (SDMX: indicator).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// What is counted, summed or averaged.
    pub of: Reference,
    /// Over which units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<Reference>,
    /// How the figure comes about.
    pub statistic: Statistic,
    /// Of a ratio: what the sum is divided by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<Reference>,
    /// Which values it may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<ValueDomain>,
    /// The code-valued variables by which it is published (SDMX: dimensions).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Reference>,
    /// To which period or day a figure refers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<ReferencePeriod>,
    /// How small groups are kept from view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<Disclosure>,
    /// Published figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
}

/// How a figure comes about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Statistic(WordOr<PlainStatistic, Quantile>);

impl Statistic {
    /// The word by which files name it.
    pub fn as_str(&self) -> &'static str {
        match &self.0 {
            WordOr::Word(PlainStatistic::Count) => "count",
            WordOr::Word(PlainStatistic::Share) => "share",
            WordOr::Word(PlainStatistic::Sum) => "sum",
            WordOr::Word(PlainStatistic::Mean) => "mean",
            WordOr::Word(PlainStatistic::Median) => "median",
            WordOr::Word(PlainStatistic::Ratio) => "ratio",
            WordOr::Map(_) => "quantile",
        }
    }
}

/// A statistic that needs no further number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum PlainStatistic {
    Count,
    Share,
    Sum,
    Mean,
    Median,
    Ratio,
}

/// The value below which a given share lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Quantile {
    /// The share, 0 to 1.
    quantile: Decimal,
    /// What happens to units that are exactly on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ties: Option<Ties>,
}

/// What happens to units that are exactly on a quantile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Ties {
    Include,
    Exclude,
}

/// How small groups are kept from view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// Fewer units than this are not shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_cell: Option<u32>,
    /// A share of fewer units than this is not shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_base: Option<u32>,
    /// Counts are rounded to multiples of this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round_to: Option<u32>,
}

/// One published figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The period or day that it is about.
    pub period: TimePeriod,
    /// The code of the area that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<CodeValue>,
    /// The figure, in the unit of the indicator.
    pub value: Decimal,
    /// Whether it may still change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<FigureStatus>,
    /// The day of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// The key of its source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Whether a figure may still change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FigureStatus {
    /// It may still change.
    Provisional,
    /// It will not change.
    Final,
}

impl Indicator {
    pub(crate) fn links<'d>(&'d self, links: &mut Links<'d>) {
        links.add(Relation::Of, &self.of, "/of");
        links.option(Relation::Population, self.population.as_ref(), "/population");
        links.option(Relation::Denominator, self.denominator.as_ref(), "/denominator");
        links.option(
            Relation::CodeList,
            self.values.as_ref().and_then(ValueDomain::code_list),
            "/values/codes",
        );
        links.list(Relation::Dimension, &self.by, "/by");
    }
}
