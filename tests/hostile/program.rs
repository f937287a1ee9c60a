//! The program and what it is given: states in git and files with units that nobody should write end with a message.

use std::fs::{File, create_dir, create_dir_all, write};
use std::path::Path;
use std::process::{Command, Output};

use begrip_tests::binary;

use super::disk::{at_once, make_pipe};
use super::{AUTHORITY, BAD, GOOD, HEAD};

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    create_dir_all(folder.path().join("definitions/nl/theme")).unwrap();
    write(folder.path().join("begrip.toml"), "").unwrap();
    write(folder.path().join("definitions/nl.yaml"), AUTHORITY).unwrap();
    write(folder.path().join("definitions/nl/good.yaml"), GOOD.replace("related: [nl/bad@^1]\n", ""))
        .unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(binary());
    command.args(arguments).current_dir(folder).stdin(std::process::Stdio::null());
    at_once(move || command.output().unwrap())
}

/// It ends with this status and says this, in a few lines and without panic.
fn assert_says(output: &Output, status: i32, says: &str) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{said:.2000}");
    assert!(!said.contains("panicked"), "{said:.2000}");
    let told = format!("{said}{}", String::from_utf8_lossy(&output.stdout));
    assert!(told.contains(says), "`{told:.2000}` does not say `{says}`");
    assert!(said.len() < 2_000, "{} bytes are said", said.len());
}

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let output = Command::new("git").args(identity).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

/// A registry whose last revision but one has this in it too, which is gone again.
fn repository(hostile: impl FnOnce(&Path)) -> tempfile::TempDir {
    let folder = folder();
    git(folder.path(), &["init", "-q"]);
    hostile(folder.path());
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-qm", "hostile"]);
    git(folder.path(), &["rm", "-q", "--cached", "-r", "."]);
    for name in [BAD, "begrip.toml", "begrip.lock", "accepted-changes.yaml"] {
        let _not_there = std::fs::remove_file(folder.path().join(name));
    }
    write(folder.path().join("begrip.toml"), "").unwrap();
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-qm", "mended", "--allow-empty"]);
    folder
}

fn assert_held_against(hostile: impl FnOnce(&Path), status: i32, says: &str) {
    let folder = repository(hostile);
    assert_says(&run(folder.path(), &["check", "--against", "HEAD~1"]), status, says);
    let diff = run(folder.path(), &["diff", "HEAD~1", "HEAD"]);
    assert_says(&diff, status, if status == 0 { "nothing changed" } else { says });
}

#[test]
fn a_file_in_git_that_is_too_large_is_left_out_and_the_others_are_held_against() {
    let large = |folder: &Path| {
        File::create(folder.join(BAD)).unwrap().set_len(40 * 1024 * 1024).unwrap();
    };
    assert_held_against(large, 0, "no errors");
}

#[test]
fn links_in_git_are_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    write(outside.path().join("secret.yaml"), HEAD).unwrap();
    let link = |folder: &Path| {
        std::os::unix::fs::symlink(outside.path().join("secret.yaml"), folder.join(BAD)).unwrap();
    };
    assert_held_against(link, 0, "no errors");
    let settings = |folder: &Path| {
        std::fs::remove_file(folder.join("begrip.toml")).unwrap();
        std::os::unix::fs::symlink("/etc/passwd", folder.join("begrip.toml")).unwrap();
    };
    assert_held_against(settings, 0, "no errors");
}

#[test]
fn names_in_git_that_no_system_likes_are_read() {
    let odd = |folder: &Path| {
        for name in ["a\tb.yaml", "a\nb.yaml", "\"quoted\".yaml", "-rf.yaml", "é$(x).yml", ":(top)x.yaml"] {
            write(folder.join("definitions/nl/theme").join(name), "").unwrap();
        }
    };
    let folder = repository(odd);
    assert_says(&run(folder.path(), &["check", "--against", "HEAD~1"]), 1, "the file holds no definition");
}

