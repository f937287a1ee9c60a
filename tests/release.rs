//! `begrip release`: the next version of a definition, the version before kept as it was, and the lock.

#![expect(clippy::disallowed_methods, reason = "tests write the registries that they release from")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use begrip::{Lock, Registry};
use begrip_review::digest;
use begrip_tests::binary;
use tempfile::TempDir;

const POVERTY: &str = "definitions/nl/poverty/poverty.yaml";
const FROZEN: &str = "definitions/nl/poverty/poverty@1.yaml";

const TEXT: &str = "# yaml-language-server: $schema=../../../schema/definition.schema.json
kind: concept
id: nl/poverty
version: 1.2.0   # MAJOR.MINOR.PATCH
status: adopted
valid: { until: 2030-12-31 }
label:
  en: Poverty
  nl:   Armoede
definition: { en: Too little to live on., nl: Te weinig om van te leven. }
# what came of it
release: { date: 2020-05-01 }
related: [nl/income@^1]
";

fn concept(id: &str) -> String {
    format!(
        "kind: concept\nid: {id}\nversion: 1.0.0\nstatus: adopted\nlabel: {{ en: X, nl: X }}\ndefinition: {{ en: What {id} stands for is X., nl: Waar {id} voor staat is X. }}\n"
    )
}

/// A registry with `nl/poverty` 1.2.0, and `nl/income` that it names.
fn registry(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "begrip.toml", "[registry]\n");
    let authority = concept("nl").replace("concept", "authority");
    write(folder.path(), "definitions/nl.yaml", &authority);
    write(folder.path(), "definitions/nl/income.yaml", &concept("nl/income"));
    write(folder.path(), POVERTY, text);
    folder
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn read(folder: &Path, path: &str) -> String {
    std::fs::read_to_string(folder.join(path)).unwrap_or_default()
}

/// All files with their bytes, but those of git.
fn state(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    let paths = files.map(|entry| (entry.path().display().to_string(), std::fs::read(entry.path()).unwrap()));
    paths.filter(|(path, _)| !path.contains("/.git/")).collect()
}

/// What is printed, and the status.
fn begrip(folder: &Path, arguments: &str) -> (String, i32) {
    let output = Command::new(binary()).args(arguments.split(' ')).current_dir(folder).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8(text).unwrap(), output.status.code().unwrap())
}

fn release(folder: &Path, arguments: &str) -> String {
    let (text, status) = begrip(folder, &format!("release --today 2026-11-25 {arguments}"));
    assert_eq!(status, 0, "{text}");
    text
}

/// What is said where nothing is written.
fn refused(folder: &Path, arguments: &str) -> String {
    let before = state(folder);
    let (text, status) = begrip(folder, &format!("release --today 2026-11-25 {arguments}"));
    assert_eq!((status, state(folder) == before), (2, true), "{text}");
    text
}

fn check_is_clean(folder: &Path) {
    let (text, _) = begrip(folder, "check");
    assert!(text.ends_with("no errors, no warnings\n"), "{text}");
}

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn commit(folder: &Path) {
    git(folder, &["init", "--quiet"]);
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "change"]);
}

/// The versions in the lock, each with the word `holds` if its file says what is locked.
fn locked(folder: &Path) -> Vec<String> {
    let registry = Registry::open(folder).unwrap();
    let holds = |id: &begrip::DefinitionId, version: &semver::Version, locked: &str| {
        let there = registry.versions(id).iter().find(|definition| definition.version() == version);
        there.is_some_and(|definition| digest(definition) == locked)
    };
    let lock = registry.lock().cloned().unwrap_or_default();
    let shown = lock.entries().iter().map(|entry| {
        let word = if holds(&entry.id, &entry.version, &entry.digest) { "holds" } else { "is gone" };
        format!("{} {} of {} {word}", entry.id, entry.version, entry.date)
    });
    shown.collect()
}

#[test]
fn a_major_release_keeps_the_version_before_beside_the_new_one() {
    let folder = registry(TEXT);
    let here = folder.path();
    check_is_clean(here);
    assert_eq!(
        release(here, "nl/poverty --bump major"),
        "wrote definitions/nl/poverty/poverty@1.yaml: version 1.2.0 as it was, status superseded\n\
         wrote definitions/nl/poverty/poverty.yaml: version 2.0.0, supersedes nl/poverty@=1.2.0\n\
         wrote begrip.lock: nl/poverty 1.2.0, nl/poverty 2.0.0\n"
    );
    assert_eq!(read(here, FROZEN), TEXT.replace("adopted", "superseded"));
    let next =
        TEXT.replace("1.2.0", "2.0.0").replace("# what came", "supersedes: [nl/poverty@=1.2.0]\n# what came");
    assert_eq!(read(here, POVERTY), next);
    // the file of the version before says itself when it was released
    assert_eq!(
        locked(here),
        ["nl/poverty 1.2.0 of 2020-05-01 holds", "nl/poverty 2.0.0 of 2026-11-25 holds"]
    );
    assert!(read(here, "begrip.lock").contains("until = \"2030-12-31\""));
    check_is_clean(here);

    release(here, "nl/poverty --bump major --date 2027-01-01");
    let superseded = Registry::open(here).unwrap();
    let newest = superseded.versions(&"nl/poverty".parse().unwrap()).last().unwrap().header();
    assert_eq!(newest.supersedes, ["nl/poverty@=2.0.0".parse().unwrap()]);
    assert_eq!(locked(here).last().unwrap(), "nl/poverty 3.0.0 of 2027-01-01 holds");
    check_is_clean(here);
}

