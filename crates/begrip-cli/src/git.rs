//! A registry as it was at a git revision, read by calling `git`; the work tree is never touched.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use begrip::{OpenError, Registry, Settings};

use crate::failure::Failure;

mod missing;
#[cfg(test)]
mod tests;

/// Reads the registry in a folder as it was at a revision. The folder is in a repository, at its top or below, or is
/// a bare repository, of which the registry is the root.
///
/// # Errors
///
/// Wrong usage if the folder is in no repository, or held no registry then. Not completed if git is not installed or
/// fails, or if the clone lacks the revision; the message has the line that fetches it.
pub(crate) fn registry_at(folder: &Path, revision: &str) -> Result<Registry, Failure> {
    let git = Git { folder };
    let commit = git.commit(revision)?;
    let files = git.files(revision, &commit)?;
    let is_registry = |file: &File| file.path == Settings::PATH || file.path.starts_with("definitions/");
    if !files.iter().any(is_registry) {
        let message = format!("there was no registry in `{}` at `{revision}`", folder.display());
        return Err(Failure::Usage(message));
    }
    let read: Vec<File> =
        files.into_iter().filter(|file| file.is_regular && Registry::reads(&file.path)).collect();
    let sizes = git.sizes(&read)?;
    let is_small = |size: &Option<u64>| size.is_none_or(|size| size <= Registry::MAX_BYTES);
    let (small, large): (Vec<_>, Vec<_>) = read.into_iter().zip(sizes).partition(|(_, size)| is_small(size));
    let small: Vec<File> = small.into_iter().map(|(file, _)| file).collect();
    let contents = git.contents(revision, &commit, &small)?;
    let texts = small.into_iter().zip(contents.blobs()).map(|(file, bytes)| (file.path, Ok(bytes)));
    let large = large.into_iter().filter_map(|(file, size)| Some((file.path, Err(size?))));
    let registry = Registry::from_sized_files(texts.chain(large));
    registry.map_err(|error| Failure::Usage(format!("at `{revision}`: {error}")))
}

/// Whether a revision names a commit that is in the repository of the folder; `false` also where there is no git.
pub(crate) fn knows(folder: &Path, revision: &str) -> bool {
    Git { folder }.commit(revision).is_ok()
}

/// The way from the top of the repository to a folder in it, `""` or ending in `/`; `""` too where there is none.
pub(crate) fn prefix(folder: &Path) -> String {
    Git { folder }.ask(["rev-parse", "--show-prefix"]).ok().flatten().unwrap_or_default()
}

/// The git of the repository that a folder is in.
#[derive(Debug, Clone, Copy)]
struct Git<'f> {
    folder: &'f Path,
}

/// A file in the tree of a commit.
#[derive(Debug)]
struct File {
    /// The path below the folder; where it is not UTF-8 with U+FFFD, as a folder on the disk is read.
    path: String,
    /// The name of its content.
    object: String,
    /// Neither a link nor a repository within the repository.
    is_regular: bool,
}

