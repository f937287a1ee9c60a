//! What is no rule: what is said of it, and which characters are shown.

use begrip::expr::{Expr, SyntaxError, SyntaxErrorKind};

/// The rule in which `«»` enclose what is to be shown, without them, and what they enclose.
fn unmarked(marked: &str) -> (String, std::ops::Range<usize>) {
    let start = marked.find('«').unwrap();
    let end = marked.find('»').unwrap() - '«'.len_utf8();
    (marked.replace(['«', '»'], ""), start..end)
}

fn refusal(text: &str) -> Option<SyntaxError> {
    text.parse::<Expr>().err()
}

/// Every rule is refused with this message and shows what is marked.
fn assert_refused(table: &[(&str, &str)]) {
    let mut faults = String::new();
    for (marked, expected) in table {
        let (text, span) = unmarked(marked);
        let shown = |error: SyntaxError| (error.to_string(), error.span);
        let found = refusal(&text).map(shown);
        if found != Some(((*expected).to_owned(), span)) {
            faults.push_str(&format!("\n`{marked}` should be: {expected}\n    it is: {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// What of SQL is left out, by its name in the messages.
fn assert_left_out(table: &[(&str, &str)]) {
    let messages: Vec<String> =
        table.iter().map(|(_, name)| format!("{name} is not part of the rule language")).collect();
    let rows: Vec<(&str, &str)> =
        table.iter().zip(&messages).map(|((marked, _), message)| (*marked, message.as_str())).collect();
    assert_refused(&rows);
    for (marked, _) in table {
        let Some(SyntaxErrorKind::Excluded(excluded)) = refusal(&unmarked(marked).0).map(|error| error.kind)
        else {
            panic!("{marked} is refused, but not as something of SQL");
        };
        let (en, nl) = excluded.instead;
        assert!(!excluded.nl.is_empty() && en.is_empty() == nl.is_empty(), "{marked}: {excluded:?}");
    }
}

#[test]
fn queries_and_window_functions_are_named() {
    assert_left_out(&[
        ("rank(income) «OVER» (ORDER BY income)", "a window function (`OVER`)"),
        ("sum(income) «over» (PARTITION BY area) > 5", "a window function (`OVER`)"),
        ("sum(income) «FILTER» (WHERE age > 18)", "an aggregate filter (`FILTER`)"),
        ("income > («SELECT» avg(income) FROM household)", "a subquery (`SELECT`)"),
        ("household_type IN («select» code FROM list)", "a subquery (`SELECT`)"),
        ("«SELECT» income", "a subquery (`SELECT`)"),
        ("income «FROM» household", "a query (`FROM`)"),
        ("income > 5 «WHERE» age > 18", "a query (`WHERE`)"),
        ("income «GROUP» BY area", "`GROUP BY`"),
        ("income «ORDER» BY area", "`ORDER BY`"),
        ("«WITH» x AS (SELECT 1) SELECT x", "a query (`WITH`)"),
        ("income «UNION» wealth", "a query (`UNION`)"),
        ("«EXISTS» (SELECT 1)", "`EXISTS`"),
        ("NOT «exists» (SELECT 1)", "`EXISTS`"),
        ("income > «ANY» (a, b)", "`ANY`"),
        ("income > «ALL» (a, b)", "`ALL`"),
    ]);
}

/// The documentation of `from_str` promises it of `rank() OVER (…)`.
#[test]
fn a_window_function_without_arguments_is_named() {
    assert_left_out(&[
        ("rank() «OVER» (ORDER BY income)", "a window function (`OVER`)"),
        ("income > 5 AND row_number() «OVER» () = 1", "a window function (`OVER`)"),
    ]);
}

#[test]
fn other_words_of_sql_are_named() {
    assert_left_out(&[
        ("«CAST»(income AS integer)", "`CAST`"),
        ("1 + «cast»(income AS integer)", "`CAST`"),
        ("area «LIKE» 'GM%'", "a text pattern (`LIKE`)"),
        ("area NOT «LIKE» 'GM%'", "a text pattern (`LIKE`)"),
        ("area «ILIKE» 'gm%'", "a text pattern (`ILIKE`)"),
        ("area «SIMILAR» TO 'GM%'", "a text pattern (`SIMILAR TO`)"),
        ("birth + «INTERVAL» '18 years'", "`INTERVAL`"),
        ("«EXTRACT»(YEAR FROM birth)", "`EXTRACT`"),
        ("birth < «CURRENT_DATE»", "the current date"),
        ("birth < «current_timestamp»", "the current time"),
        ("birth < «TIMESTAMP» '2024-01-01 00:00'", "a time of day (`TIMESTAMP`)"),
        ("a IS «DISTINCT» FROM b", "`DISTINCT`"),
        ("a IS NOT «DISTINCT» FROM b", "`DISTINCT`"),
        ("a IS «UNKNOWN»", "`UNKNOWN`"),
        ("a «XOR» b", "`XOR`"),
        ("a = «ROW»(1, 2)", "a row value"),
        ("a = 'x' «COLLATE» nl", "`COLLATE`"),
    ]);
}

#[test]
fn other_signs_of_sql_are_named() {
    assert_left_out(&[
        ("income «!=» 5", "`!=`"),
        ("income«!=»5", "`!=`"),
        ("income «==» 5", "`==`"),
        ("a «&&» b", "`&&`"),
        ("a «||» b", "joining texts (`||`)"),
        ("income«::»integer", "a cast (`::`)"),
        ("income «%» 2", "the remainder of a division (`%`)"),
        ("income «=<» 2", "`=<`"),
        ("income «=>» 2", "`=>`"),
        ("income «≤» 2", "`≤`"),
        ("income «≥» 2", "`≥`"),
        ("income «≠» 2", "`≠`"),
        ("income «×» 2", "`×`"),
        ("income < 2 «EN» age > 3", "`EN`"),
        ("income < 2 «of» age > 3", "`OF`"),
        ("income «^» 2", "a power (`^`)"),
        ("«\"»income\" > 5", "a name in double quotes"),
        ("«`»income` > 5", "a name in backquotes"),
        ("income «--» net", "a comment (`--`)"),
        ("5«--»3", "a comment (`--`)"),
        ("income «/*» net */ > 5", "a comment (`/*`)"),
        ("income > «?»", "a placeholder (`?`)"),
        ("income > «:»limit_1", "a placeholder (`:`)"),
        ("income > «$»1", "a placeholder (`$`)"),
        ("income > «@»limit_1", "a session variable (`@`)"),
        ("income > 5«;»", "a second statement (`;`)"),
        ("income > 5«;» DROP TABLE household", "a second statement (`;`)"),
        ("codes«[»1]", "a subscript (`[`)"),
        ("«{»d '2024-01-01'}", "an escape (`{`)"),
        ("«!»a", "`!`"),
        ("a «&» 1", "a bit operation (`&`)"),
        ("a «|» 1", "a bit operation (`|`)"),
        ("a «~» 'x'", "a text pattern (`~`)"),
    ]);
}

#[test]
fn other_expressions_of_sql_are_named() {
    assert_left_out(&[
        ("«COUNT(*)» > 1", "counting rows (`COUNT(*)`)"),
        ("members > «count( * )»", "counting rows (`COUNT(*)`)"),
        ("CASE «x» WHEN 1 THEN 2 END", "a value between `CASE` and `WHEN`"),
        ("a + CASE «x * 2» WHEN 1 THEN 2 ELSE 3 END", "a value between `CASE` and `WHEN`"),
        ("CASE WHEN a THEN CASE «b» WHEN 1 THEN 2 END END", "a value between `CASE` and `WHEN`"),
    ]);
    for right in ["count > 1", "count(a * 2)", "CASE WHEN x = 1 THEN 2 END"] {
        assert!(refusal(right).is_none(), "{right}");
    }
}

#[test]
fn signs_of_a_word_processor_are_named() {
    assert_left_out(&[
        ("income «≤» 5", "`≤`"),
        ("income «≥» 5", "`≥`"),
        ("income «≠» 5", "`≠`"),
        ("1.30 «×» norm", "`×`"),
        ("household_type = «‘»single’", "a curly quote (`‘`)"),
        ("household_type = «’»single’", "a curly quote (`’`)"),
    ]);
    assert_refused(&[
        ("household_type = «“»single”", "the character `“` means nothing in a rule"),
        ("income > «€» 5", "the character `€` means nothing in a rule"),
        ("inkomen«ë»r > 5", "the character `ë` means nothing in a rule"),
        ("«#»income", "the character `#` means nothing in a rule"),
        ("nl«.»income", "the character `.` means nothing in a rule"),
        ("a«\\»", "the character `\\` means nothing in a rule"),
        ("a«\u{200b}» > 5", "the character `\u{200b}` means nothing in a rule"),
    ]);
}

/// "Fails at the first place that is no rule", also where a later character is in no rule at all.
#[test]
fn the_first_place_that_is_no_rule_is_shown() {
    assert_refused(&[
        ("«CAST»(a || b AS text)", "`CAST` is not part of the rule language"),
        ("«SELECT» \"income\" FROM household;", "a subquery (`SELECT`) is not part of the rule language"),
        ("a «b» != c", "the end of the rule, or an operator is expected here"),
        ("«ARRAY»[1, 2]", "an array is not part of the rule language"),
        ("income > «)» AND area = 'GM", "a value is expected here"),
        ("a «b» 1e5", "the end of the rule, or an operator is expected here"),
    ]);
}

const VALUE: &str = "a value is expected here";
const END: &str = "the end of the rule, or an operator is expected here";

#[test]
fn a_missing_value_is_asked_for_where_it_should_be() {
    assert_refused(&[
        ("«»", VALUE),
        ("   «»", VALUE),
        ("income <«»", VALUE),
        ("income < «»", VALUE),
        ("income < «AND» a", VALUE),
        ("income < «<» 5", VALUE),
        ("«=» 5", VALUE),
        ("«AND» a", VALUE),
        ("a AND«»", VALUE),
        ("NOT«»", VALUE),
        ("a OR NOT«»", VALUE),
        ("a = «NOT» b", VALUE),
        ("(«)»", VALUE),
        ("a + «*» b", VALUE),
        ("a +«»", VALUE),
        ("-«»", VALUE),
        ("f(«,» a)", VALUE),
        ("f(a,«)»", VALUE),
        ("x IN («)»", VALUE),
        ("x BETWEEN 1 AND«»", VALUE),
        ("x BETWEEN «AND» 2", VALUE),
        ("CASE WHEN «THEN» b END", VALUE),
        ("CASE WHEN a THEN b ELSE «END»", VALUE),
    ]);
}

#[test]
fn a_missing_sign_or_keyword_is_asked_for_where_it_should_be() {
    assert_refused(&[
        ("(income«»", "`)` is expected here"),
        ("(income «wealth»)", "`)` is expected here"),
        ("((a)«»", "`)` is expected here"),
        ("abs(income«»", "`)` is expected here"),
        ("norm(a «b»)", "`)` is expected here"),
        ("x IN (1, 2«»", "`)` is expected here"),
        ("x IN «5»", "`(` is expected here"),
        ("x IN«»", "`(` is expected here"),
        ("x IN «'a'»", "`(` is expected here"),
        ("x NOT «5»", "`IN` is expected here"),
        ("x NOT«»", "`IN` is expected here"),
        ("x NOT «=» 5", "`IN` is expected here"),
        ("x BETWEEN 1«»", "`AND` is expected here"),
        ("x BETWEEN 1 «OR» 2", "`AND` is expected here"),
        ("x IS«»", "`NULL` is expected here"),
        ("employed IS «TRUE»", "`NULL` is expected here"),
        ("employed IS NOT «FALSE»", "`NULL` is expected here"),
        ("CASE«»", "`WHEN` is expected here"),
        ("CASE «END»", "`WHEN` is expected here"),
        ("CASE «ELSE» a END", "`WHEN` is expected here"),
        ("CASE «x» THEN 1 END", "`WHEN` is expected here"),
        ("CASE WHEN a«»", "`THEN` is expected here"),
        ("CASE WHEN a «END»", "`THEN` is expected here"),
        ("CASE WHEN a THEN b«»", "`END` is expected here"),
        ("CASE WHEN a THEN b ELSE c«»", "`END` is expected here"),
        ("CASE WHEN a THEN b ELSE c «WHEN» d THEN e END", "`END` is expected here"),
        ("DATE«»", "`'YYYY-MM-DD'` is expected here"),
        ("DATE «income»", "`'YYYY-MM-DD'` is expected here"),
        ("DATE«(»income)", "`'YYYY-MM-DD'` is expected here"),
    ]);
}

#[test]
fn what_follows_a_rule_is_refused() {
    assert_refused(&[
        ("a «b»", END),
        ("income«)»", END),
        ("income > «1,5»", "`1,5` has a comma for a decimal point"),
        ("income > 1 «000»", END),
        ("a «'b'»", END),
        ("a «NULL»", END),
        ("5 «NOT_A» b", END),
        ("5«(»a)", END),
        ("income > 5 «EN» wealth > 5", "`EN` is not part of the rule language"),
    ]);
}

#[test]
fn a_text_without_its_closing_quote_is_shown_where_it_opens() {
    assert_refused(&[
        ("household_type = «'»single", "this text has no closing quote"),
        ("«'»", "this text has no closing quote"),
        ("«'»it''s", "this text has no closing quote"),
        ("'a' = «'»b''", "this text has no closing quote"),
    ]);
}

#[test]
fn what_begins_like_a_number_or_a_date_and_is_none_is_shown_whole() {
    assert_refused(&[
        ("«1.5.2»", "`1.5.2` is not a decimal number"),
        ("income > «1e5»", "`1e5` is not a decimal number"),
        ("«5.»", "`5.` is not a decimal number"),
        ("«1_000»", "`1_000` is not a decimal number"),
        ("«0x10»", "`0x10` is not a decimal number"),
        ("«12abc» > 5", "`12abc` is not a decimal number"),
        ("«0.33333333333333333333333333333»", "`0.33333333333333333333333333333` is not a decimal number"),
        ("«.5»", "`.5` is not a decimal number"),
        ("income > «.50» * norm", "`.50` is not a decimal number"),
        ("birth < DATE «'2024-02-30'»", "`2024-02-30` is not a date (`YYYY-MM-DD`)"),
        ("DATE «'2024-1-31'»", "`2024-1-31` is not a date (`YYYY-MM-DD`)"),
        ("DATE «''»", "`` is not a date (`YYYY-MM-DD`)"),
        ("date «'31-01-2024'»", "`31-01-2024` is not a date (`YYYY-MM-DD`)"),
    ]);
}

/// Dutch decimals; where a comma separates arguments it stays one, and `en` and `of` are names where a name may stand.
#[test]
fn a_decimal_comma_is_named() {
    assert_refused(&[
        ("income <= «1,20» * norm", "`1,20` has a comma for a decimal point"),
        ("(income - «1,5») > 2", "`1,5` has a comma for a decimal point"),
        ("income <= 1«,» 20", "the end of the rule, or an operator is expected here"),
    ]);
    for right in ["least(1,20) < income", "income IN (1,20)", "en < of"] {
        assert!(refusal(right).is_none(), "{right}");
    }
}
