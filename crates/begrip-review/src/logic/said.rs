//! What a part of a rule gives, as a function of the leaves: for each case the condition, and the value in it.

use super::formula::{Among, Choice, Formula, Shared, all, always, any, choice, never, number};
use super::leaves::Leaves;
use super::linear::{Linear, Relation};

/// A value in one case.
#[derive(Debug, Clone)]
pub(crate) struct Case<T> {
    pub(crate) when: Shared,
    pub(crate) value: T,
}

/// What a part gives. Cases exclude each other; where none holds the value is not known.
#[derive(Debug, Clone)]
pub(crate) enum Said {
    Truth(Truth),
    Numbers(Vec<Case<Linear>>),
    Codes(Vec<Case<Coded>>),
    /// Never known.
    Nothing,
}

/// When something is true, and when it is false; else it is not known.
#[derive(Debug, Clone)]
pub(crate) struct Truth {
    pub(crate) yes: Shared,
    pub(crate) no: Shared,
}

/// A code: the value of a leaf, or one that is written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Coded {
    Leaf(Choice),
    Written(String),
}

impl Truth {
    pub(crate) fn constant(value: bool) -> Self {
        if value { Self { yes: always(), no: never() } } else { Self { yes: never(), no: always() } }
    }

    /// Something that is either true or false of every unit.
    pub(crate) fn known(yes: Shared) -> Self {
        let no = not(&yes);
        Self { yes, no }
    }

    pub(crate) fn negated(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }

    pub(crate) fn both(parts: Vec<Self>) -> Self {
        let (yes, no): (Vec<_>, Vec<_>) = parts.into_iter().map(|part| (part.yes, part.no)).unzip();
        Self { yes: all(yes), no: any(no) }
    }

    pub(crate) fn either(parts: Vec<Self>) -> Self {
        Self::both(parts.into_iter().map(Self::negated).collect()).negated()
    }
}

/// What holds exactly where a formula does not. As deep as the formula, which is bounded.
pub(crate) fn not(formula: &Shared) -> Shared {
    match &**formula {
        Formula::All(parts) => any(parts.iter().map(not)),
        Formula::Any(parts) => all(parts.iter().map(not)),
        Formula::Choice(leaf, among) => {
            // the words of the set are as many as those of the domain; what is out of it is narrowed away
            choice(*leaf, among.complement())
        }
        Formula::Number(linear, relation) => {
            let Some(negative) = linear.times(&begrip::eval::Number::from(-1)) else { return never() };
            match relation {
                Relation::Below => number(negative, Relation::AtMost),
                Relation::AtMost => number(negative, Relation::Below),
                Relation::Zero => {
                    any([number(linear.clone(), Relation::Below), number(negative, Relation::Below)])
                }
            }
        }
    }
}

impl Said {
    /// When the value is known.
    pub(crate) fn known(&self) -> Shared {
        match self {
            Self::Truth(truth) => any([truth.yes.clone(), truth.no.clone()]),
            Self::Numbers(cases) => any(cases.iter().map(|case| case.when.clone())),
            Self::Codes(cases) => any(cases.iter().map(|case| case.when.clone())),
            Self::Nothing => never(),
        }
    }

    /// The same, known only where this holds.
    pub(crate) fn only(self, when: &Shared) -> Self {
        match self {
            Self::Truth(truth) => {
                Self::Truth(Truth { yes: all([when.clone(), truth.yes]), no: all([when.clone(), truth.no]) })
            }
            Self::Numbers(cases) => Self::Numbers(only(cases, when)),
            Self::Codes(cases) => Self::Codes(only(cases, when)),
            Self::Nothing => Self::Nothing,
        }
    }

    /// The one where it is known, else the other; both of one sort.
    pub(crate) fn or(self, other: Self) -> Option<Self> {
        Some(match (self, other) {
            (Self::Truth(one), Self::Truth(two)) => {
                Self::Truth(Truth { yes: any([one.yes, two.yes]), no: any([one.no, two.no]) })
            }
            (Self::Numbers(one), Self::Numbers(two)) => Self::Numbers(one.into_iter().chain(two).collect()),
            (Self::Codes(one), Self::Codes(two)) => Self::Codes(one.into_iter().chain(two).collect()),
            (Self::Nothing, known) | (known, Self::Nothing) => known,
            _ => return None,
        })
    }

