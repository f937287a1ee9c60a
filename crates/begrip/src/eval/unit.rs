//! One unit with what is given of it.

use super::value::Value;

/// A unit prepared for one [`Evaluator`](super::Evaluator): its values in the places where the rule looks for them.
#[derive(Debug, Clone, Default)]
pub struct Unit {
    pub(crate) values: Values,
    /// By the number of the group; each member with the number under which it is given.
    pub(crate) members: Vec<Vec<(u32, Values)>>,
}

/// The place of a value in a [`Unit`]; good for the evaluator that gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Slot(pub(crate) usize);

impl Unit {
    /// Gives a value, which has to be of the type and in the unit of measure of its place.
    pub fn set(&mut self, slot: Slot, value: Value) {
        self.values.set(slot.0, value);
    }

    /// Takes a value back, so that it is not given.
    pub fn clear(&mut self, slot: Slot) {
        if let Some(place) = self.values.0.get_mut(slot.0) {
            *place = None;
        }
    }
}

/// What is given, by slot.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values(pub(crate) Vec<Option<Value>>);

impl Values {
    pub(crate) fn of(slots: usize) -> Self {
        Self(vec![None; slots])
    }

    pub(crate) fn get(&self, slot: usize) -> Option<&Value> {
        self.0.get(slot)?.as_ref()
    }

    pub(crate) fn set(&mut self, slot: usize, value: Value) {
        if let Some(place) = self.0.get_mut(slot) {
            *place = Some(value);
        }
    }
}
