//! Questions written out as SMT-LIB 2, so that another solver can confirm the answers.
//!
//! The language is that of <https://smt-lib.org>: quoted symbols, `Int` for whole numbers and choices, `Real` for
//! other numbers, `Bool` for what is true or false.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use begrip::eval::Number;

use super::formula::{Among, Formula, Shared};
use super::leaves::{Leaves, Options, Quantity};
use super::linear::{Linear, Relation};

/// One question: what is looked for, in words, and what has to hold of it.
pub(crate) struct Asked {
    pub(crate) words: String,
    pub(crate) formula: Shared,
}

/// A script that declares the leaves, states what holds of every unit, and asks the questions one after the other.
pub(crate) fn script(title: &str, leaves: &Leaves, base: &Shared, questions: &[Asked]) -> String {
    let mut writer = Writer {
        leaves,
        symbols: Symbols::new(leaves),
        named: HashMap::new(),
        names: 0,
        text: String::new(),
    };
    for line in title.lines() {
        writer.comment(line);
    }
    // whole numbers beside others, and a product that is a number of its own
    writer.line("(set-logic ALL)");
    writer.declare();
    writer.comment("what holds of every unit, and the declared bounds");
    writer.assert(base);
    let of_all = writer.named.clone();
    for question in questions {
        writer.line("(push 1)");
        writer.comment(&question.words);
        writer.assert(&question.formula);
        writer.line("(check-sat)");
        writer.line("(pop 1)");
        // what is named within a question is not known after it
        writer.named.clone_from(&of_all);
    }
    writer.text
}

/// How each leaf is called in the script.
struct Symbols {
    numbers: Vec<String>,
    choices: Vec<String>,
}

impl Symbols {
    fn new(leaves: &Leaves) -> Self {
        let mut taken = HashSet::new();
        let numbers = leaves.numbers.iter().map(|(key, quantity)| match quantity {
            Quantity::OfUnit { leaf, .. } => [leaf.to_string(), key.clone()],
            _ => [key.clone(), key.clone()],
        });
        let numbers = numbers.map(|names| symbol(&mut taken, names)).collect();
        let choices = leaves.choices.iter().map(|(key, chosen)| match &chosen.what {
            Options::OfUnit { leaf } => [leaf.to_string(), key.clone()],
            Options::Opaque(_) => [key.clone(), key.clone()],
        });
        let choices = choices.map(|names| symbol(&mut taken, names)).collect();
        Self { numbers, choices }
    }
}

/// The first of two names that is not taken, else the second with a number.
fn symbol(taken: &mut HashSet<String>, names: [String; 2]) -> String {
    let names = names.map(|name| name.replace(['|', '\\', '\n', '\r'], " "));
    let numbered = (2..).map(|number| format!("{} #{number}", names[1]));
    let free = names.iter().cloned().chain(numbered).find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(free.clone());
    format!("|{free}|")
}

