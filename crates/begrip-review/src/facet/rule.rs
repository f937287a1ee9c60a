//! Rule: how a value follows from the inputs, whatever they are called and however the rule is written.

use std::collections::BTreeMap;

use begrip::{DefinitionId, Input, Inputs, Relation};

use super::Facet;
use crate::change::ChangeKind;
use crate::changes::{Changes, Effect, Referred, Shown, Spot};
use crate::impact::Impact;
use crate::logic::normal::{Level, Names, conditions, leaf, normal};
use crate::message::Message;
use crate::words::collapsed;

/// A rule with its inputs.
#[derive(Default, Clone, Copy)]
pub(crate) struct Ruled<'r> {
    pub(crate) rule: Option<&'r str>,
    pub(crate) inputs: Option<&'r Inputs>,
}

/// What the variables of a definition have.
#[derive(Default)]
pub(crate) struct Rule<'r> {
    pub(crate) ruled: Ruled<'r>,
}

impl<'r> Rule<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        compare_rules(to, Facet::Rule, &self.ruled, &new.ruled);
    }
}

type Called<'c> = &'c dyn Fn(&DefinitionId) -> DefinitionId;

/// An input under the name that it has on each side.
struct Paired<'r> {
    old: Option<(&'r String, &'r Input)>,
    new: Option<(&'r String, &'r Input)>,
}

/// Two rules with their inputs, of a variable or of a population.
pub(super) fn compare_rules<'r>(to: &mut Changes<'_, 'r>, facet: Facet, old: &Ruled<'r>, new: &Ruled<'r>) {
    let called = to.called();
    let rules_differ = differ(old, new, &called, Level::Notation);
    let has_inputs = |ruled: &Ruled<'_>| ruled.inputs.is_some_and(|inputs| !inputs.is_empty());
    let pairs = if has_inputs(old) == has_inputs(new) {
        paired(old, new, &called)
    } else {
        let some = |ruled: &Ruled<'r>| ruled.inputs.filter(|inputs| !inputs.is_empty());
        let effect = if rules_differ { Effect::BREAKING } else { Effect::COMPATIBLE };
        to.value(Spot::new(facet, "/inputs", "inputs", "invoer"), some(old), some(new), effect);
        Vec::new()
    };
    let mut replaced = Vec::new();
    for pair in &pairs {
        if is_replaced(pair, &called) {
            replaced.extend(pair.old.zip(pair.new).map(|(old, new)| (old.0.clone(), new.1.clone())));
        }
        compare_input(to, facet, pair, rules_differ, &called);
    }
    if rules_differ && !explained(old, new, &replaced, &called) {
        compare_text(to, facet, old, new, &called);
    }
}

/// Whether the two rules differ at this level; the inputs are taken for what they mean.
fn differ(old: &Ruled<'_>, new: &Ruled<'_>, called: Called<'_>, level: Level) -> bool {
    let none = Inputs::new();
    let form = |ruled: &Ruled<'_>, called: Called<'_>| {
        let names = Names { inputs: ruled.inputs.unwrap_or(&none), called, level };
        ruled.rule.map(|rule| normal(rule, &names).map_or_else(|| collapsed(rule), |rule| rule.to_string()))
    };
    form(old, called) != form(new, &Clone::clone)
}

/// Whether the rules are the same once the inputs that keep their name mean what they mean on the new side.
fn explained(old: &Ruled<'_>, new: &Ruled<'_>, replaced: &[(String, Input)], called: Called<'_>) -> bool {
    if replaced.is_empty() {
        return false;
    }
    let mut inputs = old.inputs.cloned().unwrap_or_default();
    inputs.extend(replaced.iter().cloned());
    let follows = Ruled { inputs: Some(&inputs), ..*old };
    !differ(&follows, new, called, Level::Notation)
}

