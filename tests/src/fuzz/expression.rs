//! Any text is a rule or is refused at a place within it; a rule that is printed is the same rule, has types, and says
//! something of every unit.

use std::sync::LazyLock;

use begrip::eval::Evaluator;
use begrip::expr::{Scope, check};
use begrip::{Content, Definition, Expr, Given, Registry, Settings};
use begrip_review::check as review;

use super::reader::write;
use crate::pairs;

/// What a rule can name beside what is in [`pairs::world`].
const MORE: &str = "
variable g/name
values: text
--- variable g/born
values: date
--- parameter g/line
values: { number: EUR/year }
steps: [{ from: 2020-01-01, until: 2029-12-31, amount: 14400 }]
--- variable g/all
values: boolean
inputs: { kind: g/kind@^1, kinds: g/kinds@^1, income: g/income@^1, rent: g/rent@^1, wealth: g/wealth@^1, age: g/age@^1, size: g/size@^1, owner: g/owner@^1, student: g/student@^1, name: g/name@^1, born: g/born@^1, line: g/line@^1, norm: g/norm@^1 }
rule: ";

/// Domains of which a rule can have one.
const DOMAINS: [&str; 5] = ["boolean", "text", "date", "{ number: EUR/month }", "{ codes: g/kinds@^1 }"];

static WORLD: LazyLock<Registry> = LazyLock::new(|| registry("TRUE", 0));

/// Reads a rule, prints it, finds its type, judges it and asks it about units.
///
/// # Panics
///
/// Panics if a promise is broken.
pub fn expression(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let rule = match text.parse::<Expr>() {
        Ok(rule) => rule,
        Err(error) => {
            assert!(text.get(error.span.clone()).is_some(), "{error} at {:?} of `{text}`", error.span);
            return;
        }
    };
    let printed = rule.to_string();
    let read = printed.parse::<Expr>();
    assert_eq!(read.as_ref().ok(), Some(&rule), "`{text}` is printed as `{printed}`");
    assert_eq!(read.map(|read| read.to_string()).ok(), Some(printed));
    assert_types(&rule, text);
    let domain = text.len() % DOMAINS.len();
    let registry = registry(text, domain);
    if let Some(definition) = asked(&registry) {
        ask(&registry, definition);
    }
    if let Ok(report) = review(&registry) {
        write(&report, &registry);
    }
}

/// Every place that the types complain of is in the text.
fn assert_types(rule: &Expr, text: &str) {
    let Some(Content::Variable(variable)) = asked(&WORLD).map(Definition::content) else {
        panic!("the variable that is asked is there");
    };
    let scope = Scope::new(&WORLD, &variable.inputs, begrip::Validity::default());
    for fault in check(rule, &scope).1 {
        assert!(text.get(fault.span.clone()).is_some(), "{:?} of `{text}`", fault.span);
    }
}

fn registry(rule: &str, domain: usize) -> Registry {
    let rule = serde_json::to_string(rule).unwrap_or_default();
    let more = format!("{MORE}{rule}\n")
        .replace("g/all\nvalues: boolean", &format!("g/all\nvalues: {}", DOMAINS[domain]));
    Registry::from_texts(Settings::default(), pairs::world().into_iter().chain(pairs::files(&more)))
}

fn asked(registry: &Registry) -> Option<&Definition> {
    registry.definitions().iter().find(|definition| definition.id().as_str() == "g/all")
}

/// Asks a definition about a unit of which nothing is known, and about some of which all is.
fn ask(registry: &Registry, definition: &Definition) {
    for on in [None, pairs::DAY.parse().ok()] {
        let evaluator = Evaluator::new(registry, definition, on);
        let empty = evaluator.empty();
        assert_eq!(evaluator.evaluate(&empty), evaluator.explain(&empty).outcome);
        for amount in ["0", "-1", "1", "9999999999999999999999999999", "0.0000000000000000000000000001"] {
            let given = given(amount);
            let (unit, _) = evaluator.read(given.iter().map(|(key, value)| (*key, value)));
            assert_eq!(evaluator.evaluate(&unit), evaluator.explain(&unit).outcome);
        }
    }
}

fn given(amount: &str) -> Vec<(&'static str, Given)> {
    let numbers = ["g/income", "g/rent", "g/wealth", "g/age", "g/size"].map(|key| (key, amount));
    let others = [
        ("g/owner", "true"),
        ("g/student", "false"),
        ("g/name", amount),
        ("g/born", "2000-02-29"),
        ("g/kind", "b"),
    ];
    numbers.into_iter().chain(others).map(|(key, value)| (key, Given::Text(value.to_owned()))).collect()
}
