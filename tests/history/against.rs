//! `check --against`: what was adopted stays, and changes owe their version bumps.

use begrip::{Registry, Settings};
use begrip_review::digest;
use begrip_tests::repository as this_repository;

use super::{Printed, Repository, begrip, git};

const FINDING: [&str; 5] = ["rule", "id", "line", "pointer", "severity"];

/// What is found against the commit before, by rule, definition and place.
fn against(repository: &Repository, options: &[&str]) -> Printed {
    repository.run(&[&["check", "--against", "HEAD", "--format", "json"], options].concat())
}

/// The findings about history, by rule, definition and place.
fn findings(printed: &Printed) -> Vec<String> {
    printed.items("findings", &FINDING)
}

#[test]
fn nothing_wrong_ends_with_0() {
    let repository = Repository::new();
    let found = against(&repository, &[]);
    assert_eq!((found.code, findings(&found)), (Some(0), Vec::new()));
    // new amounts for new days, a label, and a status: each with the bump that it owes
    repository.edit(
        "a/limit",
        &[("amount: 11 }", "amount: 11 }\n  - { from: 2022-01-01, amount: 12 }"), ("1.0.0", "1.1.0")],
    );
    repository.edit("a/poor", &[("en: Poor", "en: Poor household"), ("1.0.0", "1.0.1")]);
    repository.edit("b/not-poor", &[("status: adopted", "status: retired")]);
    let found = against(&repository, &["--today", "2021-06-01"]);
    assert_eq!((found.code, findings(&found)), (Some(0), Vec::new()));
}

#[test]
fn an_adopted_definition_that_was_overwritten_is_an_error_at_the_line() {
    let repository = Repository::new();
    repository.edit("a/limit", &[("amount: 10", "amount: 12")]);
    let found = against(&repository, &[]);
    assert_eq!(found.code, Some(1));
    let lines = findings(&found);
    // `steps:` is the sixth line of the file, the first step the seventh
    assert!(lines.contains(&"adopted-changed a/limit 7 /steps/0/amount error".to_owned()), "{lines:#?}");
    let document = found.json();
    let overwritten =
        document["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "adopted-changed").unwrap();
    let help = overwritten["help"].as_str().unwrap();
    assert!(help.contains("make this change in 2.0.0"), "{help}");
    assert!(help.contains("begrip release a/limit --bump major"), "{help}");
    let dutch = against(&repository, &["--lang", "nl"]);
    assert!(dutch.out.contains("1.0.0 is vastgesteld en de inhoud is veranderd"), "{}", dutch.out);
}

/// All three at once: the amount itself, and both that rest on it.
#[test]
fn all_bumps_that_are_missing_are_found_at_once_at_the_versions() {
    let repository = Repository::new();
    repository.edit("a/limit", &[("amount: 10", "amount: 12"), ("1.0.0", "1.1.0")]);
    let found = against(&repository, &[]);
    assert_eq!(found.code, Some(1));
    let lines: Vec<String> =
        findings(&found).into_iter().filter(|line| line.starts_with("bump-missing")).collect();
    // the version was left out of the blocks and stands last but one
    let line = |id: &str| {
        let text = repository.read(&format!("definitions/{id}.yaml"));
        text.lines().position(|line| line.starts_with("version:")).unwrap() + 1
    };
    let expected = ["a/limit", "a/poor", "b/not-poor"]
        .map(|id| format!("bump-missing {id} {} /version error", line(id)));
    assert_eq!(lines, expected);
    let messages = found.items("findings", &["message"]).join("\n");
    assert!(messages.contains("1.1.0 after 1.0.0 has to be 2.0.0"), "{messages}");
    assert!(messages.contains("1.0.0 has to become 2.0.0: its figures change with `a/limit`"), "{messages}");
}

#[test]
fn a_correction_leaves_no_wrong_version_standing() {
    let repository = Repository::new();
    let wrong = repository.read("definitions/a/limit.yaml");
    repository.write("definitions/a/limit@1.yaml", &wrong.replace("status: adopted", "status: superseded"));
    repository.edit(
        "a/limit",
        &[
            ("amount: 10", "amount: 12"),
            (
                "version: 1.0.0",
                "version: 1.1.0\nsupersedes: [a/limit@=1.0.0]\nrelease: { corrects: [/steps/0] }",
            ),
        ],
    );
    let found = against(&repository, &[]);
    let lines = findings(&found);
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("correction-not-withdrawn a/limit")
                && line.ends_with("/status error")),
        "{lines:#?}"
    );
    assert_eq!(found.code, Some(1));
    repository.write("definitions/a/limit@1.yaml", &wrong.replace("status: adopted", "status: withdrawn"));
    let found = against(&repository, &[]);
    assert_eq!((found.code, findings(&found)), (Some(0), Vec::new()));
}

/// The fingerprint of the change of a facet of a definition, as `diff` gives it.
fn fingerprint(repository: &Repository, id: &str, facet: &str) -> String {
    let found = repository.run(&["diff", "HEAD", id, "--facet", facet, "--format", "json"]);
    let changes = found.items("changes", &["fingerprint"]);
    assert_eq!(changes.len(), 1, "{}", found.out);
    changes[0].clone()
}

fn accept(repository: &Repository, fingerprint: &str, until: &str) {
    repository.write(
        "accepted-changes.yaml",
        &format!(
            "- id: a/limit\n  facet: steps\n  fingerprint: {fingerprint}\n  who: J. Jansen\n  why: a typing error that was in no figure\n  until: {until}\n"
        ),
    );
}

