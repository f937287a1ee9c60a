//! The two engines: rules as definitions of a registry, and as selections from a table of SQLite.

use std::fmt::Write;

use begrip::eval::{Evaluator, Number, Outcome, Reason, Value};
use begrip::expr::{Expr, Scope, Type, check};
use begrip::kind::Content;
use begrip::{Decimal, Definition, Registry, Settings, Time, Validity};
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params_from_iter};

use super::inputs::{COLUMNS, GRADES, HOUSEHOLDS, Row};
use super::translate::translate;

/// A registry with a definition for every rule.
pub struct Definitions(Registry);

/// The definition that has all inputs.
const ALL: &str = "t/all";

impl Definitions {
    /// The rules as definitions, which have to be read and typed without faults.
    pub fn of(rules: &[Expr]) -> Self {
        let made = Self::with_inputs(Vec::new());
        let written = rules.iter().enumerate().map(|(at, rule)| {
            let (given, faults) = check(rule, &made.scope());
            assert!(faults.is_empty(), "{rule}: {faults:?}");
            let inputs = rule.names().into_iter().collect();
            (format!("t/rule-{at}"), rule.to_string(), domain(&given), inputs)
        });
        let files = written.map(|(id, rule, domain, inputs)| file(&id, &derived(&rule, domain, inputs)));
        Self::with_inputs(files.collect())
    }

    fn with_inputs(mut files: Vec<(String, String)>) -> Self {
        let codes = |codes: &[&str]| -> String {
            codes.iter().fold("codes:\n".to_owned(), |list, code| match *code {
                "convent" => format!("{list}  - {{ code: {code}, valid: {{ until: 2019-12-31 }} }}\n"),
                code => format!("{list}  - code: {code}\n"),
            })
        };
        files.push(file("t/person", "kind: unit_type\n"));
        files.push(file("t/grades", &format!("kind: code_list\nordered: true\n{}", codes(&GRADES))));
        files.push(file("t/households", &format!("kind: code_list\n{}", codes(&HOUSEHOLDS))));
        for column in COLUMNS {
            let text = format!("kind: variable\nunit: t/person@^1\nvalues: {}\n", column.values);
            files.push(file(&format!("t/{}", column.name.replace('_', "-")), &text));
        }
        let lists = ["grades", "households"].into_iter();
        let names = COLUMNS.iter().map(|column| column.name).chain(lists).collect();
        files.push(file(ALL, &derived("TRUE", "boolean", names)));
        let registry = Registry::from_texts(Settings::default(), files);
        assert!(registry.problems().is_empty(), "{:?}", registry.problems().first());
        Self(registry)
    }

    fn definition(&self, id: &str) -> &Definition {
        self.0.resolve(&format!("{id}@^1").parse().unwrap(), Time::Any).unwrap()
    }

    fn scope(&self) -> Scope<'_> {
        let Content::Variable(variable) = self.definition(ALL).content() else { unreachable!("{ALL}") };
        let valid = Validity { from: Some("2020-01-01".parse().unwrap()), until: None };
        Scope::new(&self.0, &variable.inputs, valid)
    }

    pub fn evaluator(&self, rule: usize) -> Evaluator<'_> {
        let definition = self.definition(&format!("t/rule-{rule}"));
        Evaluator::new(&self.0, definition, Some("2023-07-15".parse().unwrap()))
    }

    pub fn translated(&self, rule: &Expr) -> String {
        translate(rule, &self.scope()).to_string()
    }

    /// Whether nothing in a part is a fault when it stands alone.
    pub fn is_rule(part: &Expr) -> bool {
        let made = Self::with_inputs(Vec::new());
        let (_, faults) = check(part, &made.scope());
        faults.is_empty()
    }
}

