//! Conditions of which some units meet each and some do not, each on values of its own.

use super::pick;
use crate::Random;

/// A condition.
#[derive(Debug, Clone)]
pub(super) enum Atom {
    /// What is measured is at most, or below, a limit; in cents or whole years.
    Upper(Measured, i64, Strict),
    /// At least, or above.
    Lower(Measured, i64, Strict),
    /// From the one to the other, both counted.
    Between(Measured, i64, i64),
    /// The kind is one of these of the five codes, as bits.
    Kind(u8),
    /// Income is at most so many per cent of the norm for the kind.
    Norm(i64),
    /// True or false of the unit.
    Flag(&'static str),
}

/// Whether the limit itself is left out.
pub(super) type Strict = bool;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measured {
    Income,
    Rent,
    /// Income less rent.
    Left,
    Wealth,
    Debt,
    Age,
    Size,
}

impl Measured {
    pub(super) fn is_whole(self) -> bool {
        matches!(self, Self::Age | Self::Size)
    }

    pub(super) fn is_monthly(self) -> bool {
        matches!(self, Self::Income | Self::Rent | Self::Left)
    }

    /// A limit that is well within the bounds, and by how much it is moved at most.
    fn limits(self) -> (i64, i64, i64) {
        match self {
            Self::Age => (18, 50, 9),
            Self::Size => (6, 5, 3),
            Self::Wealth | Self::Debt => (500_000, 1_000_000, 250_000),
            Self::Income | Self::Rent | Self::Left => (50_000, 150_000, 40_000),
        }
    }

    fn limit(self, random: &mut Random) -> i64 {
        let (low, room, _) = self.limits();
        low + number(random, room)
    }

    fn step(self, random: &mut Random) -> i64 {
        let (_, _, most) = self.limits();
        1 + number(random, most)
    }
}

fn number(random: &mut Random, below: i64) -> i64 {
    i64::try_from(random.below(below.unsigned_abs())).unwrap_or_default()
}

impl Atom {
    /// Conditions in any order, no two on the same value.
    pub(super) fn each_apart(random: &mut Random) -> Vec<Self> {
        let mut atoms = vec![Self::Flag("owner"), Self::Flag("student")];
        let mut measured = vec![Measured::Wealth, Measured::Debt, Measured::Age, Measured::Size];
        match random.below(3) {
            0 => {
                atoms.push(Self::Norm(90 + number(random, 60)));
                measured.push(Measured::Rent);
            }
            1 => {
                measured.push(Measured::Left);
                atoms.push(Self::kind(random));
            }
            _ => {
                measured.extend([Measured::Income, Measured::Rent]);
                atoms.push(Self::kind(random));
            }
        }
        atoms.extend(measured.into_iter().map(|measured| Self::of(measured, random)));
        let mut mixed = Vec::new();
        while !atoms.is_empty() {
            mixed.push(atoms.swap_remove(pick(random, atoms.len())));
        }
        mixed
    }

    fn kind(random: &mut Random) -> Self {
        Self::Kind(1 + u8::try_from(random.below(30)).unwrap_or_default())
    }

    fn of(measured: Measured, random: &mut Random) -> Self {
        let limit = measured.limit(random);
        let strict = random.below(2) == 0;
        match random.below(3) {
            0 => Self::Upper(measured, limit, strict),
            1 => Self::Lower(measured, limit, strict),
            _ => Self::Between(measured, limit, limit + measured.step(random)),
        }
    }

    /// One that more units meet; `None` if there is none.
    pub(super) fn wider(&self, random: &mut Random) -> Option<Self> {
        Some(match self {
            Self::Upper(measured, limit, true) if random.below(3) == 0 => {
                Self::Upper(*measured, *limit, false)
            }
            Self::Upper(measured, limit, strict) => {
                Self::Upper(*measured, limit + measured.step(random), *strict)
            }
            Self::Lower(measured, limit, true) if random.below(3) == 0 => {
                Self::Lower(*measured, *limit, false)
            }
            Self::Lower(measured, limit, strict) => {
                Self::Lower(*measured, limit - measured.step(random), *strict)
            }
            Self::Between(measured, low, high) if random.below(2) == 0 => {
                Self::Between(*measured, low - measured.step(random), *high)
            }
            Self::Between(measured, low, high) => {
                Self::Between(*measured, *low, high + measured.step(random))
            }
            Self::Kind(codes) => Self::Kind(codes | Self::one(31 & !codes, random)?),
            Self::Norm(percent) => Self::Norm(percent + 1 + number(random, 20)),
            Self::Flag(_) => return None,
        })
    }

    /// One that fewer units meet; `None` if there is none that can be written.
    pub(super) fn narrower(&self, random: &mut Random) -> Option<Self> {
        Some(match self {
            Self::Upper(measured, limit, strict) => {
                Self::Upper(*measured, limit - measured.step(random), *strict)
            }
            Self::Lower(measured, limit, strict) => {
                Self::Lower(*measured, limit + measured.step(random), *strict)
            }
            Self::Between(measured, low, high) if low < high => Self::Between(*measured, low + 1, *high),
            Self::Kind(codes) => Self::Kind(codes & !Self::one(*codes, random)?).written()?,
            Self::Norm(percent) => Self::Norm(percent - 1 - number(random, 20)),
            Self::Between(..) | Self::Flag(_) => return None,
        })
    }

    /// One that some other units meet, and some of the same, and that some meet as little; `None` if there is none.
    pub(super) fn moved(&self, random: &mut Random) -> Option<Self> {
        Some(match self {
            Self::Upper(measured, limit, _) => {
                Self::Between(*measured, limit - 1 - measured.step(random), limit + measured.step(random))
            }
            Self::Lower(measured, limit, _) => {
                Self::Between(*measured, limit - measured.step(random), limit + 1 + measured.step(random))
            }
            Self::Between(measured, low, high) if low < high => Self::Between(*measured, low + 1, high + 1),
            Self::Kind(codes) if matches!(codes.count_ones(), 2 | 3) => {
                let without = codes & !Self::one(*codes, random)?;
                Self::Kind(without | Self::one(31 & !codes, random)?)
            }
            _ => return None,
        })
    }

    fn written(self) -> Option<Self> {
        (!matches!(self, Self::Kind(0))).then_some(self)
    }

    /// One of these codes.
    fn one(codes: u8, random: &mut Random) -> Option<u8> {
        let each: Vec<u8> = (0..5).map(|bit| 1 << bit).filter(|bit| codes & bit != 0).collect();
        each.get(pick(random, each.len())).copied()
    }
}
