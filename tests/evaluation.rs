//! How definitions are computed: through inputs, over members, across periods, and what is said where it cannot be told.

use begrip::eval::{Evaluator, Explanation, MisfitKind, Origin, Outcome, Trouble, units};
use begrip::{Registry, Settings, Time};

#[path = "evaluation/chains.rs"]
mod chains;

/// The definitions that these tests are about; `*` stands for what every file begins with.
const FILES: &str = "
unit_type u/household
always: { inputs: { adults: u/adults@^1, minors: u/minors@^1, members: u/members@^1 }, rules: [adults + minors = members] }
--- unit_type u/person
part_of: [u/household@^1]
persists: true
--- variable u/age
unit: u/person@^1
values: { integer: year, minimum: 0, maximum: 130 }
--- variable u/wage
unit: u/person@^1
values: { number: EUR/month }
--- variable u/members
unit: u/household@^1
values: { integer: person }
inputs: { persons: { count: u/person@^1 } }
rule: persons
--- variable u/adults
unit: u/household@^1
values: { integer: person }
inputs: { adults: { count: u/person@^1, with: { age: u/age@^1 }, where: age >= 18 } }
rule: adults
--- variable u/minors
unit: u/household@^1
values: { integer: person }
inputs: { minors: { count: u/person@^1, with: { age: u/age@^1 }, where: age < 18 } }
rule: minors
--- variable u/income
unit: u/household@^1
values: { number: EUR/month }
period: month
inputs: { wages: { sum: u/wage@^1 }, benefit: u/benefit@^1 }
rule: wages + benefit
--- variable u/benefit
unit: u/household@^1
values: { number: EUR/month }
period: month
--- variable u/institutional
unit: u/household@^1
values: boolean
--- population u/private
unit: u/household@^1
inputs: { institutional: u/institutional@^1 }
rule: NOT institutional
--- population u/residents
unit: u/household@^1
unformalised: [{ en: Its home is in the country }]
--- population u/residents-here
unit: u/household@^1
within: u/residents@^1
--- parameter u/norm
values: { number: EUR/month }
steps:
  - { from: 2022-01-01, until: 2022-06-30, amount: 1000 }
  - { from: 2022-07-01, until: 2022-12-31, amount: 1200 }
  - { from: 2023-01-01, amount: null }
--- variable u/poor
unit: u/household@^1
population: u/private@^1
values: boolean
period: month
inputs: { income: u/income@^1, norm: u/norm@^1 }
rule: income <= norm
--- variable u/poor-person
unit: u/person@^1
values: boolean
period: month
inputs: { now: u/poor@^1, before: { of: u/poor@^1, shift: -1 } }
rule: now AND before
--- variable u/norm-before
unit: u/person@^1
values: { number: EUR/month }
period: month
inputs: { before: { of: u/norm@^1, shift: -1 } }
rule: before
--- variable u/norm-of-year
unit: u/household@^1
values: { number: EUR/month }
period: year
inputs:
  first: { of: u/norm@^1, at: start }
  last: { of: u/norm@^1, at: end }
  middle: { of: u/norm@^1, at: mean }
  base: { of: u/norm@^1, period: 2022-03 }
rule: first * 1 + last * 10 + middle * 100 + base * 1000
--- variable u/ambiguous
unit: u/household@^1
values: { number: EUR/month }
period: year
inputs: { norm: u/norm@^1 }
rule: norm
--- population u/earners
unit: u/person@^1
inputs: { wage: u/wage@^1 }
rule: wage > 0
--- variable u/adult-earners
unit: u/household@^1
values: { integer: person }
inputs:
  adult_earners: { count: u/earners@^1, with: { age: u/age@^1 }, where: age >= 18 }
  earners: { count: u/earners@^1 }
  all_earn: { all: u/earners@^1 }
rule: CASE WHEN all_earn THEN 0 * earners ELSE 10 * earners END + adult_earners
--- variable u/wages
unit: u/household@^1
values: { number: EUR/month }
inputs:
  lowest: { min: u/wage@^1 }
  highest: { max: u/wage@^1 }
  average: { mean: u/wage@^1, with: { age: u/age@^1 }, where: age >= 18 }
