//! Products and quotients of units of measure, and what converts exactly into what.

use std::collections::BTreeMap;
use std::fmt;

use super::UnitOfMeasure;

/// A unit of measure as symbols with exponents: `EUR/month` is EUR¹ month⁻¹; without symbols it is a pure number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Measure {
    exponents: BTreeMap<String, i32>,
}

/// Symbols that convert exactly: so many of another symbol, as a fraction.
const CONVERSIONS: &[(&str, &str, i32, u64, u64)] = &[
    // symbol, in symbol, to the power, numerator, denominator
    ("year", "month", 1, 12, 1),
    ("half_year", "month", 1, 6, 1),
    ("quarter", "month", 1, 3, 1),
    ("percent", "", 0, 1, 100),
    ("km", "m", 1, 1000, 1),
    ("m2", "m", 2, 1, 1),
    ("km2", "m", 2, 1_000_000, 1),
];

impl Measure {
    /// A pure number.
    pub fn ratio() -> Self {
        Self::default()
    }

    /// The unit whose symbols are those of both.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        self.combined(other, 1)
    }

    /// The unit of a quotient.
    #[must_use]
    pub fn per(&self, other: &Self) -> Self {
        self.combined(other, -1)
    }

    fn combined(&self, other: &Self, sign: i32) -> Self {
        let mut exponents = self.exponents.clone();
        for (symbol, exponent) in &other.exponents {
            *exponents.entry(symbol.clone()).or_insert(0) += sign * exponent;
        }
        exponents.retain(|_, exponent| *exponent != 0);
        Self { exponents }
    }

    /// By what an amount in this unit is multiplied to be in the other, as numerator and denominator; `None` if the
    /// two do not measure the same.
    pub fn conversion(&self, to: &Self) -> Option<(u64, u64)> {
        let (from_base, from) = self.base()?;
        let (to_base, to) = to.base()?;
        if from_base != to_base {
            return None;
        }
        let numerator = from.0.checked_mul(to.1)?;
        let denominator = from.1.checked_mul(to.0)?;
        let divisor = gcd(numerator, denominator);
        Some((numerator / divisor, denominator / divisor))
    }

    /// The unit in symbols that do not convert further, and how many of it one of this unit is.
    fn base(&self) -> Option<(Self, (u64, u64))> {
        let mut base = BTreeMap::new();
        let mut factor = (1u64, 1u64);
        for (symbol, exponent) in &self.exponents {
            let Some((_, into, power, numerator, denominator)) =
                CONVERSIONS.iter().find(|row| row.0 == symbol)
            else {
                *base.entry(symbol.clone()).or_insert(0) += exponent;
                continue;
            };
            if *power != 0 {
                *base.entry((*into).to_owned()).or_insert(0) += exponent * power;
            }
            let (up, down) = if *exponent > 0 { (numerator, denominator) } else { (denominator, numerator) };
            let times = exponent.unsigned_abs();
            factor = (
                factor.0.checked_mul(up.checked_pow(times)?)?,
                factor.1.checked_mul(down.checked_pow(times)?)?,
            );
        }
        base.retain(|_, exponent| *exponent != 0);
        Some((Self { exponents: base }, factor))
    }
}

fn gcd(a: u64, b: u64) -> u64 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

impl From<&UnitOfMeasure> for Measure {
    fn from(unit: &UnitOfMeasure) -> Self {
        let mut exponents = BTreeMap::new();
        for (symbol, exponent) in unit.factors().filter(|(symbol, _)| *symbol != "ratio") {
            *exponents.entry(symbol.to_owned()).or_insert(0) += i32::from(exponent);
        }
        exponents.retain(|_, exponent| *exponent != 0);
        Self { exponents }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let symbols = |sign: i32| {
            let these = self.exponents.iter().filter(move |(_, exponent)| exponent.signum() == sign);
            these.flat_map(|(symbol, exponent)| {
                std::iter::repeat_n(symbol.as_str(), exponent.unsigned_abs() as usize)
            })
        };
        let over: Vec<&str> = symbols(1).collect();
        let under: Vec<&str> = symbols(-1).collect();
        f.write_str(if over.is_empty() { "ratio".to_owned() } else { over.join("*") }.as_str())?;
        under.iter().try_for_each(|symbol| write!(f, "/{symbol}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Measure, UnitOfMeasure};

    fn measure(text: &str) -> Measure {
        Measure::from(&text.parse::<UnitOfMeasure>().unwrap())
    }

    #[test]
    fn units_multiply_and_divide() {
        assert_eq!(measure("EUR/month").times(&measure("month")), measure("EUR"));
        assert_eq!(measure("EUR").per(&measure("person")).to_string(), "EUR/person");
        assert_eq!(measure("EUR/month").per(&measure("EUR/month")).to_string(), "ratio");
        assert_eq!(measure("ratio").per(&measure("year")).to_string(), "ratio/year");
    }

    #[test]
    fn only_exact_conversions_are_known() {
        // a year has 12 months, so an amount a year is a twelfth of it a month
        assert_eq!(measure("EUR/year").conversion(&measure("EUR/month")), Some((1, 12)));
        assert_eq!(measure("EUR/month").conversion(&measure("EUR/year")), Some((12, 1)));
        assert_eq!(measure("percent").conversion(&measure("ratio")), Some((1, 100)));
        assert_eq!(measure("km2").conversion(&measure("m2")), Some((1_000_000, 1)));
        assert_eq!(measure("person").conversion(&measure("household")), None);
        assert_eq!(measure("EUR/month").conversion(&measure("EUR/week")), None);
    }
}
