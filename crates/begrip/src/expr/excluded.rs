//! What SQL has and the rule language has not, named so that a refusal can say it.

/// A construct of SQL that is no part of the rule language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Excluded {
    /// What it is called in English.
    pub en: &'static str,
    /// What it is called in Dutch.
    pub nl: &'static str,
    /// What to write instead, in English and Dutch; empty where there is nothing.
    pub instead: (&'static str, &'static str),
}

const fn excluded(en: &'static str, nl: &'static str) -> Excluded {
    Excluded { en, nl, instead: ("", "") }
}

const fn replaced(en: &'static str, nl: &'static str, instead: (&'static str, &'static str)) -> Excluded {
    Excluded { en, nl, instead }
}

/// The words of SQL that begin something that is left out.
const WORDS: &[(&str, Excluded)] = &[
    ("select", excluded("a subquery (`SELECT`)", "een subquery (`SELECT`)")),
    ("from", excluded("a query (`FROM`)", "een query (`FROM`)")),
    ("where", excluded("a query (`WHERE`)", "een query (`WHERE`)")),
    ("group", excluded("`GROUP BY`", "`GROUP BY`")),
    ("order", excluded("`ORDER BY`", "`ORDER BY`")),
    ("with", excluded("a query (`WITH`)", "een query (`WITH`)")),
    ("union", excluded("a query (`UNION`)", "een query (`UNION`)")),
    ("exists", excluded("`EXISTS`", "`EXISTS`")),
    ("over", excluded("a window function (`OVER`)", "een vensterfunctie (`OVER`)")),
    ("filter", excluded("an aggregate filter (`FILTER`)", "een aggregaatfilter (`FILTER`)")),
    (
        "cast",
        replaced(
            "`CAST`",
            "`CAST`",
            ("write `convert(…, 'unit')` or `number(…)`", "schrijf `convert(…, 'eenheid')` of `number(…)`"),
        ),
    ),
    ("like", excluded("a text pattern (`LIKE`)", "een tekstpatroon (`LIKE`)")),
    ("ilike", excluded("a text pattern (`ILIKE`)", "een tekstpatroon (`ILIKE`)")),
    ("similar", excluded("a text pattern (`SIMILAR TO`)", "een tekstpatroon (`SIMILAR TO`)")),
    ("interval", replaced("`INTERVAL`", "`INTERVAL`", ("use `years_between`", "gebruik `years_between`"))),
    ("array", excluded("an array", "een array")),
    ("row", excluded("a row value", "een rijwaarde")),
    ("any", excluded("`ANY`", "`ANY`")),
    ("all", excluded("`ALL`", "`ALL`")),
    ("distinct", excluded("`DISTINCT`", "`DISTINCT`")),
    (
        "current_date",
        replaced(
            "the current date",
            "de huidige datum",
            (
                "a rule is evaluated for a reference period",
                "een regel wordt voor een referentieperiode berekend",
            ),
        ),
    ),
    ("current_timestamp", excluded("the current time", "de huidige tijd")),
    ("extract", replaced("`EXTRACT`", "`EXTRACT`", ("use `years_between`", "gebruik `years_between`"))),
    ("timestamp", excluded("a time of day (`TIMESTAMP`)", "een tijdstip (`TIMESTAMP`)")),
    ("collate", excluded("`COLLATE`", "`COLLATE`")),
    ("xor", replaced("`XOR`", "`XOR`", ("write it with AND, OR and NOT", "schrijf het met AND, OR en NOT"))),
    ("unknown", replaced("`UNKNOWN`", "`UNKNOWN`", ("write `IS NULL`", "schrijf `IS NULL`"))),
];

/// Words that are names in a rule, and where no name may stand were meant otherwise.
const MISTAKEN: &[(&str, Excluded)] = &[
    ("en", replaced("`EN`", "`EN`", ("write `AND`", "schrijf `AND`"))),
    ("of", replaced("`OF`", "`OF`", ("write `OR`", "schrijf `OR`"))),
];

/// Counting rows, which a rule about one unit has not.
pub(super) const COUNT_ALL: Excluded = replaced(
    "counting rows (`COUNT(*)`)",
    "rijen tellen (`COUNT(*)`)",
    (
        "count members in an input, `members: { count: nl/person@^1 }`, and write its name",
        "tel leden in een invoer, `leden: { count: nl/person@^1 }`, en schrijf de naam daarvan",
    ),
);

/// A `CASE` that holds one value against others.
pub(super) const CASE_OF_VALUE: Excluded = replaced(
    "a value between `CASE` and `WHEN`",
    "een waarde tussen `CASE` en `WHEN`",
    ("write `CASE WHEN … = … THEN …`", "schrijf `CASE WHEN … = … THEN …`"),
);

