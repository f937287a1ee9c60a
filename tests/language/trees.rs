//! Any tree that a rule can be, and the ways to write it.

use std::fmt;
use std::iter::Cycle;
use std::vec::IntoIter;

use begrip::Date;
use begrip::expr::{Call, Comparison, Expr, ExprKind, Factor, Function, Literal, Sign, Term, When};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::shape::shape;

/// Names of inputs, many of which begin or end like a keyword.
const NAMES: &[&str] = &[
    "income",
    "a",
    "Wealth",
    "_x1",
    "in_scope",
    "nota",
    "android",
    "order_1",
    "dates",
    "case_a",
    "is_",
    "Nullable",
    "between_2",
    "trueish",
    "ending",
    "whenever",
    "x",
    "abs_",
    "e5",
];

fn name() -> impl Strategy<Value = String> {
    prop_oneof![select(NAMES).prop_map(str::to_owned), "[a-zA-Z]{1,3}_[a-zA-Z0-9_]{0,4}"]
}

fn leaf() -> impl Strategy<Value = ExprKind> {
    let number = "[0-9]{1,9}([.][0-9]{1,9})?".prop_map(|text| Literal::Number(text.parse().unwrap()));
    let date = (1i16..=9999, 1i8..=12, 1i8..=28)
        .prop_map(|(year, month, day)| Literal::Date(Date::new(year, month, day).unwrap()));
    let text = prop_oneof![any::<String>(), "[a-z' ’\n;-]{0,6}"].prop_map(Literal::Text);
    let literal = prop_oneof![
        3 => number,
        2 => text,
        1 => date,
        1 => any::<bool>().prop_map(Literal::Boolean),
        1 => Just(Literal::Null),
    ];
    prop_oneof![literal.prop_map(ExprKind::Literal), name().prop_map(ExprKind::Name)]
}

/// A tree as a text can give it: chains have at least two parts, the first of them without a sign, and numbers have
/// none.
pub fn tree() -> impl Strategy<Value = Tree> {
    leaf()
        .prop_map(placeless)
        .prop_recursive(5, 48, 4, |inner| {
            prop_oneof![
                numeric(inner.clone()),
                logical(inner.clone()),
                comparison(inner.clone()),
                other(inner)
            ]
            .prop_map(placeless)
        })
        .prop_map(Tree)
}

/// A tree that a failing law shows by its shape.
pub struct Tree(pub Expr);

impl fmt::Debug for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shape(&self.0))
    }
}

fn placeless(kind: ExprKind) -> Expr {
    Expr { kind, span: 0..0 }
}

fn numeric(inner: impl Strategy<Value = Expr> + Clone + 'static) -> impl Strategy<Value = ExprKind> {
    let rest = vec((any::<bool>(), inner.clone()), 1..4);
    let chain = (inner.clone(), rest).prop_map(|(first, rest)| {
        let mut parts = rest;
        parts.insert(0, (false, first));
        parts
    });
    let term = |(minus, value)| Term { sign: if minus { Sign::Minus } else { Sign::Plus }, value };
    let factor = |(divides, value)| Factor { divides, value };
    prop_oneof![
        chain.clone().prop_map(move |parts| ExprKind::Sum(parts.into_iter().map(term).collect())),
        chain.prop_map(move |parts| ExprKind::Product(parts.into_iter().map(factor).collect())),
        inner.prop_map(|value| ExprKind::Negative(Box::new(value))),
    ]
}

fn logical(inner: impl Strategy<Value = Expr> + Clone + 'static) -> impl Strategy<Value = ExprKind> {
    prop_oneof![
        vec(inner.clone(), 2..4).prop_map(ExprKind::And),
        vec(inner.clone(), 2..4).prop_map(ExprKind::Or),
        inner.prop_map(|value| ExprKind::Not(Box::new(value))),
    ]
}

