//! Rules made at random over a domain that is small enough to be counted out, and its units.

use begrip::eval::{Evaluator, Number, Outcome, Value};

use crate::Random;

/// What every rule rests on; `t/limited` is not always known, and neither is `t/amount`.
pub const WORLD: &str = "
unit_type g/household
--- code_list t/kinds
codes: [{ code: a }, { code: b }, { code: c }]
--- variable t/x
values: { integer: person, minimum: 0, maximum: 4 }
--- variable t/y
values: { integer: person, minimum: 0, maximum: 4 }
--- variable t/z
values: { integer: person, minimum: 0, maximum: 2 }
--- variable t/k
values: { codes: t/kinds@^1 }
--- variable t/m
values: { codes: t/kinds@^1 }
--- variable t/b
values: boolean
--- variable t/half
values: { number: person }
inputs: { x: t/x@^1 }
rule: x / 2
--- variable t/limited
values: { integer: person }
inputs: { y: t/y@^1, b: t/b@^1 }
rule: CASE WHEN b THEN y + 1 END
--- population t/few
unit: g/household@^1
inputs: { x: t/x@^1, y: t/y@^1 }
rule: x + y <= 5
--- variable t/flag
population: t/few@^1
values: boolean
inputs: { z: t/z@^1, k: t/k@^1 }
rule: z < 2 OR k = 'b'
--- parameter t/amount
values: { number: person }
by: [{ key: kind, codes: t/kinds@^1 }]
steps: [{ from: 2020-01-01, until: 2029-12-31, amounts: { a: 1, b: 2.5 } }]
";

/// The names of the inputs, all of the definition of that name.
const INPUTS: [&str; 11] = ["x", "y", "z", "k", "m", "b", "half", "limited", "few", "flag", "amount"];

/// A definition made at random: its kind, and the text of its file; with products of what is not known if wanted.
pub fn definition(random: &mut Random, with_products: bool) -> (&'static str, String) {
    let mut rule = truth(random, 3);
    if with_products {
        let products = [
            "number(x) * y",
            "z / number(x)",
            "x / (number(y) - number(z))",
            "round(half, 0)",
            "coalesce(y / number(z), -1)",
        ];
        let (product, other) = (one_of(random, &products), number(random, 1));
        let sign = one_of(random, &["<", "<=", "="]);
        rule = match random.below(4) {
            0 => format!("({rule}) OR {product} {sign} {other}"),
            1 => format!("({rule}) AND coalesce({product} {sign} {other}, b)"),
            2 => format!("({rule}) AND {product} IS NOT NULL"),
            _ => format!("({rule}) AND {product} {sign} {other}"),
        };
    }
    let inputs: Vec<String> = INPUTS.iter().map(|name| format!("{name}: t/{name}@^1")).collect();
    let inputs = format!("inputs: {{ {} }}\nrule: >-\n  {rule}\n", inputs.join(", "));
    match random.below(6) {
        0 => ("population", format!("unit: g/household@^1\n{inputs}")),
        1 => ("variable", format!("population: t/few@^1\nvalues: boolean\n{inputs}")),
        _ => ("variable", format!("values: boolean\n{inputs}")),
    }
}

fn one_of<'t>(random: &mut Random, ways: &[&'t str]) -> &'t str {
    let at = usize::try_from(random.below(ways.len() as u64)).unwrap_or_default();
    ways.get(at).copied().unwrap_or_default()
}

/// Something that is true or false, of at most so many levels.
fn truth(random: &mut Random, depth: u32) -> String {
    if depth == 0 {
        return condition(random, 0);
    }
    let [a, b, c] = [(); 3].map(|()| random.below(u64::from(depth)));
    let mut part = |depth: u64| truth(random, u32::try_from(depth).unwrap_or_default());
    let [a, b, c] = [a, b, c].map(&mut part);
    match random.below(11) {
        0..=2 => format!("({a} AND {b})"),
        3 | 4 => format!("({a} OR {b})"),
        5 => format!("NOT ({a})"),
        6 => format!("CASE WHEN {a} THEN {b} ELSE {c} END"),
        7 => format!("coalesce(CASE WHEN {a} THEN {b} END, {c})"),
        8 => format!("({a}) {} ({b})", one_of(random, &["=", "<>"])),
        _ => condition(random, depth - 1),
    }
}

