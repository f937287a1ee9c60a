//! Which code of one list belongs with which of the other: by code, else by name.

use std::collections::HashMap;

use begrip::kind::code_list::{Code, CodeList};
use begrip::{Date, Validity};

use super::meaning::{self, Meaning, normal};
use super::{CodeOutcome, CodePair, CodeSide};
use crate::message::Message;

/// The codes of one list that exist on a day.
pub(super) struct Listed<'r> {
    pub(super) codes: Vec<&'r Code>,
    by_code: HashMap<&'r str, usize>,
    /// Where a name stands; none if several codes have it.
    by_name: HashMap<(&'r str, String), Option<usize>>,
}

impl<'r> Listed<'r> {
    pub(super) fn new(list: &'r CodeList, on: Option<Date>) -> Self {
        let mut listed = Self { codes: Vec::new(), by_code: HashMap::new(), by_name: HashMap::new() };
        for code in list.codes.iter().filter(|code| exists(code.valid, on)) {
            let at = listed.codes.len();
            // of a code that stands there twice the first is meant
            if listed.by_code.contains_key(code.code.as_str()) {
                continue;
            }
            listed.by_code.insert(code.code.as_str(), at);
            for (language, name) in code.label.iter() {
                let known = listed.by_name.entry((language.as_str(), normal(name)));
                known.and_modify(|known| *known = None).or_insert(Some(at));
            }
            listed.codes.push(code);
        }
        listed
    }

    pub(super) fn get(&self, at: usize) -> Option<&'r Code> {
        self.codes.get(at).copied()
    }

    pub(super) fn position(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// The one code with a name that the other has too.
    fn named_as(&self, other: &Code) -> Option<usize> {
        let mut names = other.label.iter();
        names.find_map(|(language, name)| *self.by_name.get(&(language.as_str(), normal(name)))?)
    }
}

/// Whether a code exists on the day; without a day, whether it has not ended.
fn exists(valid: Validity, on: Option<Date>) -> bool {
    on.map_or(valid.until.is_none(), |on| valid.contains(on))
}

/// A code of one list or of both, by position.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) left: Option<usize>,
    pub(super) right: Option<usize>,
    pub(super) outcome: CodeOutcome,
    pub(super) because: Option<Message>,
    pub(super) parents: Option<Message>,
}

impl Pair {
    /// Gives it another outcome, unless it already has a worse one.
    pub(super) fn lower(&mut self, outcome: CodeOutcome, because: Message) {
        if outcome < self.outcome {
            (self.outcome, self.because) = (outcome, Some(because));
        }
    }
}

/// The codes of two lists, in pairs.
pub(super) struct Pairs<'r> {
    pub(super) left: Listed<'r>,
    pub(super) right: Listed<'r>,
    /// Those of the left in their order, then those of the right alone.
    pub(super) pairs: Vec<Pair>,
    /// In which pair a code of the right is.
    pub(super) pair_of_right: Vec<usize>,
}

impl<'r> Pairs<'r> {
    pub(super) fn new(left: &'r CodeList, right: &'r CodeList, on: Option<Date>) -> Self {
        let (left, right) = (Listed::new(left, on), Listed::new(right, on));
        let pair_of_right = vec![0; right.codes.len()];
        let mut found = Self { left, right, pairs: Vec::new(), pair_of_right };
        found.pairs = (0..found.left.codes.len()).filter_map(|at| found.pair(at)).collect();
        let mut taken = vec![false; found.right.codes.len()];
        for (at, pair) in found.pairs.iter().enumerate() {
            let Some(right) = pair.right else { continue };
            if let (Some(taken), Some(here)) = (taken.get_mut(right), found.pair_of_right.get_mut(right)) {
                (*taken, *here) = (true, at);
            }
        }
        for (at, _) in taken.iter().enumerate().filter(|(_, taken)| !**taken) {
            if let Some(here) = found.pair_of_right.get_mut(at) {
                *here = found.pairs.len();
            }
            let outcome = CodeOutcome::OnlyRight;
            found.pairs.push(Pair { left: None, right: Some(at), outcome, because: None, parents: None });
        }
        found
    }

    /// A code of the left with what belongs to it on the right.
    fn pair(&self, at: usize) -> Option<Pair> {
        let code = self.left.get(at)?;
        let by_code = self.right.position(code.code.as_str());
        let (right, outcome, because) = match by_code.and_then(|right| Some((right, self.right.get(right)?)))
        {
            Some((right, other)) => {
                let (outcome, because) = self.of_one_code([at, right], code, other);
                (Some(right), outcome, because)
            }
            None => match self.by_name(at, code) {
                Some(right) => (Some(right), CodeOutcome::OtherCode, None),
                None => (None, CodeOutcome::OnlyLeft, None),
            },
        };
        Some(Pair { left: Some(at), right, outcome, because, parents: None })
    }

    fn of_one_code(
        &self,
        [left, right]: [usize; 2],
        code: &Code,
        other: &Code,
    ) -> (CodeOutcome, Option<Message>) {
        let unclear = match meaning::of(code, other) {
            Meaning::Same => return (CodeOutcome::Same, None),
            Meaning::Other(because) => return (CodeOutcome::OtherMeaning, Some(because)),
            Meaning::Unclear(because) => because,
        };
        // the name that it has here belongs to another code there
        let elsewhere = [
            self.right.named_as(code).filter(|at| *at != right),
            self.left.named_as(other).filter(|at| *at != left),
        ];
        if elsewhere.iter().any(Option::is_some) {
            return (CodeOutcome::OtherMeaning, Some(unclear));
        }
        (CodeOutcome::Unclear, Some(unclear))
    }

    /// The code of the right with the name of this one, if neither is the code of another.
    fn by_name(&self, at: usize, code: &Code) -> Option<usize> {
        let right = self.right.named_as(code)?;
        let other = self.right.get(right)?;
        let is_mutual = self.left.named_as(other) == Some(at);
        let is_free = self.left.position(other.code.as_str()).is_none();
        (is_mutual && is_free && meaning::of(code, other) == Meaning::Same).then_some(right)
    }

    /// What was found, the most dangerous first.
    pub(super) fn in_order(self) -> Vec<CodePair> {
        let Self { left, right, mut pairs, .. } = self;
        pairs.sort_by_key(|pair| pair.outcome);
        let side = |code: &Code| CodeSide { code: code.code.clone(), label: code.label.clone() };
        let one = |pair: Pair| CodePair {
            outcome: pair.outcome,
            left: pair.left.and_then(|at| left.get(at)).map(side),
            right: pair.right.and_then(|at| right.get(at)).map(side),
            because: pair.because,
            parents: pair.parents,
        };
        pairs.into_iter().map(one).collect()
    }
}
