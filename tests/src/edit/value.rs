//! Edits of one value: a number, a day, a text, a reference, a word.

use serde_json::{Value, json};

use super::{index, last, place};
use crate::generator::Random;

/// The names of fields that hold a number.
const NUMBERS: [&str; 7] = ["amount", "weight", "minimum", "maximum", "quantile", "value", "is"];

/// The words that fields may have.
const WORDS: &[(&str, &[&str])] = &[
    ("level", &["national", "regional", "municipality"]),
    ("type", &["register", "survey", "administration"]),
    ("relation", &["exact", "close", "broad", "not-same"]),
    ("claim", &["equivalent", "overlapping", "part-of", "disjoint"]),
    ("statistic", &["count", "share", "sum", "mean"]),
    ("sensitivity", &["none", "personal", "special"]),
    ("period", &["year", "month", "quarter"]),
    ("change", &["indexation", "decision"]),
    ("weight_by", &["person", "area", "dwelling"]),
    ("basis", &["published", "derived", "projected"]),
    ("role", &["law", "derived", "inspiration"]),
    ("higher_is", &["better", "worse"]),
    ("at", &["start", "end", "mean"]),
    ("persists", &["true", "false"]),
    ("ordered", &["true", "false"]),
    ("residual", &["true", "false"]),
    ("break", &["true", "false"]),
];

const STATUSES: [&str; 3] = ["adopted", "superseded", "proposed"];

pub(super) fn number(tree: &mut Value, random: &mut Random) -> Option<String> {
    let is_number = |pointer: &str, value: &Value| {
        let named = NUMBERS.contains(&last(pointer)) || pointer.contains("/amounts/");
        named && (value.is_number() || value.as_str().is_some_and(|text| text.parse::<f64>().is_ok()))
    };
    let pointer = place(tree, random, &is_number)?;
    let digits = ["", ".5", ".25", ".50"][index(random, 4)];
    *tree.pointer_mut(&pointer)? = json!(format!("{}{digits}", 100 + random.below(900)));
    Some(pointer)
}

pub(super) fn date(tree: &mut Value, random: &mut Random) -> Option<String> {
    let is_date = |_: &str, value: &Value| {
        value
            .as_str()
            .is_some_and(|text| text.len() == 10 && text.as_bytes()[4] == b'-' && text.ends_with('1'))
    };
    let pointer = place(tree, random, &is_date)?;
    let day = format!("20{:02}-0{}-01", 10 + random.below(20), 1 + random.below(9));
    *tree.pointer_mut(&pointer)? = json!(day);
    Some(pointer)
}

fn is_text(_: &str, value: &Value) -> bool {
    value.as_object().is_some_and(|map| map.keys().all(|key| key == "nl" || key == "en") && !map.is_empty())
}

/// Words are added and none taken away, so that a text never seems to be about something else.
pub(super) fn text(tree: &mut Value, in_one_language: bool, random: &mut Random) -> Option<String> {
    let pointer = place(tree, random, &is_text)?;
    let map = tree.pointer_mut(&pointer)?.as_object_mut()?;
    let only = index(random, map.len());
    let (word, number) = (["anders", "extra"][index(random, 2)], random.below(100));
    for (at, (_, text)) in map.iter_mut().enumerate() {
        if !in_one_language || at == only {
            *text = json!(format!("{} {word} {number}", text.as_str()?));
        }
    }
    Some(pointer)
}

pub(super) fn space(tree: &mut Value, random: &mut Random) -> Option<String> {
    let is_spaced = |pointer: &str, value: &Value| {
        let free = ["nl", "en", "title", "where", "holds", "rule"].contains(&last(pointer))
            || pointer.starts_with("/always/rules/");
        free && value.as_str().is_some_and(|text| text.contains(' '))
    };
    let pointer = place(tree, random, &is_spaced)?;
    let value = tree.pointer_mut(&pointer)?;
    *value = json!(format!("{} ", value.as_str()?.replacen(' ', "  \n ", 1)));
    Some(pointer)
}

fn is_reference(pointer: &str, value: &Value) -> bool {
    let is_one = value.as_str().is_some_and(|text| text.contains('@') && !text.contains(' '));
    is_one && !pointer.starts_with("/supersedes")
}

pub(super) fn reference(tree: &mut Value, known: &[(String, String)], random: &mut Random) -> Option<String> {
    let pointer = place(tree, random, &is_reference)?;
    let value = tree.pointer_mut(&pointer)?;
    let (id, requirement) = value.as_str()?.split_once('@')?;
    let kind = &known.iter().find(|(other, _)| other == id)?.1;
    let alike: Vec<&String> =
        known.iter().filter(|(other, of)| of == kind && other != id).map(|(id, _)| id).collect();
    let other = alike.get(index(random, alike.len()))?;
    *value = json!(format!("{other}@{requirement}"));
    Some(pointer)
}

pub(super) fn requirement(tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = place(tree, random, &is_reference)?;
    let value = tree.pointer_mut(&pointer)?;
    let id = value.as_str()?.split('@').next()?;
    let requirement = ["@^1", "@^2", "@~1.0", "@=1.0.0", "@>=1", ""][index(random, 6)];
    *value = json!(format!("{id}{requirement}"));
    Some(pointer)
}

pub(super) fn word(tree: &mut Value, random: &mut Random) -> Option<String> {
    let words = |pointer: &str, value: &Value| {
        let word =
            value.as_str().map(str::to_owned).or_else(|| value.as_bool().map(|flag| flag.to_string()))?;
        let (_, words) = WORDS.iter().find(|(field, _)| *field == last(pointer))?;
        words.contains(&word.as_str()).then_some(*words)
    };
    let pointer = place(tree, random, &|pointer, value| words(pointer, value).is_some())?;
    let value = tree.pointer_mut(&pointer)?;
    let words = words(&pointer, value)?;
    let word = words[index(random, words.len())];
    *value = word.parse::<bool>().map_or_else(|_| json!(word), |flag| json!(flag));
    Some(pointer)
}

pub(super) fn status(tree: &mut Value, random: &mut Random) -> String {
    tree["status"] = json!(STATUSES[index(random, STATUSES.len())]);
    "/status".to_owned()
}