rule: lowest + 10 * highest + 100 * average
--- variable u/share
unit: u/household@^1
values: { number: ratio }
inputs: { benefit: u/benefit@^1, income: u/income@^1 }
rule: benefit / income
--- indicator u/median
of: u/income@^1
statistic: median
values: { number: EUR/month }
period: year
figures: [{ period: 2022, value: 2000 }]
--- variable u/below-median
unit: u/household@^1
values: boolean
period: year
inputs: { income: u/income@^1, median_income: u/median@^1 }
rule: income < 0.60 * median_income
";

fn registry() -> Registry {
    let files = FILES.trim().split("--- ").map(|part| {
        let (head, rest) = part.split_once('\n').unwrap();
        let (kind, id) = head.split_once(' ').unwrap();
        let text = format!("kind: {kind}\nid: {id}\nversion: 1.0.0\nstatus: adopted\n{rest}");
        (format!("definitions/{id}.yaml"), text)
    });
    let registry = Registry::from_texts(Settings::default(), files);
    assert!(registry.problems().is_empty(), "{:?}", registry.problems());
    registry
}

fn with<T>(id: &str, day: &str, given: &str, look: impl FnOnce(&Explanation<'_>) -> T) -> T {
    let registry = registry();
    let day = day.parse().unwrap();
    let definition = registry.resolve(&id.parse().unwrap(), Time::On(day)).unwrap();
    let evaluator = Evaluator::new(&registry, definition, Some(day));
    let [unit] = units(&format!("given: {{ {given} }}")).unwrap().try_into().unwrap();
    let given = unit.given.iter().map(|(key, value)| (key.as_str(), value));
    let (unit, misfits) = evaluator.read(given);
    assert!(misfits.iter().all(|misfit| misfit.kind == MisfitKind::NoInput), "{misfits:?}");
    let explanation = evaluator.explain(&unit);
    // what is said with and without the reasons is the same
    assert_eq!(evaluator.evaluate(&unit), explanation.outcome);
    look(&explanation)
}

fn says(id: &str, day: &str, given: &str) -> String {
    with(id, day, given, |explanation| match &explanation.outcome {
        Outcome::Value(value) => value.to_string(),
        Outcome::Unknown(_) => "not known".to_owned(),
        Outcome::NotApplicable => "not applicable".to_owned(),
    })
}

fn missing(id: &str, day: &str, given: &str) -> String {
    with(id, day, given, |explanation| {
        explanation.missing.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    })
}

/// The norm of the month before: of June in July, of February on the last day of March, and none of December 2021.
#[test]
fn an_amount_of_the_period_before_is_that_of_then() {
    for (day, said) in [
        ("2022-07-15", "1000"),
        ("2022-08-01", "1200"),
        ("2022-03-31", "1000"),
        ("2022-01-10", "not known"),
        ("2023-01-31", "1200"),
        ("2023-02-01", "not known"),
    ] {
        assert_eq!(says("u/norm-before", day, ""), said, "{day}");
    }
}

const FAMILY: &str = "u/person: [{ u/age: 40, u/wage: 700 }, { u/age: 17, u/wage: 100 }]";

#[test]
fn a_variable_with_a_rule_is_computed_unless_it_is_given() {
    // 700 + 100 + 250 = 1,050: above 1,000, and not above 1,200 half a year later
    let given = format!("{FAMILY}, u/benefit: 250, u/institutional: false");
    assert_eq!(says("u/poor", "2022-06-30", &given), "false");
    assert_eq!(says("u/poor", "2022-07-01", &given), "true");
    assert_eq!(says("u/poor", "2022-06-30", &format!("{given}, u/income: 1000")), "true");
    // given as not known is not computed either
    assert_eq!(says("u/poor", "2022-06-30", &format!("{given}, u/income: null")), "not known");
}

#[test]
fn what_is_missing_is_listed_and_never_assumed() {
    assert_eq!(missing("u/poor", "2022-06-30", "u/institutional: false"), "u/benefit");
    assert_eq!(missing("u/poor", "2022-06-30", &format!("{FAMILY}, u/institutional: false")), "u/benefit");
    let one_wage = "u/person: [{ u/age: 40 }, { u/age: 17, u/wage: 100 }], u/benefit: 1";
    assert_eq!(missing("u/poor", "2022-06-30", one_wage), "u/person[1]/u/wage u/institutional");
    // a member keeps the number under which it is given
    let third = "\"u/person[3]/u/age\": 40, \"u/person[9]/u/wage\": 5, u/benefit: 1, u/institutional: false";
    assert_eq!(missing("u/poor", "2022-06-30", third), "u/person[3]/u/wage");
    // a value that is decided needs nothing more
    assert_eq!(missing("u/poor-person", "2022-07-15", "u/poor: false"), "");
    assert_eq!(missing("u/poor-person", "2022-07-15", "u/poor: true, \"u/income[-1]\": 7"), "");
}

#[test]
fn outside_its_population_a_variable_is_not_applicable_and_otherwise_provided() {
    assert_eq!(says("u/poor", "2022-06-30", "u/income: 900, u/institutional: true"), "not applicable");
    assert_eq!(says("u/poor", "2022-06-30", "u/income: 900, u/institutional: false"), "true");
    let provided = with("u/poor", "2022-06-30", "u/income: 900", |explanation| {
        explanation.provided.as_ref().map(|(population, _)| population.id().to_string())
    });
    assert_eq!(provided.as_deref(), Some("u/private"));
    assert_eq!(missing("u/poor", "2022-06-30", "u/income: 900"), "u/institutional");
    // as an input it then has no value
    assert_eq!(says("u/poor-person", "2022-07-15", "u/income: 900, u/institutional: true"), "not known");
}

#[test]
fn who_is_within_what_only_words_tell_is_not_known() {
    assert_eq!(says("u/residents-here", "2022-06-30", "u/institutional: false"), "not known");
    assert_eq!(missing("u/residents-here", "2022-06-30", "u/institutional: false"), "u/residents");
    assert_eq!(says("u/residents-here", "2022-06-30", "u/residents: true"), "true");
    assert_eq!(says("u/residents-here", "2022-06-30", "u/residents: false"), "false");
}

#[test]
fn a_shifted_input_is_of_the_period_before() {
    // in July 1,100 is below 1,200, and in June above 1,000
    let given = "u/institutional: false, \"u/institutional[-1]\": false, u/income: 1100";
    assert_eq!(says("u/poor-person", "2022-07-15", &format!("{given}, \"u/income[-1]\": 1100")), "false");
    assert_eq!(says("u/poor-person", "2022-07-15", &format!("{given}, \"u/income[-1]\": 1000")), "true");
    assert_eq!(says("u/poor-person", "2022-07-15", &format!("{given}, \"u/poor[-1]\": true")), "true");
    // names of inputs are a short form
    assert_eq!(says("u/poor-person", "2022-07-15", "now: true, before: false"), "false");
}

#[test]
fn an_amount_that_moves_is_read_at_the_start_the_end_as_a_mean_or_of_a_fixed_period() {
    // 1,000 + 10 × 1,200 + 100 × 1,100 + 1,000 × 1,000
    assert_eq!(says("u/norm-of-year", "2022-05-05", ""), "1123000");
    let days = with("u/norm-of-year", "2022-05-05", "", |explanation| {
        let amounts = explanation.steps.iter().filter_map(|step| match &step.origin {
            Origin::Amount { days, .. } => {
                Some(format!("{} {days}", step.name.as_deref().unwrap_or_default()))
            }
            _ => None,
        });
        amounts.collect::<Vec<_>>()
    });
    assert_eq!(
        days,
        [
            "first 2022-01-01 – 2022-06-30",
            "last 2022-07-01 – 2022-12-31",
            "middle 2022-01-01 – 2022-12-31",
            "base 2022-01-01 – 2022-06-30",
        ]
    );
    let troubles = with("u/ambiguous", "2022-05-05", "", |explanation| format!("{:?}", explanation.troubles));
    assert!(troubles.starts_with("[Ambiguous"), "{troubles}");
    let known = with("u/ambiguous", "2023-05-05", "", |explanation| match explanation.troubles.as_slice() {
        [Trouble::NoAmount { known, .. }] => known.len(),
        other => panic!("{other:?}"),
    });
    assert_eq!(known, 2);
}

#[test]
fn functions_over_members() {
    // 100 + 10 × 700 + 100 × (700 + 300) / 2
    let family =
        "u/person: [{ u/age: 40, u/wage: 700 }, { u/age: 17, u/wage: 100 }, { u/age: 18, u/wage: 300 }]";
    assert_eq!(says("u/wages", "2022-01-01", family), "57100");
    let by_number = "\"u/person[1]/u/age\": 18, \"u/person[2]/u/age\": 17, \"u/person[7]/u/age\": 0";
    assert_eq!(says("u/minors", "2022-01-01", by_number), "2");
    assert_eq!(says("u/members", "2022-01-01", by_number), "3");
    // two earn, one of them an adult; and one does not
    let earners = "u/person: [{ u/age: 40, u/wage: 7 }, { u/age: 17, u/wage: 1 }, { u/age: 18, u/wage: 0 }]";
    assert_eq!(says("u/adult-earners", "2022-01-01", earners), "21");
    assert_eq!(says("u/adult-earners", "2022-01-01", "u/person: [{ u/age: 40, u/wage: 7 }]"), "1");
    // a member of whom the age is not known may or may not be a minor
    assert_eq!(says("u/minors", "2022-01-01", "u/person: [{ u/age: 1 }, { u/age: null }]"), "not known");
    assert_eq!(says("u/minors", "2022-01-01", ""), "not known");
    // a value over members can be given by the name of the input
    assert_eq!(says("u/minors", "2022-01-01", "minors: 2"), "2");
}

#[test]
fn division_by_zero_and_figures() {
    assert_eq!(says("u/share", "2022-01-01", "u/benefit: 1, u/income: 3"), "1/3");
    let trouble = with("u/share", "2022-01-01", "u/benefit: 1, u/income: 0", |explanation| {
        matches!(explanation.troubles.as_slice(), [Trouble::DivisionByZero(_)])
    });
    assert!(trouble);
    // the median of 2022 is a figure of the indicator; of 2023 it is not known
    assert_eq!(says("u/below-median", "2022-01-01", "u/income: 1199.99"), "true");
    assert_eq!(says("u/below-median", "2022-01-01", "u/income: 1200"), "false");
    assert_eq!(missing("u/below-median", "2023-01-01", "u/income: 1200"), "u/median");
}

#[test]
fn units_of_measure_convert_exactly_and_bounds_hold() {
    let registry = registry();
    let definition = registry.resolve(&"u/minors".parse().unwrap(), Time::Any).unwrap();
    let evaluator = Evaluator::new(&registry, definition, None);
    let fits = |age: &str| {
        let [unit] = units(&format!("u/person: [{{ u/age: {age} }}]")).unwrap().try_into().unwrap();
        evaluator.unit(unit.given.iter().map(|(key, value)| (key.as_str(), value))).is_ok()
    };
    assert!(fits("130") && fits("0") && fits("24 month") && fits("null"));
    assert!(
        !fits("131") && !fits("-1") && !fits("1.5") && !fits("30 month") && !fits("5 EUR") && !fits("old")
    );
}

#[test]
fn a_unit_that_cannot_exist_is_known() {
    let registry = registry();
    let definition = registry.resolve(&"u/poor".parse().unwrap(), Time::Any).unwrap();
    let evaluator = Evaluator::new(&registry, definition, None);
    let contradicts = |given: &str| {
        let [unit] = units(&format!("given: {{ {given} }}")).unwrap().try_into().unwrap();
        let given = unit.given.iter().map(|(key, value)| (key.as_str(), value));
        evaluator.contradictions(&registry, given).len()
    };
    assert_eq!(contradicts("u/adults: 1, u/minors: 1, u/members: 3"), 1);
    assert_eq!(contradicts("u/adults: 1, u/minors: 1, u/members: 2"), 0);
    assert_eq!(contradicts("u/adults: 1, u/minors: 1"), 0);
    // what follows from the members contradicts too
    assert_eq!(contradicts(&format!("{FAMILY}, u/adults: 2")), 1);
    assert_eq!(contradicts(FAMILY), 0);
}
