//! A rule made ready to be computed many times.

use super::bounds::Bounds;
use super::leaf::Leaf;
use super::number::Number;
use super::table::Table;
use super::value::{Reason, Value};
use crate::date::Validity;
use crate::definition::Definition;
use crate::expr::{Comparison, Function, Type};
use crate::id::DefinitionId;

/// Everything that a rule rests on, in the order in which it is computed.
#[derive(Debug, Default)]
pub(crate) struct Plan<'r> {
    /// Of the unit itself.
    pub(crate) unit: Frame<'r>,
    /// Of its members, by unit type.
    pub(crate) members: Vec<(&'r DefinitionId, Frame<'r>)>,
    pub(crate) tables: Vec<Table<'r>>,
    /// Whether something that the rule rests on cannot be told.
    pub(crate) is_unclear: bool,
}

/// What is given of a unit or a member, and what is computed from it.
#[derive(Debug, Default)]
pub(crate) struct Frame<'r> {
    pub(crate) slots: Vec<Slot<'r>>,
    /// Each rests only on those before it, and on those of the unit.
    pub(crate) cells: Vec<Cell<'r>>,
}

/// A value that can be given.
#[derive(Debug)]
pub(crate) struct Slot<'r> {
    /// What it is; a value over members has only the name that its rule gives it.
    pub(crate) leaf: Option<Leaf>,
    pub(crate) gives: Type<'r>,
    /// Which numbers it can have.
    pub(crate) bounds: Bounds,
    /// The days that it is about, if it is asked for any in particular.
    pub(crate) days: Option<Validity>,
    /// Why it is not known if it is not given.
    pub(crate) absent: Reason,
}

/// A value that is computed unless it is given.
#[derive(Debug)]
pub(crate) struct Cell<'r> {
    pub(crate) slot: usize,
    /// The definition whose rule it is; none for a value over members.
    pub(crate) definition: Option<&'r Definition>,
    pub(crate) how: How<'r>,
    /// The cells of its own frame on which it rests directly, all before it.
    pub(crate) rests_on: Vec<usize>,
    /// Of a value over members: the cells of theirs that it needs.
    pub(crate) of_members: Vec<usize>,
}

/// How a cell is computed.
#[derive(Debug)]
pub(crate) enum How<'r> {
    /// A variable: outside its population it has no value.
    Variable { population: Option<Source>, rule: Node<'r> },
    /// A population: who is in it is in the wider one too.
    Population { within: Option<Source>, rule: Option<Node<'r>> },
    /// A published figure.
    Figure(Number),
    /// A value over the members.
    Members { members: usize, function: Over, taken: Option<Node<'r>>, condition: Option<Node<'r>> },
}

/// A function over members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Over {
    Count,
    Sum,
    Min,
    Max,
    Mean,
    Any,
    All,
}

/// Where a name gets its value from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Source {
    /// Of the unit, seen from one of its members.
    pub(crate) of_unit: bool,
    pub(crate) kind: SourceKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SourceKind {
    Slot(usize),
    Cell(usize),
    Table(usize),
    Never(Reason),
}

