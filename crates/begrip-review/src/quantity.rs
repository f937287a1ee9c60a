//! The numbers that a rule rests on: those it writes out, and the amounts of its parameters.

use std::cell::LazyCell;

use begrip::eval::Number;
use begrip::expr::{
    Call, Comparison, Expr, ExprKind, Factor, Function, Literal, Scope, Sign, Stated, Type, check,
};
use begrip::{Content, Definition, Input, Measure, Registry, Time};

mod amounts;

use amounts::Use;

/// A number that a rule rests on.
#[derive(Debug)]
pub(crate) struct Quantity {
    pub(crate) number: Number,
    pub(crate) sort: Sort,
    /// Where the rule has it: the part of the rule, or the name of the parameter.
    pub(crate) written: String,
    /// Whether a text that says another number contradicts it.
    pub(crate) comparable: bool,
}

/// What a number of a rule measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A factor or a share: 1.3 is 130 per cent.
    Ratio,
    /// Per hundred.
    Percent,
    /// Euros.
    Money,
    /// The first age on the other side of a bound: 18 for `age < 18` as for `age <= 17`.
    Age,
    /// Anything else.
    Bare,
}

/// The numbers that a definition rests on.
#[derive(Debug, Default)]
pub(crate) struct Quantities {
    pub(crate) all: Vec<Quantity>,
    /// Whether an amount of money is not known here, so that no text can contradict it.
    pub(crate) unknown_money: bool,
    /// Whether an input is not known here, or a rule cannot be read.
    pub(crate) unknown_input: bool,
    /// How the rule uses parameters by the names that it gives them.
    uses: Vec<(String, Use)>,
}

impl Quantities {
    /// The numbers that the rule and the conditions of a definition write out, and the amounts that go with them.
    pub(crate) fn of(registry: &Registry, definition: &Definition) -> Self {
        let mut quantities = Self::default();
        for stated in definition.stated() {
            match stated.text.parse() {
                Ok(rule) => quantities.written_out(registry, definition, (&stated, &rule)),
                Err(_) => quantities.unknown_input = true,
            }
        }
        quantities.amounts(registry, definition);
        quantities
    }

    /// Adds the numbers that an expression of the definition writes out.
    pub(crate) fn written_out<'r>(
        &mut self,
        registry: &'r Registry,
        definition: &Definition,
        (stated, rule): (&Stated<'r>, &Expr),
    ) {
        let scope = LazyCell::new(|| Scope::new(registry, stated.inputs, definition.header().valid));
        let gives = stated.gives.and_then(|values| values.unit_of_measure()).map(Measure::from);
        let typed = |expr: &Expr| check(expr, &scope).0;
        let mut reader = Reader { registry, stated, typed: &typed, found: Vec::new(), uses: Vec::new() };
        reader.part(rule, gives.as_ref().map_or(Sort::Bare, sort_of));
        self.all.append(&mut reader.found);
        self.uses.append(&mut reader.uses);
    }
}

/// What an amount in a unit of measure says.
fn sort_of(measure: &Measure) -> Sort {
    match measure.to_string().as_str() {
        "ratio" => Sort::Ratio,
        "percent" => Sort::Percent,
        "year" => Sort::Age,
        unit if unit.split('/').next() == Some("EUR") => Sort::Money,
        _ => Sort::Bare,
    }
}

struct Reader<'s, 'r> {
    registry: &'r Registry,
    stated: &'s Stated<'r>,
    typed: &'s dyn Fn(&Expr) -> Type<'r>,
    found: Vec<Quantity>,
    uses: Vec<(String, Use)>,
}

impl Reader<'_, '_> {
    /// The numbers in a part of a rule; one that is written out itself is of this sort. As deep as a rule can be.
    fn part(&mut self, expr: &Expr, sort: Sort) {
        if let Some(number) = constant(expr) {
            return self.written_out(expr, &number, sort);
        }
        match &expr.kind {
            ExprKind::Compare(left, comparison, right) => self.comparison(expr, (left, *comparison, right)),
            ExprKind::Between { value, low, high, .. } => {
                let sort = self.sort(value);
                self.bound(expr, sort, (Comparison::GreaterOrEqual, low));
                self.bound(expr, sort, (Comparison::LessOrEqual, high));
                self.part(value, Sort::Bare);
            }
            ExprKind::InList { value, list, .. } => {
                let sort = self.sort(value);
                for item in list {
                    self.bound(expr, sort, (Comparison::Equal, item));
                }
                self.part(value, Sort::Bare);
            }
            ExprKind::Sum(terms) => {
                let sort = if self.sort(expr) == Sort::Money { Sort::Money } else { Sort::Bare };
                for term in terms {
                    self.part(&term.value, sort);
                }
            }
            ExprKind::Product(factors) => self.product(expr, factors),
            ExprKind::Call(call) => self.call(expr, call, sort),
            ExprKind::Negative(value) => self.part(value, sort),
            ExprKind::Case { branches, otherwise } => {
                for branch in branches {
                    self.part(&branch.condition, Sort::Bare);
                    self.part(&branch.value, sort);
                }
                if let Some(otherwise) = otherwise {
                    self.part(otherwise, sort);
                }
            }
            _ => expr.parts().into_iter().for_each(|part| self.part(part, Sort::Bare)),
        }
    }

