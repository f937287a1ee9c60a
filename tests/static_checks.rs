//! The rules that follow definitions to their leaves: what they say, what they leave alone, and that they give up.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use begrip_review::{Finding, check};
use begrip_tests::registry_of;

const BASE: &str = "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month, minimum: 0 }
# file: definitions/nl/members.yaml
kind: variable
id: nl/members
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { integer: person, minimum: 1 }
# file: definitions/nl/owner.yaml
kind: variable
id: nl/owner
version: 1.0.0
status: adopted
unit: nl/household@^1
values: boolean
# file: definitions/nl/tenure.yaml
kind: code_list
id: nl/tenure
version: 1.0.0
status: adopted
codes:
  - { code: owned, label: { nl: koop, en: owned } }
  - { code: rented, label: { nl: huur, en: rented } }
# file: definitions/nl/tenure-of-household.yaml
kind: variable
id: nl/tenure-of-household
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { codes: nl/tenure@^1 }
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, amount: 1200 }
";

fn inputs() -> &'static str {
    "inputs: { income: nl/income@^1, members: nl/members@^1, owner: nl/owner@^1, tenure: nl/tenure-of-household@^1, line: nl/line@^1 }"
}

fn variable(id: &str, values: &str, rule: &str) -> String {
    format!(
        "# file: definitions/{id}.yaml\nkind: variable\nid: {id}\nversion: 1.0.0\nstatus: adopted\nvalid: {{ from: 2023-01-01 }}\n\
         unit: nl/household@^1\nvalues: {values}\n{}\nrule: >-\n  {rule}\n",
        inputs()
    )
}

const STATIC: [&str; 8] = [
    "branch-unreachable",
    "claim-refuted",
    "clause-changes-nothing",
    "code-gap",
    "homonym",
    "rule-always-true",
    "rule-never-true",
    "same-rule-twice",
];

fn findings(files: &str) -> Vec<Finding> {
    let registry = registry_of(&format!("{BASE}{files}"), "").unwrap();
    let found = check(&registry).unwrap().findings;
    found.into_iter().filter(|finding| STATIC.contains(&finding.rule)).collect()
}

/// What is found of one rule: the name of what finds it, and the message.
#[track_caller]
fn assert_says(values: &str, rule: &str, expected: &[(&str, &str)]) {
    let found = findings(&variable("den-haag/a", values, rule));
    let told: Vec<(&str, &str)> =
        found.iter().map(|finding| (finding.rule, finding.message.en.as_str())).collect();
    assert_eq!(told.len(), expected.len(), "{rule}: {told:?}");
    for ((rule, message), (wanted, says)) in told.iter().zip(expected) {
        assert!(rule == wanted && message.contains(says), "{message} does not say {says}");
    }
}

const TENURE: &str = "{ codes: nl/tenure@^1 }";

#[test]
fn a_rule_that_can_never_be_true_is_told_by_the_conditions_that_exclude_each_other() {
    let never = |says| [("rule-never-true", says)];
    assert_says("boolean", "income < 0", &never("`income < 0` can never be true"));
    assert_says("boolean", "owner AND NOT owner", &never("`owner` and `NOT owner` are never true together"));
    assert_says(
        "boolean",
        "income < line AND owner AND income > line",
        &never("`income < line` and `income > line` are never"),
    );
    assert_says("boolean", "members > 1 AND members < 2", &never("`members > 1` and `members < 2`"));
    assert_says("boolean", "tenure = 'owned' AND tenure = 'rented'", &never("are never true together"));
    assert_says("boolean", "income = NULL", &never("can never be true"));
}

#[test]
fn a_rule_that_can_never_be_false_is_told_unless_it_asks_whether_something_is_known() {
    let always = |says| [("rule-always-true", says)];
    assert_says("boolean", "income >= 0", &always("can never be false"));
    assert_says("boolean", "owner OR NOT owner", &always("can never be false"));
    assert_says("boolean", "tenure IN ('owned', 'rented')", &always("can never be false"));
    assert_says("boolean", "income IS NULL OR income IS NOT NULL", &always("can never be false"));
    assert_says("boolean", "income IS NOT NULL", &[]);
    assert_says("boolean", "income IS NULL", &[]);
    assert_says("boolean", "line IS NULL", &[]);
    assert_says("boolean", "coalesce(income, 1) = 1", &[]);
    assert_says("boolean", "coalesce(owner, TRUE)", &[]);
    assert_says("boolean", "income < line", &[]);
}