#[test]
fn a_minor_release_and_a_patch_only_set_the_version() {
    let folder = registry(TEXT);
    let here = folder.path();
    assert_eq!(
        release(here, "nl/poverty --bump minor --lang nl"),
        "geschreven: definitions/nl/poverty/poverty.yaml: versie 1.3.0, was 1.2.0\n\
         geschreven: begrip.lock: nl/poverty 1.2.0, nl/poverty 1.3.0\n"
    );
    assert_eq!(read(here, POVERTY), TEXT.replace("1.2.0", "1.3.0"));
    // an edit after the release is what the next release is for
    write(here, POVERTY, &read(here, POVERTY).replace("live on", "live of"));
    release(here, "nl/poverty --bump patch");
    let expected = [
        "nl/poverty 1.2.0 of 2020-05-01 is gone",
        "nl/poverty 1.3.0 of 2026-11-25 is gone",
        "nl/poverty 1.3.1 of 2026-11-25 holds",
    ];
    assert_eq!(locked(here), expected);
    check_is_clean(here);
}

#[test]
fn what_is_kept_is_what_was_released_also_after_an_edit() {
    let folder = registry(TEXT);
    let here = folder.path();
    release(here, "--lock");
    let edited = TEXT.replace("Too little", "Not enough");
    write(here, POVERTY, &edited);
    let said = refused(here, "nl/poverty --bump major");
    assert!(said.contains("no longer what begrip.lock has of it"), "{said}");
    commit(here);
    assert_eq!(refused(here, "nl/poverty --bump major"), said);
    write(here, POVERTY, TEXT);
    commit(here);
    write(here, POVERTY, &edited);
    let said = release(here, "nl/poverty --bump major");
    assert!(said.contains("version 1.2.0 as it was released, status superseded"), "{said}");
    assert_eq!(read(here, FROZEN), TEXT.replace("adopted", "superseded"));
    assert!(read(here, POVERTY).contains("Not enough"));
    assert!(locked(here).iter().all(|line| line.ends_with("holds")));
    check_is_clean(here);
}

#[test]
fn without_a_lock_the_last_commit_says_what_was_released() {
    let folder = registry(TEXT);
    let here = folder.path();
    commit(here);
    write(here, POVERTY, &TEXT.replace("Too little", "Not enough"));
    let said = release(here, "nl/poverty --bump major");
    assert!(said.contains("version 1.2.0 as git has it"), "{said}");
    assert!(read(here, FROZEN).contains("Too little") && read(here, POVERTY).contains("Not enough"));
    // of a version that is not in git the file is all there is
    write(here, POVERTY, &read(here, POVERTY).replace("2.0.0", "2.1.0"));
    std::fs::remove_file(here.join("begrip.lock")).unwrap();
    let said = release(here, "nl/poverty --bump major");
    assert!(said.contains("version 2.1.0 as it was, status superseded"), "{said}");
    // the lock that is gone held the first version too
    let (said, _) = begrip(here, "check --fix --today 2026-11-25");
    assert!(said.contains("begrip.lock: nl/poverty 1.2.0 added"), "{said}");
    check_is_clean(here);
}

#[test]
fn a_draft_is_given_its_version_and_not_locked() {
    let folder = registry(&TEXT.replace("adopted", "draft"));
    let here = folder.path();
    assert_eq!(
        release(here, "nl/poverty --bump minor"),
        "wrote definitions/nl/poverty/poverty.yaml: version 1.3.0, was 1.2.0\n\
         not locked: nl/poverty 1.2.0, which is draft\nnot locked: nl/poverty 1.3.0, which is draft\n"
    );
    release(here, "nl/poverty --bump major");
    assert!(!here.join("begrip.lock").exists());
    check_is_clean(here);
}

#[test]
fn the_version_before_stays_in_force_while_the_new_one_is_a_draft() {
    let folder = registry(TEXT);
    let here = folder.path();
    commit(here);
    write(here, POVERTY, &TEXT.replace("adopted", "draft"));
    let said = release(here, "nl/poverty --bump major");
    assert!(
        said.contains("status adopted") && said.ends_with("not locked: nl/poverty 2.0.0, which is draft\n"),
        "{said}"
    );
    assert_eq!(read(here, FROZEN), TEXT);
    assert_eq!(locked(here), ["nl/poverty 1.2.0 of 2020-05-01 holds"]);
    check_is_clean(here);
}

