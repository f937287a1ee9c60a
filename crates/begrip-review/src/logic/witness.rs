//! Witnesses: one unit with all its values, made for people, and held against both definitions before it is shown.

use std::collections::BTreeMap;

use begrip::eval::{Evaluator, Leaf, Number, Outcome, Unit, Value};
use begrip::{Content, Date, Definition, DefinitionId, Given, Reference, Registry, Relation, Time};

use super::boundary::{Boundary, boundaries};
use super::expand::Expansion;
use super::formula::Shared;
use super::search::State;
use crate::because::because;
use crate::message::Message;

mod members;
mod plain;
mod wanted;

pub(crate) use plain::given;
pub(crate) use wanted::Wanted;

use plain::world;

/// One unit that two definitions are asked about, and what each says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// What is given of the unit, by the ids of the leaves.
    pub given: Vec<(String, Value)>,
    /// Amounts that are not known and were chosen, with their keys; there is such a unit for any other amounts above zero.
    pub world: Vec<(DefinitionId, Vec<String>, Number)>,
    /// What the left says of it: whether it is counted, or its value.
    pub left: Value,
    /// Why.
    pub left_because: Message,
    /// What the right says of it.
    pub right: Value,
    /// Why.
    pub right_because: Message,
    /// How far a number can move, with everything else as it is, before they no longer say this.
    pub boundaries: Vec<Boundary>,
}

impl Witness {
    /// Whether the left counts it.
    pub fn is_in_left(&self) -> bool {
        self.left == Value::Boolean(true)
    }

    /// Whether the right counts it.
    pub fn is_in_right(&self) -> bool {
        self.right == Value::Boolean(true)
    }
}

/// Whom a witness is held against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'r> {
    pub(crate) registry: &'r Registry,
    pub(crate) left: &'r Definition,
    pub(crate) right: &'r Definition,
    pub(crate) on: Option<Date>,
    /// Definitions that are taken for others: the value of the one is that of the other too.
    pub(crate) taken_for: &'r BTreeMap<DefinitionId, DefinitionId>,
}

/// A unit out of a state of the search; `None` if the definitions do not say of it what they should.
pub(crate) fn witness(
    asked: &Asked<'_>,
    (expansion, formula): (&Expansion<'_>, &Shared),
    mut state: State,
    wanted: &Wanted,
) -> Option<Witness> {
    let world = world(&expansion.leaves, &mut state)?;
    let given = given(expansion, &mut state)?;
    let named = |(leaf, value): (Leaf, Value)| (leaf.to_string(), value);
    let others: Vec<_> = given.iter().flat_map(|(leaf, value)| also(asked, leaf, value)).collect();
    let given = given.into_iter().chain(others).map(named).collect();
    let mut shown = checked(asked, given, world, wanted)?;
    let is_shown = |boundary: &Boundary| shown.given.iter().any(|(key, _)| *key == boundary.leaf);
    shown.boundaries = boundaries(expansion, formula, &state).into_iter().filter(is_shown).collect();
    Some(shown)
}

/// Whether both definitions say of a unit what they should, without making it plain.
pub(crate) fn is_shown(
    asked: &Asked<'_>,
    expansion: &Expansion<'_>,
    mut state: State,
    wanted: &Wanted,
) -> bool {
    let (Some(world), Some(given)) = (world(&expansion.leaves, &mut state), given(expansion, &mut state))
    else {
        return false;
    };
    let others: Vec<_> = given.iter().flat_map(|(leaf, value)| also(asked, leaf, value)).collect();
    let named = |(leaf, value): (Leaf, Value)| (leaf.to_string(), value);
    let given: Vec<(String, Value)> = given.into_iter().chain(others).map(named).collect();
    let [left, right] =
        evaluators(asked, &world).map(|evaluator| evaluator.evaluate(&unit(&evaluator, &given)));
    wanted.is_said([&left, &right])
}

/// An amount that is taken where none is known.
type Assumed = (DefinitionId, Vec<String>, Number);

/// The leaves that are taken for a leaf, with its value.
fn also(asked: &Asked<'_>, leaf: &Leaf, value: &Value) -> Vec<(Leaf, Value)> {
    let alike = asked.taken_for.iter().filter(|(_, one)| **one == leaf.id);
    alike.map(|(other, _)| (Leaf { id: other.clone(), ..leaf.clone() }, value.clone())).collect()
}

/// Holds a unit against both definitions, and leaves out what neither needs.
fn checked(
    asked: &Asked<'_>,
    mut given: Vec<(String, Value)>,
    mut world: Vec<Assumed>,
    wanted: &Wanted,
) -> Option<Witness> {
    let evaluators = evaluators(asked, &world);
    let [left, right] = &evaluators;
    let outcomes = |given: &[(String, Value)]| {
        [left, right].map(|evaluator| evaluator.evaluate(&unit(evaluator, given)))
    };
    let says = |given: &[(String, Value)]| {
        let [left, right] = outcomes(given);
        wanted.is_said([&left, &right])
    };
    if !says(&given) {
        return None;
    }
    if !wanted.asks_for_nothing() {
        let mut at = 0;
        while at < given.len() {
            let mut without = given.clone();
            without.remove(at);
            if says(&without) { given = without } else { at += 1 }
        }
    }
    let derived: Vec<&Definition> = [asked.left, asked.right]
        .into_iter()
        .flat_map(|definition| derived(asked.registry, definition))
        .collect();
    // what two variables are computed from together can only be told by both
    let ways = std::iter::once(derived.as_slice()).chain(derived.chunks(1));
    for way in ways {
        if let Some(with) = instead(asked, &given, way).filter(|with| says(with)) {
            given = with;
        }
    }
    world = needed(asked, &given, world, wanted);
    let reason = |evaluator: &Evaluator<'_>| because(&evaluator.explain(&unit(evaluator, &given)));
    let (left_because, right_because) = (reason(left), reason(right));
    let [left, right] = outcomes(&given).map(said);
    Some(Witness { given, world, left, left_because, right, right_because, boundaries: Vec::new() })
}

/// Evaluators of both definitions, with amounts that are taken where none is known.
fn evaluators<'r>(asked: &Asked<'r>, world: &[Assumed]) -> [Evaluator<'r>; 2] {
    [asked.left, asked.right].map(|definition| {
        let mut evaluator = Evaluator::new(asked.registry, definition, asked.on);
        for (parameter, keys, amount) in world {
            evaluator.assume(parameter, keys, amount);
        }
        evaluator
    })
}

