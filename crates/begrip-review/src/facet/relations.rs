//! Relations: wider and related concepts, what a unit is a part of, and what holds for every unit.

use begrip::kind::unit_type::Always;
use begrip::{DefinitionId, Kind, Reference, Relation};

use super::Facet;
use super::rule::compare_inputs;
use crate::changes::{Changes, Effect, Referred, Spot, matched_in_order};
use crate::logic::normal::{Level, Names, normal};
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

/// A rule of what always holds, with the form that is the same however it is written.
type Written<'r> = (String, &'r String);

fn compare_always<'r>(to: &mut Changes<'_, 'r>, old: Option<&'r Always>, new: Option<&'r Always>) {
    let (before, after) = (written(old, &to.called()), written(new, &Clone::clone));
    for item in matched_in_order("/always/rules", &before, &after, |(form, _)| form.clone()) {
        let what = crate::message::Message::new("holds for every unit", "geldt voor elke eenheid");
        let spot = Spot::item(Facet::Relations, &item.at, "", what);
        if item.old.map(|(form, _)| form) != item.new.map(|(form, _)| form) {
            let rule = |item: Option<&Written<'r>>| item.map(|(_, rule)| *rule);
            to.value(spot, rule(item.old), rule(item.new), Effect::COMPATIBLE);
        }
    }
    if let (Some(old), Some(new)) = (old, new) {
        let spot = Spot::new(
            Facet::Relations,
            "/always/inputs",
            "inputs of what holds for every unit",
            "invoer van wat voor elke eenheid geldt",
        );
        compare_inputs(to, &spot, (&old.inputs, &new.inputs), Relation::Always);
    }
}

fn written<'r>(
    always: Option<&'r Always>,
    called: &dyn Fn(&DefinitionId) -> DefinitionId,
) -> Vec<Written<'r>> {
    let Some(Always { inputs, rules }) = always else { return Vec::new() };
    let names = Names { inputs, called, level: Level::Notation };
    let form = |rule: &str| normal(rule, &names).map_or_else(|| collapsed(rule), |rule| rule.to_string());
    rules.iter().map(|rule| (form(rule), rule)).collect()
}