#[test]
fn an_older_major_line_goes_on_in_its_own_file() {
    let folder = registry(TEXT);
    let here = folder.path();
    release(here, "nl/poverty --bump major");
    let said = release(here, "nl/poverty@^1 --bump minor");
    assert!(said.contains("poverty@1.yaml: version 1.3.0, was 1.2.0"), "{said}");
    assert!(
        said.contains("nl/poverty 2.0.0 names nl/poverty@=1.2.0, which is in no file after this"),
        "{said}"
    );
    let said = refused(here, "nl/poverty@^1 --bump major");
    assert!(
        said.contains("holds an older major version of `nl/poverty`, of which there is a 2.0.0"),
        "{said}"
    );
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let folder = registry(TEXT);
    let here = folder.path();
    let before = state(here);
    let would = release(here, "nl/poverty --bump major --dry-run");
    assert_eq!(state(here), before);
    assert_eq!(release(here, "nl/poverty --bump major"), would.replace("would write", "wrote"));
}

#[test]
fn what_is_in_the_way_is_said_and_nothing_is_written() {
    let folder = registry(TEXT);
    let here = folder.path();
    assert!(refused(here, "nl/povery --bump major").contains("did you mean `nl/poverty`?"));
    assert!(refused(here, "nl/poverty").contains("--bump"));
    assert!(refused(here, "--lock nl/poverty --bump major").contains("cannot be used with"));

    let other = TEXT.replace("1.2.0", "1.1.0");
    write(here, FROZEN, &other);
    assert!(refused(here, "nl/poverty --bump major").contains("is there already and does not have"));
    write(here, FROZEN, "kind: concept\n");
    assert!(refused(here, "nl/poverty --bump major").contains("cannot be read"));
    std::fs::remove_file(here.join(FROZEN)).unwrap();

    write(here, "definitions/nl/poverty/next.yaml", &TEXT.replace("1.2.0", "1.2.1"));
    assert!(refused(here, "nl/poverty@=1.2.0 --bump patch").contains("has a version 1.2.1 already"));
    std::fs::remove_file(here.join("definitions/nl/poverty/next.yaml")).unwrap();

    let lock = "versions = [\n  { id = \"nl/poverty\", version = \"2.0.0\", digest = \"sha256:0\", date = \"2026-01-01\" },\n]\n";
    write(here, "begrip.lock", lock);
    assert!(refused(here, "nl/poverty --bump major").contains("was released already"));
    write(here, "begrip.lock", "<<<<<<< HEAD\n");
    assert!(
        refused(here, "nl/poverty --bump major").contains("begrip.lock:1:1: a merge is not finished here")
    );
    std::fs::remove_file(here.join("begrip.lock")).unwrap();

    write(here, POVERTY, &TEXT.replace("label:", "lable:"));
    assert!(refused(here, "nl/poverty --bump major").contains("cannot be read"));
}

#[test]
fn a_copy_that_was_made_by_hand_is_kept() {
    let folder = registry(TEXT);
    let here = folder.path();
    let copy = TEXT.replace("2030-12-31", "2025-12-31").replace("nl:   Armoede", "nl: Armoede");
    write(here, FROZEN, &copy);
    release(here, "nl/poverty --bump major");
    assert_eq!(read(here, FROZEN), copy.replace("adopted", "superseded"));
    check_is_clean(here);
}

#[test]
fn a_lock_is_begun_once_and_what_is_in_it_stays() {
    let folder = registry(TEXT);
    let here = folder.path();
    write(here, "definitions/nl/draft.yaml", &concept("nl/draft").replace("adopted", "draft"));
    assert_eq!(release(here, "--lock --date 2026-01-31"), "wrote begrip.lock: 3 released versions\n");
    let expected = [
        "nl 1.0.0 of 2026-01-31 holds",
        "nl/income 1.0.0 of 2026-01-31 holds",
        "nl/poverty 1.2.0 of 2020-05-01 holds",
    ];
    assert_eq!(locked(here), expected);
    assert_eq!(release(here, "--lock"), "every released version is locked already\n");
    write(here, "definitions/nl/draft.yaml", &concept("nl/draft"));
    assert_eq!(release(here, "--lock"), "wrote begrip.lock: nl/draft 1.0.0\n");
    write(here, "definitions/nl/income.yaml", &concept("nl/income").replace("X.", "Y."));
    let said = refused(here, "--lock");
    assert!(said.contains("nl/income 1.0.0 (definitions/nl/income.yaml)"), "{said}");
    assert_eq!(Lock::parse(&read(here, "begrip.lock")).unwrap().entries().len(), 4);
}
