//! Whether what has to hold can hold, and a unit of which it does: exact, and bounded in steps.
//!
//! Conditions on codes narrow what a leaf can be; conditions on numbers go to the simplex; an "or" of which several parts
//! can still hold is where the search branches, the one with the fewest parts first. Whole numbers are cut between two
//! neighbours where the simplex puts them in between.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use begrip::eval::Number;

use super::formula::{Among, Choice, Formula, Shared};
use super::linear::{Linear, Relation, Unknown};
use super::simplex::{Simplex, Verdict};
use super::whole::sharp;

/// The leaves that a question is about.
#[derive(Debug, Clone, Default)]
pub(crate) struct Domain {
    /// How many values each choice has.
    pub(crate) choices: Vec<usize>,
    /// Which unknowns are whole numbers.
    pub(crate) whole: BTreeSet<Unknown>,
}

/// What a search found.
#[derive(Debug, Clone)]
pub(crate) enum Found {
    /// It can hold: a state in which it does, open to further wishes.
    Some(Box<State>),
    /// It cannot hold.
    Nothing,
    /// It took more steps than there are, or a number became too large.
    Undecided,
}

/// A state of the search: what the choices can still be, and the constraints on numbers.
#[derive(Debug, Clone)]
pub(crate) struct State {
    choices: Vec<Among>,
    /// Shared until one of two branches asks something of a number.
    numbers: Rc<Simplex>,
    model: BTreeMap<Unknown, Number>,
}

/// Steps after which a search gives up.
const STEPS: usize = 200_000;

/// How often a whole number is cut on one way.
const CUTS: usize = 200;

/// Looks for a unit of which everything holds.
pub(crate) fn search(domain: &Domain, formula: &Shared) -> Found {
    search_within(domain, formula, &mut { STEPS })
}

/// The same, within so many steps; what is left of them is for the next question.
pub(crate) fn search_within(domain: &Domain, formula: &Shared, steps: &mut usize) -> Found {
    let choices = domain.choices.iter().map(|count| Among::all(*count)).collect();
    let state = State { choices, numbers: Rc::default(), model: BTreeMap::new() };
    let mut search = Search { domain, steps: *steps };
    let found = search.from(state, vec![formula.clone()]);
    *steps = search.steps;
    found
}

struct Search<'d> {
    domain: &'d Domain,
    steps: usize,
}

/// How a part stands to what is known of the choices.
enum Stands {
    Holds,
    Fails,
    Open,
}

impl Search<'_> {
    /// Depth first over the ways to make every "or" hold, without recursion.
    fn from(&mut self, state: State, todo: Vec<Shared>) -> Found {
        let mut open = vec![(state, todo)];
        let mut undecided = false;
        while let Some((mut state, todo)) = open.pop() {
            if self.steps == 0 {
                return Found::Undecided;
            }
            self.steps -= 1;
            match settle(&mut state, todo, &self.domain.whole) {
                Settled::Fails => {}
                Settled::TooLarge => undecided = true,
                Settled::Branches(rest, parts) => {
                    // the first part is tried first
                    for part in parts.into_iter().rev() {
                        let mut todo = rest.clone();
                        todo.push(part);
                        open.push((state.clone(), todo));
                    }
                }
                Settled::Done => match self.whole(state) {
                    Ok(Some(state)) => return Found::Some(Box::new(state)),
                    Ok(None) => {}
                    Err(()) => undecided = true,
                },
            }
        }
        if undecided { Found::Undecided } else { Found::Nothing }
    }

    /// Puts whole numbers where they can be.
    fn whole(&mut self, state: State) -> Result<Option<State>, ()> {
        let mut open = vec![(state, 0)];
        let mut undecided = false;
        while let Some((mut state, cuts)) = open.pop() {
            let model = state.numbers.model().ok_or(())?;
            let between = self.domain.whole.iter().find_map(|unknown| {
                model
                    .get(unknown)
                    .filter(|number| !number.is_whole())
                    .map(|number| (*unknown, number.clone()))
            });
            let Some((unknown, number)) = between else {
                state.model = model;
                return Ok(Some(state));
            };
            if cuts >= CUTS || self.steps == 0 {
                undecided = true;
                continue;
            }
            self.steps -= 1;
            let floor = number.floor();
            let above = floor.plus(&Number::from(1)).ok_or(())?;
            let (mut low, mut high) = (state.clone(), state);
            let sides = [high.at_least(unknown, &above), low.at_most(unknown, &floor)];
            for (side, verdict) in [high, low].into_iter().zip(sides) {
                match verdict {
                    Verdict::Feasible => open.push((side, cuts + 1)),
                    Verdict::Infeasible => {}
                    Verdict::TooLarge => undecided = true,
                }
            }
        }
        if undecided { Err(()) } else { Ok(None) }
    }
}