fn condition(random: &mut Random, depth: u32) -> String {
    let sign = one_of(random, &["<", "<=", "=", "<>", ">", ">="]);
    let code = one_of(random, &["a", "b", "c"]);
    let leaf = one_of(random, &["k", "m"]);
    let [a, b, c] = [(); 3].map(|()| number(random, depth));
    match random.below(14) {
        0..=4 => format!("{a} {sign} {b}"),
        5 => format!("{a} BETWEEN {b} AND {c}"),
        6 => format!("x IN ({}, {})", random.below(5), random.below(5)),
        7 => format!("{leaf} = '{code}'"),
        8 => format!("{leaf} NOT IN ('{code}', 'b')"),
        9 => format!("k {} m", one_of(random, &["=", "<>"])),
        10 => format!("{a} IS {}NULL", one_of(random, &["", "NOT "])),
        11 => "b".to_owned(),
        12 => "flag".to_owned(),
        _ => "few".to_owned(),
    }
}

/// A number of at most so many levels; only what is linear, case by case.
fn number(random: &mut Random, depth: u32) -> String {
    if depth == 0 {
        return match random.below(9) {
            0..=5 => one_of(random, &["x", "y", "z"]).to_owned(),
            6 => one_of(random, &["half", "limited"]).to_owned(),
            7 => format!("amount({})", one_of(random, &["k", "m", "'a'", "'b'"])),
            _ => format!("{}", random.below(5)),
        };
    }
    let [a, b] = [(); 2].map(|()| number(random, depth - 1));
    let variable = one_of(random, &["x", "y", "z", "half", "limited"]);
    match random.below(12) {
        0 | 1 => format!("({a} + {variable})"),
        2 | 3 => format!("({variable} - {a})"),
        4 => format!("{} * {variable}", 1 + random.below(4)),
        5 => format!("{variable} / {}", random.below(4)),
        6 => format!("abs({variable} - {a})"),
        7 => format!("{}({variable}, {a})", one_of(random, &["least", "greatest"])),
        8 => format!("{}({variable} / {})", one_of(random, &["floor", "ceil"]), 2 + random.below(2)),
        9 => format!("CASE WHEN {} THEN {variable} ELSE {a} END", condition(random, depth - 1)),
        10 => format!("coalesce({variable}, {b})"),
        _ => variable.to_owned(),
    }
}

/// What a definition says of every unit of the small domain, in one order: counted, not counted, or not known.
pub fn counted_out(evaluator: &Evaluator<'_>) -> Vec<Option<bool>> {
    let places = domain().map(|(name, values)| (evaluator.slot(name), values));
    let count: usize = places.iter().map(|(_, values)| values.len()).product();
    let mut unit = evaluator.empty();
    let one = |at: usize| {
        let mut rest = at;
        for (slot, values) in &places {
            if let (Some(slot), Some(value)) = (slot, values.get(rest % values.len())) {
                unit.set(*slot, value.clone());
            }
            rest /= values.len();
        }
        match evaluator.evaluate(&unit) {
            Outcome::Value(Value::Boolean(says)) => Some(says),
            Outcome::NotApplicable => Some(false),
            _ => None,
        }
    };
    (0..count).map(one).collect()
}

/// Every leaf, and its values.
fn domain() -> [(&'static str, Vec<Value>); 6] {
    let numbers = |count: i64| (0..count).map(|number| Value::Number(Number::from(number))).collect();
    let codes = || ["a", "b", "c"].map(|code| Value::Text(code.into())).to_vec();
    [
        ("t/x", numbers(5)),
        ("t/y", numbers(5)),
        ("t/z", numbers(3)),
        ("t/k", codes()),
        ("t/m", codes()),
        ("t/b", vec![Value::Boolean(false), Value::Boolean(true)]),
    ]
}
