//! Edits of rules and their inputs: another meaning, another notation, another name.

use serde_json::{Map, Value, json};

use super::{index, last, place};
use crate::folder::shuffle;
use crate::generator::Random;

fn is_rule(pointer: &str, value: &Value) -> bool {
    let named = ["rule", "where", "holds"].contains(&last(pointer)) || pointer.starts_with("/always/rules/");
    named && value.is_string()
}

/// The names of a rule that can be told from every other word by themselves.
pub(super) fn rename_input(tree: &mut Value, random: &mut Random) -> Option<String> {
    let names: Vec<String> = tree["inputs"].as_object()?.keys().cloned().collect();
    let name = names.get(index(random, names.len()))?;
    let other = format!("{name}_too");
    let entries = tree["inputs"].as_object()?.clone().into_iter();
    let renamed: Map<String, Value> =
        entries.map(|(key, value)| (if key == *name { other.clone() } else { key }, value)).collect();
    tree["inputs"] = Value::Object(renamed);
    if let Some(rule) = tree["rule"].as_str() {
        tree["rule"] = json!(with_word(rule, name, &other));
    }
    for example in tree.get_mut("examples").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(value) = example["given"].as_object_mut().and_then(|given| given.shift_remove(name)) {
            example["given"][&other] = value;
        }
    }
    Some(format!("/inputs/{name}"))
}

/// The rule with one word for another, wherever it stands as a word.
fn with_word(rule: &str, word: &str, other: &str) -> String {
    let mut out = String::new();
    let mut rest = rule;
    while let Some(at) = rest.find(word) {
        let (head, tail) = rest.split_at(at);
        let after = &tail[word.len()..];
        let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == '\'');
        let before = head.chars().last().or_else(|| out.chars().last());
        let is_word = !joins(before) && !joins(after.chars().next());
        out.push_str(head);
        out.push_str(if is_word { other } else { word });
        rest = after;
    }
    out + rest
}

pub(super) fn spare_input(tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = place(tree, random, &|pointer, value| {
        (pointer == "/inputs" || last(pointer) == "with") && value.is_object()
    })?;
    let name = format!("spare_{}", random.below(100));
    let of = ["a0/members@^1", "a0/wealth@^1", "a0/limit@^1"][index(random, 3)];
    tree.pointer_mut(&pointer)?[&name] = json!(of);
    Some(format!("{pointer}/{name}"))
}

pub(super) fn change(tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = place(tree, random, &is_rule)?;
    let value = tree.pointer_mut(&pointer)?;
    let rule = value.as_str()?.to_owned();
    let first = index(random, CHANGES.len());
    let ways = CHANGES.iter().cycle().skip(first).take(CHANGES.len());
    let changed = ways.map(|(from, to)| rule.replacen(from, to, 1)).find(|changed| *changed != rule)?;
    *value = json!(changed);
    Some(pointer)
}

/// What makes a rule mean something else.
const CHANGES: &[(&str, &str)] = &[
    (" AND ", " OR "),
    (" OR ", " AND "),
    ("<=", "<"),
    (" < ", " <= "),
    ("1.30", "1.2"),
    ("'c0'", "'c2'"),
    ("NOT ", ""),
    ("old_norm", "new_norm"),
    ("0.5", "0.6"),
    (" 2 ", " 3 "),
];

/// The rule written differently, in one of the ways that are no change.
pub(super) fn rewrite(tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = place(tree, random, &is_rule)?;
    let is_condition =
        tree["values"] == "boolean" || last(&pointer) != "rule" || tree["kind"] == "population";
    let value = tree.pointer_mut(&pointer)?;
    let rule = value.as_str()?.split_whitespace().collect::<Vec<_>>().join(" ");
    let written = match index(random, 5) {
        0 => reordered(&rule, random)?,
        1 => turned(&rule)?,
        2 if is_condition => format!("NOT (NOT ({rule}))"),
        3 => longer_numbers(&rule)?,
        _ => rule.replace(" < ", "<").replace(" <= ", "<=").replace(" AND ", "\n  AND "),
    };
    *value = json!(written);
    Some(pointer)
}

/// The parts between `AND` or `OR`, in another order.
fn reordered(rule: &str, random: &mut Random) -> Option<String> {
    if rule.contains("BETWEEN") || rule.contains("CASE") {
        return None;
    }
    let (and, or) = (parts(rule, " AND "), parts(rule, " OR "));
    let (mut parts, word) = match (and.len() > 1, or.len() > 1) {
        (true, false) => (and, " AND "),
        (false, true) => (or, " OR "),
        _ => return None,
    };
    shuffle(&mut parts, random);
    Some(parts.join(word))
}

/// The parts of a rule between a word that stands in no brackets.
fn parts<'r>(rule: &'r str, word: &str) -> Vec<&'r str> {
    let depth = |text: &str| {
        let count = |c: char| text.matches(c).count();
        count('(') == count(')')
    };
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, _) in rule.match_indices(word) {
        if depth(&rule[start..at]) {
            found.push(&rule[start..at]);
            start = at + word.len();
        }
    }
    found.push(&rule[start..]);
    found
}

/// The first comparison of two plain words, from right to left.
fn turned(rule: &str) -> Option<String> {
    let words: Vec<&str> = rule.split(' ').collect();
    let opposite = [("<", ">"), ("<=", ">="), (">", "<"), (">=", "<="), ("=", "="), ("<>", "<>")];
    let plain = |word: &str| word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'\'');
    let bound = |word: Option<&&str>| word.is_none_or(|word| ["AND", "OR"].contains(word));
    let at = (1..words.len().saturating_sub(1)).find(|at| {
        let known = opposite.iter().any(|(from, _)| *from == words[*at]);
        let before = at.checked_sub(2).and_then(|before| words.get(before));
        known && plain(words[at - 1]) && plain(words[at + 1]) && bound(before) && bound(words.get(at + 2))
    })?;
    let mut turned = words.clone();
    turned.swap(at - 1, at + 1);
    turned[at] = opposite.iter().find(|(from, _)| *from == words[at])?.1;
    Some(turned.join(" "))
}

/// A zero more at the end of the first number that has a point.
fn longer_numbers(rule: &str) -> Option<String> {
    let point = rule.find('.')?;
    let end = rule[point + 1..].find(|c: char| !c.is_ascii_digit()).map_or(rule.len(), |at| point + 1 + at);
    Some(format!("{}0{}", &rule[..end], &rule[end..]))
}
