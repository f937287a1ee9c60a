//! What two definitions have to do with each other, as far as it can be told in few steps.

use begrip::expr::{Comparison, Expr};
use begrip::kind::alignment::Claim;
use begrip::{Content, Definition, Inputs, Reference, Registry, Status, Time};

use super::expand::Amounts;
use super::formula::{Shared, all};
use super::in_words::InWords;
use super::said::{Said, Truth, not};
use super::search::Found;
use super::standing::{Asked, within_bounds};
use super::witness::{Asked as Asking, Wanted, Witness, witness};
use crate::relation::{Followed, Part, Two, View};

/// A rule of a definition.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ruled<'r> {
    pub(crate) definition: &'r Definition,
    pub(crate) inputs: &'r Inputs,
    pub(crate) rule: &'r Expr,
}

/// Whether two rules over one population say the same of every unit, whatever the amounts and whatever is missing; not if it could not be told, or if they never say anything.
pub(crate) fn say_the_same(registry: &Registry, left: Ruled<'_>, right: Ruled<'_>) -> bool {
    let mut asked = Asked::new(registry, left.definition);
    let [one, two] =
        [left, right].map(|ruled| asked.expansion.within(ruled.definition, ruled.inputs, ruled.rule));
    let differ = match (&one, &two) {
        (Said::Truth(_), Said::Truth(_)) => None,
        _ => asked.expansion.compared(&one, Comparison::Equal, &two).map(|equal| equal.no),
    };
    asked.close();
    let (known, also_known) = (one.known(), two.known());
    if asked.is_never([&known]) || asked.is_never([&also_known]) {
        return false;
    }
    match (&one, &two, differ) {
        (Said::Truth(one), Said::Truth(two), _) => is_one_truth(&asked, one, two),
        (_, _, Some(differ)) => {
            asked.is_never([&differ])
                && asked.is_never([&known, &not(&also_known)])
                && asked.is_never([&also_known, &not(&known)])
        }
        _ => false,
    }
}

fn is_one_truth(asked: &Asked<'_>, one: &Truth, two: &Truth) -> bool {
    asked.is_never([&one.yes, &not(&two.yes)])
        && asked.is_never([&two.yes, &not(&one.yes)])
        && asked.is_never([&one.no, &not(&two.no)])
        && asked.is_never([&two.no, &not(&one.no)])
}

/// Whether there is a unit as wanted with the amounts of the day; not if it could not be told.
pub(crate) fn is_there(two: &Two<'_>, wanted: &Wanted) -> bool {
    let followed = Followed::new(two, Amounts::Known);
    followed.view(Part::Whole).is_some_and(|view| matches!(asked(&view, wanted), Found::Some(_)))
}

/// Whether there is no unit as wanted, whatever the amounts; not if it could not be told.
pub(crate) fn is_nowhere(two: &Two<'_>, wanted: &Wanted) -> bool {
    let followed = Followed::new(two, Amounts::Open);
    followed.view(Part::Whole).is_some_and(|view| matches!(asked(&view, wanted), Found::Nothing))
}

/// A unit that only one of two definitions counts with the amounts of the day, held against both, and that no criterion in
/// words can take away.
pub(crate) fn told_apart(two: &Two<'_>) -> Option<Witness> {
    let followed = Followed::new(two, Amounts::Known);
    let view = followed.view(Part::Whole)?;
    let about = Asking::of(two, &followed.expansion.taken_for);
    let in_words = InWords::of(two.registry, two.left, two.right, two.on);
    let sure =
        [Wanted::LeftOnly, Wanted::RightOnly].into_iter().filter(|wanted| in_words.leave_sure_one(wanted));
    sure.into_iter().find_map(|wanted| match asked(&view, &wanted) {
        Found::Some(state) => {
            witness(&about, (&followed.expansion, &formula(&view, &wanted)), *state, &wanted)
        }
        _ => None,
    })
}

fn asked(view: &View<'_, '_>, wanted: &Wanted) -> Found {
    within_bounds(&view.followed.expansion, &formula(view, wanted))
}

fn formula(view: &View<'_, '_>, wanted: &Wanted) -> Shared {
    let [one, other] = match wanted {
        Wanted::LeftOnly => [&view.left.yes, &view.right.no],
        Wanted::RightOnly => [&view.left.no, &view.right.yes],
        Wanted::Both | Wanted::Codes(_) | Wanted::Differ(_) => [&view.left.yes, &view.right.yes],
    };
    all([one, other, &view.base].map(Clone::clone))
}

/// The claims of alignments of two definitions, whichever is the left.
pub(crate) fn claims_about(registry: &Registry, one: &Definition, other: &Definition) -> Vec<Claim> {
    let of = |definition: &Definition| match definition.content() {
        Content::Alignment(alignment) => {
            let ends = [alignment.left.id(), alignment.right.id()];
            (ends == [one.id(), other.id()] || ends == [other.id(), one.id()]).then_some(alignment.claim)
        }
        _ => None,
    };
    registry.definitions().iter().filter_map(of).collect()
}

/// Whether a version is the one that is meant today by its id, and no other took its place.
pub(crate) fn is_current(registry: &Registry, definition: &Definition) -> bool {
    let is_out =
        matches!(definition.header().status, Status::Superseded | Status::Retired | Status::Withdrawn);
    let meant = registry.resolve(&Reference::new(definition.id().clone(), None), Time::Any);
    !is_out && meant.is_ok_and(|meant| meant.node() == definition.node())
}