impl Git<'_> {
    /// The commit that a revision names.
    fn commit(&self, revision: &str) -> Result<String, Failure> {
        self.in_repository()?;
        let named = format!("{revision}^{{commit}}");
        match self.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", &named])? {
            Some(commit) => Ok(commit),
            None => Err(self.missing_revision(revision)),
        }
    }

    fn in_repository(&self) -> Result<(), Failure> {
        if !self.folder.is_dir() {
            return Err(OpenError::NoSuchFolder(self.folder.to_owned()).into());
        }
        let output = self.run(["rev-parse", "--git-dir"])?;
        if output.status.success() {
            return Ok(());
        }
        let folder = self.folder.display();
        Err(match said(&output) {
            said if said.contains("not a git repository") => {
                Failure::Usage(format!("`{folder}` is not in a git repository"))
            }
            said => Failure::Incomplete(format!("git does not read `{folder}`: {said}")),
        })
    }

    /// What a registry may consist of, below the folder.
    fn files(&self, revision: &str, commit: &str) -> Result<Vec<File>, Failure> {
        let roots = ["begrip.toml", "begrip.lock", "accepted-changes.yaml", "definitions"];
        let command = ["ls-tree", "-r", "-z", commit, "--"];
        let output = self.run(command.into_iter().chain(roots))?;
        if !output.status.success() {
            return Err(self.missing_content(revision, commit, &said(&output)));
        }
        Ok(output.stdout.split(|byte| *byte == 0).filter_map(file).collect())
    }

    /// The sizes of files in bytes, in their order, so that none fills the memory; none of a file that is not there.
    fn sizes(&self, files: &[File]) -> Result<Vec<Option<u64>>, Failure> {
        let output = self.run_with_input(["cat-file", "--batch-check"], objects(files))?;
        let size = |line: &[u8]| std::str::from_utf8(line).ok()?.rsplit(' ').next()?.parse().ok();
        let mut sizes: Vec<Option<u64>> = output.stdout.split(|byte| *byte == b'\n').map(size).collect();
        sizes.resize(files.len(), None);
        Ok(sizes)
    }

    /// The bytes of files, in their order.
    fn contents(&self, revision: &str, commit: &str, files: &[File]) -> Result<Contents, Failure> {
        let output = self.run_with_input(["cat-file", "--batch"], objects(files))?;
        if !output.status.success() {
            return Err(self.missing_content(revision, commit, &said(&output)));
        }
        let contents = Contents(output.stdout);
        match files.iter().zip(contents.blobs()).count() {
            count if count == files.len() => Ok(contents),
            count => {
                let path = files.get(count).map(|file| file.path.as_str()).unwrap_or_default();
                Err(self.missing_content(revision, commit, &format!("the content of `{path}` is not there")))
            }
        }
    }

    /// The first line that git prints, or nothing if it ends with another status than 0.
    fn ask<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Result<Option<String>, Failure> {
        let output = self.run(arguments)?;
        let line = String::from_utf8_lossy(&output.stdout).lines().next().map(str::to_owned);
        Ok(line.filter(|_| output.status.success()))
    }

    fn run<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Result<Output, Failure> {
        self.run_with_input(arguments, Vec::new())
    }

    /// Writes what git reads in a thread of its own: git stops reading while nobody takes what it prints.
    fn run_with_input<'a>(
        &self,
        arguments: impl IntoIterator<Item = &'a str>,
        input: Vec<u8>,
    ) -> Result<Output, Failure> {
        let mut command = self.command();
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let ended = command.spawn().and_then(|mut git| {
            let stdin = git.stdin.take();
            std::thread::scope(|scope| {
                // a git that ended early says why itself
                scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
                git.wait_with_output()
            })
        });
        ended.map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => {
                Failure::Incomplete("git is not installed, or not on the PATH".to_owned())
            }
            _ => Failure::Incomplete(format!("git cannot be run: {error}")),
        })
    }

    /// `git` that waits for nobody, takes no locks, fetches nothing and speaks English, in the folder.
    fn command(&self) -> Command {
        let mut command = Command::new("git");
        command.args([OsStr::new("--no-pager"), OsStr::new("-C"), self.folder.as_os_str()]);
        for (name, value) in [
            ("GIT_OPTIONAL_LOCKS", "0"),
            ("GIT_TERMINAL_PROMPT", "0"),
            ("GIT_NO_LAZY_FETCH", "1"),
            ("LC_ALL", "C"),
        ] {
            command.env(name, value);
        }
        // in a hook these name the repository of the hook, relative to another folder
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            command.env_remove(name);
        }
        command
    }
}

/// The names of the contents of files, a line each.
fn objects(files: &[File]) -> Vec<u8> {
    files.iter().flat_map(|file| [file.object.as_bytes(), b"\n"]).flatten().copied().collect()
}

/// What git says where it fails, without its own prefix.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    text.strip_prefix("fatal: ").map(str::to_owned).unwrap_or(text)
}

/// One line of `git ls-tree -z`: `100644 blob 7f8f01…<tab>path`.
fn file(line: &[u8]) -> Option<File> {
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    let (head, path) = line.split_at_checked(tab)?;
    let mut words = std::str::from_utf8(head).ok()?.split(' ');
    let (mode, _, object) = (words.next()?, words.next()?, words.next()?);
    let path = String::from_utf8_lossy(path.get(1..)?).into_owned();
    Some(File { path, object: object.to_owned(), is_regular: mode.starts_with("100") })
}

/// What `git cat-file --batch` prints: of each object a line `name type size`, its bytes, and a line feed.
struct Contents(Vec<u8>);

impl Contents {
    /// The bytes of the objects in the order in which they were asked for, up to the first that is not there.
    fn blobs(&self) -> impl Iterator<Item = &[u8]> {
        let mut rest = self.0.as_slice();
        std::iter::from_fn(move || {
            let end = rest.iter().position(|byte| *byte == b'\n')?;
            let (head, after) = rest.split_at_checked(end + 1)?;
            let size = std::str::from_utf8(head).ok()?.trim_end().rsplit(' ').next()?.parse().ok()?;
            let (blob, after) = after.split_at_checked(size)?;
            rest = after.get(1..)?;
            Some(blob)
        })
    }
}
