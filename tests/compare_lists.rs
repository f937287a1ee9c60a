//! Code lists of two owners code by code, and amounts of two owners date by date: registries made by hand, with what is
//! expected worked out by hand, and the pairs that this repository ships, with what their YAML says.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use begrip::eval::Number;
use begrip::{CodeValue, Reference, Registry};
use begrip_review::{
    AmountRelation, AmountsCompared, CodeOutcome, CompareOptions, Comparison, FacetRelation, ListsCompared,
    Mapped, Verdict, compare,
};
use begrip_tests::{registry_of_blocks, repository};

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

/// A correspondence with these pairs between two lists that have no code in common.
fn with_maps(maps: &str, from: &str, to: &str) -> Comparison {
    let left = row(&[("a", "Apple"), ("b", "Pear"), ("c", "Plum")]);
    let right = row(&[("x", "Red"), ("y", "Green"), ("z", "Blue")]);
    let correspondence = format!(
        "kind: correspondence\nid: c/maps\nfrom: {from}@^1\nto: {to}@^1\nweight_by: person\nmaps: [{maps}]"
    );
    compared(&two_lists(&left, &right, &correspondence), "a/list", "b/list")
}

fn of_maps(maps: &str) -> (Comparison, Mapped) {
    let found = with_maps(maps, "a/list", "b/list");
    let [maps] = lists(&found).correspondences.as_slice() else { panic!("one correspondence") };
    let maps = maps.clone();
    (found, maps)
}

fn named(codes: &[CodeValue]) -> Vec<&str> {
    codes.iter().map(CodeValue::as_str).collect()
}

/// What it is: total, one to one, lossless, converts, exact.
fn what(maps: &Mapped) -> [bool; 5] {
    [maps.total, maps.one_to_one, maps.lossless, maps.converts, maps.exact]
}

#[test]
fn one_to_one_loses_nothing() {
    let maps = "{ from: [a], to: [x] }, { from: [b], to: [y] }, { from: [c], to: [z] }";
    let (found, maps) = of_maps(maps);
    assert_eq!(what(&maps), [true; 5]);
    assert_eq!(found.verdict, Verdict::Convertible);
    assert!(found.because.en.contains("`c/maps`, which loses nothing"), "{}", found.because.en);
    assert_eq!(found.facets[0].relation, FacetRelation::Convertible);
}

#[test]
fn merging_has_no_way_back() {
    let (found, maps) = of_maps("{ from: [a, b], to: [x] }, { from: [c], to: [y] }");
    assert_eq!(what(&maps), [true, false, false, true, true]);
    assert_eq!((named(&maps.merged[0].from), maps.merged[0].to.as_str()), (vec!["a", "b"], "x"));
    assert_eq!(named(&maps.not_reached), ["z"]);
    assert_eq!(found.verdict, Verdict::Convertible);
    // pair by pair it is the same
    let (_, maps) = of_maps("{ from: [a], to: [x] }, { from: [c], to: [y] }, { from: [b], to: [x] }");
    assert_eq!(named(&maps.merged[0].from), ["a", "b"]);
}

#[test]
fn a_code_that_is_left_out_does_not_convert() {
    let (found, maps) = of_maps("{ from: [a], to: [x] }, { from: [b], to: [y] }");
    assert_eq!(what(&maps), [false, true, false, false, false]);
    assert_eq!(named(&maps.left_out), ["c"]);
    assert_eq!(found.verdict, Verdict::NotComparable);
}

#[test]
fn shares_convert_if_they_add_up_to_one() {
    let of = |one: &str, other: &str| {
        of_maps(&format!(
            "{{ from: [a], to: [x], weight: {one} }}, {{ from: [a], to: [y], weight: {other} }}, \
             {{ from: [b, c], to: [z] }}"
        ))
    };
    let (found, maps) = of("0.4", "0.6");
    assert_eq!(what(&maps), [true, false, false, true, false]);
    assert_eq!(found.verdict, Verdict::Convertible);
    assert!(found.because.en.contains("estimate"), "{}", found.because.en);
    let (found, maps) = of("0.4", "0.5");
    assert!(!maps.split[0].adds_up && !maps.converts);
    assert_eq!(found.verdict, Verdict::NotComparable);
    // what is split and never merged can be added up again
    let (_, maps) = of_maps(
        "{ from: [a], to: [x], weight: 0.4 }, { from: [a], to: [y], weight: 0.6 }, { from: [b], to: [z] }",
    );
    assert!(!maps.lossless, "`c` is left out");
}