/// The amounts without which the two would say something else.
fn needed(
    asked: &Asked<'_>,
    given: &[(String, Value)],
    mut world: Vec<Assumed>,
    wanted: &Wanted,
) -> Vec<Assumed> {
    let mut at = 0;
    while at < world.len() {
        let mut without = world.clone();
        without.remove(at);
        let [left, right] =
            evaluators(asked, &without).map(|evaluator| evaluator.evaluate(&unit(&evaluator, given)));
        if wanted.is_said([&left, &right]) { world = without } else { at += 1 }
    }
    world
}

/// What a definition says; of who is outside its population that it is not counted.
fn said(outcome: Outcome) -> Value {
    match outcome {
        Outcome::Value(value) => value,
        Outcome::NotApplicable => Value::Boolean(false),
        Outcome::Unknown(reason) => Value::Unknown(reason),
    }
}

/// The variables with a rule that a definition names itself.
fn derived<'r>(registry: &'r Registry, definition: &'r Definition) -> Vec<&'r Definition> {
    let links =
        definition.links().into_iter().filter(|link| link.relation == Relation::Input && link.shift == 0);
    let targets = links.filter_map(|link| registry.resolve(link.reference, Time::Any).ok());
    targets
        .filter(|target| matches!(target.content(), Content::Variable(variable) if variable.rule.is_some()))
        .collect()
}

/// The same unit, told by the values of variables instead of by all that these are computed from.
fn instead(
    asked: &Asked<'_>,
    given: &[(String, Value)],
    derived: &[&Definition],
) -> Option<Vec<(String, Value)>> {
    let on = asked.on.map_or(Time::Any, Time::On);
    let mut others = given.to_vec();
    let mut told = Vec::new();
    for derived in derived {
        let reference = Reference::new(derived.id().clone(), None);
        let version = asked.registry.resolve(&reference, on).unwrap_or(derived);
        let evaluator = Evaluator::new(asked.registry, version, asked.on);
        if given.iter().filter(|(key, _)| evaluator.knows(key)).count() < 2 {
            continue;
        }
        if let Some(value) = evaluator.evaluate(&unit(&evaluator, given)).value() {
            told.push((derived.id().to_string(), value.clone()));
            others.retain(|(key, _)| !evaluator.knows(key));
        }
    }
    told.dedup();
    (!told.is_empty()).then(|| others.into_iter().chain(told).collect())
}

pub(crate) fn unit(evaluator: &Evaluator<'_>, given: &[(String, Value)]) -> Unit {
    let is_of_member = |key: &str| key.contains("]/");
    let text = |value: &Value| Given::Text(value.to_string());
    let of_members: Vec<(&str, Given)> = given
        .iter()
        .filter(|(key, _)| is_of_member(key))
        .map(|(key, value)| (key.as_str(), text(value)))
        .collect();
    let (mut unit, _) = evaluator.read(of_members.iter().map(|(key, value)| (*key, value)));
    for (key, value) in given {
        if let Some(slot) = evaluator.slot(key) {
            unit.set(slot, value.clone());
        }
    }
    unit
}
