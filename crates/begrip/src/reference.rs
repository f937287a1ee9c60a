//! A reference to a definition: its id and which of its versions are meant.

use std::fmt;
use std::str::FromStr;

use semver::{Comparator, Op, VersionReq};

use crate::id::DefinitionId;
use crate::scalar::{Invalid, Scalar, written_as_text};

/// A reference, `<id>@<requirement>`.
///
/// The requirement is Cargo's, without commas: `^2`, `~1.4`, `=1.0.0`, `>=2`, `1` (which is `^1`), `*`.
///
/// ```
/// use begrip::Reference;
///
/// let reference: Reference = "cbs/disposable-income@^2".parse()?;
/// assert_eq!(reference.id().as_str(), "cbs/disposable-income");
/// assert!(reference.is_pinned());
/// assert!(!"cbs/disposable-income".parse::<Reference>()?.is_pinned());
/// assert!(!"cbs/disposable-income@*".parse::<Reference>()?.is_pinned());
/// # Ok::<(), begrip::Invalid>(())
/// ```
///
/// # Errors
///
/// Parsing fails for
/// - `cbs/income@`: nothing after the `@`;
/// - `cbs/income@>=1, <3`: several requirements;
/// - `cbs/income@latest`: not a requirement;
/// - anything whose part before the `@` is no [`DefinitionId`].
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    id: DefinitionId,
    requirement: Option<VersionReq>,
}

impl Reference {
    /// A reference to the versions of `id` that meet `requirement`; to any version without one.
    pub fn new(id: DefinitionId, requirement: Option<VersionReq>) -> Self {
        Self { id, requirement }
    }

    /// The definition that is meant.
    pub fn id(&self) -> &DefinitionId {
        &self.id
    }

    /// Which versions are meant; `None` means any.
    pub fn requirement(&self) -> Option<&VersionReq> {
        self.requirement.as_ref()
    }

    /// Whether the reference says which versions it means; `*` and `>=0` let every version through, so they do not.
    pub fn is_pinned(&self) -> bool {
        self.requirement.as_ref().is_some_and(|requirement| requirement.comparators.iter().any(names_major))
    }
}

/// Whether a requirement has a major version in it; versions begin at 1.0.0, so that all are later than 0.
fn names_major(comparator: &Comparator) -> bool {
    !matches!(comparator.op, Op::Greater | Op::GreaterEq) || comparator.major > 0
}

impl FromStr for Reference {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let invalid = || Invalid::new(Scalar::Reference, text);
        let (id, requirement) = match text.split_once('@') {
            Some((id, requirement)) => (id, Some(requirement)),
            None => (text, None),
        };
        let requirement = match requirement {
            Some(text) if text.contains(',') || text.trim() != text => return Err(invalid()),
            Some(text) => Some(VersionReq::parse(text).map_err(|_| invalid())?),
            None => None,
        };
        Ok(Self { id: id.parse().map_err(|_| invalid())?, requirement })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.requirement {
            Some(requirement) => write!(f, "{}@{requirement}", self.id),
            None => write!(f, "{}", self.id),
        }
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<DefinitionId> for Reference {
    fn from(id: DefinitionId) -> Self {
        Self { id, requirement: None }
    }
}

written_as_text!(Reference, Scalar::Reference, { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?(@[^, ]+)?$" });

#[cfg(test)]
mod tests {
    use super::Reference;

    #[test]
    fn requirements_are_cargos_without_commas() {
        for text in ["a/b@^2", "a/b@~1.4", "a/b@=1.0.0", "a/b@>=2", "a/b", "cbs", "a/b@*", "a/b@^4.0.0-rc.1"]
        {
            assert_eq!(text.parse::<Reference>().unwrap().to_string(), text);
        }
        for text in ["a/b@", "a/b@>=1, <3", "a/b@ ^1", "a/b@latest", "@^1", "a/B@^1"] {
            assert!(text.parse::<Reference>().is_err(), "{text}");
        }
    }
}
