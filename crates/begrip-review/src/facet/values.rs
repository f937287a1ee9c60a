//! Values: value domain, unit of measure, code list, bounds, base and direction of an index.

use begrip::{
    Decimal, Direction, IndexBase, IntegerDomain, Measure, NumberDomain, Reference, Relation, UnitOfMeasure,
    ValueDomain,
};

use super::Facet;
use crate::changes::{Changes, Effect, Referred, Shown, Spot};
use crate::impact::Impact;
use crate::message::Message;

#[derive(Default)]
pub(crate) struct Values<'r> {
    pub(crate) values: Option<&'r ValueDomain>,
}

/// A domain taken apart, so that every part of it is compared.
struct Parts<'r> {
    /// Which of the domains it is, in the words of the format.
    sort: &'static str,
    unit: Option<&'r UnitOfMeasure>,
    minimum: Option<Decimal>,
    maximum: Option<Decimal>,
    base: Option<&'r IndexBase>,
    higher_is: Option<Direction>,
    codes: Option<&'r Reference>,
}

impl<'r> Values<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let whole = Spot::new(Facet::Values, "/values", "values", "waarden");
        let (Some(old), Some(new)) = (self.values, new.values) else {
            let effect = Effect { added: Impact::Compatible, ..Effect::BREAKING };
            return to.value(whole, self.values, new.values, effect);
        };
        let (before, after) = (parts(old), parts(new));
        if before.sort != after.sort {
            return to.value(whole, Some(old), Some(new), Effect::BREAKING);
        }
        compare_parts(to, &before, &after);
    }
}

fn parts(domain: &ValueDomain) -> Parts<'_> {
    let none = |sort| Parts {
        sort,
        unit: None,
        minimum: None,
        maximum: None,
        base: None,
        higher_is: None,
        codes: None,
    };
    match domain {
        ValueDomain::Boolean => none("boolean"),
        ValueDomain::Text => none("text"),
        ValueDomain::Date => none("date"),
        ValueDomain::Codes(codes) => Parts { codes: Some(codes), ..none("codes") },
        ValueDomain::Number(NumberDomain { number, minimum, maximum, base, higher_is }) => Parts {
            sort: "number",
            unit: Some(number),
            minimum: *minimum,
            maximum: *maximum,
            base: base.as_ref(),
            higher_is: *higher_is,
            codes: None,
        },
        ValueDomain::Integer(IntegerDomain { integer, minimum, maximum, higher_is }) => Parts {
            sort: "integer",
            unit: Some(integer),
            minimum: *minimum,
            maximum: *maximum,
            base: None,
            higher_is: *higher_is,
            codes: None,
        },
    }
}

fn compare_parts<'r>(to: &mut Changes<'_, 'r>, old: &Parts<'r>, new: &Parts<'r>) {
    let spot = |field: &str, en, nl| Spot::new(Facet::Values, format!("/values/{field}"), en, nl);
    let same_unit = old.unit.map(Measure::from) == new.unit.map(Measure::from);
    if !same_unit {
        to.value(spot(new.sort, "unit of measure", "meeteenheid"), old.unit, new.unit, Effect::BREAKING);
    }
    let lower = is_wider(old.minimum, new.minimum, |old, new| new <= old);
    to.shown_if_other(spot("minimum", "lowest value", "laagste waarde"), old.minimum, new.minimum, lower);
    let higher = is_wider(old.maximum, new.maximum, |old, new| new >= old);
    to.shown_if_other(spot("maximum", "highest value", "hoogste waarde"), old.maximum, new.maximum, higher);
    if old.base != new.base {
        let base = spot("base", "base of the index", "basis van de index");
        to.shown(base, old.base.map(base_in_words), new.base.map(base_in_words), Effect::BREAKING);
    }
    let direction = spot("higher_is", "a higher value is", "een hogere waarde is");
    if old.higher_is != new.higher_is {
        let (before, after) = (old.higher_is.map(direction_in_words), new.higher_is.map(direction_in_words));
        to.shown(direction, before, after, Effect::BREAKING);
    }
    let referred = Referred { relation: Relation::CodeList, effect: Effect::BREAKING };
    to.reference(spot("codes", "code list", "codelijst"), old.codes, new.codes, referred);
}

fn direction_in_words(direction: Direction) -> Shown {
    let text = match direction {
        Direction::Better => Message::new("better", "beter"),
        Direction::Worse => Message::new("worse", "slechter"),
    };
    Shown::said(&direction, text)
}

/// `100 in 2014 for GM0599`
fn base_in_words(base: &IndexBase) -> Shown {
    let IndexBase { period, area, is } = base;
    let area =
        |preposition: &str| area.as_ref().map(|area| format!(" {preposition} {area}")).unwrap_or_default();
    let text =
        Message::new(format!("{is} in {period}{}", area("for")), format!("{is} in {period}{}", area("voor")));
    Shown::said(base, text)
}

/// Whether a bound lets in everything that it let in before.
fn is_wider(old: Option<Decimal>, new: Option<Decimal>, wider: fn(Decimal, Decimal) -> bool) -> bool {
    match (old, new) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(old), Some(new)) => wider(old, new),
    }
}

impl Changes<'_, '_> {
    /// A bound that differs: a wider one is compatible, a narrower one breaks.
    fn shown_if_other(&mut self, spot: Spot, old: Option<Decimal>, new: Option<Decimal>, wider: bool) {
        if old != new {
            let effect = if wider { Effect::COMPATIBLE } else { Effect::BREAKING };
            self.shown(spot, old.as_ref().map(Shown::amount), new.as_ref().map(Shown::amount), effect);
        }
    }
}
