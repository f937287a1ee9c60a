//! How a correspondence converts one list to another: which codes it leaves out, merges and splits.

use std::collections::{HashMap, HashSet};

use begrip::kind::correspondence::{Correspondence, WeightBy};
use begrip::{CodeValue, Content, Date, Decimal, Definition, DefinitionId, Reference, Registry, Time};
use semver::Version;

use super::pairs::Listed;
use crate::relation::Two;

mod targets;

/// A correspondence between two lists, held against the codes that both have on one day.
#[derive(Debug, Clone)]
pub struct Mapped {
    /// The correspondence.
    pub id: DefinitionId,
    /// Its version.
    pub version: Version,
    /// The list that it converts.
    pub from: DefinitionId,
    /// The list to which it converts.
    pub to: DefinitionId,
    /// Whether it converts the left.
    pub is_from_left: bool,
    /// What shares are shares of.
    pub weight_by: Option<WeightBy>,
    /// Codes of the list that no pair maps.
    pub left_out: Vec<CodeValue>,
    /// Codes that become one.
    pub merged: Vec<Merged>,
    /// Codes that become several.
    pub split: Vec<Split>,
    /// Codes of the other list to which nothing leads.
    pub not_reached: Vec<CodeValue>,
    /// Codes that it names and that the list converted does not have on the day.
    pub unknown_from: Vec<CodeValue>,
    /// Codes that it names and that the other list does not have on the day.
    pub unknown_to: Vec<CodeValue>,
    /// Codes of the list that lead to such a code, or to none.
    pub astray: Vec<CodeValue>,
}

impl Mapped {
    /// Whether every code of the list is mapped.
    pub fn is_total(&self) -> bool {
        self.left_out.is_empty()
    }

    /// Whether no code is merged with another or split.
    pub fn is_one_to_one(&self) -> bool {
        self.merged.is_empty() && self.split.is_empty()
    }

    /// Whether figures by the one list can be given by the other: it is total, and where a code is split its shares
    /// are known and add up to one.
    pub fn converts(&self) -> bool {
        self.is_total() && self.astray.is_empty() && self.split.iter().all(|split| split.adds_up)
    }

    /// Whether it converts without shares, which are estimates for another population than that of the shares.
    pub fn is_exact(&self) -> bool {
        self.converts() && self.split.is_empty()
    }

    /// Whether one can go there and back: it converts, and nothing is merged.
    pub fn is_lossless(&self) -> bool {
        self.converts() && self.merged.is_empty()
    }
}

/// Codes that become one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The codes.
    pub from: Vec<CodeValue>,
    /// What they become.
    pub to: CodeValue,
}

/// Codes that become several together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The codes.
    pub from: Vec<CodeValue>,
    /// What they become, with the share of each if it is known.
    pub to: Vec<(CodeValue, Option<Decimal>)>,
    /// Whether shares are given and add up to one.
    pub adds_up: bool,
}

/// The correspondences between two lists, those from the left first.
pub(super) fn between(two: &Two<'_>) -> Vec<Mapped> {
    let straight = in_force(two).filter(|(_, maps)| leads(maps, two.left, two.right));
    let turned = in_force(two).filter(|(_, maps)| leads(maps, two.right, two.left));
    let one = |(definition, maps), ends: [&Definition; 2], is_from_left| {
        mapped(definition, maps, ends, two.on).map(|found| Mapped { is_from_left, ..found })
    };
    let mut found: Vec<Mapped> = straight.filter_map(|maps| one(maps, [two.left, two.right], true)).collect();
    found.extend(turned.filter_map(|maps| one(maps, [two.right, two.left], false)));
    found
}

/// A third list to which both convert, with how.
pub(super) fn through(two: &Two<'_>) -> Option<[Mapped; 2]> {
    let of = |side: &'_ Definition, is_from_left| -> Vec<(begrip::Node, Mapped)> {
        let from = in_force(two).filter(|(_, maps)| means(&maps.from, side));
        let converted = from.filter_map(|(definition, maps)| {
            let to = resolved(two.registry, &maps.to, two.on)?;
            let found = mapped(definition, maps, [side, to], two.on)?;
            found.converts().then_some((to.node(), Mapped { is_from_left, ..found }))
        });
        converted.collect()
    };
    let right = of(two.right, false);
    of(two.left, true).into_iter().find_map(|(to, left)| {
        let other = right.iter().find(|(other, _)| *other == to)?;
        Some([left, other.1.clone()])
    })
}

