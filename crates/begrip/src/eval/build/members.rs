//! Values over members: what is given of them is in a frame of its own.

use super::super::bounds::Bounds;
use super::super::node::{Frame, How, Node, Over, Slot, Source};
use super::super::value::Reason;
use super::{Builder, Moment, Place, unit_of};
use crate::expr::Type;
use crate::id::DefinitionId;
use crate::input::Aggregate;
use crate::kind::Content;
use crate::resolve::Time;

impl<'r> Builder<'r> {
    /// A value over members; what is given of the members is in a frame of its own.
    pub(super) fn aggregate(&mut self, aggregate: &'r Aggregate, moment: &Moment) -> Source {
        let cell = if moment.place == Place::Unit { self.members(aggregate, moment) } else { None };
        let Some(how) = cell else { return self.never() };
        let gives = crate::expr::of_members(self.registry, aggregate);
        let taken = self.registry.resolve(aggregate.function().1, Time::Any).ok();
        let bounds = taken.map(|taken| Bounds::over_members(aggregate, taken)).unwrap_or_default();
        let days = moment.period;
        let slots = &mut self.frame(Place::Unit).slots;
        slots.push(Slot { leaf: None, gives, bounds, days, absent: Reason::NotGiven });
        let slot = slots.len() - 1;
        let kind = self.cell(Place::Unit, (slot, None, how));
        Source { of_unit: false, kind }
    }

    fn members(&mut self, aggregate: &'r Aggregate, moment: &Moment) -> Option<How<'r>> {
        let (_, of) = aggregate.function();
        let target = self.registry.resolve(of, Time::Any).ok()?;
        let unit = if matches!(target.content(), Content::UnitType(_)) {
            target.id()
        } else {
            unit_of(target)?.id()
        };
        let members = self.group(unit);
        let there = Moment { place: Place::Members(members), ..moment.clone() };
        let valid = moment.period.unwrap_or_default();
        let condition = aggregate
            .condition()
            .map(|text| self.rule(text, aggregate.with(), &Type::Boolean, &there, valid))
            .transpose()
            .ok()?;
        let is_unit = matches!(target.content(), Content::UnitType(_));
        let taken = (!is_unit).then(|| {
            let source = self.value(of, &there);
            Node::Input { name: of.id().to_string(), source }
        });
        // to count a population is to count who is in it
        let (condition, taken) = match (aggregate, condition, taken) {
            (Aggregate::Count(_), Some(condition), Some(within)) => {
                (Some(Node::And(vec![condition, within])), None)
            }
            (Aggregate::Count(_), None, within) => (within, None),
            (_, condition, taken) => (condition, taken),
        };
        let function = match aggregate {
            Aggregate::Count(_) => Over::Count,
            Aggregate::Sum(_) => Over::Sum,
            Aggregate::Min(_) => Over::Min,
            Aggregate::Max(_) => Over::Max,
            Aggregate::Mean(_) => Over::Mean,
            Aggregate::Any(_) => Over::Any,
            Aggregate::All(_) => Over::All,
        };
        Some(How::Members { members, function, taken, condition })
    }

    fn group(&mut self, unit: &'r DefinitionId) -> usize {
        let members = &mut self.plan.members;
        members.iter().position(|(known, _)| *known == unit).unwrap_or_else(|| {
            members.push((unit, Frame::default()));
            members.len() - 1
        })
    }
}
