//! Linear terms over unknown numbers, in exact arithmetic.

use std::collections::BTreeMap;

use begrip::eval::Number;

/// The number of an unknown.
pub(crate) type Unknown = usize;

/// A sum of unknowns with coefficients, and a constant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Linear {
    terms: BTreeMap<Unknown, Number>,
    constant: Number,
}

impl Linear {
    pub(crate) fn constant(constant: Number) -> Self {
        Self { terms: BTreeMap::new(), constant }
    }

    pub(crate) fn unknown(unknown: Unknown) -> Self {
        Self { terms: BTreeMap::from([(unknown, Number::from(1))]), constant: Number::ZERO }
    }

    /// The number that it is, if there is nothing unknown in it.
    pub(crate) fn as_number(&self) -> Option<&Number> {
        self.terms.is_empty().then_some(&self.constant)
    }

    pub(crate) fn terms(&self) -> &BTreeMap<Unknown, Number> {
        &self.terms
    }

    pub(crate) fn free(&self) -> &Number {
        &self.constant
    }

    /// The sum; `None` for numbers that are too large to be kept.
    pub(crate) fn plus(&self, other: &Self) -> Option<Self> {
        let mut sum = self.clone();
        sum.constant = sum.constant.plus(&other.constant)?;
        for (unknown, coefficient) in &other.terms {
            let entry = sum.terms.entry(*unknown).or_insert(Number::ZERO);
            *entry = entry.plus(coefficient)?;
        }
        sum.terms.retain(|_, coefficient| !coefficient.is_zero());
        Some(sum)
    }

    pub(crate) fn times(&self, factor: &Number) -> Option<Self> {
        if factor.is_zero() {
            return Some(Self::constant(Number::ZERO));
        }
        let terms =
            self.terms.iter().map(|(unknown, coefficient)| Some((*unknown, coefficient.times(factor)?)));
        Some(Self { terms: terms.collect::<Option<_>>()?, constant: self.constant.times(factor)? })
    }

    pub(crate) fn minus(&self, other: &Self) -> Option<Self> {
        self.plus(&other.times(&Number::from(-1))?)
    }

    /// The same with something else in the place of an unknown.
    pub(crate) fn with(&self, unknown: Unknown, value: &Self) -> Option<Self> {
        let Some(coefficient) = self.terms.get(&unknown) else { return Some(self.clone()) };
        let mut rest = self.clone();
        rest.terms.remove(&unknown);
        rest.plus(&value.times(coefficient)?)
    }

    /// Its value where every unknown has one.
    pub(crate) fn value(&self, of: &dyn Fn(Unknown) -> Number) -> Option<Number> {
        self.terms.iter().try_fold(self.constant.clone(), |sum, (unknown, coefficient)| {
            sum.plus(&coefficient.times(&of(*unknown))?)
        })
    }
}

/// How a linear term relates to zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Relation {
    Below,
    AtMost,
    Zero,
}

impl Relation {
    /// Whether a number stands so to zero.
    pub(crate) fn holds(self, number: &Number) -> bool {
        match self {
            Self::Below => *number < Number::ZERO,
            Self::AtMost => *number <= Number::ZERO,
            Self::Zero => number.is_zero(),
        }
    }
}
