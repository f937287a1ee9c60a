//! The normal form of a rule: two rules with the same one say the same of every unit, on every date.
//!
//! Brackets, the order of `AND`, `OR`, `IN`, `+` and `*`, the direction of comparisons, `BETWEEN` and `IN` for what they
//! stand for, negations and trailing zeros do not matter; names are replaced by what they mean. Every step holds in SQL's
//! three-valued logic too. A rule is at most 100 levels deep, which bounds the functions that walk one.

use begrip::expr::{Call, Comparison, Expr, ExprKind, Factor, Function, Literal, Sign, Term, When};
use begrip::{Aggregate, DefinitionId, Input, Inputs};

/// How far two rules may differ in writing and still have one normal form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// Spacing, brackets, the order of `AND` and `OR`, the direction of comparisons, double negation.
    Notation,
    /// Whatever is proved to say the same.
    Proved,
}

/// Whose inputs a rule uses, and how definitions are called that have another id on the other side.
pub(crate) struct Names<'n> {
    pub(crate) inputs: &'n Inputs,
    pub(crate) called: &'n dyn Fn(&DefinitionId) -> DefinitionId,
    pub(crate) level: Level,
}

/// The normal form of an expression; `None` if it cannot be read.
pub(crate) fn normal(text: &str, names: &Names<'_>) -> Option<Expr> {
    text.parse::<Expr>().ok().map(|rule| names.truth(&rule, false))
}

/// The conditions that have to hold together, as they are written, each with its normal form.
pub(crate) fn conditions(text: &str, names: &Names<'_>) -> Vec<(String, String)> {
    let Ok(rule) = text.parse::<Expr>() else { return Vec::new() };
    let parts = match rule.kind {
        ExprKind::And(parts) => parts,
        _ => vec![rule],
    };
    parts.iter().map(|part| (part.to_string(), names.truth(part, false).to_string())).collect()
}

/// What an input means, whatever it is called: the definition, and how its value is taken.
pub(crate) fn leaf(input: &Input, called: &dyn Fn(&DefinitionId) -> DefinitionId) -> String {
    match input {
        Input::Value(selection) => {
            let mut leaf = called(selection.of.id()).to_string();
            if let Some(shift) = &selection.shift {
                leaf.push_str(&format!("[{shift}]"));
            }
            if let Some(at) = selection.at {
                leaf.push_str(&format!(" at {at:?}"));
            }
            if let Some(period) = &selection.period {
                leaf.push_str(&format!(" in {period}"));
            }
            leaf
        }
        Input::Aggregate(aggregate) => members(aggregate, called),
    }
}

/// What a value over members means, whatever the names in its condition.
pub(crate) fn members(aggregate: &Aggregate, called: &dyn Fn(&DefinitionId) -> DefinitionId) -> String {
    let (function, of) = aggregate.function();
    let names = Names { inputs: aggregate.with(), called, level: Level::Notation };
    let condition = aggregate.condition().map(|text| {
        let normal = normal(text, &names).map(|condition| condition.to_string());
        format!(" where {}", normal.unwrap_or_else(|| text.to_owned()))
    });
    format!("{function} {}{}", called(of.id()), condition.unwrap_or_default())
}