    fn call(&mut self, expr: &Expr, call: &Call, sort: Sort) {
        match (call.function, call.arguments.as_slice()) {
            // the keys of a parameter are no numbers of the rule
            (None, _) => {}
            (Some(Function::Quantity), [value, ..]) => {
                if let Some(number) = constant(value) {
                    self.written_out(expr, &number, self.sort(expr));
                }
            }
            (Some(Function::Least | Function::Greatest | Function::Coalesce), arguments) => {
                let own = self.sort(expr);
                let sort = if own == Sort::Bare { sort } else { own };
                for argument in arguments {
                    self.part(argument, sort);
                }
            }
            (Some(Function::Abs | Function::Floor | Function::Ceil | Function::Round), [value, ..]) => {
                self.part(value, sort);
            }
            (Some(Function::Convert | Function::Number), [value, ..]) => self.part(value, Sort::Bare),
            (Some(_), arguments) => {
                for argument in arguments {
                    self.part(argument, Sort::Bare);
                }
            }
        }
    }

    fn comparison(&mut self, whole: &Expr, (left, comparison, right): (&Expr, Comparison, &Expr)) {
        if is_told_by_other_side(right) {
            self.bound(whole, self.sort(left), (comparison, right));
        } else {
            self.amount_as_bound(left, comparison, right);
            self.part(right, Sort::Bare);
        }
        if is_told_by_other_side(left) {
            self.bound(whole, self.sort(right), (mirrored(comparison), left));
        } else {
            self.amount_as_bound(right, mirrored(comparison), left);
            self.part(left, Sort::Bare);
        }
    }

    /// An amount of a parameter with which an age is compared.
    fn amount_as_bound(&mut self, value: &Expr, comparison: Comparison, with: &Expr) {
        if let Some(name) = named(with)
            && self.sort(value) == Sort::Age
        {
            self.uses.push((name.to_owned(), Use::Bound(comparison)));
        }
    }

    /// What a value of this sort is compared with.
    fn bound(&mut self, whole: &Expr, sort: Sort, (comparison, with): (Comparison, &Expr)) {
        let Some(number) = constant(with).filter(|_| sort == Sort::Age) else {
            if let Some(name) = named(with).filter(|_| sort == Sort::Age) {
                self.uses.push((name.to_owned(), Use::Bound(comparison)));
            }
            return self.part(with, sort);
        };
        for cut in cuts(comparison, &number).into_iter().flatten() {
            self.push(whole, &cut, Sort::Age, !number.is_zero());
        }
    }

    /// A product: the numbers in it together are the factor by which the rest is multiplied.
    fn product(&mut self, expr: &Expr, factors: &[Factor]) {
        let mut together = Some(Number::from(1));
        let mut written: Vec<&Factor> = Vec::new();
        for factor in factors {
            let Some(number) = constant(&factor.value) else {
                self.part(&factor.value, Sort::Bare);
                continue;
            };
            let before = together.unwrap_or(Number::ZERO);
            together = if factor.divides { before.over(&number) } else { before.times(&number) };
            self.push(&factor.value, &number, Sort::Ratio, false);
            written.push(factor);
        }
        if written.is_empty() {
            self.amount_as_factor(expr, factors);
        }
        let Some(number) = together else { return };
        let multiplies = written.iter().any(|factor| !factor.divides);
        let comparable = multiplies && is_percentage(&number, self.sort(expr) == Sort::Money);
        match written.as_slice() {
            [] => {}
            [one] => self.push(&one.value, &number, Sort::Ratio, comparable),
            _ => self.push(expr, &number, Sort::Ratio, comparable),
        }
    }

