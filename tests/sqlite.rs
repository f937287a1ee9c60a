//! The rule language beside SQLite: any rule gives what the same text gives there, but for the documented differences.

use std::collections::{BTreeMap, BTreeSet};

use begrip::Expr;
use begrip_tests::Random;

use engines::{Definitions, Sqlite, disagreement};
use generate::Generator;
use inputs::{Row, index};
use shrink::shrunk;

#[path = "sqlite/amounts.rs"]
mod amounts;
#[path = "sqlite/differences.rs"]
mod differences;
#[path = "sqlite/engines.rs"]
mod engines;
#[path = "sqlite/generate.rs"]
mod generate;
#[path = "sqlite/inputs.rs"]
mod inputs;
#[path = "sqlite/parts.rs"]
mod parts;
#[path = "sqlite/shrink.rs"]
mod shrink;
#[path = "sqlite/translate.rs"]
mod translate;

const SEED: u64 = 20_240_101;
/// How many rules are asked, each of this many rows.
const RULES: usize = 6000;
const ROWS: usize = 4;
/// How many rows there are to choose from.
const ALL_ROWS: usize = 500;
/// How many disagreements are shown.
const SHOWN: usize = 5;

fn rows(random: &mut Random) -> Vec<Row> {
    (0..ALL_ROWS).map(|_| Row::random(random)).collect()
}

fn rules(random: &mut Random) -> Vec<Expr> {
    (0..RULES).map(|_| Generator::new(random).rule()).collect()
}

#[test]
fn rules_give_what_sqlite_gives() {
    let mut random = Random::new(SEED);
    let (rows, rules) = (rows(&mut random), rules(&mut random));
    let (definitions, sqlite) = (Definitions::of(&rules), Sqlite::with(&rows));
    let mut faults = Vec::new();
    let mut given: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, rule) in rules.iter().enumerate() {
        let translated = definitions.translated(rule);
        let evaluator = definitions.evaluator(at);
        for _ in 0..ROWS {
            let row = index(&mut random, rows.len());
            let here = rows[row].evaluate(&evaluator);
            let there =
                sqlite.value(&translated, row).unwrap_or_else(|error| panic!("{error}: {translated}"));
            *given.entry(engines::sort_of(&here)).or_default() += 1;
            if let Some(fault) = disagreement(&here, &there) {
                faults.push((rule, translated.clone(), row, fault));
                break;
            }
        }
    }
    let shown = faults.iter().take(SHOWN).map(|(rule, translated, row, fault)| {
        let (at, row) = (*row, &rows[*row]);
        let (part, smaller) = shrunk(rule, row, &sqlite, at).unwrap_or(((*rule).clone(), fault.clone()));
        let of = row.of(rule);
        format!("{rule}\n  SQLite: {translated}\n  of {of}\n  {fault}\n  smallest: {part}\n  {smaller}")
    });
    let shown: Vec<String> = shown.collect();
    assert!(faults.is_empty(), "{} rules differ\n\n{}", faults.len(), shown.join("\n\n"));
    assert_spread(&given);
}

/// Every kind of answer is given often, and "not known", which says little, not too often.
fn assert_spread(given: &BTreeMap<&str, usize>) {
    let asked: usize = given.values().sum();
    for sort in ["true", "false", "number", "text", "date", "not known"] {
        let count = given.get(sort).copied().unwrap_or_default();
        assert!(count * 50 >= asked, "only {count} of {asked} are {sort}: {given:?}");
    }
    assert!(given["not known"] * 2 <= asked, "more than half is not known: {given:?}");
}

#[test]
fn everything_that_can_be_compared_is_asked() {
    let mut random = Random::new(SEED);
    rows(&mut random);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let rules = rules(&mut random);
    let different: BTreeSet<String> = rules.iter().map(Expr::to_string).collect();
    assert!(different.len() >= 4000, "only {} rules are different", different.len());
    for rule in &rules {
        let mut open = vec![rule];
        while let Some(part) = open.pop() {
            *counts.entry(parts::construct(part)).or_default() += 1;
            open.extend(part.parts());
        }
    }
    for construct in parts::CONSTRUCTS {
        let count = counts.get(*construct).copied().unwrap_or_default();
        assert!(count >= 40, "{construct} is asked {count} times: {counts:?}");
    }
}
