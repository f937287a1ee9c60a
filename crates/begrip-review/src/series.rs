//! Series: the versions of a definition in order of time, and where the series of its figures breaks, and why.

use std::collections::BTreeMap;

use begrip::{Date, Definition, DefinitionId, Reference, Registry, Validity};
use semver::Version;

use crate::change::{Cause, Change};
use crate::facet::Facet;
use crate::impact::{Bump, Impact};
use crate::ledger::Ledger;
use crate::message::Message;

mod breaks;
mod corrections;
mod timeline;

use breaks::Breaks;
use timeline::{Stretch, timeline};

/// The figures of a definition over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The definition.
    pub id: DefinitionId,
    /// Stretches of time within which figures are comparable, in order.
    pub segments: Vec<Segment>,
    /// What was wrong and has been put right, in the definition or in one that it rests on.
    pub corrections: Vec<Correction>,
    /// What takes the place of the last version: other definitions.
    pub replaced_by: Vec<(DefinitionId, Version)>,
}

/// Something that was wrong and has been put right: figures made before it are to be computed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The day on which it was released, if that is said.
    pub date: Option<Date>,
    /// The version that was wrong.
    pub from: Version,
    /// The version that puts it right.
    pub to: Version,
    /// What was wrong, and the way from the definition that is asked about to where it was.
    pub cause: Cause,
}

/// A stretch of time within which figures are comparable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The version that holds.
    pub version: Version,
    /// The first day; open if absent.
    pub from: Option<Date>,
    /// The last day; open if absent.
    pub until: Option<Date>,
    /// How it goes on after it.
    pub then: Then,
    /// Why the series breaks after it: what changed, in the definition or in one that it rests on.
    pub causes: Vec<Cause>,
}

/// How a series goes on after a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Then {
    /// Figures after it are comparable with those in it.
    Continues,
    /// Figures after it are not comparable with those in it.
    Break,
    /// For some time no version holds.
    Gap,
    /// Nothing comes after it.
    End,
}

impl Then {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Continues => "continues",
            Self::Break => "break",
            Self::Gap => "gap",
            Self::End => "end",
        }
    }
}

/// How many causes of one break are kept.
const CAUSES: usize = 12;

/// The series of the versions that a reference can mean.
///
/// Boundaries are versions, steps and codes with a break, and breaks of everything that the definition rests on. On a
/// day for which several versions are valid the highest is meant, as everywhere.
pub fn series(registry: &Registry, reference: &Reference) -> Series {
    let mut ledger = Ledger::new(registry, registry, BTreeMap::new(), None);
    let mut breaks = Breaks::new(registry);
    let stretches = timeline(registry, reference);
    for stretch in &stretches {
        breaks.settle(&mut ledger, stretch.definition);
    }
    let mut segments = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        segments.extend(within(stretch, &breaks));
        let end = boundary(&mut ledger, &breaks, stretch, stretches.get(at + 1));
        if let Some(last) = segments.last_mut() {
            (last.then, last.causes) = end;
        }
    }
    let last = stretches.last().map(|stretch| stretch.definition);
    let corrections = last.map(|last| corrections::all(&mut ledger, last)).unwrap_or_default();
    Series { id: reference.id().clone(), segments, corrections, replaced_by: replaced_by(registry, last) }
}

/// The segments of one version: it is cut where something that it rests on breaks.
fn within(stretch: &Stretch<'_>, breaks: &Breaks<'_>) -> Vec<Segment> {
    let definition = stretch.definition;
    let mut from = stretch.days.from;
    let mut segments = Vec::new();
    let inside = |date: Date| stretch.days.contains(date) && stretch.days.from.is_none_or(|from| from < date);
    for (date, causes) in breaks.of(definition).into_iter().filter(|(date, _)| inside(*date)) {
        let until = date.previous();
        segments.push(segment(definition, Validity { from, until }, Then::Break, causes));
        from = Some(date);
    }
    let rest = Validity { from, until: stretch.days.until };
    segments.push(segment(definition, rest, Then::End, Vec::new()));
    segments
}

fn segment(definition: &Definition, days: Validity, then: Then, causes: Vec<Cause>) -> Segment {
    let version = definition.version().clone();
    Segment { version, from: days.from, until: days.until, then, causes }
}

/// How the series goes on from one version to the next.
fn boundary<'r>(
    ledger: &mut Ledger<'r>,
    breaks: &Breaks<'r>,
    before: &Stretch<'r>,
    after: Option<&Stretch<'r>>,
) -> (Then, Vec<Cause>) {
    let Some(after) = after else { return (Then::End, Vec::new()) };
    if before.days.until.and_then(Date::next) != after.days.from {
        return (Then::Gap, Vec::new());
    }
    let (old, new) = (before.definition, after.definition);
    let mut causes = causes_between(ledger.settle(old, new), new.id());
    if let Some(date) = after.days.from {
        // what breaks for both on that very day broke for the old version too
        let both = breaks.on(new, date).into_iter().filter(|cause| breaks.on(old, date).contains(cause));
        causes.extend(both);
    }
    let is_major = Bump::between(old.version(), new.version()) == Bump::Major;
    if causes.is_empty() && is_major {
        causes = declared(ledger.settled(old, new), new);
    }
    // what changed here is told before what changed elsewhere
    causes.sort_by_key(|cause| cause.path.len());
    causes.truncate(CAUSES);
    if causes.is_empty() { (Then::Continues, causes) } else { (Then::Break, causes) }
}

/// The changes that break, each with the way to where it was made.
fn causes_between(changes: &[Change], id: &DefinitionId) -> Vec<Cause> {
    let breaking = changes.iter().filter(|change| change.impact == Impact::Breaking);
    let mut breaking: Vec<&Change> = breaking.filter(|change| change.facet != Facet::Validity).collect();
    breaking.sort_by_key(|change| (change.facet, change.is_input()));
    breaking.into_iter().flat_map(|change| along(change, id)).collect()
}

fn along(change: &Change, id: &DefinitionId) -> Vec<Cause> {
    crate::changes::caused_by(change, id)
}

/// A new major version that no rule or amount tells from the one before: its owner says that it is another series.
fn declared(changes: &[Change], new: &Definition) -> Vec<Cause> {
    // other days are what a version is for, not why it is another series
    let tells = |change: &&Change| !matches!(change.facet, Facet::Validity | Facet::Protection);
    let said = changes.iter().filter(|change| change.impact == Impact::Compatible).filter(tells);
    let mut causes: Vec<Cause> = said.flat_map(|change| along(change, new.id())).collect();
    if causes.is_empty() {
        let version = new.version();
        let message = Message::new(
            format!("{version} is a new major version: its owner says that it is another series"),
            format!("{version} is een nieuwe hoofdversie: volgens de eigenaar is het een andere reeks"),
        );
        let path = vec![new.id().clone()];
        causes.push(Cause { facet: Facet::Lifecycle, path, left_out: 0, message });
    }
    causes
}

/// Other definitions that say they take the place of the last version.
fn replaced_by(registry: &Registry, last: Option<&Definition>) -> Vec<(DefinitionId, Version)> {
    let Some(last) = last else { return Vec::new() };
    let others = registry.successors(last).filter(|other| other.id() != last.id());
    others.map(|other| (other.id().clone(), other.version().clone())).collect()
}
