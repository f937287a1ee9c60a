//! Asking definitions about units: which versions, on which day, and whether what is given fits.

use begrip::eval::{Contradiction, Evaluator, Explanation, GivenUnit, Leaf, MisfitKind, Unit};
use begrip::{Date, Definition, DefinitionId, Given, Reference, Registry, Time, nearest, nearest_id};
use indexmap::IndexMap;

use crate::because::formula;
use crate::language::Lang;
use crate::message::Message;
use crate::misfit;

/// The definitions that are asked, made ready for each day.
#[derive(Debug)]
pub struct Questions<'r> {
    registry: &'r Registry,
    days: Vec<(Option<Date>, Vec<Question<'r>>)>,
}

/// One definition on one day.
#[derive(Debug)]
pub struct Question<'r> {
    /// Its version on the day; if none is in force, the one that is meant on no day in particular.
    pub definition: &'r Definition,
    /// Whether the version is in force on the day; if not, it knows what its inputs are, and says nothing.
    pub in_force: bool,
    evaluator: Evaluator<'r>,
}

/// A unit with its values in place for each question of its day.
#[derive(Debug)]
pub struct Placed {
    /// The day for which it is asked about.
    pub on: Option<Date>,
    /// What is given and none of the definitions rests on.
    pub unused: Vec<String>,
    units: Vec<Unit>,
}

impl<'r> Question<'r> {
    fn new(registry: &'r Registry, reference: &Reference, day: Option<Date>) -> Option<Self> {
        let now = registry.resolve(reference, day.map_or(Time::Any, Time::On)).ok();
        let definition = now.or_else(|| registry.resolve(reference, Time::Any).ok())?;
        Some(Self {
            definition,
            in_force: now.is_some(),
            evaluator: Evaluator::new(registry, definition, day),
        })
    }

    /// The definition, made ready for the day.
    pub fn evaluator(&self) -> &Evaluator<'r> {
        &self.evaluator
    }
}

impl<'r> Questions<'r> {
    /// The versions that references mean on each of the days; references that mean nothing are left out.
    pub fn new(registry: &'r Registry, asked: &[Reference], days: &[Option<Date>]) -> Self {
        let mut ready: Vec<(Option<Date>, Vec<Question<'r>>)> = Vec::new();
        for day in days {
            if !ready.iter().any(|(known, _)| known == day) {
                let questions = asked.iter().filter_map(|reference| Question::new(registry, reference, *day));
                ready.push((*day, questions.collect()));
            }
        }
        Self { registry, days: ready }
    }

    fn on(&self, day: Option<Date>) -> &[Question<'r>] {
        self.days.iter().find(|(known, _)| *known == day).map_or(&[], |(_, questions)| questions)
    }

    /// What each definition says of a unit, and why; no explanation where no version is in force.
    pub fn explain<'e>(
        &'e self,
        placed: &'e Placed,
    ) -> impl Iterator<Item = (&'e Question<'r>, Option<Explanation<'e>>)> {
        let asked = self.on(placed.on).iter().zip(&placed.units);
        asked.map(|(question, unit)| (question, question.in_force.then(|| question.evaluator.explain(unit))))
    }

    /// Puts what is given of a unit in place for every definition that is asked on a day of this unit.
    ///
    /// # Errors
    ///
    /// Everything that does not fit, each once: a key that none of the definitions knows and that is no definition, a
    /// name that means different things to two of them, a text that is no value, a unit that cannot exist.
    pub fn place(&self, unit: &GivenUnit, on: Option<Date>) -> Result<Placed, Vec<Message>> {
        let questions = self.on(on);
        let mut faults = Vec::new();
        let given = self.by_leaf(&unit.given, questions, &mut faults);
        let pairs = || given.iter().map(|(key, value)| (key.as_str(), *value));
        let mut units = Vec::new();
        for Question { evaluator, .. } in questions {
            let (placed, misfits) = evaluator.read(pairs());
            units.push(placed);
            // which keys there can be was looked into above, over all definitions that are asked
            let others = misfits.into_iter().filter(|misfit| misfit.kind != MisfitKind::NoInput);
            faults.extend(others.map(|misfit| {
                misfit::in_words(&misfit.kind, &as_given(&misfit.key, &unit.given, evaluator))
            }));
            faults.extend(evaluator.contradictions(self.registry, pairs()).iter().map(impossible));
        }
        let mut seen: Vec<Message> = Vec::new();
        for fault in faults {
            if !seen.contains(&fault) {
                seen.push(fault);
            }
        }
        if !seen.is_empty() {
            return Err(seen);
        }
        let is_unused = |key: &&str| !questions.iter().any(|question| question.evaluator.knows(key));
        let unused = pairs().map(|(key, _)| key).filter(is_unused).map(str::to_owned).collect();
        Ok(Placed { on, unused, units })
    }

