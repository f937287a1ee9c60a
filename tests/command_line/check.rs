//! `check` and what tells of it, run as a program: formats by extension, limits, settings, and readers that go away.

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use begrip_tests::{binary, repository};

const CONCEPT: &str = "kind: concept\nid: nl/low\nversion: 1.0.0\nstatus: adopted\nlabel: { nl: Laag, en: Low. }\ndefinition: { nl: Wat weinig is om van te leven, en: What is little to make a living of }\n";
const AUTHORITY: &str = "kind: authority\nid: nl\nversion: 1.0.0\nstatus: adopted\nlabel: { nl: Nederland, en: The Netherlands }\ndefinition: { nl: Een land, en: A country }\n";

/// A registry with an error and a warning, and these settings.
pub fn registry(settings: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let definitions = folder.path().join("definitions");
    std::fs::create_dir_all(definitions.join("nl")).unwrap();
    std::fs::write(folder.path().join("begrip.toml"), settings).unwrap();
    std::fs::write(definitions.join("nl.yaml"), AUTHORITY).unwrap();
    let concept = CONCEPT.replace("label:", "broader: [nl/gone@^1]\nlabel:");
    std::fs::write(definitions.join("nl/low.yaml"), concept).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(binary()).args(arguments).current_dir(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn the_extension_of_the_output_chooses_the_format() {
    let folder = registry("");
    let starts = [
        ("x.json", "{\n  \"format\": \"begrip.check/1\""),
        ("x.jsonl", "{\"type\":\"finding\""),
        ("x.sarif", "{\n  \"$schema\": \"https://docs.oasis-open.org/sarif/"),
        ("x.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "),
        ("x.md", "## Check of the definitions"),
        ("x.txt", "error[dangling-reference]"),
    ];
    for (name, start) in starts {
        let output = run(folder.path(), &["check", "-o", name]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(output.stdout.is_empty() && output.stderr.is_empty(), "{name}");
        let written = std::fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(written.starts_with(start), "{name}: {written}");
    }
}

#[test]
fn every_format_is_there_in_both_languages() {
    let folder = registry("");
    for (format, en, nl) in [
        ("text", "1 error, 1 warning in 2 definitions\n", "1 fout, 1 waarschuwing in 2 definities\n"),
        ("concise", "1 error, 1 warning in 2 definitions\n", "1 fout, 1 waarschuwing in 2 definities\n"),
        ("json", "there is no definition `nl/gone`", "er is geen definitie `nl/gone`"),
        ("jsonl", "there is no definition `nl/gone`", "er is geen definitie `nl/gone`"),
        ("sarif", "there is no definition `nl/gone`", "er is geen definitie `nl/gone`"),
        ("junit", "there is no definition `nl/gone`", "er is geen definitie `nl/gone`"),
        ("github", "there is no definition `nl/gone`", "er is geen definitie `nl/gone`"),
        ("gitlab", "there is no definition `nl/gone`", "er is geen definitie `nl/gone`"),
        ("markdown", "there is no definition `nl/gone`", "er is geen definitie `nl/gone`"),
    ] {
        for (lang, said) in [("en", en), ("nl", nl)] {
            let output = run(folder.path(), &["check", "--format", format, "--lang", lang]);
            assert_eq!(output.status.code(), Some(1), "{format}");
            let told = text(&output.stdout);
            assert!(told.contains(said), "{format}: {told}");
        }
    }
}

#[test]
fn limits_and_statistics_are_for_people() {
    let folder = registry("");
    let told = |arguments: &[&str]| text(&run(folder.path(), arguments).stdout).to_owned();
    let one = told(&["check", "--limit", "1"]);
    assert!(
        one.ends_with("and 1 more: 1 warning; --limit 0 shows all\n1 error, 1 warning in 2 definitions\n"),
        "{one}"
    );
    let counted = told(&["check", "--statistics"]);
    let expected = "    1  error    dangling-reference\n    1  warning  label-full-stop\n1 error, 1 warning in 2 definitions\n";
    assert_eq!(counted, expected);
    for arguments in [["--format=sarif", "--limit=1"], ["--format=junit", "--statistics"]] {
        let output = run(folder.path(), &["check", arguments[0], arguments[1]]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("goes with the formats text, concise"));
    }
}

#[test]
fn a_failure_of_junit_is_what_fails_the_check() {
    let folder = registry("");
    for (fail_on, failures, code) in [("error", 1, 1), ("warning", 2, 1), ("never", 0, 0)] {
        let output = run(folder.path(), &["check", "--format=junit", "--fail-on", fail_on]);
        assert_eq!(text(&output.stdout).matches("<failure ").count(), failures, "{fail_on}");
        assert_eq!(output.status.code(), Some(code), "{fail_on}");
    }
}

#[test]
fn a_misspelt_key_or_rule_is_an_error_with_the_nearest_and_its_place() {
    for (settings, said) in [
        (
            "[registry]\nlangauges = [\"nl\"]\n",
            "begrip: begrip.toml:2:1: `langauges` is not a key of [registry]; did you mean `languages`?\n",
        ),
        (
            "# x\n[rules]\ndangling-referense = \"off\"\n",
            "begrip: begrip.toml:3:1: [rules] names `dangling-referense`, which is not a rule; did you mean `dangling-reference`?\n",
        ),
        (
            "[rules]\nwrong-kind = \"eror\"\n",
            "begrip: begrip.toml:2:1: [rules] gives `wrong-kind` the severity `eror`; it is one of error, warning, info, off\n",
        ),
    ] {
        let folder = registry(settings);
        for verb in ["check", "config"] {
            let output = run(folder.path(), &[verb]);
            assert_eq!((output.status.code(), text(&output.stderr)), (Some(2), said), "{verb}");
        }
    }
}

#[test]
fn config_says_what_is_in_force_and_where_it_comes_from() {
    let folder = registry("[registry]\nlanguage = \"nl\"\n\n[rules]\nhomonym = \"off\"\n");
    let output = run(folder.path(), &["config", "--today", "2026-11-25"]);
    let rows: Vec<Vec<&str>> =
        text(&output.stdout).lines().map(|line| line.split_whitespace().collect()).collect();
    for row in [
        ["--lang", "nl", "begrip.toml:2:1"],
        ["--today", "2026-11-25", "--today"],
        ["registry.language", "nl", "begrip.toml:2:1"],
        ["registry.name", "–", "standaard"],
        ["rules.homonym", "off", "begrip.toml:5:1"],
        ["rules.wrong-kind", "error", "standaard"],
    ] {
        assert!(rows.iter().any(|told| told == &row), "{row:?} in {rows:?}");
    }
}

/// A reader that takes a few bytes, or none, and goes away.
#[test]
fn a_reader_that_goes_away_ends_nothing_badly() {
    for arguments in [
        &["check", "--format=json"][..],
        &["list", "--format=json"],
        &["rules", "--format=markdown"],
        &["explain", "unit-mismatch"],
        &["schema"],
        &["completions", "bash"],
        &["man"],
        &["check", "no/such/folder"],
        &["--help"],
        &["check", "--no-such-option"],
    ] {
        for take in [0, 10] {
            let mut child = Command::new(binary())
                .args(arguments)
                .current_dir(repository())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let mut first = vec![0; take];
            let (mut out, err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
            let _at_most = out.read(&mut first).unwrap();
            drop((out, err));
            let code = child.wait().unwrap().code();
            assert!(code.is_some_and(|code| code <= 3), "{arguments:?}: {code:?}");
        }
    }
}

#[test]
fn colours_are_for_terminals_or_asked_for() {
    let folder = registry("");
    let is_colored = |arguments: &[&str], no_color: &str| {
        let mut command = Command::new(binary());
        command.args(arguments).current_dir(folder.path()).env("NO_COLOR", no_color);
        command.output().unwrap().stdout.contains(&0x1B)
    };
    assert!(!is_colored(&["check"], ""));
    assert!(is_colored(&["check", "--color=always"], ""));
    assert!(is_colored(&["check", "--color=always"], "1"), "what is asked for outright counts");
    assert!(!is_colored(&["check", "--color=never"], ""));
    for format in ["json", "sarif", "junit", "github", "gitlab", "markdown"] {
        assert!(!is_colored(&["check", "--color=always", "--format", format], ""), "{format}");
    }
}
