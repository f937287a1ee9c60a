//! A comparison of two owners as JSON.

use begrip::eval::Value;
use begrip::{DefinitionId, Registry};
use begrip_review::{Boundary, Comparison, Direction, FacetCompared, Lang, NeverMore, Valued, Witness};
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
    Concept(super::matrix::Document),
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
    /// How the values that they give relate, of definitions that give codes or numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    values: Option<ValuedItem>,
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
    /// What would settle it.
    #[serde(skip_serializing_if = "Option::is_none")]
    suggested: Option<SuggestedItem>,
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
    /// Amounts that are not known and were chosen; there is such a unit for any other amounts above zero.
    world: IndexMap<String, String>,
    /// What the left says of it: true or false, or its value; null where it gives none.
    left: Says,
    /// What the right says of it.
    right: Says,
    /// How far a number can move, with everything else as it is, before they no longer say this.
    boundaries: Vec<Stretch>,
    /// All of it in a sentence.
    text: String,
}

/// A stretch of one number.
#[derive(Debug, Serialize, JsonSchema)]
struct Stretch {
    /// Which number.
    leaf: String,
    /// Where it begins, exact; null where it has no beginning, or begins where the declared values do.
    from: Option<End>,
    /// Where it ends.
    to: Option<End>,
}

/// An end of a stretch.
#[derive(Debug, Serialize, JsonSchema)]
struct End {
    /// The number, exact.
    at: String,
    /// Whether it is within the stretch.
    within: bool,
}

/// What would settle an answer that is not known.
#[derive(Debug, Serialize, JsonSchema)]
struct SuggestedItem {
    /// Pairs of definitions that would have to be the same.
    equal: Vec<[String; 2]>,
    /// How the two would then relate.
    relation: &'static str,
}

/// What a definition says of a unit.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
enum Says {
    /// Whether it is counted.
    Truth(bool),
    /// Its value as text, exact.
    Value(Option<String>),
}

impl From<&Value> for Says {
    fn from(value: &Value) -> Self {
        match value {
            Value::Boolean(truth) => Self::Truth(*truth),
            Value::Unknown(_) => Self::Value(None),
            value => Self::Value(Some(exact(value))),
        }
    }
}

/// How the values that two definitions give to one unit relate.
#[derive(Debug, Serialize, JsonSchema)]
struct ValuedItem {
    /// `equal`, `left-decides`, `right-decides`, `both-decide`, `different` or `unknown`.
    relation: &'static str,
    /// `always` or `on-date`.
    holds: &'static str,
    /// The left value is this many times the right one, each in its unit of measure; exact, a fraction if need be.
    #[serde(skip_serializing_if = "Option::is_none")]
    factor: Option<String>,
    /// `left` or `right`: the one that is never more than the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    never_more: Option<&'static str>,
    /// Every pair of codes that one unit can have.
    pairs: Vec<PairItem>,
    /// A unit to which they give other values.
    #[serde(skip_serializing_if = "Option::is_none")]
    differ: Option<One>,
}

/// A code of the left with a code of the right.
#[derive(Debug, Serialize, JsonSchema)]
struct PairItem {
    /// What the left says; null where it says nothing.
    left: Option<String>,
    /// What the right says.
    right: Option<String>,
    /// `yes` if a unit can have them, or `unknown`.
    answer: &'static str,
    /// A unit that has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    witness: Option<One>,
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
        world: witness.world.iter().map(world).collect(),
        left: Says::from(&witness.left),
        right: Says::from(&witness.right),
        boundaries: witness.boundaries.iter().map(stretch).collect(),
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
        values: found.valued.as_ref().map(|valued| self::valued(valued, &one)),
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
        suggested: found.suggested.as_ref().map(|suggested| SuggestedItem {
            equal: suggested.equal.iter().map(|pair| pair.clone().map(|id| id.to_string())).collect(),
            relation: suggested.relation.as_str(),
        }),
        clauses: ClausesItem {
            left_only: found.clauses.left_only.clone(),
            right_only: found.clauses.right_only.clone(),
        },
    })))
}

/// An amount by the id of its parameter with its keys, as a rule would call it.
fn world((parameter, keys, amount): &(DefinitionId, Vec<String>, begrip::eval::Number)) -> (String, String) {
    let called =
        if keys.is_empty() { parameter.to_string() } else { format!("{parameter}({})", keys.join(", ")) };
    (called, amount.to_string())
}

fn stretch(boundary: &Boundary) -> Stretch {
    let end = |(at, within): &(begrip::eval::Number, bool)| End { at: at.to_string(), within: *within };
    Stretch {
        leaf: boundary.leaf.clone(),
        from: boundary.from.as_ref().map(end),
        to: boundary.to.as_ref().map(end),
    }
}

fn valued(valued: &Valued, one: &dyn Fn(&Witness) -> One) -> ValuedItem {
    ValuedItem {
        relation: valued.relation.as_str(),
        holds: valued.holds.as_str(),
        factor: valued.factor.as_ref().map(ToString::to_string),
        never_more: valued.never_more.map(|side| match side {
            NeverMore::Left => "left",
            NeverMore::Right => "right",
        }),
        pairs: valued
            .pairs
            .iter()
            .map(|pair| PairItem {
                left: pair.left.clone(),
                right: pair.right.clone(),
                answer: pair.answer.as_str(),
                witness: pair.witness.as_ref().map(one),
            })
            .collect(),
        differ: valued.differ.as_ref().map(one),
    }
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
