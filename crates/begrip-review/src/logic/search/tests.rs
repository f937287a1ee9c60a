//! The search against counting out: every unit of a small domain is tried.

use begrip::eval::Number;
use proptest::prelude::{Just, ProptestConfig, Strategy, prop, prop_oneof};
use proptest::{prop_assert, prop_assert_ne, proptest};

use super::super::formula::{Among, Formula, all, any, choice, number};
use super::super::linear::{Linear, Relation};
use super::super::said::not;
use super::{Domain, Found, State, search};

fn below(unknown: usize, limit: i64) -> super::Shared {
    number(Linear::unknown(unknown).minus(&Linear::constant(Number::from(limit))).unwrap(), Relation::Below)
}

fn above(unknown: usize, limit: i64) -> super::Shared {
    number(Linear::constant(Number::from(limit)).minus(&Linear::unknown(unknown)).unwrap(), Relation::Below)
}

#[test]
fn codes_and_numbers_are_decided_together() {
    let domain = Domain { choices: vec![2], whole: [1].into() };
    let is = |value| choice(0, Among::of([value], 2));
    // the limit is 10 for one code and 20 for the other
    let within = any([all([is(0), below(0, 10)]), all([is(1), below(0, 20)])]);
    assert!(matches!(search(&domain, &all([within.clone(), above(0, 15), is(0)])), Found::Nothing));
    let Found::Some(state) = search(&domain, &all([within.clone(), above(0, 15)])) else { panic!() };
    assert_eq!(state.choice(0).unwrap().values().collect::<Vec<_>>(), [1]);
    assert!(state.number(0) > Number::from(15) && state.number(0) < Number::from(20));
    assert!(matches!(search(&domain, &all([within, above(0, 25)])), Found::Nothing));
}

#[test]
fn whole_numbers_stay_whole() {
    let domain = Domain { choices: Vec::new(), whole: [0].into() };
    assert!(matches!(search(&domain, &all([above(0, 3), below(0, 4)])), Found::Nothing));
    assert!(matches!(search(&domain, &all([above(0, 3), below(0, 5)])), Found::Some(_)));
    // 3x = 3y + 1 over whole numbers has no solution, and no bound that shows it
    let domain = Domain { choices: Vec::new(), whole: [0, 1].into() };
    let times = |unknown| Linear::unknown(unknown).times(&Number::from(3)).unwrap();
    let one = Linear::constant(Number::from(1));
    let odd = number(times(0).minus(&times(1)).unwrap().minus(&one).unwrap(), Relation::Zero);
    assert!(matches!(search(&domain, &odd), Found::Nothing));
}

/// How many values each number and each choice has in the units that are counted out.
const NUMBERS: [i64; 3] = [5, 5, 5];
const CHOICES: [usize; 3] = [2, 3, 4];

/// A unit of the small domain.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Small {
    numbers: Vec<Number>,
    choices: Vec<usize>,
}

fn domain() -> Domain {
    Domain { choices: CHOICES.to_vec(), whole: (0..NUMBERS.len()).collect() }
}

/// Every unit of the small domain.
fn smalls() -> Vec<Small> {
    let mut units = vec![Small { numbers: Vec::new(), choices: Vec::new() }];
    for count in NUMBERS {
        let with = |unit: &Small, number| {
            let mut unit = unit.clone();
            unit.numbers.push(Number::from(number));
            unit
        };
        units = units.iter().flat_map(|unit| (0..count).map(move |number| with(unit, number))).collect();
    }
    for count in CHOICES {
        let with = |unit: &Small, value| {
            let mut unit = unit.clone();
            unit.choices.push(value);
            unit
        };
        units = units.iter().flat_map(|unit| (0..count).map(move |value| with(unit, value))).collect();
    }
    units
}

/// Whether something holds of a unit, said as simply as can be.
fn holds(formula: &Formula, unit: &Small) -> bool {
    match formula {
        Formula::All(parts) => parts.iter().all(|part| holds(part, unit)),
        Formula::Any(parts) => parts.iter().any(|part| holds(part, unit)),
        Formula::Number(linear, relation) => {
            relation.holds(&linear.value(&|unknown| unit.numbers[unknown].clone()).unwrap())
        }
        Formula::Choice(leaf, among) => among.values().any(|value| value == unit.choices[*leaf]),
    }
}

