//! Mapping: how the codes of one list relate to those of another.

use std::collections::BTreeSet;

use begrip::kind::correspondence::{Map, WeightBy};
use begrip::{CodeValue, Reference, Relation};

use super::Facet;
use crate::changes::{Changes, Effect, Matched, Referred, Spot, matched};
use crate::impact::Impact;
use crate::message::Message;

#[derive(Default)]
pub(crate) struct Mapping<'r> {
    pub(crate) from: Option<&'r Reference>,
    pub(crate) to: Option<&'r Reference>,
    pub(crate) maps: &'r [Map],
    pub(crate) weight_by: Option<&'r WeightBy>,
}

impl<'r> Mapping<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = |field: &str, en, nl| Spot::new(Facet::Mapping, format!("/{field}"), en, nl);
        let of = |relation| Referred { relation, effect: Effect::BREAKING };
        to.reference(
            spot("from", "list that is mapped", "lijst die wordt omgezet"),
            self.from,
            new.from,
            of(Relation::From),
        );
        to.reference(
            spot("to", "list that it is mapped to", "lijst waarnaar wordt omgezet"),
            self.to,
            new.to,
            of(Relation::To),
        );
        let weight_by = spot("weight_by", "weights are shares of", "gewichten zijn aandelen van");
        to.value(weight_by, self.weight_by, new.weight_by, Effect::BREAKING);
        let mapped: BTreeSet<&CodeValue> = self.maps.iter().flat_map(|map| &map.from).collect();
        for item in paired(self.maps, new.maps) {
            compare_map(to, &item, &mapped);
        }
    }
}

/// Maps of the same codes; where these go to several, to the same ones.
fn paired<'r>(old: &'r [Map], new: &'r [Map]) -> Vec<Matched<'r, Map>> {
    let list = |codes: &[CodeValue]| {
        let codes: BTreeSet<&str> = codes.iter().map(CodeValue::as_str).collect();
        codes.into_iter().collect::<Vec<_>>().join(", ")
    };
    let several = |map: &Map| {
        let times = |maps: &[Map]| maps.iter().filter(|other| list(&other.from) == list(&map.from)).count();
        times(old) > 1 || times(new) > 1
    };
    let key = |map: &Map| {
        let from = list(&map.from);
        if several(map) { format!("{from} → {}", list(&map.to)) } else { from }
    };
    matched("/maps", old, new, key)
}

/// A map for codes that had none changes nothing that was there.
fn compare_map<'r>(to: &mut Changes<'_, 'r>, item: &Matched<'r, Map>, mapped: &BTreeSet<&CodeValue>) {
    let key = &item.at.key;
    let what = Message::new(format!("map of {key}"), format!("omzetting van {key}"));
    let spot = |below: &str| Spot::item(Facet::Mapping, &item.at, below, what.clone());
    let (Some(old), Some(new)) = (item.old, item.new) else {
        let is_first = item.new.is_some_and(|map| map.from.iter().all(|code| !mapped.contains(code)));
        let added = if is_first { Impact::Compatible } else { Impact::Breaking };
        return to.value(spot(""), item.old, item.new, Effect { added, ..Effect::BREAKING });
    };
    let Map { from: _, to: codes, weight, note } = old;
    let set = |codes: &[CodeValue]| codes.iter().cloned().collect::<BTreeSet<_>>();
    if set(codes) != set(&new.to) {
        to.value(spot("/to"), Some(codes), Some(&new.to), Effect::BREAKING);
    }
    to.value(spot("/weight"), weight.as_ref(), new.weight.as_ref(), Effect::BREAKING);
    to.text(spot("/note"), note, &new.note, Impact::Editorial);
}
