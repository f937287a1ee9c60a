//! The digest of a definition: what is immutable of an adopted version, in one short text.

use begrip::expr::Stated;
use begrip::{Content, Decimal, Definition, Inputs};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use crate::logic::normal::{Level, Names, normal};

/// The SHA-256 of what may no longer change once a version is adopted, as `sha256:` and 64 digits.
///
/// It covers the whole definition but its lifecycle (status, days of use, figures, what it takes the place of, joint
/// owners, what is said of the release), the end of its validity, and what is said of the reading of its sources
/// (`verified`, `consulted`). How the file is written makes no difference: order of fields and of lists where it has no
/// meaning, line ends and other white space in texts, the notation of a rule, `1.10` or `1.1` as an amount.
///
/// The way in which it is made is part of the product: another way makes every `begrip.lock` useless.
pub fn digest(definition: &Definition) -> String {
    let text = canonical(definition).to_string();
    let hash = Sha256::digest(text.as_bytes());
    let digits: Vec<String> = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{}", digits.concat())
}

/// The definition as JSON that is the same for all ways to write it.
fn canonical(definition: &Definition) -> Value {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(definition) else { return Value::Null };
    for field in ["status", "in_use", "figures", "supersedes", "with", "release"] {
        fields.remove(field);
    }
    for stated in definition.stated() {
        plain_rule(&mut fields, &stated);
    }
    without(&mut fields, "valid", &["until"]);
    without(&mut fields, "sources", &["verified", "consulted"]);
    let whole = fields.into_iter().map(|(name, value)| {
        let value = Walk::of(definition.content(), &name).value(value);
        (name, value)
    });
    sorted(whole.collect())
}

/// Replaces an expression by one that is the same for all notations: of spaces, brackets, order of `AND` and `OR`.
fn plain_rule(fields: &mut Map<String, Value>, stated: &Stated<'_>) {
    let mut steps = stated.pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"));
    let first = steps.next().unwrap_or_default();
    let place = steps.try_fold(fields.get_mut(&first), |place, step| match place {
        Some(Value::Object(inner)) => Some(inner.get_mut(&step)),
        Some(Value::Array(items)) => Some(step.parse::<usize>().ok().and_then(|at| items.get_mut(at))),
        _ => None,
    });
    // names stay as they are written: another name is another text
    let (none, called) = (Inputs::new(), &Clone::clone);
    let names = Names { inputs: &none, called, level: Level::Notation };
    if let (Some(Some(place)), Some(rule)) = (place, normal(stated.text, &names)) {
        *place = Value::String(rule.to_string());
    }
}

/// Takes keys out of a field that is a mapping or a list of them; a mapping of which nothing is left goes too.
fn without(fields: &mut Map<String, Value>, field: &str, keys: &[&str]) {
    let strip = |value: &mut Value| {
        if let Value::Object(inner) = value {
            inner.retain(|key, _| !keys.contains(&key.as_str()));
        }
    };
    match fields.get_mut(field) {
        Some(Value::Array(items)) => items.iter_mut().for_each(strip),
        Some(value) => strip(value),
        None => {}
    }
    if fields.get(field).and_then(Value::as_object).is_some_and(Map::is_empty) {
        fields.remove(field);
    }
}

/// Which lists keep their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// None: they are sorted.
    Free,
    /// The list that is looked at, not the lists within it.
    Kept,
    /// Every list from here on: the members of a unit in an example.
    KeptWithin,
}

/// How the values of a field are made canonical.
#[derive(Debug, Clone, Copy)]
struct Walk {
    order: Order,
    /// Whether the field holds decimals, under the keys that are named in `DECIMALS`.
    decimals: bool,
    /// Whether this value, if it is one text, is such a decimal.
    decimal: bool,
}

/// The keys of decimals, in the fields of which [`Walk::of`] says that they hold some.
const DECIMALS: [&str; 7] = ["amount", "amounts", "minimum", "maximum", "is", "quantile", "weight"];

impl Walk {
    /// The walk through a field at the root of a definition.
    fn of(content: &Content, field: &str) -> Self {
        let kept = match (content, field) {
            (Content::Parameter(_), "by") => true,
            (Content::CodeList(list), "codes") => list.ordered,
            _ => false,
        };
        let order = if kept { Order::Kept } else { Order::Free };
        Self { order, decimals: ["steps", "values", "statistic", "maps"].contains(&field), decimal: false }
    }

