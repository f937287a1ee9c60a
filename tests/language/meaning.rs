//! What binds tighter than what, by hand from the standard of SQL (ISO/IEC 9075-2, §§ 6 and 8) and `format.md` § 6.

use begrip::Expr;

use super::parse;
use super::shape::{children, shape};

/// Every rule is this tree, and none of the brackets in it is one too many.
fn assert_means(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(shape(&parse(text)), *expected, "{text}");
    }
}

#[test]
fn and_binds_tighter_than_or_and_not_tighter_than_both() {
    assert_means(&[
        ("a OR b AND c", "(or a (and b c))"),
        ("a AND b OR c", "(or (and a b) c)"),
        ("a OR b AND c OR d", "(or a (and b c) d)"),
        ("(a OR b) AND c", "(and (or a b) c)"),
        ("NOT a AND b", "(and (not a) b)"),
        ("NOT a OR b", "(or (not a) b)"),
        ("NOT (a AND b)", "(not (and a b))"),
        ("NOT NOT a", "(not (not a))"),
        ("a AND NOT b", "(and a (not b))"),
    ]);
}

#[test]
fn a_chain_is_one_list_and_brackets_in_it_are_kept() {
    assert_means(&[
        ("a AND b AND c", "(and a b c)"),
        ("a AND (b AND c)", "(and a (and b c))"),
        ("(a AND b) AND c", "(and (and a b) c)"),
        ("a OR (b OR c)", "(or a (or b c))"),
        ("a - b + c", "(sum +-+ a b c)"),
        ("a - (b + c)", "(sum +- a (sum ++ b c))"),
        ("(a - b) + c", "(sum ++ (sum +- a b) c)"),
        ("a / b * c", "(product */* a b c)"),
        ("a / (b * c)", "(product */ a (product ** b c))"),
        ("((a))", "a"),
    ]);
    for text in
        ["a AND (b AND c)", "(a OR b) OR c", "a - (b + c)", "a / (b * c)", "a OR b AND c", "(a OR b) AND c"]
    {
        assert_eq!(parse(text).to_string(), text);
    }
}

#[test]
fn comparisons_bind_tighter_than_not_and_less_than_arithmetic() {
    assert_means(&[
        ("NOT a = b", "(not (= a b))"),
        ("(NOT a) = b", "(= (not a) b)"),
        ("a = b AND c <> d", "(and (= a b) (<> c d))"),
        ("a + b <= c * d", "(<= (sum ++ a b) (product ** c d))"),
        ("(a < b) = (c >= d)", "(= (< a b) (>= c d))"),
        ("a > -1", "(> a (negative 1))"),
        ("a IS NULL OR b IS NOT NULL", "(or (null a) (not-null b))"),
        ("NOT a IS NULL", "(not (null a))"),
        ("a + b IS NULL", "(null (sum ++ a b))"),
        ("NOT a IN (1, 2)", "(not (in a 1 2))"),
        ("a NOT IN (1, 2)", "(not-in a 1 2)"),
        ("a + 1 IN (b OR c)", "(in (sum ++ a 1) (or b c))"),
        ("a IN list AND b", "(and (in-codes list a) b)"),
        ("a NOT IN list", "(not-in-codes list a)"),
        ("a IN (list)", "(in a list)"),
    ]);
}

#[test]
fn the_first_and_after_between_is_its_own() {
    assert_means(&[
        ("a BETWEEN 1 AND 2 AND b", "(and (between a 1 2) b)"),
        ("a AND b BETWEEN 1 AND 2", "(and a (between b 1 2))"),
        ("a NOT BETWEEN 1 AND 2 OR b", "(or (not-between a 1 2) b)"),
        ("NOT a BETWEEN 1 AND 2", "(not (between a 1 2))"),
        ("a BETWEEN b + 1 AND c * 2", "(between a (sum ++ b 1) (product ** c 2))"),
        ("a BETWEEN (b AND c) AND d", "(between a (and b c) d)"),
    ]);
}

#[test]
fn products_bind_tighter_than_sums_and_signs_tighter_than_both() {
    assert_means(&[
        ("a + b * c - d", "(sum ++- a (product ** b c) d)"),
        ("(a + b) * c", "(product ** (sum ++ a b) c)"),
        ("-a * b", "(product ** (negative a) b)"),
        ("a * -b", "(product ** a (negative b))"),
        ("-a + b", "(sum ++ (negative a) b)"),
        ("-(a + b)", "(negative (sum ++ a b))"),
        ("-(-a)", "(negative (negative a))"),
        ("a - -b", "(sum +- a (negative b))"),
        ("-5", "(negative 5)"),
        ("+a", "a"),
        ("a + +b", "(sum ++ a b)"),
    ]);
}

#[test]
fn case_ends_where_it_says_so() {
    assert_means(&[
        ("CASE WHEN a THEN b END", "(case a b)"),
        ("CASE WHEN a OR b THEN 1 WHEN c THEN 2 ELSE 3 END", "(case-else (or a b) 1 c 2 3)"),
        ("CASE WHEN a THEN b ELSE c END + 1", "(sum ++ (case-else a b c) 1)"),
        ("CASE WHEN a THEN CASE WHEN b THEN 1 END ELSE 2 END", "(case-else a (case b 1) 2)"),
    ]);
}

