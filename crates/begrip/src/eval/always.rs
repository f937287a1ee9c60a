//! What holds for every unit of a type, held against what is given of one.

use std::collections::BTreeMap;

use super::build::{Builder, unit_of};
use super::evaluator::Evaluator;
use super::formula::{Formula, Piece};
use super::given::Prepared;
use super::leaf::Leaf;
use super::run::{Run, Wanted};
use super::value::Datum;
use crate::date::Date;
use crate::definition::Definition;
use crate::example::Given;
use crate::expr::Type;
use crate::kind::Content;
use crate::registry::Registry;
use crate::resolve::Time;

/// A rule of a unit type that does not hold for a unit, so that there is no such unit.
#[derive(Debug, Clone)]
pub struct Contradiction<'r> {
    /// The unit type.
    pub unit_type: &'r Definition,
    /// The rule as it is written.
    pub rule: &'r str,
    /// The rule with the values in place.
    pub formula: Vec<Piece>,
    /// Of which member, counted from 1; of the unit itself if absent.
    pub member: Option<u32>,
}

impl<'r> Evaluator<'r> {
    /// What contradicts the rules that always hold for units of this type, those it is a part of, and its members.
    ///
    /// Only what is given or follows from it is looked at: what is not known contradicts nothing.
    pub fn contradictions<'g>(
        &self,
        registry: &'r Registry,
        given: impl IntoIterator<Item = (&'g str, &'g Given)>,
    ) -> Vec<Contradiction<'r>> {
        let Some(unit) = unit_of(self.definition()).map(|unit| registry.resolve(unit, Time::Any)) else {
            return Vec::new();
        };
        let (own, members) = self.by_leaf(given);
        let own: Vec<(&str, &Given)> = own.iter().map(|(key, value)| (key.as_str(), *value)).collect();
        let mut found = Vec::new();
        for unit_type in unit.into_iter().flat_map(|unit| wider(registry, unit)) {
            found.extend(broken(registry, unit_type, self.on(), &own, None));
        }
        for ((unit, number), values) in &members {
            let unit = unit.parse().ok().and_then(|reference| registry.resolve(&reference, Time::Any).ok());
            let values: Vec<(&str, &Given)> =
                values.iter().map(|(key, value)| (key.as_str(), *value)).collect();
            if let Some(unit_type) = unit {
                found.extend(broken(registry, unit_type, self.on(), &values, Some(*number)));
            }
        }
        found
    }

    /// What is given by the ids of leaves: of the unit with all its members, and of each member by itself.
    fn by_leaf<'g>(
        &self,
        given: impl IntoIterator<Item = (&'g str, &'g Given)>,
    ) -> (Leaves<'g>, Members<'g>) {
        let mut own = Vec::new();
        let mut members: Members<'g> = BTreeMap::new();
        for (key, value) in given {
            if let Given::List(list) = value {
                own.push((key.to_owned(), value));
                for (number, member) in (1..).zip(list) {
                    let Given::Map(values) = member else { continue };
                    let values = values.iter().map(|(key, value)| (key.clone(), value));
                    members.entry((key.to_owned(), number)).or_default().extend(values);
                }
                continue;
            }
            let leaf = self.leaf_named(key).cloned().or_else(|| key.parse::<Leaf>().ok());
            match leaf {
                Some(Leaf { member: Some(member), id, when }) => {
                    own.push((key.to_owned(), value));
                    let key = Leaf { member: None, id, when }.to_string();
                    members.entry((member.unit.to_string(), member.number)).or_default().push((key, value));
                }
                Some(leaf) => own.push((leaf.to_string(), value)),
                None => {}
            }
        }
        (own, members)
    }
}

type Leaves<'g> = Vec<(String, &'g Given)>;
/// By unit type and number.
type Members<'g> = BTreeMap<(String, u32), Leaves<'g>>;

/// A unit type and those that its units are a part of, each once.
fn wider<'r>(registry: &'r Registry, unit: &'r Definition) -> Vec<&'r Definition> {
    let mut found: Vec<&Definition> = vec![unit];
    let mut at = 0;
    while let Some(next) = found.get(at) {
        if let Content::UnitType(unit_type) = next.content() {
            let wider = unit_type.part_of.iter().filter_map(|wider| registry.resolve(wider, Time::Any).ok());
            for unit in wider {
                if !found.iter().any(|known| known.id() == unit.id()) {
                    found.push(unit);
                }
            }
        }
        at += 1;
    }
    found
}

/// The rules of a unit type that do not hold.
fn broken<'r>(
    registry: &'r Registry,
    unit_type: &'r Definition,
    on: Option<Date>,
    given: &[(&str, &Given)],
    member: Option<u32>,
) -> Vec<Contradiction<'r>> {
    let Content::UnitType(content) = unit_type.content() else { return Vec::new() };
    let Some(always) = &content.always else { return Vec::new() };
    let mut builder = Builder::new(registry, None);
    let moment = Builder::moment(on, None);
    let valid = unit_type.header().valid;
    let rules: Vec<_> = always
        .rules
        .iter()
        .filter_map(|text| {
            let node = builder.rule(text, &always.inputs, &Type::Boolean, &moment, valid).ok()?;
            Some((text.as_str(), node))
        })
        .collect();
    let prepared = Prepared::from(builder);
    let (unit, _) = prepared.read(given.iter().copied());
    let run = Run::of_unit(&prepared.plan, &unit, Wanted::All);
    let does_not_hold = rules.iter().filter(|(_, node)| matches!(run.node(node), Datum::Boolean(false)));
    does_not_hold
        .map(|(rule, node)| Contradiction { unit_type, rule, formula: Formula::of(node, &run), member })
        .collect()
}