impl Names<'_> {
    /// The normal form of a part that is true or false, or of its negation.
    fn truth(&self, expr: &Expr, negated: bool) -> Expr {
        if self.level == Level::Notation
            && let Some(written) = self.as_written(expr, negated)
        {
            return written;
        }
        let parts = |parts: &[Expr]| parts.iter().map(|part| self.truth(part, negated)).collect();
        match &expr.kind {
            ExprKind::Not(inner) => self.truth(inner, !negated),
            ExprKind::And(all) => together(!negated, parts(all)),
            ExprKind::Or(any) => together(negated, parts(any)),
            ExprKind::Compare(left, comparison, right) => {
                let comparison = if negated { opposite(*comparison) } else { *comparison };
                compared(self.value(left), comparison, self.value(right))
            }
            ExprKind::Between { value, low, high, negated: not } => {
                let low = (&**value, Comparison::GreaterOrEqual, &**low);
                let high = (&**value, Comparison::LessOrEqual, &**high);
                self.alternatives(&[low, high], true, *not != negated)
            }
            ExprKind::InList { value, list, negated: not } => {
                let equal: Vec<_> = list.iter().map(|item| (&**value, Comparison::Equal, item)).collect();
                self.alternatives(&equal, false, *not != negated)
            }
            ExprKind::InCodes { value, codes, negated: not } => part(ExprKind::InCodes {
                value: Box::new(self.value(value)),
                codes: Box::new(self.value(codes)),
                negated: *not != negated,
            }),
            ExprKind::IsNull { value, negated: not } => {
                part(ExprKind::IsNull { value: Box::new(self.value(value)), negated: *not != negated })
            }
            ExprKind::Literal(Literal::Boolean(value)) => {
                part(ExprKind::Literal(Literal::Boolean(*value != negated)))
            }
            _ if negated => part(ExprKind::Not(Box::new(self.value(expr)))),
            _ => self.value(expr),
        }
    }

    /// The parts that stay as they are written where only notation is left out.
    fn as_written(&self, expr: &Expr, negated: bool) -> Option<Expr> {
        let kind = match &expr.kind {
            ExprKind::Not(_) => return None,
            ExprKind::Between { value, low, high, negated } => ExprKind::Between {
                value: Box::new(self.value(value)),
                low: Box::new(self.value(low)),
                high: Box::new(self.value(high)),
                negated: *negated,
            },
            ExprKind::InList { value, list, negated } => {
                let mut list: Vec<Expr> = list.iter().map(|item| self.value(item)).collect();
                in_order(&mut list);
                ExprKind::InList { value: Box::new(self.value(value)), list, negated: *negated }
            }
            _ if !negated => return None,
            _ => return Some(part(ExprKind::Not(Box::new(self.truth(expr, false))))),
        };
        Some(if negated { part(ExprKind::Not(Box::new(part(kind)))) } else { part(kind) })
    }

    /// Comparisons of which all or one have to hold, or the negation of that.
    fn alternatives(&self, comparisons: &[(&Expr, Comparison, &Expr)], all: bool, negated: bool) -> Expr {
        let one = |(left, comparison, right): &(&Expr, Comparison, &Expr)| {
            let comparison = if negated { opposite(*comparison) } else { *comparison };
            compared(self.value(left), comparison, self.value(right))
        };
        together(all != negated, comparisons.iter().map(one).collect())
    }

    /// The normal form of a part that gives a value.
    fn value(&self, expr: &Expr) -> Expr {
        match &expr.kind {
            ExprKind::Literal(literal) => part(ExprKind::Literal(plain(literal))),
            ExprKind::Name(name) => part(ExprKind::Name(self.meaning(name))),
            ExprKind::Call(call) => part(ExprKind::Call(self.call(call))),
            ExprKind::Negative(inner) => match self.value(inner).kind {
                ExprKind::Negative(inner) => *inner,
                kind => part(ExprKind::Negative(Box::new(part(kind)))),
            },
            ExprKind::Sum(terms) => self.sum(terms),
            ExprKind::Product(factors) => self.product(factors),
            ExprKind::Case { branches, otherwise } => part(ExprKind::Case {
                branches: branches
                    .iter()
                    .map(|branch| When {
                        condition: self.truth(&branch.condition, false),
                        value: self.truth(&branch.value, false),
                    })
                    .collect(),
                otherwise: otherwise.as_ref().map(|value| Box::new(self.truth(value, false))),
            }),
            _ => self.truth(expr, false),
        }
    }

    fn meaning(&self, name: &str) -> String {
        let Some(input) = self.inputs.get(name) else { return name.to_owned() };
        let (own, reference) = (leaf(input, self.called), input.reference());
        // two versions of one definition in one rule: which of them is meant makes a difference
        let of_other_versions = |other: &&Input| {
            other.reference().id() == reference.id()
                && other.reference().to_string() < reference.to_string()
                && leaf(other, self.called) == own
        };
        match self.inputs.values().filter(of_other_versions).count() {
            0 => own,
            older => format!("{own} ({older})"),
        }
    }

    fn call(&self, call: &Call) -> Call {
        let mut arguments: Vec<Expr> = call.arguments.iter().map(|argument| self.value(argument)).collect();
        let any_order = matches!(call.function, Some(Function::Least | Function::Greatest));
        if any_order && self.level == Level::Proved {
            in_order(&mut arguments);
        }
        let name = if call.function.is_some() { call.name.clone() } else { self.meaning(&call.name) };
        Call { name, function: call.function, arguments }
    }

    fn sum(&self, terms: &[Term]) -> Expr {
        let mut flat: Vec<Term> = Vec::new();
        for term in terms {
            let minus = term.sign == Sign::Minus;
            match self.value(&term.value).kind {
                ExprKind::Sum(inner) => flat.extend(inner.into_iter().map(|inner| Term {
                    sign: sign((inner.sign == Sign::Minus) != minus),
                    value: inner.value,
                })),
                ExprKind::Negative(inner) => flat.push(Term { sign: sign(!minus), value: *inner }),
                kind => flat.push(Term { sign: sign(minus), value: part(kind) }),
            }
        }
        if self.level == Level::Notation {
            return part(ExprKind::Sum(self.terms(terms)));
        }
        flat.sort_by_cached_key(|term| (term.sign == Sign::Minus, term.value.to_string()));
        part(ExprKind::Sum(flat))
    }

    fn terms(&self, terms: &[Term]) -> Vec<Term> {
        terms.iter().map(|term| Term { sign: term.sign, value: self.value(&term.value) }).collect()
    }

    fn product(&self, factors: &[Factor]) -> Expr {
        let mut flat: Vec<Factor> = Vec::new();
        for factor in factors {
            match self.value(&factor.value).kind {
                ExprKind::Product(inner) => flat.extend(
                    inner
                        .into_iter()
                        .map(|inner| Factor { divides: inner.divides != factor.divides, value: inner.value }),
                ),
                kind => flat.push(Factor { divides: factor.divides, value: part(kind) }),
            }
        }
        if self.level == Level::Notation {
            let one = |factor: &Factor| Factor { divides: factor.divides, value: self.value(&factor.value) };
            return part(ExprKind::Product(factors.iter().map(one).collect()));
        }
        flat.sort_by_cached_key(|factor| (factor.divides, factor.value.to_string()));
        part(ExprKind::Product(flat))
    }
}