fn comparison(inner: impl Strategy<Value = Expr> + Clone + 'static) -> impl Strategy<Value = ExprKind> {
    let sign = select(vec![
        Comparison::Equal,
        Comparison::NotEqual,
        Comparison::Less,
        Comparison::LessOrEqual,
        Comparison::Greater,
        Comparison::GreaterOrEqual,
    ]);
    let boxed = inner.clone().prop_map(Box::new);
    let not = any::<bool>;
    prop_oneof![
        (boxed.clone(), sign, boxed.clone())
            .prop_map(|(left, sign, right)| ExprKind::Compare(left, sign, right)),
        (boxed.clone(), boxed.clone(), boxed.clone(), not())
            .prop_map(|(value, low, high, negated)| ExprKind::Between { value, low, high, negated }),
        (boxed.clone(), vec(inner, 1..4), not()).prop_map(|(value, list, negated)| ExprKind::InList {
            value,
            list,
            negated
        }),
        (boxed.clone(), name(), not()).prop_map(|(value, codes, negated)| ExprKind::InCodes {
            value,
            codes: Box::new(Expr { kind: ExprKind::Name(codes), span: 0..0 }),
            negated
        }),
        (boxed, not()).prop_map(|(value, negated)| ExprKind::IsNull { value, negated }),
    ]
}

fn other(inner: impl Strategy<Value = Expr> + Clone + 'static) -> impl Strategy<Value = ExprKind> {
    let called = prop_oneof![
        select(Function::ALL).prop_map(|(name, function)| ((*name).to_owned(), Some(function))),
        name().prop_map(|name| (name, None)),
    ];
    let branch = (inner.clone(), inner.clone()).prop_map(|(condition, value)| When { condition, value });
    prop_oneof![
        (called, vec(inner.clone(), 0..4)).prop_map(|((name, function), arguments)| ExprKind::Call(Call {
            name,
            function,
            arguments
        })),
        (vec(branch, 1..3), of(inner.prop_map(Box::new)))
            .prop_map(|(branches, otherwise)| ExprKind::Case { branches, otherwise }),
    ]
}

/// The tree as a person might write it: brackets around every part that has parts and around some others, keywords
/// and names of functions in any case, white space of any kind. The choices decide.
pub fn spelled(tree: &Expr, choices: Vec<u8>) -> String {
    let mut spelling = Spelling { text: String::new(), choices: choices.into_iter().cycle() };
    spelling.part(tree);
    spelling.text
}

struct Spelling {
    text: String,
    choices: Cycle<IntoIter<u8>>,
}

