//! Rules of any size: long chains are read, printed, compared and dropped; what is too deep or too long is refused.

use std::process::Command;
use std::time::{Duration, Instant};

use begrip::expr::{Expr, SyntaxError, SyntaxErrorKind};

use super::shape::{children, shape};
use super::{fault, parse, printing_fault};

/// How deep brackets may be, and how long a rule.
const LEVELS: usize = 100;
const BYTES: usize = 64 * 1024;

fn refusal(text: &str) -> SyntaxError {
    text.parse::<Expr>().unwrap_err()
}

fn nested(open: &str, inner: &str, close: &str, levels: usize) -> String {
    format!("{}{inner}{}", open.repeat(levels), close.repeat(levels))
}

#[test]
fn a_chain_of_ten_thousand_parts_is_read_printed_compared_and_dropped() {
    for between in [" AND ", " OR ", " + ", " - ", " * ", " / "] {
        let text = vec!["a"; 10_001].join(between);
        let rule = parse(&text);
        assert_eq!(children(&rule).len(), 10_001, "{between}");
        assert!(rule == rule.clone());
        assert!(rule.to_string() == text);
        assert_eq!(printing_fault(&rule), None, "{between}");
    }
}

#[test]
fn a_list_of_ten_thousand_parts_is_read_printed_compared_and_dropped() {
    let list = vec!["1"; 10_000].join(", ");
    let branches = " WHEN a THEN 1".repeat(4_000);
    for text in [format!("a IN ({list})"), format!("norm({list})"), format!("CASE{branches} END")] {
        let rule = parse(&text);
        assert!(children(&rule).len() >= 8_000);
        assert!(rule.to_string() == text);
        assert_eq!(printing_fault(&rule), None);
    }
}

#[test]
fn brackets_of_a_hundred_levels_are_read() {
    assert_eq!(shape(&parse(&nested("(", "a", ")", LEVELS - 1))), "a");
    assert_eq!(shape(&parse(&nested("(", "a", ")", LEVELS))), "a");
}

#[test]
fn whatever_is_nested_deeper_is_refused_where_it_becomes_too_deep() {
    for open in ["(", "f(", "abs(a, ", "x IN (", "-(", "a AND (", "CASE WHEN ", "CASE WHEN a THEN "] {
        for levels in [LEVELS + 1, 3_000] {
            let error = refusal(&nested(open, "a", "", levels));
            assert_eq!(
                error.to_string(),
                "brackets are nested deeper than 100 levels",
                "{open} {levels} times"
            );
            let opened = error.span.start.div_ceil(open.len());
            assert!((LEVELS..=LEVELS + 1).contains(&opened), "{open}: {:?}", error.span);
        }
    }
    let error = refusal(&nested("(", "a", ")", 10_000));
    assert!([LEVELS..LEVELS + 1, LEVELS + 1..LEVELS + 2].contains(&error.span), "{:?}", error.span);
}

#[test]
fn ten_thousand_nots_are_refused() {
    let error = refusal(&nested("NOT ", "a", "", 10_000));
    assert_eq!(error.kind, SyntaxErrorKind::TooDeep);
    assert!(error.span.end <= 4 * (LEVELS + 2), "{:?}", error.span);
    assert_eq!(printing_fault(&parse(&nested("NOT ", "a", "", LEVELS))), None);
}

/// ISO/IEC 9075-2 has one sign before a value, and `--` begins a comment.
#[test]
fn ten_thousand_minus_signs_are_refused() {
    let error = refusal(&nested("-", "a", "", 10_000));
    assert_eq!(
        (error.to_string().as_str(), error.span),
        ("a comment (`--`) is not part of the rule language", 0..2)
    );
    let error = refusal(&nested("- ", "a", "", 10_000));
    assert_eq!((error.to_string().as_str(), error.span), ("a value is expected here", 2..3));
}

