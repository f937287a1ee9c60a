//! Leaves: what is given of a unit, by names that mean the same to every definition.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::id::DefinitionId;
use crate::period::TimePeriod;

/// A value of a unit, by the id of the definition that says what it is.
///
/// `nl/household-wealth`; `cbs/low-income-household[-2]`, two periods before; `nl/price-level[2014]`, of a fixed
/// period; `nl/person[1]/nl/age`, of the first member.
///
/// # Errors
///
/// Parsing fails for `income` (not an id), `nl/age[0]` (the same period is written without brackets),
/// `nl/person[0]/nl/age` (members are counted from 1).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Leaf {
    /// Of which member of the unit; of the unit itself if absent.
    pub member: Option<Member>,
    /// What is given.
    pub id: DefinitionId,
    /// Of which period.
    pub when: When,
}

/// A member of a unit: its unit type and its number, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Member {
    /// What it is.
    pub unit: DefinitionId,
    /// Which one.
    pub number: u32,
}

/// Of which period a value is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum When {
    /// So many periods later, or earlier if negative.
    Shift(i32),
    /// A period that is the same for every date.
    Fixed(TimePeriod),
}

/// A text that names no value of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "`{0}` is not the id of a value (`nl/age`, `nl/age[-1]` for a period before, `nl/person[1]/nl/age` for a member)"
)]
pub struct InvalidLeaf(String);

impl FromStr for Leaf {
    type Err = InvalidLeaf;

    fn from_str(text: &str) -> Result<Self, InvalidLeaf> {
        let invalid = || InvalidLeaf(text.to_owned());
        if let Some((member, rest)) = text.split_once("]/") {
            let (unit, number) = member.split_once('[').ok_or_else(invalid)?;
            let number: u32 = number.parse().ok().filter(|number| *number > 0).ok_or_else(invalid)?;
            let (id, when) = value(rest).ok_or_else(invalid)?;
            let member = Member { unit: unit.parse().map_err(|_| invalid())?, number };
            return Ok(Self { member: Some(member), id, when });
        }
        let (id, when) = value(text).ok_or_else(invalid)?;
        Ok(Self { member: None, id, when })
    }
}

fn value(text: &str) -> Option<(DefinitionId, When)> {
    let (id, when) = text.split_once('[').map_or((text, None), |(id, when)| (id, Some(when)));
    let id: DefinitionId = id.parse().ok().filter(|id: &DefinitionId| id.name().is_some())?;
    let Some(when) = when else { return Some((id, When::Shift(0))) };
    let when = when.strip_suffix(']')?;
    let shift = || when.parse().ok().filter(|shift: &i32| *shift != 0 && shift.abs() < 1000);
    let when = match shift() {
        Some(shift) => When::Shift(shift),
        None => When::Fixed(when.parse().ok()?),
    };
    Some((id, when))
}

impl fmt::Display for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Member { unit, number }) = &self.member {
            write!(f, "{unit}[{number}]/")?;
        }
        match &self.when {
            When::Shift(0) => write!(f, "{}", self.id),
            When::Shift(shift) => write!(f, "{}[{shift}]", self.id),
            When::Fixed(period) => write!(f, "{}[{period}]", self.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Leaf;

    #[test]
    fn leaves_are_written_as_they_are_read() {
        for text in [
            "nl/age",
            "cbs/low-income-household[-2]",
            "nl/price-level[2014]",
            "nl/person[1]/nl/age",
            "a/b[3]/c/d[-1]",
        ] {
            assert_eq!(text.parse::<Leaf>().unwrap().to_string(), text);
        }
        for text in
            ["income", "nl/age[0]", "nl/person[0]/nl/age", "nl/age[", "nl/age[x]", "", "nl/person[1]/", "nl"]
        {
            assert!(text.parse::<Leaf>().is_err(), "{text}");
        }
    }
}
