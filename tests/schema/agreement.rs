//! Right files with one thing changed at random, which the schema takes where the reader does.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::{RIGHT, SCHEMA, examples_of_format, faults};

/// Why one of the two takes a value that the other does not, and which values that excuses.
type Exception = (&'static str, fn(&Value) -> bool);

const ONLY_THE_SCHEMA_TAKES: [Exception; 3] = [
    ("no pattern knows the calendar", |value| {
        value.as_str().is_some_and(|text| is_like_a_day(text) && !is_a_day(text))
    }),
    ("what may follow the `@` of a reference is the grammar of Cargo", |value| {
        value.as_str().is_some_and(|text| text.contains('@'))
    }),
    (
        "a number is the same number to a schema in every notation, and the reader takes no exponents",
        |value| value.is_number() && value.to_string().contains('e'),
    ),
];

const ONLY_THE_READER_TAKES: [Exception; 2] = [
    ("quotes are notation to the reader and a type to a schema: `\"true\"`, `\"42\"`", |value| {
        value.as_str().is_some_and(|text| matches!(text, "true" | "false") || text.parse::<i64>().is_ok())
    }),
    ("a schema sees the type that YAML guesses, not the text: it asks for quotes around `2024`", |value| {
        value.is_number() || value.is_boolean()
    }),
];

fn is_like_a_day(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    ["9999-99-99", "9999-99", "99-99"].contains(&shape.as_str())
}

/// `2024-02-29`, `2024-02` or `02-29`.
fn is_a_day(text: &str) -> bool {
    let parts: Vec<u32> = text.split('-').map(|part| part.parse().unwrap()).collect();
    let (year, month, day) = match (parts.as_slice(), text.len()) {
        ([year, month, day], _) => (*year, *month, *day),
        ([year, month], 7) => (*year, *month, 1),
        ([month, day], _) => (2000, *month, *day),
        _ => return false,
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Every pointer of the file that leads to a value for which `wanted` holds.
fn pointers(file: &Value, wanted: fn(&Value) -> bool) -> Vec<String> {
    let mut open = vec![(String::new(), file)];
    let mut pointers = Vec::new();
    while let Some((pointer, value)) = open.pop() {
        let inner = |key: &str| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
        match value {
            Value::Object(map) => open.extend(map.iter().map(|(key, value)| (inner(key), value))),
            Value::Array(list) => {
                open.extend(list.iter().enumerate().map(|(at, value)| (inner(&at.to_string()), value)));
            }
            _ => {}
        }
        if wanted(value) {
            pointers.push(pointer);
        }
    }
    pointers
}

/// The number of a right file; the examples of the format, which say more, come more often than their share.
fn file() -> impl Strategy<Value = usize> {
    let all = RIGHT.len();
    prop_oneof![0..all, all - examples_of_format().len()..all]
}

/// A word or a number, of which each is right somewhere.
fn scalar() -> impl Strategy<Value = Value> {
    let words = [
        "colourful",
        "Two words",
        "",
        " ",
        "draft",
        "adopted",
        "count",
        "boolean",
        "month",
        "true",
        "2.0.0",
        "1.0",
        "01.0.0",
        "2024-02-29",
        "2023-02-30",
        "2024-13",
        "2024-Q3",
        "2015-01-01/P3Y",
        "02-30",
        "12-31",
        "3 months",
        "nl/x",
        "nl/x@^1",
        "nl/x@latest",
        "nl/X@^1",
        "cbs",
        "https://begrip.nl",
        "EUR/year",
        "12 month",
        "1,5",
        "1.50",
        "-3",
        "nl",
        "a: b",
        "# x",
    ];
    prop_oneof![
        3 => prop::sample::select(words.map(Value::from).to_vec()),
        1 => prop_oneof![(-3_i64..120).prop_map(Value::from), (1_900_i64..2_100).prop_map(Value::from)],
        1 => prop::sample::select(vec![json!(1.5), json!(0.25), json!(-0.5), json!(3_000_000_000_u64), json!(1e30), json!(true)]),
    ]
}

/// A right file, in which one scalar is replaced, and the pointer to it.
fn with_another_scalar(file: usize, at: Index, other: &Value) -> (Value, String) {
    let mut file = RIGHT[file].clone();
    let pointers = pointers(&file, |value| !value.is_object() && !value.is_array());
    let pointer = at.get(&pointers).clone();
    *file.pointer_mut(&pointer).unwrap() = other.clone();
    (file, pointer)
}

/// A right file, in which one key is renamed or goes.
fn with_another_key(file: usize, at: Index, name: Option<&str>) -> Value {
    let mut file = RIGHT[file].clone();
    let mut pointers = pointers(&file, |_| true);
    pointers.retain(|pointer| {
        pointer.rsplit_once('/').is_some_and(|(outer, _)| file.pointer(outer).unwrap().is_object())
    });
    let (outer, key) = at.get(&pointers).rsplit_once('/').unwrap();
    let map = file.pointer_mut(outer).unwrap().as_object_mut().unwrap();
    let value = map.shift_remove(&key.replace("~1", "/").replace("~0", "~")).unwrap();
    if let Some(name) = name {
        map.insert(name.to_owned(), value);
    }
    file
}

/// The schema takes the file if the reader does, but for the exceptions that the changed value gives a right to.
fn assert_agreed(file: &Value, changed: Option<&Value>) -> Result<(), TestCaseError> {
    let (schema, faults) = (SCHEMA.is_valid(file), faults(file));
    let exceptions = if schema { &ONLY_THE_SCHEMA_TAKES[..] } else { &ONLY_THE_READER_TAKES[..] };
    let excepted = changed.is_some_and(|value| exceptions.iter().any(|(_, covers)| covers(value)));
    let errors: Vec<String> =
        SCHEMA.iter_errors(file).map(|error| error.instance_path().to_string()).collect();
    prop_assert!(
        excepted || schema == faults.is_empty(),
        "{}: schema {errors:?}, reader {faults:?}",
        file["id"]
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn the_schema_takes_another_word_or_number_where_the_reader_does(
        file in file(), at in any::<Index>(), other in scalar(),
    ) {
        let (file, _) = with_another_scalar(file, at, &other);
        assert_agreed(&file, Some(&other))?;
    }

    #[test]
    fn the_schema_takes_another_key_where_the_reader_does(
        file in file(),
        at in any::<Index>(),
        name in prop_oneof!["[a-z]{2,8}", prop::sample::select(vec!["note", "nl", "of", "5+", "A b", "rule", "code", "from"])
            .prop_map(str::to_owned)],
    ) {
        assert_agreed(&with_another_key(file, at, Some(&name)), None)?;
    }

    #[test]
    fn the_schema_misses_a_key_where_the_reader_does(file in file(), at in any::<Index>()) {
        assert_agreed(&with_another_key(file, at, None), None)?;
    }

    #[test]
    fn a_word_or_number_that_does_not_fit_is_one_fault_at_its_place(
        file in file(), at in any::<Index>(), other in scalar(),
    ) {
        let (file, pointer) = with_another_scalar(file, at, &other);
        let faults = faults(&file);
        let pointers: Vec<&str> = faults.iter().map(|(pointer, _)| pointer.as_str()).collect();
        prop_assert!(faults.is_empty() || pointers == [pointer.as_str()], "{other} at {pointer}: {faults:?}");
    }
}
