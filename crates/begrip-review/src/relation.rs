//! The relation of two rules: whether two definitions select the same units, decided exactly, with units that differ.

use std::collections::BTreeMap;

use begrip::kind::alignment::Assumption;
use begrip::{Content, Date, Definition, DefinitionId, Registry};

use crate::logic::expand::Amounts;
use crate::logic::formula::{Shared, all};
use crate::logic::search::Found;
use crate::logic::smt;
use crate::logic::witness::{Asked, Wanted};
use crate::message::Message;
use question::{BOTH, Depth, LEFT_ONLY, Pick, Question, RIGHT_ONLY, why_unknown};

mod answer;
mod question;
mod values;
mod view;

pub use crate::logic::boundary::Boundary;
pub use crate::logic::witness::Witness;
pub use answer::{Answer, Direction, Holds, UnitRelation};
pub(crate) use values::values;
pub use values::{NeverMore, ValuePair, ValueRelation, Valued};
pub(crate) use view::{Followed, Ground, View, unit_of};

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

impl<'r> Asked<'r> {
    pub(crate) fn of(two: &Two<'r>, taken_for: &'r BTreeMap<DefinitionId, DefinitionId>) -> Self {
        Self { registry: two.registry, left: two.left, right: two.right, on: two.on, taken_for }
    }
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

/// How two Boolean definitions relate: variables or populations; with units that show it, or without.
pub(crate) fn relate(ground: &Ground<'_>, part: Part, with_witnesses: bool) -> Related {
    // a unit that only a population tells apart is no answer of the definitions
    let depth = match part {
        Part::Whole if with_witnesses => Depth::Witnesses,
        Part::Whole => Depth::AnyAmounts,
        Part::Rule | Part::Population => Depth::KnownAmounts,
    };
    let granted = decide(ground, part, depth);
    let Some(bare) = &ground.bare else { return granted };
    let bare = decide(bare, part, depth.without_witnesses());
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

/// How two Boolean definitions relate with everything granted, without units that show it.
pub(crate) fn relation_granted(two: &Two<'_>) -> UnitRelation {
    decide(&Ground::granted(two), Part::Whole, Depth::KnownAmounts).relation
}

/// How two Boolean definitions relate, variables or populations, on a day.
pub fn relation_of(registry: &Registry, left: &Definition, right: &Definition, on: Option<Date>) -> Related {
    relate(&Ground::new(&Two { registry, left, right, on, assume: Vec::new() }), Part::Whole, true)
}

/// The three questions about two Boolean definitions on a day as a script of SMT-LIB 2: a unit that only the left
/// selects, one that only the right selects, and one in both; `None` if one of the two is not true or false.
///
/// `unsat` says that there is none; `sat` that there is one if amounts that are left open, and what is outside what is
/// decided, may be anything.
pub fn smt(registry: &Registry, left: &Definition, right: &Definition, on: Option<Date>) -> Option<String> {
    let two = Two { registry, left, right, on, assume: Vec::new() };
    let followed = Followed::new(&two, Amounts::OfDay);
    let view = followed.view(Part::Whole)?;
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
    Some(smt::script(&title, &followed.expansion.leaves, &view.base, &questions))
}

fn decide(ground: &Ground<'_>, part: Part, depth: Depth) -> Related {
    let views = [&ground.open, &ground.known].map(|followed| followed.view(part));
    let [Some(open), Some(known)] = &views else { return undecided(&ground.two) };
    let asked = Asked::of(&ground.two, &ground.known.expansion.taken_for);
    let question = Question { ground, asked, part, open, known, depth };
    // one whom both could count says more than one whom the other does not look at
    let (only_left, left_only) =
        question.ask(&Wanted::LeftOnly, &[LEFT_ONLY, |view| [&view.left.yes, &view.right.rule_says_no]]);
    let (only_right, right_only) =
        question.ask(&Wanted::RightOnly, &[RIGHT_ONLY, |view| [&view.left.rule_says_no, &view.right.yes]]);
    let (common, both) = question.ask(&Wanted::Both, &[BOTH]);
    let left_in_right = inverse(only_left);
    let right_in_left = inverse(only_right);
    let answers = [left_in_right, right_in_left, common].map(|direction| direction.answer);
    if relation(answers) == UnitRelation::Equivalent
        && common.answer != Answer::Yes
        && let Some(id) = never_known(open, &ground.two)
    {
        return never(&ground.two, id);
    }
    let asked_of: Vec<Pick> = answers
        .into_iter()
        .zip([LEFT_ONLY, RIGHT_ONLY, BOTH])
        .filter(|(answer, _)| *answer == Answer::Unknown)
        .map(|(_, pick)| pick)
        .collect();
    Related {
        on: ground.two.on,
        relation: relation(answers),
        left_in_right,
        right_in_left,
        common,
        left_only,
        right_only,
        both,
        unknown_because: (!asked_of.is_empty()).then(|| why_unknown(ground, part, &asked_of)).flatten(),
        outside: unique(&ground.known.expansion.outside),
    }
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

fn relation([left_in_right, right_in_left, common]: [Answer; 3]) -> UnitRelation {
    match (left_in_right, right_in_left, common) {
        (Answer::Yes, Answer::Yes, _) => UnitRelation::Equivalent,
        // one that selects nothing is a part of any other
        (Answer::Yes, Answer::No, _) => UnitRelation::PartOf,
        (Answer::No, Answer::Yes, _) => UnitRelation::Includes,
        (_, _, Answer::No) => UnitRelation::Disjoint,
        (Answer::No, Answer::No, Answer::Yes) => UnitRelation::Overlapping,
        _ => UnitRelation::Unknown,
    }
}

fn undecided(two: &Two<'_>) -> Related {
    let is_truth = |definition: &Definition| match definition.content() {
        Content::Variable(variable) => variable.values == begrip::ValueDomain::Boolean,
        Content::Population(_) => true,
        _ => false,
    };
    let id = if is_truth(two.left) { two.right } else { two.left }.id();
    let because = Message::new(
        format!("`{id}` is not true or false of a unit"),
        format!("`{id}` is niet waar of onwaar van een eenheid"),
    );
    unanswered(two, because)
}

/// A definition of which nothing is ever known; whatever is said of its units holds of none.
fn never_known<'r>(open: &View<'_, '_>, two: &Two<'r>) -> Option<&'r DefinitionId> {
    let is_never = |part: &Shared| matches!(open.search([part, part]), Found::Nothing);
    let sides = [(&open.left, two.left), (&open.right, two.right)];
    let mut unknown =
        sides.into_iter().filter(|(side, _)| is_never(&side.yes) && is_never(&side.rule_says_no));
    unknown.next().map(|(_, definition)| definition.id())
}

fn never(two: &Two<'_>, id: &DefinitionId) -> Related {
    let because = Message::new(
        format!("`{id}` is never known, of no unit"),
        format!("`{id}` is nooit bekend, van geen eenheid"),
    );
    unanswered(two, because)
}

fn unanswered(two: &Two<'_>, because: Message) -> Related {
    let unknown = Direction { answer: Answer::Unknown, holds: Holds::OnDate };
    Related {
        on: two.on,
        relation: UnitRelation::Unknown,
        left_in_right: unknown,
        right_in_left: unknown,
        common: unknown,
        left_only: None,
        right_only: None,
        both: None,
        unknown_because: Some(because),
        outside: Vec::new(),
    }
}

fn unique(messages: &[Message]) -> Vec<Message> {
    let mut found: Vec<Message> = messages.to_vec();
    found.sort();
    found.dedup();
    found
}