#[test]
fn a_change_that_somebody_accepts_is_let_through_until_it_expires() {
    let repository = Repository::new();
    repository.edit("a/limit", &[("amount: 10", "amount: 12")]);
    let name = fingerprint(&repository, "a/limit", "steps");
    // lines that move are the same change
    repository.edit("a/limit", &[("values:", "# looked up again\n\nvalues:")]);
    assert_eq!(fingerprint(&repository, "a/limit", "steps"), name);
    accept(&repository, &name, "2027-01-01");
    let found = against(&repository, &["--today", "2026-12-31"]);
    assert_eq!((found.code, findings(&found)), (Some(0), Vec::new()));
    let diff = repository.run(&["diff", "HEAD", "--format", "json", "--today", "2026-12-31"]);
    assert_eq!(diff.items("changes", &["accepted", "impact"]), ["true breaking"]);
    assert_eq!(diff.json()["reached"], serde_json::json!([]));

    let found = against(&repository, &["--today", "2027-01-02"]);
    let rules = found.items("findings", &["rule"]);
    assert!(rules.contains(&"acceptance-expired".to_owned()), "{rules:?}");
    assert!(rules.contains(&"adopted-changed".to_owned()), "{rules:?}");
    assert_eq!(found.code, Some(1));
}

#[test]
fn an_acceptance_that_is_left_over_or_of_another_change_is_a_finding() {
    let repository = Repository::new();
    accept(&repository, "0123456789abcdef", "2027-01-01");
    let found = against(&repository, &["--today", "2026-12-31"]);
    assert_eq!(found.items("findings", &["rule", "file"]), ["acceptance-unused accepted-changes.yaml"]);
    repository.edit("a/limit", &[("amount: 10", "amount: 12")]);
    let rules = against(&repository, &["--today", "2026-12-31"]).items("findings", &["rule"]);
    assert!(rules.contains(&"adopted-changed".to_owned()), "{rules:?}");
    assert!(rules.contains(&"acceptance-unused".to_owned()), "{rules:?}");
}

fn lock(repository: &Repository, digest: &str) {
    let entry = format!(
        "versions = [\n  {{ id = \"a/limit\", version = \"1.0.0\", digest = \"{digest}\", date = \"2021-02-01\" }},\n]\n"
    );
    repository.write("begrip.lock", &entry);
}

#[test]
fn what_was_released_is_held_against_its_digest() {
    let repository = Repository::new();
    let text = repository.read("definitions/a/limit.yaml");
    let registry = Registry::from_texts(Settings::default(), [("definitions/a/limit.yaml", text)]);
    lock(&repository, &digest(&registry.definitions()[0]));
    for arguments in [&["check", "--format=json"][..], &["check", "--against=begrip.lock", "--format=json"]] {
        let found = repository.run(arguments);
        assert_eq!((found.code, findings(&found)), (Some(0), Vec::new()));
    }
    // notation and status are not what was released; that a rule rests on what is retired is another matter
    repository.edit("a/limit", &[("amount: 10", "amount: 10.00"), ("status: adopted", "status: retired")]);
    let found = repository.run(&["check", "--against=begrip.lock", "--format=json"]);
    let expected = vec!["rests-on-retired".to_owned()];
    assert_eq!((found.code, found.items("findings", &["rule"])), (Some(0), expected));
    repository.edit("a/limit", &[("amount: 10.00", "amount: 12")]);
    let found = repository.run(&["check", "--format=json"]);
    assert_eq!(found.code, Some(1));
    let expected = ["adopted-changed a/limit /version", "rests-on-retired a/poor /inputs/limit"];
    assert_eq!(found.items("findings", &["rule", "id", "pointer"]), expected);
    // against a revision it is told once, at the change
    let found = against(&repository, &[]);
    let told = found.items("findings", &["rule", "id", "pointer"]);
    assert!(told.contains(&"adopted-changed a/limit /steps/0/amount".to_owned()), "{told:?}");
    assert!(!told.contains(&"adopted-changed a/limit /version".to_owned()), "{told:?}");
}

#[test]
fn a_digest_that_is_not_that_of_the_content_is_an_error() {
    let repository = Repository::new();
    lock(&repository, "sha256:0000");
    let found = repository.run(&["check", "--format=json"]);
    assert_eq!(found.code, Some(1));
    assert_eq!(found.items("findings", &["rule", "id", "severity"]), ["adopted-changed a/limit error"]);
}

#[test]
fn without_a_lock_it_is_said_how_to_get_one() {
    let found = Repository::new().run(&["check", "--against", "begrip.lock"]);
    assert_eq!(found.code, Some(2));
    assert!(found.err.contains("there is no begrip.lock"), "{}", found.err);
}

#[test]
fn what_was_adopted_and_is_gone_is_a_warning() {
    let repository = Repository::new();
    std::fs::remove_file(repository.registry().join("definitions/b/not-poor.yaml")).unwrap();
    let found = against(&repository, &[]);
    assert_eq!(found.items("findings", &["rule", "severity"]), ["adopted-gone warning"]);
    assert_eq!(found.code, Some(0));
}

/// The history of this repository itself, as far as the clone has it.
#[test]
fn the_shipped_registry_is_checked_against_its_own_history() {
    let here = this_repository();
    let is_deep = std::process::Command::new("git")
        .args(["rev-parse", "--verify", "--quiet", "HEAD~5"])
        .current_dir(&here)
        .output()
        .is_ok_and(|output| output.status.success());
    if is_deep {
        git(&here, &["rev-parse", "--git-dir"]);
        let found = begrip(&here, &["check", "--against", "HEAD~5"]);
        assert!(matches!(found.code, Some(0 | 1)), "{:?}: {}", found.code, found.err);
    }
}