fn part(kind: ExprKind) -> Expr {
    Expr { kind, span: 0..0 }
}

fn sign(minus: bool) -> Sign {
    if minus { Sign::Minus } else { Sign::Plus }
}

/// Parts that hold together (`AND`) or of which one holds (`OR`): without nesting, in order, each once.
fn together(all: bool, parts: Vec<Expr>) -> Expr {
    let mut flat = Vec::new();
    for one in parts {
        match one.kind {
            ExprKind::And(inner) if all => flat.extend(inner),
            ExprKind::Or(inner) if !all => flat.extend(inner),
            kind => flat.push(part(kind)),
        }
    }
    in_order(&mut flat);
    match flat.pop() {
        Some(only) if flat.is_empty() => only,
        last => {
            flat.extend(last);
            part(if all { ExprKind::And(flat) } else { ExprKind::Or(flat) })
        }
    }
}

fn in_order(parts: &mut Vec<Expr>) {
    parts.sort_by_cached_key(ToString::to_string);
    parts.dedup();
}

fn compared(left: Expr, comparison: Comparison, right: Expr) -> Expr {
    let (left, comparison, right) = match comparison {
        Comparison::Greater => (right, Comparison::Less, left),
        Comparison::GreaterOrEqual => (right, Comparison::LessOrEqual, left),
        Comparison::Equal | Comparison::NotEqual if right.to_string() < left.to_string() => {
            (right, comparison, left)
        }
        _ => (left, comparison, right),
    };
    part(ExprKind::Compare(Box::new(left), comparison, Box::new(right)))
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

/// The literal, a number without zeros at its end.
fn plain(literal: &Literal) -> Literal {
    let Literal::Number(number) = literal else { return literal.clone() };
    let written = number.to_string();
    let short = if written.contains('.') {
        written.trim_end_matches('0').trim_end_matches('.')
    } else {
        written.as_str()
    };
    short.parse().map_or_else(|_| literal.clone(), Literal::Number)
}

#[cfg(test)]
mod tests {
    use begrip::{DefinitionId, Input, Inputs};

    use super::{Level, Names, normal};

    fn inputs(of: &[(&str, &str)]) -> Inputs {
        let input = |id: &str| {
            Input::Value(begrip::Selection { of: id.parse().unwrap(), shift: None, at: None, period: None })
        };
        of.iter().map(|(name, id)| ((*name).to_owned(), input(id))).collect()
    }

    fn form_at(text: &str, level: Level) -> String {
        let called: &dyn Fn(&DefinitionId) -> DefinitionId = &Clone::clone;
        let inputs = inputs(&[
            ("income", "x/income"),
            ("net", "x/income"),
            ("a", "x/a"),
            ("b", "x/b"),
            ("kind", "x/kind"),
        ]);
        normal(text, &Names { inputs: &inputs, called, level }).unwrap().to_string()
    }

    fn form(text: &str) -> String {
        form_at(text, Level::Proved)
    }

    #[track_caller]
    fn same(left: &str, right: &str) {
        assert_eq!(form(left), form(right), "{left}  {right}");
    }

    #[track_caller]
    fn different(left: &str, right: &str) {
        assert_ne!(form(left), form(right), "{left}  {right}");
    }

    #[test]
    fn what_says_the_same_has_one_form() {
        same("income<=1.30*a", "income <= 1.3 * a");
        same("a < b", "b > a");
        same("a < 1 AND b < 2 AND a < 1", "b < 2 AND (a < 1)");
        same("NOT NOT a < b", "a < b");
        same("NOT (a < b OR kind = 'x')", "b <= a AND 'x' <> kind");
        same("a BETWEEN 1 AND 2", "a >= 1 AND a <= 2");
        same("a NOT BETWEEN 1 AND 2", "a > 2 OR a < 1");
        same("kind IN ('x', 'y')", "kind = 'y' OR kind = 'x'");
        same("kind NOT IN ('x', 'y')", "kind <> 'x' AND kind <> 'y'");
        same("kind IN ('x')", "kind = 'x'");
        same("a + (b - income) < 1", "b + a - income < 1");
        same("a * (b / income) < 1", "b * a / income < 1");
        same("income < 1", "net < 1");
        same("least(a, b) < 1", "least(b, a) < 1");
        same("NOT (a IS NULL)", "a IS NOT NULL");
        same("CASE WHEN a < b THEN 1 ELSE 2 END < 2", "CASE WHEN b > a THEN 1.0 ELSE 2 END < 2");
    }

    #[test]
    fn notation_alone_is_no_other_rule() {
        let same = |left, right| form_at(left, Level::Notation) == form_at(right, Level::Notation);
        assert!(same("a<1 AND (b < 2)", "2 > b AND a < 1"));
        assert!(same("NOT NOT a < b", "b > a"));
        assert!(same("income <= 1.30 * a", "(net) <= (1.3 * a)"));
        assert!(!same("a BETWEEN 1 AND 2", "a >= 1 AND a <= 2"));
        assert!(!same("NOT (a < b)", "a >= b"));
        assert!(!same("a + b < 1", "b + a < 1"));
    }

    #[test]
    fn what_says_something_else_has_another_form() {
        different("a < b", "a <= b");
        different("a < b", "b < a");
        different("a < 1 AND b < 2", "a < 1 OR b < 2");
        different("income < 1", "a < 1");
        different("a - b < 1", "b - a < 1");
        different("a / b < 1", "b / a < 1");
        different("kind IN ('x', 'y')", "kind IN ('x', 'z')");
        different("1.10 * a < b", "1.30 * a < b");
    }
}
