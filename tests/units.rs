//! Mistakes in units, types, keys and codes of a rule, each found at the exact characters.

use begrip::{Registry, Settings};
use begrip_review::check;

/// The registry that the rules of the cases stand in; `RULE` is replaced.
const REGISTRY: &[(&str, &str)] = &[
    ("nl/person", "kind: unit_type\npart_of: [nl/household@^1]\npersists: true\n"),
    ("nl/household", "kind: unit_type\n"),
    (
        "nl/type",
        "kind: code_list\ncodes:\n  - { code: single }\n  - { code: couple }\n  - { code: widowed, valid: { until: 2019-12-31 } }\n",
    ),
    (
        "nl/class",
        "kind: code_list\nordered: true\ncodes:\n  - { code: working-age }\n  - { code: pension-age }\n",
    ),
    ("nl/income", "kind: variable\nunit: nl/household@^1\nvalues: { number: EUR/year }\n"),
    ("nl/wealth", "kind: variable\nunit: nl/household@^1\nvalues: { number: EUR }\n"),
    ("nl/members", "kind: variable\nunit: nl/household@^1\nvalues: { integer: person }\n"),
    ("nl/rent-share", "kind: variable\nunit: nl/household@^1\nvalues: { number: percent }\n"),
    ("nl/moved-in", "kind: variable\nunit: nl/household@^1\nvalues: date\n"),
    ("nl/age", "kind: variable\nunit: nl/person@^1\nvalues: { integer: year }\n"),
    ("nl/household-type", "kind: variable\nunit: nl/household@^1\nvalues: { codes: nl/type@^1 }\n"),
    ("nl/age-class", "kind: variable\nunit: nl/household@^1\nvalues: { codes: nl/class@^1 }\n"),
    ("nl/student", "kind: variable\nunit: nl/household@^1\nvalues: boolean\n"),
    ("nl/households", "kind: variable\nunit: nl/household@^1\nvalues: { integer: household }\n"),
    (
        "nl/norm",
        "kind: parameter\nvalues: { number: EUR/month }\nby:\n  - { key: household_type, codes: nl/type@^1 }\n  - { key: age_class, codes: nl/class@^1 }\nsteps: [{ amounts: null }]\n",
    ),
    ("nl/share-limit", "kind: parameter\nvalues: { number: ratio }\nsteps: [{ amount: 0.4 }]\n"),
];

const HEAD: &str = "kind: variable\nid: nl/poor\nversion: 1.0.0\nstatus: adopted\nvalid: { from: 2020-01-01 }\nunit: nl/household@^1\nvalues: boolean\ninputs:\n  income: nl/income@^1\n  wealth: nl/wealth@^1\n  members: nl/members@^1\n  households: nl/households@^1\n  rent_share: nl/rent-share@^1\n  moved_in: nl/moved-in@^1\n  household_type: nl/household-type@^1\n  age_class: nl/age-class@^1\n  student: nl/student@^1\n  types: nl/type@^1\n  older: { count: nl/person@^1, with: { age: nl/age@^1 }, where: age >= 14 }\n  norm: nl/norm@^1\n  limit_of_share: nl/share-limit@^1\n";

/// What is found in a rule: the rule that finds it, and the characters that it points at.
fn found(rule: &str) -> Vec<(&'static str, String)> {
    let mut files: Vec<(String, String)> = REGISTRY
        .iter()
        .map(|(id, text)| {
            (format!("definitions/{id}.yaml"), format!("id: {id}\nversion: 1.0.0\nstatus: adopted\n{text}"))
        })
        .collect();
    files.push(("definitions/nl/poor.yaml".to_owned(), format!("{HEAD}rule: {rule}\n")));
    let registry = Registry::from_texts(Settings::default(), files);
    assert!(registry.problems().is_empty(), "{:?}", registry.problems());
    let findings = check(&registry).unwrap().findings;
    let about =
        ["rule-syntax", "unit-mismatch", "type-mismatch", "unknown-input", "unknown-code", "wrong-key"];
    findings
        .iter()
        .filter(|finding| about.contains(&finding.rule))
        .map(|finding| {
            let line = registry.sources().by_path(&finding.place.file).unwrap().text().lines();
            let line: Vec<char> = line.skip(finding.place.line as usize - 1).flat_map(str::chars).collect();
            let (start, end) = (finding.place.column as usize - 1, finding.place.end_column as usize - 1);
            (finding.rule, line[start..end].iter().collect())
        })
        .collect()
}

#[track_caller]
fn assert_found(rule: &str, finder: &'static str, at: &str) {
    assert_eq!(found(rule), [(finder, at.to_owned())], "{rule}");
}

#[track_caller]
fn assert_fits(rule: &str) {
    assert_eq!(found(rule), [], "{rule}");
}

#[test]
fn a_year_is_not_a_month() {
    assert_found(
        "income < norm(household_type, age_class)",
        "unit-mismatch",
        "norm(household_type, age_class)",
    );
    assert_fits("convert(income, 'EUR/month') < norm(household_type, age_class)");
    assert_fits("income < 1.30 * convert(norm(household_type, age_class), 'EUR/year')");
    assert_fits("income < quantity(12, 'month/year') * norm(household_type, age_class)");
}

#[test]
fn an_amount_is_not_an_amount_a_year() {
    assert_found("wealth + income > 5000", "unit-mismatch", "income");
    assert_found("wealth > convert(income, 'EUR')", "unit-mismatch", "income");
    assert_fits("wealth > 0.5 * quantity(1, 'year') * income");
}

