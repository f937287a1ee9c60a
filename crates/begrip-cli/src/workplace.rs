//! The registry that a command works on, and the definition that a reference means in it.

use std::path::{Path, PathBuf};

use begrip::{Definition, Reference, Registry, Time, Unresolved, nearest_id};
use begrip_report::Lang;
use begrip_review::Said;

use crate::cli::{Global, Language};
use crate::failure::Failure;
use crate::progress::Progress;

impl Global {
    /// The folder of the registry: the one that is asked for, else the nearest upwards with `begrip.toml`.
    pub(crate) fn folder(&self) -> Result<PathBuf, Failure> {
        if let Some(folder) = &self.registry {
            return Ok(folder.clone());
        }
        let here = std::env::current_dir().map_err(|error| Failure::Incomplete(error.to_string()))?;
        let found = here.ancestors().find(|folder| folder.join("begrip.toml").is_file());
        found.map(Path::to_owned).ok_or_else(|| {
            let here = here.display();
            Failure::Usage(format!(
                "there is no begrip.toml in `{here}` or above it; name a registry with -C DIR, or make one with `begrip init`"
            ))
        })
    }

    /// Reads the registry.
    pub(crate) fn open(&self) -> Result<Registry, Failure> {
        self.read(&self.folder()?)
    }

    /// Reads the registry in a folder, and says so where that takes long.
    pub(crate) fn read(&self, folder: &Path) -> Result<Registry, Failure> {
        let what = self.lang(None).pick("reading the definitions", "definities lezen");
        let _reading = Progress::of(what);
        Ok(Registry::open(folder)?)
    }

    /// Says what is done with the definitions of a registry, where that takes long.
    pub(crate) fn working(&self, registry: &Registry, verb: Said) -> Progress {
        let count = registry.definitions().len();
        Progress::of(&match self.lang(Some(registry)) {
            Lang::En => format!("{} {count} definitions", verb.en),
            Lang::Nl => format!("{count} definities {}", verb.nl),
        })
    }

    /// The language that is asked for, else that of the registry, else English.
    pub(crate) fn lang(&self, registry: Option<&Registry>) -> Lang {
        match self.lang {
            Some(Language::Nl) => Lang::Nl,
            Some(Language::En) => Lang::En,
            None => registry
                .and_then(|registry| registry.settings().registry.language.as_ref())
                .and_then(|language| language.as_str().parse().ok())
                .unwrap_or_default(),
        }
    }
}

/// The definition that a reference means, or a sentence that says what is near.
pub(crate) fn find<'r>(registry: &'r Registry, text: &str, time: Time) -> Result<&'r Definition, Failure> {
    let reference: Reference = text.parse()?;
    let found = registry.resolve(&reference, time).or_else(|error| match error {
        // what was withdrawn is meant by nobody, but people may look at it by its version
        Unresolved::Withdrawn { .. } => last_that_meets(registry, &reference).ok_or(error),
        error => Err(error),
    });
    found.map_err(|error| Failure::Usage(explain(registry, &reference, &error)))
}

fn last_that_meets<'r>(registry: &'r Registry, reference: &Reference) -> Option<&'r Definition> {
    let requirement = reference.requirement()?;
    registry.versions(reference.id()).iter().rfind(|definition| requirement.matches(definition.version()))
}

fn explain(registry: &Registry, reference: &Reference, error: &Unresolved) -> String {
    let id = reference.id();
    let versions: Vec<String> = registry
        .versions(id)
        .iter()
        .map(|definition| format!("{} ({})", definition.version(), definition.header().valid))
        .collect();
    match error {
        Unresolved::UnknownId { .. } if registry.is_lost(id) => {
            format!("the file of `{id}` cannot be read; see `begrip check`")
        }
        Unresolved::UnknownId { .. } => {
            let hint = nearest_id(id, registry.ids()).map(|near| format!("; did you mean `{near}`?"));
            format!("{error}{}", hint.unwrap_or_else(|| "; see `begrip list` or `begrip search`".to_owned()))
        }
        _ => format!("{error}; versions: {}", versions.join(", ")),
    }
}
