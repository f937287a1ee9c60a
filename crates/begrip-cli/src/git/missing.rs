//! What to do where a clone lacks a revision: the line of `git fetch` that mends it.

use super::Git;
use crate::failure::Failure;

/// What is known of a clone that lacks a revision.
#[derive(Debug, Clone, Copy)]
struct Lacking<'a> {
    /// What was asked for: `HEAD~5`, `origin/main`.
    revision: &'a str,
    /// Whether the clone ends at some depth.
    is_shallow: bool,
    /// The remotes; the first is that which git takes by itself.
    remotes: &'a [String],
    /// Whether the clone has the revision without its `~5`.
    has_base: bool,
}

impl Git<'_> {
    pub(super) fn missing_revision(&self, revision: &str) -> Failure {
        match self.explain(revision) {
            Ok(message) => Failure::Incomplete(message),
            Err(failure) => failure,
        }
    }

    fn explain(&self, revision: &str) -> Result<String, Failure> {
        let (base, steps) = split(revision);
        let commit = format!("{base}^{{commit}}");
        let has_base = !steps.is_empty()
            && self.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?.is_some();
        let (is_shallow, remotes) = (self.is_shallow()?, self.remotes()?);
        let lacking = Lacking { revision, is_shallow, remotes: &remotes, has_base };
        let folder = self.folder.display();
        Ok(match lacking.fetch() {
            Some(line) if is_shallow => format!(
                "git has no revision `{revision}` in `{folder}`, which is a shallow clone; to fetch it:\n  {line}"
            ),
            Some(line) => format!("git has no revision `{revision}` in `{folder}`; to fetch it:\n  {line}"),
            None if has_base => {
                format!("git has no revision `{revision}` in `{folder}`: `{base}` has no such ancestor")
            }
            None => format!("git has no revision `{revision}` in `{folder}`"),
        })
    }

    /// The commit is there, and something that it holds is not.
    pub(super) fn missing_content(&self, revision: &str, commit: &str, said: &str) -> Failure {
        let line = self.content_line(commit).unwrap_or_default();
        let mend = line.map(|line| format!("; to fetch it:\n  {line}")).unwrap_or_default();
        let folder = self.folder.display();
        Failure::Incomplete(format!("git does not have all of `{revision}` in `{folder}`: {said}{mend}"))
    }

    fn content_line(&self, commit: &str) -> Result<Option<String>, Failure> {
        let partial = self.ask(["config", "--get-regexp", r"^remote\..*\.promisor$"])?.is_some();
        let (is_shallow, remotes) = (self.is_shallow()?, self.remotes()?);
        Ok(match remotes.first() {
            Some(remote) if partial => Some(format!("git fetch --refetch --no-filter {remote}")),
            Some(remote) if is_shallow => Some(format!("git fetch --refetch --depth=1 {remote} {commit}")),
            _ => None,
        })
    }

    fn is_shallow(&self) -> Result<bool, Failure> {
        Ok(self.ask(["rev-parse", "--is-shallow-repository"])?.is_some_and(|answer| answer == "true"))
    }

    /// The remotes, `origin` first.
    fn remotes(&self) -> Result<Vec<String>, Failure> {
        let output = self.run(["remote"])?;
        let mut names: Vec<String> =
            String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
        names.sort_by_key(|name| name != "origin");
        Ok(names)
    }
}

/// A revision as a name and what is done from there: `HEAD` and `~5`.
fn split(revision: &str) -> (&str, &str) {
    let at = |mark: &str| revision.find(mark).unwrap_or(revision.len());
    let end = ["~", "^", "@{", ":"].into_iter().map(at).min().unwrap_or(revision.len());
    revision.split_at_checked(end).unwrap_or((revision, ""))
}

/// How many commits `~5`, `^` and `^2` go back together; `None` where something else is among them.
fn depth(mut steps: &str) -> Option<usize> {
    let mut depth = 0_usize;
    while let Some(step) = steps.chars().next() {
        let rest = steps.get(1..)?;
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = rest.split_at_checked(digits)?;
        let number = if number.is_empty() { 1 } else { number.parse().ok()? };
        depth = depth.checked_add(match step {
            '~' => number,
            // the second parent is one step away, as the first is
            '^' if !rest.starts_with('{') => number.min(1),
            _ => return None,
        })?;
        steps = rest;
    }
    Some(depth)
}