    fn value(self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(&text)),
            Value::Array(items) => self.list(items),
            Value::Object(map) => {
                let entry = |(key, value): (String, Value)| {
                    let value = self.under(&key).value(value);
                    (key, value)
                };
                sorted(map.into_iter().map(entry).collect())
            }
            other => other,
        }
    }

    fn text(self, text: &str) -> String {
        match text.parse() {
            Ok(decimal) if self.decimal => shortest(decimal),
            _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    fn list(self, items: Vec<Value>) -> Value {
        let order = if self.order == Order::Kept { Order::Free } else { self.order };
        let mut items: Vec<Value> =
            items.into_iter().map(|item| Self { order, ..self }.value(item)).collect();
        if self.order == Order::Free {
            items.sort_by_cached_key(Value::to_string);
        }
        Value::Array(items)
    }

    fn under(self, key: &str) -> Self {
        let members = matches!(key, "given" | "expect") || self.order == Order::KeptWithin;
        Self {
            order: if members { Order::KeptWithin } else { Order::Free },
            decimal: self.decimal || (self.decimals && DECIMALS.contains(&key)),
            ..self
        }
    }
}

/// The decimal without zeros that say nothing.
fn shortest(decimal: Decimal) -> String {
    let text = decimal.to_string();
    let short = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

fn sorted(mut entries: Vec<(String, Value)>) -> Value {
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    Value::Object(entries.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use begrip::{Registry, Settings, definition_schema};
    use serde_json::Value;

    use super::{DECIMALS, digest};

    fn of(text: &str) -> String {
        let registry = Registry::from_texts(Settings::default(), [("definitions/nl/x.yaml", text)]);
        let fatal: Vec<_> = registry.problems().iter().filter(|problem| problem.kind.is_fatal()).collect();
        assert!(fatal.is_empty(), "{fatal:?}");
        digest(&registry.definitions()[0])
    }

    /// Each replacement in the text, by whether it leaves the digest as it is.
    fn check(text: &str, same: &[(&str, &str)], other: &[(&str, &str)]) {
        let before = of(text);
        for (replacements, is_same) in [(same, true), (other, false)] {
            for (from, to) in replacements {
                assert!(text.contains(from), "{from}");
                assert_eq!(of(&text.replace(from, to)) == before, is_same, "{from} → {to}");
            }
        }
    }

    const NORM: &str = r#"kind: parameter
id: nl/norm
version: 1.0.0
status: adopted
valid: { from: 2015-01-01, until: 2020-12-31 }
in_use: { from: 2015-06-01 }
label: { nl: Norm, en: Norm }
definition:
  en: >-
    Amount of the
    law, 1.10 times.
sources:
  - { key: a, title: Law, consulted: 2026-11-22, verified: false, law: { article: "1.10" } }
  - { key: b, title: Page }
values: { number: EUR/month, minimum: 0 }
by:
  - { key: type, codes: nl/types@^1 }
  - { key: members, integers: true }
steps:
  - { from: 2015-01-01, until: 2015-12-31, amounts: { single: { "1": 10.50, 2+: 0.0 }, couple: null } }
  - { from: 2016-01-01, amounts: { single: 11 }, source: a }
"#;

    #[test]
    fn how_it_is_written_makes_no_difference() {
        let same = [
            ("status: adopted", "status: superseded"),
            ("until: 2020-12-31", "until: 2019-12-31"),
            (", until: 2020-12-31", ""),
            ("in_use: { from: 2015-06-01 }\n", ""),
            ("nl: Norm, en: Norm", "en: Norm, nl: \"Norm \""),
            ("    Amount of the\n    law,", "    Amount  of\n    the law,"),
            (", consulted: 2026-11-22, verified: false", ""),
            ("10.50", "10.5"),
            ("11 }", "11.00 }"),
            ("0.0 ", "-0 "),
            ("minimum: 0", "minimum: 0.00"),
            (
                "single: { \"1\": 10.50, 2+: 0.0 }, couple: null",
                "couple: null, single: { 2+: 0.0, \"1\": 10.50 }",
            ),
        ];
        check(NORM, &same, &[]);
        assert_eq!(of(&NORM.replace('\n', "\r\n")), of(NORM));
        let steps = NORM.find("  - { from: 2015").unwrap();
        let (head, lines) = NORM.split_at(steps);
        let mut lines: Vec<&str> = lines.lines().collect();
        lines.reverse();
        assert_eq!(of(&format!("{head}{}\n", lines.join("\n"))), of(NORM));
    }

    #[test]
    fn what_it_says_makes_a_difference() {
        let other = [
            ("10.50", "10.51"),
            ("null", "0"),
            ("Amount of", "Sum of"),
            ("1.10 times", "1.1 times"),
            ("article: \"1.10\"", "article: \"1.1\""),
            ("from: 2015-01-01, until: 2020", "from: 2015-01-02, until: 2020"),
            ("version: 1.0.0", "version: 1.0.1"),
            ("title: Page", "title: Pages"),
            (", source: a", ""),
            ("nl/types@^1", "nl/types@^2"),
        ];
        check(NORM, &[], &other);
        let first = "  - { key: type, codes: nl/types@^1 }\n";
        let swapped =
            NORM.replace(first, "").replace("integers: true }\n", &format!("integers: true }}\n{first}"));
        assert_ne!(of(&swapped), of(NORM), "the order of the call has a meaning");
    }

    #[test]
    fn order_counts_only_in_ordered_lists_of_codes() {
        let list = "kind: code_list\nid: nl/list\nversion: 1.0.0\nstatus: adopted\nordered: true\ncodes:
  - { code: a, formed_from: [x, y] }\n  - { code: \"1.10\" }\n";
        let swapped = ("[x, y] }\n  - { code: \"1.10\" }", "[x, y] }\n");
        let turned =
            list.replace(swapped.0, swapped.1).replace("codes:\n", "codes:\n  - { code: \"1.10\" }\n");
        assert_ne!(of(list), of(&turned));
        let free = |text: &str| of(&text.replace("ordered: true\n", ""));
        assert_eq!(free(list), free(&turned));
        check(list, &[("[x, y]", "[y, x]")], &[("1.10", "1.1"), ("ordered: true\n", "")]);
    }

    #[test]
    fn figures_do_not_count_and_members_keep_their_order() {
        let rate = "kind: indicator\nid: nl/rate\nversion: 1.0.0\nstatus: adopted\nof: nl/poor@^1\nstatistic: { quantile: 0.50 }
figures:\n  - { period: 2020, value: 3.4 }\n";
        check(
            rate,
            &[("3.4", "3.5"), ("figures:\n  - { period: 2020, value: 3.4 }\n", ""), ("0.50", "0.5")],
            &[("0.50", "0.6")],
        );
        let poor = "kind: variable\nid: nl/poor\nversion: 1.0.0\nstatus: adopted\nunit: nl/household@^1\nvalues: boolean
examples:\n  - { given: { wealth: 1, nl/person: [{ nl/age: 3 }, { nl/age: 4 }] }, expect: true }
  - { given: { wealth: 2 }, expect: false }\n";
        check(
            poor,
            &[(
                "wealth: 1, nl/person: [{ nl/age: 3 }, { nl/age: 4 }]",
                "nl/person: [{ nl/age: 3 }, { nl/age: 4 }], wealth: 1",
            )],
            &[
                ("[{ nl/age: 3 }, { nl/age: 4 }]", "[{ nl/age: 4 }, { nl/age: 3 }]"),
                ("expect: false", "expect: true"),
            ],
        );
    }

    /// The names of the fields that hold one decimal, in a schema.
    fn decimals(schema: &Value, into: &mut Vec<String>) {
        let is_decimal = |field: &Value| field["format"] == "decimal";
        let choices = |field: &Value| field["anyOf"].as_array().is_some_and(|any| any.iter().any(is_decimal));
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            if is_decimal(field) || choices(field) {
                into.push(name.clone());
            }
        }
        match schema {
            Value::Object(map) => map.values().for_each(|inner| decimals(inner, into)),
            Value::Array(items) => items.iter().for_each(|inner| decimals(inner, into)),
            _ => {}
        }
    }

    #[test]
    fn every_decimal_of_the_format_is_known_here() {
        let mut names = Vec::new();
        decimals(&definition_schema(), &mut names);
        assert!(names.len() > 5);
        // `value` is that of a figure, which is left out
        let unknown = |name: &&String| !DECIMALS.contains(&name.as_str()) && *name != "value";
        assert_eq!(names.iter().find(unknown), None);
    }

    #[test]
    fn the_way_it_is_made_does_not_change() {
        let digest = of(
            "kind: concept\nid: nl/poverty\nversion: 1.0.0\nstatus: adopted\nlabel: { nl: Armoede, en: Poverty }\n",
        );
        // printf %s '{"id":"nl/poverty","kind":"concept","label":{"en":"Poverty","nl":"Armoede"},"version":"1.0.0"}' | sha256sum
        assert_eq!(digest, "sha256:7aeb236fb019438c2bdcec6b7e65465b6de7dddb0c1247e8d4b6f41c65f92ee3");
    }
}
