//! The version that comes after another.

use clap::ValueEnum;
use semver::{Prerelease, Version};

/// Which part of a version goes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Bump {
    /// Figures are not comparable with the version before
    Major,
    /// Something is added that changes no existing figure, or corrected
    Minor,
    /// Only the wording changes
    Patch,
}

impl Bump {
    /// The version after this one; `None` if there is no number left.
    ///
    /// A pre-release is followed by its release where that is such a step: `2.0.0-rc.1` by `2.0.0`.
    pub(crate) fn of(self, version: &Version) -> Option<Version> {
        let Version { major, minor, patch, .. } = *version;
        let is_before = !version.pre.is_empty()
            && match self {
                Self::Major => minor == 0 && patch == 0,
                Self::Minor => patch == 0,
                Self::Patch => true,
            };
        if is_before {
            return Some(Version { pre: Prerelease::EMPTY, ..version.clone() });
        }
        Some(match self {
            Self::Major => Version::new(major.checked_add(1)?, 0, 0),
            Self::Minor => Version::new(major, minor.checked_add(1)?, 0),
            Self::Patch => Version::new(major, minor, patch.checked_add(1)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Bump;

    fn next(bump: Bump, version: &str) -> Option<String> {
        bump.of(&version.parse().unwrap()).map(|version| version.to_string())
    }

    #[test]
    fn what_is_behind_the_part_begins_again() {
        assert_eq!(next(Bump::Major, "3.2.1").as_deref(), Some("4.0.0"));
        assert_eq!(next(Bump::Minor, "3.2.1").as_deref(), Some("3.3.0"));
        assert_eq!(next(Bump::Patch, "3.2.1").as_deref(), Some("3.2.2"));
        assert_eq!(next(Bump::Patch, "1.0.18446744073709551615"), None);
    }

    #[test]
    fn a_pre_release_is_followed_by_its_release() {
        for bump in [Bump::Major, Bump::Minor, Bump::Patch] {
            assert_eq!(next(bump, "2.0.0-rc.1").as_deref(), Some("2.0.0"));
        }
        assert_eq!(next(Bump::Minor, "2.1.0-rc.1").as_deref(), Some("2.1.0"));
        assert_eq!(next(Bump::Major, "2.1.0-rc.1").as_deref(), Some("3.0.0"));
        assert_eq!(next(Bump::Minor, "2.1.1-rc.1").as_deref(), Some("2.2.0"));
    }
}
