//! The relation of two rules: whether two definitions select the same units, decided exactly, with units that differ.

use begrip::kind::alignment::Assumption;
use begrip::{Content, Date, Definition, DefinitionId, Registry, Time};

use crate::logic::expand::{Amounts, Expansion};
use crate::logic::formula::{Shared, all, any};
use crate::logic::said::{Said, not};
use crate::logic::search::{Found, State, search};
use crate::logic::smt;
use crate::logic::witness::{Asked, Wanted, witness};
use crate::message::Message;

pub use crate::logic::witness::Witness;

/// How the units that two definitions select relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitRelation {
    /// They select the same units.
    Equivalent,
    /// Every unit of the left is in the right, and not the other way round.
    PartOf,
    /// Every unit of the right is in the left, and not the other way round.
    Includes,
    /// They share units, and each has units of its own.
    Overlapping,
    /// They share no unit.
    Disjoint,
    /// It could not be told.
    Unknown,
}

impl UnitRelation {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Equivalent => "equivalent",
            Self::PartOf => "part-of",
            Self::Includes => "includes",
            Self::Overlapping => "overlapping",
            Self::Disjoint => "disjoint",
            Self::Unknown => "unknown",
        }
    }
}

/// The answer to one question about two definitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Direction {
    /// Yes, no, or unknown.
    pub answer: Answer,
    /// For what it holds.
    pub holds: Holds,
}

/// Yes, no or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// It could not be told.
    Unknown,
}

impl Answer {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// For what an answer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holds {
    /// On every day, whatever the amounts.
    Always,
    /// With the amounts of the day.
    OnDate,
    /// If the assumptions are granted.
    UnderAssumptions,
}

impl Holds {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::OnDate => "on-date",
            Self::UnderAssumptions => "under-assumptions",
        }
    }
}

/// How two definitions relate, with the units that show it.
#[derive(Debug, Clone)]
pub struct Related {
    /// The day whose amounts were used.
    pub on: Option<Date>,
    /// How the units that they select relate.
    pub relation: UnitRelation,
    /// Whether every unit of the left is in the right.
    pub left_in_right: Direction,
    /// Whether every unit of the right is in the left.
    pub right_in_left: Direction,
    /// Whether there is a unit in both.
    pub common: Direction,
    /// A unit that only the left selects.
    pub left_only: Option<Witness>,
    /// A unit that only the right selects.
    pub right_only: Option<Witness>,
    /// A unit that both select.
    pub both: Option<Witness>,
    /// Why something is not known.
    pub unknown_because: Option<Message>,
    /// What of the rules could not be followed.
    pub outside: Vec<Message>,
}

/// Two definitions in one registry, and what is granted about them.
#[derive(Debug, Clone)]
pub(crate) struct Two<'r> {
    pub(crate) registry: &'r Registry,
    pub(crate) left: &'r Definition,
    pub(crate) right: &'r Definition,
    pub(crate) on: Option<Date>,
    pub(crate) assume: Vec<&'r Assumption>,
}

/// What of two definitions is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Whom they select: those who can be counted, and of whom the rule says yes.
    Whole,
    /// Who can be counted at all.
    Population,
    /// What the rules say of those whom both can count.
    Rule,
}

/// How two Boolean definitions relate: variables or populations.
pub(crate) fn relate(two: &Two<'_>, part: Part) -> Related {
    let granted = decide(two, part, true);
    if two.assume.is_empty() {
        return granted;
    }
    let bare = decide(&Two { assume: Vec::new(), ..two.clone() }, part, false);
    let held = |granted: Direction, bare: Direction| {
        if granted.answer == bare.answer {
            bare
        } else {
            Direction { holds: Holds::UnderAssumptions, ..granted }
        }
    };
    Related {
        left_in_right: held(granted.left_in_right, bare.left_in_right),
        right_in_left: held(granted.right_in_left, bare.right_in_left),
        common: held(granted.common, bare.common),
        ..granted
    }
}

/// How two Boolean definitions relate, variables or populations, on a day.
pub fn relation_of(registry: &Registry, left: &Definition, right: &Definition, on: Option<Date>) -> Related {
    relate(&Two { registry, left, right, on, assume: Vec::new() }, Part::Whole)
}

