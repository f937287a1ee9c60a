//! What keeps a value from being known.

use std::collections::BTreeSet;

use super::formula::{Formula, Piece};
use super::leaf::Leaf;
use super::node::{Cell, How, Node, Source, SourceKind};
use super::run::{Run, Wanted};
use super::value::{Datum, Reason, Value};
use crate::date::Validity;
use crate::definition::Definition;
use crate::id::DefinitionId;

/// Something that keeps a value from being known.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble<'r> {
    /// It is not given.
    NotGiven(Leaf),
    /// It is not given, and nothing is given of the values from which it would be computed.
    NotComputed {
        /// What is not given.
        leaf: Leaf,
        /// From what it would be computed.
        from: Vec<Leaf>,
    },
    /// A value over members has neither been given by its name, nor the members.
    NoMembers(&'r DefinitionId),
    /// It was given as not known.
    GivenAsUnknown(Leaf),
    /// The rule says `NULL`, or no branch of a `CASE` holds.
    Null,
    /// No version of the definition is in force in the period.
    NotInForce(Leaf),
    /// A parameter has no known amount.
    NoAmount {
        /// The name that the rule gives it.
        name: String,
        /// The parameter, if a version is in force.
        parameter: Option<&'r DefinitionId>,
        /// The keys.
        keys: Vec<Value>,
        /// The days of which it is read.
        period: Option<Validity>,
        /// The days for which there are amounts.
        known: Vec<Validity>,
    },
    /// A parameter changes within the period, and the input does not say which amount is meant.
    Ambiguous {
        /// The name that the rule gives it.
        name: String,
        /// The days of which it is read.
        period: Option<Validity>,
    },
    /// The unit is outside the population of an input.
    NotApplicable(Leaf),
    /// A division by zero.
    DivisionByZero(Vec<Piece>),
    /// A number that would need more than 8,192 binary digits.
    TooLarge,
    /// Something does not fit, which rules of `check` speak of.
    DoesNotFit,
}

impl Trouble<'_> {
    /// What would have to be given, down to what nothing is computed from.
    pub fn missing(&self) -> &[Leaf] {
        match self {
            Self::NotGiven(leaf) | Self::NotInForce(leaf) => std::slice::from_ref(leaf),
            Self::NotComputed { from, .. } => from,
            _ => &[],
        }
    }
}

/// Collects what keeps a value from being known.
#[derive(Debug, Default)]
pub(super) struct Troubles<'e> {
    found: Vec<Trouble<'e>>,
    /// The cells that were looked into: of which member, and which one.
    seen: BTreeSet<(Option<(usize, u32)>, usize)>,
    /// Whether the definition that is asked is still to be looked into.
    is_root: bool,
}

