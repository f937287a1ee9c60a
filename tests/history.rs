//! Git history through the command line: `diff` over revisions, and `check` against what was before.

#![expect(clippy::disallowed_methods, reason = "tests write the repositories that they ask about")]

use std::path::{Path, PathBuf};
use std::process::Command;

use begrip_tests::{binary, blocks};
use serde_json::Value;
use tempfile::TempDir;

#[path = "history/against.rs"]
mod against;
#[path = "history/revisions.rs"]
mod revisions;

/// What `a` and `b` say at first: who is poor, and which of those rent.
const FIRST: &str = "
kind: unit_type
id: a/household
label: { nl: Huishouden, en: Household }

kind: parameter
id: a/limit
label: { nl: Grens, en: Limit }
values: { number: EUR/year }
change: indexation
steps:
  - { from: 2020-01-01, until: 2020-12-31, amount: 10 }
  - { from: 2021-01-01, until: 2021-12-31, amount: 11 }

kind: variable
id: a/poor
label: { nl: Arm, en: Poor }
unit: a/household@^1
values: boolean
period: year
inputs: { limit: a/limit@^1 }
rule: limit > 5

kind: variable
id: b/not-poor
label: { nl: Niet arm, en: Not poor }
unit: a/household@^1
values: boolean
period: year
inputs: { poor: a/poor@^1 }
rule: NOT poor
";

/// A git repository with a registry in it.
struct Repository {
    folder: TempDir,
    below: &'static str,
}

/// What a command printed on both streams, and its exit status.
struct Printed {
    out: String,
    err: String,
    code: Option<i32>,
}

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

fn begrip(folder: &Path, arguments: &[&str]) -> Printed {
    let output =
        Command::new(binary()).args(arguments).current_dir(folder).env("NO_COLOR", "1").output().unwrap();
    Printed {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}

impl Repository {
    /// A repository whose first commit has [`FIRST`].
    fn new() -> Self {
        Self::within("")
    }

    fn within(below: &'static str) -> Self {
        let repository = Self { folder: tempfile::tempdir().unwrap(), below };
        git(repository.folder.path(), &["init", "--quiet"]);
        repository.write(
            "begrip.toml",
            "[registry]\nname = \"history\"\n[rules]\nmissing-language = \"off\"\n\
             parameter-without-source = \"off\"\namount-in-rule = \"off\"\n",
        );
        for (path, text) in blocks(FIRST) {
            let path = path.split_once('@').unwrap().0.to_owned();
            repository.write(&format!("{path}.yaml"), &text);
        }
        for authority in ["a", "b"] {
            let text = format!(
                "kind: authority\nid: {authority}\nversion: 1.0.0\nstatus: adopted\nlabel: {{ nl: {authority}, en: {authority} }}\nlevel: municipality\n"
            );
            repository.write(&format!("definitions/{authority}.yaml"), &text);
        }
        repository.commit();
        repository
    }

    fn registry(&self) -> PathBuf {
        self.folder.path().join(self.below)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.registry().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.registry().join(path)).unwrap()
    }

    /// Replaces something in the file of a definition.
    fn edit(&self, id: &str, replacements: &[(&str, &str)]) {
        let path = format!("definitions/{id}.yaml");
        let text = replacements.iter().fold(self.read(&path), |text, (old, new)| {
            assert!(text.contains(old), "{id}: {old}");
            text.replacen(old, new, 1)
        });
        self.write(&path, &text);
    }

    fn commit(&self) {
        git(self.folder.path(), &["add", "--all"]);
        git(self.folder.path(), &["commit", "--quiet", "--message", "change"]);
    }

    fn run(&self, arguments: &[&str]) -> Printed {
        begrip(&self.registry(), arguments)
    }
}

impl Printed {
    /// The document that was printed, by a command that came to its end.
    fn json(&self) -> Value {
        assert!(matches!(self.code, Some(0 | 1)), "{:?}: {}", self.code, self.err);
        serde_json::from_str(&self.out).unwrap()
    }

    /// The items of a list in the document, by some of their keys.
    fn items(&self, list: &str, keys: &[&str]) -> Vec<String> {
        let document = self.json();
        let text = |item: &Value, key: &str| match &item[key] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let items = document[list].as_array().unwrap().iter();
        items.map(|item| keys.iter().map(|key| text(item, key)).collect::<Vec<_>>().join(" ")).collect()
    }
}