/// The three questions about two Boolean definitions on a day as a script of SMT-LIB 2: a unit that only the left
/// selects, one that only the right selects, and one in both; `None` if one of the two is not true or false.
///
/// `unsat` says that there is none; `sat` that there is one if amounts that are left open, and what is outside what is
/// decided, may be anything.
pub fn smt(registry: &Registry, left: &Definition, right: &Definition, on: Option<Date>) -> Option<String> {
    let two = Two { registry, left, right, on, assume: Vec::new() };
    let view = View::new(&two, Part::Whole, Amounts::OfDay)?;
    let [a, b] = [left, right].map(Definition::id);
    let ask =
        |words: String, parts: [&Shared; 2]| smt::Asked { words, formula: all(parts.map(Clone::clone)) };
    let questions = [
        ask(format!("a unit in `{a}` and not in `{b}`"), [&view.left.yes, &view.right.no]),
        ask(format!("a unit in `{b}` and not in `{a}`"), [&view.left.no, &view.right.yes]),
        ask("a unit in both".to_owned(), [&view.left.yes, &view.right.yes]),
    ];
    let when = on.map(|on| format!(" on {on}")).unwrap_or_default();
    let title = format!("`{a}` {} and `{b}` {}{when}", left.version(), right.version());
    Some(smt::script(&title, &view.expansion.leaves, &view.base, &questions))
}

/// One way to take amounts, with both definitions followed to their leaves.
pub(crate) struct View<'r> {
    pub(crate) expansion: Expansion<'r>,
    pub(crate) left: Selects,
    pub(crate) right: Selects,
    pub(crate) base: Shared,
}

/// When a definition selects a unit.
pub(crate) struct Selects {
    pub(crate) yes: Shared,
    pub(crate) no: Shared,
    /// When its rule leaves out one who can be counted.
    rule_says_no: Shared,
}

impl<'r> View<'r> {
    /// `None` if one of the two is not true or false.
    pub(crate) fn new(two: &Two<'r>, part: Part, amounts: Amounts) -> Option<Self> {
        let mut expansion = Expansion::new(two.registry, two.on, amounts);
        grant(&mut expansion, two);
        let mut base = Vec::new();
        let left = sides(&mut expansion, two.left, part, &mut base)?;
        let right = sides(&mut expansion, two.right, part, &mut base)?;
        for definition in [two.left, two.right] {
            if let Some(unit) = unit_of(two.registry, definition) {
                base.extend(expansion.always(unit));
            }
        }
        for assumption in &two.assume {
            if let Assumption::Holds(holds) = assumption {
                base.extend(expansion.holds(two.left, &holds.holds, &holds.inputs));
            }
        }
        base.push(expansion.bounds());
        Some(Self { expansion, left, right, base: all(base) })
    }

    fn search(&self, parts: [&Shared; 2]) -> Found {
        let [one, two] = parts;
        search(&self.expansion.leaves.domain, &all([one.clone(), two.clone(), self.base.clone()]))
    }
}

/// Takes definitions for each other where that is granted.
fn grant(expansion: &mut Expansion<'_>, two: &Two<'_>) {
    for assumption in &two.assume {
        if let Assumption::Equal(equal) = assumption {
            let [one, other] = &equal.equal;
            expansion.taken_for.insert(other.id().clone(), one.id().clone());
        }
    }
}

/// When a definition selects a unit, and when it does not; of rules alone both populations are a base.
fn sides<'r>(
    expansion: &mut Expansion<'r>,
    definition: &'r Definition,
    part: Part,
    base: &mut Vec<Shared>,
) -> Option<Selects> {
    let population = expansion.population(definition);
    if part == Part::Population {
        let no = not(&population);
        return Some(Selects { yes: population, rule_says_no: no.clone(), no });
    }
    let Said::Truth(truth) = expansion.rule(definition) else { return None };
    if part == Part::Rule {
        base.push(population);
        return Some(Selects { yes: truth.yes, rule_says_no: truth.no.clone(), no: truth.no });
    }
    let yes = all([population.clone(), truth.yes]);
    let no = any([not(&population), truth.no.clone()]);
    let rule_says_no = all([population, truth.no]);
    Some(Selects { yes, no, rule_says_no })
}

/// The unit type of a variable or population.
pub(crate) fn unit_of<'r>(registry: &'r Registry, definition: &Definition) -> Option<&'r Definition> {
    let unit = match definition.content() {
        Content::Variable(variable) => &variable.unit,
        Content::Population(population) => &population.unit,
        _ => return None,
    };
    registry.resolve(unit, Time::Any).ok()
}

fn decide(two: &Two<'_>, part: Part, with_witnesses: bool) -> Related {
    let views = [Amounts::Open, Amounts::OfDay, Amounts::Known].map(|amounts| View::new(two, part, amounts));
    let [Some(open), Some(day), Some(known)] = &views else { return undecided(two) };
    // a unit that only a population tells apart is no answer of the definitions
    let with_witnesses = with_witnesses && part == Part::Whole;
    let asked = Asked {
        registry: two.registry,
        left: two.left,
        right: two.right,
        on: two.on,
        taken_for: &open.expansion.taken_for,
    };
    let ask = |wanted: Wanted| question(&asked, (open, day, known), wanted, with_witnesses);
    let (only_left, left_only) = ask(Wanted::LeftOnly);
    let (only_right, right_only) = ask(Wanted::RightOnly);
    let (common, both) = ask(Wanted::Both);
    let left_in_right = inverse(only_left);
    let right_in_left = inverse(only_right);
    let relation = relation(left_in_right.answer, right_in_left.answer, common.answer);
    let is_open = [left_in_right, right_in_left, common].iter().any(|one| one.answer == Answer::Unknown);
    Related {
        on: two.on,
        relation,
        left_in_right,
        right_in_left,
        common,
        left_only,
        right_only,
        both,
        unknown_because: is_open.then(|| why_unknown(day)),
        outside: unique(&day.expansion.outside),
    }
}

