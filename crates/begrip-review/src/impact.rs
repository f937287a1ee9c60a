//! Impact: how far a change reaches, and the version bump that it asks for.

use std::fmt;

use begrip::{Definition, Status};
use semver::Version;

/// How far a change reaches into the figures; how loud it is, is another matter ([`crate::Severity`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Impact {
    /// Not into any figure, nor into a text: status, order, notation.
    None,
    /// Into texts only.
    Editorial,
    /// Something is added that changes no existing figure.
    Compatible,
    /// Something was wrong: figures made with it are to be computed again.
    Correction,
    /// Figures are not comparable with those before.
    Breaking,
}

impl Impact {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Editorial => "editorial",
            Self::Compatible => "compatible",
            Self::Correction => "correction",
            Self::Breaking => "breaking",
        }
    }

    /// The version bump that it asks for.
    pub fn bump(self) -> Bump {
        match self {
            Self::None => Bump::None,
            Self::Editorial => Bump::Patch,
            Self::Compatible | Self::Correction => Bump::Minor,
            Self::Breaking => Bump::Major,
        }
    }
}

impl fmt::Display for Impact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The part of a version that goes up (Semantic Versioning).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bump {
    /// None.
    None,
    /// The third.
    Patch,
    /// The second.
    Minor,
    /// The first.
    Major,
}

impl Bump {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// The bump from one version to another, whichever is the later.
    pub fn between(from: &Version, to: &Version) -> Self {
        match () {
            () if from.major != to.major => Self::Major,
            () if from.minor != to.minor => Self::Minor,
            () if from.patch != to.patch || from.pre != to.pre => Self::Patch,
            () => Self::None,
        }
    }

    /// The version that the bump makes of another.
    pub fn applied_to(self, version: &Version) -> Version {
        match self {
            Self::None => version.clone(),
            Self::Patch => Version::new(version.major, version.minor, version.patch + 1),
            Self::Minor => Version::new(version.major, version.minor + 1, 0),
            Self::Major => Version::new(version.major + 1, 0, 0),
        }
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Whether a version is still being written, so that it owes no bump: a draft or a pre-release.
pub(crate) fn is_unfinished(definition: &Definition) -> bool {
    definition.header().status == Status::Draft || !definition.version().pre.is_empty()
}
