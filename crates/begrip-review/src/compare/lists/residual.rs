//! Codes for "all others": what they hold depends on the codes beside them, whatever their name is.

use std::collections::HashMap;

use super::CodeOutcome;
use super::pairs::{Pair, Pairs};
use crate::message::Message;

/// How many codes are named in a sentence.
const NAMED: usize = 3;

/// The codes under one parent that are not the same on the other side.
#[derive(Debug, Default)]
struct Beside {
    /// The first of those that the other side has not, or means otherwise.
    differ: Vec<String>,
    /// How many there are.
    count: usize,
    /// Whether it is not clear of one of them whether it means the same.
    is_unclear: bool,
}

/// What stands beside, by parent.
type BySide<'r> = HashMap<Option<&'r str>, Beside>;

/// Holds codes for all others against what is beside them.
pub(super) fn compare(pairs: &mut Pairs<'_>) {
    let sides = [beside(pairs, true), beside(pairs, false)];
    for at in 0..pairs.pairs.len() {
        alone(pairs, at, &sides);
        let Some([left, right]) = pairs.pairs.get(at).and_then(|pair| both(pairs, pair)) else { continue };
        let [beside_left, beside_right] = &sides;
        let here = [beside_left.get(&left.1), beside_right.get(&right.1)];
        let Some(pair) = pairs.pairs.get_mut(at) else { continue };
        match [left.0, right.0] {
            [true, true] => judge(pair, here),
            [false, false] => {}
            [is_left, _] => pair.lower(CodeOutcome::Unclear, one_sided(is_left)),
        }
    }
}

/// A code for all others that only one side has holds what the other side has beside it.
fn alone(pairs: &mut Pairs<'_>, at: usize, [left, right]: &[BySide<'_>; 2]) {
    let Some(pair) = pairs.pairs.get(at) else { return };
    let (code, others) = match (pair.left, pair.right) {
        (Some(left), None) => (pairs.left.get(left), right),
        (None, Some(right)) => (pairs.right.get(right), left),
        _ => return,
    };
    let Some(code) = code.filter(|code| code.residual) else { return };
    let parent = code.parent.as_ref().map(begrip::CodeValue::as_str);
    let Some(beside) = others.get(&parent).filter(|beside| beside.count > 0) else { return };
    let names = in_words(beside);
    let because = Message::new(
        format!("it holds all others, here also what has the codes {names} in the other list"),
        format!("het omvat al het overige, hier ook wat in de andere lijst de codes {names} heeft"),
    );
    if let Some(pair) = pairs.pairs.get_mut(at) {
        pair.because = Some(because);
    }
}

/// Whether each code of a pair holds all others, and under which code it stands.
fn both<'r>(pairs: &Pairs<'r>, pair: &Pair) -> Option<[(bool, Option<&'r str>); 2]> {
    let (left, right) = (pairs.left.get(pair.left?)?, pairs.right.get(pair.right?)?);
    Some([left, right].map(|code| (code.residual, code.parent.as_ref().map(begrip::CodeValue::as_str))))
}

fn beside<'r>(pairs: &Pairs<'r>, is_left: bool) -> BySide<'r> {
    let mut found = BySide::new();
    for pair in &pairs.pairs {
        let code = if is_left {
            pair.left.and_then(|at| pairs.left.get(at))
        } else {
            pair.right.and_then(|at| pairs.right.get(at))
        };
        let Some(code) = code.filter(|code| !code.residual) else { continue };
        let here = found.entry(code.parent.as_ref().map(begrip::CodeValue::as_str)).or_default();
        match pair.outcome {
            CodeOutcome::Same | CodeOutcome::OtherCode => {}
            CodeOutcome::Unclear => here.is_unclear = true,
            CodeOutcome::OtherMeaning | CodeOutcome::OnlyLeft | CodeOutcome::OnlyRight => {
                here.count += 1;
                if here.differ.len() < NAMED {
                    here.differ.push(format!("`{}`", code.code));
                }
            }
        }
    }
    found
}

fn judge(pair: &mut Pair, sides: [Option<&Beside>; 2]) {
    let differs = |side: Option<&Beside>| side.filter(|side| side.count > 0).map(in_words);
    let [left, right] = sides.map(differs);
    if left.is_some() || right.is_some() {
        let say = |side: &str, names: Option<String>| names.map(|names| format!("{side} {names}"));
        let said = |one: &str, other: &str| {
            let both = [say(one, left.clone()), say(other, right.clone())];
            both.into_iter().flatten().collect::<Vec<_>>().join(", ")
        };
        let because = Message::new(
            format!("it holds all others, and the codes beside it differ: {}", said("left", "right")),
            format!("het omvat al het overige, en de codes ernaast verschillen: {}", said("links", "rechts")),
        );
        let is_recoded = pair.outcome == CodeOutcome::OtherCode;
        (pair.outcome, pair.because) =
            (if is_recoded { CodeOutcome::Unclear } else { CodeOutcome::OtherMeaning }, Some(because));
    } else if sides.into_iter().flatten().any(|side| side.is_unclear) {
        pair.lower(
            CodeOutcome::Unclear,
            Message::new(
                "it holds all others, and of a code beside it is not clear whether it means the same",
                "het omvat al het overige, en van een code ernaast is niet duidelijk of die hetzelfde betekent",
            ),
        );
    } else if pair.outcome == CodeOutcome::Unclear {
        // all others of the same codes are the same, whatever they are called
        (pair.outcome, pair.because) = (CodeOutcome::Same, None);
    } else if pair.outcome == CodeOutcome::OtherMeaning {
        pair.outcome = CodeOutcome::Unclear;
    }
}

fn in_words(side: &Beside) -> String {
    let more = side.count - side.differ.len();
    let names = side.differ.join(", ");
    if more > 0 { format!("{names} (+{more})") } else { names }
}

fn one_sided(is_left: bool) -> Message {
    if is_left {
        Message::new("it holds all others on the left only", "het omvat alleen links al het overige")
    } else {
        Message::new("it holds all others on the right only", "het omvat alleen rechts al het overige")
    }
}
