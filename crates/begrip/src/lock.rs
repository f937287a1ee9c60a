//! `begrip.lock`: which content each released version had, by digest.

use std::fmt;

use semver::Version;
use serde::Deserialize;
use thiserror::Error;
use toml::Spanned;

use crate::date::Date;
use crate::id::DefinitionId;
use crate::settings::{position, short};

/// The released versions with the digests of their content, one line a version so that git merges them.
///
/// ```
/// use begrip::{Lock, Locked};
///
/// let mut lock = Lock::default();
/// lock.insert(Locked {
///     id: "nl/poverty".parse()?,
///     version: "1.0.0".parse()?,
///     digest: "sha256:9f86d0".to_owned(),
///     date: "2026-11-25".parse()?,
///     until: None,
/// });
/// assert_eq!(Lock::parse(&lock.to_string())?, lock);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    /// In order of id and version.
    entries: Vec<Locked>,
}

/// What one released version said.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locked {
    /// The definition.
    pub id: DefinitionId,
    /// The version.
    #[serde(deserialize_with = "crate::header::read_version")]
    pub version: Version,
    /// The digest of what is immutable of it.
    pub digest: String,
    /// The day of its release.
    pub date: Date,
    /// The last day for which it was meant at its release, if it had one.
    pub until: Option<Date>,
}

/// What is wrong with `begrip.lock`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("begrip.lock:{line}:{column}: {message}")]
pub struct LockError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    versions: Vec<Spanned<Locked>>,
}

impl Lock {
    /// The path of the file in a registry.
    pub const PATH: &'static str = "begrip.lock";

    /// Reads the text of `begrip.lock`, in whatever order its lines are.
    ///
    /// # Errors
    ///
    /// Fails for a text that is not TOML (such as one with the marks of a merge in it), for keys that it does not
    /// have, for values that are not what their key holds, and for a version that is there twice.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        let written: Written = toml::from_str(text).map_err(|error| explain(text, &error))?;
        let mut lock = Self::default();
        for entry in written.versions {
            let offset = entry.span().start;
            let locked = entry.into_inner();
            let name = format!("{} {}", locked.id, locked.version);
            if !lock.insert(locked) {
                return Err(LockError::at(text, offset, format!("`{name}` is locked twice")));
            }
        }
        Ok(lock)
    }

    /// All released versions, in order of id and version.
    pub fn entries(&self) -> &[Locked] {
        &self.entries
    }

    /// What is known of a version.
    pub fn get(&self, id: &DefinitionId, version: &Version) -> Option<&Locked> {
        self.entries.get(self.find(id, version).ok()?)
    }

    /// Adds a version; `false`, and nothing is changed, if it is there already: what was released stays so.
    pub fn insert(&mut self, locked: Locked) -> bool {
        let place = self.find(&locked.id, &locked.version);
        if let Err(at) = place {
            self.entries.insert(at, locked);
        }
        place.is_err()
    }

    fn find(&self, id: &DefinitionId, version: &Version) -> Result<usize, usize> {
        self.entries.binary_search_by(|entry| (&entry.id, &entry.version).cmp(&(id, version)))
    }
}

impl LockError {
    fn at(text: &str, offset: usize, message: String) -> Self {
        let (line, column) = position(text, offset);
        Self { line, column, message: short(message) }
    }
}

/// What TOML says, or that two sides of a merge are still both there, which TOML says less well.
fn explain(text: &str, error: &toml::de::Error) -> LockError {
    let conflict = text.match_indices("<<<<<<<").find(|(at, _)| text.get(..*at).is_some_and(starts_line));
    match conflict {
        Some((at, _)) => {
            let message = "a merge is not finished here: keep the lines of both sides, without its marks";
            LockError::at(text, at, message.to_owned())
        }
        None => LockError::at(text, error.span().map_or(0, |span| span.start), error.message().to_owned()),
    }
}

fn starts_line(head: &str) -> bool {
    head.is_empty() || head.ends_with('\n')
}

