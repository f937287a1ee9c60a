//! What has to hold of a unit: conditions on numbers and codes, joined by "and" and "or".

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use super::linear::{Linear, Relation, Unknown};

/// The number of a leaf that has one of a few values.
pub(crate) type Choice = usize;

/// Some of the values that a leaf can have, by their numbers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Among(Vec<u64>);

impl Among {
    /// The first so many values.
    pub(crate) fn all(count: usize) -> Self {
        let mut among = Self(vec![0; count.div_ceil(64).max(1)]);
        (0..count).for_each(|value| among.insert(value));
        among
    }

    pub(crate) fn of(values: impl IntoIterator<Item = usize>, count: usize) -> Self {
        let mut among = Self(vec![0; count.div_ceil(64).max(1)]);
        values.into_iter().for_each(|value| among.insert(value));
        among
    }

    fn insert(&mut self, value: usize) {
        if let Some(word) = self.0.get_mut(value / 64) {
            *word |= 1 << (value % 64);
        }
    }

    pub(crate) fn both(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a & b).collect())
    }

    pub(crate) fn without(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a & !b).collect())
    }

    /// All other numbers, those beyond the domain too, which are narrowed away where it is known.
    pub(crate) fn complement(&self) -> Self {
        Self(self.0.iter().map(|word| !word).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    pub(crate) fn is_within(&self, other: &Self) -> bool {
        self.without(other).is_empty()
    }

    /// The values in order.
    pub(crate) fn values(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.0.len() * 64)
            .filter(|value| self.0.get(value / 64).is_some_and(|word| word >> (value % 64) & 1 == 1))
    }
}

/// What has to hold; without negation, which is carried down to the conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Formula {
    /// All of these; everything holds if there is none.
    All(Vec<Rc<Formula>>),
    /// At least one of these; nothing holds if there is none.
    Any(Vec<Rc<Formula>>),
    /// A number stands so to zero.
    Number(Linear, Relation),
    /// A leaf has one of these values.
    Choice(Choice, Among),
}

/// What has to hold, shared where it stands in several places.
pub(crate) type Shared = Rc<Formula>;

/// What always holds.
pub(crate) fn always() -> Shared {
    Rc::new(Formula::All(Vec::new()))
}

/// What never holds.
pub(crate) fn never() -> Shared {
    Rc::new(Formula::Any(Vec::new()))
}

/// All of these, without those that always hold.
pub(crate) fn all(parts: impl IntoIterator<Item = Shared>) -> Shared {
    let mut flat = Vec::new();
    for part in parts {
        match &*part {
            Formula::All(inner) => flat.extend(inner.iter().cloned()),
            Formula::Any(inner) if inner.is_empty() => return never(),
            _ => flat.push(part),
        }
    }
    single(flat, Formula::All)
}

/// One of these, without those that never hold.
pub(crate) fn any(parts: impl IntoIterator<Item = Shared>) -> Shared {
    let mut flat = Vec::new();
    for part in parts {
        match &*part {
            Formula::Any(inner) => flat.extend(inner.iter().cloned()),
            Formula::All(inner) if inner.is_empty() => return always(),
            _ => flat.push(part),
        }
    }
    single(flat, Formula::Any)
}

fn single(mut parts: Vec<Shared>, join: fn(Vec<Shared>) -> Formula) -> Shared {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            Rc::new(join(parts))
        }
    }
}

/// A number stands so to zero; decided where it is known.
pub(crate) fn number(linear: Linear, relation: Relation) -> Shared {
    match linear.as_number() {
        Some(number) if relation.holds(number) => always(),
        Some(_) => never(),
        None => Rc::new(Formula::Number(linear, relation)),
    }
}

/// A leaf has one of these values.
pub(crate) fn choice(choice: Choice, among: Among) -> Shared {
    if among.is_empty() { never() } else { Rc::new(Formula::Choice(choice, among)) }
}

/// The leaves that formulas speak of: numbers and choices, each once and in order.
pub(crate) fn leaves_of<'f>(
    formulas: impl IntoIterator<Item = &'f Shared>,
) -> (BTreeSet<Unknown>, BTreeSet<Choice>) {
    let mut open: Vec<&Shared> = formulas.into_iter().collect();
    let (mut numbers, mut choices) = (BTreeSet::new(), BTreeSet::new());
    let mut seen = HashSet::new();
    while let Some(part) = open.pop() {
        if !seen.insert(Rc::as_ptr(part)) {
            continue;
        }
        match &**part {
            Formula::All(parts) | Formula::Any(parts) => open.extend(parts),
            Formula::Number(linear, _) => numbers.extend(linear.terms().keys()),
            Formula::Choice(choice, _) => {
                choices.insert(*choice);
            }
        }
    }
    (numbers, choices)
}
