//! The comparisons that a methodologist asks for, in the shipped registry; the expected relations follow from the rules
//! as the sources give them, and not from what the program says.

use begrip::eval::Value;
use begrip::{DefinitionId, Reference, Registry};
use begrip_review::{ClaimState, CompareOptions, Comparison, Holds, UnitRelation, Verdict, claims, compare};
use begrip_tests::{registry_of_blocks, repository};

use std::sync::LazyLock;

static SHIPPED: LazyLock<Registry> = LazyLock::new(|| Registry::open(repository()).unwrap());

fn compared(left: &str, right: &str) -> Comparison {
    let reference = |text: &str| text.parse::<Reference>().unwrap();
    compare(&SHIPPED, &reference(left), &reference(right), &CompareOptions::default()).unwrap()
}

/// How two relate, and whether each has a unit that shows what only it counts.
fn assert_relation(left: &str, right: &str, expected: UnitRelation) -> Comparison {
    let found = compared(left, right);
    let related = found.related.as_ref().unwrap();
    assert_eq!(related.relation, expected, "{left} and {right}: {related:#?}");
    let shown = [related.left_only.is_some(), related.right_only.is_some()];
    let wanted = match expected {
        UnitRelation::PartOf => [false, true],
        UnitRelation::Includes => [true, false],
        UnitRelation::Overlapping | UnitRelation::Disjoint => [true, true],
        UnitRelation::Equivalent | UnitRelation::Unknown => [false, false],
    };
    assert_eq!(shown, wanted, "{left} and {right}: {related:#?}");
    for witness in [&related.left_only, &related.right_only].into_iter().flatten() {
        assert_ne!(witness.left, witness.right);
    }
    found
}

/// The same line of 130 per cent; The Hague asks for little wealth besides, and for private households.
#[test]
fn the_hague_is_a_part_of_zoetermeer_on_every_date() {
    let found = assert_relation(
        "den-haag/minimum-household@^3",
        "zoetermeer/pass-household@^1",
        UnitRelation::PartOf,
    );
    let related = found.related.as_ref().unwrap();
    assert_eq!(related.left_in_right.holds, Holds::Always);
    assert_eq!(found.verdict, Verdict::Bounded);
    let because = &related.right_only.as_ref().unwrap();
    assert_eq!([&because.left, &because.right], [&Value::Boolean(false), &Value::Boolean(true)]);
    // the condition that The Hague has and Zoetermeer has not
    assert!(found.clauses.left_only.iter().any(|clause| clause.contains("wealth")), "{:?}", found.clauses);
}

/// 110 ⊂ 120 ⊂ 130 of one norm and one income, whatever the norm is.
#[test]
fn a_lower_line_is_a_part_of_a_higher_one() {
    for (lower, higher) in [
        ("den-haag/minimum-household@^2", "groningen/minimum-household@^1"),
        ("groningen/minimum-household@^1", "den-haag/minimum-household@^1"),
        ("cbs/household-up-to-110-percent", "cbs/household-up-to-120-percent"),
        ("rotterdam/minimum-household@^1", "utrecht/pass-household@^1"),
        ("utrecht/pass-household@^1", "zoetermeer/pass-household@^1"),
        ("rotterdam/minimum-household@^1", "zoetermeer/pass-household@^1"),
    ] {
        assert_relation(lower, higher, UnitRelation::PartOf);
        assert_relation(higher, lower, UnitRelation::Includes);
    }
}

/// A basic budget is never more than a modest one: that is granted, and said.
#[test]
fn basic_needs_are_within_modest_but_adequate_if_the_budgets_are() {
    let found = assert_relation("scp/basic-needs@^2", "scp/modest-but-adequate@^2", UnitRelation::PartOf);
    assert_eq!(found.related.as_ref().unwrap().left_in_right.holds, Holds::UnderAssumptions);
    assert_eq!(found.assumptions.len(), 1);
}

/// Low income is an amount in the prices of 2000, the policy minimum a share of a norm: neither holds the other.
#[test]
fn low_income_and_the_policy_minimum_overlap() {
    for right in [
        "cbs/household-around-policy-minimum",
        "cbs/household-up-to-110-percent",
        "cbs/household-up-to-120-percent",
    ] {
        let found = assert_relation("cbs/low-income-household@^4", right, UnitRelation::Overlapping);
        assert_eq!(found.verdict, Verdict::NotComparable);
        assert!(found.related.unwrap().both.is_some());
    }
    assert_relation(
        "den-haag/minimum-household@^3",
        "cbs/low-income-household@^3",
        UnitRelation::Overlapping,
    );
}

/// Who has a low income for four years has one this year.
#[test]
fn long_term_low_income_is_a_part_of_low_income() {
    assert_relation(
        "cbs/person-in-long-term-low-income-household@^1",
        "cbs/person-in-low-income-household",
        UnitRelation::PartOf,
    );
}