/// Whether there is a unit as wanted, and one that shows it.
fn question(
    asked: &Asked<'_>,
    (open, day, known): (&View<'_>, &View<'_>, &View<'_>),
    wanted: Wanted,
    with_witnesses: bool,
) -> (Direction, Option<Witness>) {
    let parts = |view: &View<'_>| match wanted {
        Wanted::LeftOnly => view.search([&view.left.yes, &view.right.no]),
        Wanted::RightOnly => view.search([&view.left.no, &view.right.yes]),
        Wanted::Both => view.search([&view.left.yes, &view.right.yes]),
    };
    // one whom both could count says more than one whom the other does not look at
    let by_rule = |view: &View<'_>| match wanted {
        Wanted::LeftOnly => view.search([&view.left.yes, &view.right.rule_says_no]),
        Wanted::RightOnly => view.search([&view.left.rule_says_no, &view.right.yes]),
        Wanted::Both => Found::Nothing,
    };
    if matches!(parts(open), Found::Nothing) {
        return (Direction { answer: Answer::No, holds: Holds::Always }, None);
    }
    let found = |view: &View<'_>, found: Found| -> Option<Option<Witness>> {
        let Found::Some(state) = found else { return None };
        if !with_witnesses {
            return Some(None);
        }
        shown(asked, view, *state, wanted).map(Some)
    };
    // with known amounts only, a unit can be shown
    if let Some(witness) = found(known, by_rule(known)).or_else(|| found(known, parts(known))) {
        return (Direction { answer: Answer::Yes, holds: Holds::OnDate }, witness);
    }
    if matches!(parts(day), Found::Nothing) {
        return (Direction { answer: Answer::No, holds: Holds::OnDate }, None);
    }
    (Direction { answer: Answer::Unknown, holds: Holds::OnDate }, None)
}

fn shown(asked: &Asked<'_>, view: &View<'_>, state: State, wanted: Wanted) -> Option<Witness> {
    witness(asked, &view.expansion.leaves, state, wanted)
}

/// There is none that only the left selects: every unit of the left is in the right.
fn inverse(exists: Direction) -> Direction {
    let answer = match exists.answer {
        Answer::Yes => Answer::No,
        Answer::No => Answer::Yes,
        Answer::Unknown => Answer::Unknown,
    };
    Direction { answer, ..exists }
}

fn relation(left_in_right: Answer, right_in_left: Answer, common: Answer) -> UnitRelation {
    match (left_in_right, right_in_left, common) {
        (Answer::Yes, Answer::Yes, _) => UnitRelation::Equivalent,
        (_, _, Answer::No) => UnitRelation::Disjoint,
        (Answer::Yes, Answer::No, _) => UnitRelation::PartOf,
        (Answer::No, Answer::Yes, _) => UnitRelation::Includes,
        (Answer::No, Answer::No, Answer::Yes) => UnitRelation::Overlapping,
        _ => UnitRelation::Unknown,
    }
}

fn why_unknown(view: &View<'_>) -> Message {
    view.expansion.outside.first().cloned().unwrap_or_else(|| {
        Message::new(
            "it hangs on amounts that are not known on the day, or on what no rule expresses",
            "het hangt af van bedragen die op de dag niet bekend zijn, of van wat geen regel uitdrukt",
        )
    })
}

fn undecided(two: &Two<'_>) -> Related {
    let unknown = Direction { answer: Answer::Unknown, holds: Holds::OnDate };
    let neither = |id: &DefinitionId| {
        Message::new(
            format!("`{id}` is not true or false of a unit"),
            format!("`{id}` is niet waar of onwaar van een eenheid"),
        )
    };
    let is_truth = |definition: &Definition| match definition.content() {
        Content::Variable(variable) => variable.values == begrip::ValueDomain::Boolean,
        Content::Population(_) => true,
        _ => false,
    };
    let which = if is_truth(two.left) { two.right } else { two.left };
    Related {
        on: two.on,
        relation: UnitRelation::Unknown,
        left_in_right: unknown,
        right_in_left: unknown,
        common: unknown,
        left_only: None,
        right_only: None,
        both: None,
        unknown_because: Some(neither(which.id())),
        outside: Vec::new(),
    }
}

fn unique(messages: &[Message]) -> Vec<Message> {
    let mut found: Vec<Message> = messages.to_vec();
    found.sort();
    found.dedup();
    found
}
