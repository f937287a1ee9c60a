//! Reading at a revision, from repositories that are made here.

#![expect(clippy::disallowed_methods, reason = "tests write the repositories that they read")]

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::{knows, registry_at};
use crate::failure::Failure;

const SETTINGS: &str = "[registry]\nname = \"then\"\n";

fn concept(name: &str) -> String {
    format!("kind: concept\nid: nl/{name}\nversion: 1.0.0\nstatus: adopted\n")
}

/// Runs git as somebody without settings of their own.
fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--allow-empty", "--message", "change"]);
}

/// A repository whose registry in `below` had `poverty` in its first commit, and `income` too in its tenth.
fn repository(below: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join(below);
    git(folder.path(), &["init", "--quiet"]);
    write(&registry, "begrip.toml", SETTINGS);
    write(&registry, "definitions/nl/poverty.yaml", &concept("poverty"));
    (0..9).for_each(|_| commit(folder.path()));
    write(&registry, "definitions/nl/income.yaml", &concept("income"));
    commit(folder.path());
    (folder, registry)
}

fn ids(folder: &Path, revision: &str) -> Vec<String> {
    let registry = registry_at(folder, revision).unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(registry.settings().registry.name.as_deref(), Some("then"));
    registry.ids().map(ToString::to_string).collect()
}

/// Clones without what the options leave out.
fn clone(from: &Path, options: &[&str]) -> TempDir {
    let into = tempfile::tempdir().unwrap();
    let url = format!("file://{}", from.display());
    git(into.path(), &[&["clone", "--quiet"], options, &[&url, "."]].concat());
    into
}

/// The message of a failure with status 3.
fn incomplete(folder: &Path, revision: &str) -> String {
    match registry_at(folder, revision) {
        Err(Failure::Incomplete(message)) => message,
        other => panic!("{revision}: {other:?}"),
    }
}

/// The message of a failure with status 2.
fn usage(folder: &Path, revision: &str) -> String {
    match registry_at(folder, revision) {
        Err(Failure::Usage(message)) => message,
        other => panic!("{revision}: {other:?}"),
    }
}

/// Runs the line that the message ends with, and reads again.
fn mended(folder: &Path, revision: &str, line: &str) -> Vec<String> {
    let message = incomplete(folder, revision);
    assert_eq!(message.lines().last().unwrap().trim(), line, "{message}");
    let words: Vec<&str> = line.split(' ').skip(1).collect();
    git(folder, &words);
    ids(folder, revision)
}

#[test]
fn a_registry_at_the_top_or_below_is_read_as_it_was() {
    for below in ["", "data/registry"] {
        let (_folder, registry) = repository(below);
        assert_eq!(ids(&registry, "HEAD~1"), ["nl/poverty"]);
        assert_eq!(ids(&registry, "main"), ["nl/income", "nl/poverty"]);
        assert!(knows(&registry, "HEAD~9") && !knows(&registry, "HEAD~10"));
    }
}

#[test]
fn a_bare_repository_is_a_registry() {
    let (folder, _) = repository("");
    let bare = clone(folder.path(), &["--bare"]);
    assert_eq!(ids(bare.path(), "HEAD^"), ["nl/poverty"]);
    assert_eq!(
        ids(bare.path(), &git(bare.path(), &["rev-parse", "--short", "main"])),
        ["nl/income", "nl/poverty"]
    );
}

#[test]
fn the_work_tree_and_the_index_stay_as_they_are() {
    let (folder, registry) = repository("");
    write(&registry, "definitions/nl/poverty.yaml", "not yet: done");
    write(&registry, "definitions/nl/new.yaml", &concept("new"));
    git(&registry, &["add", "definitions/nl/new.yaml"]);
    let state = || {
        let index = std::fs::read(folder.path().join(".git/index")).unwrap();
        let text = std::fs::read_to_string(registry.join("definitions/nl/poverty.yaml")).unwrap();
        (index, text, git(&registry, &["status", "--porcelain"]))
    };
    let before = state();
    assert_eq!(ids(&registry, "HEAD~1"), ["nl/poverty"]);
    assert_eq!(state(), before);
}

