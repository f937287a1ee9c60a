//! The simplex against another method: unknowns are taken out one by one, as Fourier and Motzkin did.

use begrip::eval::Number;
use proptest::prelude::{Just, ProptestConfig, prop, prop_oneof};
use proptest::{prop_assert_eq, proptest};

use super::{Linear, Relation, Simplex, Verdict};

fn sum(terms: &[(usize, i64)], constant: i64) -> Linear {
    let term = |(unknown, coefficient): &(usize, i64)| {
        Linear::unknown(*unknown).times(&Number::from(*coefficient)).unwrap()
    };
    let zero = Linear::constant(Number::from(constant));
    terms.iter().map(term).fold(zero, |sum, term| sum.plus(&term).unwrap())
}

fn all(constraints: &[(Linear, Relation)]) -> Verdict {
    let mut simplex = Simplex::default();
    let mut last = Verdict::Feasible;
    for (linear, relation) in constraints {
        last = simplex.add(linear, *relation);
        if last == Verdict::Infeasible {
            return last;
        }
    }
    let model = simplex.model().unwrap();
    for (linear, relation) in constraints {
        let value = linear.value(&|unknown| model.get(&unknown).cloned().unwrap_or(Number::ZERO)).unwrap();
        assert!(relation.holds(&value), "{linear:?} is {value}");
    }
    last
}

#[test]
fn what_can_hold_together_has_a_model_that_meets_it() {
    use Relation::{AtMost, Below, Zero};
    // x + y ≤ 10, x > 3, y > 4, x - y = 0
    let some = [
        (sum(&[(0, 1), (1, 1)], -10), AtMost),
        (sum(&[(0, -1)], 3), Below),
        (sum(&[(1, -1)], 4), Below),
        (sum(&[(0, 1), (1, -1)], 0), Zero),
    ];
    assert_eq!(all(&some), Verdict::Feasible);
    // and x > 5
    let mut more = some.to_vec();
    more.push((sum(&[(0, -1)], 5), Below));
    assert_eq!(all(&more), Verdict::Infeasible);
    // x < y, y < z, z < x
    let ring = [
        (sum(&[(0, 1), (1, -1)], 0), Below),
        (sum(&[(1, 1), (2, -1)], 0), Below),
        (sum(&[(2, 1), (0, -1)], 0), Below),
    ];
    assert_eq!(all(&ring), Verdict::Infeasible);
    assert_eq!(all(&ring[..2]), Verdict::Feasible);
    // x ≤ 1 and x ≥ 1 and not x < 1
    let point = [(sum(&[(0, 1)], -1), AtMost), (sum(&[(0, -1)], 1), AtMost)];
    assert_eq!(all(&point), Verdict::Feasible);
    let beside = [point[0].clone(), point[1].clone(), (sum(&[(0, 1)], -1), Below)];
    assert_eq!(all(&beside), Verdict::Infeasible);
}

/// A constraint a·x + c < 0, or ≤ 0.
type Row = (Vec<i128>, i128, bool);

const UNKNOWNS: usize = 3;

/// Whether constraints can hold together: for each unknown, every lower bound is held against every upper one.
fn by_elimination(mut rows: Vec<Row>) -> bool {
    for unknown in 0..UNKNOWNS {
        let (bounding, mut next): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|(coefficients, ..)| coefficients[unknown] != 0);
        let (upper, lower): (Vec<Row>, Vec<Row>) =
            bounding.into_iter().partition(|(coefficients, ..)| coefficients[unknown] > 0);
        for (high, c, strict) in &upper {
            for (low, d, other) in &lower {
                let (p, q) = (-low[unknown], high[unknown]);
                let coefficients = high.iter().zip(low).map(|(a, b)| a * p + b * q).collect();
                next.push((coefficients, c * p + d * q, *strict || *other));
            }
        }
        rows = next;
    }
    rows.iter().all(|(_, constant, strict)| if *strict { *constant < 0 } else { *constant <= 0 })
}

/// The same constraint as rows; an equality is two.
fn rows(coefficients: &[i64], constant: i64, relation: Relation) -> Vec<Row> {
    let row = |sign: i128, strict| {
        let coefficients = coefficients.iter().map(|one| i128::from(*one) * sign).collect();
        (coefficients, i128::from(constant) * sign, strict)
    };
    match relation {
        Relation::Below => vec![row(1, true)],
        Relation::AtMost => vec![row(1, false)],
        Relation::Zero => vec![row(1, false), row(-1, false)],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn constraints_are_decided_as_elimination_decides(
        given in prop::collection::vec(
            (
                prop::collection::vec(-5..=5_i64, UNKNOWNS),
                -9..=9_i64,
                prop_oneof![4 => Just(Relation::Below), 4 => Just(Relation::AtMost), 1 => Just(Relation::Zero)],
            ),
            1..8,
        )
    ) {
        let term = |(unknown, coefficient): (usize, &i64)| (unknown, *coefficient);
        let system: Vec<(Linear, Relation)> = given
            .iter()
            .map(|(coefficients, constant, relation)| {
                let terms: Vec<_> = coefficients.iter().enumerate().map(term).filter(|(_, c)| *c != 0).collect();
                (sum(&terms, *constant), *relation)
            })
            .collect();
        let eliminated = given.iter().flat_map(|(a, c, relation)| rows(a, *c, *relation)).collect();
        // a model is held against every constraint on the way
        prop_assert_eq!(all(&system) == Verdict::Feasible, by_elimination(eliminated));
    }
}
