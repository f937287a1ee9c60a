//! Small registries, in which every segment follows by hand.

use begrip_tests::registry_of_blocks;

use super::{assert_series, replaced_by};

/// A person, somebody's income, a limit that goes from 10 to 20 in 2022, and what rests on it.
const LIMIT: &str = "
kind: unit_type
id: x/person
persists: true

kind: variable
id: x/income
unit: x/person@^1
values: { number: EUR/year }
period: year

kind: parameter
id: x/limit
values: { number: EUR/year }
change: decision
steps:
  - { from: 2020-01-01, until: 2021-12-31, amount: 10 }
  - { from: 2022-01-01, amount: 20 }

kind: variable
id: x/poor
unit: x/person@^1
values: boolean
period: year
inputs: { income: x/income@^1, limit: x/limit@^1 }
rule: income < limit

kind: indicator
id: y/poor-persons
of: x/poor@^1
statistic: count
values: { integer: person }
period: year
";

/// The registry with something changed and something more, and the series of a definition in it.
fn assert_limit(changed: (&str, &str), more: &str, reference: &str, expected: &str) {
    assert!(LIMIT.contains(changed.0), "{}", changed.0);
    let registry = registry_of_blocks(&format!("{}\n\n{}", LIMIT.replace(changed.0, changed.1), more.trim()));
    assert_series(&registry, reference, expected);
}

const NOTHING: (&str, &str) = ("decision", "decision");

#[test]
fn a_decision_breaks_everything_that_rests_on_it_with_the_way() {
    let segments = |way: &str| format!("1.0.0 …–2021-12-31 break\n    steps {way}\n1.0.0 2022-01-01–… end");
    assert_limit(NOTHING, "", "x/limit", &segments("x/limit"));
    assert_limit(NOTHING, "", "x/poor", &segments("x/poor > x/limit"));
    assert_limit(NOTHING, "", "y/poor-persons", &segments("y/poor-persons > x/poor > x/limit"));
    assert_limit(NOTHING, "", "x/income", "1.0.0 …–… end");
}

#[test]
fn a_decision_that_says_so_does_not_break() {
    let kept = ("amount: 20", "amount: 20, break: false, note: { en: the same in kind }");
    assert_limit(kept, "", "y/poor-persons", "1.0.0 …–… end");
    let same = ("amount: 20", "amount: 10");
    assert_limit(same, "", "y/poor-persons", "1.0.0 …–… end");
}

#[test]
fn an_indexation_does_not_break_but_where_it_says_so() {
    assert_limit(("change: decision", "change: indexation"), "", "x/poor", "1.0.0 …–… end");
    let indexed = "change: indexation\nsteps:
  - { from: 2020-01-01, until: 2021-12-31, amount: 10 }
  - { from: 2022-01-01, amount: 20, break: true }
  - { from: 2023-01-01, amount: 21 }\n";
    let start = LIMIT.find("change: decision").unwrap();
    let end = start + LIMIT[start..].find("\n\n").unwrap() + 1;
    assert_limit(
        (&LIMIT[start..end], indexed),
        "",
        "x/poor",
        "1.0.0 …–2021-12-31 break\n    steps x/poor > x/limit\n1.0.0 2022-01-01–… end",
    );
}

/// A value of the year before: the break of 2022 is one of 2023.
#[test]
fn an_input_of_the_period_before_breaks_a_period_later() {
    let before = "kind: variable\nid: x/was-poor\nunit: x/person@^1\nvalues: boolean\nperiod: year
inputs: { before: { of: x/poor@^1, shift: -1 } }\nrule: before\n";
    assert_limit(
        NOTHING,
        before,
        "x/was-poor",
        "1.0.0 …–2022-12-31 break\n    steps x/was-poor > x/poor > x/limit\n1.0.0 2023-01-01–… end",
    );
    let years_ago = before.replace("shift: -1", "shift: -3");
    assert_limit(
        NOTHING,
        &years_ago,
        "x/was-poor",
        "1.0.0 …–2024-12-31 break\n    steps x/was-poor > x/poor > x/limit\n1.0.0 2025-01-01–… end",
    );
}

/// Both years: the series is broken in 2022 already, and the old year only carries that on.
#[test]
fn an_input_of_the_period_before_adds_no_break_where_that_of_now_has_one() {
    let both = "kind: variable\nid: x/long-poor\nunit: x/person@^1\nvalues: boolean\nperiod: year
inputs: { now: x/poor@^1, before: { of: x/poor@^1, shift: -1 } }\nrule: now AND before\n";
    assert_limit(
        NOTHING,
        both,
        "x/long-poor",
        "1.0.0 …–2021-12-31 break\n    steps x/long-poor > x/poor > x/limit\n1.0.0 2022-01-01–… end",
    );
}

