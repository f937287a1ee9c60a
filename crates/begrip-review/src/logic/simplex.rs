//! Whether linear constraints can hold together, in exact rational arithmetic, strict ones too.
//!
//! The general simplex of Dutertre and de Moura, "A Fast Linear-Arithmetic Solver for DPLL(T)" (CAV 2006), with Bland's
//! rule, which terminates; a strict bound is one that differs by an infinitesimal amount.

use std::collections::BTreeMap;

use begrip::eval::Number;

use super::linear::{Linear, Relation, Unknown};

/// A number and so many times an amount that is smaller than any.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Near {
    number: Number,
    epsilon: Number,
}

impl Near {
    fn exact(number: Number) -> Self {
        Self { number, epsilon: Number::ZERO }
    }

    fn plus(&self, other: &Self) -> Option<Self> {
        Some(Self { number: self.number.plus(&other.number)?, epsilon: self.epsilon.plus(&other.epsilon)? })
    }

    fn times(&self, factor: &Number) -> Option<Self> {
        Some(Self { number: self.number.times(factor)?, epsilon: self.epsilon.times(factor)? })
    }

    fn minus(&self, other: &Self) -> Option<Self> {
        self.plus(&other.times(&Number::from(-1))?)
    }
}

/// Why constraints were not decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// They can hold together.
    Feasible,
    /// They cannot.
    Infeasible,
    /// A number became too large to be kept.
    TooLarge,
}

/// Constraints that are added one after the other; a copy is made where the search branches.
#[derive(Debug, Clone, Default)]
pub(crate) struct Simplex {
    /// Of each basic variable, what it is of the others.
    rows: BTreeMap<usize, BTreeMap<usize, Number>>,
    bounds: Vec<(Option<Near>, Option<Near>)>,
    values: Vec<Near>,
    /// The variable of each unknown.
    unknowns: BTreeMap<Unknown, usize>,
    /// The variable of each sum of unknowns that is bounded.
    sums: BTreeMap<BTreeMap<Unknown, Number>, usize>,
}

impl Simplex {
    /// Adds a constraint, and says whether all can still hold together.
    pub(crate) fn add(&mut self, linear: &Linear, relation: Relation) -> Verdict {
        if let Some(number) = linear.as_number() {
            return if relation.holds(number) { Verdict::Feasible } else { Verdict::Infeasible };
        }
        self.bound(linear, relation).unwrap_or(Verdict::TooLarge)
    }

    /// Values of the unknowns that meet all constraints.
    pub(crate) fn model(&self) -> Option<BTreeMap<Unknown, Number>> {
        let epsilon = self.epsilon()?;
        let value = |near: &Near| near.number.plus(&near.epsilon.times(&epsilon)?);
        let one =
            |(unknown, variable): (&Unknown, &usize)| Some((*unknown, value(self.values.get(*variable)?)?));
        self.unknowns.iter().map(one).collect()
    }

    /// An amount small enough for all strict bounds.
    fn epsilon(&self) -> Option<Number> {
        let mut epsilon = Number::from(1);
        for (value, (lower, upper)) in self.values.iter().zip(&self.bounds) {
            let sides = [lower.as_ref().map(|low| (low, value)), upper.as_ref().map(|high| (value, high))];
            for (less, more) in sides.into_iter().flatten() {
                let room = more.number.minus(&less.number)?;
                let slope = less.epsilon.minus(&more.epsilon)?;
                if slope > Number::ZERO && room > Number::ZERO {
                    epsilon = epsilon.min(room.over(&slope)?);
                }
            }
        }
        Some(epsilon)
    }

    fn bound(&mut self, linear: &Linear, relation: Relation) -> Option<Verdict> {
        // a·x + c ≤ 0 bounds a·x; the first coefficient is made 1 so that one sum has one variable
        let first = linear.terms().values().next()?.clone();
        let scaled = linear.times(&Number::from(1).over(&first)?)?;
        let variable = self.variable(scaled.terms())?;
        let limit = scaled.free().negative();
        let is_upper = first > Number::ZERO;
        let strict = |sign: i64| Near { number: limit.clone(), epsilon: Number::from(sign) };
        let verdict = match (relation, is_upper) {
            (Relation::Zero, _) => {
                self.upper(variable, Near::exact(limit.clone()))?
                    && self.lower(variable, Near::exact(limit))?
            }
            (Relation::AtMost, true) => self.upper(variable, Near::exact(limit))?,
            (Relation::AtMost, false) => self.lower(variable, Near::exact(limit))?,
            (Relation::Below, true) => self.upper(variable, strict(-1))?,
            (Relation::Below, false) => self.lower(variable, strict(1))?,
        };
        if verdict { self.check() } else { Some(Verdict::Infeasible) }
    }

    fn fresh(&mut self) -> usize {
        self.bounds.push((None, None));
        self.values.push(Near::exact(Number::ZERO));
        self.bounds.len() - 1
    }

    fn variable(&mut self, terms: &BTreeMap<Unknown, Number>) -> Option<usize> {
        for unknown in terms.keys() {
            if !self.unknowns.contains_key(unknown) {
                let variable = self.fresh();
                self.unknowns.insert(*unknown, variable);
            }
        }
        if let (1, Some(unknown)) = (terms.len(), terms.keys().next()) {
            return self.unknowns.get(unknown).copied();
        }
        if let Some(variable) = self.sums.get(terms) {
            return Some(*variable);
        }
        let variable = self.fresh();
        self.sums.insert(terms.clone(), variable);
        let mut row: BTreeMap<usize, Number> = BTreeMap::new();
        for (unknown, coefficient) in terms {
            let of = *self.unknowns.get(unknown)?;
            match self.rows.get(&of) {
                Some(basic) => add_scaled(&mut row, basic, coefficient)?,
                None => add_scaled(&mut row, &BTreeMap::from([(of, Number::from(1))]), coefficient)?,
            }
        }
        let value = self.of_row(&row)?;
        *self.values.get_mut(variable)? = value;
        self.rows.insert(variable, row);
        Some(variable)
    }