#[test]
fn a_percentage_is_not_a_ratio() {
    assert_found("rent_share > limit_of_share", "unit-mismatch", "limit_of_share");
    assert_fits("convert(rent_share, 'ratio') > limit_of_share");
}

#[test]
fn persons_are_not_households() {
    assert_found("members > households", "unit-mismatch", "households");
    assert_fits("older > 2 AND older < members");
    assert_fits("number(members) > number(households)");
}

#[test]
fn a_bare_number_takes_the_unit_of_what_it_is_compared_with() {
    assert_fits("income > 1200 AND members >= 2 AND rent_share BETWEEN 20 AND 40");
    assert_fits("least(income, 30000) + 100 < 40000");
}

#[test]
fn keys_are_there_in_their_order_and_of_their_lists() {
    assert_found("convert(income, 'EUR/month') < norm(household_type)", "wrong-key", "norm(household_type)");
    assert_found("convert(income, 'EUR/month') < norm", "wrong-key", "norm");
    assert_found("limit_of_share(household_type) > 1", "wrong-key", "limit_of_share(household_type)");
    assert_eq!(
        found("convert(income, 'EUR/month') < norm(age_class, household_type)"),
        [("type-mismatch", "age_class".to_owned()), ("type-mismatch", "household_type".to_owned())]
    );
}

#[test]
fn codes_are_of_their_list_on_the_days_of_the_rule() {
    assert_found("household_type = 'singel'", "unknown-code", "'singel'");
    assert_found("household_type IN ('single', 'working-age')", "unknown-code", "'working-age'");
    assert_found("household_type = 'widowed'", "unknown-code", "'widowed'");
    assert_found("convert(income, 'EUR/month') < norm('singel', age_class)", "unknown-code", "'singel'");
    assert_found("household_type < 'couple'", "unknown-code", "household_type");
    assert_fits("household_type IN types AND age_class < 'pension-age'");
}

#[test]
fn a_case_of_codes_is_compared_code_by_code() {
    assert_fits("household_type = CASE WHEN student THEN 'single' ELSE 'couple' END");
    assert_fits("CASE WHEN student THEN 'single' WHEN members > 2 THEN 'couple' END = household_type");
    assert_fits(
        "household_type = CASE WHEN student THEN CASE WHEN members > 2 THEN 'single' ELSE 'couple' END ELSE NULL END",
    );
    assert_fits("household_type = coalesce(NULL, 'single')");
    assert_fits("household_type IN ('single', CASE WHEN student THEN 'single' ELSE 'couple' END)");
    assert_found(
        "household_type = CASE WHEN student THEN 'singel' ELSE 'couple' END",
        "unknown-code",
        "'singel'",
    );
    assert_found("household_type = CASE WHEN student THEN 'single' ELSE 2 END", "type-mismatch", "2");
}

#[test]
fn the_two_bounds_of_between_are_one_mistake() {
    assert_found("wealth BETWEEN income AND 2 * income", "unit-mismatch", "income");
    assert_found("wealth BETWEEN 5 AND income", "unit-mismatch", "income");
    assert_found("household_type BETWEEN 'single' AND 'couple'", "unknown-code", "household_type");
    assert_found("wealth + income BETWEEN 5 AND 10", "unit-mismatch", "income");
}

#[test]
fn a_number_that_has_a_unit_is_converted_and_not_renamed() {
    assert_found("quantity(income, 'EUR/month') > 1000", "unit-mismatch", "income");
    assert_found("quantity(2 * income, 'EUR/year') > 1000", "unit-mismatch", "2 * income");
    assert_fits("wealth > quantity(2 * 6, 'EUR')");
    assert_fits("wealth > quantity(number(members), 'EUR')");
}

#[test]
fn codes_of_two_lists_cannot_be_compared() {
    assert_found("household_type = age_class", "type-mismatch", "age_class");
    assert_found("age_class IN types", "type-mismatch", "age_class");
}

#[test]
fn a_code_list_is_not_one_value() {
    assert_found("types = 'single'", "type-mismatch", "types");
}

#[test]
fn what_is_joined_is_true_or_false() {
    assert_found("student AND income", "type-mismatch", "income");
    assert_found("NOT members", "type-mismatch", "members");
}

#[test]
fn a_case_is_wrong_in_the_branch_that_does_not_fit() {
    assert_found("CASE WHEN student THEN FALSE ELSE income END", "type-mismatch", "income");
    assert_found("CASE WHEN members THEN FALSE ELSE TRUE END", "type-mismatch", "members");
    assert_fits("CASE WHEN student THEN FALSE ELSE income < 12000 END");
}

#[test]
fn only_numbers_are_calculated_with() {
    assert_found("moved_in + 1 > 2", "type-mismatch", "moved_in");
    assert_found("2 * household_type > 1", "type-mismatch", "household_type");
    assert_found("moved_in > 5", "type-mismatch", "5");
    assert_fits("years_between(moved_in, DATE '2024-01-01') >= 10");
}

#[test]
fn names_are_inputs() {
    assert_found("incom > 5", "unknown-input", "incom");
    assert_found("norms(household_type, age_class) > 5", "unknown-input", "norms(household_type, age_class)");
}

#[test]
fn what_is_left_out_of_sql_is_named_at_its_place() {
    assert_found("rank() OVER (ORDER BY income) < 5", "rule-syntax", "OVER");
    assert_found("income != 5", "rule-syntax", "!=");
}
