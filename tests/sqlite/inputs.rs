//! The inputs of the rules: what they are in both engines, and rows of values for them.

use begrip::eval::{Evaluator, Number, Outcome, Value};
use begrip::{Date, Expr};
use begrip_tests::Random;
use rusqlite::types::Value as Cell;

/// A name with its value domain in begrip and the type of its column in SQLite.
pub struct Column {
    pub name: &'static str,
    pub values: &'static str,
    pub sql: &'static str,
    sort: Sort,
}

#[derive(Clone, Copy)]
enum Sort {
    Whole,
    /// A multiple of an eighth.
    Eighths,
    /// Zero, or a power of two with its sign, so that a quotient is exact.
    Divisor,
    Boolean,
    Text,
    Date,
    Grade,
    Kind,
}

const fn column(name: &'static str, values: &'static str, sql: &'static str, sort: Sort) -> Column {
    Column { name, values, sql, sort }
}

pub const COLUMNS: &[Column] = &[
    column("members", "{ integer: ratio }", "INTEGER", Sort::Whole),
    column("minors", "{ number: ratio }", "REAL", Sort::Whole),
    column("income", "{ number: ratio }", "NUMERIC", Sort::Eighths),
    column("rent", "{ number: ratio }", "REAL", Sort::Eighths),
    column("divisor", "{ number: ratio }", "NUMERIC", Sort::Divisor),
    column("wage", "{ number: EUR/month }", "NUMERIC", Sort::Eighths),
    column("student", "boolean", "BOOLEAN", Sort::Boolean),
    column("full_year", "boolean", "BOOLEAN", Sort::Boolean),
    column("town", "text", "TEXT", Sort::Text),
    column("street", "text", "TEXT", Sort::Text),
    column("birth", "date", "TEXT", Sort::Date),
    column("moved_in", "date", "TEXT", Sort::Date),
    column("grade", "{ codes: t/grades@^1 }", "TEXT", Sort::Grade),
    column("target", "{ codes: t/grades@^1 }", "TEXT", Sort::Grade),
    column("household", "{ codes: t/households@^1 }", "TEXT", Sort::Kind),
];

/// Ordered, and not as in the alphabet.
pub const GRADES: [&str; 3] = ["low", "mid", "high"];
/// The codes of the other list; the last is no code any more in the period of the rules.
pub const HOUSEHOLDS: [&str; 4] = ["single", "couple", "family", "convent"];
/// Texts that an engine could take for each other, or for something else.
pub const TEXTS: [&str; 12] =
    ["", " ", "a", "A", "a ", "b", "é", "e\u{301}", "it's", "10", "9", "2024-02-29"];
/// Leap days too, but no last of February of a common year, on which the two count years differently.
pub const DATES: [&str; 12] = [
    "1899-12-31",
    "1900-03-01",
    "1959-06-30",
    "1980-02-29",
    "1999-12-31",
    "2000-01-01",
    "2000-02-29",
    "2005-03-01",
    "2023-12-31",
    "2024-01-01",
    "2024-02-29",
    "2024-12-31",
];

/// The values of one row, in the order of the columns.
pub struct Row(pub Vec<Value>);

impl Row {
    pub fn random(random: &mut Random) -> Self {
        Self(COLUMNS.iter().map(|column| value(column.sort, random)).collect())
    }

    pub fn evaluate(&self, evaluator: &Evaluator<'_>) -> Outcome {
        let mut unit = evaluator.empty();
        for (at, (column, value)) in COLUMNS.iter().zip(&self.0).enumerate() {
            // whether it is given as not known or is not given is the same
            let is_given = value.is_known() || at % 2 == 0;
            if let Some(slot) = evaluator.slot(column.name).filter(|_| is_given) {
                unit.set(slot, value.clone());
            }
        }
        evaluator.evaluate(&unit)
    }

    /// The values of the inputs that a rule uses.
    pub fn of(&self, rule: &Expr) -> String {
        let names = rule.names();
        let used = COLUMNS.iter().zip(&self.0).filter(|(column, _)| names.contains(column.name));
        used.map(|(column, value)| format!("{} = {value}", column.name)).collect::<Vec<_>>().join(", ")
    }

    pub fn cells(&self) -> Vec<Cell> {
        self.0.iter().map(cell).collect()
    }
}

fn value(sort: Sort, random: &mut Random) -> Value {
    if random.below(6) == 0 {
        return Value::NULL;
    }
    // most are few, so that they are often equal
    let around_zero = |random: &mut Random, most: u64| {
        let most = if random.below(4) == 0 { most } else { 4 };
        i64::try_from(random.below(2 * most + 1)).unwrap() - i64::try_from(most).unwrap()
    };
    match sort {
        Sort::Whole => around_zero(random, 1000).into(),
        Sort::Eighths => {
            let parts = [1, 2, 2, 8][index(random, 4)];
            Value::Number(Number::fraction(around_zero(random, 1000), parts).unwrap())
        }
        Sort::Divisor => {
            let parts = [(0, 1), (1, 1), (-1, 1), (2, 1), (-4, 1), (1, 2), (-1, 2)];
            let (above, below) = parts[index(random, parts.len())];
            Value::Number(Number::fraction(above, below).unwrap())
        }
        Sort::Boolean => (random.below(2) == 0).into(),
        Sort::Text => TEXTS[index(random, TEXTS.len())].into(),
        Sort::Date => DATES[index(random, DATES.len())].parse::<Date>().unwrap().into(),
        Sort::Grade => GRADES[index(random, GRADES.len())].into(),
        Sort::Kind => HOUSEHOLDS[index(random, HOUSEHOLDS.len())].into(),
    }
}

pub fn index(random: &mut Random, length: usize) -> usize {
    usize::try_from(random.below(u64::try_from(length).unwrap())).unwrap()
}

/// The value as SQLite has it: days are texts, true and false are 1 and 0.
fn cell(value: &Value) -> Cell {
    match value {
        Value::Boolean(value) => Cell::Integer((*value).into()),
        Value::Number(number) => {
            let text = number.to_string();
            text.parse().map_or_else(|_| Cell::Real(text.parse().unwrap()), Cell::Integer)
        }
        Value::Text(text) => Cell::Text(text.to_string()),
        Value::Date(date) => Cell::Text(date.to_string()),
        Value::Unknown(_) => Cell::Null,
    }
}