/// Which code of the left a code of the right is by a correspondence, if it gives each code one of the other list.
pub(super) fn one_to_one(two: &Two<'_>) -> Option<HashMap<String, String>> {
    let fits = |maps: &&Mapped| maps.converts() && maps.is_one_to_one() && maps.not_reached.is_empty();
    let found = between(two).into_iter().find(|maps| fits(&maps))?;
    let (_, maps) = in_force(two)
        .find(|(definition, _)| (definition.id(), definition.version()) == (&found.id, &found.version))?;
    let pairs = maps.maps.iter().filter_map(|map| Some((map.from.first()?, map.to.first()?)));
    let turned = pairs.map(|(from, to)| if found.is_from_left { (to, from) } else { (from, to) });
    Some(turned.map(|(right, left)| (right.to_string(), left.to_string())).collect())
}

/// The correspondences of the day, one version of each.
fn in_force<'t>(two: &'t Two<'_>) -> impl Iterator<Item = (&'t Definition, &'t Correspondence)> {
    let all = two.registry.definitions().iter();
    all.filter_map(move |definition| {
        let Content::Correspondence(maps) = definition.content() else { return None };
        let meant = resolved(two.registry, &Reference::new(definition.id().clone(), None), two.on)?;
        (meant.node() == definition.node()).then_some((definition, maps))
    })
}

fn resolved<'r>(registry: &'r Registry, reference: &Reference, on: Option<Date>) -> Option<&'r Definition> {
    registry.resolve(reference, on.map_or(Time::Any, Time::On)).ok()
}

fn leads(maps: &Correspondence, from: &Definition, to: &Definition) -> bool {
    means(&maps.from, from) && means(&maps.to, to)
}

/// Whether a reference can mean this version.
fn means(reference: &Reference, definition: &Definition) -> bool {
    let fits = reference.requirement().is_none_or(|requirement| requirement.matches(definition.version()));
    reference.id() == definition.id() && fits
}

fn mapped(
    definition: &Definition,
    maps: &Correspondence,
    [from, to]: [&Definition; 2],
    on: Option<Date>,
) -> Option<Mapped> {
    let (listed_from, listed_to) = (Listed::new(super::list(from)?, on), Listed::new(super::list(to)?, on));
    if listed_from.codes.is_empty() {
        return None;
    }
    let (unknown_from, named) = named(maps.maps.iter().flat_map(|map| &map.from), &listed_from);
    let (unknown_to, reached) = self::named(maps.maps.iter().flat_map(|map| &map.to), &listed_to);
    let targets::Found { merged, split, astray } = targets::of(maps, &listed_from, &listed_to);
    Some(Mapped {
        id: definition.id().clone(),
        version: definition.version().clone(),
        from: from.id().clone(),
        to: to.id().clone(),
        is_from_left: true,
        weight_by: maps.weight_by,
        left_out: beside(&listed_from, &named),
        not_reached: beside(&listed_to, &reached),
        merged,
        split,
        unknown_from,
        unknown_to,
        astray,
    })
}

/// Codes that a correspondence names and the list does not have, and the positions of those that it has.
fn named<'m>(
    codes: impl Iterator<Item = &'m CodeValue>,
    list: &Listed<'_>,
) -> (Vec<CodeValue>, HashSet<usize>) {
    let (mut unknown, mut seen, mut found) = (Vec::new(), HashSet::new(), HashSet::new());
    for code in codes {
        match list.position(code.as_str()) {
            Some(at) => {
                found.insert(at);
            }
            None if seen.insert(code) => unknown.push(code.clone()),
            None => {}
        }
    }
    (unknown, found)
}

/// The codes of a list that are not among these.
fn beside(list: &Listed<'_>, named: &HashSet<usize>) -> Vec<CodeValue> {
    let left = list.codes.iter().enumerate().filter(|(at, _)| !named.contains(at));
    left.map(|(_, code)| code.code.clone()).collect()
}
