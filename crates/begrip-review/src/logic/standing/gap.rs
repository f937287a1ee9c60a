//! Units that no branch of a `CASE` gives a code.

use std::collections::BTreeSet;
use std::ops::Range;

use begrip::eval::{Evaluator, Outcome, Reason, Value};
use begrip::{Content, Date, Definition, Inputs, Reference, Registry, Time, ValueDomain};

use super::super::expand::{Amounts, Expansion};
use super::super::formula::all;
use super::super::said::Said;
use super::super::search::Found;
use super::super::witness::{given, unit};
use super::branches::{Branches, Step};
use super::{Asked, around, within_bounds};

/// On how many days a unit without a code is looked for, beside the latest.
const MOST_DAYS: usize = 8;

/// A unit that no branch gives a code, on a day.
#[derive(Debug)]
pub(crate) struct Gap {
    /// The `CASE`.
    pub(crate) span: Range<usize>,
    pub(crate) on: Option<Date>,
    pub(crate) given: Vec<(String, Value)>,
}

impl<'r> Asked<'r> {
    /// A unit of which everything is known and to which no branch applies.
    pub(super) fn gap(
        &self,
        registry: &'r Registry,
        definition: &'r Definition,
        inputs: &'r Inputs,
        case: &Branches<'_>,
    ) -> Option<Gap> {
        let Content::Variable(variable) = definition.content() else { return None };
        // what is not known under `open` may well be the code of such a unit
        let is_meant = case.otherwise.is_some() || !definition.header().open.is_empty();
        if is_meant || !case.is_result || !matches!(variable.values, ValueDomain::Codes(_)) {
            return None;
        }
        let nothing_missing = self.expansion.nothing_missing();
        let path = all(case.path.iter().map(Step::formula));
        let no_branch = all(case.conditions.iter().map(|(_, truth)| truth.no.clone()));
        if self.is_never([&path, &no_branch, &nothing_missing]) {
            return None;
        }
        let days = days(registry, definition, inputs);
        days.into_iter().find_map(|on| gap_on(registry, definition, inputs, case, on))
    }
}

/// A unit to which no branch applies on a day, held against the rule.
fn gap_on<'r>(
    registry: &'r Registry,
    definition: &'r Definition,
    inputs: &'r Inputs,
    case: &Branches<'_>,
    on: Option<Date>,
) -> Option<Gap> {
    let mut known = Expansion::new(registry, on, Amounts::Known);
    let mut parts = around(&mut known, definition);
    let path = case.path.iter().map(|step| (step.condition, step.holds));
    for (condition, holds) in path.chain(case.conditions.iter().map(|(condition, _)| (*condition, false))) {
        let Said::Truth(truth) = known.within(definition, inputs, condition) else { return None };
        parts.push(if holds { truth.yes } else { truth.no });
    }
    parts.push(known.bounds());
    if !known.outside.is_empty() {
        return None;
    }
    let Found::Some(mut state) = within_bounds(&known, &all(parts)) else { return None };
    let given = given(&known, &mut state)?;
    let given = given.into_iter().map(|(leaf, value)| (leaf.to_string(), value)).collect::<Vec<_>>();
    let evaluator = Evaluator::new(registry, definition, on);
    let unit = unit(&evaluator, &given);
    let is_told = evaluator.conditions(&unit).iter().all(Option::is_some);
    let is_null = evaluator.evaluate(&unit) == Outcome::Unknown(Reason::Null);
    (is_told && is_null).then_some(Gap { span: case.span.clone(), on, given })
}

/// The days on which a unit is looked for: the latest, and those on which an input got a code or lost one.
fn days(registry: &Registry, definition: &Definition, inputs: &Inputs) -> Vec<Option<Date>> {
    let own = format!("={}", definition.version()).parse().ok();
    let latest = registry.latest_day(&[Reference::new(definition.id().clone(), own)]);
    let of_codes = inputs.values().filter_map(|input| {
        let input = registry.resolve(input.reference(), Time::Any).ok()?;
        let Content::Variable(variable) = input.content() else { return None };
        match registry.resolve(variable.values.code_list()?, Time::Any).ok()?.content() {
            Content::CodeList(list) => {
                Some(list.codes.iter().flat_map(|code| [code.valid.from, code.valid.until]))
            }
            _ => None,
        }
    });
    let is_meant = |day: &Date| definition.header().valid.contains(*day) && Some(*day) != latest;
    let changes: BTreeSet<Date> = of_codes.flatten().flatten().filter(is_meant).collect();
    std::iter::once(latest).chain(changes.into_iter().rev().take(MOST_DAYS).map(Some)).collect()
}
