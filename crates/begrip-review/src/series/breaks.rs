//! Where a version breaks within its own time: at its steps and codes, and with everything that it rests on.

use std::collections::{BTreeMap, HashMap, HashSet};

use begrip::expr::{Expr, ExprKind};
use begrip::{Content, Date, Definition, DefinitionId, Kind, Link, Node, Registry, Relation};

use super::causes_between;
use super::timeline::timeline;
use crate::change::Cause;
use crate::facet::{Facet, codes, steps};
use crate::ledger::Ledger;
use crate::message::Message;
use crate::reach::arrives;

/// One break: when, in which facet it arrives, and why.
#[derive(Debug, Clone)]
struct Break {
    date: Date,
    arrives: Facet,
    cause: Cause,
    /// The day on which it happened where it was made; a value of the period before arrives a period later.
    origin: Date,
}

/// The breaks of every version that has been looked at.
pub(super) struct Breaks<'r> {
    registry: &'r Registry,
    settled: HashMap<Node, Vec<Break>>,
}

impl<'r> Breaks<'r> {
    pub(super) fn new(registry: &'r Registry) -> Self {
        Self { registry, settled: HashMap::new() }
    }

    /// Finds the breaks of a version, those of what it rests on first; the chain may be of any length.
    pub(super) fn settle(&mut self, ledger: &mut Ledger<'r>, definition: &'r Definition) {
        let mut begun = HashSet::new();
        let mut open = vec![(definition, false)];
        while let Some((definition, ready)) = open.pop() {
            if self.settled.contains_key(&definition.node()) {
                continue;
            }
            if ready {
                let found = self.find(ledger, definition);
                self.settled.insert(definition.node(), found);
            } else if begun.insert(definition.node()) {
                open.push((definition, true));
                let links = definition.links().into_iter().filter(|link| carries(self.registry, link));
                for link in links {
                    let versions = timeline(self.registry, link.reference);
                    open.extend(versions.into_iter().map(|stretch| (stretch.definition, false)));
                }
            }
        }
    }

    /// The breaks of a version by date, each with its causes.
    pub(super) fn of(&self, definition: &Definition) -> Vec<(Date, Vec<Cause>)> {
        let mut found: BTreeMap<Date, Vec<Cause>> = BTreeMap::new();
        for one in self.settled.get(&definition.node()).into_iter().flatten() {
            let causes = found.entry(one.date).or_default();
            if !causes.contains(&one.cause) {
                causes.push(one.cause.clone());
            }
        }
        found.into_iter().collect()
    }

    /// The causes of a break of a version on a day.
    pub(super) fn on(&self, definition: &Definition, date: Date) -> Vec<Cause> {
        self.of(definition)
            .into_iter()
            .filter(|(day, _)| *day == date)
            .flat_map(|(_, causes)| causes)
            .collect()
    }

    fn find(&self, ledger: &mut Ledger<'r>, definition: &'r Definition) -> Vec<Break> {
        let mut found: Vec<Break> = own(definition);
        for link in definition.links().iter().filter(|link| carries(self.registry, link)) {
            found.extend(self.through(ledger, definition, link));
        }
        earliest(found)
    }

    /// The breaks that come by a reference: of the versions that it means one after the other, and within each.
    fn through(&self, ledger: &mut Ledger<'r>, definition: &Definition, link: &Link<'_>) -> Vec<Break> {
        let stretches = timeline(self.registry, link.reference);
        let later = |date: Date| shifted(definition, date, link.shift);
        let mut found = Vec::new();
        for pair in stretches.windows(2) {
            let [before, after] = pair else { continue };
            let Some(from) = after.days.from.filter(|_| before.days.until.is_some()) else { continue };
            let changes: Vec<_> = ledger.settle(before.definition, after.definition).to_vec();
            let (relation, in_words) = (used_as(link, after.definition), is_in_words(after.definition));
            let reaching: Vec<_> = changes
                .into_iter()
                .filter(|change| arrives(change.facet, relation, in_words).is_some())
                .collect();
            for cause in causes_between(&reaching, after.definition.id()) {
                let facet = arrives(cause.facet, relation, in_words).unwrap_or(Facet::Rule);
                found.extend(later(from).map(|date| prefixed(definition.id(), date, from, facet, &cause)));
            }
        }
        for stretch in &stretches {
            let (relation, in_words) = (used_as(link, stretch.definition), is_in_words(stretch.definition));
            let membership = asks_membership(definition, link);
            let asked = match (membership, stretch.definition.content()) {
                (true, Content::CodeList(list)) => {
                    dated(stretch.definition, Facet::Codes, codes::all_breaks(list, true))
                }
                _ => self.settled.get(&stretch.definition.node()).cloned().unwrap_or_default(),
            };
            for inner in asked {
                let begun = stretch.days.from.is_none_or(|from| from < inner.date);
                if !begun || !stretch.days.contains(inner.date) {
                    continue;
                }
                let Some(facet) = arrives(inner.arrives, relation, in_words) else { continue };
                let date = later(inner.date);
                found.extend(
                    date.map(|date| prefixed(definition.id(), date, inner.origin, facet, &inner.cause)),
                );
            }
        }
        found
    }
}