#[test]
fn only_the_files_of_a_registry_are_read() {
    let (folder, registry) = repository("");
    write(&registry, "definitions/nl/één armoede.yml", &concept("een"));
    write(&registry, "definitions/nl/readme.md", "no definition");
    write(&registry, "other.yaml", "no definition");
    write(&registry, "accepted-changes.yaml", "[]\n");
    write(&registry, "begrip.lock", "versions = []\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink("poverty.yaml", registry.join("definitions/nl/link.yaml")).unwrap();
    commit(folder.path());
    let then = registry_at(&registry, "HEAD").unwrap();
    let paths: Vec<&str> = then.sources().iter().map(begrip::SourceFile::path).collect();
    let expected = [
        "accepted-changes.yaml",
        "definitions/nl/income.yaml",
        "definitions/nl/poverty.yaml",
        "definitions/nl/één armoede.yml",
    ];
    assert_eq!(paths, expected);
    assert!(then.lock().is_some() && then.problems().is_empty());
}

#[test]
fn a_file_that_is_too_large_is_a_problem_with_its_size_and_no_more() {
    let (folder, registry) = repository("");
    let large = std::fs::File::create(registry.join("definitions/nl/large.yaml")).unwrap();
    large.set_len(begrip::Registry::MAX_BYTES + 1).unwrap();
    commit(folder.path());
    let then = registry_at(&registry, "HEAD").unwrap();
    let kinds: Vec<_> = then.problems().iter().map(|problem| problem.kind.clone()).collect();
    let limit = begrip::Registry::MAX_BYTES;
    assert_eq!(kinds, [begrip::FaultKind::TooLarge { size: limit + 1, limit }]);
    assert_eq!(then.definitions().len(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_a_problem_and_no_more() {
    use std::os::unix::ffi::OsStrExt;

    let (folder, registry) = repository("");
    let name = std::ffi::OsStr::from_bytes(b"definitions/nl/\xFF.yaml");
    std::fs::write(registry.join(name), concept("x")).unwrap();
    commit(folder.path());
    let kinds = |registry: begrip::Registry| -> Vec<begrip::FaultKind> {
        registry.problems().iter().map(|problem| problem.kind.clone()).collect()
    };
    let (then, now) = (registry_at(&registry, "HEAD").unwrap(), begrip::Registry::open(&registry).unwrap());
    assert_eq!(kinds(then), [begrip::FaultKind::NameNotUtf8]);
    assert_eq!(kinds(now), [begrip::FaultKind::NameNotUtf8]);
}

#[test]
fn three_thousand_files_do_not_block() {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "--quiet"]);
    write(folder.path(), "begrip.toml", SETTINGS);
    let padding = "# as long as a file that somebody wrote\n".repeat(30);
    for number in 0..3000 {
        let text = format!("{}{padding}", concept(&format!("c{number}")));
        write(folder.path(), &format!("definitions/nl/c{number}.yaml"), &text);
    }
    commit(folder.path());
    assert_eq!(ids(folder.path(), "HEAD").len(), 3000);
}

#[test]
fn what_a_shallow_clone_lacks_comes_with_the_line_that_fetches_it() {
    let (folder, _) = repository("");
    git(folder.path(), &["branch", "topic/x", "HEAD~2"]);
    git(folder.path(), &["tag", "--annotate", "--message", "then", "v1.0.0", "HEAD~3"]);
    git(folder.path(), &["config", "uploadpack.allowAnySHA1InWant", "true"]);
    let hash = git(folder.path(), &["rev-parse", "HEAD~4"]);
    let shallow = clone(folder.path(), &["--depth=1"]);
    let here = shallow.path();
    assert!(incomplete(here, "HEAD~5").contains("is a shallow clone"));
    assert_eq!(
        mended(here, "origin/topic/x", "git fetch --depth=1 origin topic/x:refs/remotes/origin/topic/x")
            .len(),
        1
    );
    assert_eq!(mended(here, "topic/x", "git fetch --depth=1 origin topic/x:topic/x").len(), 1);
    assert_eq!(mended(here, "v1.0.0", "git fetch --depth=1 origin tag v1.0.0").len(), 1);
    assert_eq!(mended(here, &hash, &format!("git fetch --depth=1 origin {hash}")).len(), 1);
    assert_eq!(mended(here, "HEAD~5", "git fetch --deepen=5"), ["nl/poverty"]);
    let short = git(folder.path(), &["rev-parse", "--short", "HEAD~9"]);
    let fresh = clone(folder.path(), &["--depth=1"]);
    assert_eq!(mended(fresh.path(), &short, "git fetch --unshallow origin").len(), 1);
}

#[test]
fn what_a_whole_clone_lacks_comes_with_its_line_too() {
    let (folder, _) = repository("");
    git(folder.path(), &["branch", "topic", "HEAD~2"]);
    let one = clone(folder.path(), &["--single-branch"]);
    assert_eq!(
        mended(one.path(), "origin/topic", "git fetch origin topic:refs/remotes/origin/topic").len(),
        1
    );
    assert_eq!(mended(one.path(), "topic~2", "git fetch origin topic:topic").len(), 1);
    let message = incomplete(one.path(), "main~10");
    assert!(message.ends_with("`main` has no such ancestor"), "{message}");
}

#[test]
fn what_a_partial_clone_lacks_comes_with_its_line_too() {
    let (folder, _) = repository("");
    git(folder.path(), &["config", "uploadpack.allowFilter", "true"]);
    for filter in ["--filter=blob:none", "--filter=tree:0"] {
        let partial = clone(folder.path(), &[filter, "--no-checkout"]);
        assert!(knows(partial.path(), "HEAD~1"));
        assert_eq!(mended(partial.path(), "HEAD~1", "git fetch --refetch --no-filter origin").len(), 1);
    }
}

#[test]
fn a_shallow_clone_that_lost_content_gets_it_back() {
    let (folder, _) = repository("");
    // a few objects that are fetched are kept apart, so that one can be lost
    let shallow = tempfile::tempdir().unwrap();
    git(shallow.path(), &["init", "--quiet"]);
    git(shallow.path(), &["remote", "add", "origin", &format!("file://{}", folder.path().display())]);
    git(shallow.path(), &["fetch", "--quiet", "--depth=1", "origin", "main:there"]);
    let tree = git(shallow.path(), &["rev-parse", "there^{tree}"]);
    let (start, rest) = tree.split_at(2);
    std::fs::remove_file(shallow.path().join(".git/objects").join(start).join(rest)).unwrap();
    let hash = git(folder.path(), &["rev-parse", "HEAD"]);
    let line = format!("git fetch --refetch --depth=1 origin {hash}");
    assert_eq!(mended(shallow.path(), "there", &line).len(), 2);
}

#[test]
fn wrong_usage_is_told_from_what_could_not_be_done() {
    let nowhere = tempfile::tempdir().unwrap();
    assert!(usage(nowhere.path(), "HEAD").ends_with("is not in a git repository"));
    assert!(usage(&nowhere.path().join("x"), "HEAD").starts_with("there is no folder"));
    let (folder, registry) = repository("data");
    assert!(usage(folder.path(), "HEAD").starts_with("there was no registry in"));
    write(&registry, "begrip.toml", "[registery]\n");
    commit(folder.path());
    assert!(
        usage(&registry, "HEAD").starts_with("at `HEAD`: begrip.toml:1:"),
        "{}",
        usage(&registry, "HEAD")
    );
    for revision in ["nowhere", "--help", "", "HEAD~1..HEAD", "HEAD:data", "HEAD\n", "@{-9}"] {
        assert!(!knows(&registry, revision), "{revision:?}");
        assert!(incomplete(&registry, revision).starts_with("git has no revision"), "{revision:?}");
    }
}
