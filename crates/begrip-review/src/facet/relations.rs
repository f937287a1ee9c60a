//! Relations: wider and related concepts, what a unit is a part of, and what holds for every unit.

use begrip::kind::unit_type::Always;
use begrip::{Kind, Reference, Relation};

use super::Facet;
use crate::changes::{Changes, Effect, Referred, Spot, matched_in_order};
use crate::words::collapsed;

#[derive(Default)]
pub(crate) struct Relations<'r> {
    pub(crate) broader: &'r [Reference],
    pub(crate) related: &'r [Reference],
    pub(crate) part_of: &'r [Reference],
    pub(crate) always: Option<&'r Always>,
}

impl<'r> Relations<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = |field: &str, en, nl| Spot::new(Facet::Relations, format!("/{field}"), en, nl);
        let of = |relation, effect| Referred { relation, effect };
        let broader = spot("broader", "broader concept", "ruimer begrip");
        to.references(&broader, self.broader, new.broader, of(Relation::Broader, Effect::COMPATIBLE));
        let related = spot("related", "related concept", "verwant begrip");
        to.references(&related, self.related, new.related, of(Relation::Related, Effect::COMPATIBLE));
        // membership of units decides what is counted; that of authorities does not
        let is_unit = to.new.definition.kind() == Kind::UnitType;
        let effect = if is_unit { Effect::BREAKING } else { Effect::COMPATIBLE };
        to.references(
            &spot("part_of", "part of", "deel van"),
            self.part_of,
            new.part_of,
            of(Relation::PartOf, effect),
        );
        compare_always(to, self.always, new.always);
    }
}

fn compare_always<'r>(to: &mut Changes<'_, 'r>, old: Option<&'r Always>, new: Option<&'r Always>) {
    let rules = |always: Option<&'r Always>| -> &'r [String] { always.map_or(&[], |always| &always.rules) };
    for item in matched_in_order("/always/rules", rules(old), rules(new), |rule| collapsed(rule)) {
        let what = crate::message::Message::new("holds for every unit", "geldt voor elke eenheid");
        let spot = Spot::item(Facet::Relations, &item.at, "", what);
        if item.old.map(|rule| collapsed(rule)) != item.new.map(|rule| collapsed(rule)) {
            to.value(spot, item.old, item.new, Effect::COMPATIBLE);
        }
    }
    let inputs = |always: Option<&'r Always>| always.map(|Always { inputs, rules: _ }| inputs);
    let spot = Spot::new(
        Facet::Relations,
        "/always/inputs",
        "inputs of what holds for every unit",
        "invoer van wat voor elke eenheid geldt",
    );
    let (old, new) = (inputs(old), inputs(new));
    if old.is_some() && new.is_some() {
        to.value(spot, old, new, Effect::COMPATIBLE);
    }
}
