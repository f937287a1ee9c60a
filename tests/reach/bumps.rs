//! What those who are reached have to do: become a new major, look again, stay behind, or nothing.

use begrip::Time;
use begrip_review::{Bump, Diff};
use begrip_tests::registry_of_blocks;
use semver::Version;

use super::{BASE, between, changed, impact_of, sorted, told, with};

/// `a/poor 1.0.0 → 1.0.0 needs major because of a/limit`, of every definition that changed or owes something.
fn owed(diff: &Diff) -> Vec<String> {
    let version = |version: &Option<semver::Version>| version.as_ref().unwrap().to_string();
    let pairs = diff.pairs.iter().map(|pair| {
        let because = pair.because_of.as_ref().map(|id| format!(" because of {id}")).unwrap_or_default();
        let verb = if pair.is_satisfied() { "has" } else { "needs" };
        let (from, to) = (version(&pair.from), version(&pair.to));
        format!("{} {from} → {to} {verb} {}{because}", pair.id, pair.required)
    });
    pairs.collect()
}

/// A chain of three authorities: all three owe a major for the one amount, and are told so at once.
#[test]
fn all_unmet_bumps_are_listed_at_once() {
    let found = between(BASE, &changed("a/limit", "1.1.0", &[("amount: 10", "amount: 12")]));
    assert_eq!(
        owed(&found),
        [
            "a/limit 1.0.0 → 1.1.0 needs major",
            "a/poor 1.0.0 → 1.0.0 needs major because of a/limit",
            "b/poor-renter 1.0.0 → 1.0.0 needs major because of a/limit",
            "c/poor-renters 1.0.0 → 1.0.0 needs major because of a/limit",
        ]
    );
    assert_eq!(found.required(), Bump::Major);
    assert_eq!(found.pairs[1].needed(), "2.0.0".parse().ok());
}

#[test]
fn whoever_has_become_a_new_major_owes_nothing_more() {
    let new = changed("a/limit", "1.1.0", &[("amount: 10", "amount: 12")]);
    let new =
        with(&new, "a/poor", &[("id: a/poor", "id: a/poor\nversion: 2.0.0"), ("income <", "income <=")]);
    let new = with(
        &new,
        "b/poor-renter",
        &[("a/poor@^1", "a/poor@^2"), ("id: b/poor-renter", "id: b/poor-renter\nversion: 2.0.0")],
    );
    let new = with(
        &new,
        "b/renters-among-poor",
        &[
            ("b/poor-renter@^1", "b/poor-renter@^2"),
            ("a/poor@^1", "a/poor@^2"),
            ("id: b/renters-among-poor", "id: b/renters-among-poor\nversion: 2.0.0"),
        ],
    );
    let new = with(
        &new,
        "c/poor-renters",
        &[
            ("b/poor-renter@^1", "b/poor-renter@^2"),
            ("id: c/poor-renters", "id: c/poor-renters\nversion: 2.0.0"),
        ],
    );
    let found = between(BASE, &new);
    let unmet: Vec<&str> =
        found.pairs.iter().filter(|pair| !pair.is_satisfied()).map(|pair| pair.id.as_str()).collect();
    assert_eq!(unmet, ["a/limit"]);
}

/// The new amounts for new days: no figure that exists changes.
#[test]
fn a_compatible_step_leaves_nothing_to_do() {
    let step = ("amount: 11 }", "amount: 11 }\n  - { from: 2022-01-01, amount: 12 }");
    let found = between(BASE, &changed("a/limit", "1.1.0", &[step]));
    assert_eq!(owed(&found), ["a/limit 1.0.0 → 1.1.0 has minor"]);
    assert_eq!(
        told(&found.reached),
        sorted(&[
            "none steps: a/limit > a/poor",
            "none steps: a/limit > a/poor > b/poor-renter",
            "none steps: a/limit > a/poor > b/poor-renter > c/poor-renters",
            "none steps: a/limit > a/poor > b/renters-among-poor",
        ])
    );
}

/// The same step as a decision: figures of 2022 will not be comparable, without any new version.
#[test]
fn a_break_at_a_date_asks_for_a_review_and_for_no_more_than_a_minor() {
    let decided = with(BASE, "a/limit", &[("indexation", "decision")]);
    let step = ("amount: 11 }", "amount: 11 }\n  - { from: 2022-01-01, amount: 12 }");
    let new = with(&decided, "a/limit", &[step, ("id: a/limit", "id: a/limit\nversion: 1.1.0")]);
    let found = between(&decided, &new);
    assert_eq!(owed(&found), ["a/limit 1.0.0 → 1.1.0 has minor"]);
    assert_eq!(found.pairs[0].changes[0].break_at, "2022-01-01".parse().ok());
    assert_eq!(
        told(&found.reached),
        sorted(&[
            "review steps: a/limit > a/poor",
            "review steps: a/limit > a/poor > b/poor-renter",
            "review steps: a/limit > a/poor > b/poor-renter > c/poor-renters",
            "review steps: a/limit > a/poor > b/renters-among-poor",
        ])
    );
}