impl<'e> Troubles<'e> {
    pub(super) fn of(source: Source, run: &Run<'e, '_>) -> Vec<Trouble<'e>> {
        let mut troubles = Self { is_root: true, ..Self::default() };
        troubles.source(source, run);
        troubles.found
    }

    fn push(&mut self, trouble: Trouble<'e>) {
        if !self.found.contains(&trouble) {
            self.found.push(trouble);
        }
    }

    fn source(&mut self, source: Source, run: &Run<'e, '_>) {
        let run = run.whole(source.of_unit);
        match source.kind {
            SourceKind::Slot(at) => self.slot(at, run),
            SourceKind::Cell(at) => {
                let cell = run.frame().cells.get(at).filter(|_| self.seen.insert((run.member, at)));
                if let Some(cell) = cell {
                    self.gathered(cell, run);
                }
            }
            SourceKind::Table(_) => {}
            SourceKind::Never(reason) => self.reason(reason),
        }
    }

    fn slot(&mut self, at: usize, run: &Run<'e, '_>) {
        let Some(slot) = run.frame().slots.get(at) else { return };
        let Some(mut leaf) = slot.leaf.clone() else { return self.reason(Reason::Null) };
        number(&mut leaf, run);
        self.push(match (run.is_given(at), slot.absent) {
            (true, _) => Trouble::GivenAsUnknown(leaf),
            (false, Reason::NotInForce) => Trouble::NotInForce(leaf),
            (false, Reason::DoesNotFit) => Trouble::DoesNotFit,
            (false, _) => Trouble::NotGiven(leaf),
        });
    }

    /// A variable of whose own inputs nothing is given is missing as a whole.
    fn gathered(&mut self, cell: &'e Cell<'e>, run: &Run<'e, '_>) {
        let slot = run.frame().slots.get(cell.slot).and_then(|slot| slot.leaf.clone());
        let is_variable = matches!(cell.how, How::Variable { .. }) && !run.is_given(cell.slot);
        let Some(mut leaf) = slot.filter(|_| is_variable && !self.is_root) else {
            self.is_root = false;
            return self.cell(cell, run);
        };
        let seen = std::mem::take(&mut self.seen);
        let mut under = Self { found: Vec::new(), seen, is_root: false };
        under.cell(cell, run);
        self.seen = under.seen;
        let is_absent = |trouble: &Trouble<'_>| {
            matches!(trouble, Trouble::NotGiven(_) | Trouble::NotComputed { .. } | Trouble::NoMembers(_))
        };
        let something_given = uses_given(cell, run);
        if under.found.iter().all(is_absent) && !something_given && !under.found.is_empty() {
            number(&mut leaf, run);
            let from: Vec<Leaf> = under.found.iter().flat_map(|trouble| trouble.missing().to_vec()).collect();
            let from = if from.is_empty() { vec![leaf.clone()] } else { from };
            self.push(
                if from.len() == 1
                    && under.found.len() == 1
                    && matches!(under.found.first(), Some(Trouble::NotGiven(_)))
                {
                    Trouble::NotGiven(from.into_iter().next().unwrap_or(leaf))
                } else {
                    Trouble::NotComputed { leaf, from }
                },
            );
        } else {
            under.found.into_iter().for_each(|trouble| self.push(trouble));
        }
    }

    fn cell(&mut self, cell: &'e Cell<'e>, run: &Run<'e, '_>) {
        if run.is_given(cell.slot) {
            return self.slot(cell.slot, run);
        }
        match &cell.how {
            How::Variable { population, rule } => {
                let outside = population.map(|population| run.source(population));
                if matches!(outside, Some(Datum::Boolean(false))) {
                    let slot = run.frame().slots.get(cell.slot);
                    if let Some(leaf) = slot.and_then(|slot| slot.leaf.clone()) {
                        self.push(Trouble::NotApplicable(leaf));
                    }
                    return;
                }
                self.node(rule, run);
            }
            How::Population { within, rule } => {
                if let Some(within) = within.filter(|within| is_unknown(&run.source(*within))) {
                    self.source(within, run);
                }
                if let Some(rule) = rule.as_ref().filter(|rule| is_unknown(&run.node(rule))) {
                    self.node(rule, run);
                }
            }
            How::Figure(_) => {}
            How::Members { members, taken, condition, .. } => {
                self.members(*members, [condition.as_ref(), taken.as_ref()], run);
            }
        }
    }

    fn members(&mut self, group: usize, parts: [Option<&'e Node<'e>>; 2], run: &Run<'e, '_>) {
        let Some((unit, _)) = run.plan().members.get(group) else { return self.push(Trouble::DoesNotFit) };
        if run.count(group) == 0 {
            return self.push(Trouble::NoMembers(unit));
        }
        for at in 0..run.count(group) {
            let Some(member) = run.of_group(group, at, Wanted::All) else { continue };
            for part in parts.into_iter().flatten().filter(|part| is_unknown(&member.node(part))) {
                self.node(part, &member);
            }
        }
    }

    /// What keeps a part of a rule from being known, which it is not. As deep as its brackets.
    fn node(&mut self, node: &'e Node<'e>, run: &Run<'e, '_>) {
        match node {
            Node::Literal(_) => self.push(Trouble::Null),
            Node::Input { source, name } | Node::Amount { source, name, .. } => {
                self.named(node, name, *source, run);
            }
            Node::Case { branches, otherwise } => self.case(branches, otherwise.as_deref(), run),
            _ => {
                let before = self.found.len();
                let mut some = false;
                for part in node.parts().into_iter().filter(|part| is_unknown(&run.node(part))) {
                    some = true;
                    self.node(part, run);
                }
                if !some && self.found.len() == before {
                    match run.node(node) {
                        Datum::Unknown(Reason::DivisionByZero) => {
                            self.push(Trouble::DivisionByZero(Formula::of(node, run)));
                        }
                        Datum::Unknown(reason) => self.reason(reason),
                        _ => {}
                    }
                }
            }
        }
    }

    fn case(
        &mut self,
        branches: &'e [(Node<'e>, Node<'e>)],
        otherwise: Option<&'e Node<'e>>,
        run: &Run<'e, '_>,
    ) {
        for (condition, value) in branches {
            match run.node(condition) {
                Datum::Boolean(true) => return self.node(value, run),
                Datum::Boolean(false) => {}
                _ => self.node(condition, run),
            }
        }
        match otherwise.filter(|otherwise| is_unknown(&run.node(otherwise))) {
            Some(otherwise) => self.node(otherwise, run),
            None if self.found.is_empty() => self.push(Trouble::Null),
            None => {}
        }
    }

    fn named(&mut self, node: &'e Node<'e>, name: &str, source: Source, run: &Run<'e, '_>) {
        let SourceKind::Table(at) = source.kind else { return self.source(source, run) };
        let keys: Vec<Datum<'e>> = node.parts().into_iter().map(|key| run.node(key)).collect();
        if keys.iter().any(is_unknown) {
            for key in node.parts().into_iter().filter(|key| is_unknown(&run.node(key))) {
                self.node(key, run);
            }
            return;
        }
        let Some(table) = run.plan().tables.get(at) else { return };
        let (name, period) = (name.to_owned(), table.period);
        match table.amount(&keys) {
            Err(Reason::Ambiguous) => self.push(Trouble::Ambiguous { name, period }),
            Err(Reason::NoAmount | Reason::NotInForce) => {
                let known = table.known(&keys);
                let keys = keys.into_iter().map(Value::from).collect();
                self.push(Trouble::NoAmount {
                    name,
                    parameter: table.parameter.map(Definition::id),
                    keys,
                    period,
                    known,
                });
            }
            Err(reason) => self.reason(reason),
            Ok(_) => {}
        }
    }

    fn reason(&mut self, reason: Reason) {
        self.push(match reason {
            Reason::Null => Trouble::Null,
            Reason::TooLarge => Trouble::TooLarge,
            _ => Trouble::DoesNotFit,
        });
    }
}

