//! Comparisons within rules: when two values stand so to each other.

use begrip::eval::Number;
use begrip::expr::{Comparison, Expr, ExprKind};

use super::super::formula::{Shared, all, any, number};
use super::super::linear::{Linear, Relation};
use super::super::said::{Case, Coded, Said, Truth, is_among, not, pairs, same};
use super::Expansion;
use super::part::Scope;

impl<'r> Expansion<'r> {
    /// A comparison of two values of one sort.
    pub(crate) fn compared(&mut self, left: &Said, comparison: Comparison, right: &Said) -> Option<Truth> {
        match (left, right) {
            (Said::Numbers(left), Said::Numbers(right)) => numbers_compared(left, comparison, right),
            (Said::Codes(left), Said::Codes(right)) => self.codes_compared(left, comparison, right),
            (Said::Truth(left), Said::Truth(right)) if !comparison.needs_order() => {
                let both = |a: &Shared, b: &Shared| all([a.clone(), b.clone()]);
                let same = any([both(&left.yes, &right.yes), both(&left.no, &right.no)]);
                let other = any([both(&left.yes, &right.no), both(&left.no, &right.yes)]);
                let truth = Truth { yes: same, no: other };
                Some(if comparison == Comparison::Equal { truth } else { truth.negated() })
            }
            (Said::Nothing, _) | (_, Said::Nothing) => Some(Truth { yes: any([]), no: any([]) }),
            _ => None,
        }
    }

    fn codes_compared(
        &mut self,
        left: &[Case<Coded>],
        comparison: Comparison,
        right: &[Case<Coded>],
    ) -> Option<Truth> {
        if comparison.needs_order() {
            return None;
        }
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        for a in left {
            for b in right {
                let truth = same(&mut self.leaves, &a.value, &b.value)?;
                let when = all([a.when.clone(), b.when.clone()]);
                yes.push(all([when.clone(), truth.yes]));
                no.push(all([when, truth.no]));
            }
        }
        let truth = Truth { yes: any(yes), no: any(no) };
        Some(if comparison == Comparison::Equal { truth } else { truth.negated() })
    }

    pub(super) fn in_codes(&mut self, value: &Said, codes: &Expr, scope: &Scope<'r>) -> Option<Truth> {
        let ExprKind::Name(name) = &codes.kind else { return None };
        let values = self.codes(scope.inputs.get(name)?.reference(), None);
        let Said::Codes(cases) = value else { return None };
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        for case in cases {
            let truth = match &case.value {
                Coded::Leaf(leaf) => is_among(&mut self.leaves, *leaf, &values),
                Coded::Written(code) => Truth::constant(values.contains(code)),
            };
            yes.push(all([case.when.clone(), truth.yes]));
            no.push(all([case.when.clone(), truth.no]));
        }
        Some(Truth { yes: any(yes), no: any(no) })
    }
}

fn numbers_compared(left: &[Case<Linear>], comparison: Comparison, right: &[Case<Linear>]) -> Option<Truth> {
    let (mut yes, mut no) = (Vec::new(), Vec::new());
    for case in pairs(left, right, Linear::minus)? {
        let difference = case.value;
        let negative = difference.times(&Number::from(-1))?;
        let holds = match comparison {
            Comparison::Less => number(difference, Relation::Below),
            Comparison::LessOrEqual => number(difference, Relation::AtMost),
            Comparison::Greater => number(negative, Relation::Below),
            Comparison::GreaterOrEqual => number(negative, Relation::AtMost),
            Comparison::Equal => number(difference, Relation::Zero),
            Comparison::NotEqual => not(&number(difference, Relation::Zero)),
        };
        no.push(all([case.when.clone(), not(&holds)]));
        yes.push(all([case.when, holds]));
    }
    Some(Truth { yes: any(yes), no: any(no) })
}
