//! Rules as JSON: the list of all, and one.

use begrip_review::{RULES, Rule, Said, example_before, example_files};
use schemars::JsonSchema;
use serde::Serialize;

/// All rules.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.rules/1`
    format: &'static str,
    /// The rules, in the order of their names.
    rules: Vec<Item>,
}

/// One rule.
#[derive(Debug, Serialize, JsonSchema)]
pub struct One {
    /// `begrip.explain/1`
    format: &'static str,
    #[serde(flatten)]
    rule: Item,
}

/// A rule, in both languages.
#[derive(Debug, Serialize, JsonSchema)]
struct Item {
    /// The name of the rule, which never changes.
    rule: &'static str,
    /// How loud it is unless a registry says otherwise: `error`, `warning` or `info`.
    severity: &'static str,
    /// What part of a registry it is about.
    group: &'static str,
    /// What it asks.
    summary: InBoth,
    /// Why.
    why: InBoth,
    /// How to mend what it finds.
    fix: InBoth,
    /// Files in which it finds something.
    fires: Example,
    /// The same, mended.
    passes: Example,
}

#[derive(Debug, Serialize, JsonSchema)]
struct InBoth {
    /// In Dutch.
    nl: &'static str,
    /// In English.
    en: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Example {
    /// The files.
    files: Vec<File>,
    /// The files of the earlier state that they are held against; empty if there is none.
    before: Vec<File>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct File {
    /// Path within the registry.
    path: String,
    /// What the file says.
    text: String,
}

/// All rules.
pub fn list() -> String {
    let rules = RULES.iter().map(|rule| item(rule)).collect();
    super::print(&Document { format: "begrip.rules/1", rules })
}

/// One rule.
pub fn one(rule: &Rule) -> String {
    super::print(&One { format: "begrip.explain/1", rule: item(rule) })
}

fn item(rule: &Rule) -> Item {
    let both = |said: Said| InBoth { nl: said.nl, en: said.en };
    Item {
        rule: rule.name,
        severity: rule.severity.as_str(),
        group: rule.group.as_str(),
        summary: both(rule.summary),
        why: both(rule.why),
        fix: both(rule.fix),
        fires: example(rule.fires),
        passes: example(rule.passes),
    }
}

fn example(example: &str) -> Example {
    let files = |files: Vec<(String, String)>| {
        files.into_iter().map(|(path, text)| File { path, text }).collect::<Vec<_>>()
    };
    Example {
        files: files(example_files(example)),
        before: files(example_before(example).unwrap_or_default()),
    }
}