#[test]
fn a_split_is_lossless_if_all_of_it_can_be_added_up() {
    let registry = two_lists(
        &code("a", "Apple"),
        &row(&[("x", "Red"), ("y", "Green")]),
        "kind: correspondence\nid: c/maps\nfrom: a/list@^1\nto: b/list@^1\n\
         maps: [{ from: [a], to: [x], weight: 0.25 }, { from: [a], to: [y], weight: 0.75 }]",
    );
    let found = compared(&registry, "a/list", "b/list");
    assert_eq!(what(&lists(&found).correspondences[0]), [true, false, true, true, false]);
}

#[test]
fn several_codes_together_say_no_shares() {
    let (found, maps) = of_maps("{ from: [a, b], to: [x, y] }, { from: [c], to: [z] }");
    assert_eq!(what(&maps), [true, false, false, false, false]);
    assert_eq!(named(&maps.split[0].from), ["a", "b"]);
    assert_eq!(found.verdict, Verdict::NotComparable);
    // a weight below one that leads to one code only leaves a part behind
    let (_, maps) = of_maps("{ from: [a], to: [x], weight: 0.9 }, { from: [b, c], to: [z] }");
    assert!(!maps.converts);
}

#[test]
fn the_direction_is_that_of_the_correspondence() {
    let found = with_maps(
        "{ from: [x], to: [a] }, { from: [y], to: [b] }, { from: [z], to: [c] }",
        "b/list",
        "a/list",
    );
    assert!(!lists(&found).correspondences[0].is_from_left);
    assert!(found.because.en.starts_with("convert figures by the codes of `b/list` to those of `a/list`"));
}

