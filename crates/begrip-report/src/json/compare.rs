//! A comparison of two owners as JSON.

use begrip::eval::Value;
use begrip::{DefinitionId, Registry};
use begrip_review::{Comparison, Direction, FacetCompared, Lang, Matrix, Witness};
use indexmap::IndexMap;
use schemars::JsonSchema;
use semver::Version;
use serde::Serialize;

use super::Label;
use crate::compared::sentence;

/// Two definitions, all of a concept, or all claims.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Any {
    /// Two definitions.
    Two(Box<Document>),
    /// The definitions of a concept.
    Concept(MatrixDocument),
    /// The claims of all alignments.
    Claims(super::claims::Document),
}

/// What two definitions have in common, and what not.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.compare/1`
    format: &'static str,
    /// The left definition.
    left: Side,
    /// The right definition.
    right: Side,
    /// The day whose versions and amounts were used.
    on: Option<String>,
    /// Whether that day was chosen, and not asked for.
    on_chosen: bool,
    /// `undetermined`, `not-comparable`, `bounded`, `convertible` or `comparable`.
    verdict: &'static str,
    /// Why.
    because: String,
    /// Each facet that both have.
    facets: Vec<Facet>,
    /// `equivalent`, `part-of`, `includes`, `overlapping`, `disjoint` or `unknown`; null if they select no units.
    relation: Option<&'static str>,
    /// Whether every unit of the left is in the right.
    left_in_right: Option<Answered>,
    /// Whether every unit of the right is in the left.
    right_in_left: Option<Answered>,
    /// Whether there is a unit in both.
    common: Option<Answered>,
    /// Units that show it.
    witnesses: Witnesses,
    /// Of two code lists: code by code.
    #[serde(skip_serializing_if = "Option::is_none")]
    codes: Option<super::lists::Lists>,
    /// Of two parameters: amount by amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    amounts: Option<super::amounts::Amounts>,
    /// What had to be granted.
    assumptions: Vec<String>,
    /// What to mind when figures stand side by side.
    reservations: Vec<String>,
    /// Criteria that no rule expresses, and what is not known.
    unformalised: Vec<InWords>,
    /// Why something is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown_because: Option<String>,
    /// The conditions that only one side has.
    clauses: ClausesItem,
}

/// One side.
#[derive(Debug, Serialize, JsonSchema)]
struct Side {
    /// The definition.
    id: String,
    /// Its version.
    version: String,
    /// Its label.
    label: Label,
}

/// One facet.
#[derive(Debug, Serialize, JsonSchema)]
struct Facet {
    /// The facet.
    facet: &'static str,
    /// How the two sides relate in it.
    relation: &'static str,
    /// What the left says.
    left: String,
    /// What the right says.
    right: String,
    /// Why.
    because: String,
}

/// The answer to a question.
#[derive(Debug, Serialize, JsonSchema)]
struct Answered {
    /// `yes`, `no` or `unknown`.
    answer: &'static str,
    /// `always`, `on-date` or `under-assumptions`.
    holds: &'static str,
}

/// Units that show how the two relate.
#[derive(Debug, Serialize, JsonSchema)]
struct Witnesses {
    /// One that only the left selects.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_only: Option<One>,
    /// One that only the right selects.
    #[serde(skip_serializing_if = "Option::is_none")]
    right_only: Option<One>,
    /// One that both select.
    #[serde(skip_serializing_if = "Option::is_none")]
    both: Option<One>,
}

/// One unit.
#[derive(Debug, Serialize, JsonSchema)]
struct One {
    /// Its values, by the ids of the leaves.
    given: IndexMap<String, String>,
    /// Values of the world that are not known, and were chosen.
    world: IndexMap<String, String>,
    /// What the left says of it.
    left: bool,
    /// What the right says of it.
    right: bool,
    /// All of it in a sentence.
    text: String,
}

/// A criterion in words.
#[derive(Debug, Serialize, JsonSchema)]
struct InWords {
    /// Whose it is.
    id: String,
    /// What it says.
    text: String,
}

/// The conditions that only one side has.
#[derive(Debug, Serialize, JsonSchema)]
struct ClausesItem {
    /// Only the left.
    left_only: Vec<String>,
    /// Only the right.
    right_only: Vec<String>,
}