    /// The only ratio in a product, if it is an amount of a parameter that multiplies.
    fn amount_as_factor(&mut self, expr: &Expr, factors: &[Factor]) {
        let mut ratios = factors.iter().filter(|factor| self.sort(&factor.value) == Sort::Ratio);
        if let (Some(factor), None) = (ratios.next(), ratios.next())
            && let Some(name) = named(&factor.value).filter(|_| !factor.divides)
        {
            let of_money = self.sort(expr) == Sort::Money;
            self.uses.push((name.to_owned(), Use::Factor { of_money }));
        }
    }

    fn written_out(&mut self, expr: &Expr, number: &Number, sort: Sort) {
        let comparable = match sort {
            Sort::Ratio => is_near_one(number) && !number.is_whole(),
            Sort::Percent => !number.is_zero() && *number != Number::from(100),
            Sort::Money => !number.is_zero(),
            Sort::Age | Sort::Bare => false,
        };
        // an age that is not compared is no bound
        let sort = if sort == Sort::Age { Sort::Bare } else { sort };
        self.push(expr, number, sort, comparable);
    }

    fn push(&mut self, expr: &Expr, number: &Number, sort: Sort, comparable: bool) {
        let written = self.stated.text.get(expr.span.clone()).unwrap_or_default();
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        self.found.push(Quantity { number: number.absolute(), sort, written, comparable });
    }

    /// What a part of the rule gives.
    fn sort(&self, expr: &Expr) -> Sort {
        // most are plain inputs, for which the other inputs need not be looked up
        if let ExprKind::Name(name) = &expr.kind
            && let Some(Input::Value(input)) = self.stated.inputs.get(name)
        {
            let target = self.registry.resolve(&input.of, Time::Any).map(Definition::content);
            let values = match target {
                Ok(Content::Variable(variable)) => Some(&variable.values),
                Ok(Content::Parameter(parameter)) => Some(&parameter.values),
                Ok(Content::Indicator(indicator)) => indicator.values.as_ref(),
                _ => None,
            };
            let unit = values.and_then(|values| values.unit_of_measure());
            return unit.map_or(Sort::Bare, |unit| sort_of(&Measure::from(unit)));
        }
        match (self.typed)(expr) {
            Type::Number(measure) => sort_of(&measure),
            _ => Sort::Bare,
        }
    }
}

/// Whether the numbers in one side of a comparison are what the other side gives.
fn is_told_by_other_side(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name(_) => false,
        ExprKind::Call(call) => call.function.is_some(),
        ExprKind::Negative(_) | ExprKind::Case { .. } => true,
        _ => constant(expr).is_some(),
    }
}

/// Whether a factor may be a percentage that a text speaks of: from 5 to 500 per cent, but for 100.
fn is_near_one(number: &Number) -> bool {
    let twentieth = Number::fraction(1, 20).unwrap_or(Number::ZERO);
    (twentieth..=Number::from(5)).contains(number) && *number != Number::from(1)
}

/// Whether a number by which something is multiplied is a percentage of it; a whole number is one only of money.
fn is_percentage(number: &Number, of_money: bool) -> bool {
    is_near_one(number) && (of_money || !number.is_whole())
}

/// The first age on the other side of a bound.
fn cuts(comparison: Comparison, number: &Number) -> [Option<Number>; 2] {
    let next = number.plus(&Number::from(1));
    match comparison {
        Comparison::Less | Comparison::GreaterOrEqual => [Some(number.clone()), None],
        Comparison::LessOrEqual | Comparison::Greater => [next, None],
        Comparison::Equal | Comparison::NotEqual => [Some(number.clone()), next],
    }
}

/// The name under which a parameter is an input, with its keys or without.
fn named(expr: &Expr) -> Option<&str> {
    match &expr.kind {
        ExprKind::Name(name) => Some(name),
        ExprKind::Call(call) if call.function.is_none() => Some(&call.name),
        _ => None,
    }
}

fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        Comparison::Equal | Comparison::NotEqual => comparison,
    }
}

/// The value of a part in which nothing but numbers is written. As deep as a rule can be.
fn constant(expr: &Expr) -> Option<Number> {
    match &expr.kind {
        ExprKind::Literal(Literal::Number(number)) => Some(Number::from(*number)),
        ExprKind::Negative(value) => constant(value).map(|number| number.negative()),
        ExprKind::Sum(terms) => terms.iter().try_fold(Number::ZERO, |sum, term| {
            let number = constant(&term.value)?;
            if term.sign == Sign::Minus { sum.minus(&number) } else { sum.plus(&number) }
        }),
        ExprKind::Product(factors) => factors.iter().try_fold(Number::from(1), |product, factor| {
            let number = constant(&factor.value)?;
            if factor.divides { product.over(&number) } else { product.times(&number) }
        }),
        _ => None,
    }
}
