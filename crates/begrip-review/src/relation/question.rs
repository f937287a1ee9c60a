//! Questions about two definitions: whether there is a unit as wanted, for what that holds, and one that shows it.

use super::view::{Ground, View};
use super::{Answer, Direction, Holds, Part};
use crate::logic::for_all::for_all;
use crate::logic::formula::{Shared, all, leaves_of};
use crate::logic::search::Found;
use crate::logic::witness::{Asked, Wanted, Witness, is_shown, witness};
use crate::message::Message;

/// What has to hold of a unit, of all that two definitions say.
pub(super) type Pick = for<'v> fn(&'v View<'_, '_>) -> [&'v Shared; 2];

pub(super) const LEFT_ONLY: Pick = |view| [&view.left.yes, &view.right.no];
pub(super) const RIGHT_ONLY: Pick = |view| [&view.left.no, &view.right.yes];
pub(super) const BOTH: Pick = |view| [&view.left.yes, &view.right.yes];

/// How far a question goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// Only with amounts that are known.
    KnownAmounts,
    /// With any amounts in the place of those that are not.
    AnyAmounts,
    /// And with units to show, as plain as they can be.
    Witnesses,
}

impl Depth {
    pub(super) fn without_witnesses(self) -> Self {
        if self == Self::Witnesses { Self::AnyAmounts } else { self }
    }
}

/// Two definitions about which is asked.
pub(super) struct Question<'q, 'r> {
    pub(super) ground: &'q Ground<'r>,
    pub(super) asked: Asked<'q>,
    pub(super) part: Part,
    pub(super) open: &'q View<'q, 'r>,
    pub(super) known: &'q View<'q, 'r>,
    pub(super) depth: Depth,
}

/// That there is a unit, and the one that shows it if that is asked for.
struct Exists(Option<Witness>);

impl Question<'_, '_> {
    /// Whether there is a unit as wanted, and one that shows it; of several picks the first asks for it, and a later one
    /// for one that shows it better.
    pub(super) fn ask(&self, wanted: &Wanted, picks: &[Pick]) -> (Direction, Option<Witness>) {
        let direction = |answer, holds| Direction { answer, holds };
        let is_nothing = |view: &View<'_, '_>| {
            picks.first().is_some_and(|pick| matches!(view.search(pick(view)), Found::Nothing))
        };
        if is_nothing(self.open) {
            return (direction(Answer::No, Holds::Always), None);
        }
        // with known amounts only, a unit can be shown; without one, the first way to ask is enough
        let ways = if self.depth == Depth::Witnesses { picks } else { picks.get(..1).unwrap_or_default() };
        if let Some(Exists(witness)) = ways.iter().rev().find_map(|pick| self.shown(*pick, wanted)) {
            return (direction(Answer::Yes, Holds::OnDate), witness);
        }
        let day = self.ground.day().view(self.part);
        if day.as_ref().is_some_and(is_nothing) {
            return (direction(Answer::No, Holds::OnDate), None);
        }
        if self.depth == Depth::KnownAmounts {
            return (direction(Answer::Unknown, Holds::OnDate), None);
        }
        // or with any amounts in the place of those that are not known
        let anyhow = |pick: &Pick| day.as_ref().and_then(|day| self.anyhow(day, *pick, wanted));
        if let Some(Exists(witness)) = ways.iter().rev().find_map(anyhow) {
            return (direction(Answer::Yes, Holds::OnDate), witness);
        }
        (direction(Answer::Unknown, Holds::OnDate), None)
    }

    /// A unit with the amounts of the day.
    fn shown(&self, pick: Pick, wanted: &Wanted) -> Option<Exists> {
        let known = self.known;
        let is_told = self.is_told(pick);
        if self.depth != Depth::Witnesses && is_told {
            return matches!(known.search(pick(known)), Found::Some(_)).then_some(Exists(None));
        }
        // who is in a population that only words tell cannot be shown by that population
        if self.part == Part::Population && !is_told {
            return None;
        }
        if self.depth != Depth::Witnesses {
            let Found::Some(state) = known.search(pick(known)) else { return None };
            return is_shown(&self.asked, &known.followed.expansion, *state, wanted).then_some(Exists(None));
        }
        let Found::Some(state) = known.search_plain(pick(known)) else { return None };
        let formula = all(pick(known).into_iter().chain([&known.base]).cloned());
        witness(&self.asked, (&known.followed.expansion, &formula), *state, wanted)
            .map(|witness| Exists(Some(witness)))
    }

    /// A unit whatever the amounts that are not known.
    fn anyhow(&self, day: &View<'_, '_>, pick: Pick, wanted: &Wanted) -> Option<Exists> {
        let formula = all(pick(day).into_iter().chain([&day.base]).cloned());
        let expansion = &day.followed.expansion;
        // of someone, rather than of a household without anyone
        let someone = expansion.leaves.someone().filter(|_| self.depth == Depth::Witnesses);
        let plain = someone.and_then(|someone| for_all(&expansion.leaves, &all([formula.clone(), someone])));
        let state = plain.or_else(|| for_all(&expansion.leaves, &formula))?;
        if self.depth != Depth::Witnesses {
            return is_shown(&self.asked, expansion, state, wanted).then_some(Exists(None));
        }
        witness(&self.asked, (expansion, &formula), state, wanted).map(|witness| Exists(Some(witness)))
    }

    /// Whether a unit can be told by what rules say; of populations, whether the same is left untold on both sides.
    fn is_told(&self, pick: Pick) -> bool {
        let [left, right] = pick(self.known).map(|side| untold(self.known, &[side]));
        if self.part == Part::Population {
            return left == right;
        }
        // members have leaves of their own, which the evaluator has to take too
        left.is_empty() && right.is_empty() && self.known.followed.expansion.groups.is_empty()
    }
}

/// What of the leaves that formulas speak of is not told by any rule, or is not known.
fn untold(view: &View<'_, '_>, formulas: &[&Shared]) -> Vec<Message> {
    let leaves = &view.followed.expansion.leaves;
    let (numbers, choices) = leaves_of(formulas.iter().copied());
    let numbers = numbers.into_iter().filter_map(|unknown| leaves.number_untold(unknown));
    let choices = choices.into_iter().filter_map(|choice| leaves.choice_untold(choice));
    let mut untold: Vec<Message> = numbers.chain(choices).cloned().collect();
    untold.sort();
    untold.dedup();
    untold
}

/// How many things that are not known are named.
const MOST_UNTOLD: usize = 3;

/// On what an answer hangs that could not be told.
pub(super) fn why_unknown(ground: &Ground<'_>, part: Part, picks: &[Pick]) -> Option<Message> {
    let view = ground.day().view(part)?;
    let formulas: Vec<&Shared> = picks.iter().flat_map(|pick| pick(&view)).collect();
    Some(match untold(&view, &formulas).as_slice() {
        [] => {
            Message::new("it takes more steps than are taken", "het vergt meer stappen dan er worden gezet")
        }
        untold => Message::joined(untold, MOST_UNTOLD),
    })
}
