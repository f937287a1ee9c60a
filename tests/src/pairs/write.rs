//! A rule as text: plainly, or in any of the ways in which the same can be said.

use std::fmt::Write;

use super::atom::{Atom, Measured, Strict};
use super::{Tree, pick};
use crate::Random;

const INPUTS: [(&str, [&str; 3]); 10] = [
    ("income", ["income", "net_income", "earned"]),
    ("rent", ["rent", "cost_of_living", "paid"]),
    ("wealth", ["wealth", "savings", "owned"]),
    ("debt", ["debt", "loans", "owed"]),
    ("age", ["age", "years", "old"]),
    ("size", ["size", "persons", "heads"]),
    ("kind", ["kind", "sort", "household_kind"]),
    ("owner", ["owner", "is_owner", "owns"]),
    ("student", ["student", "is_student", "studies"]),
    ("norm", ["norm", "social_norm", "standard"]),
];

/// The text of a file from `values` on; plainly, or at random.
pub(super) fn file(tree: &Tree, random: Option<&mut Random>) -> String {
    let mut writer = Writer { called: [0; INPUTS.len()], random };
    let count = INPUTS[0].1.len();
    for at in 0..INPUTS.len() {
        writer.called[at] = writer.roll(count);
    }
    let mut text = String::from("values: boolean\ninputs:\n");
    for ((id, names), called) in INPUTS.iter().zip(writer.called) {
        let _ = writeln!(text, "  {}: g/{id}@^1", names[called]);
    }
    let _ = writeln!(text, "rule: >-\n  {}", writer.tree(tree));
    text
}

struct Writer<'r> {
    /// By which of its names each input is called.
    called: [usize; INPUTS.len()],
    /// Plainly if there is none.
    random: Option<&'r mut Random>,
}

