//! Codes that stand under another code in one list than in the other, and what that does to the codes above.

use super::CodeOutcome;
use super::pairs::{Listed, Pair, Pairs};
use crate::message::Message;

/// How many levels up a code is followed; a list that goes round in a circle stops there.
const LEVELS: usize = 64;

/// Marks the codes that stand under another one, and the codes above that hold them on one side only.
pub(super) fn compare(pairs: &mut Pairs<'_>) {
    for at in 0..pairs.pairs.len() {
        let Some((left, right)) = pairs.pairs.get(at).and_then(|pair| Some((pair.left?, pair.right?))) else {
            continue;
        };
        if above(pairs, left, true).next() == above(pairs, right, false).next() {
            continue;
        }
        let above_left: Vec<usize> = above(pairs, left, true).collect();
        let above_right: Vec<usize> = above(pairs, right, false).collect();
        if let Some(pair) = pairs.pairs.get_mut(at) {
            pair.parents = Some(parents(&pairs.left, &pairs.right, left, right));
            if !matches!(pair.outcome, CodeOutcome::Same | CodeOutcome::OtherCode) {
                continue;
            }
        }
        let name = pairs.left.get(left).map(|code| code.code.to_string()).unwrap_or_default();
        for (these, those, side) in [(&above_left, &above_right, LEFT), (&above_right, &above_left, RIGHT)] {
            for wider in these.iter().filter(|wider| !those.contains(wider)) {
                if let Some(pair) = pairs.pairs.get_mut(*wider) {
                    holds(pair, &name, side);
                }
            }
        }
    }
}

const LEFT: [&str; 2] = ["left", "links"];
const RIGHT: [&str; 2] = ["right", "rechts"];

/// The pairs above a code, the nearest first.
fn above<'p>(pairs: &'p Pairs<'_>, at: usize, is_left: bool) -> impl Iterator<Item = usize> + 'p {
    let list = if is_left { &pairs.left } else { &pairs.right };
    let up = move |at: &usize| list.position(list.get(*at)?.parent.as_ref()?.as_str());
    // a pair of the left has the position of its code
    let pair = move |at| if is_left { Some(at) } else { pairs.pair_of_right.get(at).copied() };
    std::iter::successors(up(&at), up).take(LEVELS).filter_map(pair)
}

/// A code that holds another on one side only is not the same category on both.
fn holds(pair: &mut Pair, name: &str, [en, nl]: [&str; 2]) {
    if pair.left.is_none() || pair.right.is_none() {
        return;
    }
    let because = Message::new(
        format!("it holds `{name}` on the {en} only"),
        format!("het omvat `{name}` alleen {nl}"),
    );
    let outcome =
        if pair.outcome == CodeOutcome::OtherCode { CodeOutcome::Unclear } else { CodeOutcome::OtherMeaning };
    pair.lower(outcome, because);
}

fn parents(left: &Listed<'_>, right: &Listed<'_>, at_left: usize, at_right: usize) -> Message {
    let parent = |list: &Listed<'_>, at: usize| {
        list.get(at).and_then(|code| code.parent.as_ref()).map(ToString::to_string)
    };
    let say = |side: &str, parent: Option<String>, [under, top]: [&str; 2]| match parent {
        Some(parent) => format!("{side} {under} `{parent}`"),
        None => format!("{side} {top}"),
    };
    let (one, other) = (parent(left, at_left), parent(right, at_right));
    let (en, nl) = (["under", "at the top"], ["onder", "bovenaan"]);
    Message::new(
        format!("{}, {}", say("left", one.clone(), en), say("right", other.clone(), en)),
        format!("{}, {}", say("links", one, nl), say("rechts", other, nl)),
    )
}
