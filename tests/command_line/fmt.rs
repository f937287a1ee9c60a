//! `fmt`, run as a program: what it writes, what it only shows, and what it leaves alone.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use begrip_tests::binary;
use tempfile::TempDir;

const NEAT: &str =
    "kind: concept\nid: nl/neat\nversion: 1.0.0\nstatus: adopted\nlabel: { nl: Net, en: Neat }\n";
const UNTIDY: &str =
    "id: nl/untidy\nkind: concept # what is meant\nversion: 1.0.0\nstatus: adopted\nlabel: {nl: A,en: B}\n";
const TIDY: &str = "kind: concept # what is meant\nid: nl/untidy\nversion: 1.0.0\nstatus: adopted\nlabel: { nl: A, en: B }\n";

/// A registry with a file that is laid out, one that is not, and perhaps more.
fn registry(more: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("definitions/nl/theme")).unwrap();
    std::fs::write(folder.path().join("begrip.toml"), "").unwrap();
    let files = [("nl/neat.yaml", NEAT), ("nl/theme/untidy.yaml", UNTIDY)];
    for (path, text) in files.iter().chain(more) {
        std::fs::write(folder.path().join("definitions").join(path), text).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (String, Option<i32>) {
    let Output { status, stdout, .. } =
        Command::new(binary()).arg("fmt").args(arguments).current_dir(folder).output().unwrap();
    (String::from_utf8(stdout).unwrap(), status.code())
}

fn untidy(folder: &TempDir) -> String {
    std::fs::read_to_string(folder.path().join("definitions/nl/theme/untidy.yaml")).unwrap()
}

#[test]
fn files_are_written_once_and_then_stay() {
    let folder = registry(&[]);
    let (told, status) = run(folder.path(), &[]);
    assert_eq!(told, "definitions/nl/theme/untidy.yaml\n1 of 2 files laid out anew\n");
    assert_eq!((status, untidy(&folder).as_str()), (Some(0), TIDY));
    let (told, status) = run(&folder.path().join("definitions/nl"), &["--check"]);
    assert_eq!((told.as_str(), status), ("2 files, all in their canonical layout\n", Some(0)));
}

#[test]
fn what_would_be_written_can_be_asked_and_shown() {
    let folder = registry(&[]);
    let (told, status) = run(folder.path(), &["--check", "--lang", "nl"]);
    let said =
        "definitions/nl/theme/untidy.yaml\n1 van 2 bestanden opnieuw op te maken: `begrip fmt` doet het\n";
    assert_eq!((told.as_str(), status), (said, Some(1)));
    let (told, status) = run(folder.path(), &["--diff"]);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[0], "--- a/definitions/nl/theme/untidy.yaml");
    for line in ["-kind: concept # what is meant", "-label: {nl: A,en: B}", "+label: { nl: A, en: B }"] {
        assert_eq!(lines.iter().filter(|other| **other == line).count(), 1, "{line}\n{told}");
    }
    assert_eq!((status, untidy(&folder).as_str()), (Some(1), UNTIDY));
}

#[test]
fn only_the_files_and_folders_that_are_named_are_laid_out() {
    let folder = registry(&[("nl/b.yaml", "id: nl/b\nkind: concept\n")]);
    let (told, status) = run(folder.path(), &["definitions/nl/theme"]);
    let said = "definitions/nl/theme/untidy.yaml\n1 of 1 files laid out anew\n";
    assert_eq!((told.as_str(), status), (said, Some(0)));
    let (told, status) = run(folder.path(), &["definitions/nl/b.yaml", "--check"]);
    assert_eq!(status, Some(1));
    assert!(told.starts_with("definitions/nl/b.yaml\n"), "{told}");
    assert_eq!(run(folder.path(), &["definitions/gone.yaml"]).1, Some(2));
}

#[test]
fn a_file_that_cannot_be_read_is_left_alone_and_told() {
    let broken = "kind: concept\nid: [\n";
    let folder = registry(&[("nl/broken.yaml", broken)]);
    let (told, status) = run(folder.path(), &[]);
    assert_eq!(status, Some(1));
    assert!(
        told.contains("definitions/nl/broken.yaml: the file cannot be read; see `begrip check`\n"),
        "{told}"
    );
    let left = std::fs::read_to_string(folder.path().join("definitions/nl/broken.yaml")).unwrap();
    assert_eq!((left.as_str(), untidy(&folder).as_str()), (broken, TIDY));
}

#[test]
fn an_editor_sends_a_text_and_gets_it_back() {
    let mut command = Command::new(binary());
    command.args(["fmt", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(UNTIDY.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stdout).unwrap().as_str()), (Some(0), TIDY));
}

#[test]
fn what_is_made_anew_is_laid_out_already() {
    let folder = tempfile::tempdir().unwrap();
    let begrip = |arguments: &[&str]| {
        let output = Command::new(binary()).args(arguments).current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
    };
    begrip(&["init", ".", "--authority", "nl"]);
    for kind in begrip::Kind::ALL.iter().filter(|kind| **kind != begrip::Kind::Authority) {
        begrip(&["new", kind.as_str(), &format!("nl/a-{}", kind.as_str().replace('_', "-"))]);
    }
    assert_eq!(run(folder.path(), &["--diff"]).1, Some(0));
}
