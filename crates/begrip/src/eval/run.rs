//! What a rule gives: exact arithmetic and the three-valued logic of SQL.

use smallvec::SmallVec;

use super::function;
use super::logic::{compared, divided, every, negate_if, number, numbers, some};
use super::node::{Cell, Frame, How, Node, Over, Plan, Source, SourceKind};
use super::number::Number;
use super::unit::{Unit, Values};
use super::value::{Datum, Reason};
use crate::expr::Comparison;

/// One unit, or one member of it, with what has been computed so far.
#[derive(Debug)]
pub(crate) struct Run<'a, 'o> {
    plan: &'a Plan<'a>,
    frame: &'a Frame<'a>,
    unit: &'a Unit,
    given: &'a Values,
    /// The cells that were computed, in order.
    cells: SmallVec<[(usize, Datum<'a>); 4]>,
    /// Of a member: the unit that it belongs to.
    outer: Option<&'o Run<'a, 'o>>,
    /// Of a member: the group and the number under which it is given.
    pub(crate) member: Option<(usize, u32)>,
}

/// So many cells are looked through without memory of their own.
const FEW: usize = 16;

/// Which cells are computed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Wanted<'w> {
    /// All of them.
    All,
    /// These, and those that they rest on.
    Cells(&'w [usize]),
}

impl<'a> Run<'a, '_> {
    /// Computes what is wanted of a unit.
    pub(crate) fn of_unit(plan: &'a Plan<'a>, unit: &'a Unit, wanted: Wanted<'_>) -> Self {
        let mut run = Run {
            plan,
            frame: &plan.unit,
            unit,
            given: &unit.values,
            cells: SmallVec::new(),
            outer: None,
            member: None,
        };
        run.fill(wanted);
        run
    }

    /// A member of a group, with what is wanted of it.
    pub(crate) fn of_group(&self, group: usize, at: usize, wanted: Wanted<'_>) -> Option<Run<'a, '_>> {
        let (_, frame) = self.plan.members.get(group)?;
        let (number, given) = self.unit.members.get(group)?.get(at)?;
        let (plan, unit) = (self.plan, self.unit);
        let (outer, member) = (Some(self), Some((group, *number)));
        let mut run = Run { plan, frame, unit, given, cells: SmallVec::new(), outer, member };
        run.fill(wanted);
        Some(run)
    }

    /// Computes what is wanted and not given, from the bottom up, so that no chain of definitions is too long.
    fn fill(&mut self, wanted: Wanted<'_>) {
        let cells = &self.frame.cells;
        let is_given = |at: usize| cells.get(at).is_none_or(|cell| self.given.get(cell.slot).is_some());
        let mut needed: SmallVec<[usize; FEW]> = match wanted {
            Wanted::All => (0..cells.len()).filter(|at| !is_given(*at)).collect(),
            Wanted::Cells(wanted) => wanted.iter().copied().filter(|at| !is_given(*at)).collect(),
        };
        if needed.is_empty() {
            return;
        }
        let mut seen: SmallVec<[u64; 4]> = SmallVec::from_elem(0, cells.len() / 64 + 1);
        let mut is_new = |at: usize| {
            let Some(bits) = seen.get_mut(at / 64) else { return false };
            let was = *bits;
            *bits |= 1 << (at % 64);
            was != *bits
        };
        needed.retain(|at| is_new(*at));
        let mut next = 0;
        while let Some(cell) = needed.get(next).and_then(|at| cells.get(*at)) {
            needed.extend(cell.rests_on.iter().copied().filter(|at| !is_given(*at) && is_new(*at)));
            next += 1;
        }
        // what a cell rests on comes before it
        needed.sort_unstable();
        for at in needed {
            if let Some(cell) = cells.get(at) {
                let value = self.computed(cell);
                self.cells.push((at, value));
            }
        }
    }

    fn cell(&self, at: usize) -> Datum<'a> {
        if let Some(given) = self.frame.cells.get(at).and_then(|cell| self.given.get(cell.slot)) {
            return given.into();
        }
        let found = self.cells.iter().rev().find(|(known, _)| *known == at);
        found.map_or(Datum::Unknown(Reason::DoesNotFit), |(_, value)| value.clone())
    }

