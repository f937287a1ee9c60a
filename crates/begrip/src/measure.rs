//! Units of measure: products of symbols such as `EUR/month`.

use std::fmt;
use std::str::FromStr;

use crate::scalar::{Invalid, Scalar, written_as_text};

mod algebra;

pub use algebra::Measure;

/// A unit of measure, a product of symbols: `EUR/year`, `EUR/year/person`, `percent`, `ratio`, `person`, `m2`.
///
/// Every symbol after a `/` divides; `*` multiplies. Symbols are letters, digits after the first letter, and
/// single hyphens or underscores within. Conversions are no part of the unit itself.
///
/// # Errors
///
/// Parsing fails for `€/month` (symbols are ASCII), `EUR/` and `EUR//month` (a symbol is missing), `12 month`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitOfMeasure {
    text: String,
}

impl UnitOfMeasure {
    /// The unit as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The symbols with their exponents (1 or −1 for each time a symbol is written), in the order written.
    pub fn factors(&self) -> impl Iterator<Item = (&str, i8)> {
        let mut exponent = 1;
        self.text.split_inclusive(['/', '*']).map(move |part| {
            let here = exponent;
            exponent = if part.ends_with('/') { -1 } else { 1 };
            (part.trim_end_matches(['/', '*']), here)
        })
    }
}

impl FromStr for UnitOfMeasure {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        if text.split(['/', '*']).all(is_symbol) {
            Ok(Self { text: text.to_owned() })
        } else {
            Err(Invalid::new(Scalar::Unit, text))
        }
    }
}

fn is_symbol(symbol: &str) -> bool {
    symbol.starts_with(|c: char| c.is_ascii_alphabetic())
        && symbol
            .split(['-', '_'])
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric()))
}

impl fmt::Display for UnitOfMeasure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for UnitOfMeasure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

written_as_text!(UnitOfMeasure, Scalar::Unit, { "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*([/*][A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*)*$" });

#[cfg(test)]
mod tests {
    use super::UnitOfMeasure;

    #[test]
    fn a_unit_is_a_product_of_symbols() {
        let unit: UnitOfMeasure = "EUR/year/person".parse().unwrap();
        assert_eq!(unit.factors().collect::<Vec<_>>(), [("EUR", 1), ("year", -1), ("person", -1)]);
        let unit: UnitOfMeasure = "EUR/month*month".parse().unwrap();
        assert_eq!(unit.factors().collect::<Vec<_>>(), [("EUR", 1), ("month", -1), ("month", 1)]);
        for text in ["€/month", "EUR/", "EUR//month", "12 month", "", "/year"] {
            assert!(text.parse::<UnitOfMeasure>().is_err(), "{text}");
        }
    }
}
