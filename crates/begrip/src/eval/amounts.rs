//! Amounts of a parameter as a rule reads them, without a unit.

use super::number::Number;
use super::table::Table;
use super::value::{Datum, Reason, Value};
use crate::date::Validity;
use crate::input::Input;
use crate::registry::Registry;

/// The amounts of a parameter as an input reads them in one period.
#[derive(Debug)]
pub struct Amounts<'r>(Table<'r>);

impl<'r> Amounts<'r> {
    /// The amounts of the parameter that an input names, in a period.
    pub fn new(registry: &'r Registry, input: &'r Input, period: Option<Validity>) -> Self {
        Self(Table::new(registry, input, period))
    }

    /// The amount for these keys, in the order of the call.
    ///
    /// # Errors
    ///
    /// Why there is none: keys that are not listed, an amount that is not known, no version in force, several amounts
    /// within the period.
    pub fn get(&self, keys: &[Value]) -> Result<Number, Reason> {
        let keys: Vec<Datum<'_>> = keys.iter().map(Datum::from).collect();
        self.0.amount(&keys)
    }
}
