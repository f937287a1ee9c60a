//! Code lists of two owners code by code, and amounts of two owners date by date: registries made by hand, with what is
//! expected worked out by hand, and the pairs that this repository ships, with what their YAML says.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use begrip::{CodeValue, Reference, Registry};
use begrip_review::{
    CodeOutcome, CompareOptions, Comparison, FacetRelation, ListsCompared, Mapped, Verdict, compare,
};
use begrip_tests::{registry_of_blocks, repository};

#[path = "compare_lists/amounts.rs"]
mod amounts;
#[path = "compare_lists/correspondences.rs"]
mod correspondences;
#[path = "compare_lists/said.rs"]
mod said;

static SHIPPED: LazyLock<Registry> = LazyLock::new(|| Registry::open(repository()).unwrap());

fn on(registry: &Registry, left: &str, right: &str, day: Option<&str>) -> Comparison {
    let reference = |text: &str| text.parse::<Reference>().unwrap();
    let options = CompareOptions { on: day.map(|day| day.parse().unwrap()), ..CompareOptions::default() };
    compare(registry, &reference(left), &reference(right), &options).unwrap()
}

fn compared(registry: &Registry, left: &str, right: &str) -> Comparison {
    on(registry, left, right, None)
}

/// Two lists of which the codes are given, and more definitions.
fn two_lists(left: &str, right: &str, more: &str) -> Registry {
    registry_of_blocks(&format!(
        "kind: code_list\nid: a/list\ncodes: [{left}]\n\nkind: code_list\nid: b/list\ncodes: [{right}]\n\n{more}"
    ))
}

fn of_lists(left: &str, right: &str) -> Comparison {
    compared(&two_lists(left, right, ""), "a/list", "b/list")
}

fn lists(found: &Comparison) -> &ListsCompared {
    found.lists.as_ref().unwrap()
}

/// The codes with an outcome, by the left or else by the right.
fn codes(found: &Comparison, outcome: CodeOutcome) -> Vec<String> {
    let pairs = lists(found).of(outcome);
    pairs.map(|pair| pair.left.as_ref().or(pair.right.as_ref()).unwrap().code.to_string()).collect()
}

fn assert_verdict(found: &Comparison, verdict: Verdict, relation: FacetRelation) {
    assert_eq!((found.verdict, lists(found).relation), (verdict, relation), "{}", found.because.en);
}

fn code(code: &str, label: &str) -> String {
    format!("{{ code: {code}, label: {{ en: {label} }} }}")
}

