//! Why a definition says what it says of a unit: every step, and which of them decide.

use std::collections::BTreeSet;

use super::evaluator::{Evaluator, Outcome};
use super::formula::{Formula, Piece};
use super::leaf::Leaf;
use super::node::{Cell, How, Node, Source as From, SourceKind};
use super::run::{Run, Wanted};
use super::trouble::{Trouble, Troubles};
use super::unit::Unit;
use super::value::{Datum, Value};
use crate::date::Validity;
use crate::definition::Definition;
use crate::expr::Type;
use crate::header::Source;
use crate::kind::Content;
use crate::kind::parameter::Basis;
use crate::measure::Measure;

/// How many steps are kept.
const MAX_STEPS: usize = 1000;

/// Why a definition says what it says of a unit.
#[derive(Debug)]
pub struct Explanation<'r> {
    /// What it says.
    pub outcome: Outcome,
    /// Every step: what goes in, then what follows from it.
    pub steps: Vec<Step<'r>>,
    /// Which steps decide, by their position.
    pub decisive: Vec<usize>,
    /// What keeps the value from being known.
    pub troubles: Vec<Trouble<'r>>,
    /// What would have to be given: to tell the value, or whether the unit is in the population.
    pub missing: Vec<Leaf>,
    /// The population, if it cannot be told whether the unit is in it, and what keeps it from being told; nothing
    /// does if the population only has words.
    pub provided: Option<(&'r Definition, Vec<Trouble<'r>>)>,
}

/// One step.
#[derive(Debug)]
pub struct Step<'r> {
    /// The definition in whose rule it stands.
    pub definition: &'r Definition,
    /// The name of the input; none for a part of the rule.
    pub name: Option<String>,
    /// The part of the rule with the values in place.
    pub formula: Vec<Piece>,
    /// What it gives.
    pub value: Value,
    /// In which unit of measure, if it is a number.
    pub measure: Option<Measure>,
    /// Where it comes from.
    pub origin: Origin<'r>,
}

/// Where the value of a step comes from.
#[derive(Debug)]
pub enum Origin<'r> {
    /// It was given.
    Given(Option<Leaf>),
    /// It was not given, and nothing computes it.
    Absent(Option<Leaf>),
    /// It is an amount of a parameter.
    Amount {
        /// The version of the parameter.
        parameter: &'r Definition,
        /// The days for which the amount is.
        days: Validity,
        /// Where the amount comes from.
        source: Option<&'r Source>,
        /// How it came about.
        basis: Option<Basis>,
    },
    /// It follows from a rule, whose own steps come before.
    Rule(&'r Definition),
    /// It is a published figure.
    Figure(&'r Definition),
    /// It is taken over the members.
    Members,
    /// It follows from the steps before.
    Part,
}

impl Evaluator<'_> {
    /// What the definition says of a unit, and why.
    pub fn explain<'e>(&'e self, unit: &'e Unit) -> Explanation<'e> {
        let run = Run::of_unit(&self.prepared.plan, unit, Wanted::All);
        let mut steps = Steps { steps: Vec::new(), told: BTreeSet::new() };
        let value = run.source(self.root);
        let mut explanation = Explanation {
            outcome: Outcome::from(Value::from(value.clone())),
            steps: Vec::new(),
            decisive: Vec::new(),
            troubles: Vec::new(),
            missing: Vec::new(),
            provided: None,
        };
        if let SourceKind::Cell(at) = self.root.kind
            && let Some(cell) = run.frame().cells.get(at).filter(|cell| !run.is_given(cell.slot))
        {
            explanation.provided = self.provided(cell, &run);
            explanation.decisive = steps.cell(cell, &run);
        }
        if matches!(value, Datum::Unknown(_)) && explanation.outcome != Outcome::NotApplicable {
            explanation.troubles = Troubles::of(self.root, &run);
        }
        let provided = explanation.provided.iter().flat_map(|(_, troubles)| troubles);
        let mut missing: Vec<Leaf> = Vec::new();
        for leaf in explanation.troubles.iter().chain(provided).flat_map(Trouble::missing) {
            if !missing.contains(leaf) {
                missing.push(leaf.clone());
            }
        }
        explanation.missing = missing;
        explanation.steps = steps.steps;
        explanation
    }

    /// The population, if it cannot be told whether the unit is in it.
    fn provided<'e>(
        &'e self,
        cell: &'e Cell<'e>,
        run: &Run<'e, '_>,
    ) -> Option<(&'e Definition, Vec<Trouble<'e>>)> {
        let How::Variable { population, .. } = &cell.how else { return None };
        let Some(source) = population else {
            return self.population.map(|population| (population, Vec::new()));
        };
        let asked = matches!(run.source(*source), Datum::Unknown(_));
        asked.then(|| self.population.map(|population| (population, Troubles::of(*source, run))))?
    }
}

