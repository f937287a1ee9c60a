//! Counts of members: how many members of a unit are such and such, followed exactly.
//!
//! What a question asks of members cuts them into kinds: a kind is one way in which all the conditions can hold or not
//! hold of one member. Every count is the sum of the numbers of members of some kinds, so that counts under conditions
//! that exclude, contain or complement each other stand to each other as they should. The method is that of Venn
//! regions in Boolean algebra with Presburger arithmetic (Kuncak, Nguyen and Rinard, 2006).

use std::collections::BTreeSet;

use begrip::kind::variable::Variable;
use begrip::{Aggregate, Content, Definition, DefinitionId, Input, Inputs, Time};

use super::super::formula::{Shared, all, number};
use super::super::leaves::{Leaves, Quantity};
use super::super::linear::{Linear, Relation, Unknown};
use super::super::normal::members;
use super::super::said::{Said, Truth};
use super::super::search::{Found, State, search};
use super::part::Scope;
use super::{Expansion, Moment};
use crate::message::Message;

/// A number of members of a unit that a rule asks for.
pub(super) struct Counted<'r> {
    unknown: Unknown,
    /// The unit type of the members.
    unit: &'r Definition,
    aggregate: &'r Aggregate,
    moment: Moment,
    definition: &'r Definition,
    /// Whether it has an id of its own, under which it can be given.
    is_named: bool,
}

/// The members of one unit type, by kind.
pub(crate) struct Group {
    /// The unit type of the members.
    pub(crate) unit: DefinitionId,
    /// What is not known of one member.
    pub(crate) leaves: Leaves,
    /// What members can be; none where there are more kinds than are told apart.
    pub(crate) kinds: Vec<Kind>,
}

/// One way in which all conditions hold or do not hold of a member.
pub(crate) struct Kind {
    /// How many members are of this kind.
    pub(crate) number: Unknown,
    /// A member of this kind; `None` if it was not decided whether there can be one.
    pub(crate) member: Option<Box<State>>,
}

/// Into how many kinds members are told apart.
const KINDS: usize = 64;

