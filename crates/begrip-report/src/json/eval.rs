//! What definitions say of units, as JSON.

use begrip::eval::{Origin, Outcome, Step, Value};
use begrip::kind::parameter::Basis;
use begrip::{Date, Definition};
use begrip_review::{Lang, formula};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Label, Named};
use crate::answer::{Answer, Answers};

/// What definitions say of units.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.eval/1`
    format: &'static str,
    /// The day for which the definitions were asked; null if none of them depends on a day, or the units have days of
    /// their own.
    on: Option<Date>,
    /// Whether the day was chosen, because none was asked for.
    on_chosen: bool,
    /// The units.
    units: Vec<Unit>,
    /// What each definition says of each unit.
    results: Vec<Answered>,
}

/// One unit.
#[derive(Debug, Serialize, JsonSchema)]
struct Unit {
    /// Its number, from 1.
    number: usize,
    /// Who it is.
    label: Label,
    /// The day for which the definitions were asked.
    on: Option<Date>,
    /// What is given.
    given: serde_json::Map<String, serde_json::Value>,
    /// What is given and none of the definitions rests on.
    unused: Vec<String>,
}

/// What one definition says of one unit.
#[derive(Debug, Serialize, JsonSchema)]
struct Answered {
    /// The number of the unit.
    of: usize,
    #[serde(flatten)]
    named: Named,
    /// Whether there is a value, it is not known, or the unit is outside the population.
    outcome: &'static str,
    /// The value: true or false, an exact number as text, a code, a text or a day; null if there is none.
    value: Option<serde_json::Value>,
    /// The unit of measure of a number.
    unit: Option<String>,
    /// Why, in a sentence.
    because: String,
    /// What has to be granted: that the unit is in the population, where that cannot be told.
    provided: Option<String>,
    /// The leaves that would have to be given.
    missing: Vec<String>,
    /// Every step, in order.
    trace: Vec<Traced>,
}

/// One step.
#[derive(Debug, Serialize, JsonSchema)]
struct Traced {
    /// The definition in whose rule it stands.
    #[serde(rename = "in")]
    within: Reference,
    /// The name of the input; null for a part of the rule.
    name: Option<String>,
    /// The part of the rule with the values in place; null for an input.
    formula: Option<String>,
    /// Its value; null if it is not known.
    value: Option<serde_json::Value>,
    /// The unit of measure of a number.
    unit: Option<String>,
    /// `given`, `absent`, `amount`, `figure`, `rule`, `members` or `part`
    origin: &'static str,
    /// The leaf that was given, or would have to be.
    leaf: Option<String>,
    /// The parameter, indicator, variable or population that it comes from.
    from: Option<Reference>,
    /// The first day of an amount.
    from_day: Option<Date>,
    /// The last day of an amount.
    until_day: Option<Date>,
    /// Where an amount comes from.
    source: Option<String>,
    /// How an amount came about.
    basis: Option<Basis>,
    /// Whether the answer follows from it.
    decisive: bool,
}

/// A version of a definition.
#[derive(Debug, Serialize, JsonSchema)]
struct Reference {
    /// Its id.
    id: String,
    /// Its version.
    version: String,
}

impl Reference {
    fn to(definition: &Definition) -> Self {
        Self { id: definition.id().to_string(), version: definition.version().to_string() }
    }
}

/// The answers, with every step.
pub fn report(answers: &Answers<'_>, lang: Lang) -> String {
    let numbered = || (1..).zip(&answers.units);
    let units = numbered().map(|(number, unit)| Unit {
        number,
        label: Label::of(&unit.label),
        on: unit.on,
        given: unit.given.iter().map(|(key, value)| (key.clone(), value.as_str().into())).collect(),
        unused: unit.unused.clone(),
    });
    let results =
        numbered().flat_map(|(of, unit)| unit.answers.iter().map(move |answer| answered(of, answer, lang)));
    super::print(&Document {
        format: "begrip.eval/1",
        on: answers.on,
        on_chosen: answers.chosen,
        units: units.collect(),
        results: results.collect(),
    })
}

fn answered(of: usize, answer: &Answer<'_>, lang: Lang) -> Answered {
    let explanation = answer.explanation.as_ref();
    let outcome = match explanation.map(|explanation| &explanation.outcome) {
        Some(Outcome::Value(_)) => "value",
        Some(Outcome::NotApplicable) => "not-applicable",
        Some(Outcome::Unknown(_)) | None => "unknown",
    };
    let missing = explanation.iter().flat_map(|explanation| &explanation.missing);
    let trace = explanation.iter().flat_map(|explanation| {
        let steps = explanation.steps.iter().enumerate();
        steps.map(|(at, step)| traced(step, explanation.decisive.contains(&at), lang))
    });
    Answered {
        of,
        named: Named::of(answer.definition),
        outcome,
        value: answer.value().and_then(json),
        unit: answer.measure.as_ref().map(ToString::to_string),
        because: answer.because(lang),
        provided: answer.provided(lang),
        missing: missing.map(ToString::to_string).collect(),
        trace: trace.collect(),
    }
}

fn json(value: &Value) -> Option<serde_json::Value> {
    match value {
        Value::Boolean(value) => Some((*value).into()),
        Value::Unknown(_) => None,
        other => Some(other.to_string().into()),
    }
}

fn traced(step: &Step<'_>, decisive: bool, lang: Lang) -> Traced {
    let mut traced = Traced {
        within: Reference::to(step.definition),
        name: step.name.clone(),
        formula: step.name.is_none().then(|| formula(&step.formula, lang)),
        value: json(&step.value),
        unit: step.measure.as_ref().map(ToString::to_string),
        origin: "part",
        leaf: None,
        from: None,
        from_day: None,
        until_day: None,
        source: None,
        basis: None,
        decisive,
    };
    match &step.origin {
        Origin::Given(leaf) => {
            (traced.origin, traced.leaf) = ("given", leaf.as_ref().map(ToString::to_string));
        }
        Origin::Absent(leaf) => {
            (traced.origin, traced.leaf) = ("absent", leaf.as_ref().map(ToString::to_string));
        }
        Origin::Amount { parameter, days, source, basis } => {
            (traced.origin, traced.from) = ("amount", Some(Reference::to(parameter)));
            (traced.from_day, traced.until_day) = (days.from, days.until);
            traced.source = source.map(|source| source.title.clone());
            traced.basis = *basis;
        }
        Origin::Rule(definition) => {
            (traced.origin, traced.from) = ("rule", Some(Reference::to(definition)));
        }
        Origin::Figure(indicator) => {
            (traced.origin, traced.from) = ("figure", Some(Reference::to(indicator)));
        }
        Origin::Members => traced.origin = "members",
        Origin::Part => {}
    }
    traced
}