/// The value domain that a rule is declared to give.
fn domain(given: &Type<'_>) -> &'static str {
    match given {
        Type::Boolean => "boolean",
        Type::Text => "text",
        Type::Date => "date",
        Type::Code(codes) if codes.id.as_str() == "t/grades" => "{ codes: t/grades@^1 }",
        Type::Code(_) => "{ codes: t/households@^1 }",
        Type::Number(measure) if measure.to_string() == "EUR/month" => "{ number: EUR/month }",
        Type::Number(measure) if measure.to_string() == "EUR/year" => "{ number: EUR/year }",
        Type::Number(measure) if measure.to_string() == "EUR" => "{ number: EUR }",
        Type::Number(measure) if measure.to_string() == "year" => "{ number: year }",
        Type::Number(_) | Type::BareNumber | Type::AnyNumber | Type::Unknown => "{ number: ratio }",
    }
}

fn derived(rule: &str, domain: &str, names: Vec<&str>) -> String {
    let mut text = format!("kind: variable\nunit: t/person@^1\nvalues: {domain}\nperiod: year\n");
    if !names.is_empty() {
        text.push_str("inputs:\n");
    }
    for name in names {
        let _ = writeln!(text, "  {name}: t/{}@^1", name.replace('_', "-"));
    }
    text + &format!("rule: '{}'\n", rule.replace('\'', "''"))
}

fn file(id: &str, text: &str) -> (String, String) {
    let text = format!("id: {id}\nversion: 1.0.0\nstatus: adopted\nvalid: {{ from: 2020-01-01 }}\n{text}");
    (format!("definitions/{id}.yaml"), text)
}

/// A table with the rows.
pub struct Sqlite(Connection);

impl Sqlite {
    /// SQLite as rules are translated for it: with `floor` and `ceil`.
    pub fn with(rows: &[Row]) -> Self {
        let sqlite = Self::plain(rows);
        for (name, whole) in [("floor", f64::floor as fn(f64) -> f64), ("ceil", f64::ceil)] {
            let called = move |context: &mut Context<'_>| Ok(context.get::<Option<f64>>(0)?.map(whole));
            let flags = FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_UTF8;
            sqlite.0.create_scalar_function(name, 1, flags, called).unwrap();
        }
        sqlite
    }

    /// SQLite as it is built: it has `floor` and `ceil` only with its mathematical functions.
    pub fn plain(rows: &[Row]) -> Self {
        let connection = Connection::open_in_memory().unwrap();
        let columns: Vec<String> =
            COLUMNS.iter().map(|column| format!("{} {}", column.name, column.sql)).collect();
        let columns = columns.join(", ");
        connection.execute(&format!("CREATE TABLE t (row INTEGER PRIMARY KEY, {columns})"), []).unwrap();
        connection.execute_batch("BEGIN").unwrap();
        for (at, row) in rows.iter().enumerate() {
            let places = vec!["?"; COLUMNS.len() + 1].join(", ");
            let cells = std::iter::once(Cell::Integer(at.try_into().unwrap())).chain(row.cells());
            let sql = format!("INSERT INTO t VALUES ({places})");
            connection.execute(&sql, params_from_iter(cells)).unwrap();
        }
        connection.execute_batch("COMMIT").unwrap();
        Self(connection)
    }

    /// What an expression gives for a row, or why it is refused.
    pub fn value(&self, rule: &str, row: usize) -> rusqlite::Result<Cell> {
        let sql = format!("SELECT {rule} FROM t WHERE row = {row}");
        self.0.query_row(&sql, [], |found| found.get(0))
    }
}

/// What is not the same; `None` if it is.
pub fn disagreement(begrip: &Outcome, sqlite: &Cell) -> Option<String> {
    (!is_same(begrip, sqlite)).then(|| format!("begrip: {begrip:?}, SQLite: {sqlite:?}"))
}

fn is_same(begrip: &Outcome, sqlite: &Cell) -> bool {
    let value = match begrip {
        Outcome::Unknown(Reason::DoesNotFit | Reason::TooLarge) | Outcome::NotApplicable => return false,
        Outcome::Unknown(_) => return *sqlite == Cell::Null,
        Outcome::Value(value) => value,
    };
    match (value, sqlite) {
        (Value::Boolean(value), Cell::Integer(there)) => i64::from(*value) == *there,
        (Value::Number(number), Cell::Integer(there)) => *number == Number::from(*there),
        (Value::Number(number), Cell::Real(there)) => is_nearest(number, *there),
        (Value::Text(text), Cell::Text(there)) => **text == **there,
        (Value::Date(date), Cell::Text(there)) => date.to_string() == *there,
        _ => false,
    }
}

/// Whether it is the number, or after rounding to decimals the binary fraction that is nearest to it.
fn is_nearest(number: &Number, there: f64) -> bool {
    // a binary fraction of at most 20 digits is written out in full
    let written = format!("{there:.20}");
    let exact: Option<Decimal> = written.trim_end_matches('0').trim_end_matches('.').parse().ok();
    exact.is_some_and(|exact| Number::from(exact) == *number)
        || number.to_string().parse::<f64>().is_ok_and(|nearest| nearest.to_bits() == there.to_bits())
}

/// What was given, in a word.
pub fn sort_of(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Value(Value::Boolean(true)) => "true",
        Outcome::Value(Value::Boolean(false)) => "false",
        Outcome::Value(Value::Number(_)) => "number",
        Outcome::Value(Value::Text(_)) => "text",
        Outcome::Value(Value::Date(_)) => "date",
        Outcome::Value(Value::Unknown(_)) | Outcome::Unknown(_) | Outcome::NotApplicable => "not known",
    }
}
