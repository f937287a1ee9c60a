//! The rule language: what a text means, what is refused and where, and that a tree and its text are the same.

use std::ops::Range;

use begrip::expr::{Expr, ExprKind};
use begrip_tests::texts;
use serde_yaml::Value;

use shape::{children, shape};

#[path = "language/laws.rs"]
mod laws;
#[path = "language/meaning.rs"]
mod meaning;
#[path = "language/refused.rs"]
mod refused;
#[path = "language/shape.rs"]
mod shape;
#[path = "language/size.rs"]
mod size;
#[path = "language/trees.rs"]
mod trees;

fn parse(text: &str) -> Expr {
    text.parse().unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// What is wrong with the rule: that it is none, that its printed form is another, or that a place is wrong.
fn fault(text: &str) -> Option<String> {
    match text.parse::<Expr>() {
        Ok(rule) => printing_fault(&rule).or_else(|| place_fault(text, &rule, 0..text.len())),
        Err(error) => Some(format!("{error} at {:?} of `{text}`", error.span)),
    }
}

/// A tree is what it was after it is printed and read, and is then printed the same to the letter.
fn printing_fault(tree: &Expr) -> Option<String> {
    let printed = tree.to_string();
    let read = match printed.parse::<Expr>() {
        Ok(read) => read,
        Err(error) => return Some(format!("{error} at {:?} of the printed `{printed}`", error.span)),
    };
    let (before, after) = (shape(tree), shape(&read));
    if before != after {
        return Some(format!("{before} is printed as `{printed}`, which is {after}"));
    }
    if read != *tree {
        return Some(format!("{before} is not equal to itself, printed as `{printed}` and read"));
    }
    (read.to_string() != printed).then(|| format!("`{printed}` is then printed as `{read}`"))
}

/// The text at the place of every part is that part, whatever stands around it: a part that binds less than its place
/// asks for has brackets around it, which are not in its place. So no part is left out here.
fn place_fault(text: &str, part: &Expr, within: Range<usize>) -> Option<String> {
    let Range { start, end } = part.span.clone();
    let Some(own) = text.get(start..end).filter(|_| within.start <= start && end <= within.end) else {
        return Some(format!("{start}..{end} is not within {within:?} of `{text}`"));
    };
    match own.parse::<Expr>() {
        Ok(read) if shape(&read) == shape(part) => {}
        Ok(read) => return Some(format!("{} has the place of {}: `{own}`", shape(part), shape(&read))),
        Err(error) => return Some(format!("{} has the place of `{own}`: {error}", shape(part))),
    }
    let mut from = start;
    for child in children(part) {
        if let Some(fault) = place_fault(text, child, from..end) {
            return Some(fault);
        }
        from = child.span.end;
    }
    match &part.kind {
        ExprKind::InCodes { codes, .. } => place_fault(text, codes, from..end),
        _ => None,
    }
}

#[test]
fn every_rule_that_is_shipped_is_one_and_is_printed_as_the_same_rule() {
    let mut rules = Vec::new();
    for (path, text) in texts() {
        add_rules(&serde_yaml::from_str(&text).unwrap(), &path, &mut rules);
    }
    assert!(rules.len() >= 60, "only {} rules were found", rules.len());
    let faults: Vec<String> =
        rules.iter().filter_map(|(path, rule)| Some(format!("{path}: {}", fault(rule)?))).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Everything in a file that is written in the rule language, with the path of the file.
fn add_rules(value: &Value, path: &str, rules: &mut Vec<(String, String)>) {
    if let Value::Sequence(values) = value {
        for value in values {
            add_rules(value, path, rules);
        }
    }
    let Value::Mapping(fields) = value else { return };
    for (name, value) in fields {
        let values = match name.as_str() {
            Some("rule" | "where" | "holds") => std::slice::from_ref(value),
            Some("rules") => value.as_sequence().unwrap(),
            _ => {
                add_rules(value, path, rules);
                continue;
            }
        };
        rules.extend(values.iter().map(|rule| (path.to_owned(), rule.as_str().unwrap().to_owned())));
    }
}

/// The rules that `format.md` shows.
#[test]
fn every_rule_of_the_format_is_one_and_is_printed_as_the_same_rule() {
    for rule in [
        "minors <= children",
        "children < members",
        "income <= 1.30 * norm(household_type, age_class) AND wealth < wealth_limit(household_type)",
        "age >= 14",
        "net <= disposable",
        "threshold",
        "convert(norm(t, a), 'EUR/year')",
        "quantity(12, 'month') * line",
        "number(members)",
        "household_type = 'single'",
    ] {
        assert_eq!(fault(rule), None);
        assert_eq!(parse(rule).to_string(), rule);
    }
}