#[test]
fn a_condition_is_idle_only_if_the_rule_says_the_same_without_it_whatever_is_missing() {
    let idle = |says| [("clause-changes-nothing", says)];
    assert_says("boolean", "income < line AND income <= 2 * line", &idle("`income <= 2 * line` changes"));
    assert_says("boolean", "income < line OR income <= 2 * line", &idle("`income < line` changes"));
    assert_says("boolean", "owner AND owner", &idle("`owner` changes nothing"));
    assert_says("boolean", "income < line AND income >= 0", &idle("`income >= 0` changes nothing"));
    assert_says("boolean", "owner AND tenure <> 'rented' AND tenure = 'owned'", &idle("`tenure = 'owned'`"));
    // without it a missing income would make the rule not known instead of false
    assert_says("boolean", "income IS NOT NULL AND income < line", &[]);
    assert_says("boolean", "owner OR income IS NULL", &[]);
    assert_says("boolean", "income < line AND members < 2", &[]);
    // nothing is known of the product
    assert_says("boolean", "income * members < line AND owner", &[]);
}

#[test]
fn a_branch_is_told_that_no_unit_reaches_but_not_one_for_what_is_missing() {
    let never = |says| [("branch-unreachable", says)];
    assert_says(
        TENURE,
        "CASE WHEN income < line THEN 'owned' WHEN 2 * income < line THEN 'rented' ELSE 'owned' END",
        &never("`2 * income < line` is true is taken by a branch before it"),
    );
    assert_says(
        TENURE,
        "CASE WHEN income < 0 THEN 'owned' ELSE 'rented' END",
        &never("`income < 0` can never be true"),
    );
    assert_says(
        TENURE,
        "CASE WHEN income IS NULL THEN 'owned' WHEN income >= 0 THEN 'rented' ELSE 'owned' END",
        &never("`ELSE 'owned'` is never reached"),
    );
    // an income that is missing gets there
    assert_says(
        TENURE,
        "CASE WHEN income < line THEN 'owned' WHEN income >= line THEN 'rented' ELSE 'owned' END",
        &[],
    );
    assert_says(TENURE, "CASE WHEN owner THEN 'owned' WHEN NOT owner THEN 'rented' ELSE NULL END", &[]);
}

#[test]
fn a_unit_without_a_code_is_shown() {
    let gap = |says| [("code-gap", says)];
    assert_says(
        TENURE,
        "CASE WHEN income < line THEN 'owned' WHEN income > line THEN 'rented' END",
        &gap("`nl/income` 1,200"),
    );
    assert_says(TENURE, "CASE WHEN owner THEN 'owned' END", &gap("`nl/owner` no"));
    assert_says(TENURE, "CASE WHEN owner THEN 'owned' WHEN NOT owner THEN 'rented' END", &[]);
    assert_says(TENURE, "CASE WHEN owner THEN 'owned' ELSE NULL END", &[]);
}

#[test]
fn one_fault_gives_one_finding_though_others_rest_on_it() {
    let never = variable("den-haag/a", "boolean", "income < 0");
    let on =
        variable("den-haag/b", "boolean", "a AND owner").replace("inputs: {", "inputs: { a: den-haag/a@^1,");
    let found = findings(&(never + &on));
    assert_eq!(found.len(), 1, "{found:#?}");
}

#[test]
fn of_a_rule_with_a_fault_and_what_rests_on_it_nothing_is_said() {
    let faulty = variable("den-haag/a", "boolean", "incom < 0 AND income < 0");
    let on =
        variable("den-haag/b", "boolean", "a AND NOT a").replace("inputs: {", "inputs: { a: den-haag/a@^1,");
    assert!(findings(&(faulty + &on)).is_empty());
}

#[test]
fn two_definitions_that_say_the_same_are_told_once() {
    let twice = |one: &str, other: &str| {
        findings(&(variable("den-haag/a", "boolean", one) + &variable("den-haag/b", "boolean", other)))
    };
    let told = twice("income < line AND NOT owner", "NOT (owner OR line <= income)");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].rule, "same-rule-twice");
    assert!(twice("income < line", "income <= line").is_empty());
    // of a missing income they do not say the same
    assert!(twice("income < 100", "coalesce(income, 200) < 100").is_empty());
    let numbers = variable("den-haag/a", "{ number: EUR/month }", "income + 2 * line")
        + &variable("den-haag/b", "{ number: EUR/month }", "line + income + line");
    assert_eq!(findings(&numbers).len(), 1);
}

#[test]
fn a_rule_that_is_only_another_one_by_name_says_so_itself() {
    let one = variable("den-haag/a", "boolean", "income < line");
    let alias = variable("den-haag/b", "boolean", "a").replace("inputs: {", "inputs: { a: den-haag/a@^1,");
    assert!(findings(&(one + &alias)).is_empty());
}

fn labelled(id: &str, label: &str, rule: &str) -> String {
    variable(id, "boolean", rule).replace(
        "status: adopted\n",
        &format!("status: adopted\nlabel: {{ nl: {label}, en: {label} of {id} }}\n"),
    )
}