/// A leaf of a member says which member it is.
fn number(leaf: &mut Leaf, run: &Run<'_, '_>) {
    if let (Some(member), Some((_, number))) = (&mut leaf.member, run.member) {
        member.number = number;
    }
}

/// Whether something is given from which a value would be computed, directly or through others.
fn uses_given(cell: &Cell<'_>, run: &Run<'_, '_>) -> bool {
    let mut open: Vec<&Cell<'_>> = vec![cell];
    let mut seen = BTreeSet::new();
    while let Some(cell) = open.pop() {
        if let How::Members { members, .. } = &cell.how
            && run.count(*members) > 0
        {
            return true;
        }
        let How::Variable { rule, .. } = &cell.how else { continue };
        for source in rule.sources().into_iter().filter(|source| !source.of_unit) {
            match source.kind {
                SourceKind::Slot(at) if run.is_given(at) => return true,
                SourceKind::Cell(at) => {
                    let Some(other) = run.frame().cells.get(at).filter(|_| seen.insert(at)) else { continue };
                    if run.is_given(other.slot) {
                        return true;
                    }
                    open.push(other);
                }
                _ => {}
            }
        }
    }
    false
}

fn is_unknown(value: &Datum<'_>) -> bool {
    matches!(value, Datum::Unknown(_))
}