fn row(all: &[(&str, &str)]) -> String {
    all.iter().map(|(name, label)| code(name, label)).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_same_codes_with_the_same_names_are_comparable() {
    let left = row(&[("m", "Man"), ("w", "Woman")]);
    // case, white space and order do not count
    let found = of_lists(&left, &row(&[("w", "\"  woman \""), ("m", "MAN")]));
    assert_verdict(&found, Verdict::Comparable, FacetRelation::Equivalent);
    assert_eq!(codes(&found, CodeOutcome::Same), ["m", "w"]);
}

#[test]
fn a_name_in_one_shared_language_is_enough() {
    let found =
        of_lists("{ code: m, label: { en: Man, nl: Man } }", "{ code: m, label: { nl: man, de: Mann } }");
    assert_eq!(codes(&found, CodeOutcome::Same), ["m"]);
}

#[test]
fn a_definition_says_more_than_a_name() {
    let code = |label: &str, definition: &str| {
        format!("{{ code: k, label: {{ en: {label} }}, definition: {{ en: {definition} }} }}")
    };
    let same = of_lists(&code("Child", "Person under 18"), &code("Minor", "person  under 18"));
    assert_eq!(codes(&same, CodeOutcome::Same), ["k"]);
    let other = of_lists(&code("Child", "Person under 18"), &code("Child", "Person under 21"));
    assert_eq!(codes(&other, CodeOutcome::OtherMeaning), ["k"]);
    let unclear = of_lists(&code("Child", "Person under age"), &code("Child", "Person who is a minor"));
    assert_eq!(codes(&unclear, CodeOutcome::Unclear), ["k"]);
}

#[test]
fn one_code_with_two_meanings_comes_first_and_forbids_comparison() {
    let left = row(&[("0", "Unknown"), ("1", "Man"), ("2", "Woman")]);
    let found = of_lists(&left, &row(&[("0", "Unknown"), ("1", "Woman"), ("2", "Man")]));
    assert_verdict(&found, Verdict::NotComparable, FacetRelation::Different);
    assert_eq!(codes(&found, CodeOutcome::OtherMeaning), ["1", "2"]);
    assert_eq!(lists(&found).codes[0].outcome, CodeOutcome::OtherMeaning);
    assert!(found.because.en.starts_with("`1` and `2` mean something else"), "{}", found.because.en);
    assert!(found.because.nl.starts_with("`1` en `2` betekenen"), "{}", found.because.nl);
}

#[test]
fn another_number_in_a_name_is_another_meaning() {
    let found = of_lists(&code("young", "Under 18 years"), &code("young", "Under 21 years"));
    assert_verdict(&found, Verdict::NotComparable, FacetRelation::Different);
}

/// `Single` on the left is what `alone` is on the right, so that `single` there is something else.
#[test]
fn a_name_that_belongs_to_another_code_over_there_is_another_meaning() {
    let found = of_lists(
        &row(&[("single", "Single person"), ("couple", "Couple")]),
        &row(&[("single", "Single person with children"), ("alone", "Single person"), ("couple", "Couple")]),
    );
    assert_eq!(codes(&found, CodeOutcome::OtherMeaning), ["single"]);
}

#[test]
fn other_words_are_not_settled() {
    let found = of_lists(&code("p", "Single parent"), &code("p", "Single-parent household"));
    assert_verdict(&found, Verdict::Undetermined, FacetRelation::Unknown);
    assert_eq!(codes(&found, CodeOutcome::Unclear), ["p"]);
    // nor is a code without a word
    let found = of_lists("{ code: p }", "{ code: p }");
    assert_eq!(codes(&found, CodeOutcome::Unclear), ["p"]);
}

/// What is not settled matters only if the answer hangs on it.
#[test]
fn lists_with_codes_of_their_own_overlap_whatever_is_not_settled() {
    let left = row(&[("p", "Single parent"), ("a", "Apple")]);
    let found = of_lists(&left, &row(&[("p", "Single-parent household"), ("b", "Pear")]));
    assert_eq!(codes(&found, CodeOutcome::Unclear), ["p"]);
    assert_verdict(&found, Verdict::NotComparable, FacetRelation::Overlapping);
}

#[test]
fn the_same_categories_under_other_codes_are_replaced() {
    let found = of_lists(&row(&[("m", "Man"), ("w", "Woman")]), &row(&[("1", "man"), ("w", "Woman")]));
    assert_verdict(&found, Verdict::Convertible, FacetRelation::Convertible);
    let pair = lists(&found).of(CodeOutcome::OtherCode).next().unwrap();
    let sides = [&pair.left, &pair.right].map(|side| side.as_ref().unwrap().code.to_string());
    assert_eq!(sides, ["m", "1"]);
}

#[test]
fn a_name_that_two_codes_have_pairs_nothing() {
    let found = of_lists(&code("x", "Man"), &row(&[("y", "Man"), ("z", "Man")]));
    assert_eq!(codes(&found, CodeOutcome::OtherCode), Vec::<String>::new());
    assert_eq!(codes(&found, CodeOutcome::OnlyRight), ["y", "z"]);
}

#[test]
fn a_part_overlap_and_nothing_in_common() {
    let (a, ab) = (row(&[("a", "Apple")]), row(&[("a", "Apple"), ("b", "Pear")]));
    let (bc, c) = (row(&[("b", "Pear"), ("c", "Plum")]), row(&[("c", "Plum")]));
    assert_verdict(&of_lists(&a, &ab), Verdict::Bounded, FacetRelation::PartOf);
    assert_verdict(&of_lists(&ab, &a), Verdict::Bounded, FacetRelation::Includes);
    assert_verdict(&of_lists(&ab, &bc), Verdict::NotComparable, FacetRelation::Overlapping);
    assert_verdict(&of_lists(&ab, &c), Verdict::NotComparable, FacetRelation::Disjoint);
    let found = of_lists(&ab, &a);
    assert!(found.because.en.starts_with("`b/list` is a part of `a/list`"), "{}", found.because.en);
}

/// "Other" is what the codes beside it leave, so that it is never the same beside other codes.
#[test]
fn all_others_depend_on_what_is_beside_them() {
    let other = "{ code: other, label: { en: Other }, residual: true }";
    let of = |codes: &[(&str, &str)]| format!("{}, {other}", row(codes));
    let found = of_lists(&of(&[("a", "Apple")]), &of(&[("a", "Apple"), ("b", "Pear")]));
    assert_verdict(&found, Verdict::NotComparable, FacetRelation::Different);
    assert_eq!(codes(&found, CodeOutcome::OtherMeaning), ["other"]);
    // beside the same codes it is the same, whatever it is called
    let renamed = "{ code: other, label: { en: Other fruit }, residual: true }";
    let found = of_lists(&of(&[("a", "Apple")]), &format!("{}, {renamed}", code("a", "Apple")));
    assert_verdict(&found, Verdict::Comparable, FacetRelation::Equivalent);
    // and it is not settled if one list does not say that it is what is left
    let found = of_lists(&of(&[("a", "Apple")]), &row(&[("a", "Apple"), ("other", "Other")]));
    assert_eq!(codes(&found, CodeOutcome::Unclear), ["other"]);
    // one that only one list has holds what the other list has besides
    let found = of_lists(&of(&[("a", "Apple")]), &row(&[("a", "Apple"), ("b", "Pear")]));
    let alone = lists(&found).of(CodeOutcome::OnlyLeft).next().unwrap();
    assert!(alone.because.as_ref().unwrap().en.contains("`b`"));
}

fn under(name: &str, parent: &str) -> String {
    format!("{{ code: {name}, label: {{ en: Town {name} }}, parent: {parent} }}")
}

/// A town that stands under the other half of the country makes both halves other areas, and leaves the country as it is.
#[test]
fn a_code_under_another_parent_changes_the_codes_above() {
    let top = "{ code: nl, label: { en: Country } }, { code: n, label: { en: North }, parent: nl }, \
               { code: s, label: { en: South }, parent: nl }";
    let left = format!("{top}, {}, {}", under("x", "n"), under("y", "s"));
    let right = format!("{top}, {}, {}", under("x", "n"), under("y", "n"));
    let found = of_lists(&left, &right);
    assert_verdict(&found, Verdict::NotComparable, FacetRelation::Different);
    assert_eq!(codes(&found, CodeOutcome::OtherMeaning), ["n", "s"]);
    assert_eq!(codes(&found, CodeOutcome::Same), ["nl", "x", "y"]);
    let moved = lists(&found).codes.iter().find(|pair| pair.parents.is_some()).unwrap();
    assert_eq!(moved.left.as_ref().unwrap().code.as_str(), "y");
    assert_eq!(moved.parents.as_ref().unwrap().en, "left under `s`, right under `n`");
}

#[test]
fn a_level_that_one_list_lacks_changes_no_meaning() {
    let top = "{ code: nl, label: { en: Country } }";
    let left = format!("{top}, {}", under("x", "nl"));
    let right = format!("{top}, {{ code: s, label: {{ en: South }}, parent: nl }}, {}", under("x", "s"));
    let found = of_lists(&left, &right);
    assert_verdict(&found, Verdict::Bounded, FacetRelation::PartOf);
    assert!(found.reservations.iter().any(|said| said.en.contains("one level up")));
}

#[test]
fn parents_in_a_circle_end() {
    let circle = format!("{}, {}", under("x", "y"), under("y", "x"));
    let found = of_lists(&circle, &format!("{}, {}", under("x", "x"), under("y", "z")));
    assert_eq!(lists(&found).codes.len(), 2);
}

#[test]
fn codes_are_those_of_the_day() {
    let left = "{ code: a, label: { en: Apple }, valid: { until: 2009-12-31 } }, \
                { code: a, label: { en: Pear }, valid: { from: 2010-01-01 } }";
    let registry = two_lists(left, &code("a", "Apple"), "");
    let before = on(&registry, "a/list", "b/list", Some("2009-12-31"));
    assert_verdict(&before, Verdict::Comparable, FacetRelation::Equivalent);
    let after = on(&registry, "a/list", "b/list", Some("2010-01-01"));
    assert_verdict(&after, Verdict::NotComparable, FacetRelation::Different);
    // by default the day on which the newest code is there
    let latest = compared(&registry, "a/list", "b/list");
    assert_eq!(latest.on.unwrap().to_string(), "2010-01-01");
    assert_verdict(&latest, Verdict::NotComparable, FacetRelation::Different);
}

#[test]
fn order_is_to_be_minded() {
    let list = |id: &str, ordered: bool, codes: &str| {
        format!("kind: code_list\nid: {id}\nordered: {ordered}\ncodes: [{codes}]\n\n")
    };
    let (up, down) = (row(&[("l", "Low"), ("h", "High")]), row(&[("h", "High"), ("l", "Low")]));
    let of = |left: &str, right: &str| {
        let found = compared(&registry_of_blocks(&format!("{left}{right}")), "a/list", "b/list");
        assert_eq!(found.verdict, Verdict::Comparable);
        found.reservations.len()
    };
    assert_eq!(of(&list("a/list", true, &up), &list("b/list", true, &up)), 0);
    assert_eq!(of(&list("a/list", true, &up), &list("b/list", true, &down)), 1);
    assert_eq!(of(&list("a/list", true, &up), &list("b/list", false, &up)), 1);
}

#[test]
fn empty_and_double_codes_are_no_trouble() {
    let found = of_lists("", &code("a", "Apple"));
    assert_verdict(&found, Verdict::Undetermined, FacetRelation::Unknown);
    assert_verdict(&of_lists("", ""), Verdict::Undetermined, FacetRelation::Unknown);
    // the first is meant
    let twice = row(&[("a", "Apple"), ("a", "Pear")]);
    assert_verdict(&of_lists(&twice, &code("a", "Apple")), Verdict::Comparable, FacetRelation::Equivalent);
}

/// A hundred thousand codes, seventeen levels deep, all with other names, and all in one pair of a correspondence.
#[test]
fn a_hundred_thousand_codes_are_fast() {
    let list = |id: &str, name: &str| {
        let mut text = format!("kind: code_list\nid: {id}\ncodes:\n");
        for at in 0..100_000 {
            let (above, rest) = (at / 2, if at % 9 == 0 { ", residual: true" } else { "" });
            text.push_str(&format!(
                "  - {{ code: c{at}, label: {{ en: {name} number {at} }}, parent: c{above}{rest} }}\n"
            ));
        }
        text
    };
    let all: Vec<String> = (0..100_000).map(|at| format!("c{at}")).collect();
    let all = all.join(", ");
    let maps = format!(
        "kind: correspondence\nid: c/maps\nfrom: a/list@^1\nto: b/list@^1\nmaps: [{{ from: [{all}], to: [{all}] }}]"
    );
    let text = format!("{}\n{}\n{maps}", list("a/list", "Area"), list("b/list", "Region"));
    let registry = registry_of_blocks(&text);
    let start = Instant::now();
    let found = compared(&registry, "a/list", "b/list");
    assert_eq!(lists(&found).codes.len(), 100_000);
    // a quadratic loop takes hours; without optimisation this takes some seconds, on a busy machine more
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
}

fn named(codes: &[CodeValue]) -> Vec<&str> {
    codes.iter().map(CodeValue::as_str).collect()
}

/// What it is: total, one to one, lossless, converts, exact.
fn what(maps: &Mapped) -> [bool; 5] {
    [maps.is_total(), maps.is_one_to_one(), maps.is_lossless(), maps.converts(), maps.is_exact()]
}

// the pairs that this repository ships

/// Eleven countries are in both lists; Cyprus and Malta only in the one, so that the rest of each is another.
#[test]
fn new_countries_convert_to_countries_of_central_and_eastern_europe() {
    let found = compared(&SHIPPED, "cbs/cee-country", "cbs/new-eu-country");
    assert_eq!(found.on.unwrap().to_string(), "2013-07-01");
    assert_verdict(&found, Verdict::Convertible, FacetRelation::Different);
    assert_eq!(codes(&found, CodeOutcome::OtherMeaning), ["other"]);
    assert_eq!(codes(&found, CodeOutcome::OnlyRight), ["CY", "MT"]);
    assert_eq!(lists(&found).count(CodeOutcome::Same), 11);
    let [maps] = lists(&found).correspondences.as_slice() else { panic!("one correspondence") };
    assert_eq!(what(maps), [true, false, false, true, true]);
    assert!(!maps.is_from_left);
    assert_eq!(named(&maps.merged[0].from), ["CY", "MT", "other"]);
}

/// Eight countries and the others in 2005, ten in 2007, eleven from July 2013 on.
#[test]
fn a_list_is_the_same_as_itself_on_any_day() {
    for (day, count) in [("2005-01-01", 9), ("2007-01-01", 11), ("2013-07-01", 12)] {
        let found = on(&SHIPPED, "cbs/cee-country@1", "cbs/cee-country@1", Some(day));
        assert_verdict(&found, Verdict::Comparable, FacetRelation::Same);
        assert_eq!(lists(&found).count(CodeOutcome::Same), count, "{day}");
    }
}

#[test]
fn compositions_of_households() {
    let found = compared(&SHIPPED, "cbs/household-composition-2a", "cbs/household-composition-1");
    assert_eq!(found.verdict, Verdict::Convertible);
    assert_eq!(what(&lists(&found).correspondences[0]), [true, false, false, true, true]);
    // the two finer ones convert to the coarser one, and not to each other
    let found = compared(&SHIPPED, "cbs/household-composition-2a", "cbs/household-composition-2b");
    assert_eq!(found.verdict, Verdict::Convertible);
    assert_eq!(codes(&found, CodeOutcome::Same), ["one-person", "couple-without-children"]);
    let [left, right] = lists(&found).through.as_ref().unwrap();
    assert_eq!([left.id.as_str(), right.id.as_str()], ["cbs/composition-2a-to-1", "cbs/composition-2b-to-1"]);
    // couples divide over two codes, and how is not known
    let found = compared(&SHIPPED, "nl/assistance-household-type", "cbs/household-composition-2b");
    assert_eq!(found.verdict, Verdict::NotComparable);
    let maps = &lists(&found).correspondences[0];
    assert!(maps.is_total() && !maps.converts() && !maps.split[0].adds_up);
    // Rotterdam has the codes of variant 2a, in other words
    let found = compared(&SHIPPED, "rotterdam/household-type", "cbs/household-composition-2a");
    assert_eq!(found.verdict, Verdict::Undetermined);
    assert_eq!(codes(&found, CodeOutcome::Same), ["couple-without-children"]);
}