    fn of_row(&self, row: &BTreeMap<usize, Number>) -> Option<Near> {
        row.iter().try_fold(Near::exact(Number::ZERO), |sum, (variable, coefficient)| {
            sum.plus(&self.values.get(*variable)?.times(coefficient)?)
        })
    }

    /// Whether the bound goes with the one on the other side.
    fn upper(&mut self, variable: usize, limit: Near) -> Option<bool> {
        let (lower, upper) = self.bounds.get_mut(variable)?;
        if upper.as_ref().is_some_and(|upper| *upper <= limit) {
            return Some(true);
        }
        if lower.as_ref().is_some_and(|lower| *lower > limit) {
            return Some(false);
        }
        *upper = Some(limit.clone());
        if !self.rows.contains_key(&variable) && *self.values.get(variable)? > limit {
            self.update(variable, limit)?;
        }
        Some(true)
    }

    fn lower(&mut self, variable: usize, limit: Near) -> Option<bool> {
        let (lower, upper) = self.bounds.get_mut(variable)?;
        if lower.as_ref().is_some_and(|lower| *lower >= limit) {
            return Some(true);
        }
        if upper.as_ref().is_some_and(|upper| *upper < limit) {
            return Some(false);
        }
        *lower = Some(limit.clone());
        if !self.rows.contains_key(&variable) && *self.values.get(variable)? < limit {
            self.update(variable, limit)?;
        }
        Some(true)
    }

    /// Moves a variable that is not basic, and all that rest on it.
    fn update(&mut self, variable: usize, to: Near) -> Option<()> {
        let by = to.minus(self.values.get(variable)?)?;
        for (basic, row) in &self.rows {
            if let Some(coefficient) = row.get(&variable) {
                let moved = self.values.get(*basic)?.plus(&by.times(coefficient)?)?;
                *self.values.get_mut(*basic)? = moved;
            }
        }
        *self.values.get_mut(variable)? = to;
        Some(())
    }

    fn check(&mut self) -> Option<Verdict> {
        loop {
            let Some((basic, target, too_low)) = self.violated() else { return Some(Verdict::Feasible) };
            let row = self.rows.get(&basic)?;
            let helps = |(other, coefficient): &(&usize, &Number)| {
                let (lower, upper) = self.bounds.get(**other).cloned().unwrap_or_default();
                let value = self.values.get(**other);
                let may_rise = upper.is_none_or(|upper| value.is_some_and(|value| *value < upper));
                let may_fall = lower.is_none_or(|lower| value.is_some_and(|value| *value > lower));
                let rises = (**coefficient > Number::ZERO) == too_low;
                if rises { may_rise } else { may_fall }
            };
            // the first that helps: Bland's rule
            let Some((other, _)) = row.iter().find(helps) else { return Some(Verdict::Infeasible) };
            self.pivot(basic, *other, target)?;
        }
    }

    /// The first basic variable that is out of its bounds, the bound, and whether it is below it.
    fn violated(&self) -> Option<(usize, Near, bool)> {
        self.rows.keys().find_map(|basic| {
            let (lower, upper) = self.bounds.get(*basic)?;
            let value = self.values.get(*basic)?;
            match (lower, upper) {
                (Some(lower), _) if value < lower => Some((*basic, lower.clone(), true)),
                (_, Some(upper)) if value > upper => Some((*basic, upper.clone(), false)),
                _ => None,
            }
        })
    }

    /// Exchanges a basic variable with another, and sets the first to its bound.
    fn pivot(&mut self, basic: usize, other: usize, target: Near) -> Option<()> {
        let mut row = self.rows.remove(&basic)?;
        let coefficient = row.remove(&other)?;
        let by = target.minus(self.values.get(basic)?)?.times(&Number::from(1).over(&coefficient)?)?;
        let inverse = Number::from(1).over(&coefficient)?;
        let negative = inverse.negative();
        let mut solved = BTreeMap::from([(basic, inverse)]);
        add_scaled(&mut solved, &row, &negative)?;
        for (own, row) in &mut self.rows {
            if let Some(coefficient) = row.remove(&other) {
                add_scaled(row, &solved, &coefficient)?;
                let moved = self.values.get(*own)?.plus(&by.times(&coefficient)?)?;
                *self.values.get_mut(*own)? = moved;
            }
        }
        let moved = self.values.get(other)?.plus(&by)?;
        *self.values.get_mut(other)? = moved;
        *self.values.get_mut(basic)? = target;
        self.rows.insert(other, solved);
        Some(())
    }
}

/// Adds so many times another row.
fn add_scaled(
    row: &mut BTreeMap<usize, Number>,
    other: &BTreeMap<usize, Number>,
    factor: &Number,
) -> Option<()> {
    for (variable, coefficient) in other {
        let entry = row.entry(*variable).or_insert(Number::ZERO);
        *entry = entry.plus(&coefficient.times(factor)?)?;
    }
    row.retain(|_, coefficient| !coefficient.is_zero());
    Some(())
}

#[cfg(test)]
mod tests;
