//! Witnesses: one unit with all its values, made for people, and held against both definitions before it is shown.

use std::collections::BTreeMap;

use begrip::eval::{Evaluator, Leaf, Number, Outcome, Unit, Value};
use begrip::{Content, Date, Definition, DefinitionId, Reference, Registry, Relation, Time};

use super::leaves::{Leaves, Options, Quantity};
use super::search::State;
use crate::because::because;
use crate::message::Message;

/// One unit that two definitions are asked about, and what each says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// What is given of the unit, by the ids of the leaves.
    pub given: Vec<(String, Value)>,
    /// What the left says of it.
    pub left: bool,
    /// Why.
    pub left_because: Message,
    /// What the right says of it.
    pub right: bool,
    /// Why.
    pub right_because: Message,
}

/// Which unit is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    LeftOnly,
    RightOnly,
    Both,
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
pub(crate) fn witness(asked: &Asked<'_>, leaves: &Leaves, state: State, wanted: Wanted) -> Option<Witness> {
    let given = given(leaves, state)?;
    let named = |(leaf, value): (Leaf, Value)| (leaf.to_string(), value);
    let others: Vec<_> = given.iter().flat_map(|(leaf, value)| also(asked, leaf, value)).collect();
    checked(asked, given.into_iter().chain(others).map(named).collect(), wanted)
}

/// The values of a unit in a state of the search, as plain as they can be.
pub(crate) fn given(leaves: &Leaves, mut state: State) -> Option<Vec<(Leaf, Value)>> {
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
    for (unknown, (_, quantity)) in leaves.numbers.iter().enumerate() {
        let Quantity::OfUnit { leaf, is_date, .. } = quantity else { continue };
        let number = plain(&mut state, leaves, unknown);
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

/// What a household without anything remarkable has, by unit of measure.
const UNREMARKABLE: [(&str, &[i64]); 2] = [("EUR/month", &[1_200, 1_500, 2_000]), ("year", &[40])];

/// The roundest value near the one that was found that goes with everything else.
fn plain(state: &mut State, leaves: &Leaves, unknown: usize) -> Number {
    if let Some((_, Quantity::OfUnit { unit: Some(unit), .. })) = leaves.numbers.get(unknown) {
        let usual = UNREMARKABLE.iter().filter(|(of, _)| of == unit).flat_map(|(_, numbers)| *numbers);
        for wish in usual.map(|number| Number::from(*number)) {
            if state.wish(&leaves.domain, unknown, &wish) {
                return wish;
            }
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
fn checked(asked: &Asked<'_>, mut given: Vec<(String, Value)>, wanted: Wanted) -> Option<Witness> {
    let evaluators =
        [asked.left, asked.right].map(|definition| Evaluator::new(asked.registry, definition, asked.on));
    let expected = match wanted {
        Wanted::LeftOnly => [true, false],
        Wanted::RightOnly => [false, true],
        Wanted::Both => [true, true],
    };
    let says = |given: &[(String, Value)]| {
        let ok = |(evaluator, expected): (&Evaluator<'_>, bool)| {
            match evaluator.evaluate(&unit(evaluator, given)) {
                Outcome::Value(value) => value == Value::Boolean(expected),
                // who is outside the population is not counted
                Outcome::NotApplicable => !expected,
                Outcome::Unknown(_) => false,
            }
        };
        evaluators.iter().zip(expected).all(ok)
    };
    if !says(&given) {
        return None;
    }
    let mut at = 0;
    while at < given.len() {
        let mut without = given.clone();
        without.remove(at);
        if says(&without) { given = without } else { at += 1 }
    }
    for derived in
        [asked.left, asked.right].into_iter().flat_map(|definition| derived(asked.registry, definition))
    {
        if let Some(with) = instead(asked, &given, derived).filter(|with| says(with)) {
            given = with;
        }
    }
    let [left, right] = &evaluators;
    let reason = |evaluator: &Evaluator<'_>| because(&evaluator.explain(&unit(evaluator, &given)));
    let [says_left, says_right] = expected;
    Some(Witness {
        left: says_left,
        left_because: reason(left),
        right: says_right,
        right_because: reason(right),
        given,
    })
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

/// The same unit, told by the value of a variable instead of by all that it is computed from.
fn instead(
    asked: &Asked<'_>,
    given: &[(String, Value)],
    derived: &Definition,
) -> Option<Vec<(String, Value)>> {
    let on = asked.on.map_or(Time::Any, Time::On);
    let reference = Reference::new(derived.id().clone(), None);
    let version = asked.registry.resolve(&reference, on).unwrap_or(derived);
    let evaluator = Evaluator::new(asked.registry, version, asked.on);
    let value = evaluator.evaluate(&unit(&evaluator, given)).value()?.clone();
    let (within, others): (Vec<_>, Vec<_>) = given.iter().cloned().partition(|(key, _)| evaluator.knows(key));
    (within.len() > 1).then(|| others.into_iter().chain([(derived.id().to_string(), value)]).collect())
}

pub(crate) fn unit(evaluator: &Evaluator<'_>, given: &[(String, Value)]) -> Unit {
    let mut unit = evaluator.empty();
    for (key, value) in given {
        if let Some(slot) = evaluator.slot(key) {
            unit.set(slot, value.clone());
        }
    }
    unit
}