/// Of breaks with one cause only the first: a value of earlier periods carries it on, but the series is broken already.
fn earliest(mut found: Vec<Break>) -> Vec<Break> {
    found.sort_by(|a, b| (a.date, &a.cause.path).cmp(&(b.date, &b.cause.path)));
    let mut seen: HashSet<(Facet, Option<DefinitionId>, Date)> = HashSet::new();
    found.retain(|one| seen.insert((one.cause.facet, one.cause.path.last().cloned(), one.origin)));
    found
}

/// The breaks that a version makes itself.
fn own(definition: &Definition) -> Vec<Break> {
    match definition.content() {
        Content::Parameter(parameter) => dated(definition, Facet::Steps, steps::all_breaks(parameter)),
        Content::CodeList(list) => dated(definition, Facet::Codes, codes::all_breaks(list, false)),
        _ => Vec::new(),
    }
}

fn dated(definition: &Definition, facet: Facet, found: Vec<(Date, Message)>) -> Vec<Break> {
    let one = |(date, message)| Break {
        date,
        arrives: facet,
        cause: Cause { facet, path: vec![definition.id().clone()], left_out: 0, message },
        origin: date,
    };
    found.into_iter().map(one).collect()
}

fn prefixed(id: &DefinitionId, date: Date, origin: Date, arrives: Facet, cause: &Cause) -> Break {
    Break { date, arrives, cause: cause.through(id), origin }
}

/// Whether breaks can come by a reference: not by one that is fixed on a period, nor by one that is not rested on.
fn carries(registry: &Registry, link: &Link<'_>) -> bool {
    link.fixed_period.is_none()
        && link.relation.is_dependency()
        && link.relation != Relation::Concept
        && !registry.versions(link.reference.id()).is_empty()
}

/// What a reference means, as the graph has it.
fn used_as(link: &Link<'_>, target: &Definition) -> Relation {
    match (link.relation, target.kind()) {
        (Relation::Input, Kind::Parameter) => Relation::Parameter,
        (Relation::Input, Kind::CodeList) => Relation::CodeList,
        (relation, _) => relation,
    }
}

fn is_in_words(definition: &Definition) -> bool {
    definition.stated().iter().all(|stated| stated.pointer != "/rule")
}

/// The day on which a break of another period arrives.
fn shifted(definition: &Definition, date: Date, shift: i32) -> Option<Date> {
    let period = match definition.content() {
        Content::Variable(variable) => variable.period.as_ref(),
        _ => None,
    };
    let months = period.and_then(begrip::ReferencePeriod::months).unwrap_or(12);
    if shift == 0 { Some(date) } else { date.plus_months(-shift * months) }
}

/// Whether a rule asks if a code is in a list, so that whatever is not in it is left out.
fn asks_membership(definition: &Definition, link: &Link<'_>) -> bool {
    definition.stated().iter().any(|stated| {
        let names: Vec<&String> = stated
            .inputs
            .iter()
            .filter(|(_, input)| input.reference() == link.reference)
            .map(|(name, _)| name)
            .collect();
        !names.is_empty() && stated.text.parse().is_ok_and(|rule| has_membership(&rule, &names))
    })
}

/// Whether a rule has `x IN name`. A rule is at most 100 levels deep.
fn has_membership(rule: &Expr, names: &[&String]) -> bool {
    let is_named = |codes: &Expr| matches!(&codes.kind, ExprKind::Name(name) if names.contains(&name));
    match &rule.kind {
        ExprKind::InCodes { codes, .. } if is_named(codes) => true,
        _ => rule.parts().into_iter().any(|part| has_membership(part, names)),
    }
}
