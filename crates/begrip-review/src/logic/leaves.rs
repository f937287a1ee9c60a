//! The leaves of a question: what is not known of a unit, or of the world, and what each can be.

use std::collections::BTreeMap;

use begrip::DefinitionId;
use begrip::eval::{Leaf, Number};

use super::formula::{Choice, Shared};
use super::linear::{Linear, Relation, Unknown};
use super::search::Domain;
use crate::message::Message;

/// An amount of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AmountOf {
    pub(crate) parameter: DefinitionId,
    /// As they are called in the parameter.
    pub(crate) keys: Vec<String>,
    pub(crate) unit: Option<String>,
}

/// What an unknown number is.
#[derive(Debug, Clone)]
pub(crate) enum Quantity {
    /// A value of the unit, with its declared bounds.
    OfUnit {
        leaf: Leaf,
        minimum: Option<Number>,
        maximum: Option<Number>,
        is_date: bool,
        unit: Option<String>,
    },
    /// An amount of a parameter, or a figure of an indicator: of the world, not of the unit.
    OfWorld {
        is_positive: bool,
        /// Which amount it is of the period that is asked about.
        amount: Option<AmountOf>,
        said: Message,
    },
    /// A product of unknowns; it is what it is, and nothing is known of it but its sign.
    Product {
        is_positive: bool,
        /// Whether all its factors are amounts.
        is_of_world: bool,
    },
    /// Something that is outside what is decided, equal only to itself.
    Opaque(Message),
    /// A whole number that another one determines.
    Rounded,
    /// How many members of the unit a rule counts.
    Counted,
    /// How many members of the unit are of one kind.
    Kind,
}

/// What a leaf with a few values is.
#[derive(Debug, Clone)]
pub(crate) enum Options {
    /// A value of the unit: a code, a text, true or false.
    OfUnit { leaf: Leaf },
    /// Something that is outside what is decided, equal only to itself.
    Opaque(Message),
}

/// A leaf with a few values: what it is, and its values in words; a code list has its codes, a Boolean `no` and `yes`.
#[derive(Debug, Clone)]
pub(crate) struct Chosen {
    pub(crate) what: Options,
    pub(crate) values: Vec<String>,
    /// Whether there are more values than are named: of a text.
    pub(crate) is_open: bool,
}

/// How many values a text can have that rules name; one more stands for all others.
pub(crate) const TEXTS: usize = 64;

/// Every leaf of a question, each once.
#[derive(Debug, Default)]
pub(crate) struct Leaves {
    pub(crate) numbers: Vec<(String, Quantity)>,
    pub(crate) choices: Vec<(String, Chosen)>,
    by_key: BTreeMap<String, usize>,
    pub(crate) domain: Domain,
}

impl Leaves {
    /// The unknown of this key, made at first use.
    pub(crate) fn number(
        &mut self,
        key: &str,
        is_whole: bool,
        quantity: impl FnOnce() -> Quantity,
    ) -> Unknown {
        let full = format!("number {key}");
        if let Some(known) = self.by_key.get(&full) {
            return *known;
        }
        let unknown = self.numbers.len();
        self.numbers.push((key.to_owned(), quantity()));
        if is_whole {
            self.domain.whole.insert(unknown);
        }
        self.by_key.insert(full, unknown);
        unknown
    }

    /// The choice of this key, made at first use.
    pub(crate) fn choice(&mut self, key: &str, chosen: impl FnOnce() -> Chosen) -> Choice {
        let full = format!("choice {key}");
        let chosen = chosen();
        if let Some(known) = self.by_key.get(&full) {
            // what one definition only describes and another one reads is given of a unit
            if let (Options::OfUnit { .. }, Some((_, before))) = (&chosen.what, self.choices.get_mut(*known))
            {
                before.what = chosen.what;
            }
            return *known;
        }
        let choice = self.choices.len();
        self.domain.choices.push(if chosen.is_open { TEXTS } else { chosen.values.len() });
        self.choices.push((key.to_owned(), chosen));
        self.by_key.insert(full, choice);
        choice
    }

    /// The number of a value of a choice; of a text it is made at first use.
    pub(crate) fn value(&mut self, choice: Choice, value: &str) -> Option<usize> {
        let (_, chosen) = self.choices.get_mut(choice)?;
        if let Some(at) = chosen.values.iter().position(|known| known == value) {
            return Some(at);
        }
        if !chosen.is_open || chosen.values.len() + 1 >= TEXTS {
            return None;
        }
        chosen.values.push(value.to_owned());
        Some(chosen.values.len() - 1)
    }

    /// How many values a choice has.
    pub(crate) fn count(&self, choice: Choice) -> usize {
        self.domain.choices.get(choice).copied().unwrap_or_default()
    }

    /// That the first number of persons is not zero, if one is given.
    pub(crate) fn someone(&self) -> Option<Shared> {
        let is_of_persons = |quantity: &Quantity| matches!(quantity, Quantity::OfUnit { unit: Some(unit), .. } if unit == "person");
        let first = self.numbers.iter().position(|(_, quantity)| is_of_persons(quantity))?;
        let short = Linear::constant(Number::from(1)).minus(&Linear::unknown(first))?;
        Some(super::formula::number(short, Relation::AtMost))
    }

    /// What of a leaf cannot be told; `None` for what is given of a unit.
    pub(crate) fn number_untold(&self, unknown: Unknown) -> Option<&Message> {
        match &self.numbers.get(unknown)?.1 {
            Quantity::OfWorld { said, .. } | Quantity::Opaque(said) => Some(said),
            _ => None,
        }
    }

    /// The same of a leaf with a few values.
    pub(crate) fn choice_untold(&self, choice: Choice) -> Option<&Message> {
        match &self.choices.get(choice)?.1.what {
            Options::Opaque(said) => Some(said),
            Options::OfUnit { .. } => None,
        }
    }

    /// Whether an unknown is never below zero.
    pub(crate) fn is_positive(&self, unknown: Unknown) -> bool {
        match self.numbers.get(unknown).map(|(_, quantity)| quantity) {
            Some(Quantity::OfUnit { minimum, .. }) => {
                minimum.as_ref().is_some_and(|low| *low >= Number::ZERO)
            }
            Some(Quantity::OfWorld { is_positive, .. } | Quantity::Product { is_positive, .. }) => {
                *is_positive
            }
            _ => false,
        }
    }
}