struct Steps<'e> {
    steps: Vec<Step<'e>>,
    /// The values whose steps were told already.
    told: BTreeSet<usize>,
}

impl<'e> Steps<'e> {
    fn push(&mut self, step: Step<'e>) -> Option<usize> {
        if self.steps.len() >= MAX_STEPS {
            return None;
        }
        self.steps.push(step);
        Some(self.steps.len() - 1)
    }

    /// The steps of a value that is computed; which of them decide.
    fn cell(&mut self, cell: &'e Cell<'e>, run: &Run<'e, '_>) -> Vec<usize> {
        let Some(definition) = cell.definition else { return Vec::new() };
        match &cell.how {
            How::Variable { population, rule } => {
                let outside = population.map(|population| run.source(population));
                if let (Some(Datum::Boolean(false)), Some(population)) = (outside, population) {
                    return self.population(*population, run);
                }
                self.rule(definition, rule, run)
            }
            How::Population { within, rule } => {
                let mut decisive = Vec::new();
                // of who is left out by the rule it does not matter whether the wider population is known
                let left_out = rule.as_ref().is_some_and(|rule| outcome(&run.node(rule)) == Some(false));
                if let Some(within) = within {
                    let wider = self.population(*within, run);
                    let is_in = outcome(&run.source(*within));
                    if rule.is_none() || is_in == Some(false) || (is_in.is_none() && !left_out) {
                        decisive = wider;
                    }
                }
                if let (true, Some(rule)) = (decisive.is_empty(), rule) {
                    decisive = self.rule(definition, rule, run);
                }
                decisive
            }
            How::Figure(_) | How::Members { .. } => Vec::new(),
        }
    }

    fn population(&mut self, source: From, run: &Run<'e, '_>) -> Vec<usize> {
        let SourceKind::Cell(at) = source.kind else { return Vec::new() };
        let whole = run.whole(source.of_unit);
        match whole.frame().cells.get(at) {
            Some(cell) => self.cell(cell, whole),
            None => Vec::new(),
        }
    }

    fn rule(&mut self, definition: &'e Definition, rule: &'e Node<'e>, run: &Run<'e, '_>) -> Vec<usize> {
        self.inputs(definition, rule, run);
        let decisive = self.parts(definition, rule, run);
        if !decisive.is_empty() {
            return decisive;
        }
        let step = self.part(definition, rule, run);
        step.into_iter().collect()
    }

    /// The values that go into a rule, in the order in which it names them.
    fn inputs(&mut self, definition: &'e Definition, rule: &'e Node<'e>, run: &Run<'e, '_>) {
        let mut open = vec![rule];
        let mut named = BTreeSet::new();
        while let Some(node) = open.pop() {
            open.extend(node.parts().into_iter().rev());
            let (Node::Input { name, source } | Node::Amount { name, source, .. }) = node else { continue };
            // an amount is told once for the same keys
            let keys: Vec<String> =
                node.parts().into_iter().map(|key| Value::from(run.node(key)).to_string()).collect();
            if named.insert((name.as_str(), keys)) {
                self.input(definition, (name, *source, node), run);
            }
        }
    }