/// The signs of SQL engines and other languages that are left out.
const SIGNS: &[(&str, Excluded)] = &[
    ("!=", replaced("`!=`", "`!=`", ("write `<>`", "schrijf `<>`"))),
    ("==", replaced("`==`", "`==`", ("write `=`", "schrijf `=`"))),
    ("&&", replaced("`&&`", "`&&`", ("write `AND`", "schrijf `AND`"))),
    ("||", excluded("joining texts (`||`)", "teksten samenvoegen (`||`)")),
    (
        "::",
        replaced(
            "a cast (`::`)",
            "een cast (`::`)",
            ("write `convert(…, 'unit')`", "schrijf `convert(…, 'eenheid')`"),
        ),
    ),
    ("--", excluded("a comment (`--`)", "commentaar (`--`)")),
    ("/*", excluded("a comment (`/*`)", "commentaar (`/*`)")),
    (
        "%",
        replaced(
            "the remainder of a division (`%`)",
            "de rest van een deling (`%`)",
            (
                "write a percentage as a number: 120 per cent is `1.20 *`",
                "schrijf een percentage als getal: 120 procent is `1.20 *`",
            ),
        ),
    ),
    ("=<", replaced("`=<`", "`=<`", ("write `<=`", "schrijf `<=`"))),
    ("=>", replaced("`=>`", "`=>`", ("write `>=`", "schrijf `>=`"))),
    ("≤", replaced("`≤`", "`≤`", ("write `<=`", "schrijf `<=`"))),
    ("≥", replaced("`≥`", "`≥`", ("write `>=`", "schrijf `>=`"))),
    ("≠", replaced("`≠`", "`≠`", ("write `<>`", "schrijf `<>`"))),
    ("×", replaced("`×`", "`×`", ("write `*`", "schrijf `*`"))),
    ("^", excluded("a power (`^`)", "machtsverheffen (`^`)")),
    (
        "\"",
        replaced(
            "a name in double quotes",
            "een naam tussen dubbele aanhalingstekens",
            (
                "write names as they are and texts in single quotes",
                "schrijf namen zonder aanhalingstekens en teksten tussen enkele",
            ),
        ),
    ),
    (
        "`",
        replaced(
            "a name in backquotes",
            "een naam tussen accenten",
            ("write the name as it is", "schrijf de naam zonder accenten"),
        ),
    ),
    (";", excluded("a second statement (`;`)", "een tweede opdracht (`;`)")),
    ("?", excluded("a placeholder (`?`)", "een plaatshouder (`?`)")),
    (":", excluded("a placeholder (`:`)", "een plaatshouder (`:`)")),
    ("$", excluded("a placeholder (`$`)", "een plaatshouder (`$`)")),
    ("@", excluded("a session variable (`@`)", "een sessievariabele (`@`)")),
    ("[", excluded("a subscript (`[`)", "een index (`[`)")),
    ("{", excluded("an escape (`{`)", "een escape (`{`)")),
    ("!", replaced("`!`", "`!`", ("write `NOT`", "schrijf `NOT`"))),
    ("&", excluded("a bit operation (`&`)", "een bitbewerking (`&`)")),
    ("|", excluded("a bit operation (`|`)", "een bitbewerking (`|`)")),
    ("~", excluded("a text pattern (`~`)", "een tekstpatroon (`~`)")),
    ("≤", replaced("`≤`", "`≤`", ("write `<=`", "schrijf `<=`"))),
    ("≥", replaced("`≥`", "`≥`", ("write `>=`", "schrijf `>=`"))),
    ("≠", replaced("`≠`", "`≠`", ("write `<>`", "schrijf `<>`"))),
    ("×", replaced("`×`", "`×`", ("write `*`", "schrijf `*`"))),
    ("’", replaced("a curly quote (`’`)", "een krul-aanhalingsteken (`’`)", ("write `'`", "schrijf `'`"))),
    ("‘", replaced("a curly quote (`‘`)", "een krul-aanhalingsteken (`‘`)", ("write `'`", "schrijf `'`"))),
];

impl Excluded {
    /// What this word begins, if it begins something that is left out.
    pub(crate) fn by_word(word: &str) -> Option<Self> {
        WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, excluded)| *excluded)
    }

    /// What a word was meant for that stands where no name may.
    pub(crate) fn by_mistaken_word(word: &str) -> Option<Self> {
        let known = WORDS.iter().chain(MISTAKEN).find(|(known, _)| known.eq_ignore_ascii_case(word));
        known.map(|(_, excluded)| *excluded)
    }

    /// The sign with which the text begins, if it is left out, and its length in bytes.
    pub(crate) fn by_sign(text: &str) -> Option<(Self, usize)> {
        SIGNS.iter().find(|(sign, _)| text.starts_with(sign)).map(|(sign, excluded)| (*excluded, sign.len()))
    }
}