/// The European rule asks for less turnover or a smaller balance sheet besides fewer than 250 people, the Financing
/// monitor for at least two people.
#[test]
fn small_and_medium_enterprises_of_three_owners() {
    assert_relation("eu/sme", "cbs/sme", UnitRelation::PartOf);
    assert_relation("cbs/sme-financing-monitor", "cbs/sme", UnitRelation::PartOf);
    assert_relation("eu/sme", "cbs/sme-financing-monitor", UnitRelation::Overlapping);
}

/// The joint definition tests wealth and takes the housing costs of the household itself, the old threshold neither;
/// the price index of 2023 is not known, and whatever it is there are units on both sides.
#[test]
fn the_joint_definition_and_low_income_overlap() {
    let found =
        assert_relation("cbs/poor-household", "cbs/low-income-household@^4", UnitRelation::Overlapping);
    assert_eq!(found.verdict, Verdict::NotComparable);
    let related = found.related.unwrap();
    assert!(!related.right_only.unwrap().world.is_empty());
    assert!(related.both.is_some());
}

/// The youth credit asks for a child of 12 to 17 and a somewhat higher line: each counts whom the other does not.
#[test]
fn the_pass_of_utrecht_and_the_youth_credit_of_rotterdam_overlap() {
    let found = assert_relation(
        "utrecht/pass-household",
        "rotterdam/youth-credit-household@^2",
        UnitRelation::Overlapping,
    );
    let related = found.related.unwrap();
    assert!(related.right_only.unwrap().given.iter().any(|(key, _)| key.ends_with("/nl/age")));
    assert_relation("rotterdam/youth-credit-household@^2", "zoetermeer/pass-household", UnitRelation::PartOf);
}

/// Of the one income a rule is given, of the other not: no rule says that they differ, so that is not proved.
#[test]
fn what_is_observed_is_not_proved_to_differ() {
    let found = compared("scp/disposable-income", "cbs/disposable-income");
    assert_eq!(found.verdict, Verdict::Undetermined, "{}", found.because.en);
    let all = claims(&SHIPPED);
    let claim =
        all.iter().find(|one| one.id.as_str() == "scp/disposable-income-not-same-cbs-disposable-income");
    assert_eq!(claim.unwrap().state, ClaimState::Open);
}

#[test]
fn a_definition_is_the_same_as_itself() {
    for id in ["zoetermeer/pass-household", "cbs/low-income-household", "cbs/household-composition-2a"] {
        let found = compared(id, id);
        assert_eq!(found.verdict, Verdict::Comparable, "{id}: {}", found.because.en);
    }
}

/// No claim of the shipped alignments is against the rules, and the way round changes nothing.
#[test]
fn no_shipped_claim_is_refuted() {
    let all = claims(&SHIPPED);
    let refuted: Vec<&DefinitionId> =
        all.iter().filter(|one| one.state == ClaimState::Refuted).map(|one| &one.id).collect();
    assert!(refuted.is_empty(), "{refuted:?}");
    assert!(all.iter().filter(|one| one.state == ClaimState::Proved).count() >= 50);
}

/// Flats are all dwellings that are no houses, until boats are dwellings too.
#[test]
fn what_a_later_code_upsets_does_not_hold_on_every_date() {
    let registry = registry_of_blocks(
        "
kind: unit_type
id: nl/household

kind: code_list
id: nl/dwelling
codes: [{ code: house }, { code: flat }, { code: boat, valid: { from: 2020-01-01 } }]

kind: variable
id: nl/lives-in
unit: nl/household@^1
values: { codes: nl/dwelling@^1 }

kind: variable
id: cbs/dweller
valid: { from: 2015-01-01 }
unit: nl/household@^1
values: boolean
inputs: { home: nl/lives-in@^1 }
rule: home <> 'house'

kind: variable
id: nl/dweller
valid: { from: 2015-01-01 }
unit: nl/household@^1
values: boolean
inputs: { home: nl/lives-in@^1 }
rule: home = 'flat'
",
    );
    let on = |day: &str| {
        let options = CompareOptions { on: day.parse().ok(), ..CompareOptions::default() };
        let references = ["nl/dweller@^1", "cbs/dweller@^1"].map(|text| text.parse::<Reference>().unwrap());
        compare(&registry, &references[0], &references[1], &options).unwrap().related.unwrap()
    };
    let before = on("2016-01-01");
    assert_eq!((before.relation, before.right_in_left.holds), (UnitRelation::Equivalent, Holds::OnDate));
    assert_eq!(before.left_in_right.holds, Holds::Always);
    assert_eq!(on("2021-01-01").relation, UnitRelation::PartOf);
}