#[test]
fn literals_are_what_is_written() {
    assert_means(&[
        ("1.30", "1.30"),
        ("0", "0"),
        ("'single'", "\"single\""),
        ("'it''s'", "\"it's\""),
        ("''", "\"\""),
        ("''''", "\"'\""),
        ("'a -- b /* c */ ; ≤ ’ \" ? 1e5'", "\"a -- b /* c */ ; ≤ ’ \\\" ? 1e5\""),
        ("DATE '2024-02-29'", "2024-02-29"),
        ("TRUE", "true"),
        ("FALSE", "false"),
        ("NULL", "null"),
        ("'TRUE'", "\"TRUE\""),
    ]);
}

#[test]
fn a_call_is_a_function_of_the_language_or_else_a_parameter() {
    assert_means(&[
        ("norm(household_type, age_class)", "(call norm household_type age_class)"),
        ("sqrt(a)", "(call sqrt a)"),
        ("count(a)", "(call count a)"),
        ("abs(a)", "(abs Abs a)"),
        ("least(a, b)", "(least Least a b)"),
        ("greatest(a, b)", "(greatest Greatest a b)"),
        ("round(a, 2)", "(round Round a 2)"),
        ("floor(a)", "(floor Floor a)"),
        ("ceil(a)", "(ceil Ceil a)"),
        ("coalesce(a, 0)", "(coalesce Coalesce a 0)"),
        ("years_between(a, b)", "(years_between YearsBetween a b)"),
        ("convert(a, 'EUR/year')", "(convert Convert a \"EUR/year\")"),
        ("quantity(12, 'month')", "(quantity Quantity 12 \"month\")"),
        ("number(a)", "(number Number a)"),
        ("f (a OR b)", "(call f (or a b))"),
    ]);
}

#[test]
fn keywords_and_functions_have_any_case_and_names_their_own() {
    assert_means(&[
        ("a Or b aNd nOT c", "(or a (and b (not c)))"),
        ("x between 1 And 2", "(between x 1 2)"),
        ("x not in (true, False, null)", "(not-in x true false null)"),
        ("x Is Not Null", "(not-null x)"),
        ("case when A then a else Aa end", "(case-else A a Aa)"),
        ("date '2024-01-01'", "2024-01-01"),
        ("ABS(Income) + Years_Between(A, B)", "(sum ++ (abs Abs Income) (years_between YearsBetween A B))"),
        ("Norm(Type)", "(call Norm Type)"),
        ("android OR nota OR order_1", "(or android nota order_1)"),
    ]);
}

#[test]
fn two_rules_are_equal_if_they_say_the_same_wherever_it_stands() {
    let equal = |one: &str, other: &str| parse(one) == parse(other);
    for (one, other) in [
        ("a+b", "a  +  b"),
        ("a IN (1,2)", "(a) IN ((1), 2)"),
        ("a IN list", "a  IN  list"),
        ("a IN list", "(a) in list"),
        ("1.10", "1.1"),
        ("ABS(a)", "abs(a)"),
        ("case when a then b end", "CASE WHEN (a) THEN (b) END"),
    ] {
        assert!(equal(one, other), "`{one}` and `{other}` say the same");
    }
    for (one, other) in [
        ("a", "A"),
        ("a", "'a'"),
        ("a AND b", "b AND a"),
        ("a AND b", "a OR b"),
        ("a - b", "a + b"),
        ("a * b", "a / b"),
        ("a IN list", "a IN (list)"),
        ("a IN list", "a IN other"),
        ("a IN list", "a NOT IN list"),
        ("a IS NULL", "a IS NOT NULL"),
        ("a IS NULL", "a = NULL"),
        ("-1", "1"),
        ("DATE '2024-01-01'", "'2024-01-01'"),
        ("CASE WHEN a THEN b END", "CASE WHEN a THEN b ELSE NULL END"),
    ] {
        assert!(!equal(one, other), "`{one}` and `{other}` say something else");
    }
}

/// The texts at the places of a part and all that is in it, in the order in which they begin.
fn add_texts<'t>(text: &'t str, part: &Expr, texts: &mut Vec<&'t str>) {
    texts.push(&text[part.span.clone()]);
    for child in children(part) {
        add_texts(text, child, texts);
    }
}

#[test]
fn the_place_of_a_part_has_the_brackets_in_it_and_not_those_around_it() {
    let table: [(&str, &[&str]); 12] = [
        ("(a)", &["a"]),
        ("a * (b + c)", &["a * (b + c)", "a", "b + c", "b", "c"]),
        ("(a + b) * c", &["(a + b) * c", "a + b", "a", "b", "c"]),
        ("(a) - b", &["(a) - b", "a", "b"]),
        ("(a + 1) = b", &["(a + 1) = b", "a + 1", "a", "1", "b"]),
        ("(a) IS NULL", &["(a) IS NULL", "a"]),
        ("(a) IN list", &["(a) IN list", "a"]),
        ("(a) BETWEEN 1 AND (2)", &["(a) BETWEEN 1 AND (2)", "a", "1", "2"]),
        ("(a OR b) AND c", &["(a OR b) AND c", "a OR b", "a", "b", "c"]),
        ("((a) OR b)", &["(a) OR b", "a", "b"]),
        ("NOT NOT a", &["NOT NOT a", "NOT a", "a"]),
        (" f ( -a ) ", &["f ( -a )", "-a", "a"]),
    ];
    for (text, expected) in table {
        let mut texts = Vec::new();
        add_texts(text, &parse(text), &mut texts);
        assert_eq!(texts, expected, "{text}");
    }
}
