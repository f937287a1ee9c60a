//! What build servers run: one script, which a pre-commit hook, an action and a GitLab job call.

#![cfg(unix)]

use std::path::Path;
use std::process::{Command, Output};

use begrip_tests::{binary, repository};
use serde_json::Value;

use super::check::registry;

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let output = Command::new("git").args(identity).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

fn script(folder: &Path, variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new("bash");
    command.arg(repository().join("ci/check.sh")).arg(folder).env("BEGRIP", binary());
    for name in [
        "GITHUB_ACTIONS",
        "GITHUB_STEP_SUMMARY",
        "BEGRIP_OUT",
        "BEGRIP_AGAINST",
        "BEGRIP_LANG",
        "BEGRIP_FAIL_ON",
    ] {
        command.env_remove(name);
    }
    command.envs(variables.iter().copied()).output().unwrap()
}

#[test]
fn the_script_checks_writes_every_result_and_ends_as_the_check_does() {
    let folder = registry("");
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-qm", "a"]);
    let low = folder.path().join("definitions/nl/low.yaml");
    let text = std::fs::read_to_string(&low).unwrap();
    std::fs::write(&low, text.replace("en: Low", "en: Very low")).unwrap();
    let results = tempfile::tempdir().unwrap();
    let (out, summary) = (results.path().join("some results"), results.path().join("summary"));
    let variables = [
        ("BEGRIP_OUT", out.to_str().unwrap()),
        ("BEGRIP_AGAINST", "HEAD"),
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap()),
    ];
    let output = script(folder.path(), &variables);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(output.stdout.starts_with(b"::"), "{output:?}");
    let missing = script(folder.path(), &[("BEGRIP_AGAINST", "no-such-revision")]);
    assert_eq!(missing.status.code(), Some(3), "{missing:?}");
    let read = |name: &str| std::fs::read_to_string(out.join(name)).unwrap();
    let sarif: Value = serde_json::from_str(&read("check.sarif")).unwrap();
    assert!(sarif["runs"][0]["results"].as_array().unwrap().len() >= 2);
    let gitlab: Value = serde_json::from_str(&read("gitlab.json")).unwrap();
    assert!(gitlab.as_array().unwrap().len() >= 2);
    assert!(read("junit.xml").contains("<failure "));
    assert!(read("diff.md").starts_with("## Definitions that changed"));
    let summary = std::fs::read_to_string(summary).unwrap();
    assert!(
        summary.contains("## Check of the definitions") && summary.contains("## Definitions that changed")
    );
}

#[test]
fn the_script_prints_and_says_how_it_ended() {
    let folder = registry("");
    let output = script(folder.path(), &[("BEGRIP_LANG", "nl")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.ends_with("1 fout, 1 waarschuwing in 2 definities\n".as_bytes()), "{output:?}");
    assert_eq!(script(folder.path(), &[("BEGRIP_FAIL_ON", "never")]).status.code(), Some(0));
    assert_eq!(script(&folder.path().join("none"), &[]).status.code(), Some(2));
    let wrong = registry("[rulse]\n");
    assert_eq!(script(wrong.path(), &[("BEGRIP_OUT", "out")]).status.code(), Some(2));
}

#[test]
fn everything_that_build_servers_read_calls_the_script() {
    let read = |path: &str| -> serde_yaml::Value {
        serde_yaml::from_str(&std::fs::read_to_string(repository().join(path)).unwrap()).unwrap()
    };
    let hooks = read(".pre-commit-hooks.yaml");
    assert_eq!(hooks[0]["entry"], "ci/check.sh");
    assert_eq!(hooks[0]["pass_filenames"], false);
    assert_eq!(hooks[1]["entry"], "begrip fmt");
    assert!(hooks[1].get("pass_filenames").is_none(), "the files that are staged are named");
    let action = read("action.yml");
    let run = action["runs"]["steps"][1]["run"].as_str().unwrap();
    assert_eq!(run, "bash \"$SOURCE/ci/check.sh\" \"$REGISTRY\"");
    // what a user gives is a variable of the environment there, and never a part of a script
    assert!(
        action["runs"]["steps"]
            .as_sequence()
            .unwrap()
            .iter()
            .all(|step| !step["run"].as_str().unwrap().contains("${{"))
    );
    let job = &read("ci/gitlab.yml")["begrip"];
    assert_eq!(job["variables"]["BEGRIP_CHECK"], "ci/check.sh");
    assert_eq!(job["artifacts"]["reports"]["codequality"], "begrip-results/gitlab.json");
}