    /// What is given by the ids of leaves; a name has to mean the same to all definitions that know it.
    fn by_leaf<'g>(
        &self,
        given: &'g IndexMap<String, Given>,
        questions: &[Question<'r>],
        faults: &mut Vec<Message>,
    ) -> Vec<(String, &'g Given)> {
        let evaluators = || questions.iter().map(|question| &question.evaluator);
        let mut found = Vec::new();
        for (key, value) in given {
            let named = evaluators().filter_map(|evaluator| Some(evaluator.leaf_named(key)?.to_string()));
            let mut leaves: Vec<String> = named.collect();
            leaves.sort();
            leaves.dedup();
            match leaves.as_slice() {
                [] if evaluators().any(|evaluator| evaluator.knows(key)) || self.exists(key) => {
                    found.push((key.clone(), value));
                }
                [] => faults.push(self.unknown(key, questions)),
                [leaf] => found.push((leaf.clone(), value)),
                several => faults.push(Message::new(
                    format!(
                        "`{key}` means different things to the definitions that are asked; write one of {}",
                        several.join(", ")
                    ),
                    format!(
                        "`{key}` betekent voor de gevraagde definities niet hetzelfde; schrijf een van {}",
                        several.join(", ")
                    ),
                )),
            }
        }
        found
    }

    /// Whether a key is the leaf of a definition of which these definitions happen to ask nothing.
    fn exists(&self, key: &str) -> bool {
        let known = |id: &DefinitionId| !self.registry.versions(id).is_empty();
        let leaf: Option<Leaf> = key.parse().ok();
        leaf.is_some_and(|leaf| known(&leaf.id) && leaf.member.is_none_or(|member| known(&member.unit)))
    }

    fn unknown(&self, key: &str, questions: &[Question<'r>]) -> Message {
        let names: Vec<String> = questions
            .iter()
            .flat_map(|Question { evaluator, .. }| {
                let leaves = evaluator.leaves().map(|(leaf, _)| leaf.to_string());
                leaves.chain(evaluator.names().map(str::to_owned)).collect::<Vec<_>>()
            })
            .collect();
        let near = nearest(key, names.iter().map(String::as_str));
        let near_id = || Some(nearest_id(&key.parse().ok()?, self.registry.ids())?.to_string());
        let near = near.or_else(near_id);
        let Message { en, nl } = misfit::in_words(&MisfitKind::NoInput, key);
        match near {
            Some(near) => {
                Message::new(format!("{en}; did you mean `{near}`?"), format!("{nl}; bedoelde u `{near}`?"))
            }
            None => Message::new(en, nl),
        }
    }
}

/// The key as it was given: the name of an input for its leaf.
fn as_given(leaf: &str, given: &IndexMap<String, Given>, evaluator: &Evaluator<'_>) -> String {
    let named = |key: &&String| evaluator.leaf_named(key).is_some_and(|known| known.to_string() == leaf);
    given.keys().find(named).cloned().unwrap_or_else(|| leaf.to_owned())
}

/// That there is no such unit.
pub(crate) fn impossible(contradiction: &Contradiction<'_>) -> Message {
    let (rule, unit_type) = (contradiction.rule, contradiction.unit_type.id());
    let here = |lang| formula(&contradiction.formula, lang);
    Message::new(
        format!("there is no such unit: of every {unit_type} `{rule}` holds, and here {}", here(Lang::En)),
        format!("zo'n eenheid bestaat niet: van elke {unit_type} geldt `{rule}`, en hier {}", here(Lang::Nl)),
    )
}