impl Lacking<'_> {
    /// The line that fetches the revision, if it can be told from how it is written.
    fn fetch(&self) -> Option<String> {
        let (base, steps) = split(self.revision);
        let (depth, remote) = (depth(steps)?, self.remotes.first()?);
        if self.has_base {
            let from = if remote == "origin" { String::new() } else { format!(" {remote}") };
            return (self.is_shallow && depth > 0).then(|| format!("git fetch --deepen={depth}{from}"));
        }
        if !base.chars().all(|c| c.is_ascii_alphanumeric() || "/._-+".contains(c)) || base.starts_with('-') {
            return None;
        }
        if is_hex(base) && !is_whole_hash(base) {
            // the start of a hash can be asked of no remote
            let all = if self.is_shallow { "--unshallow " } else { "" };
            return Some(format!("git fetch {all}{remote}"));
        }
        let limit =
            if self.is_shallow { format!("--depth={} ", depth.checked_add(1)?) } else { String::new() };
        let what = self.what(base, remote)?;
        Some(format!("git fetch {limit}{what}"))
    }

    /// The remote, and what it is asked for.
    fn what(&self, base: &str, remote: &str) -> Option<String> {
        if is_whole_hash(base) {
            return Some(format!("{remote} {base}"));
        }
        let name = base.strip_prefix("refs/").unwrap_or(base);
        let tracked = name.strip_prefix("remotes/").unwrap_or(name);
        if let Some((owner, branch)) = self.tracked(tracked) {
            return Some(format!("{owner} {branch}:refs/remotes/{owner}/{branch}"));
        }
        if let Some(tag) = name.strip_prefix("tags/").or_else(|| is_release(name).then_some(name)) {
            return Some(format!("{remote} tag {tag}"));
        }
        let branch = name.strip_prefix("heads/").unwrap_or(name);
        // HEAD, FETCH_HEAD and the like belong to one clone
        let is_branch = branch.chars().any(|c| !c.is_ascii_uppercase() && c != '_');
        is_branch.then(|| format!("{remote} {branch}:{branch}"))
    }

    /// `origin/main` as the remote and its branch; a remote alone stands for its main branch.
    fn tracked<'n>(&'n self, name: &'n str) -> Option<(&'n str, &'n str)> {
        let owner = self.remotes.iter().find(|remote| {
            name.strip_prefix(remote.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })?;
        let branch = name.get(owner.len() + 1..).filter(|branch| !branch.is_empty());
        Some((owner, branch.unwrap_or("HEAD")))
    }
}

/// At least seven digits of a hash, as git abbreviates them.
fn is_hex(name: &str) -> bool {
    name.len() >= 7 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_whole_hash(name: &str) -> bool {
    is_hex(name) && matches!(name.len(), 40 | 64)
}

/// `v1.2.0`, `2024.1`: what is more often the name of a tag than that of a branch.
fn is_release(name: &str) -> bool {
    name.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit()) && name.contains('.')
}

#[cfg(test)]
mod tests {
    use super::Lacking;

    fn fetch(revision: &str, is_shallow: bool, has_base: bool) -> String {
        let remotes = ["origin".to_owned(), "up/stream".to_owned()];
        let lacking = Lacking { revision, is_shallow, remotes: &remotes, has_base };
        lacking.fetch().unwrap_or_default()
    }

    #[test]
    fn the_line_follows_from_what_is_asked() {
        let hash = "c7c7277905741dd3f8ee26ef088cb03716a06f61";
        for (revision, line) in [
            ("main", "git fetch origin main:main"),
            ("refs/heads/main", "git fetch origin main:main"),
            ("feature/x", "git fetch origin feature/x:feature/x"),
            ("origin/main", "git fetch origin main:refs/remotes/origin/main"),
            ("refs/remotes/origin/a/b", "git fetch origin a/b:refs/remotes/origin/a/b"),
            ("up/stream/main", "git fetch up/stream main:refs/remotes/up/stream/main"),
            ("origin", "git fetch origin HEAD:refs/remotes/origin/HEAD"),
            ("v1.2.0", "git fetch origin tag v1.2.0"),
            ("tags/release", "git fetch origin tag release"),
            (hash, "git fetch origin c7c7277905741dd3f8ee26ef088cb03716a06f61"),
            ("c7c7277", "git fetch origin"),
        ] {
            assert_eq!(fetch(revision, false, false), line);
        }
        for (revision, line) in [
            ("main", "git fetch --depth=1 origin main:main"),
            ("main~2^", "git fetch --depth=4 origin main:main"),
            ("c7c7277", "git fetch --unshallow origin"),
        ] {
            assert_eq!(fetch(revision, true, false), line);
        }
    }

    #[test]
    fn steps_back_are_counted() {
        for (revision, depth) in [("HEAD~5", 5), ("HEAD^^", 2), ("main~3^2~", 5), ("v1~10", 10)] {
            assert_eq!(fetch(revision, true, true), format!("git fetch --deepen={depth}"));
            assert_eq!(fetch(revision, false, true), "");
        }
    }

    #[test]
    fn where_no_line_helps_there_is_none() {
        for revision in [
            "HEAD",
            "FETCH_HEAD",
            "main@{1}",
            ":/text",
            "HEAD:x",
            "a b",
            "$(x)",
            "-x",
            "",
            "main~99999999999999999999",
        ] {
            assert_eq!(fetch(revision, true, false), "", "{revision}");
        }
    }
}