    fn input(
        &mut self,
        definition: &'e Definition,
        (name, source, node): (&str, From, &'e Node<'e>),
        run: &Run<'e, '_>,
    ) {
        let whole = run.whole(source.of_unit);
        let (origin, measure) = match source.kind {
            SourceKind::Slot(at) => {
                let slot = whole.frame().slots.get(at);
                let leaf = slot.and_then(|slot| slot.leaf.clone());
                let measure = slot.and_then(|slot| measure(&slot.gives));
                (if whole.is_given(at) { Origin::Given(leaf) } else { Origin::Absent(leaf) }, measure)
            }
            SourceKind::Cell(at) => {
                let Some(cell) = whole.frame().cells.get(at) else { return };
                let slot = whole.frame().slots.get(cell.slot);
                let measure = slot.and_then(|slot| measure(&slot.gives));
                (self.computed(cell, at, whole), measure)
            }
            SourceKind::Table(at) => {
                let Some(table) = whole.plan().tables.get(at) else { return };
                let Some(parameter) = table.parameter else { return };
                // a mean is of several amounts, over the whole period
                let step = if let [step] = table.read_steps() { Some(step) } else { None };
                let Content::Parameter(content) = parameter.content() else { return };
                let key = step.and_then(|step| step.step.source.as_deref());
                let source = key.and_then(|key| {
                    parameter.header().sources.iter().find(|source| source.key.as_deref() == Some(key))
                });
                let days = step.map_or(table.period.unwrap_or_default(), |step| step.step.days());
                let measure = content.values.unit_of_measure().map(Measure::from);
                let basis = step.and_then(|step| step.step.basis);
                (Origin::Amount { parameter, days, source, basis }, measure)
            }
            SourceKind::Never(_) => return,
        };
        let value = run.node(node).into();
        self.push(Step {
            definition,
            name: Some(name.to_owned()),
            formula: Vec::new(),
            value,
            measure,
            origin,
        });
    }

    /// Where a computed value comes from; its own steps are told first, once.
    fn computed(&mut self, cell: &'e Cell<'e>, at: usize, run: &Run<'e, '_>) -> Origin<'e> {
        if run.is_given(cell.slot) {
            let leaf = run.frame().slots.get(cell.slot).and_then(|slot| slot.leaf.clone());
            return Origin::Given(leaf);
        }
        match (&cell.how, cell.definition) {
            (How::Figure(_), Some(indicator)) => Origin::Figure(indicator),
            (_, Some(definition)) => {
                if self.told.insert(at) {
                    self.cell(cell, run);
                }
                Origin::Rule(definition)
            }
            (_, None) => Origin::Members,
        }
    }

    /// The parts of a rule that are true, false or not known; which of them decide. As deep as its brackets.
    fn parts(&mut self, definition: &'e Definition, node: &'e Node<'e>, run: &Run<'e, '_>) -> Vec<usize> {
        match node {
            Node::And(parts) | Node::Or(parts) => {
                let whole = outcome(&run.node(node));
                let mut decisive = Vec::new();
                for part in parts {
                    let found = self.parts(definition, part, run);
                    if outcome(&run.node(part)) == whole {
                        decisive.extend(found);
                    }
                }
                decisive
            }
            Node::Not(inner) => self.parts(definition, inner, run),
            Node::Case { branches, otherwise } => self.case(definition, branches, otherwise.as_deref(), run),
            Node::Compare(..)
            | Node::Between { .. }
            | Node::InList { .. }
            | Node::InCodes { .. }
            | Node::IsNull { .. } => self.part(definition, node, run).into_iter().collect(),
            Node::Input { .. }
                if !matches!(run.node(node), Datum::Number(_) | Datum::Text(_) | Datum::Date(_)) =>
            {
                self.part(definition, node, run).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The conditions down to the branch that is taken, and what that branch gives.
    fn case(
        &mut self,
        definition: &'e Definition,
        branches: &'e [(Node<'e>, Node<'e>)],
        otherwise: Option<&'e Node<'e>>,
        run: &Run<'e, '_>,
    ) -> Vec<usize> {
        let mut decisive = Vec::new();
        let mut taken = otherwise;
        for (condition, value) in branches {
            let found = self.parts(definition, condition, run);
            decisive.extend(found);
            if matches!(run.node(condition), Datum::Boolean(true)) {
                taken = Some(value);
                break;
            }
        }
        if let Some(value) = taken {
            let found = self.parts(definition, value, run);
            // what is written out says itself
            if found.is_empty() && !matches!(value, Node::Literal(_)) {
                decisive.extend(self.part(definition, value, run));
            }
            decisive.extend(found);
        }
        decisive
    }

    fn part(&mut self, definition: &'e Definition, node: &'e Node<'e>, run: &Run<'e, '_>) -> Option<usize> {
        let value = run.node(node).into();
        let formula = Formula::of(node, run);
        self.push(Step { definition, name: None, formula, value, measure: None, origin: Origin::Part })
    }
}

fn outcome(value: &Datum<'_>) -> Option<bool> {
    if let Datum::Boolean(value) = value { Some(*value) } else { None }
}

fn measure(gives: &Type<'_>) -> Option<Measure> {
    if let Type::Number(measure) = gives { Some(measure.clone()) } else { None }
}
