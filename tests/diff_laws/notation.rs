//! A naive reading of rules: what is left if spacing, the order of `AND`, `OR` and `IN`, the direction of comparisons,
//! double negation and zeros at the end of numbers are taken for nothing.

use std::collections::BTreeSet;

/// The rule in one form.
pub fn plain(rule: &str) -> String {
    let mut reader = Reader { tokens: tokens(rule), at: 0 };
    let form = reader.either();
    assert!(reader.peek().is_empty(), "{rule}: {:?}", &reader.tokens[reader.at..]);
    format!("{form:?}")
}

/// A condition, or a value as its tokens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    Plain(String),
    Not(Box<Form>),
    And(BTreeSet<Form>),
    Or(BTreeSet<Form>),
}

fn tokens(rule: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = rule.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' => rest[1..].find('\'').unwrap() + 2,
            c if c.is_ascii_alphanumeric() => {
                let joins = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
                rest.find(|c: char| !joins(c)).unwrap_or(rest.len())
            }
            _ if ["<=", ">=", "<>"].iter().any(|two| rest.starts_with(two)) => 2,
            _ => 1,
        };
        found.push(number(&rest[..length]));
        rest = rest[length..].trim_start();
    }
    found
}

fn number(token: &str) -> String {
    let is_fraction = token.starts_with(|c: char| c.is_ascii_digit()) && token.contains('.');
    if is_fraction { token.trim_end_matches('0').trim_end_matches('.').into() } else { token.into() }
}

struct Reader {
    tokens: Vec<String>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> &str {
        self.tokens.get(self.at).map_or("", String::as_str)
    }

    fn take(&mut self) -> String {
        self.at += 1;
        self.tokens[self.at - 1].clone()
    }

    fn takes(&mut self, token: &str) -> bool {
        let is_next = self.peek() == token;
        self.at += usize::from(is_next);
        is_next
    }

    fn either(&mut self) -> Form {
        let mut parts = BTreeSet::new();
        loop {
            match self.both() {
                Form::Or(inner) => parts.extend(inner),
                other => drop(parts.insert(other)),
            }
            if !self.takes("OR") {
                return only(&mut parts).unwrap_or(Form::Or(parts));
            }
        }
    }

    fn both(&mut self) -> Form {
        let mut parts = BTreeSet::new();
        loop {
            match self.negated() {
                Form::And(inner) => parts.extend(inner),
                other => drop(parts.insert(other)),
            }
            if !self.takes("AND") {
                return only(&mut parts).unwrap_or(Form::And(parts));
            }
        }
    }

    fn negated(&mut self) -> Form {
        if !self.takes("NOT") {
            return self.compared();
        }
        match self.negated() {
            Form::Not(inner) => *inner,
            other => Form::Not(Box::new(other)),
        }
    }

    fn compared(&mut self) -> Form {
        if self.peek() == "(" && self.is_condition_in_brackets() {
            self.at += 1;
            let inner = self.either();
            assert!(self.takes(")"));
            return inner;
        }
        let left = self.value();
        let word = self.peek().to_owned();
        match word.as_str() {
            "<" | "<=" | ">" | ">=" | "=" | "<>" => {
                self.at += 1;
                let right = self.value();
                Form::Plain(turned(&left, &word, &right))
            }
            "BETWEEN" => {
                self.at += 1;
                let low = self.value();
                assert!(self.takes("AND"));
                Form::Plain(format!("{left} BETWEEN {low} .. {}", self.value()))
            }
            "IN" => {
                self.at += 1;
                Form::Plain(format!("{left} IN {}", self.list()))
            }
            _ => Form::Plain(left),
        }
    }

    /// Whether the brackets that begin here hold a condition: no operator of numbers or of order follows them.
    fn is_condition_in_brackets(&self) -> bool {
        let mut depth = 0;
        for (at, token) in self.tokens.iter().enumerate().skip(self.at) {
            depth += i32::from(token == "(") - i32::from(token == ")");
            if depth == 0 {
                let next = self.tokens.get(at + 1).map_or("", String::as_str);
                return ["", "AND", "OR", ")"].contains(&next);
            }
        }
        false
    }

    fn list(&mut self) -> String {
        if !self.takes("(") {
            return self.value();
        }
        let mut items = Vec::new();
        while !self.takes(")") {
            items.push(self.value());
            self.takes(",");
        }
        items.sort();
        format!("{items:?}")
    }

    /// Tokens up to a word that compares, joins or closes; what is in brackets or in `CASE` is taken as it stands.
    fn value(&mut self) -> String {
        const ENDS: [&str; 13] =
            ["", "AND", "OR", "<", "<=", ">", ">=", "=", "<>", "IN", "BETWEEN", ",", ")"];
        let mut text = String::new();
        let mut depth = 0;
        while depth > 0 || !ENDS.contains(&self.peek()) {
            let token = self.take();
            depth += i32::from(token == "(" || token == "CASE") - i32::from(token == ")" || token == "END");
            text.push_str(&token);
            text.push(' ');
        }
        text
    }
}

fn only(parts: &mut BTreeSet<Form>) -> Option<Form> {
    if parts.len() == 1 { parts.pop_first() } else { None }
}

fn turned(left: &str, word: &str, right: &str) -> String {
    match word {
        ">" => format!("{right}< {left}"),
        ">=" => format!("{right}<= {left}"),
        "=" | "<>" if right < left => format!("{right}{word} {left}"),
        _ => format!("{left}{word} {right}"),
    }
}