#[test]
fn settings_in_git_that_cannot_be_understood_are_said_with_their_revision() {
    let bytes = |folder: &Path| write(folder.join("begrip.toml"), b"\xFF\xFE").unwrap();
    assert_held_against(bytes, 2, "at `HEAD~1`: `begrip.toml`: the byte 0xFF is not UTF-8");
    let large = |folder: &Path| {
        File::create(folder.join("begrip.lock")).unwrap().set_len(40 * 1024 * 1024).unwrap();
    };
    assert_held_against(large, 2, "at `HEAD~1`: `begrip.lock`: the file is 41943040 bytes");
}

#[test]
fn revisions_that_are_no_names_are_refused() {
    let folder = repository(|_| {});
    for revision in ["--output=x", "-", "", "HEAD:definitions", "HEAD^{tree}", "\u{1b}[2J", "a\nb", "@{-99}"]
    {
        let against = format!("--against={revision}");
        let output = run(folder.path(), &["check", &against]);
        assert!(matches!(output.status.code(), Some(2 | 3)), "{revision:?}: {output:?}");
        assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{output:?}");
    }
    assert!(!folder.path().join("x").exists());
}

#[test]
fn registries_that_are_no_registries_are_refused_at_once() {
    let folder = folder();
    make_pipe(&folder.path().join("pipe"));
    for (name, status) in [("pipe", 2), ("begrip.toml", 2), ("no/such", 2), ("definitions", 2)] {
        assert_says(&run(folder.path(), &["check", name]), status, "begrip: ");
    }
    std::fs::remove_file(folder.path().join("begrip.toml")).unwrap();
    make_pipe(&folder.path().join("begrip.toml"));
    assert_says(&run(folder.path(), &["check", "."]), 2, "begrip.toml`: this is not a file");
}

const ASKED: &str = "kind: variable\nid: nl/bad\nversion: 1.0.0\nstatus: adopted\nunit: nl/person@^1\nvalues: { integer: year }\n";

#[test]
fn units_that_cannot_be_read_are_said_in_one_line_at_once() {
    let folder = folder();
    write(folder.path().join(BAD), ASKED).unwrap();
    let path = |name: &str| folder.path().join(name);
    make_pipe(&path("pipe.yaml"));
    create_dir(path("folder.yaml")).unwrap();
    File::create(path("large.yaml")).unwrap().set_len(300 * 1024 * 1024).unwrap();
    File::create(path("nul.csv")).unwrap().set_len(50 * 1024 * 1024).unwrap();
    write(path("bytes.yaml"), b"nl/bad: \xFF\n").unwrap();
    write(path("bytes.csv"), b"nl/bad\n\xFF\n").unwrap();
    write(path("ragged.csv"), "nl/bad\n1,2\n").unwrap();
    write(path("quote.csv"), format!("nl/bad\n\"{}", "1\n".repeat(1_000_000))).unwrap();
    write(path("deep.yaml"), "[".repeat(1_000_000)).unwrap();
    write(path("key.yaml"), format!("{}: 1\n", "k".repeat(1_000_000))).unwrap();
    write(path("value.yaml"), format!("nl/bad: {}\n", "9".repeat(1_000_000))).unwrap();
    write(path("bomb.yaml"), "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n").unwrap();
    for name in [
        "pipe.yaml",
        "folder.yaml",
        "large.yaml",
        "nul.csv",
        "bytes.yaml",
        "bytes.csv",
        "ragged.csv",
        "quote.csv",
        "deep.yaml",
        "key.yaml",
        "value.yaml",
        "bomb.yaml",
        "no-such.yaml",
    ] {
        let output = run(folder.path(), &["eval", "nl/bad", "--given", name]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(1..=3)), "{name}: {said:.500}");
        assert!(!said.contains("panicked"), "{name}: {said:.500}");
        assert!(said.len() < 2_000, "{name}: {} bytes are said: {said:.500}", said.len());
    }
}

/// Read as a whole, 50 MB of YAML took more than four gigabytes; a table of any size goes row by row.
#[test]
fn units_in_a_large_tree_are_asked_for_as_a_table() {
    let folder = folder();
    write(folder.path().join(BAD), ASKED).unwrap();
    write(folder.path().join("many.yaml"), "- nl/bad: 1\n".repeat(1_500_000)).unwrap();
    let output = run(folder.path(), &["eval", "nl/bad", "--given", "many.yaml"]);
    assert_says(&output, 2, "give as many units as a table (CSV)");
}
