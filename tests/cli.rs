//! The command line as people meet it: the transcripts under `cli/` and those in the README are run and compared.
//!
//! A transcript is text with lines `$ begrip …`, each followed by what it prints: lines of standard error begin with `! `,
//! an exit status other than 0 stands in a last line `? 1`, and a line `...` stands for any number of lines. A transcript
//! runs in the folder of this repository, or in an empty one if it begins with `# in an empty folder`.

#![expect(clippy::disallowed_methods, reason = "tests read the transcripts that they run")]

use std::path::{Path, PathBuf};
use std::process::Command;

use begrip_tests::{binary, repository};

#[path = "command_line/check.rs"]
mod check;
#[path = "command_line/ci.rs"]
mod ci;
#[path = "command_line/fix.rs"]
mod fix;
#[path = "command_line/fmt.rs"]
mod fmt;

#[test]
fn transcripts_print_what_they_say() {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(repository().join("tests/cli"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        run(&path.display().to_string(), &std::fs::read_to_string(&path).unwrap());
    }
}

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = std::fs::read_to_string(repository().join("README.md")).unwrap();
    let blocks: Vec<&str> = readme.split("```").filter_map(|block| block.strip_prefix("console\n")).collect();
    assert!(blocks.len() >= 5, "the README shows five commands");
    for block in blocks.into_iter().filter(|block| block.starts_with("$ begrip")) {
        run("README.md", block);
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let once = |arguments: &[&str]| output(&repository(), arguments);
    for arguments in [["check", "--format=json"], ["graph", "--format=json"], ["list", "--format=json"]] {
        assert_eq!(once(&arguments), once(&arguments));
    }
}

/// Runs every command of a transcript and compares what it prints.
fn run(name: &str, transcript: &str) {
    let empty = tempfile::tempdir().unwrap();
    let folder =
        if transcript.starts_with("# in an empty folder") { empty.path().to_owned() } else { repository() };
    let mut commands = transcript.split("\n$ begrip").peekable();
    if let Some(first) = commands.next_if(|first| !first.starts_with("$ begrip")) {
        assert!(first.lines().all(|line| line.starts_with('#')), "{name} begins with a command or a comment");
    }
    for command in commands {
        let command = command.strip_prefix("$ begrip").unwrap_or(command);
        let (arguments, expected) = command.split_once('\n').unwrap_or((command, ""));
        let words: Vec<String> = words(arguments);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let printed = output(&folder, &words);
        assert!(
            matches(&lines(expected), &lines(&printed)),
            "{name}: $ begrip{arguments}\n--- expected\n{expected}\n--- printed\n{printed}"
        );
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.trim_end().lines().map(str::trim_end).collect()
}

/// Words as a shell would split them; double quotes keep spaces.
fn words(line: &str) -> Vec<String> {
    let split_where_unquoted = |(at, part): (usize, &str)| -> Vec<String> {
        if at % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() }
    };
    line.split('"').enumerate().flat_map(split_where_unquoted).collect()
}

fn matches(expected: &[&str], printed: &[&str]) -> bool {
    match expected.split_first() {
        None => printed.is_empty(),
        Some((&"...", rest)) => (0..=printed.len()).any(|skipped| matches(rest, &printed[skipped..])),
        Some((line, rest)) => printed.first() == Some(line) && matches(rest, &printed[1..]),
    }
}

fn output(folder: &Path, arguments: &[&str]) -> String {
    let output =
        Command::new(binary()).args(arguments).current_dir(folder).env("NO_COLOR", "1").output().unwrap();
    let mut text = String::from_utf8(output.stdout).unwrap();
    for line in String::from_utf8(output.stderr).unwrap().lines() {
        text.push_str(&format!("! {line}\n"));
    }
    match output.status.code() {
        Some(0) => text,
        Some(code) => format!("{text}? {code}\n"),
        None => format!("{text}? killed\n"),
    }
}