#[test]
fn a_shift_of_months_is_one_of_months() {
    let more = "kind: variable\nid: x/monthly\nunit: x/person@^1\nvalues: boolean\nperiod: month
inputs: { limit: x/limit@^1 }\nrule: limit > 15

kind: variable\nid: x/earlier\nunit: x/person@^1\nvalues: boolean\nperiod: month
inputs: { before: { of: x/monthly@^1, shift: -2 } }\nrule: before\n";
    assert_limit(
        NOTHING,
        more,
        "x/earlier",
        "1.0.0 …–2022-02-28 break\n    steps x/earlier > x/monthly > x/limit\n1.0.0 2022-03-01–… end",
    );
}

#[test]
fn an_input_fixed_on_a_period_does_not_break() {
    let fixed = "kind: variable\nid: x/by-2020\nunit: x/person@^1\nvalues: boolean\nperiod: year
inputs: { income: x/income@^1, limit: { of: x/limit@^1, period: 2020 } }\nrule: income < limit\n";
    assert_limit(NOTHING, fixed, "x/by-2020", "1.0.0 …–… end");
}

/// Two limits that are decided for the same day, and a new major that begins on it.
#[test]
fn what_breaks_on_one_day_is_told_once() {
    let other = "kind: parameter\nid: x/wealth-limit\nvalues: { number: EUR }\nchange: decision\nsteps:
  - { from: 2020-01-01, until: 2021-12-31, amount: 1 }\n  - { from: 2022-01-01, amount: 2 }

kind: variable\nid: x/wealth\nunit: x/person@^1\nvalues: { number: EUR }\nperiod: year

kind: variable\nid: x/both\nunit: x/person@^1\nvalues: boolean\nperiod: year
inputs: { income: x/income@^1, limit: x/limit@^1, wealth: x/wealth@^1, wealth_limit: x/wealth-limit@^1 }
rule: income < limit AND wealth < wealth_limit\n";
    assert_limit(
        NOTHING,
        other,
        "x/both",
        "1.0.0 …–2021-12-31 break\n    steps x/both > x/limit\n    steps x/both > x/wealth-limit
1.0.0 2022-01-01–… end",
    );
    let major = "kind: variable\nid: x/poor\nversion: 2.0.0\nunit: x/person@^1\nvalues: boolean\nperiod: year
valid: { from: 2022-01-01 }\ninputs: { income: x/income@^1, limit: x/limit@^1 }\nrule: income <= limit\n";
    assert_limit(
        ("id: x/poor\n", "id: x/poor\nvalid: { until: 2021-12-31 }\n"),
        major,
        "x/poor",
        "1.0.0 …–2021-12-31 break\n    rule x/poor\n    steps x/poor > x/limit
2.0.0 2022-01-01–… end",
    );
}

/// Versions of one variable: each block its version, its days, and its rule.
fn versions(all: &[(&str, &str, &str)]) -> String {
    let mut text = "kind: unit_type\nid: x/person\n".to_owned();
    for (version, more, rule) in all {
        text.push_str(&format!(
            "\nkind: variable\nid: x/adult\nversion: {version}\n{more}\nunit: x/person@^1\nvalues: boolean
period: year\ninputs: {{ age: x/age@^1 }}\nrule: {rule}\n"
        ));
    }
    text.push_str("\nkind: variable\nid: x/age\nunit: x/person@^1\nvalues: { number: year }\nperiod: year\n");
    text
}

fn assert_versions(all: &[(&str, &str, &str)], expected: &str) {
    assert_series(&registry_of_blocks(&versions(all)), "x/adult", expected);
}

#[test]
fn days_without_a_version_are_a_gap() {
    assert_versions(
        &[
            ("1.0.0", "valid: { from: 2000-01-01, until: 2010-12-31 }", "age >= 21"),
            ("2.0.0", "valid: { from: 2015-01-01 }", "age >= 18"),
        ],
        "1.0.0 2000-01-01–2010-12-31 gap\n2.0.0 2015-01-01–… end",
    );
}

/// Both have 2010 to 2015; the higher one is meant there.
#[test]
fn of_overlapping_majors_the_highest_is_meant() {
    let all = [
        ("1.0.0", "status: superseded\nvalid: { from: 2000-01-01, until: 2015-12-31 }", "age >= 21"),
        ("2.0.0", "valid: { from: 2010-01-01 }\nsupersedes: [x/adult@=1.0.0]", "age >= 18"),
    ];
    assert_versions(&all, "1.0.0 2000-01-01–2009-12-31 break\n    rule x/adult\n2.0.0 2010-01-01–… end");
    let registry = registry_of_blocks(&versions(&all));
    assert_series(&registry, "x/adult@^1", "1.0.0 2000-01-01–2015-12-31 end");
    assert_eq!(replaced_by(&registry, "x/adult"), [""; 0]);
}

