//! Comparisons of small made-up definitions, with answers that are worked out by hand beside each.

use begrip::eval::{Number, Value};
use begrip::{Reference, Registry, Settings};
use begrip_review::{
    Answer, CompareOptions, Comparison, Holds, NeverMore, UnitRelation, ValueRelation, Verdict, compare,
};

/// What every registry here has: a household of persons, an income, a norm that is known in 2023 only, and lists.
const GROUND: &str = "
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
---
kind: unit_type
id: nl/person
version: 1.0.0
status: adopted
part_of: [nl/household@^1]
---
kind: variable
id: nl/age
version: 1.0.0
status: adopted
unit: nl/person@^1
values: { integer: year, minimum: 0 }
---
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month, minimum: 0 }
---
kind: variable
id: nl/other-income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month, minimum: 0 }
---
kind: parameter
id: nl/norm
version: 1.0.0
status: adopted
values: { number: EUR/month, minimum: 0 }
steps:
  - { from: 2023-01-01, until: 2023-12-31, amount: 1216.62 }
  - { from: 2024-01-01, amount: null }
---
kind: population
id: nl/people
version: 1.0.0
status: adopted
unit: nl/household@^1
---
kind: population
id: nl/folk
version: 1.0.0
status: adopted
unit: nl/household@^1
---
kind: code_list
id: nl/two
version: 1.0.0
status: adopted
codes: [{ code: low }, { code: high }]
---
kind: code_list
id: nl/three
version: 1.0.0
status: adopted
codes: [{ code: lowest }, { code: middle }, { code: highest }]
";

/// A variable of households with these lines.
fn variable(id: &str, lines: &str) -> String {
    format!("kind: variable\nid: {id}\nversion: 1.0.0\nstatus: adopted\nunit: nl/household@^1\n{lines}\n")
}

