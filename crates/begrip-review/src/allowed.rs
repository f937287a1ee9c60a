//! What comments in the files allow: findings that somebody has looked at and takes as they are.

use std::collections::{BTreeMap, HashMap, HashSet};

use begrip::{Allow, Allowance, Date, Place, Registry, SourceFile};

use crate::finding::Finding;
use crate::rule::{Context, Group};
use crate::rules::rule;

/// A finding that a comment beside it allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// What was found.
    pub finding: Finding,
    /// Why it is taken as it is.
    pub reason: String,
    /// The last day on which it is.
    pub until: Option<Date>,
    /// Where the comment stands.
    pub place: Place,
}

/// The rule that can only run when all others have.
pub(crate) const LAST: &str = "allow-unused";

/// Rules that no comment can silence: those about comments, and the one about files that say nothing.
const NEVER: [&str; 5] =
    ["allow-expired", "allow-unreadable", LAST, "allow-without-reason", "unreadable-file"];

/// Whether a comment is past its last day.
pub(crate) fn is_expired(allowance: &Allowance, today: Option<Date>) -> bool {
    today.zip(allowance.until).is_some_and(|(today, until)| until < today)
}

/// Whether a comment can allow what this rule finds.
pub(crate) fn can_be_allowed(rule: &str) -> bool {
    !NEVER.contains(&rule)
}

/// The findings that stand, and those that a comment allows today.
pub(crate) fn split(
    findings: Vec<Finding>,
    registry: &Registry,
    today: Option<Date>,
) -> (Vec<Finding>, Vec<Allowed>) {
    let comments = by_line(registry, today);
    let (mut stand, mut allowed) = (Vec::new(), Vec::new());
    for finding in findings {
        let file = registry.sources().by_path(&finding.place.file).map_or("", SourceFile::path);
        let beside = comments.get(&(file, finding.rule));
        let nearest = beside.and_then(|lines| lines.range(..=finding.place.line).next_back());
        let covers = nearest.filter(|(_, (allow, _))| allow.lines.contains(&finding.place.line));
        match covers.filter(|_| can_be_allowed(finding.rule)) {
            Some((_, (allow, said))) => allowed.push(Allowed {
                finding,
                reason: said.reason.clone(),
                until: said.until,
                place: allow.place.clone(),
            }),
            None => stand.push(finding),
        }
    }
    (stand, allowed)
}

/// Comments by file and rule, and then by the first line that they are about.
type ByLine<'r> = HashMap<(&'r str, &'r str), BTreeMap<u32, (&'r Allow, &'r Allowance)>>;

fn by_line(registry: &Registry, today: Option<Date>) -> ByLine<'_> {
    let mut comments = ByLine::new();
    for allow in registry.allows() {
        if let Some(said) = allow.said.as_ref().ok().filter(|said| !is_expired(said, today)) {
            let lines = comments.entry((&allow.place.file, &said.rule)).or_default();
            // what a second comment allows is allowed already
            lines.entry(*allow.lines.start()).or_insert((allow, said));
        }
    }
    comments
}

/// The comments that allow what was looked for and is not there.
pub(crate) fn unused<'r>(
    registry: &'r Registry,
    allowed: &[Allowed],
    ran: &HashSet<&str>,
    context: &Context<'r>,
) -> Vec<&'r Allow> {
    let used: HashSet<&Place> = allowed.iter().map(|allowed| &allowed.place).collect();
    // a rule about what changed finds nothing where there is nothing to hold the registry against
    let was_asked = |name: &str| {
        let is_history = rule(name).is_some_and(|rule| rule.group == Group::History);
        (ran.contains(name) || !can_be_allowed(name)) && (context.since.is_some() || !is_history)
    };
    let is_unused = |allow: &&Allow| {
        let said = allow.said.as_ref();
        said.is_ok_and(|said| was_asked(&said.rule) && !is_expired(said, context.today))
            && !used.contains(&allow.place)
    };
    registry.allows().iter().filter(is_unused).collect()
}