impl Spelling {
    fn choose(&mut self, among: &[&'static str]) -> &'static str {
        among[usize::from(self.choices.next().unwrap_or_default()) % among.len()]
    }

    fn space(&mut self, among: &[&'static str]) -> &mut Self {
        let space = self.choose(among);
        self.text.push_str(space);
        self
    }

    fn sign(&mut self, sign: &str) -> &mut Self {
        self.space(&["", " ", "\n"]).text.push_str(sign);
        self.space(&["", " ", "\t"])
    }

    /// A word in upper, lower or mixed case.
    fn cased(&mut self, word: &str) -> &mut Self {
        for letter in word.chars() {
            let is_upper = self.choose(&["upper", "lower"]) == "upper";
            self.text.push(if is_upper { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() });
        }
        self
    }

    fn word(&mut self, word: &str) -> &mut Self {
        self.space(&[" ", "\r\n", "  "]).cased(word).space(&[" ", "\t", "\n\n"])
    }

    fn not(&mut self, negated: bool) {
        if negated {
            self.word("not");
        }
    }

    fn part(&mut self, part: &Expr) -> &mut Self {
        let is_leaf = matches!(part.kind, ExprKind::Literal(_) | ExprKind::Name(_));
        let brackets = self.choose(if is_leaf { &["", "", "(", "(("] } else { &["(", "(", "(("] });
        for _ in 0..brackets.len() {
            self.sign("(");
        }
        self.bare(&part.kind);
        for _ in 0..brackets.len() {
            self.sign(")");
        }
        self
    }

    fn list<'e>(&mut self, parts: impl IntoIterator<Item = &'e Expr>) {
        self.text.push('(');
        for (at, part) in parts.into_iter().enumerate() {
            if at > 0 {
                self.sign(",");
            }
            self.part(part);
        }
        self.text.push(')');
    }

    fn chain<'e>(&mut self, parts: impl IntoIterator<Item = (&'static str, &'e Expr)>) {
        for (at, (between, part)) in parts.into_iter().enumerate() {
            match between {
                _ if at == 0 => {}
                "and" | "or" => drop(self.word(between)),
                // two minus signs beside each other begin a comment
                sign => self.text.push_str(&format!(" {sign} ")),
            }
            self.part(part);
        }
    }

    fn bare(&mut self, kind: &ExprKind) {
        match kind {
            ExprKind::Literal(literal) => self.literal(literal),
            ExprKind::Name(name) => self.text.push_str(name),
            ExprKind::Call(call) => {
                match call.function {
                    Some(_) => drop(self.cased(&call.name)),
                    None => self.text.push_str(&call.name),
                }
                self.space(&["", " "]).list(&call.arguments);
            }
            ExprKind::Negative(value) => drop(self.sign("-").part(value)),
            ExprKind::Sum(terms) => self.chain(terms.iter().map(|term| match term.sign {
                Sign::Plus => ("+", &term.value),
                Sign::Minus => ("-", &term.value),
            })),
            ExprKind::Product(factors) => self
                .chain(factors.iter().map(|factor| (if factor.divides { "/" } else { "*" }, &factor.value))),
            ExprKind::Not(value) => drop(self.word("not").part(value)),
            ExprKind::And(parts) => self.chain(parts.iter().map(|part| ("and", part))),
            ExprKind::Or(parts) => self.chain(parts.iter().map(|part| ("or", part))),
            ExprKind::Case { branches, otherwise } => self.case(branches, otherwise.as_deref()),
            _ => self.comparison(kind),
        }
    }

    fn comparison(&mut self, kind: &ExprKind) {
        match kind {
            ExprKind::Compare(left, comparison, right) => {
                self.part(left).sign(comparison.as_str()).part(right);
            }
            ExprKind::Between { value, low, high, negated } => {
                self.part(value).not(*negated);
                self.word("between").part(low).word("and").part(high);
            }
            ExprKind::InList { value, list, negated } => {
                self.part(value).not(*negated);
                self.word("in").list(list);
            }
            ExprKind::InCodes { value, codes, negated } => {
                self.part(value).not(*negated);
                self.word("in").text.push_str(&codes.to_string());
            }
            ExprKind::IsNull { value, negated } => {
                self.part(value).word("is").not(*negated);
                self.word("null");
            }
            other => unreachable!("{other:?} compares nothing"),
        }
    }

    fn case(&mut self, branches: &[When], otherwise: Option<&Expr>) {
        self.word("case");
        for branch in branches {
            self.word("when").part(&branch.condition).word("then").part(&branch.value);
        }
        if let Some(otherwise) = otherwise {
            self.word("else").part(otherwise);
        }
        self.word("end");
    }

    fn literal(&mut self, literal: &Literal) {
        match literal {
            Literal::Number(number) => self.text.push_str(&number.to_string()),
            Literal::Text(text) => self.text.push_str(&format!("'{}'", text.replace('\'', "''"))),
            Literal::Boolean(true) => drop(self.cased("true")),
            Literal::Boolean(false) => drop(self.cased("false")),
            Literal::Date(date) => {
                self.cased("date").space(&["", " ", "\n"]).text.push_str(&format!("'{date}'"));
            }
            Literal::Null => drop(self.cased("null")),
        }
    }
}
