//! Pairs of rules of which the relation is known, because the second is built from the first.
//!
//! A rule is a tree of "and", "or" and "not" over conditions that each look at values of their own, so that every
//! condition makes a difference for some unit: to widen one widens the rule, and a rule is in part of itself only if one
//! of its conditions is.

use crate::Random;

mod atom;
mod write;

use atom::Atom;

/// What both rules of every pair rest on.
const WORLD: &str = "
unit_type g/household
--- code_list g/kinds
codes: [{ code: a }, { code: b }, { code: c }, { code: d }, { code: e }]
--- variable g/kind
values: { codes: g/kinds@^1 }
--- variable g/income
values: { number: EUR/month }
--- variable g/rent
values: { number: EUR/month, minimum: 0 }
--- variable g/wealth
values: { number: EUR }
--- variable g/debt
values: { number: EUR, minimum: 0, maximum: 5000000 }
--- variable g/age
values: { integer: year, minimum: 0, maximum: 120 }
--- variable g/size
values: { integer: person, minimum: 1, maximum: 20 }
--- variable g/owner
values: boolean
--- variable g/student
values: boolean
--- parameter g/norm
values: { number: EUR/month }
by: [{ key: kind, codes: g/kinds@^1 }]
steps: [{ from: 2020-01-01, until: 2029-12-31, amounts: { a: 700.05, b: 900, c: 1100.10, d: 1200, otherwise: 1500 } }]
";

/// The day on which the amounts of [`world`] hold.
pub const DAY: &str = "2022-07-01";

/// Path and text of what every pair rests on.
pub fn world() -> Vec<(String, String)> {
    files(WORLD)
}

/// Path and text of definitions, each after `--- kind id`, without what all files begin with.
pub fn files(text: &str) -> Vec<(String, String)> {
    let file = |part: &str| {
        let (head, rest) = part.split_once('\n').unwrap_or((part, ""));
        let (kind, id) = head.split_once(' ').unwrap_or((head, ""));
        let unit = if kind == "variable" { "unit: g/household@^1\n" } else { "" };
        let text = format!("kind: {kind}\nid: {id}\nversion: 1.0.0\nstatus: adopted\n{unit}{rest}");
        (format!("definitions/{id}.yaml"), text)
    };
    text.trim().split("--- ").map(file).collect()
}

/// Two rules of which the relation is known.
#[derive(Debug, Clone)]
pub struct Pair {
    /// What was done to the first to make the second.
    pub made_by: &'static str,
    /// The relation, in the word by which results name it.
    pub relation: &'static str,
    /// The two as texts of files, from `values` on.
    pub texts: [String; 2],
}

/// A rule.
#[derive(Debug, Clone)]
enum Tree {
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Not(Box<Tree>),
    Atom(Atom),
}

/// A pair made at random.
pub fn pair(random: &mut Random) -> Pair {
    let mut atoms = Atom::each_apart(random);
    let spare = atoms.pop().map_or(Tree::All(Vec::new()), Tree::Atom);
    let keep = 1 + pick(random, atoms.len());
    atoms.truncate(keep);
    let left = tree(random, atoms.into_iter().map(Tree::Atom).collect());
    let (made_by, relation, right) = changed(random, &left, spare);
    let texts = [write::file(&left, None), write::file(&right, Some(random))];
    Pair { made_by, relation, texts }
}

fn pick(random: &mut Random, count: usize) -> usize {
    usize::try_from(random.below(count as u64)).unwrap_or_default()
}

/// Conditions joined at random.
fn tree(random: &mut Random, mut parts: Vec<Tree>) -> Tree {
    while parts.len() > 1 {
        let count = 2 + pick(random, parts.len().min(3) - 1);
        let joined: Vec<Tree> = (0..count).map(|_| parts.swap_remove(pick(random, parts.len()))).collect();
        let joined = if random.below(3) == 0 { Tree::Any(joined) } else { Tree::All(joined) };
        parts.push(if random.below(5) == 0 { Tree::Not(Box::new(joined)) } else { joined });
    }
    parts.pop().unwrap_or(Tree::All(Vec::new()))
}

fn changed(random: &mut Random, left: &Tree, spare: Tree) -> (&'static str, &'static str, Tree) {
    let same = left.clone();
    match random.below(11) {
        0 => ("another clause", "includes", Tree::All(vec![same, spare])),
        1 => ("another way", "part-of", Tree::Any(vec![spare, same])),
        2 => ("the negation", "disjoint", Tree::Not(Box::new(same))),
        3 => {
            let not = Tree::Not(Box::new(spare.clone()));
            let halves = vec![Tree::All(vec![same.clone(), spare]), Tree::All(vec![not, same])];
            ("two halves", "equivalent", Tree::Any(halves))
        }
        4 => {
            let not = Tree::Not(Box::new(spare.clone()));
            ("the other half of it", "includes", Tree::All(vec![not, same]))
        }
        5 => ("written otherwise", "equivalent", same),
        10 => ("the negation and more", "disjoint", Tree::All(vec![spare, Tree::Not(Box::new(same))])),
        6 | 7 => one_changed(random, left, Atom::wider, ["one condition wider", "part-of", "includes"]),
        8 => one_changed(random, left, Atom::narrower, ["one condition narrower", "includes", "part-of"]),
        _ => one_changed(random, left, Atom::moved, ["one condition moved", "overlapping", "overlapping"]),
    }
}

/// One condition is changed; what that does is the other way round below an odd number of negations.
fn one_changed(
    random: &mut Random,
    left: &Tree,
    change: fn(&Atom, &mut Random) -> Option<Atom>,
    [made_by, plain, below_not]: [&'static str; 3],
) -> (&'static str, &'static str, Tree) {
    let mut right = left.clone();
    let at = pick(random, right.atoms().len());
    let Some((atom, negated)) = right.atoms().into_iter().nth(at) else { return (made_by, plain, right) };
    match change(atom, random) {
        Some(new) => *atom = new,
        None => return ("written otherwise", "equivalent", left.clone()),
    }
    (made_by, if negated { below_not } else { plain }, right)
}

impl Tree {
    /// Every condition, with whether it is below an odd number of negations.
    fn atoms(&mut self) -> Vec<(&mut Atom, bool)> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter_mut().flat_map(Self::atoms).collect(),
            Self::Not(inner) => inner.atoms().into_iter().map(|(atom, negated)| (atom, !negated)).collect(),
            Self::Atom(atom) => vec![(atom, false)],
        }
    }
}
