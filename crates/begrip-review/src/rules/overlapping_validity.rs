//! `overlapping-validity`: two majors of a definition share days only if the later supersedes the earlier.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use begrip::{Date, Definition, DefinitionId, Reference, Registry, Validity};
use semver::Op;

use crate::days::in_words;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "overlapping-validity",
    severity: Severity::Error,
    group: Group::Versions,
    summary: Said {
        en: "two major versions of a definition are valid for the same days only if the later supersedes the earlier",
        nl: "twee hoofdversies van een definitie gelden alleen voor dezelfde dagen als de latere de eerdere vervangt",
    },
    why: Said {
        en: "Figures of different major versions are not comparable; for a day on which both are valid it must be clear which one is meant.",
        nl: "Cijfers van verschillende hoofdversies zijn niet vergelijkbaar; voor een dag waarop beide gelden, moet duidelijk zijn welke bedoeld is.",
    },
    fix: Said {
        en: "Say in the later version that it `supersedes` the earlier one, or let the earlier one end on the day before the later begins.",
        nl: "Zeg in de latere versie met `supersedes` dat ze de eerdere vervangt, of laat de eerdere eindigen op de dag voordat de latere begint.",
    },
    fires: "
# file: definitions/nl/poverty@1.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
valid: { until: 2015-12-31 }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 2.0.0
status: adopted
valid: { from: 2015-01-01 }
",
    passes: "
# file: definitions/nl/poverty@1.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
valid: { until: 2014-12-31 }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 2.0.0
status: adopted
valid: { from: 2015-01-01 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (later, earlier) in in_competition(context.registry) {
        report(context.registry, later, earlier, findings);
    }
}

/// Pairs of a later and an earlier version that share days without the one superseding the other.
pub(super) fn in_competition(registry: &Registry) -> Vec<(&Definition, &Definition)> {
    let ids = registry.definitions().chunk_by(|a, b| a.id() == b.id());
    // a version whose file cannot be read may be the one that links the others
    let known =
        ids.filter(|versions| versions.first().is_some_and(|version| !registry.is_lost(version.id())));
    known.filter(|versions| versions.len() > 1).flat_map(|versions| pairs(registry, versions)).collect()
}

/// Goes through the versions from low to high, and holds each against those that were the highest on its days.
///
/// That is enough: if each supersedes the next lower one on a day, it supersedes all lower ones on that day.
fn pairs<'r>(registry: &Registry, versions: &'r [Definition]) -> Vec<(&'r Definition, &'r Definition)> {
    let mut calendar = Calendar::default();
    let mut seen = BTreeSet::new();
    let mut pairs = Vec::new();
    for later in versions.iter().filter(|version| takes_part(version)) {
        let mut below = calendar.put(later);
        below.sort_by(|a, b| b.version().cmp(a.version()));
        below.retain(|earlier| {
            let majors = (earlier.version().major, later.version().major);
            majors.0 != majors.1 && seen.insert(majors)
        });
        pairs.extend(unlinked(registry, later, &below).into_iter().map(|earlier| (later, earlier)));
    }
    pairs
}

/// Those that the later version does not supersede, and would not either if it superseded the one named before.
fn unlinked<'r>(registry: &Registry, later: &Definition, below: &[&'r Definition]) -> Vec<&'r Definition> {
    let mut unlinked: Vec<&'r Definition> = Vec::new();
    for earlier in below {
        let linked = unlinked.last().is_some_and(|higher| supersedes(registry, higher, earlier));
        if !linked && !supersedes(registry, later, earlier) {
            unlinked.push(earlier);
        }
    }
    unlinked
}

fn takes_part(version: &Definition) -> bool {
    let header = version.header();
    let counts = header.status.is_released();
    counts && header.version.pre.is_empty() && !header.valid.is_reversed()
}

/// The highest version on each day: a key is the first day of a stretch that lasts to the next key.
#[derive(Default)]
struct Calendar<'r>(BTreeMap<Option<Date>, Option<&'r Definition>>);

