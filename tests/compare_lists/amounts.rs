//! Amounts of two owners, date by date and key by key, with what is expected worked out by hand.

use std::time::{Duration, Instant};

use begrip::eval::Number;
use begrip_review::{AmountRelation, AmountRow, AmountsCompared, Comparison, Verdict};
use begrip_tests::registry_of_blocks;

use super::{SHIPPED, compared, row};

fn amounts(found: &Comparison) -> &AmountsCompared {
    found.amounts.as_ref().unwrap()
}

fn parameters(left: &str, right: &str) -> Comparison {
    let text = format!("kind: parameter\nid: a/sum\n{left}\n\nkind: parameter\nid: b/sum\n{right}");
    compared(&registry_of_blocks(&text), "a/sum", "b/sum")
}

/// Each row: first day, keys, relation, difference.
fn rows(found: &Comparison) -> Vec<String> {
    let row = |row: &AmountRow| {
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
fn thousands_of_steps_are_fast() {
    let of = |id: &str, shift: u32| {
        let mut text = format!("kind: parameter\nid: {id}\nvalues: {{ number: EUR }}\nsteps:\n");
        let days = (0..9000_u32).flat_map(|year| (1..=6).map(move |month| (year, month * 2 - shift)));
        for (year, month) in days.take(5_000) {
            text.push_str(&format!("  - {{ from: {:04}-{month:02}-01, amount: {year} }}\n", year + 1));
        }
        text
    };
    let registry = registry_of_blocks(&format!("{}\n{}", of("a/sum", 0), of("b/sum", 1)));
    let start = Instant::now();
    let found = compared(&registry, "a/sum", "b/sum");
    assert_eq!(amounts(&found).rows.len(), 10_000);
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
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