/// The wrong version is withdrawn beside the one that corrects it; figures are to be computed again, versions stay.
#[test]
fn a_correction_asks_for_a_review() {
    let right = changed(
        "a/limit",
        "1.1.0",
        &[("amount: 10", "amount: 12"), ("values:", "release: { corrects: [/steps/0] }\nvalues:")],
    );
    let limit = BASE.split("\n\n").find(|block| block.contains("id: a/limit")).unwrap();
    let both = format!("{right}\n\n{limit}\nstatus: withdrawn");
    let found = between(BASE, &both);
    assert!(found.pairs.iter().all(begrip_review::Pair::is_satisfied), "{:?}", owed(&found));
    assert_eq!(
        told(&found.reached),
        sorted(&[
            "review steps: a/limit > a/poor",
            "review steps: a/limit > a/poor > b/poor-renter",
            "review steps: a/limit > a/poor > b/poor-renter > c/poor-renters",
            "review steps: a/limit > a/poor > b/renters-among-poor",
        ])
    );
    // left standing, it is asked for
    let standing = format!("{right}\n\n{limit}\nstatus: superseded");
    let found = between(BASE, &standing);
    let pair = found.pairs.iter().find(|pair| !pair.is_satisfied()).unwrap();
    assert_eq!((pair.id.as_str(), &pair.to_withdraw), ("a/limit", &Some(Version::new(1, 0, 0))));
}

/// Two users of a limit of which a second major appears: one keeps to the first, the other takes whatever is newest.
#[test]
fn a_new_major_leaves_behind_who_pins_the_old_one_and_takes_along_who_does_not() {
    let loose = "kind: variable\nid: b/near-poor\nunit: nl/household@^1\nvalues: boolean\nperiod: year
inputs: { income: nl/income@^1, limit: a/limit@>=1 }\nrule: income < 1.25 * limit";
    let old = format!("{}\n\n{loose}", BASE.trim());
    let limit = BASE.split("\n\n").find(|block| block.contains("id: a/limit")).unwrap();
    let second =
        limit.replace("id: a/limit", "id: a/limit\nversion: 2.0.0").replace("amount: 10", "amount: 12");
    let new = format!(
        "{}\n\n{second}",
        with(&old, "a/limit", &[("id: a/limit", "id: a/limit\nstatus: superseded")])
    );
    let found = between(&old, &new);
    assert_eq!(
        told(&found.reached),
        sorted(&["bump steps: a/limit > b/near-poor", "stays-behind steps: a/limit > a/poor"])
    );
    assert_eq!(
        owed(&found).into_iter().filter(|line| line.contains("needs")).collect::<Vec<_>>(),
        ["b/near-poor 1.0.0 → 1.0.0 needs major because of a/limit"]
    );
    let behind = found.reached.iter().find(|reached| reached.id.as_str() == "a/poor").unwrap();
    assert_eq!(behind.pin.as_deref(), Some("^1"));
    // the same, asked beforehand
    let registry = registry_of_blocks(&new);
    assert_eq!(registry.resolve(&"a/limit".parse().unwrap(), Time::Any).unwrap().version().major, 2);
    assert_eq!(
        impact_of(&registry, "a/limit", Some(begrip_review::Facet::Steps)),
        sorted(&["bump steps: a/limit > b/near-poor", "stays-behind steps: a/limit > a/poor"])
    );
}

/// What is still being written has no figures, so it owes nothing; who changes while it is a draft asks for nothing.
#[test]
fn drafts_owe_nothing() {
    let draft = |text: &str| {
        with(text, "c/poor-renters", &[("id: c/poor-renters", "id: c/poor-renters\nstatus: draft")])
    };
    let new = changed("a/limit", "1.1.0", &[("amount: 10", "amount: 12")]);
    let found = between(&draft(BASE), &draft(&new));
    assert!(
        told(&found.reached)
            .contains(&"none steps: a/limit > a/poor > b/poor-renter > c/poor-renters".to_owned())
    );
    assert!(found.pairs.iter().all(|pair| pair.id.as_str() != "c/poor-renters"));
    let unfinished = |text: &str| with(text, "a/limit", &[("id: a/limit", "id: a/limit\nstatus: draft")]);
    let found = between(
        &unfinished(BASE),
        &unfinished(&changed("a/limit", "1.0.0", &[("amount: 10", "amount: 12")])),
    );
    assert_eq!(found.pairs.iter().find(|pair| pair.id.as_str() == "a/limit").unwrap().required, Bump::None);
}

/// A definition that is new on this side has no figures that a change could touch.
#[test]
fn what_is_itself_new_is_not_reached() {
    let fresh = "kind: variable\nid: b/not-poor\nunit: nl/household@^1\nvalues: boolean\nperiod: year
inputs: { poor: a/poor@^1 }\nrule: NOT poor";
    let new = format!("{}\n\n{fresh}", changed("a/poor", "1.1.0", &[("income <", "income <=")]));
    let found = between(BASE, &new);
    assert!(
        found.reached.iter().all(|reached| reached.id.as_str() != "b/not-poor"),
        "{:?}",
        told(&found.reached)
    );
}