#[test]
fn one_label_for_different_units_is_told_unless_something_says_how_they_relate() {
    let two = labelled("den-haag/a", "Arm  huishouden", "income < line")
        + &labelled("utrecht/a", "arm Huishouden", "income < 2 * line");
    let found = findings(&two);
    assert_eq!(found.iter().map(|one| one.rule).collect::<Vec<_>>(), ["homonym"]);
    assert!(found[0].message.en.contains("counts for `utrecht/a` and not for `den-haag/a`"), "{found:#?}");
    let alike =
        labelled("den-haag/a", "Arm", "income < line") + &labelled("utrecht/a", "Arm", "line > income");
    assert!(findings(&alike).is_empty());
    let alignment = "# file: definitions/nl/x.yaml\nkind: alignment\nid: nl/x\nversion: 1.0.0\nstatus: adopted\n\
        left: den-haag/a@^1\nright: utrecht/a@^1\nclaim: not-same\n";
    assert!(findings(&(two + alignment)).is_empty());
}

fn claim(claim: &str) -> Vec<Finding> {
    let two = variable("den-haag/a", "boolean", "income < line")
        + &variable("utrecht/a", "boolean", "income < 2 * line");
    let alignment = format!(
        "# file: definitions/nl/x.yaml\nkind: alignment\nid: nl/x\nversion: 1.0.0\nstatus: adopted\n\
         left: den-haag/a@^1\nright: utrecht/a@^1\nclaim: {claim}\n"
    );
    findings(&(two + &alignment))
}

#[test]
fn a_claim_that_the_rules_refute_is_told_with_a_unit() {
    for refuted in ["equivalent", "includes", "disjoint", "overlapping"] {
        let found = claim(refuted);
        assert_eq!(found.iter().map(|one| one.rule).collect::<Vec<_>>(), ["claim-refuted"], "{refuted}");
        let shows = found[0].message.en.contains("`nl/income`");
        assert_eq!(shows, refuted != "overlapping", "{found:#?}");
    }
    for left_alone in ["part-of", "not-same", "related"] {
        assert!(claim(left_alone).is_empty(), "{left_alone}");
    }
}

/// What a rule that is never true does to claims about it is told once, by that rule.
#[test]
fn a_claim_about_a_rule_that_is_never_true_is_not_refuted_too() {
    let two =
        variable("den-haag/a", "boolean", "income < 0") + &variable("utrecht/a", "boolean", "income < line");
    let alignment = "# file: definitions/nl/x.yaml\nkind: alignment\nid: nl/x\nversion: 1.0.0\nstatus: adopted\n\
                     left: den-haag/a@^1\nright: utrecht/a@^1\nclaim: overlapping\n";
    let found = findings(&(two + alignment));
    assert_eq!(found.iter().map(|one| one.rule).collect::<Vec<_>>(), ["rule-never-true"]);
}

/// A rule of which no solver knows the answer soon: more pigeons than holes.
fn pigeons(count: usize) -> String {
    let mut files = String::new();
    let name = |pigeon: usize, hole: usize| format!("p{pigeon}h{hole}");
    let mut inputs = Vec::new();
    let mut clauses = Vec::new();
    for pigeon in 0..=count {
        let holes: Vec<String> = (0..count).map(|hole| name(pigeon, hole)).collect();
        for hole in &holes {
            write!(
                files,
                "# file: definitions/nl/{hole}.yaml\nkind: variable\nid: nl/{hole}\nversion: 1.0.0\nstatus: adopted\n\
                 unit: nl/household@^1\nvalues: {{ number: EUR, minimum: 0, maximum: 1 }}\n"
            )
            .unwrap();
            inputs.push(format!("{hole}: nl/{hole}@^1"));
        }
        clauses.push(format!("({} > 0.5)", holes.join(" > 0.5 OR ")));
    }
    for hole in 0..count {
        for one in 0..=count {
            clauses.extend((0..one).map(|other| format!("{} + {} <= 1", name(one, hole), name(other, hole))));
        }
    }
    let rule = clauses.join(" AND ");
    for at in 0..100 {
        write!(
            files,
            "# file: definitions/nl/hard{at}.yaml\nkind: variable\nid: nl/hard{at}\nversion: 1.0.0\nstatus: adopted\n\
             unit: nl/household@^1\nvalues: boolean\ninputs: {{ {} }}\nrule: {rule} OR {at} > {at}\n",
            inputs.join(", ")
        )
        .unwrap();
    }
    files
}

/// Rules that each come to twice what the one before comes to.
fn doubling() -> String {
    let mut files = variable("nl/d0", "{ number: EUR/month }", "greatest(income, line)");
    for at in 1..100 {
        let before = at - 1;
        let rule = "greatest(d + line, least(d, income), d - line)";
        files += &variable(&format!("nl/d{at}"), "{ number: EUR/month }", rule)
            .replace("inputs: {", &format!("inputs: {{ d: nl/d{before}@^1,"));
    }
    files
}

#[test]
fn a_hundred_hostile_definitions_do_not_keep_a_check_from_ending() {
    for files in [pigeons(5), doubling()] {
        let start = Instant::now();
        let found = findings(&files);
        let took = start.elapsed();
        assert!(took < Duration::from_mins(2), "{took:?}, {} findings", found.len());
    }
}