/// A rule that is read is printed as one that is read, also if brackets that are not printed divide its `NOT`s.
#[test]
fn nots_in_brackets_are_refused_or_printed_as_a_rule() {
    for (outer, inner) in [(60, 60), (100, 100)] {
        let text = format!("{}({})", "NOT ".repeat(outer), nested("NOT ", "a", "", inner));
        if let Ok(rule) = text.parse::<Expr>() {
            let printed = rule.to_string();
            assert!(
                printed.parse::<Expr>().is_ok_and(|read| read == rule),
                "{} is lost in print",
                text.len()
            );
        }
    }
}

/// The deepest tree that the limits allow does not overflow the stack of a thread, 2 MiB. A `NOT` may count as a level.
#[test]
fn the_deepest_rule_is_read_printed_compared_and_dropped() {
    for (level, nots) in [
        ("-(", 0),
        ("NOT (", 1),
        ("a AND (", 0),
        ("x IN (", 0),
        ("a OR b AND NOT c = d + e * -f(", 1),
        ("CASE WHEN a THEN ", 0),
    ] {
        let close = if level.starts_with("CASE") { " END" } else { ")" };
        let rule = parse(&nested(level, "a", close, (LEVELS - 1) / (1 + nots)));
        assert!(rule == rule.clone());
        assert!(!rule.to_string().is_empty());
    }
}

/// By this variable a process of the tests knows that it is the one that may overflow its stack.
const ALONE: &str = "BEGRIP_TEST_ALONE";

/// Brackets of many levels with many `NOT`s at each are 40 KB, within every limit. An overflow ends the process, so
/// that this is done in another one.
#[test]
fn nots_at_every_level_do_not_overflow_the_stack() {
    if std::env::var_os(ALONE).is_some() {
        let level = format!("{}(", "NOT ".repeat(LEVELS));
        if let Ok(rule) = nested(&level, "a", ")", LEVELS - 1).parse::<Expr>() {
            assert!(rule == rule.clone());
            assert!(!rule.to_string().is_empty());
        }
        return;
    }
    let alone = Command::new(std::env::current_exe().unwrap())
        .args(["size::nots_at_every_level_do_not_overflow_the_stack", "--exact"])
        .env(ALONE, "1")
        .output()
        .unwrap();
    assert!(alone.status.success(), "{}", String::from_utf8_lossy(&alone.stderr));
}

#[test]
fn a_rule_that_is_too_long_is_refused() {
    let of = |bytes: usize| "a".to_owned() + &" ".repeat(bytes - 1);
    assert_eq!(fault(&of(BYTES)), None);
    for bytes in [BYTES + 1, 100_000, 10_000_000] {
        let error = refusal(&of(bytes));
        assert_eq!(error.to_string(), "the rule is longer than 65536 bytes");
        assert_eq!(error.span, 0..0);
    }
    let inside = "'é".to_owned() + &"é".repeat(BYTES);
    assert_eq!(refusal(&inside).kind, SyntaxErrorKind::TooLong);
}

#[test]
fn the_longest_rules_are_read_or_refused_at_once() {
    for piece in [
        "(",
        ")",
        "f(",
        "NOT ",
        "- ",
        "-",
        "'",
        "''",
        "'a' ",
        " ",
        "\n",
        "a",
        "a ",
        "1",
        "1.",
        "1 ",
        "a+",
        "a*",
        "a,",
        "a=",
        "<",
        "a AND ",
        "a OR ",
        "x IN (",
        "CASE WHEN ",
        "WHEN ",
        "DATE ",
        "DATE '2024-01-01' ",
        "a BETWEEN 1 AND ",
        "IS NULL ",
        "a IS NULL OR ",
        "é",
        "≤",
        "\0",
        "SELECT ",
        "NOT (",
        "a AND (",
        "a+(",
        "f(a,",
    ] {
        for start in ["", "a + ", "(", "f(", "'"] {
            let text = format!("{start}{}", piece.repeat((BYTES - start.len()) / piece.len()));
            let began = Instant::now();
            if let Err(error) = text.parse::<Expr>() {
                assert!(text.get(error.span.clone()).is_some(), "{start}{piece}… {:?}", error.span);
            }
            assert!(began.elapsed() < Duration::from_secs(2), "{start}{piece}… took {:?}", began.elapsed());
        }
    }
}