fn registry(left: &str, right: &str) -> Registry {
    let ground = GROUND.split("---\n").enumerate();
    let ground = ground.map(|(at, text)| (format!("definitions/ground-{at}.yaml"), text.to_owned()));
    let texts: Vec<(String, String)> = ground
        .chain([
            ("definitions/a.yaml".to_owned(), variable("a/x", left)),
            ("definitions/b.yaml".to_owned(), variable("b/x", right)),
        ])
        .collect();
    Registry::from_texts(Settings::default(), texts.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

fn compared_on(left: &str, right: &str, on: &str) -> Comparison {
    let registry = registry(left, right);
    let problems: Vec<_> = registry.problems().iter().map(|problem| format!("{problem:?}")).collect();
    assert!(problems.is_empty(), "{problems:#?}");
    let reference = |text: &str| text.parse::<Reference>().unwrap();
    let options =
        CompareOptions { on: Some(on.parse().unwrap()), suggest: true, ..CompareOptions::default() };
    compare(&registry, &reference("a/x"), &reference("b/x"), &options).unwrap()
}

fn compared(left: &str, right: &str) -> Comparison {
    compared_on(left, right, "2023-07-01")
}

fn coded(list: &str, rule: &str) -> String {
    format!("values: {{ codes: {list}@^1 }}\ninputs: {{ income: nl/income@^1 }}\nrule: {rule}")
}

fn pairs(found: &Comparison) -> Vec<(&str, &str)> {
    let valued = found.valued.as_ref().unwrap();
    let word = |code: &Option<String>| -> &str {
        code.as_deref().map_or("-", |code| Box::leak(code.to_owned().into_boxed_str()))
    };
    valued.pairs.iter().map(|pair| (word(&pair.left), word(&pair.right))).collect()
}

/// Below 1,000 is low for the one, below 2,000 for the other: nobody is low for the first and high for the second.
#[test]
fn codes_with_other_limits_differ_in_one_pair() {
    let left = coded("nl/two", "CASE WHEN income < 1000 THEN 'low' ELSE 'high' END");
    let right = coded("nl/two", "CASE WHEN income < 2000 THEN 'low' ELSE 'high' END");
    let found = compared(&left, &right);
    assert_eq!(pairs(&found), [("low", "low"), ("high", "low"), ("high", "high")]);
    assert_eq!(found.valued.as_ref().unwrap().relation, ValueRelation::Different);
    assert_eq!(found.verdict, Verdict::NotComparable);
    let differ = found.valued.unwrap().differ.unwrap();
    assert_eq!([differ.left, differ.right], ["high", "low"].map(|code| Value::Text(code.into())));
}

/// Three classes of which the upper two are one class of the other.
#[test]
fn a_finer_classification_decides_a_coarser_one() {
    let fine = coded(
        "nl/three",
        "CASE WHEN income < 1000 THEN 'lowest' WHEN income < 2000 THEN 'middle' ELSE 'highest' END",
    );
    let coarse = coded("nl/two", "CASE WHEN income < 1000 THEN 'low' ELSE 'high' END");
    let found = compared(&fine, &coarse);
    assert_eq!(pairs(&found), [("lowest", "low"), ("middle", "high"), ("highest", "high")]);
    assert_eq!(found.valued.as_ref().unwrap().relation, ValueRelation::LeftDecides);
    assert_eq!(found.verdict, Verdict::Convertible);
    assert_eq!(compared(&coarse, &fine).valued.unwrap().relation, ValueRelation::RightDecides);
}

/// The same classes written the other way round; and one that leaves units without a code.
#[test]
fn the_same_classes_are_equal_and_a_gap_is_a_pair_of_its_own() {
    let one = coded("nl/two", "CASE WHEN income < 1000 THEN 'low' ELSE 'high' END");
    let other = coded("nl/two", "CASE WHEN income >= 1000 THEN 'high' WHEN income < 1000 THEN 'low' END");
    let found = compared(&one, &other);
    assert_eq!(found.valued.as_ref().unwrap().relation, ValueRelation::Equal);
    assert_eq!(found.valued.as_ref().unwrap().holds, Holds::Always);
    assert_eq!(found.verdict, Verdict::Comparable);
    let gap = coded("nl/two", "CASE WHEN income < 1000 THEN 'low' WHEN income > 2000 THEN 'high' END");
    assert_eq!(pairs(&compared(&one, &gap)), [("low", "low"), ("high", "high"), ("high", "-")]);
}

fn number(unit: &str, rule: &str) -> String {
    format!(
        "values: {{ number: {unit} }}\ninputs: {{ income: nl/income@^1, norm: nl/norm@^1 }}\nrule: {rule}"
    )
}

/// A month and a year of the same income; and 130 per cent of it.
#[test]
fn numbers_are_the_same_up_to_a_unit_or_a_factor() {
    let month = number("EUR/month", "income");
    let found = compared(&month, &number("EUR/year", "convert(income, 'EUR/year')"));
    let valued = found.valued.unwrap();
    assert_eq!((valued.relation, valued.holds), (ValueRelation::BothDecide, Holds::Always));
    assert_eq!(valued.factor, Number::fraction(1, 12));
    let found = compared(&number("EUR/month", "1.30 * income"), &month);
    let valued = found.valued.unwrap();
    assert_eq!((valued.relation, valued.holds), (ValueRelation::BothDecide, Holds::Always));
    assert_eq!(valued.factor, Number::fraction(13, 10));
    assert_eq!(found.verdict, Verdict::Convertible);
}

/// `least(income, 1000)` is never more than the income; the two differ above 1,000.
#[test]
fn of_numbers_that_differ_one_may_never_be_more() {
    let found = compared(&number("EUR/month", "least(income, 1000)"), &number("EUR/month", "income"));
    let valued = found.valued.unwrap();
    assert_eq!((valued.relation, valued.never_more), (ValueRelation::Different, Some(NeverMore::Left)));
    let Value::Number(right) = valued.differ.unwrap().right else { panic!() };
    assert!(right > Number::from(1000));
}

fn truth(rule: &str) -> String {
    format!(
        "values: boolean\nperiod: month\ninputs:\n  income: nl/income@^1\n  norm: nl/norm@^1\n  \
         teenagers: {{ count: nl/person@^1, with: {{ age: nl/age@^1 }}, where: age >= 12 AND age <= 17 }}\n  \
         minors: {{ count: nl/person@^1, with: {{ age: nl/age@^1 }}, where: age < 18 }}\nrule: {rule}"
    )
}

fn relation(found: &Comparison) -> UnitRelation {
    found.related.as_ref().unwrap().relation
}

/// 120 and 130 per cent of 1,216.62 are 1,459.944 and 1,581.606.
#[test]
fn two_lines_differ_between_two_amounts() {
    let found = compared(&truth("income <= 1.20 * norm"), &truth("income <= 1.30 * norm"));
    assert_eq!(relation(&found), UnitRelation::PartOf);
    let witness = found.related.unwrap().right_only.unwrap();
    let [boundary] = witness.boundaries.as_slice() else { panic!("{:?}", witness.boundaries) };
    assert_eq!(boundary.leaf, "nl/income");
    assert_eq!(boundary.from, Some((Number::fraction(1_459_944, 1000).unwrap(), false)));
    assert_eq!(boundary.to, Some((Number::fraction(1_581_606, 1000).unwrap(), true)));
}

/// Whoever has a teenager has a minor, and not the other way round: a child of 5 is no teenager.
#[test]
fn counts_of_members_stand_to_each_other_as_their_conditions() {
    let found = compared(&truth("teenagers >= 1"), &truth("minors >= 1"));
    assert_eq!(relation(&found), UnitRelation::PartOf);
    assert_eq!(found.related.as_ref().unwrap().left_in_right.holds, Holds::Always);
    let shown = found.related.unwrap().right_only.unwrap();
    let ages: Vec<&Value> =
        shown.given.iter().filter(|(key, _)| key.ends_with("/nl/age")).map(|(_, value)| value).collect();
    let is_minor = |value: &&Value| matches!(value, Value::Number(age) if *age < Number::from(12));
    assert!(ages.iter().any(is_minor), "{shown:?}");
    // the number of minors is that of teenagers and of those who are younger
    assert_eq!(
        relation(&compared(&truth("teenagers >= 2"), &truth("minors >= 3"))),
        UnitRelation::Overlapping
    );
    assert_eq!(relation(&compared(&truth("minors = 0"), &truth("teenagers >= 1"))), UnitRelation::Disjoint);
}

/// In 2024 the norm is not known: that 120 per cent is within 130 holds whatever it is, and so does it that some are
/// only within 130, if it is more than nothing.
#[test]
fn what_is_so_whatever_an_amount_is_needs_no_amount() {
    let found = compared_on(&truth("income <= 1.20 * norm"), &truth("income <= 1.30 * norm"), "2024-07-01");
    assert_eq!(relation(&found), UnitRelation::PartOf);
    let witness = found.related.unwrap().right_only.unwrap();
    let [(parameter, keys, norm)] = witness.world.as_slice() else { panic!("{witness:?}") };
    assert_eq!((parameter.as_str(), keys.len()), ("nl/norm", 0));
    assert!(*norm > Number::ZERO);
    // below 1,000 and not below the norm: only if the norm is below 1,000
    let found = compared_on(&truth("income <= 1000"), &truth("income <= norm"), "2024-07-01");
    let related = found.related.as_ref().unwrap();
    assert_eq!(related.left_in_right.answer, Answer::Unknown);
    assert!(related.unknown_because.as_ref().unwrap().en.contains("`nl/norm`"), "{related:?}");
}

/// One rule over two populations that are told in words: granting that these are the same settles the answer.
#[test]
fn what_would_settle_an_answer_is_suggested() {
    let of = |population: &str| format!("population: nl/{population}@^1\n{}", truth("income <= norm"));
    let found = compared(&of("people"), &of("folk"));
    assert_eq!(relation(&found), UnitRelation::Unknown);
    assert_eq!(found.verdict, Verdict::Undetermined);
    let because = found.related.unwrap().unknown_because.unwrap();
    assert!(because.en.contains("no rule says which units are `nl/folk`"), "{because:?}");
    let suggested = found.suggested.unwrap();
    let pairs: Vec<[&str; 2]> =
        suggested.equal.iter().map(|[one, other]| [one.as_str(), other.as_str()]).collect();
    assert_eq!(pairs, [["nl/people", "nl/folk"]]);
    assert_eq!(suggested.relation, UnitRelation::Equivalent);
    let words = "values: boolean\nperiod: month";
    let found = compared(words, &truth("income <= norm"));
    assert_eq!(relation(&found), UnitRelation::Unknown);
    assert!(
        found.related.unwrap().unknown_because.unwrap().en.contains("no rule says which units are `a/x`")
    );
}

/// The same rule, and a criterion in words on one side: they say the same on what is expressed, and no more.
#[test]
fn a_criterion_in_words_keeps_equal_rules_from_being_comparable() {
    let bare = truth("income <= norm");
    let more = format!("{bare}\nunformalised: [{{ en: The household asked for it itself }}]");
    let found = compared(&bare, &more);
    assert_eq!(relation(&found), UnitRelation::Equivalent);
    assert_eq!(found.verdict, Verdict::Undetermined);
    assert!(found.in_words().en.contains("on what is expressed in rules"));
    assert_eq!(compared(&more, &more.clone()).verdict, Verdict::Comparable);
}

/// One that counts nobody is a part of any other; of one that is never known nothing is said.
#[test]
fn an_empty_rule_is_a_part_and_a_rule_that_is_never_known_is_nothing() {
    assert_eq!(relation(&compared(&truth("income < 0"), &truth("income <= norm"))), UnitRelation::PartOf);
    assert_eq!(relation(&compared(&truth("income <= norm"), &truth("income < 0"))), UnitRelation::Includes);
    assert_eq!(
        relation(&compared(&truth("income < 0"), &truth("income < 0 AND norm > 0"))),
        UnitRelation::Equivalent
    );
    let found = compared(&truth("CASE WHEN income < 0 THEN TRUE END"), &truth("income <= norm"));
    assert_eq!(relation(&found), UnitRelation::Unknown);
    assert!(found.related.unwrap().unknown_because.unwrap().en.contains("`a/x` is never known"));
}