#[test]
fn codes_that_do_not_exist_are_named_and_do_not_convert() {
    let (found, maps) = of_maps("{ from: [a], to: [gone] }, { from: [b, c, lost], to: [z] }");
    assert_eq!((named(&maps.unknown_from), named(&maps.unknown_to)), (vec!["lost"], vec!["gone"]));
    assert!(maps.total && !maps.converts);
    assert_eq!(found.verdict, Verdict::NotComparable);
    let (_, maps) = of_maps("");
    assert_eq!(named(&maps.left_out), ["a", "b", "c"]);
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

/// A hundred thousand codes, every second of which is in a deep chain, all other names, and all in one correspondence.
#[test]
fn a_hundred_thousand_codes_are_fast() {
    let list = |id: &str, name: &str| {
        let mut text = format!("kind: code_list\nid: {id}\ncodes:\n");
        for at in 0..100_000 {
            let above = at / 2;
            text.push_str(&format!(
                "  - {{ code: c{at}, label: {{ en: {name} number {at} }}, parent: c{above}, residual: {} }}\n",
                at % 3 == 0
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
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
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
    assert!(maps.total && !maps.converts && !maps.split[0].adds_up);
    // Rotterdam has the codes of variant 2a, in other words
    let found = compared(&SHIPPED, "rotterdam/household-type", "cbs/household-composition-2a");
    assert_eq!(found.verdict, Verdict::Undetermined);
    assert_eq!(codes(&found, CodeOutcome::Same), ["couple-without-children"]);
}

// amounts

fn amounts(found: &Comparison) -> &AmountsCompared {
    found.amounts.as_ref().unwrap()
}

fn parameters(left: &str, right: &str) -> Comparison {
    let text = format!("kind: parameter\nid: a/sum\n{left}\n\nkind: parameter\nid: b/sum\n{right}");
    compared(&registry_of_blocks(&text), "a/sum", "b/sum")
}

/// Each row: first day, keys, relation, difference.
fn rows(found: &Comparison) -> Vec<String> {
    let row = |row: &begrip_review::AmountRow| {
        let from = row.days.from.map(|day| day.to_string()).unwrap_or_default();
        let more = row.difference().map(|number| number.to_string()).unwrap_or_default();
        format!("{from} {} {} {more}", row.keys.join("/"), row.relation.as_str())
    };
    amounts(found).rows.iter().map(row).collect()
}

fn number(numerator: i64, denominator: i64) -> Option<Number> {
    Number::fraction(numerator, denominator)
}

/// The left changes on 1 January and 1 July 2021, the right on 1 January 2021 and 1 January 2022.
#[test]
fn amounts_date_by_date() {
    let found = parameters(
        "values: { number: EUR }\nsteps: [{ from: 2020-01-01, amount: 10 }, { from: 2021-01-01, amount: 12 }, \
         { from: 2021-07-01, until: 2022-12-31, amount: 13.50 }]",
        "values: { number: EUR }\nsteps: [{ from: 2021-01-01, amount: 12.00 }, { from: 2022-01-01, amount: 11 }]",
    );
    let expected = [
        "2020-01-01  only-left ",
        "2021-01-01  same 0",
        "2021-07-01  left-higher -1.5",
        "2022-01-01  left-higher -2.5",
        "2023-01-01  only-right ",
    ];
    assert_eq!(rows(&found), expected);
    assert_eq!(found.verdict, Verdict::NotComparable);
    let because = "from 2021-07-01 to 2021-12-31 the left is 13.50 and the right 12 EUR";
    assert!(found.because.en.starts_with(because), "{}", found.because.en);
    assert!(found.because.en.ends_with("the left is never lower"), "{}", found.because.en);
    assert!(found.because.nl.contains("links 13,50 en rechts 12 EUR"), "{}", found.because.nl);
}

#[test]
fn amounts_that_are_the_same_where_both_are_known() {
    let found = parameters(
        "values: { number: EUR }\nsteps: [{ from: 2020-01-01, amount: null }, { from: 2021-01-01, amount: 12 }]",
        "values: { number: EUR }\nsteps: [{ from: 2020-01-01, amount: 12 }]",
    );
    assert_eq!(rows(&found), ["2020-01-01  only-right ", "2021-01-01  same 0"]);
    assert_eq!(found.verdict, Verdict::Comparable);
    assert_eq!(found.reservations.len(), 1);
    assert!(found.reservations[0].en.starts_with("of 2 amounts"), "{}", found.reservations[0].en);
    // nothing known on one day on both sides tells nothing
    let found = parameters(
        "values: { number: EUR }\nsteps: [{ amount: null }]",
        "values: { number: EUR }\nsteps: [{ amount: 12 }]",
    );
    assert_eq!(found.verdict, Verdict::Undetermined);
}

/// 1,200 a month is 14,400 a year.
#[test]
fn amounts_in_another_unit_convert_exactly() {
    let right = |amount: &str| format!("values: {{ number: EUR/year }}\nsteps: [{{ amount: {amount} }}]");
    let left = "values: { number: EUR/month }\nsteps: [{ amount: 1200 }]";
    let found = parameters(left, &right("14400"));
    assert_eq!(amounts(&found).converted_by, number(1, 12));
    assert_eq!(found.verdict, Verdict::Convertible, "{}", found.because.en);
    // a cent more a year is a twelfth of a cent a month
    let found = parameters(left, &right("14400.01"));
    assert_eq!(amounts(&found).rows[0].difference(), number(1, 1200));
    assert_eq!(found.verdict, Verdict::NotComparable);
    let found = parameters(left, "values: { number: percent }\nsteps: [{ amount: 5 }]");
    assert_eq!((found.verdict, amounts(&found).rows.len()), (Verdict::NotComparable, 0));
    assert!(found.because.en.contains("nothing converts"), "{}", found.because.en);
}

const LIST: &str = "kind: code_list\nid: a/type\ncodes: [{ code: s, label: { en: Single } }, \
                    { code: c, label: { en: Couple } }]\n\n";

/// A parameter by code.
fn by(id: &str, list: &str, amounts: &str) -> String {
    format!(
        "kind: parameter\nid: {id}\nvalues: {{ number: EUR }}\nby: [{{ key: type, codes: {list}@^1 }}]\n\
         steps: [{{ from: 2020-01-01, amounts: {amounts} }}]\n\n"
    )
}

/// 120 is 1.2 times 100 and 180 is 1.2 times 150.
#[test]
fn one_factor_everywhere_converts() {
    let of = |right: &str| {
        let left = by("a/sum", "a/type", "{ s: 100, c: 150 }");
        let text = format!("{LIST}{left}{}", by("b/sum", "a/type", right));
        compared(&registry_of_blocks(&text), "a/sum", "b/sum")
    };
    let found = of("{ s: 120, c: 180 }");
    assert_eq!(amounts(&found).factor, number(6, 5));
    assert_eq!(found.verdict, Verdict::Convertible);
    assert!(found.because.nl.contains("rechts 1,2 maal links"), "{}", found.because.nl);
    // two amounts always have a ratio; one pair is no factor
    assert_eq!(of("{ s: 120, c: null }").verdict, Verdict::NotComparable);
    assert_eq!(of("{ s: 120, c: 179 }").verdict, Verdict::NotComparable);
    assert_eq!(amounts(&of("{ s: 120, c: 180.1 }")).factor, None);
}

#[test]
fn keys_go_together_by_meaning() {
    let lists = |codes: &str, more: &str| {
        let left = by("a/sum", "a/type", "{ s: 1, c: 2 }");
        let text = format!("{LIST}kind: code_list\nid: b/type\ncodes: [{codes}]\n\n{left}{more}");
        compared(&registry_of_blocks(&text), "a/sum", "b/sum")
    };
    // the same codes and names
    let same = row(&[("c", "couple"), ("s", "single")]);
    let found = lists(&same, &by("b/sum", "b/type", "{ c: 2, s: 1 }"));
    assert_eq!(found.verdict, Verdict::Comparable, "{}", found.because.en);
    // the same names under other codes
    let renamed = row(&[("1", "single"), ("2", "couple")]);
    let found = lists(&renamed, &by("b/sum", "b/type", "{ 1: 1, 2: 3 }"));
    assert_eq!(rows(&found), ["2020-01-01 s same 0", "2020-01-01 c left-lower 1"]);
    // other names, and a correspondence that is one to one
    let other = row(&[("1", "Alone"), ("2", "Two together")]);
    let amounts_by = by("b/sum", "b/type", "{ 1: 1, 2: 2 }");
    let found = lists(&other, &amounts_by);
    assert_eq!(found.verdict, Verdict::NotComparable);
    assert!(found.because.en.contains("not the same categories"), "{}", found.because.en);
    let maps = "kind: correspondence\nid: b/maps\nfrom: b/type@^1\nto: a/type@^1\n\
                maps: [{ from: [1], to: [s] }, { from: [2], to: [c] }]";
    let found = lists(&other, &format!("{amounts_by}{maps}"));
    assert_eq!(found.verdict, Verdict::Comparable, "{}", found.because.en);
}

#[test]
fn keys_that_are_not_listed_are_all_others() {
    let text = format!(
        "{LIST}{}{}",
        by("a/sum", "a/type", "{ s: 1, otherwise: 2 }"),
        by("b/sum", "a/type", "{ c: 2, s: 1 }")
    );
    let found = compared(&registry_of_blocks(&text), "a/sum", "b/sum");
    let expected = ["2020-01-01 s same 0", "2020-01-01 c same 0", "2020-01-01 otherwise only-left "];
    assert_eq!(rows(&found), expected);
}

/// Ranges are cut where one of the two begins or ends.
#[test]
fn whole_numbers_range_by_range() {
    let of = |id: &str, amounts: &str| {
        format!(
            "kind: parameter\nid: {id}\nvalues: {{ number: ratio }}\nby: [{{ key: members, integers: true }}]\n\
             steps: [{{ from: 2020-01-01, amounts: {amounts} }}]\n\n"
        )
    };
    let text = of("a/sum", "{ 1: 1, 2-4: 1.5, 5+: 2 }") + &of("b/sum", "{ 1-2: 1, 3: 1.5, otherwise: 2 }");
    let found = compared(&registry_of_blocks(&text), "a/sum", "b/sum");
    let expected = [
        "2020-01-01 1 same 0",
        "2020-01-01 2 left-higher -0.5",
        "2020-01-01 3 same 0",
        "2020-01-01 4 left-lower 0.5",
        "2020-01-01 5+ same 0",
        "2020-01-01 otherwise only-right ",
    ];
    assert_eq!(rows(&found), expected);
}

#[test]
fn other_keys_do_not_go_together() {
    let plain = "kind: parameter\nid: b/sum\nvalues: { number: EUR }\nsteps: [{ amount: 1 }]";
    let text = format!("{LIST}{}{plain}", by("a/sum", "a/type", "{ s: 1, c: 2 }"));
    let found = compared(&registry_of_blocks(&text), "a/sum", "b/sum");
    assert_eq!(found.verdict, Verdict::NotComparable);
    assert_eq!(found.because.nl, "links geeft bedragen naar `type`, rechts zonder sleutels");
}

/// An amount that is null for a whole step is not known for any key.
#[test]
fn nulls_at_any_level() {
    let text =
        format!("{LIST}{}{}", by("a/sum", "a/type", "null"), by("b/sum", "a/type", "{ s: 1, c: null }"));
    let found = compared(&registry_of_blocks(&text), "a/sum", "b/sum");
    assert_eq!(rows(&found), ["2020-01-01 s only-right ", "2020-01-01 c not-known "]);
    assert_eq!(found.verdict, Verdict::Undetermined);
}

#[test]
fn fifty_thousand_steps_are_fast() {
    let of = |id: &str, shift: u32| {
        let mut text = format!("kind: parameter\nid: {id}\nvalues: {{ number: EUR }}\nsteps:\n");
        let days = (0..9000_u32).flat_map(|year| (1..=6).map(move |month| (year, month * 2 - shift)));
        for (year, month) in days.take(50_000) {
            text.push_str(&format!("  - {{ from: {:04}-{month:02}-01, amount: {year} }}\n", year + 1));
        }
        text
    };
    let registry = registry_of_blocks(&format!("{}\n{}", of("a/sum", 0), of("b/sum", 1)));
    let start = Instant::now();
    let found = compared(&registry, "a/sum", "b/sum");
    assert_eq!(amounts(&found).rows.len(), 100_000);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

/// In 2017 a single person needs 1,039 by the one and 1,135 by the other budget: 96 euros more.
#[test]
fn budgets_of_scp() {
    let found = compared(&SHIPPED, "scp/basic-needs-budget@^2", "scp/modest-but-adequate-budget@^2");
    assert_eq!(found.verdict, Verdict::NotComparable);
    let both: Vec<_> = amounts(&found).rows.iter().filter(|row| row.relation.differs()).collect();
    let [row] = both.as_slice() else { panic!("one row: {both:?}") };
    assert_eq!((row.keys.as_slice(), row.difference()), (["single".to_owned()].as_slice(), number(96, 1)));
    assert_eq!(row.ratio(), number(1135, 1039));
    let only: Vec<_> =
        amounts(&found).rows.iter().filter(|row| row.relation == AmountRelation::OnlyRight).collect();
    // couples and couples with a child in 2017, single people in 2023 and 2024
    assert_eq!(only.len(), 4);
    // before: 900 and 980 in 2009, 971 and 1,063 in 2014
    let found = compared(&SHIPPED, "scp/basic-needs-budget@^1", "scp/modest-but-adequate-budget@^1");
    assert!(found.because.en.ends_with("the left is never higher"), "{}", found.because.en);
}

/// The youth norm of 2023, 295.20 a month, is 3,542.40 a year: not the 9,250 in prices of 2000.
#[test]
fn a_norm_a_month_against_an_amount_a_year() {
    let found = compared(&SHIPPED, "cbs/low-income-base-amount", "nl/youth-assistance-norm");
    let first = amounts(&found).rows.iter().find(|row| row.relation.differs()).unwrap();
    assert_eq!(first.right.known().cloned(), number(354_240, 100));
    assert_eq!(found.verdict, Verdict::NotComparable);
}

#[test]
fn lines_for_other_households_do_not_go_together() {
    let found = compared(&SHIPPED, "cbs/poverty-line", "scp/basic-needs-budget");
    assert_eq!(found.verdict, Verdict::NotComparable);
    assert!(amounts(&found).hindrance.is_some());
}