/// Takes up everything that leaves no choice; what is left is an "or" of several parts.
fn settle(state: &mut State, mut todo: Vec<Shared>, whole: &BTreeSet<Unknown>) -> Settled {
    let mut ors: Vec<Shared> = Vec::new();
    loop {
        if let Some(ended) = take_up(state, &mut todo, &mut ors, whole) {
            return ended;
        }
        let mut fewest: Option<(usize, Vec<Shared>)> = None;
        let mut left = Vec::new();
        for or in std::mem::take(&mut ors) {
            let Some(live) = state.live(&or) else { continue };
            match live.as_slice() {
                [] => return Settled::Fails,
                [only] => todo.push(only.clone()),
                _ => {
                    if fewest.as_ref().is_none_or(|(_, parts)| live.len() < parts.len()) {
                        fewest = Some((left.len(), live));
                    }
                    left.push(or);
                }
            }
        }
        if !todo.is_empty() {
            ors = left;
            continue;
        }
        let Some((at, parts)) = fewest else { return Settled::Done };
        left.remove(at);
        return Settled::Branches(left, parts);
    }
}

/// Takes up conditions; an "or" is set apart. Some if it ends here.
fn take_up(
    state: &mut State,
    todo: &mut Vec<Shared>,
    ors: &mut Vec<Shared>,
    whole: &BTreeSet<Unknown>,
) -> Option<Settled> {
    while let Some(part) = todo.pop() {
        match &*part {
            Formula::All(parts) => todo.extend(parts.iter().cloned()),
            Formula::Any(_) => ors.push(part.clone()),
            Formula::Choice(choice, among) => {
                if !state.narrow(*choice, among) {
                    return Some(Settled::Fails);
                }
            }
            Formula::Number(linear, relation) => match state.constrain(linear, *relation, whole) {
                Verdict::Feasible => {}
                Verdict::Infeasible => return Some(Settled::Fails),
                Verdict::TooLarge => return Some(Settled::TooLarge),
            },
        }
    }
    None
}

/// What is left after everything that leaves no choice.
enum Settled {
    Fails,
    TooLarge,
    Done,
    Branches(Vec<Shared>, Vec<Shared>),
}

impl State {
    fn narrow(&mut self, choice: Choice, among: &Among) -> bool {
        let Some(known) = self.choices.get_mut(choice) else { return false };
        *known = known.both(among);
        !known.is_empty()
    }

    fn constrain(&mut self, linear: &Linear, relation: Relation, whole: &BTreeSet<Unknown>) -> Verdict {
        match sharp(linear, relation, whole) {
            Some((linear, relation)) => Rc::make_mut(&mut self.numbers).add(&linear, relation),
            None => Rc::make_mut(&mut self.numbers).add(linear, relation),
        }
    }

    /// The parts of an "or" that can still hold; `None` if one of them holds already.
    fn live(&self, or: &Formula) -> Option<Vec<Shared>> {
        let Formula::Any(parts) = or else { return None };
        let mut live = Vec::new();
        for part in parts {
            match self.stands(part) {
                Stands::Holds => return None,
                Stands::Open => live.push(part.clone()),
                Stands::Fails => {}
            }
        }
        Some(live)
    }

