//! Exact numbers: fractions that are never rounded.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::decimal::Decimal;

/// An exact number, a fraction of two whole numbers; small ones need no memory of their own.
///
/// Two numbers are equal if their values are. Arithmetic gives `None` for a number whose numerator or denominator
/// would need more than 8,192 binary digits, so that no rule can ask for unbounded time or memory.
#[derive(Clone)]
pub struct Number(Repr);

#[derive(Clone)]
enum Repr {
    /// Numerator and denominator, which is above zero; not always in lowest terms.
    Small(i64, i64),
    Big(Box<BigRational>),
}

const BITS: u64 = 8192;

impl Number {
    /// Zero.
    pub const ZERO: Self = Self(Repr::Small(0, 1));
    pub(crate) const ONE: Self = Self(Repr::Small(1, 1));

    /// A fraction; `None` if the denominator is zero.
    pub fn fraction(numerator: i64, denominator: i64) -> Option<Self> {
        small(i128::from(numerator), i128::from(denominator))
    }

    /// The sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Option<Self> {
        if let (Repr::Small(a, b), Repr::Small(c, d)) = (&self.0, &other.0) {
            if b == d
                && let Some(sum) = a.checked_add(*c)
            {
                return Some(Self(Repr::Small(sum, *b)));
            }
            let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
            if let Some(sum) = small(a * d + c * b, b * d) {
                return Some(sum);
            }
        }
        big(self.to_big() + other.to_big())
    }

    /// The difference.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Option<Self> {
        self.plus(&other.negative())
    }

    /// The product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Option<Self> {
        if let (Repr::Small(a, b), Repr::Small(c, d)) = (&self.0, &other.0) {
            let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
            if let Some(product) = small(a * c, b * d) {
                return Some(product);
            }
        }
        big(self.to_big() * other.to_big())
    }

    /// The quotient; `None` also for a division by zero.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        if let (Repr::Small(a, b), Repr::Small(c, d)) = (&self.0, &other.0) {
            let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
            if let Some(quotient) = small(a * d, b * c) {
                return Some(quotient);
            }
        }
        big(self.to_big() / other.to_big())
    }

    /// The number with the other sign.
    #[must_use]
    pub fn negative(&self) -> Self {
        match &self.0 {
            Repr::Small(a, b) if *a != i64::MIN => Self(Repr::Small(-a, *b)),
            _ => Self(Repr::Big(Box::new(-self.to_big()))),
        }
    }

    /// The number without its sign.
    #[must_use]
    pub fn absolute(&self) -> Self {
        if *self < Self::ZERO { self.negative() } else { self.clone() }
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Repr::Small(a, _) => *a == 0,
            Repr::Big(big) => big.is_zero(),
        }
    }

    /// Whether it is a whole number.
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            Repr::Small(a, b) => a % b == 0,
            Repr::Big(big) => big.is_integer(),
        }
    }

    /// The highest whole number that is not above it.
    #[must_use]
    pub fn floor(&self) -> Self {
        match &self.0 {
            Repr::Small(a, b) => Self(Repr::Small(a.div_euclid(*b), 1)),
            Repr::Big(big) => Self(Repr::Big(Box::new(big.floor()))),
        }
    }

    /// Rounded to a number of decimals, halves away from zero.
    #[must_use]
    pub fn rounded(&self, decimals: u32) -> Self {
        let scale = BigRational::from_integer(BigInt::from(10).pow(decimals));
        let rounded = (self.to_big() * &scale).round() / scale;
        big(rounded).unwrap_or_else(|| self.clone())
    }

    /// The whole number that it is; `None` if it is none, is negative or has more than 64 binary digits.
    pub fn to_u64(&self) -> Option<u64> {
        match &self.0 {
            Repr::Small(a, b) if a % b == 0 => (a / b).to_u64(),
            Repr::Small(..) => None,
            Repr::Big(big) => big.is_integer().then(|| big.to_integer().to_u64())?,
        }
    }

    /// The digits of a small number without its sign, and how many of them are decimals; `None` for others.
    fn digits(&self) -> Option<(u128, usize)> {
        let Repr::Small(a, b) = self.0 else { return None };
        let divisor = gcd(i128::from(a), i128::from(b));
        let (a, b) = (i128::from(a) / divisor, i128::from(b) / divisor);
        let places = (0..=18).find(|places| 10_i128.pow(*places) % b == 0)?;
        Some(((a * (10_i128.pow(places) / b)).unsigned_abs(), usize::try_from(places).ok()?))
    }

    fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Small(a, b) => BigRational::new((*a).into(), (*b).into()),
            Repr::Big(big) => big.as_ref().clone(),
        }
    }
}