impl Writer<'_> {
    /// One of so many ways; the first if it is to be plain.
    fn roll(&mut self, count: usize) -> usize {
        self.random.as_deref_mut().map_or(0, |random| pick(random, count))
    }

    fn name(&self, id: &str) -> &'static str {
        let at = INPUTS.iter().position(|(known, _)| *known == id).unwrap_or_default();
        INPUTS[at].1[self.called[at]]
    }

    fn tree(&mut self, tree: &Tree) -> String {
        let text = match tree {
            Tree::All(parts) => self.joined(parts, true),
            Tree::Any(parts) => self.joined(parts, false),
            Tree::Not(inner) => {
                let inner = self.tree(inner);
                self.one_of(&[
                    format!("NOT ({inner})"),
                    format!("CASE WHEN {inner} THEN FALSE ELSE TRUE END"),
                    format!("({inner}) = FALSE"),
                ])
            }
            Tree::Atom(atom) => self.atom(atom),
        };
        if self.roll(12) == 11 { format!("NOT (NOT ({text}))") } else { text }
    }

    fn one_of(&mut self, ways: &[String]) -> String {
        let at = self.roll(ways.len());
        ways.get(at).cloned().unwrap_or_default()
    }

    fn joined(&mut self, parts: &[Tree], all: bool) -> String {
        let mut texts: Vec<String> = parts.iter().map(|part| self.tree(part)).collect();
        for at in 0..texts.len() {
            let other = self.roll(texts.len());
            texts.swap(at, if self.random.is_some() { other } else { at });
        }
        let each = |word: &str, not: &str| {
            texts.iter().map(|text| format!("{not}({text})")).collect::<Vec<_>>().join(word)
        };
        let (word, other) = if all { (" AND ", " OR ") } else { (" OR ", " AND ") };
        let as_case = match texts.as_slice() {
            [first, second] if all => format!("CASE WHEN {first} THEN {second} ELSE FALSE END"),
            [first, second] => format!("CASE WHEN {first} THEN TRUE ELSE {second} END"),
            _ => each(word, ""),
        };
        self.one_of(&[each(word, ""), format!("NOT ({})", each(other, "NOT ")), as_case])
    }

    fn atom(&mut self, atom: &Atom) -> String {
        match atom {
            Atom::Upper(measured, limit, strict) => self.limited(*measured, *limit, *strict, true),
            Atom::Lower(measured, limit, strict) => self.limited(*measured, *limit, *strict, false),
            Atom::Between(measured, low, high) => self.between(*measured, *low, *high),
            Atom::Kind(codes) => self.kind(*codes),
            Atom::Norm(percent) => self.norm(*percent),
            Atom::Flag(name) => {
                let name = self.name(name);
                self.one_of(&[
                    name.to_owned(),
                    format!("{name} = TRUE"),
                    format!("coalesce({name}, FALSE)"),
                    format!("CASE WHEN {name} THEN TRUE ELSE FALSE END"),
                ])
            }
        }
    }

    fn measured(&mut self, measured: Measured) -> String {
        let name = match measured {
            Measured::Income => self.name("income"),
            Measured::Rent => self.name("rent"),
            Measured::Wealth => self.name("wealth"),
            Measured::Debt => self.name("debt"),
            Measured::Age => self.name("age"),
            Measured::Size => self.name("size"),
            Measured::Left => {
                let (income, rent) = (self.name("income"), self.name("rent"));
                return self.one_of(&[
                    format!("({income} - {rent})"),
                    format!("(-1 * {rent} + {income})"),
                    format!("(2 * {income} - {rent} - {income})"),
                ]);
            }
        };
        self.one_of(&[name.to_owned(), format!("coalesce({name}, 0)"), format!("(3 * {name} - 2 * {name})")])
    }

    fn limited(&mut self, measured: Measured, limit: i64, strict: Strict, upper: bool) -> String {
        let value = self.measured(measured);
        let (sign, turned, not) = match (upper, strict) {
            (true, true) => ("<", ">", ">="),
            (true, false) => ("<=", ">=", ">"),
            (false, true) => (">", "<", "<="),
            (false, false) => (">=", "<=", "<"),
        };
        let bound = amount(measured, limit);
        let mut ways = vec![
            format!("{value} {sign} {bound}"),
            format!("{bound} {turned} {value}"),
            format!("NOT ({value} {not} {bound})"),
            format!("4 * {value} {sign} {}", amount(measured, 4 * limit)),
        ];
        if strict {
            ways.push(format!("{value} {sign}= {bound} AND {value} <> {bound}"));
        } else {
            let word = if upper { "least" } else { "greatest" };
            ways.push(format!("{word}({value}, {bound}) = {value}"));
            ways.push(format!("({value} {} {bound} OR {value} = {bound})", &sign[..1]));
        }
        if measured.is_monthly() {
            let yearly = amount(measured, 12 * limit);
            ways.push(format!("convert({value}, 'EUR/year') {sign} {yearly}"));
        }
        if measured.is_whole() {
            let by = if upper == strict { -1 } else { 1 };
            let sign = if strict { format!("{sign}=") } else { sign[..1].to_owned() };
            ways.push(format!("{value} {sign} {}", amount(measured, limit + by)));
        }
        self.one_of(&ways)
    }

    fn between(&mut self, measured: Measured, low: i64, high: i64) -> String {
        let value = self.measured(measured);
        let [low, high] = [low, high].map(|limit| amount(measured, limit));
        self.one_of(&[
            format!("{value} BETWEEN {low} AND {high}"),
            format!("({low} <= {value} AND {value} <= {high})"),
            format!("NOT ({value} < {low} OR {value} > {high})"),
            format!("NOT ({value} NOT BETWEEN {low} AND {high})"),
            format!("greatest(least({value}, {high}), {low}) = {value}"),
        ])
    }

    fn kind(&mut self, codes: u8) -> String {
        let kind = self.name("kind");
        let quoted = |codes: u8| {
            let codes = (0..5_u8).filter(move |bit| codes >> bit & 1 == 1);
            codes.map(|bit| format!("'{}'", char::from(b'a' + bit))).collect::<Vec<_>>()
        };
        let (these, others) = (quoted(codes), quoted(31 & !codes));
        let mut ways = vec![format!("{kind} IN ({})", these.join(", "))];
        ways.push(these.iter().map(|code| format!("{kind} = {code}")).collect::<Vec<_>>().join(" OR "));
        ways.push(format!("CASE WHEN {kind} IN ({}) THEN TRUE ELSE FALSE END", these.join(", ")));
        if !others.is_empty() {
            ways.push(format!("{kind} NOT IN ({})", others.join(", ")));
        }
        let way = self.one_of(&ways);
        format!("({way})")
    }

    fn norm(&mut self, percent: i64) -> String {
        let [income, kind, norm] = ["income", "kind", "norm"].map(|id| self.name(id));
        let factor = hundredths(percent);
        self.one_of(&[
            format!("{income} <= {factor} * {norm}({kind})"),
            format!("NOT ({income} > {norm}({kind}) * {factor})"),
            format!("100 * {income} <= {percent} * {norm}({kind})"),
            format!("{income} - {factor} * {norm}({kind}) <= 0"),
            format!("convert({income}, 'EUR/year') <= convert({factor} * {norm}({kind}), 'EUR/year')"),
            format!(
                "CASE WHEN {kind} = 'a' THEN {income} <= {factor} * {norm}('a') ELSE {income} <= {factor} * {norm}({kind}) END"
            ),
        ])
    }
}

/// Whole years and persons as they are, cents as euros.
fn amount(measured: Measured, limit: i64) -> String {
    if measured.is_whole() { limit.to_string() } else { hundredths(limit) }
}

fn hundredths(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", number.abs() / 100, number.abs() % 100)
}
