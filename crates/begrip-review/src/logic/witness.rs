//! Witnesses: one unit with all its values, made for people, and held against both definitions before it is shown.

use std::collections::BTreeMap;

use begrip::eval::{Evaluator, Leaf, Number, Outcome, Unit, Value};
use begrip::{Content, Date, Definition, DefinitionId, Given, Reference, Registry, Relation, Time};

use super::boundary::{Boundary, boundaries};
use super::expand::{Expansion, INVERSE, PRODUCT};
use super::formula::Shared;
use super::leaves::{AmountOf, Leaves, Options, Quantity};
use super::search::State;
use crate::because::because;
use crate::message::Message;

mod members;

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

/// Which unit is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    LeftOnly,
    RightOnly,
    Both,
    /// One with these codes; `None` where a rule gives none.
    Codes([Option<String>; 2]),
    /// One with different numbers, the left times this.
    Differ(Number),
}

impl Wanted {
    /// Whether one of two is to give nothing, which less of a unit would do too.
    fn asks_for_nothing(&self) -> bool {
        matches!(self, Self::Codes(codes) if codes.contains(&None))
    }

    /// Whether this is what two definitions say of it.
    fn is_said(&self, outcomes: [&Outcome; 2]) -> bool {
        let is = |outcome: &Outcome, expected: bool| match outcome {
            Outcome::Value(value) => *value == Value::Boolean(expected),
            // who is outside the population is not counted
            Outcome::NotApplicable => !expected,
            Outcome::Unknown(_) => false,
        };
        let [left, right] = outcomes;
        match self {
            Self::LeftOnly => is(left, true) && is(right, false),
            Self::RightOnly => is(left, false) && is(right, true),
            Self::Both => is(left, true) && is(right, true),
            Self::Codes(codes) => codes.iter().zip(outcomes).all(|(code, outcome)| match (code, outcome) {
                (Some(code), Outcome::Value(Value::Text(said))) => **said == **code,
                (None, Outcome::Unknown(_)) => true,
                _ => false,
            }),
            Self::Differ(unit) => match (left, right) {
                (Outcome::Value(Value::Number(left)), Outcome::Value(Value::Number(right))) => {
                    left.times(unit).is_some_and(|left| left != *right)
                }
                _ => false,
            },
        }
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

/// Amounts that people take for plain, from coarse to fine, in hundredths.
const ROUND: [i64; 9] = [100_000, 50_000, 10_000, 5_000, 1_000, 500, 100, 10, 1];

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

/// An amount for each that is not known, as plain as the others allow; `None` for one that cannot be chosen.
fn world(leaves: &Leaves, state: &mut State) -> Option<Vec<Assumed>> {
    let mut chosen = Vec::new();
    let mut by_key = BTreeMap::new();
    for (unknown, (key, quantity)) in leaves.numbers.iter().enumerate() {
        let Quantity::OfWorld { amount, .. } = quantity else { continue };
        let AmountOf { parameter, keys, .. } = amount.clone()?;
        let number = plain(state, leaves, unknown);
        by_key.insert(key.as_str(), number.clone());
        chosen.push((parameter, keys, number));
    }
    // a product of amounts is what they make
    for (unknown, (key, quantity)) in leaves.numbers.iter().enumerate() {
        if let Quantity::Product { is_of_world: true, .. } = quantity {
            let factors = key.split(PRODUCT).map(|factor| match factor.strip_prefix(INVERSE) {
                Some(inverse) => Number::from(1).over(by_key.get(inverse)?),
                None => by_key.get(factor).cloned(),
            });
            let product =
                factors.into_iter().try_fold(Number::from(1), |product, factor| product.times(&factor?))?;
            if !state.wish(&leaves.domain, unknown, &product) {
                return None;
            }
        }
    }
    Some(chosen)
}

/// An amount that is taken where none is known.
type Assumed = (DefinitionId, Vec<String>, Number);

/// The values of a unit in a state of the search, as plain as they can be.
pub(crate) fn given(expansion: &Expansion<'_>, state: &mut State) -> Option<Vec<(Leaf, Value)>> {
    let Expansion { leaves, groups, .. } = expansion;
    // members first: what is told of them is told of the whole too
    let mut given = Vec::new();
    for group in groups {
        given.extend(members::of(group, leaves, state)?);
    }
    given.extend(values(leaves, state)?);
    Some(given)
}

/// A value for each leaf of the unit that goes with everything else.
fn values(leaves: &Leaves, state: &mut State) -> Option<Vec<(Leaf, Value)>> {
    let mut given = Vec::new();
    for (choice, (_, chosen)) in leaves.choices.iter().enumerate() {
        let Options::OfUnit { leaf, .. } = &chosen.what else { continue };
        let value = state.choice(choice)?.values().next()?;
        state.take(choice, value, leaves.count(choice));
        let word = chosen.values.get(value).map_or("…", String::as_str);
        let is_truth = chosen.values == ["no", "yes"];
        let value = if is_truth { Value::Boolean(word == "yes") } else { Value::Text(word.into()) };
        given.push((leaf.clone(), value));
    }
    let mut is_anyone = false;
    for (unknown, (_, quantity)) in leaves.numbers.iter().enumerate() {
        let Quantity::OfUnit { leaf, is_date, unit, .. } = quantity else { continue };
        // a unit of one person, rather than of none
        let is_of_persons = unit.as_deref() == Some("person");
        let one = Number::from(1);
        let number = if is_of_persons && !is_anyone && state.wish(&leaves.domain, unknown, &one) {
            one
        } else {
            plain(state, leaves, unknown)
        };
        is_anyone |= is_of_persons;
        let value = if *is_date { Value::Date(day(&number)?) } else { Value::Number(number) };
        given.push((leaf.clone(), value));
    }
    Some(given)
}

/// The leaves that are taken for a leaf, with its value.
fn also(asked: &Asked<'_>, leaf: &Leaf, value: &Value) -> Vec<(Leaf, Value)> {
    let alike = asked.taken_for.iter().filter(|(_, one)| **one == leaf.id);
    alike.map(|(other, _)| (Leaf { id: other.clone(), ..leaf.clone() }, value.clone())).collect()
}

/// What a household without anything remarkable has, and amounts that are not known, by unit of measure.
const UNREMARKABLE: [(&str, &[i64]); 4] = [
    ("EUR/month", &[1_200, 1_500, 2_000, 1_000, 800]),
    ("EUR/year", &[24_000, 15_000, 30_000, 12_000]),
    ("year", &[40]),
    ("ratio", &[1]),
];

/// The roundest value near the one that was found that goes with everything else.
fn plain(state: &mut State, leaves: &Leaves, unknown: usize) -> Number {
    let unit = leaves.numbers.get(unknown).and_then(|(_, quantity)| match quantity {
        Quantity::OfUnit { unit, .. } => unit.as_deref(),
        Quantity::OfWorld { amount, .. } => amount.as_ref()?.unit.as_deref(),
        _ => None,
    });
    let usual = UNREMARKABLE.iter().filter(|(of, _)| Some(*of) == unit).flat_map(|(_, numbers)| *numbers);
    for wish in usual.map(|number| Number::from(*number)) {
        if state.wish(&leaves.domain, unknown, &wish) {
            return wish;
        }
    }
    let found = state.number(unknown);
    for step in ROUND {
        let Some(step) = Number::fraction(step, 100) else { continue };
        let Some(times) = found.over(&step) else { continue };
        let down = times.floor();
        for times in [Some(down.clone()), down.plus(&Number::from(1))].into_iter().flatten() {
            if let Some(wish) = times.times(&step)
                && state.wish(&leaves.domain, unknown, &wish)
            {
                return wish;
            }
        }
    }
    state.wish(&leaves.domain, unknown, &found);
    found
}

/// The day of a number, as rules compare days.
fn day(number: &Number) -> Option<Date> {
    let number = number.to_u64()?;
    let (months, day) = (number / 31, number % 31);
    let (year, month) = (i16::try_from(months / 12).ok()?, i8::try_from(months % 12).ok()?);
    Date::new(year, month + 1, i8::try_from(day).ok()? + 1)
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
