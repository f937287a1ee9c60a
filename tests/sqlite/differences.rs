//! The documented differences, each as it is in `docs/language.md`, and what is the same where it might be expected not
//! to be.

use begrip::Expr;
use begrip::eval::{Outcome, Value};
use rusqlite::types::Value as Cell;

use super::engines::{Definitions, Sqlite, disagreement};
use super::inputs::{COLUMNS, Row};

const PAGE: &str = include_str!("../../docs/language.md");

/// The row that the page speaks of; what it does not name is not known.
fn sample() -> Row {
    let value = |name: &str| match name {
        "income" => 7.into(),
        "wage" => 100.into(),
        "grade" => "high".into(),
        "household" => "single".into(),
        "town" => "Delft".into(),
        "moved_in" => "2023-05-01".parse::<begrip::Date>().unwrap().into(),
        "student" => true.into(),
        _ => Value::NULL,
    };
    Row(COLUMNS.iter().map(|column| value(column.name)).collect())
}

/// What begrip gives, in the words of the page.
fn begrip(rule: &str, row: &Row) -> String {
    let rule: Expr = rule.parse().unwrap();
    if !Definitions::is_rule(&rule) {
        return "refused".to_owned();
    }
    match row.evaluate(&Definitions::of(&[rule]).evaluator(0)) {
        Outcome::Value(value) => value.to_string(),
        Outcome::Unknown(_) | Outcome::NotApplicable => "not known".to_owned(),
    }
}

/// What SQLite gives for the same text, in the words of the page.
fn sqlite(rule: &str, sqlite: &Sqlite) -> String {
    match sqlite.value(rule, 0) {
        Ok(Cell::Null) => "not known".to_owned(),
        Ok(Cell::Integer(number)) => number.to_string(),
        Ok(Cell::Real(number)) => format!("{number:?}"),
        Ok(Cell::Text(text)) => text,
        Ok(Cell::Blob(_)) => unreachable!("{rule} gives bytes"),
        Err(_) => "refused".to_owned(),
    }
}

#[test]
fn every_documented_difference_is_as_it_is_documented() {
    let (_, section) = PAGE.split_once("## Where SQL engines differ\n").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let (row, engine) = (sample(), Sqlite::plain(&[sample()]));
    let mut faults = Vec::new();
    let mut count = 0;
    for line in section.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [rule, here, there, why] = cells[..] else { panic!("{line}") };
        let rule = rule.trim_matches('`');
        let found = (begrip(rule, &row), sqlite(rule, &engine));
        if (found.0.as_str(), found.1.as_str()) != (here, there) || why.is_empty() {
            faults.push(format!("{rule}: begrip {}, SQLite {}", found.0, found.1));
        }
        count += 1;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count >= 20, "only {count} differences are documented");
}

#[test]
fn a_year_from_a_leap_day_is_over_on_the_last_of_february() {
    let engine = Sqlite::plain(&[sample()]);
    let years = |to: &str| {
        let here = begrip(&format!("years_between(DATE '2000-02-29', DATE '{to}')"), &sample());
        (here, sqlite(&format!("0 + substr(timediff('{to}', '2000-02-29'), 1, 5)"), &engine))
    };
    assert_eq!(years("2001-02-27"), ("0".into(), "0".into()));
    assert_eq!(years("2001-02-28"), ("1".into(), "0".into()));
    assert_eq!(years("2001-03-01"), ("1".into(), "1".into()));
    assert_eq!(years("2004-02-28"), ("3".into(), "3".into()));
    assert_eq!(years("2004-02-29"), ("4".into(), "4".into()));
}

#[test]
fn texts_are_the_same_to_the_letter_unless_a_column_in_sqlite_says_otherwise() {
    let engine = Sqlite::plain(&[sample()]);
    for (rule, collation) in [("'a' = 'A'", "NOCASE"), ("'a' = 'a '", "RTRIM")] {
        assert_eq!((begrip(rule, &sample()).as_str(), sqlite(rule, &engine).as_str()), ("false", "0"));
        assert_eq!(sqlite(&format!("{rule} COLLATE {collation}"), &engine), "1");
    }
}

#[test]
fn what_engines_often_do_otherwise_is_the_same_in_these_two() {
    let (row, engine) = (sample(), Sqlite::with(&[sample()]));
    for (rule, expected) in [
        ("income / 0", "not known"),
        ("0 / 0 IS NULL", "true"),
        ("round(-2.5)", "-3"),
        ("round(2.5)", "3"),
        ("round(-0.125, 2)", "-0.13"),
        ("floor(-2.5)", "-3"),
        ("least(3, NULL)", "not known"),
        ("greatest(NULL, 3)", "not known"),
        ("3 IN (1, NULL)", "not known"),
        ("3 NOT IN (1, NULL)", "not known"),
        ("3 IN (3, NULL)", "true"),
        ("NULL IN (1, 2)", "not known"),
        ("3 NOT BETWEEN NULL AND 2", "true"),
        ("3 BETWEEN NULL AND 4", "not known"),
        ("3 BETWEEN 4 AND 2", "false"),
        ("NULL = NULL", "not known"),
        ("NOT NULL", "not known"),
        ("CASE WHEN NULL THEN 1 ELSE 2 END", "2"),
        ("CASE WHEN FALSE THEN 1 END", "not known"),
        ("1 = 1.0", "true"),
        ("'' IS NULL", "false"),
        ("town = 'delft'", "false"),
        ("'mid' BETWEEN 'low' AND grade", "true"),
        ("'mid' NOT BETWEEN grade AND NULL", "true"),
        ("(1 < 2) > FALSE", "true"),
    ] {
        assert_eq!(begrip(rule, &row), expected, "{rule}");
        let tree: Expr = rule.parse().unwrap();
        let definitions = Definitions::of(std::slice::from_ref(&tree));
        let there = engine.value(&definitions.translated(&tree), 0).unwrap();
        assert_eq!(disagreement(&row.evaluate(&definitions.evaluator(0)), &there), None, "{rule}");
    }
}
