//! Laws: a tree and its text are the same, places are those of the parts, and any text is read or refused.

use begrip::Expr;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::shape::shape;
use super::trees::{Tree, spelled, tree};
use super::{fault, place_fault, printing_fault};

fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(count) }
}

proptest! {
    #![proptest_config(cases(1024))]

    #[test]
    fn a_tree_that_is_printed_is_read_as_the_same_tree(Tree(tree) in tree()) {
        prop_assert_eq!(printing_fault(&tree), None);
    }

    #[test]
    fn a_tree_is_read_however_it_is_spelled(Tree(tree) in tree(), choices in vec(any::<u8>(), 1..64)) {
        let text = spelled(&tree, choices);
        let read = text.parse::<Expr>().map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
        prop_assert_eq!(shape(&read), shape(&tree), "{}", text);
        prop_assert!(read == tree, "not equal: {} and {:?}", text, tree);
    }

    #[test]
    fn the_place_of_every_part_of_a_printed_tree_is_its_own(Tree(tree) in tree()) {
        let text = tree.to_string();
        let read = text.parse::<Expr>().map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
        prop_assert_eq!(place_fault(&text, &read, 0..text.len()), None);
    }

    #[test]
    fn the_place_of_every_part_of_a_spelled_tree_is_its_own(Tree(tree) in tree(), choices in vec(any::<u8>(), 1..64)) {
        let text = spelled(&tree, choices);
        let read = text.parse::<Expr>().map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
        prop_assert_eq!(place_fault(&text, &read, 0..text.len()), None);
    }
}

/// The pieces of the language, of what it leaves out, and of what means nothing.
const PIECES: &[&str] = &[
    "AND",
    "or",
    "Not",
    "IN",
    "between",
    "IS",
    "NULL",
    "TRUE",
    "false",
    "CASE",
    "WHEN",
    "THEN",
    "ELSE",
    "END",
    "DATE",
    "'2024-02-29'",
    "'2024-02-30'",
    "(",
    "(",
    ")",
    ")",
    ",",
    "=",
    "<>",
    "<",
    "<=",
    ">",
    ">=",
    "+",
    "-",
    "*",
    "/",
    "a",
    "income",
    "norm(",
    "abs(",
    "1",
    "1.30",
    "'single'",
    "''",
    "OVER",
    "SELECT",
    "cast",
    "LIKE",
    "!=",
    "==",
    "||",
    "%",
    "::",
    ":",
    ";",
    "--",
    "/*",
    "?",
    "$1",
    "@",
    "\"",
    "`",
    "'",
    "≤",
    "’",
    "é",
    "👩‍👩‍👧",
    "\u{feff}",
    "\u{a0}",
    "\0",
    "1e5",
    ".",
];

/// Any text is read, or refused at a place within it; what is read is printed and read as the same.
fn assert_read_or_refused(text: &str) -> Result<(), TestCaseError> {
    match text.parse::<Expr>() {
        Ok(_) => prop_assert_eq!(fault(text), None),
        Err(error) => {
            prop_assert!(text.get(error.span.clone()).is_some(), "{error} at {:?} of {text:?}", error.span);
            prop_assert!(!error.to_string().is_empty());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(2048))]

    #[test]
    fn any_text_is_read_or_refused_at_a_place_within_it(text in any::<String>()) {
        assert_read_or_refused(&text)?;
    }

    #[test]
    fn any_jumble_of_pieces_is_read_or_refused_at_a_place_within_it(
        pieces in vec(select(PIECES), 0..24),
        between in select(vec!["", " ", "\n"]),
    ) {
        assert_read_or_refused(&pieces.join(between))?;
    }

    #[test]
    fn a_damaged_rule_is_read_or_refused_at_a_place_within_it(
        Tree(tree) in tree(),
        at in any::<Index>(),
        length in 0..6_usize,
        piece in select(PIECES),
    ) {
        let mut chars: Vec<char> = tree.to_string().chars().collect();
        let start = at.index(chars.len() + 1);
        chars.splice(start..(start + length).min(chars.len()), piece.chars()).for_each(drop);
        assert_read_or_refused(&chars.into_iter().collect::<String>())?;
    }
}
