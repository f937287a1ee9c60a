//! How many units a rule can be asked about: the joint definition of poverty of 2024 over a million rows.
//!
//! `cargo bench -p begrip-tests --bench eval` prints rows a second, and the ratios: against reading and walking the rule
//! from its text for every row, and against the same rule written by hand in Rust with exact decimals.

#![expect(clippy::print_stdout, reason = "the ratios are what the benchmark is for")]

use std::hint::black_box;
use std::time::Instant;

use begrip::eval::{Evaluator, Outcome, Unit, Value};
use begrip::{Decimal, Registry, Time};
use begrip_tests::repository;
use rust_decimal::Decimal as Hand;

const ROWS: u32 = 1_000_000;
/// So many rows are made, and gone through again and again.
const DISTINCT: u32 = 1_000;
const FROM_TEXT: u32 = 10_000;
const ROUNDS: usize = 5;

/// One household as a register has it: amounts in cents.
struct Row {
    income: i64,
    costs: i64,
    wealth: i64,
    household_type: &'static str,
}

fn main() {
    let registry = Registry::open(repository()).unwrap();
    let day = "2023-07-01".parse().unwrap();
    let joint = registry.resolve(&"cbs/poor-household@^1".parse().unwrap(), Time::On(day)).unwrap();
    let ready = || Evaluator::new(&registry, joint, Some(day));
    let evaluator = ready();
    let rows: Vec<Row> = (0..DISTINCT).map(|at| row(i64::from(at))).collect();
    let units: Vec<Unit> = rows.iter().map(|row| unit(&evaluator, row)).collect();
    let hand: Vec<HandRow> = rows.iter().map(HandRow::from).collect();
    agree(&evaluator, &units, &hand);
    let place = |at: &u32| usize::try_from(at % DISTINCT).unwrap();
    let mut times: [Vec<f64>; 3] = Default::default();
    for _ in 0..ROUNDS {
        times[0].push(each(ROWS, || (0..ROWS).filter(|at| says(&evaluator, &units[place(at)])).count()));
        times[1]
            .push(each(FROM_TEXT, || (0..FROM_TEXT).filter(|at| says(&ready(), &units[place(at)])).count()));
        times[2].push(each(ROWS, || (0..ROWS).filter(|at| poor(black_box(&hand[place(at)]))).count()));
    }
    let [ready, text, hand] = times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times[ROUNDS / 2]
    });
    println!("the joint definition of 2024, {ROWS} rows, median of {ROUNDS} rounds in turns");
    println!("made ready once           {:>12.0} rows a second", 1.0 / ready);
    println!("from the text every time  {:>12.0} rows a second", 1.0 / text);
    println!("by hand, exact decimals   {:>12.0} rows a second", 1.0 / hand);
    println!("ready against text        {:.0} times as fast", text / ready);
    println!("ready against by hand     {:.1} times the time", ready / hand);
}

/// The seconds of one row.
fn each(rows: u32, work: impl FnOnce() -> usize) -> f64 {
    let start = Instant::now();
    let counted = black_box(work());
    assert!(counted > 0);
    start.elapsed().as_secs_f64() / f64::from(rows)
}

fn row(at: i64) -> Row {
    Row {
        income: 1_200_000 + at * 977 % 1_600_000,
        costs: 50_000 + at * 613 % 60_000,
        wealth: at * 7919 % 3_000_000,
        household_type: ["single", "couple-2-teenagers", "single-parent-2-teenagers"]
            [usize::try_from(at % 3).unwrap()],
    }
}

fn unit(evaluator: &Evaluator<'_>, row: &Row) -> Unit {
    let mut unit = evaluator.empty();
    let amount =
        |cents: i64| Value::from(format!("{}.{:02}", cents / 100, cents % 100).parse::<Decimal>().unwrap());
    unit.set(evaluator.slot("income").unwrap(), amount(row.income));
    unit.set(evaluator.slot("costs").unwrap(), amount(row.costs));
    unit.set(evaluator.slot("wealth").unwrap(), amount(row.wealth));
    unit.set(evaluator.slot("cbs/poverty-population").unwrap(), Value::from(true));
    unit.set(evaluator.slot("household_type").unwrap(), Value::from(row.household_type));
    unit
}

fn says(evaluator: &Evaluator<'_>, unit: &Unit) -> bool {
    evaluator.evaluate(black_box(unit)) == Outcome::Value(Value::Boolean(true))
}

/// What somebody would write who does it once, for one year.
struct HandRow {
    income: Hand,
    costs: Hand,
    wealth: Hand,
    household_type: String,
}

impl From<&Row> for HandRow {
    fn from(row: &Row) -> Self {
        let amount = |cents| Hand::new(cents, 2);
        Self {
            income: amount(row.income),
            costs: amount(row.costs),
            wealth: amount(row.wealth),
            household_type: row.household_type.to_owned(),
        }
    }
}

/// The line and the housing costs in it, 2023 (cbs/poverty-line, cbs/poverty-line-housing-costs).
fn poor(row: &HandRow) -> bool {
    let (line, example_costs) = match row.household_type.as_str() {
        "single" => (Hand::from(1510), Some(Hand::from(735))),
        "couple-2-young-children" => (Hand::from(2535), None),
        "couple-2-teenagers" => (Hand::from(2910), None),
        "single-parent-2-teenagers" => (Hand::from(2500), None),
        _ => return false,
    };
    let wealth_is_small = row.wealth < Hand::from(12) * line;
    // without example costs it is not known, unless there is too much wealth
    let Some(example_costs) = example_costs else { return false };
    row.income / Hand::from(12) < line - example_costs + row.costs && wealth_is_small
}

/// Both say the same of every row.
fn agree(evaluator: &Evaluator<'_>, units: &[Unit], hand: &[HandRow]) {
    for (unit, row) in units.iter().zip(hand) {
        assert_eq!(says(evaluator, unit), poor(row), "{}", row.household_type);
    }
}