#[test]
fn a_withdrawn_version_is_left_out() {
    assert_versions(
        &[
            ("1.0.0", "status: withdrawn\nvalid: { from: 2000-01-01 }", "age >= 81"),
            ("1.1.0", "valid: { from: 2000-01-01 }\nrelease: { corrects: [/rule] }", "age >= 18"),
        ],
        "1.1.0 2000-01-01–… end",
    );
}

#[test]
fn a_minor_version_continues_and_an_undeclared_break_is_told_all_the_same() {
    let first = ("1.0.0", "status: superseded\nvalid: { from: 2000-01-01, until: 2009-12-31 }", "age >= 18");
    assert_versions(
        &[first, ("1.1.0", "valid: { from: 2010-01-01 }\ndefinition: { en: Grown up }", "18 <= age")],
        "1.0.0 2000-01-01–2009-12-31 continues\n1.1.0 2010-01-01–… end",
    );
    assert_versions(
        &[first, ("1.1.0", "valid: { from: 2010-01-01 }", "age >= 21")],
        "1.0.0 2000-01-01–2009-12-31 break\n    rule x/adult\n1.1.0 2010-01-01–… end",
    );
}

/// A major version that says nothing else than the one before: the owner's word for it that the series breaks.
#[test]
fn a_major_without_a_change_breaks_by_its_owners_word() {
    assert_versions(
        &[
            ("1.0.0", "status: superseded\nvalid: { from: 2000-01-01, until: 2009-12-31 }", "age >= 18"),
            ("2.0.0", "valid: { from: 2010-01-01 }", "age >= 18"),
        ],
        "1.0.0 2000-01-01–2009-12-31 break\n    lifecycle x/adult\n2.0.0 2010-01-01–… end",
    );
}

/// Codes of a list, and a variable that has them as its values.
fn list(codes: &str) -> String {
    format!(
        "kind: unit_type\nid: x/dwelling\n\nkind: code_list\nid: x/tenure\ncodes:\n{codes}\n
kind: variable\nid: x/tenure-of-dwelling\nunit: x/dwelling@^1\nvalues: {{ codes: x/tenure@^1 }}\nperiod: year
\nkind: variable\nid: x/known\nunit: x/dwelling@^1\nvalues: boolean\nperiod: year
inputs: {{ tenure: x/tenure-of-dwelling@^1, list: x/tenure@^1 }}\nrule: tenure IN list\n"
    )
}

#[test]
fn a_code_made_from_others_breaks_who_has_it_as_a_value() {
    let registry = registry_of_blocks(&list(
        "  - { code: owned }\n  - { code: rented, valid: { until: 2011-12-31 } }
  - { code: social, valid: { from: 2012-01-01 }, formed_from: [rented] }
  - { code: private, valid: { from: 2012-01-01 }, formed_from: [rented] }",
    ));
    let segments = |way: &str| format!("1.0.0 …–2011-12-31 break\n    codes {way}\n1.0.0 2012-01-01–… end");
    assert_series(&registry, "x/tenure", &segments("x/tenure"));
    assert_series(&registry, "x/tenure-of-dwelling", &segments("x/tenure-of-dwelling > x/tenure"));
}

#[test]
fn a_code_with_another_extent_breaks() {
    let registry = registry_of_blocks(&list(
        "  - { code: owned }\n  - { code: rented, valid: { until: 2011-12-31 } }
  - { code: rented, valid: { from: 2012-01-01 }, extent_changed: true }",
    ));
    assert_series(
        &registry,
        "x/tenure-of-dwelling",
        "1.0.0 …–2011-12-31 break\n    codes x/tenure-of-dwelling > x/tenure\n1.0.0 2012-01-01–… end",
    );
}

/// A code that comes out of nothing is a new category: whoever has the codes as values loses nothing, but who asks
/// whether a code is in the list counts more from then on.
#[test]
fn a_new_code_breaks_who_asks_whether_a_code_is_in_the_list() {
    let registry = registry_of_blocks(&list(
        "  - { code: owned }\n  - { code: rented }\n  - { code: houseboat, valid: { from: 2012-01-01 } }",
    ));
    assert_series(&registry, "x/tenure-of-dwelling", "1.0.0 …–… end");
    assert_series(
        &registry,
        "x/known",
        "1.0.0 …–2011-12-31 break\n    codes x/known > x/tenure\n1.0.0 2012-01-01–… end",
    );
}