/// Inputs that mean the same side by side, then those that have the same name, then the others.
fn paired<'r>(old: &Ruled<'r>, new: &Ruled<'r>, called: Called<'_>) -> Vec<Paired<'r>> {
    let list = |ruled: &Ruled<'r>| -> Vec<(&'r String, &'r Input)> {
        ruled.inputs.map(|inputs| inputs.iter().collect()).unwrap_or_default()
    };
    let (olds, mut news) = (list(old), list(new));
    let mut pairs: Vec<Paired<'r>> = Vec::new();
    let take = |news: &mut Vec<(&'r String, &'r Input)>, fits: &dyn Fn(&(&'r String, &'r Input)) -> bool| {
        let at = news.iter().position(fits)?;
        Some(news.remove(at))
    };
    let mut rest = Vec::new();
    for old in olds {
        let meaning = leaf(old.1, called);
        let means = |new: &(&'r String, &'r Input)| leaf(new.1, &Clone::clone) == meaning;
        let found = take(&mut news, &|new| new.0 == old.0 && means(new)).or_else(|| {
            let named_alike = new.inputs.is_some_and(|inputs| inputs.contains_key(old.0));
            if named_alike { None } else { take(&mut news, &means) }
        });
        match found {
            Some(new) => pairs.push(Paired { old: Some(old), new: Some(new) }),
            None => rest.push(old),
        }
    }
    for old in rest {
        let new = take(&mut news, &|new| new.0 == old.0);
        pairs.push(Paired { old: Some(old), new });
    }
    pairs.extend(news.into_iter().map(|new| Paired { old: None, new: Some(new) }));
    pairs
}

/// Whether an input keeps its name and means something else.
fn is_replaced(pair: &Paired<'_>, called: Called<'_>) -> bool {
    pair.old
        .zip(pair.new)
        .is_some_and(|(old, new)| old.0 == new.0 && leaf(old.1, called) != leaf(new.1, &Clone::clone))
}

fn compare_input<'r>(
    to: &mut Changes<'_, 'r>,
    facet: Facet,
    pair: &Paired<'r>,
    rules_differ: bool,
    called: Called<'_>,
) {
    let name = pair.new.or(pair.old).map(|(name, _)| name.as_str()).unwrap_or_default();
    let pointer =
        |side: Option<(&String, &Input)>| format!("/inputs/{}", escape(side.map_or(name, |(name, _)| name)));
    let spot = Spot::new(facet, pointer(pair.new), &format!("input `{name}`"), &format!("invoer `{name}`"))
        .moved(pointer(pair.old), pointer(pair.new));
    let (Some(old), Some(new)) = (pair.old, pair.new) else {
        let impact = if rules_differ { Effect::BREAKING } else { Effect::COMPATIBLE };
        to.value(spot, pair.old.map(|(_, input)| input), pair.new.map(|(_, input)| input), impact);
        return;
    };
    if is_replaced(pair, called) {
        let effect = if rules_differ { Effect::BREAKING } else { Effect::COMPATIBLE };
        to.value(spot, Some(old.1), Some(new.1), effect);
        return;
    }
    if old.0 != new.0 {
        let message = Message::new(
            format!("input `{}` is now called `{}`", old.0, new.0),
            format!("invoer `{}` heet nu `{}`", old.0, new.0),
        );
        let shown = (Some(Shown::of(old.0)), Some(Shown::of(new.0)));
        to.push(spot.clone(), ChangeKind::Renamed, Impact::Editorial, shown, message);
    }
    compare_references(to, &spot, (old.1, new.1), Relation::Input);
}

/// The references of an input on both sides, those of its members too; as deep as a file can be nested.
fn compare_references<'r>(
    to: &mut Changes<'_, 'r>,
    spot: &Spot,
    (old, new): (&'r Input, &'r Input),
    relation: Relation,
) {
    let (Input::Aggregate(old), Input::Aggregate(new)) = (old, new) else {
        let referred = Referred { relation, effect: Effect::BREAKING };
        return to.reference(spot.clone(), Some(old.reference()), Some(new.reference()), referred);
    };
    let (function, of) = old.function();
    let of_members = if relation == Relation::Input { Relation::Member } else { relation };
    let referred = Referred { relation: of_members, effect: Effect::BREAKING };
    to.reference(spot.below(function), Some(of), Some(new.function().1), referred);
    compare_inputs(to, &spot.below("with"), (old.with(), new.with()), relation);
}