    /// Numbers times a factor, and anything else as it is; `None` for numbers that are too large to be kept.
    pub(crate) fn times(&self, factor: &begrip::eval::Number) -> Option<Self> {
        let Self::Numbers(cases) = self else { return Some(self.clone()) };
        let one =
            |case: &Case<Linear>| Some(Case { when: case.when.clone(), value: case.value.times(factor)? });
        Some(Self::Numbers(cases.iter().map(one).collect::<Option<_>>()?))
    }

    /// A code that is written out.
    pub(crate) fn written(code: &str) -> Self {
        Self::Codes(vec![Case { when: always(), value: Coded::Written(code.to_owned()) }])
    }

    pub(crate) fn number(linear: Linear) -> Self {
        Self::Numbers(vec![Case { when: always(), value: linear }])
    }
}

fn only<T>(cases: Vec<Case<T>>, when: &Shared) -> Vec<Case<T>> {
    let one = |case: Case<T>| Case { when: all([when.clone(), case.when]), value: case.value };
    cases.into_iter().map(one).filter(|case| !is_never(&case.when)).collect()
}

pub(crate) fn is_never(formula: &Shared) -> bool {
    matches!(&**formula, Formula::Any(parts) if parts.is_empty())
}

/// Every pair of cases that can hold together, with what is made of the two values; `None` if there are too many.
pub(crate) fn pairs<A, B, C>(
    left: &[Case<A>],
    right: &[Case<B>],
    make: impl Fn(&A, &B) -> Option<C>,
) -> Option<Vec<Case<C>>> {
    let mut found = Vec::new();
    for a in left {
        for b in right {
            let when = all([a.when.clone(), b.when.clone()]);
            if is_never(&when) || clashes(&when) {
                continue;
            }
            if found.len() >= MOST {
                return None;
            }
            found.push(Case { when, value: make(&a.value, &b.value)? });
        }
    }
    Some(found)
}

/// How many cases one value has at most.
pub(crate) const MOST: usize = 2_000;

/// Whether a condition asks two values of one leaf.
fn clashes(when: &Shared) -> bool {
    let Formula::All(parts) = &**when else { return false };
    let mut asked: Vec<(Choice, Among)> = Vec::new();
    for part in parts {
        let Formula::Choice(leaf, among) = &**part else { continue };
        match asked.iter_mut().find(|(known, _)| known == leaf) {
            Some((_, known)) => {
                *known = known.both(among);
                if known.is_empty() {
                    return true;
                }
            }
            None => asked.push((*leaf, among.clone())),
        }
    }
    false
}

/// When two codes are the same.
pub(crate) fn same(leaves: &mut Leaves, left: &Coded, right: &Coded) -> Option<Truth> {
    Some(match (left, right) {
        (Coded::Written(a), Coded::Written(b)) => Truth::constant(a == b),
        (Coded::Leaf(leaf), Coded::Written(code)) | (Coded::Written(code), Coded::Leaf(leaf)) => {
            is_among(leaves, *leaf, std::slice::from_ref(code))
        }
        (Coded::Leaf(a), Coded::Leaf(b)) if a == b => Truth::constant(true),
        (Coded::Leaf(a), Coded::Leaf(b)) => {
            let values: Vec<String> = leaves.choices.get(*a)?.1.values.clone();
            if leaves.choices.get(*a)?.1.is_open || leaves.choices.get(*b)?.1.is_open {
                return None;
            }
            let mut ways = Vec::new();
            for value in values {
                let one =
                    |leaves: &mut Leaves, leaf| is_among(leaves, leaf, std::slice::from_ref(&value)).yes;
                ways.push(all([one(leaves, *a), one(leaves, *b)]));
            }
            Truth::known(any(ways))
        }
    })
}

/// When a leaf has one of these values.
pub(crate) fn is_among(leaves: &mut Leaves, leaf: Choice, values: &[String]) -> Truth {
    let at: Vec<usize> = values.iter().filter_map(|value| leaves.value(leaf, value)).collect();
    let count = leaves.count(leaf);
    let among = Among::of(at, count);
    let others = Among::all(count).without(&among);
    Truth { yes: choice(leaf, among), no: choice(leaf, others) }
}