impl<'r> Expansion<'r> {
    /// A count of members, or whether any or all of them are so; `None` for what is not followed.
    pub(super) fn aggregate(
        &mut self,
        name: &str,
        aggregate: &'r Aggregate,
        (definition, moment): (&'r Definition, &Moment),
    ) -> Option<Said> {
        let unknown = self.counted(name, aggregate, (definition, moment), None)?;
        let none = number(Linear::unknown(unknown), Relation::Zero);
        let some = super::super::said::not(&none);
        let said = match aggregate {
            Aggregate::Any(_) => Said::Truth(Truth { yes: some, no: none }),
            // all are so if none is not so
            Aggregate::All(_) => Said::Truth(Truth { yes: none, no: some }),
            _ => Said::number(Linear::unknown(unknown)),
        };
        let meant = self.meant(aggregate, moment);
        Some(self.perhaps(said, meant))
    }

    /// What a value over members means: of two that mean the same both are known or neither is.
    fn meant(&self, aggregate: &Aggregate, moment: &Moment) -> String {
        let inputs = aggregate.with().values().map(Input::reference);
        let used = std::iter::once(aggregate.function().1).chain(inputs);
        let used = used.filter_map(|reference| self.resolve(reference, moment));
        let versions: BTreeSet<String> =
            used.map(|definition| format!("{} {}", definition.id(), definition.version().major)).collect();
        format!("{} of {versions:?} in {:?}", members(aggregate, &Clone::clone), moment.period)
    }

    /// Ties a leaf that is a bare count of members to these.
    pub(super) fn tie(&mut self, definition: &'r Definition, said: &Said, moment: &Moment) {
        let Content::Variable(Variable { rule: Some(rule), inputs, .. }) = definition.content() else {
            return;
        };
        let Some((name, aggregate)) = bare_count(rule, inputs) else { return };
        let Said::Numbers(cases) = said else { return };
        let [case] = cases.as_slice() else { return };
        if let Some((unknown, _)) = case.value.terms().iter().next() {
            self.counted(name, aggregate, (definition, moment), Some(*unknown));
        }
    }

    fn counted(
        &mut self,
        name: &str,
        aggregate: &'r Aggregate,
        (definition, moment): (&'r Definition, &Moment),
        known: Option<Unknown>,
    ) -> Option<Unknown> {
        if self.is_of_member || moment.shift != 0 || moment.fixed.is_some() {
            return None;
        }
        let of = self.resolve(aggregate.function().1, moment)?;
        let unit = match aggregate {
            Aggregate::Count(_) => of,
            Aggregate::Any(_) | Aggregate::All(_) => self.registry.resolve(unit_of(of)?, Time::Any).ok()?,
            _ => return None,
        };
        let key = format!(
            "{name} of {} {} {}",
            definition.id(),
            definition.version(),
            aggregate.condition().unwrap_or_default()
        );
        let unknown = known.unwrap_or_else(|| self.leaves.number(&key, true, || Quantity::Counted));
        if self.counted.iter().all(|one| one.unknown != unknown) {
            let (moment, is_named) = (moment.clone(), known.is_some());
            self.counted.push(Counted { unknown, unit, aggregate, moment, definition, is_named });
        }
        Some(unknown)
    }

    /// Ties all counts of the same members to the numbers of each kind; for bare leaves alone nothing is told apart.
    pub(super) fn told_apart(&mut self) {
        let counted = std::mem::take(&mut self.counted);
        let mut units: Vec<&Definition> =
            counted.iter().filter(|one| !one.is_named).map(|one| one.unit).collect();
        units.sort_by_key(|unit| unit.id().as_str());
        units.dedup_by_key(|unit| unit.node());
        for unit in units {
            let same: Vec<&Counted<'r>> =
                counted.iter().filter(|one| one.unit.node() == unit.node()).collect();
            self.group(unit, &same);
        }
    }

    fn group(&mut self, unit: &'r Definition, counted: &[&Counted<'r>]) {
        let mut member = Expansion::new(self.registry, self.on, self.amounts);
        member.taken_for.clone_from(&self.taken_for);
        member.is_of_member = true;
        let conditions: Vec<Truth> = counted.iter().map(|one| member.asked(one)).collect();
        let mut base = member.always(unit);
        base.push(member.bounds());
        let kinds = kinds(&member.leaves, &all(base), &conditions);
        self.outside.append(&mut member.outside);
        let Some(kinds) = kinds else { return };
        let mut sums = vec![Linear::constant(begrip::eval::Number::ZERO); counted.len()];
        let mut told = Vec::new();
        for (at, kind) in kinds.into_iter().enumerate() {
            let key = format!("members of {} of kind {at}", unit.id());
            let number = self.leaves.number(&key, true, || Quantity::Kind);
            for (sum, is_so) in sums.iter_mut().zip(&kind.is_so) {
                if let (true, Some(more)) = (*is_so, sum.plus(&Linear::unknown(number))) {
                    *sum = more;
                }
            }
            told.push(Kind { number, member: kind.member });
        }
        for (one, sum) in counted.iter().zip(sums) {
            if let Some(difference) = sum.minus(&Linear::unknown(one.unknown)) {
                self.side.push(number(difference, Relation::Zero));
            }
        }
        self.groups.push(Group { unit: unit.id().clone(), leaves: member.leaves, kinds: told });
    }

    /// What a count asks of one member.
    fn asked(&mut self, counted: &Counted<'r>) -> Truth {
        let Counted { aggregate, moment, definition, .. } = counted;
        let mut parts = Vec::new();
        if let Some(condition) = aggregate.condition() {
            parts.push(self.member_condition(condition, aggregate.with(), counted));
        }
        let value =
            |this: &mut Self| this.resolve(aggregate.function().1, moment).map(|of| this.value(of, moment));
        let is_all = matches!(aggregate, Aggregate::All(_));
        if is_all || matches!(aggregate, Aggregate::Any(_)) {
            parts.push(match value(self) {
                Some(Said::Truth(truth)) if is_all => truth.negated(),
                Some(Said::Truth(truth)) => truth,
                _ => self.untold_member(&aggregate.function().1.to_string(), definition),
            });
        }
        Truth::both(parts)
    }

    fn member_condition(&mut self, condition: &str, inputs: &'r Inputs, counted: &Counted<'r>) -> Truth {
        let scope = Scope { inputs, moment: counted.moment.clone(), definition: counted.definition };
        let said = condition.parse::<begrip::Expr>().map(|rule| self.part(&rule, &scope));
        match said {
            Ok(Said::Truth(truth)) => truth,
            _ => self.untold_member(condition, counted.definition),
        }
    }

    fn untold_member(&mut self, condition: &str, definition: &Definition) -> Truth {
        let id = definition.id();
        let said = Message::new(
            format!("`{condition}` of members, in `{id}`, is outside what can be decided"),
            format!("`{condition}` van leden, in `{id}`, valt buiten wat kan worden beslist"),
        );
        self.opaque_truth(&format!("{condition} of {id}"), said)
    }
}

/// Whether a rule is nothing but the name of a count of members.
fn bare_count<'r>(rule: &str, inputs: &'r Inputs) -> Option<(&'r str, &'r Aggregate)> {
    let (name, input) = inputs.get_key_value(rule.trim())?;
    match input {
        Input::Aggregate(aggregate @ Aggregate::Count(_)) => Some((name, aggregate)),
        _ => None,
    }
}

fn unit_of(definition: &Definition) -> Option<&begrip::Reference> {
    match definition.content() {
        Content::Variable(variable) => Some(&variable.unit),
        Content::Population(population) => Some(&population.unit),
        _ => None,
    }
}

/// A kind that is not numbered yet: which conditions hold, and a member of whom they do.
struct Told {
    formula: Vec<Shared>,
    is_so: Vec<bool>,
    member: Option<Box<State>>,
}

/// Every way in which conditions hold or do not hold of one member; `None` if there are more than are told apart.
fn kinds(leaves: &Leaves, base: &Shared, conditions: &[Truth]) -> Option<Vec<Told>> {
    let mut kinds = vec![Told { formula: vec![base.clone()], is_so: Vec::new(), member: None }];
    for condition in conditions {
        let mut cut = Vec::new();
        for kind in kinds {
            for (is_so, asked) in [(true, &condition.yes), (false, &condition.no)] {
                let formula: Vec<Shared> = kind.formula.iter().chain([asked]).cloned().collect();
                let member = match search(&leaves.domain, &all(formula.iter().cloned())) {
                    Found::Nothing => continue,
                    Found::Some(state) => Some(state),
                    Found::Undecided => None,
                };
                let is_so = kind.is_so.iter().copied().chain([is_so]).collect();
                cut.push(Told { formula, is_so, member });
            }
        }
        if cut.len() > KINDS {
            return None;
        }
        kinds = cut;
    }
    Some(kinds)
}
