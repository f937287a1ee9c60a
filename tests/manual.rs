//! Every expression on the page about the rule language is one.

#![expect(clippy::disallowed_methods, reason = "a test reads the page that it is about")]

use begrip::Expr;
use begrip_tests::repository;

#[test]
fn every_expression_in_the_table_is_a_rule_and_is_printed_as_it_is_written() {
    let page = std::fs::read_to_string(repository().join("docs/language.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    let expressions: Vec<&str> = rows.flat_map(|row| row.split('`').skip(1).step_by(2)).collect();
    assert!(expressions.len() >= 20);
    for text in expressions {
        let rule: Expr = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(rule.to_string(), text);
    }
}
