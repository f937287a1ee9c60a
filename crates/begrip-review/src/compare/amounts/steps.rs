//! The stretches of days on which neither of two parameters changes.

use std::borrow::Cow;

use begrip::kind::parameter::{Amounts, Parameter};
use begrip::{Date, Definition, Validity};

/// Amounts with their days.
pub(super) struct Dated<'r> {
    days: Validity,
    amounts: Cow<'r, Amounts>,
}

/// One stretch of days, with what each side says.
pub(super) struct Stretch<'s> {
    pub(super) days: Validity,
    pub(super) left: Option<&'s Amounts>,
    pub(super) right: Option<&'s Amounts>,
}

/// The steps of a parameter on the days for which it is meant, in order of time.
pub(super) fn dated<'r>(definition: &Definition, parameter: &'r Parameter) -> Vec<Dated<'r>> {
    let nexts = parameter.steps.iter().skip(1).map(Some).chain(std::iter::once(None));
    let steps = parameter.steps.iter().zip(nexts).filter_map(|(step, next)| {
        let ends = || next.and_then(|next| next.from).and_then(Date::previous);
        let days = Validity { from: step.from, until: step.until.or_else(ends) };
        let amounts = match (step.amount, &step.amounts) {
            (Some(amount), _) => Cow::Owned(Amounts::One(amount)),
            (None, Some(amounts)) => Cow::Borrowed(amounts),
            (None, None) => return None,
        };
        Some(Dated { days: days.intersection(&definition.header().valid)?, amounts })
    });
    let mut steps: Vec<Dated<'r>> = steps.collect();
    steps.sort_by_key(|step| step.days.from);
    steps
}

/// The days of both, cut where one of them changes.
pub(super) fn stretches<'s>(left: &'s [Dated<'_>], right: &'s [Dated<'_>]) -> Vec<Stretch<'s>> {
    let all = || left.iter().chain(right);
    let mut starts: Vec<Option<Date>> = all().map(|step| step.days.from).collect();
    starts.extend(all().filter_map(|step| step.days.until?.next()).map(Some));
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).map(|next| next.and_then(Date::previous)).chain(std::iter::once(None));
    let cut = starts.iter().zip(ends).map(|(from, until)| Stretch {
        days: Validity { from: *from, until },
        left: at(left, *from),
        right: at(right, *from),
    });
    cut.filter(|stretch| stretch.left.is_some() || stretch.right.is_some()).collect()
}

/// The amounts on the first day of a stretch.
fn at<'s>(steps: &'s [Dated<'_>], day: Option<Date>) -> Option<&'s Amounts> {
    let begun = steps.partition_point(|step| step.days.from <= day);
    let step = steps.get(begun.checked_sub(1)?)?;
    let is_over = matches!((step.days.until, day), (Some(until), Some(day)) if until < day);
    (!is_over).then_some(step.amounts.as_ref())
}
