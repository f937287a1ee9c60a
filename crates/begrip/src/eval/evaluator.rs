//! A definition made ready to be asked about many units.

use super::build::{Builder, gives, period_of};
use super::given::{Misfit, Prepared, Stands};
use super::leaf::Leaf;
use super::node::{Source, SourceKind};
use super::number::Number;
use super::run::{Run, Wanted};
use super::unit::{Slot, Unit};
use super::value::{Reason, Value};
use crate::date::{Date, Validity};
use crate::definition::Definition;
use crate::example::Given;
use crate::expr::Type;
use crate::id::DefinitionId;
use crate::kind::Content;
use crate::measure::Measure;
use crate::registry::Registry;
use crate::resolve::Time;

/// A variable or population made ready for one reference period: read, held against its types and units, and with the
/// amounts of the period looked up.
///
/// A variable with a rule is computed from its own inputs unless it is given.
#[derive(Debug)]
pub struct Evaluator<'r> {
    definition: &'r Definition,
    on: Option<Date>,
    period: Option<Validity>,
    pub(crate) prepared: Prepared<'r>,
    pub(crate) root: Source,
    pub(crate) population: Option<&'r Definition>,
    gives: Type<'r>,
}

/// What a definition says of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A value.
    Value(Value),
    /// It is not known, and why; never the same as false.
    Unknown(Reason),
    /// The unit is outside the population of the variable.
    NotApplicable,
}

impl Outcome {
    /// The value, if there is one.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Value(value) => Some(value),
            Self::Unknown(_) | Self::NotApplicable => None,
        }
    }
}

impl<'r> Evaluator<'r> {
    /// The definition in the reference period that contains a day, or in no period in particular.
    pub fn new(registry: &'r Registry, definition: &'r Definition, on: Option<Date>) -> Self {
        let own = period_of(definition);
        let moment = Builder::moment(on, own);
        let mut builder = Builder::new(registry, own);
        let root = builder.instance(definition, true, &moment);
        let prepared = Prepared::from(builder);
        let population = match definition.content() {
            Content::Variable(variable) => variable.population.as_ref(),
            _ => None,
        };
        let population = population.and_then(|population| registry.resolve(population, Time::Any).ok());
        let (gives, period) = (gives(registry, definition), moment.period);
        Self { definition, on, period, prepared, root, population, gives }
    }

    /// Takes an amount of a parameter for known in the period, where the registry knows none; for keys as the parameter
    /// calls them, codes or whole numbers or ranges of these.
    pub fn assume(&mut self, parameter: &DefinitionId, keys: &[String], amount: &Number) {
        for table in &mut self.prepared.plan.tables {
            if table.parameter.is_some_and(|known| known.id() == parameter) {
                table.assume(keys.to_vec(), amount.clone());
            }
        }
    }

    /// The definition that is asked.
    pub fn definition(&self) -> &'r Definition {
        self.definition
    }

    /// The day that was asked for.
    pub fn on(&self) -> Option<Date> {
        self.on
    }

    /// The first and the last day of the reference period.
    pub fn period(&self) -> Option<Validity> {
        self.period
    }

    /// What it gives.
    pub fn gives(&self) -> &Type<'r> {
        &self.gives
    }

    /// The unit of measure of the numbers that it gives.
    pub fn measure(&self) -> Option<&Measure> {
        if let Type::Number(measure) = &self.gives { Some(measure) } else { None }
    }

    /// Whether something that the rule rests on cannot be told: it does not fit, or its file cannot be read.
    pub fn is_unclear(&self) -> bool {
        self.prepared.plan.is_unclear
    }

    /// Everything that can be given, in the order in which the rule comes upon it: what is observed, and what is
    /// computed unless it is given. Of a member it stands for all of them.
    pub fn leaves(&self) -> impl Iterator<Item = (&Leaf, &Type<'r>)> {
        let members = self.prepared.plan.members.iter().map(|(_, frame)| frame);
        let frames = std::iter::once(&self.prepared.plan.unit).chain(members);
        frames.flat_map(|frame| &frame.slots).filter_map(|slot| Some((slot.leaf.as_ref()?, &slot.gives)))
    }

    /// The leaf that the definition itself gives a name.
    pub fn leaf_named(&self, name: &str) -> Option<&Leaf> {
        let Some(Stands::Slot(slot)) = self.prepared.names.get(name) else { return None };
        self.prepared.plan.unit.slots.get(*slot)?.leaf.as_ref()
    }

    /// The names that the definition gives its inputs.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.prepared.names.keys().copied()
    }

    /// Whether a key, a name or the id of a leaf, is something that the rule rests on.
    pub fn knows(&self, key: &str) -> bool {
        self.prepared.knows(key)
    }

    /// The place of a value, by the id of its leaf or by the name that the definition gives it.
    pub fn slot(&self, key: &str) -> Option<Slot> {
        self.prepared.slot(key)
    }

    /// A unit of which nothing is given.
    pub fn empty(&self) -> Unit {
        self.prepared.empty()
    }

    /// A unit with what is given of it, by ids of leaves or by the names of the inputs.
    ///
    /// # Errors
    ///
    /// Everything that does not fit: a key on which the rule does not rest, a text that is no value of its type, a
    /// number out of its bounds, an amount in a unit of measure that does not convert.
    pub fn unit<'g>(
        &self,
        given: impl IntoIterator<Item = (&'g str, &'g Given)>,
    ) -> Result<Unit, Vec<Misfit<'r>>> {
        let (unit, misfits) = self.read(given);
        if misfits.is_empty() { Ok(unit) } else { Err(misfits) }
    }

    /// A unit with everything that fits, and what does not.
    pub fn read<'g>(&self, given: impl IntoIterator<Item = (&'g str, &'g Given)>) -> (Unit, Vec<Misfit<'r>>) {
        self.prepared.read(given)
    }

    /// What the definition says of a unit.
    pub fn evaluate(&self, unit: &Unit) -> Outcome {
        let plan = &self.prepared.plan;
        let root = if let SourceKind::Cell(at) = self.root.kind { plan.unit.cells.get(at) } else { None };
        let Some(root) = root.filter(|root| unit.values.get(root.slot).is_none()) else {
            let run = Run::of_unit(plan, unit, Wanted::Cells(&[]));
            return Outcome::from(Value::from(run.source(self.root)));
        };
        let run = Run::of_unit(plan, unit, Wanted::Cells(&root.rests_on));
        Outcome::from(Value::from(run.computed(root)))
    }
}

impl From<Value> for Outcome {
    fn from(value: Value) -> Self {
        match value {
            Value::Unknown(Reason::Outside) => Self::NotApplicable,
            Value::Unknown(reason) => Self::Unknown(reason),
            known => Self::Value(known),
        }
    }
}
