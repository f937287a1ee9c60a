//! Exact decimal numbers, from the file to the verdict.

use std::fmt;
use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::scalar::{Invalid, Scalar, written_as_text};

/// An exact decimal number: a sign, at most 28 digits, and a point; never a binary fraction.
///
/// Two decimals are equal if their values are, so 1.10 equals 1.1; the digits that were written are kept for display.
///
/// # Errors
///
/// Parsing fails for `1,5` and `1 000` (only a point, no grouping), `1e3` and `0x10` (only decimal notation),
/// `.5` and `5.` (a digit on both sides of the point), and numbers of more than 28 digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Decimal(rust_decimal::Decimal);

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self(rust_decimal::Decimal::ZERO);

    /// The same number as an exact fraction.
    pub(crate) fn to_rational(self) -> BigRational {
        BigRational::new(self.0.mantissa().into(), BigInt::from(10).pow(self.0.scale()))
    }

    /// Number of digits after the point, as written.
    pub fn scale(self) -> u32 {
        self.0.scale()
    }
}

impl FromStr for Decimal {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let invalid = || Invalid::new(Scalar::Decimal, text);
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let counted = unsigned.trim_start_matches(['0', '.']).bytes().filter(u8::is_ascii_digit).count();
        if !digits(whole) || !digits(fraction) || counted > 28 {
            return Err(invalid());
        }
        rust_decimal::Decimal::from_str_exact(text).map(Self).map_err(|_| invalid())
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

written_as_text!(Decimal, Scalar::Decimal, { "type": ["number", "string"], "pattern": "^-?[0-9]+([.][0-9]+)?$" });

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn decimals_are_exact_and_keep_their_digits() {
        let amount: Decimal = "1216.620".parse().unwrap();
        assert_eq!(amount.to_string(), "1216.620");
        assert_eq!(amount, "1216.62".parse().unwrap());
        let third: Decimal = "0.3333333333333333333333333333".parse().unwrap();
        assert_eq!(third.scale(), 28);
    }

    #[test]
    fn other_notations_are_refused() {
        for text in ["1,5", "1 000", "1e3", "0x10", ".5", "5.", "", "-", "1_000", "NaN", "+1"] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
        assert!("0.33333333333333333333333333333".parse::<Decimal>().is_err());
        assert!("10000000000000000000000000000".parse::<Decimal>().is_err());
    }
}
