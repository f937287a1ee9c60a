//! `diff` over revisions, folders and definitions, from any kind of clone.

use std::path::Path;

use super::{Printed, Repository, begrip, git};

/// What changed, by definition, place and impact.
fn changes(printed: &Printed) -> Vec<String> {
    printed.items("changes", &["id", "pointer", "impact"])
}

const LIMIT: &str = "a/limit /steps/0/amount breaking";
const LABEL: &str = "a/poor /label editorial";

/// Three commits: the limit goes up, on a branch of its own; then a label; and another label that is not committed.
fn repository() -> Repository {
    fill(Repository::new())
}

fn fill(repository: Repository) -> Repository {
    git(repository.folder.path(), &["switch", "--quiet", "--create", "topic"]);
    repository.edit("a/limit", &[("amount: 10", "amount: 12"), ("version: 1.0.0", "version: 2.0.0")]);
    repository.edit("a/poor", &[("limit@^1", "limit@^2"), ("version: 1.0.0", "version: 2.0.0")]);
    repository.edit("b/not-poor", &[("poor@^1", "poor@^2"), ("version: 1.0.0", "version: 2.0.0")]);
    repository.commit();
    repository.edit("a/poor", &[("en: Poor", "en: Poor household"), ("version: 2.0.0", "version: 2.0.1")]);
    repository.commit();
    repository
        .edit("b/not-poor", &[("en: Not poor", "en: Not a poor one"), ("version: 2.0.0", "version: 2.0.1")]);
    repository
}

#[test]
fn two_revisions_are_compared_as_they_were() {
    let repository = repository();
    let found = repository.run(&["diff", "main", "HEAD", "--format", "json"]);
    let all = changes(&found);
    assert!(all.contains(&LIMIT.to_owned()) && all.contains(&LABEL.to_owned()), "{all:#?}");
    assert!(all.contains(&"b/not-poor /inputs/poor breaking".to_owned()), "{all:#?}");
    assert!(!all.contains(&"b/not-poor /label editorial".to_owned()), "what is not committed is not in HEAD");
    assert_eq!(found.json()["required_bump"], "major");
    assert_eq!(changes(&repository.run(&["diff", "HEAD", "HEAD", "--format", "json"])), [""; 0]);
    // back and forth are the same places
    let places = |lines: &[String]| {
        let place = |line: &String| line.rsplit_once(' ').unwrap().0.to_owned();
        lines.iter().map(place).collect::<std::collections::BTreeSet<_>>()
    };
    let back = changes(&repository.run(&["diff", "HEAD", "main", "--format", "json"]));
    assert_eq!(places(&back), places(&all));
}

#[test]
fn without_a_new_side_it_is_the_work_tree() {
    let repository = repository();
    let found = changes(&repository.run(&["diff", "HEAD", "--format", "json"]));
    assert_eq!(found, ["b/not-poor /label editorial"]);
    let found = changes(&repository.run(&["diff", "HEAD~1", "--format", "json"]));
    assert_eq!(found, [LABEL, "b/not-poor /label editorial"]);
}

#[test]
fn one_definition_is_compared_across_revisions() {
    let repository = repository();
    let found = changes(&repository.run(&["diff", "HEAD~1:a/poor", "HEAD:a/poor", "--format", "json"]));
    assert_eq!(found, [LABEL]);
    let found = changes(&repository.run(&["diff", "main:a/limit", "--format", "json"]));
    assert_eq!(found, [LIMIT]);
    for arguments in [["diff", "main", "HEAD", "a/limit"], ["diff", "main", "a/limit", "--lang=en"]] {
        let found = repository.run(&[&arguments[..], &["--format", "json"]].concat());
        assert_eq!(changes(&found), [LIMIT]);
    }
    // the work tree as the old side
    let found = repository.run(&["diff", "b/not-poor", "HEAD", "--format", "json"]);
    assert_eq!(changes(&found), ["b/not-poor /label editorial"]);
    let found = repository.run(&["diff", "HEAD:b/not-poor", "b/not-poor", "--format", "json"]);
    assert_eq!(changes(&found), ["b/not-poor /label editorial"]);
    let found = repository.run(&["diff", "HEAD~1:a/poor", "HEAD:b/not-poor", "--format", "json"]);
    assert_eq!(found.code, Some(0), "two definitions: {}", found.err);
}

#[test]
fn a_definition_and_a_revision_that_lacks_it_are_explained() {
    let repository = repository();
    let found = repository.run(&["diff", "main:a/nothing", "HEAD:a/poor"]);
    assert_eq!(found.code, Some(2));
    assert!(found.err.contains("a/nothing"), "{}", found.err);
    let found = repository.run(&["diff", "a/poor"]);
    assert_eq!(found.code, Some(2));
    assert!(found.err.contains("what is `a/poor` compared with?"), "{}", found.err);
    let found = repository.run(&["diff", "main:a/poor", "HEAD"]);
    assert_eq!(found.code, Some(2));
    assert!(found.err.contains("REVISION:REFERENCE"), "{}", found.err);
}

#[test]
fn a_folder_is_compared_with_a_revision() {
    let repository = repository();
    let copy = tempfile::tempdir().unwrap();
    let clone = copy.path().join("clone");
    git(copy.path(), &["clone", "--quiet", "--branch", "main", &url(repository.folder.path()), "clone"]);
    let clone = clone.to_str().unwrap();
    let found = changes(&repository.run(&["diff", clone, "HEAD~1", "--facet", "steps", "--format", "json"]));
    assert_eq!(found, [LIMIT]);
    let found = changes(&repository.run(&["diff", clone, ".", "--facet", "steps", "--format", "json"]));
    assert_eq!(found, [LIMIT]);
}