/// The text of the file.
impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("# What each released version said, by digest; written by `begrip release`, held by `begrip check`.\n")?;
        f.write_str("versions = [\n")?;
        for entry in &self.entries {
            writeln!(f, "  {entry},")?;
        }
        f.write_str("]\n")
    }
}

/// One entry as it stands in the file.
impl fmt::Display for Locked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, version, digest, date, until } = self;
        let digest = toml::Value::from(digest.as_str());
        write!(f, "{{ id = \"{id}\", version = \"{version}\", digest = {digest}, date = \"{date}\"")?;
        if let Some(until) = until {
            write!(f, ", until = \"{until}\"")?;
        }
        f.write_str(" }")
    }
}

#[cfg(test)]
mod tests {
    use super::{Lock, Locked};

    const TEXT: &str = r#"# What each released version said, by digest; written by `begrip release`, held by `begrip check`.
versions = [
  { id = "cbs/income", version = "1.9.0", digest = "sha256:aa", date = "2026-11-25" },
  { id = "cbs/income", version = "1.10.0", digest = "sha256:bb", date = "2026-11-25", until = "2020-12-31" },
  { id = "nl/poverty", version = "2.0.0-rc.1", digest = "sha256:cc", date = "2026-11-26" },
]
"#;

    fn place(text: &str) -> (usize, usize, String) {
        let error = Lock::parse(text).unwrap_err();
        (error.line, error.column, error.message)
    }

    #[test]
    fn it_is_printed_as_it_is_read() {
        let lock = Lock::parse(TEXT).unwrap();
        assert_eq!(lock.to_string(), TEXT);
        let none = Lock::default();
        assert_eq!(Lock::parse(&none.to_string()).unwrap(), none);
        assert_eq!(Lock::parse("# nothing yet\n").unwrap(), none);
    }

    #[test]
    fn a_merge_may_leave_the_lines_in_any_order() {
        let mut lines: Vec<&str> = TEXT.lines().collect();
        lines.swap(2, 4);
        assert_eq!(Lock::parse(&lines.join("\r\n")).unwrap().to_string(), TEXT);
    }

    #[test]
    fn what_is_locked_is_found_and_stays() {
        let mut lock = Lock::parse(TEXT).unwrap();
        let (id, version) = ("cbs/income".parse().unwrap(), "1.10.0".parse().unwrap());
        let entry = lock.get(&id, &version).unwrap().clone();
        assert_eq!(entry.until, "2020-12-31".parse().ok());
        assert!(!lock.insert(Locked { digest: "sha256:dd".to_owned(), ..entry.clone() }));
        assert_eq!(lock.get(&id, &version), Some(&entry));
        assert_eq!(lock.get(&id, &"3.0.0".parse().unwrap()), None);
        assert!(lock.insert(Locked { version: "1.9.1".parse().unwrap(), ..entry }));
        let versions: Vec<String> = lock.entries().iter().map(|entry| entry.version.to_string()).collect();
        assert_eq!(versions, ["1.9.0", "1.9.1", "1.10.0", "2.0.0-rc.1"]);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let twice = TEXT.replace("1.9.0", "1.10.0");
        assert_eq!(place(&twice), (4, 3, "`cbs/income 1.10.0` is locked twice".to_owned()));
        let merge = TEXT.replace("  { id = \"nl", "<<<<<<< HEAD\n  { id = \"nl");
        let (line, column, message) = place(&merge);
        assert_eq!((line, column), (5, 1));
        assert!(message.starts_with("a merge is not finished here"), "{message}");
        let (line, column, message) = place(&TEXT.replace("date = \"2026-11-26\"", "date = \"26-11-2026\""));
        assert_eq!((line, column), (5, 77));
        assert!(message.contains("`26-11-2026` is not a date"), "{message}");
        assert!(place(&TEXT.replace("digest = \"sha256:cc\", ", "")).2.contains("digest"));
        assert!(place(&TEXT.replace("until", "untill")).2.contains("untill"));
        assert!(place(&TEXT.replace("2.0.0-rc.1", "0.1.0")).2.contains("0.1.0"));
        assert!(place("version = []\n").2.contains("version"));
    }
}