/// Inputs of which the conditions that use them are the same: other names, other versions, or some that none uses.
pub(super) fn compare_inputs<'r>(
    to: &mut Changes<'_, 'r>,
    spot: &Spot,
    (old, new): (&'r Inputs, &'r Inputs),
    relation: Relation,
) {
    let called = to.called();
    let meanings = |inputs: &'r Inputs, called: Called<'_>| {
        let of = |(name, input): (&'r String, &Input)| (name, leaf(input, called));
        inputs.iter().map(of).collect::<BTreeMap<_, _>>()
    };
    let (before, after) = (meanings(old, &called), meanings(new, &Clone::clone));
    if before == after {
        for (name, input) in new {
            let Some(before) = old.get(name) else { continue };
            compare_references(to, &spot.below(&escape(name)), (before, input), relation);
        }
        return;
    }
    let unnamed = |meanings: BTreeMap<&'r String, String>| {
        let mut meanings: Vec<String> = meanings.into_values().collect();
        meanings.sort();
        meanings
    };
    let effect = if unnamed(before) == unnamed(after) { Effect::EDITORIAL } else { Effect::COMPATIBLE };
    let some = |inputs: &'r Inputs| (!inputs.is_empty()).then_some(inputs);
    to.value(spot.clone(), some(old), some(new), effect);
}

fn compare_text(
    to: &mut Changes<'_, '_>,
    facet: Facet,
    old: &Ruled<'_>,
    new: &Ruled<'_>,
    called: Called<'_>,
) {
    let spot = Spot::new(facet, "/rule", "rule", "regel");
    let (Some(before), Some(after)) = (old.rule, new.rule) else {
        to.value(spot, old.rule.as_ref(), new.rule.as_ref(), Effect::BREAKING);
        return;
    };
    let shown = (Some(Shown::of(before)), Some(Shown::of(after)));
    if !differ(old, new, called, Level::Proved) {
        let message = Message::new(
            format!("rule: written differently, and says the same: {}", collapsed(after)),
            format!("regel: anders geschreven, en zegt hetzelfde: {}", collapsed(after)),
        );
        to.push(spot, ChangeKind::Changed, Impact::Editorial, shown, message).equivalent = true;
        return;
    }
    let message = clauses(old, new, called);
    to.push(spot, ChangeKind::Changed, Impact::Breaking, shown, message);
}

/// The conditions that only one side has; the whole rules if they have none in common.
fn clauses(old: &Ruled<'_>, new: &Ruled<'_>, called: Called<'_>) -> Message {
    let none = Inputs::new();
    let read = |ruled: &Ruled<'_>, called: Called<'_>| {
        let names = Names { inputs: ruled.inputs.unwrap_or(&none), called, level: Level::Proved };
        conditions(ruled.rule.unwrap_or_default(), &names)
    };
    let (before, after) = (read(old, called), read(new, &Clone::clone));
    let only = |these: &[(String, String)], those: &[(String, String)]| -> Vec<String> {
        let here = these.iter().filter(|(_, form)| those.iter().all(|(_, other)| other != form));
        here.map(|(written, _)| written.clone()).collect()
    };
    let (gone, added) = (only(&before, &after), only(&after, &before));
    match (gone.as_slice(), added.as_slice()) {
        ([], []) => whole(old.rule, new.rule),
        ([], added) => {
            let added = added.join(" AND ");
            Message::new(format!("rule: also asks {added}"), format!("regel: vraagt ook {added}"))
        }
        (gone, []) => {
            let gone = gone.join(" AND ");
            Message::new(format!("rule: no longer asks {gone}"), format!("regel: vraagt niet meer {gone}"))
        }
        (gone, added) => {
            let (gone, added) = (gone.join(" AND "), added.join(" AND "));
            Message::new(format!("rule: {gone} → {added}"), format!("regel: {gone} → {added}"))
        }
    }
}

fn whole(old: Option<&str>, new: Option<&str>) -> Message {
    let (old, new) = (collapsed(old.unwrap_or_default()), collapsed(new.unwrap_or_default()));
    Message::new(format!("rule: {old} → {new}"), format!("regel: {old} → {new}"))
}

/// One step of a pointer with `~` and `/` written as RFC 6901 asks.
fn escape(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1")
}