/// What two definitions have in common, keys as in the contract of the command line.
pub fn report(registry: &Registry, found: &Comparison, lang: Lang) -> String {
    let related = found.related.as_ref();
    let one = |witness: &Witness| One {
        given: witness.given.iter().map(|(key, value)| (key.clone(), exact(value))).collect(),
        world: IndexMap::new(),
        left: witness.left,
        right: witness.right,
        text: sentence(registry, found, witness, lang),
    };
    let said = |messages: &[begrip_review::Message]| {
        messages.iter().map(|message| lang.say(message).to_owned()).collect()
    };
    super::print(&Any::Two(Box::new(Document {
        format: "begrip.compare/1",
        left: side(registry, &found.left),
        right: side(registry, &found.right),
        on: found.on.map(|on| on.to_string()),
        on_chosen: found.chosen,
        verdict: found.verdict.as_str(),
        because: lang.say(&found.because).to_owned(),
        facets: found.facets.iter().map(|facet| self::facet(facet, lang)).collect(),
        relation: related.map(|related| related.relation.as_str()),
        left_in_right: related.map(|related| answered(related.left_in_right)),
        right_in_left: related.map(|related| answered(related.right_in_left)),
        common: related.map(|related| answered(related.common)),
        witnesses: Witnesses {
            left_only: related.and_then(|related| related.left_only.as_ref()).map(one),
            right_only: related.and_then(|related| related.right_only.as_ref()).map(one),
            both: related.and_then(|related| related.both.as_ref()).map(one),
        },
        codes: found.lists.as_ref().map(|lists| super::lists::Lists::of(lists, lang)),
        amounts: found.amounts.as_ref().map(|amounts| super::amounts::Amounts::of(amounts, lang)),
        assumptions: said(&found.assumptions),
        reservations: said(&found.reservations),
        unformalised: found
            .unformalised
            .iter()
            .map(|(id, text)| InWords { id: id.to_string(), text: lang.text(text).to_owned() })
            .collect(),
        unknown_because: related
            .and_then(|related| related.unknown_because.as_ref())
            .map(|because| lang.say(because).to_owned()),
        clauses: ClausesItem {
            left_only: found.clauses.left_only.clone(),
            right_only: found.clauses.right_only.clone(),
        },
    })))
}

/// A value as text, exact.
fn exact(value: &Value) -> String {
    match value {
        Value::Boolean(true) => "true".to_owned(),
        Value::Boolean(false) => "false".to_owned(),
        other => other.to_string(),
    }
}

fn side(registry: &Registry, (id, version): &(DefinitionId, Version)) -> Side {
    let found = registry.versions(id).iter().find(|definition| definition.version() == version);
    let label =
        found.map_or_else(|| Label::of(&begrip::Text::default()), |found| Label::of(&found.header().label));
    Side { id: id.to_string(), version: version.to_string(), label }
}

fn facet(facet: &FacetCompared, lang: Lang) -> Facet {
    Facet {
        facet: facet.facet.as_str(),
        relation: facet.relation.as_str(),
        left: lang.say(&facet.left).to_owned(),
        right: lang.say(&facet.right).to_owned(),
        because: lang.say(&facet.because).to_owned(),
    }
}

fn answered(direction: Direction) -> Answered {
    Answered { answer: direction.answer.as_str(), holds: direction.holds.as_str() }
}

/// All definitions of a concept against each other.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MatrixDocument {
    /// `begrip.compare/1`
    format: &'static str,
    /// The definition with which the others are compared; null for all pairs.
    reference: Option<String>,
    /// The definitions.
    definitions: Vec<String>,
    /// The comparisons.
    cells: Vec<CellItem>,
    /// Definitions that are proved to select the same units, together.
    groups: Vec<Vec<String>>,
}

/// One comparison.
#[derive(Debug, Serialize, JsonSchema)]
struct CellItem {
    /// The left definition.
    left: String,
    /// The right definition.
    right: String,
    /// The verdict.
    verdict: &'static str,
    /// How the units that they select relate.
    relation: &'static str,
    /// The day whose amounts were used.
    on: Option<String>,
}

/// All definitions of a concept against each other, or against one of them.
pub fn matrix(found: &Matrix) -> String {
    super::print(&Any::Concept(MatrixDocument {
        format: "begrip.compare/1",
        reference: found.reference.as_ref().map(ToString::to_string),
        definitions: found.definitions.iter().map(ToString::to_string).collect(),
        cells: found
            .cells
            .iter()
            .map(|cell| CellItem {
                left: cell.left.to_string(),
                right: cell.right.to_string(),
                verdict: cell.verdict.as_str(),
                relation: cell.relation.as_str(),
                on: cell.on.map(|on| on.to_string()),
            })
            .collect(),
        groups: found.groups.iter().map(|group| group.iter().map(ToString::to_string).collect()).collect(),
    }))
}