/// A part of a rule whose names are found, mirroring [`ExprKind`](crate::expr::ExprKind).
#[derive(Debug)]
pub(crate) enum Node<'r> {
    Literal(Value),
    Input { name: String, source: Source },
    Amount { name: String, source: Source, keys: Vec<Node<'r>> },
    Negative(Box<Node<'r>>),
    Sum(Vec<(bool, Node<'r>)>),
    Product(Vec<(bool, Node<'r>)>),
    Compare(Box<[Node<'r>; 2]>, Comparison, Order<'r>),
    Between { parts: Box<[Node<'r>; 3]>, negated: bool, order: Order<'r> },
    InList { value: Box<Node<'r>>, list: Vec<Node<'r>>, negated: bool },
    InCodes { value: Box<Node<'r>>, name: String, codes: Vec<&'r str>, negated: bool },
    IsNull { value: Box<Node<'r>>, negated: bool },
    Not(Box<Node<'r>>),
    And(Vec<Node<'r>>),
    Or(Vec<Node<'r>>),
    Case { branches: Vec<(Node<'r>, Node<'r>)>, otherwise: Option<Box<Node<'r>>> },
    Call { name: &'static str, function: Function, arguments: Vec<Node<'r>>, order: Order<'r> },
    Convert { value: Box<Node<'r>>, factor: Number },
}

/// The codes of an ordered list in their order; none where numbers or days are compared.
pub(crate) type Order<'r> = Option<Vec<&'r str>>;

impl Plan<'_> {
    /// Finds which cells rest on which, so that only what is needed is computed.
    pub(crate) fn connect(&mut self) {
        for (_, frame) in &mut self.members {
            connect(frame, &[]);
        }
        let members: Vec<Vec<usize>> = self.members.iter().map(|(_, frame)| cells_of_unit(frame)).collect();
        connect(&mut self.unit, &members);
    }
}

/// `members` are the cells of the unit that each group of members uses.
fn connect(frame: &mut Frame<'_>, members: &[Vec<usize>]) {
    for (at, cell) in frame.cells.iter_mut().enumerate() {
        let mut rests_on = Vec::new();
        match &cell.how {
            How::Members { members: group, taken, condition, .. } => {
                let nodes = [taken, condition].into_iter().flatten();
                let sources: Vec<Source> = nodes.flat_map(Node::sources).collect();
                cell.of_members = sources.iter().filter_map(|source| source.cell(false)).collect();
                rests_on.extend(sources.iter().filter_map(|source| source.cell(true)));
                rests_on.extend(members.get(*group).into_iter().flatten());
            }
            how => rests_on.extend(how.sources().iter().filter_map(|source| source.cell(false))),
        }
        rests_on.retain(|other| *other < at);
        rests_on.sort_unstable();
        rests_on.dedup();
        cell.rests_on = rests_on;
    }
}

/// The cells of the unit that the cells of its members use.
fn cells_of_unit(frame: &Frame<'_>) -> Vec<usize> {
    frame.cells.iter().flat_map(|cell| cell.how.sources()).filter_map(|source| source.cell(true)).collect()
}

impl How<'_> {
    fn sources(&self) -> Vec<Source> {
        match self {
            Self::Variable { population, rule } => population.iter().copied().chain(rule.sources()).collect(),
            Self::Population { within, rule } => {
                within.iter().copied().chain(rule.iter().flat_map(Node::sources)).collect()
            }
            Self::Figure(_) => Vec::new(),
            Self::Members { taken, condition, .. } => {
                [taken, condition].into_iter().flatten().flat_map(Node::sources).collect()
            }
        }
    }
}

impl Source {
    fn cell(self, of_unit: bool) -> Option<usize> {
        match self.kind {
            SourceKind::Cell(at) if self.of_unit == of_unit => Some(at),
            _ => None,
        }
    }
}

impl<'r> Node<'r> {
    /// Where all its names get their values from.
    pub(crate) fn sources(&self) -> Vec<Source> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(node) = open.pop() {
            if let Self::Input { source, .. } | Self::Amount { source, .. } = node {
                found.push(*source);
            }
            open.extend(node.parts());
        }
        found
    }

    /// The parts of which it is made, in the order in which the rule has them.
    pub(crate) fn parts(&self) -> Vec<&Node<'r>> {
        match self {
            Self::Literal(_) | Self::Input { .. } => Vec::new(),
            Self::Amount { keys, .. } => keys.iter().collect(),
            Self::Negative(value) | Self::Not(value) => vec![value],
            Self::Convert { value, .. } | Self::IsNull { value, .. } | Self::InCodes { value, .. } => {
                vec![value]
            }
            Self::Sum(parts) | Self::Product(parts) => parts.iter().map(|(_, part)| part).collect(),
            Self::Compare(parts, ..) => parts.iter().collect(),
            Self::Between { parts, .. } => parts.iter().collect(),
            Self::InList { value, list, .. } => std::iter::once(value.as_ref()).chain(list).collect(),
            Self::And(parts) | Self::Or(parts) => parts.iter().collect(),
            Self::Call { arguments, .. } => arguments.iter().collect(),
            Self::Case { branches, otherwise } => {
                let branches = branches.iter().flat_map(|(condition, value)| [condition, value]);
                branches.chain(otherwise.as_deref()).collect()
            }
        }
    }
}