/// A fraction that fits into 64 binary digits, if need be in lowest terms.
fn small(numerator: i128, denominator: i128) -> Option<Number> {
    let (numerator, denominator) =
        if denominator < 0 { (-numerator, -denominator) } else { (numerator, denominator) };
    let fits = |a: i128, b: i128| Some(Number(Repr::Small(i64::try_from(a).ok()?, i64::try_from(b).ok()?)));
    if denominator == 0 {
        return None;
    }
    fits(numerator, denominator).or_else(|| {
        let divisor = gcd(numerator, denominator);
        fits(numerator / divisor, denominator / divisor)
    })
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

fn big(number: BigRational) -> Option<Number> {
    if let (Some(a), Some(b)) = (number.numer().to_i64(), number.denom().to_i64()) {
        return Some(Number(Repr::Small(a, b)));
    }
    let bounded = number.numer().bits().max(number.denom().bits()) <= BITS;
    bounded.then(|| Number(Repr::Big(Box::new(number))))
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self(Repr::Small(number, 1))
    }
}

impl From<Decimal> for Number {
    fn from(decimal: Decimal) -> Self {
        let number = decimal.to_rational();
        big(number.clone()).unwrap_or_else(|| Self(Repr::Big(Box::new(number))))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small(a, b), Repr::Small(c, d)) if b == d => a.cmp(c),
            (Repr::Small(a, b), Repr::Small(c, d)) => {
                let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
                (a * d).cmp(&(c * b))
            }
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

/// A fraction that is a decimal of at most 28 places is written as one, others as a fraction.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if *self < Self::ZERO { "-" } else { "" };
        let mut decimal = |digits: String, places: usize| {
            let digits = format!("{digits:0>width$}", width = places + 1);
            let (whole, fraction) = digits.split_at(digits.len() - places);
            let point = if places == 0 { "" } else { "." };
            write!(f, "{sign}{whole}{point}{fraction}")
        };
        if let Some((digits, places)) = self.digits() {
            return decimal(digits.to_string(), places);
        }
        let number = self.to_big();
        let ten = BigRational::from_integer(10.into());
        let mut scaled = number.clone();
        for places in 0..=28usize {
            if scaled.is_integer() {
                return decimal(scaled.to_integer().abs().to_string(), places);
            }
            scaled *= &ten;
        }
        write!(f, "{number}")
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    fn number(text: &str) -> Number {
        Number::from(text.parse::<crate::Decimal>().unwrap())
    }

    #[test]
    fn numbers_are_exact() {
        let sum = number("0.1").plus(&number("0.2")).unwrap();
        assert_eq!(sum, number("0.3"));
        let third = Number::from(1).over(&Number::from(3)).unwrap();
        assert_eq!(third.times(&Number::from(3)).unwrap(), Number::ONE);
        assert_eq!(third.to_string(), "1/3");
        assert_eq!(number("1.30").times(&number("1101.82")).unwrap().to_string(), "1432.366");
        assert_eq!(number("-0.05").to_string(), "-0.05");
    }

    #[test]
    fn large_numbers_stay_exact_and_unbounded_ones_are_refused() {
        let most = Number::from(i64::MAX);
        let square = most.times(&most).unwrap();
        assert_eq!(square.to_string(), "85070591730234615847396907784232501249");
        assert_eq!(square.over(&most).unwrap(), most);
        assert_eq!(Number::from(i64::MIN).negative().to_string(), "9223372036854775808");
        let squared = std::iter::successors(Some(square), |last| last.times(last)).count();
        assert_eq!(squared, 7, "2^126 squared six times is below 2^8192, and not once more");
        assert!(Number::from(1).over(&Number::ZERO).is_none());
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(number("2.5").rounded(0).to_string(), "3");
        assert_eq!(number("-2.5").rounded(0).to_string(), "-3");
        assert_eq!(number("1432.366").rounded(2).to_string(), "1432.37");
        assert_eq!(number("-1.2").floor().to_string(), "-2");
    }
}