fn url(folder: &Path) -> String {
    format!("file://{}", folder.display())
}

fn cloned(repository: &Repository, options: &[&str]) -> tempfile::TempDir {
    let into = tempfile::tempdir().unwrap();
    git(into.path(), &[&["clone", "--quiet"], options, &[&url(repository.folder.path()), "."]].concat());
    into
}

#[test]
fn a_bare_repository_is_compared_within() {
    let repository = repository();
    let bare = cloned(&repository, &["--bare"]);
    let found = begrip(bare.path(), &["-C", ".", "diff", "main", "topic", "a/limit", "--format", "json"]);
    assert_eq!(changes(&found), [LIMIT]);
}

#[test]
fn a_registry_below_the_top_is_compared_and_annotated_with_paths_from_the_top() {
    let repository = fill(Repository::within("data/registry"));
    let found = repository.run(&["diff", "main", "HEAD", "--format", "github", "--facet", "steps"]);
    assert!(found.out.contains("file=data/registry/definitions/a/limit.yaml,line=7,"), "{}", found.out);
    let found = repository.run(&["diff", "main", "HEAD", "--format", "gitlab", "--facet", "steps"]);
    let issues: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!(issues[0]["location"]["path"], "data/registry/definitions/a/limit.yaml");
}

#[test]
fn a_shallow_clone_that_lacks_the_revision_gets_the_line_that_fetches_it() {
    let repository = repository();
    let shallow = cloned(&repository, &["--depth=1"]);
    for arguments in [["diff", "HEAD~2"], ["check", "--against=HEAD~2"]] {
        let found = begrip(shallow.path(), &arguments);
        assert_eq!(found.code, Some(3), "{}{}", found.out, found.err);
        assert_eq!(found.out, "");
        assert!(found.err.contains("shallow"), "{}", found.err);
        assert_eq!(found.err.lines().last().unwrap().trim(), "git fetch --deepen=2");
    }
    git(shallow.path(), &["fetch", "--quiet", "--deepen=2"]);
    let found = begrip(shallow.path(), &["diff", "HEAD~2", "--facet", "steps", "--format", "json"]);
    assert_eq!(changes(&found), [LIMIT]);
}

#[test]
fn a_name_that_is_nothing_is_explained() {
    let repository = repository();
    let found = repository.run(&["diff", "nonsense", "HEAD"]);
    assert!(matches!(found.code, Some(2 | 3)));
    assert!(found.err.contains("git has no revision `nonsense`"), "{}", found.err);
    // what looks like a definition is looked for among them
    let found = repository.run(&["diff", "a/pour", "HEAD:a/poor"]);
    assert_eq!(found.code, Some(2));
    assert!(found.err.contains("did you mean `a/poor`?"), "{}", found.err);
    // a selection that is misspelt is not one without changes
    let found = repository.run(&["diff", "main", "HEAD", "a/limti"]);
    assert_eq!(found.code, Some(2));
    assert!(
        found.err.contains("neither side has the definition `a/limti`; did you mean `a/limit`?"),
        "{}",
        found.err
    );
    let found = repository.run(&["diff", "main", "HEAD", "--authority", "nobody"]);
    assert_eq!(found.code, Some(2));
    assert!(found.err.contains("neither side has the authority `nobody`"), "{}", found.err);
    let outside = tempfile::tempdir().unwrap();
    let found = begrip(outside.path(), &["diff", "main", "HEAD"]);
    assert_eq!(found.code, Some(2), "{}", found.err);
}

#[test]
fn only_what_is_asked_for_is_shown() {
    let repository = repository();
    let of = |option: &[&str]| {
        let arguments = [&["diff", "main", "HEAD", "--format", "json"], option].concat();
        changes(&repository.run(&arguments))
    };
    assert!(of(&["--only", "breaking"]).iter().all(|line| line.ends_with("breaking")));
    assert!(of(&["--only", "breaking"]).contains(&LIMIT.to_owned()));
    assert!(of(&["--only", "editorial"]).contains(&LABEL.to_owned()));
    assert!(!of(&["--authority", "b"]).is_empty());
    assert!(of(&["--authority", "b"]).iter().all(|line| line.starts_with("b/")));
    assert_eq!(of(&["--facet", "steps"]), [LIMIT]);
    assert_eq!(of(&["--facet", "documentation"]), [LABEL]);
    let misspelt = repository.run(&["diff", "main", "HEAD", "--facet", "documentatoin"]);
    assert_eq!(misspelt.code, Some(2));
    assert!(misspelt.err.contains("did you mean `documentation`?"), "{}", misspelt.err);
}

#[test]
fn the_exit_status_is_1_from_the_impact_that_is_named() {
    let repository = repository();
    let code = |revision: &str, fail_on: &str| {
        repository.run(&["diff", revision, "HEAD", "--fail-on", fail_on]).code
    };
    assert_eq!(code("main", "breaking"), Some(1));
    assert_eq!(code("main", "never"), Some(0));
    // every bump that is owed was made
    assert_eq!(code("main", "bump"), Some(0));
    assert_eq!(code("HEAD~1", "breaking"), Some(0));
    assert_eq!(code("HEAD~1", "editorial"), Some(1));
    repository.edit("a/poor", &[("limit > 5", "limit > 6")]);
    assert_eq!(repository.run(&["diff", "HEAD", "--fail-on", "bump"]).code, Some(1));
}
