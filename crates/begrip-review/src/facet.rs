//! Facets: the aspects of a definition in which two versions or two owners can differ.

use std::fmt;

use begrip::Kind;

/// An aspect of a definition; every field belongs to exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// Concept, definition text, what is not known.
    Meaning,
    /// What is counted.
    Unit,
    /// Who can be counted.
    Population,
    /// Value domain, unit of measure, code list.
    Values,
    /// Rule and inputs.
    Rule,
    /// Criteria that no rule expresses.
    Criteria,
    /// Reference period or day.
    Period,
    /// Statistic, denominator, dimensions.
    Statistic,
    /// Where, never who.
    Area,
    /// Data source.
    Source,
    /// The reference periods that it is meant for.
    Validity,
    /// Codes, their parents, order and validity.
    Codes,
    /// Dated amounts and their keys.
    Steps,
    /// How the codes of two lists relate.
    Mapping,
    /// What is claimed about definitions of others.
    Claim,
    /// Broader, related, part of, always.
    Relations,
    /// Sensitivity and disclosure.
    Protection,
    /// What an authority or data source is.
    Agent,
    /// Status, use, succession, owners, release, figures.
    Lifecycle,
    /// Label, note, sources, examples, contact.
    Documentation,
}

impl Facet {
    /// The facet that owns a field of a kind; `None` if the kind has no such field.
    pub fn of(kind: Kind, field: &str) -> Option<Self> {
        header(field).or_else(|| content(kind, field))
    }

    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Meaning => "meaning",
            Self::Unit => "unit",
            Self::Population => "population",
            Self::Values => "values",
            Self::Rule => "rule",
            Self::Criteria => "criteria",
            Self::Period => "period",
            Self::Statistic => "statistic",
            Self::Area => "area",
            Self::Source => "source",
            Self::Validity => "validity",
            Self::Codes => "codes",
            Self::Steps => "steps",
            Self::Mapping => "mapping",
            Self::Claim => "claim",
            Self::Relations => "relations",
            Self::Protection => "protection",
            Self::Agent => "agent",
            Self::Lifecycle => "lifecycle",
            Self::Documentation => "documentation",
        }
    }
}

impl fmt::Display for Facet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

fn header(field: &str) -> Option<Facet> {
    match field {
        "definition" | "concept" | "open" => Some(Facet::Meaning),
        "valid" => Some(Facet::Validity),
        "kind" | "id" | "version" | "status" | "in_use" | "supersedes" | "with" | "release" => {
            Some(Facet::Lifecycle)
        }
        "label" | "note" | "sources" => Some(Facet::Documentation),
        _ => None,
    }
}

fn content(kind: Kind, field: &str) -> Option<Facet> {
    let facet = match (kind, field) {
        (Kind::Authority, "contact") | (Kind::Population | Kind::Variable, "examples") => {
            Facet::Documentation
        }
        (Kind::Authority, "part_of") | (Kind::Concept, "broader" | "related") => Facet::Relations,
        (Kind::UnitType, "part_of" | "always") => Facet::Relations,
        (Kind::Authority, "level" | "code" | "homepage") | (Kind::DataSource, _) => Facet::Agent,
        (Kind::Concept, "match") | (Kind::Alignment, _) => Facet::Claim,
        (Kind::UnitType, "persists") | (Kind::Population | Kind::Variable, "unit") => Facet::Unit,
        (Kind::Population, "within" | "inputs" | "rule") => Facet::Population,
        (Kind::Variable | Kind::Indicator, "population") => Facet::Population,
        (Kind::Population | Kind::Variable, "unformalised") => Facet::Criteria,
        (Kind::Population, "area") => Facet::Area,
        (Kind::CodeList, _) => Facet::Codes,
        (Kind::Correspondence, _) => Facet::Mapping,
        (Kind::Parameter | Kind::Variable | Kind::Indicator, "values") => Facet::Values,
        (Kind::Parameter, _) => Facet::Steps,
        (Kind::Variable | Kind::Indicator, "period") => Facet::Period,
        (Kind::Variable, "inputs" | "rule") => Facet::Rule,
        (Kind::Variable, "data_source") => Facet::Source,
        (Kind::Variable, "sensitivity") | (Kind::Indicator, "disclosure") => Facet::Protection,
        (Kind::Indicator, "of" | "statistic" | "denominator" | "by") => Facet::Statistic,
        (Kind::Indicator, "figures") => Facet::Lifecycle,
        _ => return None,
    };
    Some(facet)
}

#[cfg(test)]
mod tests {
    use begrip::{Kind, definition_schema};

    use super::Facet;

    #[test]
    fn every_field_of_the_format_belongs_to_a_facet() {
        let schema = definition_schema();
        for kind in Kind::ALL {
            let fields = schema["$defs"][kind.as_str()]["properties"].as_object().unwrap();
            for field in fields.keys() {
                assert!(Facet::of(*kind, field).is_some(), "{kind} has a field `{field}` without facet");
            }
        }
    }
}