impl<'r> Calendar<'r> {
    /// Enters a version on its days, and gives back the versions that were the highest there.
    fn put(&mut self, version: &'r Definition) -> Vec<&'r Definition> {
        let Validity { from, until } = version.header().valid;
        let after = until.and_then(Date::next);
        let rest = self.highest(after);
        let mut below: Vec<&Definition> = self.highest(from).into_iter().collect();
        for day in self.changes(from, after) {
            below.extend(self.0.remove(&day).flatten());
        }
        if after.is_some() {
            self.0.insert(after, rest);
        }
        self.0.insert(from, Some(version));
        below
    }

    fn highest(&self, day: Option<Date>) -> Option<&'r Definition> {
        self.0.range(..=day).next_back().and_then(|(_, highest)| *highest)
    }

    /// The days later than `from` and before `after` on which the highest version changes.
    fn changes(&self, from: Option<Date>, after: Option<Date>) -> Vec<Option<Date>> {
        let later = self.0.range((Bound::Excluded(from), Bound::Unbounded)).map(|(day, _)| *day);
        later.take_while(|day| after.is_none() || *day < after).collect()
    }
}

/// Whether the one says that it takes the place of the other, itself or through what it supersedes.
///
/// This is asked of majors as a whole: a correction to either does not undo it.
fn supersedes(registry: &Registry, later: &Definition, earlier: &Definition) -> bool {
    let goal = (earlier.id(), earlier.version().major);
    let mut open = vec![(later.id(), later.version().major)];
    let mut seen: BTreeSet<(&DefinitionId, u64)> = open.iter().copied().collect();
    while let Some((id, major)) = open.pop() {
        let references = of_major(registry, id, major).flat_map(|version| &version.header().supersedes);
        for reached in references.flat_map(|reference| majors(registry, reference)) {
            if reached == goal {
                return true;
            }
            if seen.insert(reached) {
                open.push(reached);
            }
        }
    }
    false
}

fn of_major<'r>(
    registry: &'r Registry,
    id: &DefinitionId,
    major: u64,
) -> impl Iterator<Item = &'r Definition> + use<'r> {
    let versions = registry.versions(id);
    let first = versions.partition_point(|version| version.version().major < major);
    versions.iter().skip(first).take_while(move |version| version.version().major == major)
}

/// The majors that the reference names, whether or not the registry has that very version of them.
fn majors<'r>(registry: &'r Registry, reference: &'r Reference) -> Vec<(&'r DefinitionId, u64)> {
    let id = reference.id();
    if let Some(major) = only_major(reference) {
        return vec![(id, major)];
    }
    let meets = |version: &&Definition| {
        reference.requirement().is_none_or(|requirement| requirement.matches(version.version()))
    };
    registry.versions(id).iter().filter(meets).map(|version| (id, version.version().major)).collect()
}

/// The major that all versions have which the reference can mean, if that follows from how it is written.
pub(super) fn only_major(reference: &Reference) -> Option<u64> {
    let [comparator] = reference.requirement()?.comparators.as_slice() else { return None };
    let fixed = matches!(comparator.op, Op::Exact | Op::Caret | Op::Tilde | Op::Wildcard);
    fixed.then_some(comparator.major)
}

fn report(registry: &Registry, later: &Definition, earlier: &Definition, findings: &mut Findings<'_>) {
    let Some(days) = later.header().valid.intersection(&earlier.header().valid) else { return };
    let (id, new, old) = (later.id(), later.version(), earlier.version());
    let message = Message::new(
        format!(
            "`{id}` {new} and {old} are both valid {}, and {new} does not say that it supersedes {old}",
            in_words(days).en
        ),
        format!(
            "`{id}` {new} en {old} zijn allebei geldig {}, en {new} zegt niet dat ze {old} vervangt",
            in_words(days).nl
        ),
    );
    let help = Message::new(
        format!("add `supersedes: [{id}@={old}]`, or let {old} end on the day before {new} begins"),
        format!(
            "voeg `supersedes: [{id}@={old}]` toe, of laat {old} eindigen op de dag voordat {new} begint"
        ),
    );
    let valid = earlier.header().valid;
    let there = Message::new(
        format!("{old} is valid {}", in_words(valid).en),
        format!("{old} is geldig {}", in_words(valid).nl),
    );
    findings.value(later, pointer(later), message, help).relate(registry, earlier, pointer(earlier), there);
}

fn pointer(version: &Definition) -> &'static str {
    if version.header().valid.is_open() { "/version" } else { "/valid" }
}
