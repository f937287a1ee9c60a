//! One side of a comparison: a state of a registry, or one definition in one.

use std::path::Path;

use begrip::{Reference, Registry, Time};

use crate::cli::Global;
use crate::failure::Failure;
use crate::git;
use crate::workplace::find;

/// What one side of a comparison is.
pub(crate) enum Side {
    /// A folder, or a git revision of the registry.
    State(Registry),
    /// A definition of the registry as it is here.
    Definition(String),
    /// A definition of the registry as it was at a revision.
    Then(Registry, String),
}

impl Side {
    /// The registry of a state; none for a definition of the registry that is here.
    pub(crate) fn registry(&self) -> Option<&Registry> {
        match self {
            Self::State(registry) | Self::Then(registry, _) => Some(registry),
            Self::Definition(_) => None,
        }
    }

    /// What the words of the command line mean: a folder, a reference that the registry knows, `REVISION:REFERENCE`, or
    /// a revision. Where a word could be several of these, that order decides; a folder can be written `./name`.
    pub(crate) fn read(global: &Global, here: Option<&Registry>, text: &str) -> Result<Self, Failure> {
        if Path::new(text).is_dir() {
            return Ok(Self::State(Registry::open(text)?));
        }
        if here.is_some_and(|registry| is_known(registry, text)) {
            return Ok(Self::Definition(text.to_owned()));
        }
        let folder = global.folder()?;
        if let Some((revision, reference)) = text.split_once(':')
            && reference.parse::<Reference>().is_ok()
            && !revision.is_empty()
        {
            return Ok(Self::Then(git::registry_at(&folder, revision)?, reference.to_owned()));
        }
        match (git::registry_at(&folder, text), here) {
            (Ok(registry), _) => Ok(Self::State(registry)),
            // a name that only a definition can have
            (Err(_), Some(registry)) if is_of_authority(registry, text) => {
                find(registry, text, Time::Any).map(|_| Self::Definition(text.to_owned()))
            }
            (Err(Failure::Incomplete(message)), _) if !message.contains("to fetch it") => {
                let message = format!("{message}; nor is it a folder, or a definition of this registry");
                Err(Failure::Incomplete(message))
            }
            (Err(failure), _) => Err(failure),
        }
    }
}

/// Whether a reference is to an id that the registry has.
fn is_known(registry: &Registry, text: &str) -> bool {
    text.parse::<Reference>().is_ok_and(|reference| {
        !registry.versions(reference.id()).is_empty() || registry.is_lost(reference.id())
    })
}

/// Whether a reference is to a definition of an authority that the registry has.
fn is_of_authority(registry: &Registry, text: &str) -> bool {
    text.parse::<Reference>().is_ok_and(|reference| {
        reference.id().name().is_some() && !registry.versions(&reference.id().of_authority()).is_empty()
    })
}
