//! What fuzzers begin with: the shipped definitions, their rules and references, and the examples of rules.

use std::collections::BTreeSet;

use begrip_review::RULES;

use crate::texts;

/// The seeds of a target, in order.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let seeds: Vec<String> = match target {
        "reader" => examples().chain(texts().into_iter().map(|(_, text)| text)).collect(),
        "formatter" => texts().into_iter().map(|(_, text)| text).collect(),
        "diff" => examples().flat_map(states).collect(),
        "reference" => words(|line| line.contains('@')).into_iter().chain(scalars()).collect(),
        "version" => versions(),
        "expression" => rules(),
        _ => Vec::new(),
    };
    seeds.into_iter().map(String::into_bytes).collect()
}

/// The examples of every rule: one that it finds something in, and one that it does not.
fn examples() -> impl Iterator<Item = String> {
    RULES.iter().flat_map(|rule| [rule.fires, rule.passes]).map(|text| text.trim_start().to_owned())
}

/// An example that has an earlier state, or one with its next version as the earlier state.
fn states(example: String) -> Vec<String> {
    if example.contains("# before\n") {
        return vec![example];
    }
    let next = example.replace("version: 1.0.0", "version: 1.1.0").replace("en: ", "en: New ");
    vec![format!("{next}\n# before\n{example}")]
}

/// The words of the shipped definitions on lines of some kind, each once.
fn words(is_wanted: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (_, text) in texts() {
        let lines = text.lines().filter(|line| is_wanted(line));
        let of_line = |line: &str| {
            line.split([' ', ',', '[', ']', '{', '}', '"']).map(str::to_owned).collect::<Vec<_>>()
        };
        words.extend(lines.flat_map(of_line).filter(|word| word.contains('@')));
    }
    words
}

fn scalars() -> impl Iterator<Item = String> {
    [
        "2024-02-29",
        "2024-S1",
        "2015-01-01/P3Y",
        "-1216.62",
        "EUR/year/person",
        "nl-Latn",
        "EUR*m2/km",
        "2024-W01",
    ]
    .into_iter()
    .map(str::to_owned)
}

fn versions() -> Vec<String> {
    ["^1", "~1.4", "=1.0.0", ">=2", "*", "1", "<3", "^4.0.0-rc.1", ">1.2.3-a.b", "1.*"]
        .map(|requirement| {
            format!("{requirement}\n1.0.0\n1.4.2\ndraft 2.0.0\n4.0.0-rc.1\nwithdrawn 3.0.0\n18446744073709551615.0.0\n")
        })
        .to_vec()
}

/// The rules of the shipped definitions that stand on one line, and the constructs of the language.
fn rules() -> Vec<String> {
    let lines = texts().into_iter().flat_map(|(_, text)| {
        let rules = text.lines().filter_map(|line| line.strip_prefix("rule: "));
        rules.map(str::to_owned).collect::<Vec<_>>()
    });
    let constructs = [
        "income <= 1.30 * norm(kind) AND wealth < 7605 AND NOT owner",
        "CASE WHEN age >= 18 THEN kind IN ('a', 'b') ELSE student END",
        "CASE WHEN age < 18 THEN 'a' WHEN size BETWEEN 2 AND 3 THEN 'b' ELSE 'c' END",
        "kind IN kinds AND kind NOT IN ('a', 'e')",
        "years_between(born, DATE '2024-01-01') >= 18 OR born IS NOT NULL",
        "convert(income, 'EUR/year') > line + quantity(12, 'month') * rent / number(size)",
        "coalesce(name, 'x') = name OR NULL IS NULL",
        "round(income / 3, 2) - floor(rent) * -ceil(1.5) <> abs(greatest(income, rent, 0)) - least(1, 2)",
    ];
    constructs.map(str::to_owned).into_iter().chain(lines).collect()
}