    /// How a part stands to what is known of the choices; as deep as the formula, which is bounded.
    fn stands(&self, part: &Formula) -> Stands {
        match part {
            Formula::Choice(choice, among) => match self.choices.get(*choice) {
                Some(known) if known.is_within(among) => Stands::Holds,
                Some(known) if known.both(among).is_empty() => Stands::Fails,
                _ => Stands::Open,
            },
            Formula::Number(..) => Stands::Open,
            Formula::All(parts) => {
                let mut holds = true;
                for part in parts {
                    match self.stands(part) {
                        Stands::Fails => return Stands::Fails,
                        Stands::Open => holds = false,
                        Stands::Holds => {}
                    }
                }
                if holds { Stands::Holds } else { Stands::Open }
            }
            Formula::Any(parts) => {
                let mut fails = true;
                for part in parts {
                    match self.stands(part) {
                        Stands::Holds => return Stands::Holds,
                        Stands::Open => fails = false,
                        Stands::Fails => {}
                    }
                }
                if fails { Stands::Fails } else { Stands::Open }
            }
        }
    }

    fn at_most(&mut self, unknown: Unknown, number: &Number) -> Verdict {
        let above = Linear::unknown(unknown).minus(&Linear::constant(number.clone()));
        above.map_or(Verdict::TooLarge, |above| Rc::make_mut(&mut self.numbers).add(&above, Relation::AtMost))
    }

    fn at_least(&mut self, unknown: Unknown, number: &Number) -> Verdict {
        let below = Linear::constant(number.clone()).minus(&Linear::unknown(unknown));
        below.map_or(Verdict::TooLarge, |below| Rc::make_mut(&mut self.numbers).add(&below, Relation::AtMost))
    }

    /// The value of an unknown, zero where nothing is asked of it.
    pub(crate) fn number(&self, unknown: Unknown) -> Number {
        self.model.get(&unknown).cloned().unwrap_or(Number::ZERO)
    }

    /// The values that a choice can still have.
    pub(crate) fn choice(&self, choice: Choice) -> Option<&Among> {
        self.choices.get(choice)
    }

    /// Whether a formula holds of the unit; `None` for numbers that are too large to be kept.
    pub(crate) fn holds(&self, formula: &Shared) -> Option<bool> {
        self.part_holds(formula, &|unknown| self.number(unknown), &mut HashMap::new())
    }

    /// Whether it holds with one number changed.
    pub(crate) fn holds_with(&self, formula: &Shared, unknown: Unknown, number: &Number) -> Option<bool> {
        let of = |other: Unknown| if other == unknown { number.clone() } else { self.number(other) };
        self.part_holds(formula, &of, &mut HashMap::new())
    }

    /// Each part once; as deep as the formula, which is bounded.
    fn part_holds(
        &self,
        formula: &Shared,
        of: &dyn Fn(Unknown) -> Number,
        known: &mut HashMap<*const Formula, bool>,
    ) -> Option<bool> {
        let at = Rc::as_ptr(formula);
        if let Some(known) = known.get(&at) {
            return Some(*known);
        }
        let found = match &**formula {
            Formula::All(parts) => {
                let mut all = true;
                for part in parts {
                    all = all && self.part_holds(part, of, known)?;
                }
                all
            }
            Formula::Any(parts) => {
                let mut any = false;
                for part in parts {
                    any = any || self.part_holds(part, of, known)?;
                }
                any
            }
            Formula::Number(linear, relation) => relation.holds(&linear.value(of)?),
            Formula::Choice(choice, among) => {
                let value = self.choice(*choice)?.values().next()?;
                among.values().any(|one| one == value)
            }
        };
        known.insert(at, found);
        Some(found)
    }

    /// Takes a value of a choice, one that it can have.
    pub(crate) fn take(&mut self, choice: Choice, value: usize, count: usize) -> bool {
        self.narrow(choice, &Among::of([value], count))
    }

    /// Wishes an unknown to have a value; whether that can be, with the whole numbers as they are wished.
    pub(crate) fn wish(&mut self, domain: &Domain, unknown: Unknown, number: &Number) -> bool {
        let mut wished = self.clone();
        if wished.at_most(unknown, number) != Verdict::Feasible
            || wished.at_least(unknown, number) != Verdict::Feasible
        {
            return false;
        }
        let mut search = Search { domain, steps: 200 };
        match search.whole(wished) {
            Ok(Some(state)) => {
                *self = state;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