struct Writer<'l> {
    leaves: &'l Leaves,
    symbols: Symbols,
    /// Parts that stand in several places, by where they are kept.
    named: HashMap<*const Formula, String>,
    /// How many names were given.
    names: usize,
    text: String,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn comment(&mut self, text: &str) {
        self.line(&format!("; {}", text.replace(['\n', '\r'], " ")));
    }

    fn declare(&mut self) {
        let leaves = self.leaves;
        for (unknown, (_, quantity)) in leaves.numbers.iter().enumerate() {
            let sort = if leaves.domain.whole.contains(&unknown) { "Int" } else { "Real" };
            let symbol = self.symbols.numbers.get(unknown).cloned().unwrap_or_default();
            let what = match quantity {
                Quantity::OfUnit { is_date: true, .. } => "a day: 372 to a year, 31 to a month",
                Quantity::OfUnit { .. } => "of the unit",
                Quantity::OfWorld { .. } => "an amount that is left open",
                Quantity::Product { .. } => "a product or an inverse of unknowns; nothing else is said of it",
                Quantity::Opaque(_) => "outside what is decided; equal only to itself",
                Quantity::Rounded => "a whole number that another one determines",
                Quantity::Counted => "how many members of the unit a rule counts",
                Quantity::Kind => "how many members of the unit are of one kind",
            };
            self.line(&format!("(declare-const {symbol} {sort}) ; {what}"));
        }
        for choice in 0..leaves.choices.len() {
            self.declare_choice(choice);
        }
    }

    fn declare_choice(&mut self, choice: usize) {
        let Some((_, chosen)) = self.leaves.choices.get(choice) else { return };
        let symbol = self.symbols.choices.get(choice).cloned().unwrap_or_default();
        if self.is_truth(choice) {
            return self.line(&format!("(declare-const {symbol} Bool)"));
        }
        self.line(&format!("(declare-const {symbol} Int)"));
        let words: Vec<String> =
            chosen.values.iter().enumerate().map(|(at, word)| format!("{at} `{word}`")).collect();
        let others = if chosen.is_open { ", a higher number for any other text" } else { "" };
        self.comment(&format!("{}{others}", words.join(", ")));
        let last = number(&Number::from(whole(self.leaves.count(choice)) - 1), "Int");
        self.line(&format!("(assert (<= 0 {symbol} {last}))"));
    }

    fn is_truth(&self, choice: usize) -> bool {
        self.leaves.choices.get(choice).is_some_and(|(_, chosen)| chosen.values == ["no", "yes"])
    }

    fn assert(&mut self, formula: &Shared) {
        let mut seen = HashMap::new();
        count(formula, &mut seen);
        self.name_parts(formula, &seen);
        let written = self.written(formula);
        self.line(&format!("(assert {written})"));
    }

    /// Gives parts that stand in several places a name, those within others first.
    fn name_parts(&mut self, formula: &Shared, seen: &HashMap<*const Formula, usize>) {
        let (Formula::All(parts) | Formula::Any(parts)) = &**formula else { return };
        let at = Rc::as_ptr(formula);
        if self.named.contains_key(&at) {
            return;
        }
        for part in parts {
            self.name_parts(part, seen);
        }
        if seen.get(&at).is_some_and(|times| *times > 1) && parts.len() > 1 {
            self.names += 1;
            let name = format!("|part {}|", self.names);
            let written = self.written(formula);
            self.line(&format!("(define-fun {name} () Bool {written})"));
            self.named.insert(at, name);
        }
    }

    /// As deep as the formula, which is bounded.
    fn written(&self, formula: &Shared) -> String {
        if let Some(name) = self.named.get(&Rc::as_ptr(formula)) {
            return name.clone();
        }
        match &**formula {
            Formula::All(parts) => self.joined("and", "true", parts),
            Formula::Any(parts) => self.joined("or", "false", parts),
            Formula::Number(linear, relation) => self.constraint(linear, *relation),
            Formula::Choice(choice, among) => self.among(*choice, among),
        }
    }

    fn joined(&self, word: &str, none: &str, parts: &[Shared]) -> String {
        match parts {
            [] => none.to_owned(),
            [only] => self.written(only),
            _ => {
                let parts: Vec<String> = parts.iter().map(|part| self.written(part)).collect();
                format!("({word} {})", parts.join(" "))
            }
        }
    }

    /// Terms on the left, the constant on the right.
    fn constraint(&self, linear: &Linear, relation: Relation) -> String {
        let all_whole = linear.terms().keys().all(|unknown| self.leaves.domain.whole.contains(unknown));
        let is_whole = |number: &Number| number.is_whole();
        let sort = if all_whole && linear.terms().values().all(is_whole) && linear.free().is_whole() {
            "Int"
        } else {
            "Real"
        };
        let terms: Vec<String> = linear
            .terms()
            .iter()
            .map(|(unknown, coefficient)| self.term(*unknown, coefficient, sort))
            .collect();
        let sum = match terms.as_slice() {
            [only] => only.clone(),
            terms => format!("(+ {})", terms.join(" ")),
        };
        let sign = match relation {
            Relation::Below => "<",
            Relation::AtMost => "<=",
            Relation::Zero => "=",
        };
        format!("({sign} {sum} {})", number(&linear.free().negative(), sort))
    }

    fn term(&self, unknown: usize, coefficient: &Number, sort: &str) -> String {
        let symbol = self.symbols.numbers.get(unknown).cloned().unwrap_or_default();
        let is_whole = self.leaves.domain.whole.contains(&unknown);
        let symbol = if is_whole && sort == "Real" { format!("(to_real {symbol})") } else { symbol };
        if *coefficient == Number::from(1) {
            symbol
        } else {
            format!("(* {} {symbol})", number(coefficient, sort))
        }
    }

    /// Stretches of values: one, or from one to another.
    fn among(&self, choice: usize, among: &Among) -> String {
        let symbol = self.symbols.choices.get(choice).cloned().unwrap_or_default();
        let count = self.leaves.count(choice);
        let values: Vec<usize> = among.values().take_while(|value| *value < count).collect();
        if self.is_truth(choice) {
            return match values.as_slice() {
                [] => "false".to_owned(),
                [0] => format!("(not {symbol})"),
                [1] => symbol,
                _ => "true".to_owned(),
            };
        }
        let mut stretches: Vec<(usize, usize)> = Vec::new();
        for value in values {
            match stretches.last_mut() {
                Some((_, last)) if *last + 1 == value => *last = value,
                _ => stretches.push((value, value)),
            }
        }
        let ways: Vec<String> = stretches
            .iter()
            .map(|(first, last)| {
                if first == last {
                    format!("(= {symbol} {first})")
                } else {
                    format!("(<= {first} {symbol} {last})")
                }
            })
            .collect();
        match ways.as_slice() {
            [] => "false".to_owned(),
            [only] => only.clone(),
            ways => format!("(or {})", ways.join(" ")),
        }
    }
}

/// How often each part stands somewhere; one that was met before is not gone into again.
fn count(formula: &Shared, seen: &mut HashMap<*const Formula, usize>) {
    let times = seen.entry(Rc::as_ptr(formula)).or_insert(0);
    *times += 1;
    if *times > 1 {
        return;
    }
    if let Formula::All(parts) | Formula::Any(parts) = &**formula {
        for part in parts {
            count(part, seen);
        }
    }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A number as SMT-LIB writes it: without a sign, and one that is no decimal as a division.
fn number(number: &Number, sort: &str) -> String {
    let plain = number.absolute().to_string();
    let real = |digits: &str| {
        if sort == "Real" && !digits.contains('.') { format!("{digits}.0") } else { digits.to_owned() }
    };
    let written = match plain.split_once('/') {
        Some((above, below)) => format!("(/ {above}.0 {below}.0)"),
        None => real(&plain),
    };
    if *number < Number::ZERO { format!("(- {written})") } else { written }
}
