//! Claim: what is claimed about definitions of others, and what the reader has to grant for it.

use begrip::kind::alignment::{self, Assumption};
use begrip::kind::concept::{Match, Target};
use begrip::{DefinitionId, Reference, Relation, Text};

use super::Facet;
use super::rule::compare_inputs;
use crate::changes::{Changes, Effect, Matched, Referred, Spot, matched, matched_in_order};
use crate::impact::Impact;
use crate::logic::normal::{Level, Names, normal};
use crate::message::Message;

#[derive(Default)]
pub(crate) struct Claim<'r> {
    pub(crate) left: Option<&'r Reference>,
    pub(crate) right: Option<&'r Reference>,
    pub(crate) claim: Option<&'r alignment::Claim>,
    pub(crate) because: Option<&'r Text>,
    pub(crate) assume: &'r [Assumption],
    pub(crate) matches: &'r [Match],
}

impl<'r> Claim<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = |field: &str, en, nl| Spot::new(Facet::Claim, format!("/{field}"), en, nl);
        let of = |relation| Referred { relation, effect: Effect::BREAKING };
        to.reference(spot("left", "left", "links"), self.left, new.left, of(Relation::Left));
        to.reference(spot("right", "right", "rechts"), self.right, new.right, of(Relation::Right));
        to.value(spot("claim", "claim", "bewering"), self.claim, new.claim, Effect::BREAKING);
        let none = Text::default();
        let because = spot("because", "reason of the claim", "reden van de bewering");
        to.text(because, self.because.unwrap_or(&none), new.because.unwrap_or(&none), Impact::Editorial);
        let (before, after) = (known(self.assume, &to.called()), known(new.assume, &Clone::clone));
        for item in matched_in_order("/assume", &before, &after, |(key, _)| key.clone()) {
            compare_assumption(to, &item);
        }
        let (before, after) = (matches(self.matches, &to.called()), matches(new.matches, &Clone::clone));
        for item in matched("/match", &before, &after, |(key, _)| key.clone()) {
            compare_match(to, &item);
        }
    }
}

/// An assumption, with what it says whatever the reason and the notation.
type Known<'r> = (String, &'r Assumption);

fn known<'r>(assume: &'r [Assumption], called: &dyn Fn(&DefinitionId) -> DefinitionId) -> Vec<Known<'r>> {
    let key = |assumption: &Assumption| match assumption {
        Assumption::Equal(equal) => {
            // neither side comes first
            let mut ids: Vec<String> = equal.equal.iter().map(|side| called(side.id()).to_string()).collect();
            ids.sort();
            ids.join(" = ")
        }
        Assumption::Holds(holds) => {
            let names = Names { inputs: &holds.inputs, called, level: Level::Notation };
            normal(&holds.holds, &names).map_or_else(|| holds.holds.clone(), |rule| rule.to_string())
        }
    };
    assume.iter().map(|assumption| (key(assumption), assumption)).collect()
}

fn compare_assumption<'r>(to: &mut Changes<'_, 'r>, item: &Matched<'_, Known<'r>>) {
    let spot =
        |below: &str, en: &str, nl: &str| Spot::item(Facet::Claim, &item.at, below, Message::new(en, nl));
    let reason = |assumption: &'r Assumption| match assumption {
        Assumption::Equal(equal) => &equal.because,
        Assumption::Holds(holds) => &holds.because,
    };
    let alike = item.old.zip(item.new).is_some_and(|(old, new)| old.0 == new.0);
    let of = |item: Option<&Known<'r>>| item.map(|(_, assumption)| *assumption);
    match (of(item.old), of(item.new)) {
        (Some(old), Some(new)) if alike => {
            compare_named(to, &spot("", "assumption", "aanname"), old, new);
            let because = spot("/because", "reason of an assumption", "reden van een aanname");
            to.text(because, reason(old), reason(new), Impact::Editorial);
        }
        (Some(Assumption::Holds(old)), Some(Assumption::Holds(new))) if old.holds != new.holds => {
            let holds = spot("/holds", "assumption", "aanname");
            to.value(holds, Some(&old.holds), Some(&new.holds), Effect::BREAKING);
        }
        (old, new) => to.value(spot("", "assumption", "aanname"), old, new, Effect::BREAKING),
    }
}

/// The definitions that an assumption names, which are the same ones on both sides: in other versions, or by other names.
fn compare_named<'r>(to: &mut Changes<'_, 'r>, spot: &Spot, old: &'r Assumption, new: &'r Assumption) {
    match (old, new) {
        (Assumption::Equal(old), Assumption::Equal(new)) => {
            let referred = Referred { relation: Relation::Assumption, effect: Effect::BREAKING };
            let called = to.called();
            for (at, side) in new.equal.iter().enumerate() {
                let mut before = old.equal.iter().enumerate();
                let before = before.find(|(_, before)| called(before.id()) == *side.id());
                let was = before.map_or(at, |(was, _)| was);
                let here =
                    spot.below(&format!("equal/{at}")).moved_from(spot.before(&format!("equal/{was}")));
                to.reference(here, before.map(|(_, side)| side), Some(side), referred);
            }
        }
        (Assumption::Holds(old), Assumption::Holds(new)) => {
            compare_inputs(to, &spot.below("inputs"), (&old.inputs, &new.inputs), Relation::Assumption);
        }
        _ => {}
    }
}

/// A match, with the definition or page that it leads to.
type Matching<'r> = (String, &'r Match);

fn matches<'r>(all: &'r [Match], called: &dyn Fn(&DefinitionId) -> DefinitionId) -> Vec<Matching<'r>> {
    let key = |matched: &Match| match &matched.to {
        Target::Definition(reference) => called(reference.id()).to_string(),
        Target::Uri(uri) => uri.clone(),
    };
    all.iter().map(|matched| (key(matched), matched)).collect()
}

fn compare_match<'r>(to: &mut Changes<'_, 'r>, item: &Matched<'_, Matching<'r>>) {
    let named = item.new.or(item.old).map(|(_, matched)| matched.to.to_string()).unwrap_or_default();
    let what = Message::new(format!("match with `{named}`"), format!("relatie met `{named}`"));
    let spot = |below: &str| Spot::item(Facet::Claim, &item.at, below, what.clone());
    let of = |item: Option<&Matching<'r>>| item.map(|(_, matched)| *matched);
    let (Some(old), Some(new)) = (of(item.old), of(item.new)) else {
        // to take one away and put another in its place is no less than to turn it round
        return to.value(spot(""), of(item.old), of(item.new), Effect::MORE);
    };
    let Match { relation, to: target, because } = old;
    if let (Target::Definition(old), Target::Definition(new)) = (target, &new.to) {
        let referred = Referred { relation: Relation::Match, effect: Effect::BREAKING };
        to.reference(spot("/to"), Some(old), Some(new), referred);
    }
    to.value(spot("/relation"), Some(relation), Some(&new.relation), Effect::BREAKING);
    to.text(spot("/because"), because, &new.because, Impact::Editorial);
}