/// The bounds of the small domain.
fn bounds() -> super::Shared {
    all(NUMBERS.iter().enumerate().flat_map(|(unknown, count)| [above(unknown, -1), below(unknown, *count)]))
}

fn sum(coefficients: &[i64], constant: i64) -> Linear {
    let terms = coefficients
        .iter()
        .enumerate()
        .map(|(unknown, coefficient)| Linear::unknown(unknown).times(&Number::from(*coefficient)).unwrap());
    terms.fold(Linear::constant(Number::from(constant)), |sum, term| sum.plus(&term).unwrap())
}

fn relations() -> impl Strategy<Value = Relation> {
    prop_oneof![Just(Relation::Below), Just(Relation::AtMost), Just(Relation::Zero)]
}

/// A condition on one number or on a sum, or on a choice.
fn conditions() -> impl Strategy<Value = super::Shared> {
    let numbers = (prop::collection::vec(-4..=4_i64, NUMBERS.len()), -9..=9_i64, relations())
        .prop_map(|(coefficients, constant, relation)| number(sum(&coefficients, constant), relation));
    let choices = (0..CHOICES.len(), 0..15_usize).prop_map(|(leaf, bits)| {
        let values = (0..CHOICES[leaf]).filter(|value| bits >> value & 1 == 1);
        choice(leaf, Among::of(values, CHOICES[leaf]))
    });
    prop_oneof![3 => numbers, 2 => choices]
}

/// At most three levels of "and", "or" and "not".
fn formulas() -> impl Strategy<Value = super::Shared> {
    conditions().prop_recursive(3, 40, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(all),
            prop::collection::vec(inner.clone(), 1..4).prop_map(any),
            inner.prop_map(|inner| not(&inner)),
        ]
    })
}

/// The units that a state stands for: the numbers of its model, and every value that a choice can still have.
fn stood_for(state: &State) -> Vec<Small> {
    let numbers: Vec<Number> = (0..NUMBERS.len()).map(|unknown| state.number(unknown)).collect();
    let still = |unit: &Small| {
        unit.choices.iter().enumerate().all(|(leaf, value)| {
            state.choice(leaf).is_some_and(|among| among.values().any(|other| other == *value))
        })
    };
    smalls().into_iter().filter(|unit| unit.numbers == numbers && still(unit)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whole_units_are_decided_as_counting_out_decides(parts in prop::collection::vec(formulas(), 1..4)) {
        let formula = all(parts);
        let counted = smalls().iter().any(|unit| holds(&formula, unit));
        match search(&domain(), &all([formula.clone(), bounds()])) {
            Found::Some(state) => {
                let units = stood_for(&state);
                prop_assert!(!units.is_empty(), "the model is no unit of the domain");
                for unit in units {
                    prop_assert!(holds(&formula, &unit), "{unit:?}");
                }
            }
            Found::Nothing => prop_assert!(!counted),
            Found::Undecided => prop_assert!(false, "undecided"),
        }
    }

    #[test]
    fn what_does_not_hold_is_the_complement(formula in formulas()) {
        let other = not(&formula);
        for unit in smalls() {
            prop_assert_ne!(holds(&formula, &unit), holds(&other, &unit));
        }
        prop_assert!(matches!(search(&domain(), &all([formula, other, bounds()])), Found::Nothing));
    }

    /// What whole numbers meet is found, and so is what only numbers in between meet.
    #[test]
    fn numbers_that_are_not_whole_meet_what_is_asked(parts in prop::collection::vec(formulas(), 1..4)) {
        let formula = all(parts);
        let domain = Domain { whole: [0].into(), ..domain() };
        let counted = smalls().iter().any(|unit| holds(&formula, unit));
        match search(&domain, &all([formula.clone(), bounds()])) {
            Found::Some(state) => {
                let numbers: Vec<Number> = (0..NUMBERS.len()).map(|unknown| state.number(unknown)).collect();
                prop_assert!(numbers[0].is_whole());
                let value = |leaf: usize| state.choice(leaf).unwrap().values().next().unwrap();
                let unit = Small { numbers, choices: (0..CHOICES.len()).map(value).collect() };
                prop_assert!(holds(&all([formula, bounds()]), &unit), "{unit:?}");
            }
            Found::Nothing => prop_assert!(!counted),
            Found::Undecided => prop_assert!(false, "undecided"),
        }
    }
}