    pub(crate) fn computed(&self, cell: &'a Cell<'a>) -> Datum<'a> {
        match &cell.how {
            How::Variable { population, rule } => {
                match population.map(|population| self.source(population)) {
                    Some(Datum::Boolean(false)) => Datum::Unknown(Reason::Outside),
                    _ => of_another(self.node(rule)),
                }
            }
            How::Population { within, rule } => {
                let within = within.map(|within| self.source(within));
                let rule = rule.as_ref().map(|rule| self.node(rule));
                of_another(every(within.into_iter().chain(rule)))
            }
            How::Figure(number) => Datum::Number(number.clone()),
            How::Members { members, function, taken, condition } => {
                let wanted = Wanted::Cells(&cell.of_members);
                self.over_members((*members, wanted), *function, taken.as_ref(), condition.as_ref())
            }
        }
    }

    /// A value over the members for which the condition holds.
    fn over_members(
        &self,
        (group, wanted): (usize, Wanted<'_>),
        function: Over,
        taken: Option<&'a Node<'a>>,
        condition: Option<&'a Node<'a>>,
    ) -> Datum<'a> {
        let count = self.count(group);
        if count == 0 {
            return Datum::Unknown(Reason::NotGiven);
        }
        let mut values = Vec::with_capacity(count);
        for run in (0..count).filter_map(|at| self.of_group(group, at, wanted)) {
            match condition.map_or(Datum::Boolean(true), |condition| run.node(condition)) {
                Datum::Boolean(true) => {
                    values.push(taken.map_or(Datum::Boolean(true), |taken| run.node(taken)));
                }
                Datum::Boolean(false) => {}
                // whether this member takes part is not known, so what they give together is not either
                Datum::Unknown(reason) => values.push(Datum::Unknown(reason)),
                _ => return Datum::Unknown(Reason::DoesNotFit),
            }
        }
        function::over(function, values)
    }

    pub(crate) fn source(&self, source: Source) -> Datum<'a> {
        let here = match (source.of_unit, self.outer) {
            (true, Some(outer)) => outer,
            _ => self,
        };
        match source.kind {
            SourceKind::Slot(at) => here.given.get(at).map_or_else(
                || Datum::Unknown(here.frame.slots.get(at).map_or(Reason::DoesNotFit, |slot| slot.absent)),
                Datum::from,
            ),
            SourceKind::Cell(at) => here.cell(at),
            SourceKind::Table(at) => self.amount(at, &[]),
            SourceKind::Never(reason) => Datum::Unknown(reason),
        }
    }

    fn amount(&self, table: usize, keys: &[Datum<'a>]) -> Datum<'a> {
        let amount =
            self.plan.tables.get(table).ok_or(Reason::DoesNotFit).and_then(|table| table.amount(keys));
        amount.map_or_else(Datum::Unknown, Datum::Number)
    }

    /// The amount of a parameter for keys.
    fn keyed(&self, source: Source, keys: &'a [Node<'a>]) -> Datum<'a> {
        let SourceKind::Table(table) = source.kind else { return self.source(source) };
        match keys {
            [] => self.amount(table, &[]),
            [one] => self.amount(table, &[self.node(one)]),
            [one, two] => self.amount(table, &[self.node(one), self.node(two)]),
            more => self.amount(table, &more.iter().map(|key| self.node(key)).collect::<Vec<_>>()),
        }
    }

    /// What a part of a rule gives. As deep as the brackets of the rule, which are bounded.
    pub(crate) fn node(&self, node: &'a Node<'a>) -> Datum<'a> {
        match node {
            Node::Literal(value) => value.into(),
            Node::Input { source, .. } => self.source(*source),
            Node::Amount { source, keys, .. } => self.keyed(*source, keys),
            Node::Negative(value) => number(self.node(value), |number| Some(number.negative())),
            Node::Sum(terms) => {
                let mut terms = terms.iter();
                let first = terms.next().map_or(Datum::Number(Number::ZERO), |(minus, term)| {
                    let value = self.node(term);
                    if *minus { number(value, |number| Some(number.negative())) } else { value }
                });
                terms.fold(first, |sum, (minus, term)| {
                    let by = if *minus { Number::minus } else { Number::plus };
                    numbers(&sum, &self.node(term), by)
                })
            }
            Node::Product(factors) => {
                let mut factors = factors.iter();
                let first =
                    factors.next().map_or(Datum::Number(Number::ONE), |(_, factor)| self.node(factor));
                factors.fold(first, |product, (divides, factor)| {
                    if *divides {
                        divided(&product, &self.node(factor))
                    } else {
                        numbers(&product, &self.node(factor), Number::times)
                    }
                })
            }
            Node::Convert { value, factor, .. } => number(self.node(value), |number| number.times(factor)),
            Node::Call { function, arguments, order, .. } => {
                function::call(*function, arguments, order, self)
            }
            Node::Case { branches, otherwise } => {
                let holds = |condition| matches!(self.node(condition), Datum::Boolean(true));
                let branch = branches.iter().find(|(condition, _)| holds(condition)).map(|(_, value)| value);
                let chosen = branch.or(otherwise.as_deref());
                chosen.map_or(Datum::Unknown(Reason::Null), |value| self.node(value))
            }
            _ => self.truth(node),
        }
    }

    /// A part that is true, false or not known.
    fn truth(&self, node: &'a Node<'a>) -> Datum<'a> {
        match node {
            Node::Compare(parts, comparison, order) => {
                let [left, right] = parts.as_ref();
                compared(&self.node(left), *comparison, &self.node(right), order)
            }
            Node::Between { parts, negated, order } => {
                let [value, low, high] = parts.as_ref();
                let value = self.node(value);
                let above = compared(&value, Comparison::GreaterOrEqual, &self.node(low), order);
                let below = compared(&value, Comparison::LessOrEqual, &self.node(high), order);
                negate_if(*negated, &every([above, below]))
            }
            Node::InList { value, list, negated } => {
                let value = self.node(value);
                let equal =
                    list.iter().map(|item| compared(&value, Comparison::Equal, &self.node(item), &None));
                negate_if(*negated, &some(equal))
            }
            Node::InCodes { value, codes, negated, .. } => match self.node(value) {
                Datum::Text(code) => Datum::Boolean(codes.contains(&code) != *negated),
                Datum::Unknown(reason) => Datum::Unknown(reason),
                _ => Datum::Unknown(Reason::DoesNotFit),
            },
            Node::IsNull { value, negated } => {
                Datum::Boolean(matches!(self.node(value), Datum::Unknown(_)) != *negated)
            }
            Node::Not(value) => negate_if(true, &self.node(value)),
            Node::And(parts) => every(parts.iter().map(|part| self.node(part))),
            Node::Or(parts) => some(parts.iter().map(|part| self.node(part))),
            _ => Datum::Unknown(Reason::DoesNotFit),
        }
    }

    pub(crate) fn frame(&self) -> &'a Frame<'a> {
        self.frame
    }

    pub(crate) fn plan(&self) -> &'a Plan<'a> {
        self.plan
    }

    /// Whether a value was given, rather than computed or absent.
    pub(crate) fn is_given(&self, slot: usize) -> bool {
        self.given.get(slot).is_some()
    }

    /// Of a member: the unit that it belongs to; of a unit: itself.
    pub(crate) fn whole(&self, of_unit: bool) -> &Run<'a, '_> {
        match (of_unit, self.outer) {
            (true, Some(outer)) => outer,
            _ => self,
        }
    }

    /// How many members of a group are given.
    pub(crate) fn count(&self, group: usize) -> usize {
        self.unit.members.get(group).map_or(0, Vec::len)
    }
}

/// A unit that is outside the population of an input is not therefore outside that of what rests on it.
fn of_another(value: Datum<'_>) -> Datum<'_> {
    match value {
        Datum::Unknown(Reason::Outside) => Datum::Unknown(Reason::NotApplicable),
        value => value,
    }
}
