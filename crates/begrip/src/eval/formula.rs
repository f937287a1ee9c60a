//! A part of a rule with the values of one unit in place.

use super::node::Node;
use super::run::Run;
use super::value::{Datum, Value};
use crate::expr::Comparison;

/// How many pieces of a formula are kept; a longer one ends in an ellipsis.
const MAX_PIECES: usize = 120;

/// One piece of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The name that a rule gives an input, or a code list.
    Name(String),
    /// A value.
    Value(Value),
    /// A sign, a bracket or the name of a function.
    Symbol(&'static str),
    /// How two values compare: as they do, not as the rule asks.
    Relation(Comparison),
}

/// A formula with the values in place of the names, and intermediate results.
#[derive(Debug, Default)]
pub(super) struct Formula {
    pub(super) pieces: Vec<Piece>,
}

impl Formula {
    pub(super) fn of<'a>(node: &'a Node<'a>, run: &Run<'a, '_>) -> Vec<Piece> {
        let mut formula = Self::default();
        formula.whole(node, run);
        let mut pieces = formula.pieces;
        if pieces.len() > MAX_PIECES {
            pieces.truncate(MAX_PIECES);
            pieces.push(Piece::Symbol("…"));
        }
        pieces
    }

    fn push(&mut self, piece: Piece) {
        // one more than is kept, so that it shows that something is left out
        if self.pieces.len() <= MAX_PIECES {
            self.pieces.push(piece);
        }
    }

    fn symbol(&mut self, symbol: &'static str) {
        self.push(Piece::Symbol(symbol));
    }

    fn value(&mut self, value: Datum<'_>) {
        self.push(Piece::Value(value.into()));
    }

    /// A comparison with its two sides, or a calculation with its result.
    fn whole<'a>(&mut self, node: &'a Node<'a>, run: &Run<'a, '_>) {
        match node {
            Node::Compare(parts, comparison, _) => {
                let [left, right] = parts.as_ref();
                self.side(left, run);
                let holds = match run.node(node) {
                    Datum::Boolean(false) => opposite(*comparison),
                    _ => *comparison,
                };
                self.push(Piece::Relation(holds));
                self.side(right, run);
            }
            Node::Between { parts, .. } => {
                let [value, low, high] = parts.as_ref();
                self.side(value, run);
                self.symbol(if matches!(run.node(node), Datum::Boolean(false)) == is_negated(node) {
                    "between"
                } else {
                    "not between"
                });
                self.side(low, run);
                self.symbol("and");
                self.side(high, run);
            }
            Node::InList { value, list, .. } => {
                self.side(value, run);
                self.membership(node, run);
                self.list(list, run);
            }
            Node::InCodes { value, name, .. } => {
                self.side(value, run);
                self.membership(node, run);
                self.push(Piece::Name(name.clone()));
            }
            Node::IsNull { value, .. } => {
                self.side(value, run);
                self.symbol(if matches!(run.node(value), Datum::Unknown(_)) { "not known" } else { "known" });
            }
            _ => self.side(node, run),
        }
    }

    fn membership<'a>(&mut self, node: &'a Node<'a>, run: &Run<'a, '_>) {
        let within = match run.node(node) {
            Datum::Boolean(found) => found != is_negated(node),
            _ => true,
        };
        self.symbol(if within { "∈" } else { "∉" });
    }

    /// A side of a comparison: with its result, unless it is one value.
    fn side<'a>(&mut self, node: &'a Node<'a>, run: &Run<'a, '_>) {
        self.part(node, run, false);
        let one_value = match node {
            Node::Literal(_) | Node::Input { .. } | Node::Amount { .. } => true,
            Node::Convert { value, .. } => matches!(value.as_ref(), Node::Input { .. } | Node::Amount { .. }),
            _ => false,
        };
        if !one_value {
            self.symbol("=");
            self.value(run.node(node));
        }
    }

    /// A part of a calculation; a sum within a product stands in brackets. As deep as the brackets of the rule.
    fn part<'a>(&mut self, node: &'a Node<'a>, run: &Run<'a, '_>, within_product: bool) {
        match node {
            Node::Literal(value) => self.push(Piece::Value(value.clone())),
            Node::Input { name, .. } | Node::Amount { name, .. } => {
                self.push(Piece::Name(name.clone()));
                self.value(run.node(node));
            }
            // an amount in another unit of measure is shown as it is used
            Node::Convert { value, .. } => match value.as_ref() {
                Node::Input { name, .. } | Node::Amount { name, .. } => {
                    self.push(Piece::Name(name.clone()));
                    self.value(run.node(node));
                }
                _ => self.value(run.node(node)),
            },
            Node::Negative(value) => {
                self.symbol("−");
                self.part(value, run, true);
            }
            Node::Sum(terms) => self.joined(terms, ["+", "−"], run, within_product),
            Node::Product(factors) => self.joined(factors, ["×", "/"], run, false),
            Node::Call { name: "number", arguments, .. } => {
                for argument in arguments {
                    self.part(argument, run, within_product);
                }
            }
            Node::Call { name, arguments, .. } => {
                self.symbol(name);
                self.list(arguments, run);
            }
            _ => self.value(run.node(node)),
        }
    }

    fn joined<'a>(
        &mut self,
        parts: &'a [(bool, Node<'a>)],
        [plain, inverse]: [&'static str; 2],
        run: &Run<'a, '_>,
        in_brackets: bool,
    ) {
        if in_brackets {
            self.symbol("(");
        }
        for (at, (inverted, part)) in parts.iter().enumerate() {
            if at > 0 || (*inverted && inverse == "−") {
                self.symbol(if *inverted { inverse } else { plain });
            }
            self.part(part, run, plain == "×" || (*inverted && matches!(part, Node::Sum(_))));
        }
        if in_brackets {
            self.symbol(")");
        }
    }

    fn list<'a>(&mut self, parts: &'a [Node<'a>], run: &Run<'a, '_>) {
        self.symbol("(");
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.symbol(",");
            }
            self.part(part, run, false);
        }
        self.symbol(")");
    }
}

fn is_negated(node: &Node<'_>) -> bool {
    match node {
        Node::Between { negated, .. } | Node::InList { negated, .. } | Node::InCodes { negated, .. } => {
            *negated
        }
        _ => false,
    }
}

fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::Less => Comparison::GreaterOrEqual,
        Comparison::LessOrEqual => Comparison::Greater,
        Comparison::Greater => Comparison::LessOrEqual,
        Comparison::GreaterOrEqual => Comparison::Less,
    }
}
