//! Claim: what is claimed about definitions of others, and what the reader has to grant for it.

use begrip::kind::alignment::{self, Assumption};
use begrip::kind::concept::Match;
use begrip::{Reference, Relation, Text};

use super::Facet;
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
        for item in matched_in_order("/assume", self.assume, new.assume, known) {
            compare_assumption(to, &item);
        }
        for item in matched("/match", self.matches, new.matches, |matched| matched.to.to_string()) {
            compare_match(to, &item);
        }
    }
}

/// What an assumption says, without the reason.
fn known(assumption: &Assumption) -> String {
    match assumption {
        Assumption::Equal(equal) => {
            let [left, right] = &equal.equal;
            format!("{left} = {right}")
        }
        Assumption::Holds(holds) => {
            let names = Names { inputs: &holds.inputs, called: &Clone::clone, level: Level::Notation };
            normal(&holds.holds, &names).map_or_else(|| holds.holds.clone(), |rule| rule.to_string())
        }
    }
}

fn compare_assumption<'r>(to: &mut Changes<'_, 'r>, item: &Matched<'r, Assumption>) {
    let spot =
        |below: &str, en: &str, nl: &str| Spot::item(Facet::Claim, &item.at, below, Message::new(en, nl));
    let reason = |assumption: &'r Assumption| match assumption {
        Assumption::Equal(equal) => &equal.because,
        Assumption::Holds(holds) => &holds.because,
    };
    match (item.old, item.new) {
        (Some(old), Some(new)) if known(old) == known(new) => {
            let because = spot("/because", "reason of an assumption", "reden van een aanname");
            to.text(because, reason(old), reason(new), Impact::Editorial);
        }
        (Some(Assumption::Holds(old)), Some(Assumption::Holds(new))) => {
            let holds = spot("/holds", "assumption", "aanname");
            to.value(holds, Some(&old.holds), Some(&new.holds), Effect::BREAKING);
        }
        (old, new) => to.value(spot("", "assumption", "aanname"), old, new, Effect::BREAKING),
    }
}

fn compare_match<'r>(to: &mut Changes<'_, 'r>, item: &Matched<'r, Match>) {
    let key = &item.at.key;
    let what = Message::new(format!("match with `{key}`"), format!("relatie met `{key}`"));
    let spot = |below: &str| Spot::item(Facet::Claim, &item.at, below, what.clone());
    let (Some(old), Some(new)) = (item.old, item.new) else {
        return to.value(spot(""), item.old, item.new, Effect::COMPATIBLE);
    };
    let Match { relation, to: _, because } = old;
    to.value(spot("/relation"), Some(relation), Some(&new.relation), Effect::BREAKING);
    to.text(spot("/because"), because, &new.because, Impact::Editorial);
}
