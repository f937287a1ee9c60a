//! Facet by facet: who is reached, both by a change that was made and by one that is asked about.

use begrip_review::Facet;
use begrip_tests::registry_of_blocks;

use super::{BASE, between, changed, impact_of, sorted, told};

/// A change of a definition reaches exactly these; and so does the question who is reached if this facet changes.
fn assert_reaches(id: &str, replacements: &[(&str, &str)], facet: Facet, expected: &[&str]) {
    let found = between(BASE, &changed(id, "1.1.0", replacements));
    let own = found.pairs.iter().find(|pair| pair.id.as_str() == id).unwrap();
    assert!(own.changes.iter().any(|change| change.facet == facet), "{:#?}", own.changes);
    assert_eq!(told(&found.reached), sorted(expected), "diff of {id}");
    assert_eq!(impact_of(&registry_of_blocks(BASE), id, Some(facet)), sorted(expected), "impact of {id}");
}

#[test]
fn a_rule_reaches_every_rule_that_uses_it_what_counts_them_and_the_claims() {
    assert_reaches(
        "a/poor",
        &[("income < limit", "income <= limit")],
        Facet::Rule,
        &[
            "bump rule: a/poor > b/poor-renter",
            "bump rule: a/poor > b/poor-renter > c/poor-renters",
            "review rule: a/poor > b/renters-among-poor",
        ],
    );
}

#[test]
fn an_amount_in_force_reaches_the_same() {
    assert_reaches(
        "a/limit",
        &[("amount: 10", "amount: 12")],
        Facet::Steps,
        &[
            "bump steps: a/limit > a/poor",
            "bump steps: a/limit > a/poor > b/poor-renter",
            "bump steps: a/limit > a/poor > b/poor-renter > c/poor-renters",
            "review steps: a/limit > a/poor > b/renters-among-poor",
        ],
    );
}

#[test]
fn a_code_list_reaches_the_values_and_the_rules_on_them() {
    assert_reaches(
        "nl/tenure",
        &[(", { code: mixed }", "")],
        Facet::Codes,
        &[
            "bump codes: nl/tenure > nl/tenure-of-household",
            "bump codes: nl/tenure > nl/tenure-of-household > b/poor-renter",
            "bump codes: nl/tenure > nl/tenure-of-household > b/poor-renter > c/poor-renters",
            "review codes: nl/tenure > nl/tenure-of-household > b/poor-renter > b/renters-among-poor",
        ],
    );
}

/// The indicator is over the population itself, which is shorter than by the variable that it counts.
#[test]
fn a_population_reaches_variables_and_indicators_over_it_by_the_shortest_way() {
    assert_reaches(
        "nl/private",
        &[("NOT institutional", "institutional")],
        Facet::Population,
        &[
            "bump population: nl/private > a/poor",
            "bump population: nl/private > a/poor > b/poor-renter",
            "bump population: nl/private > c/poor-renters",
            "review population: nl/private > a/poor > b/renters-among-poor",
        ],
    );
}

/// What a household is a part of: everything that is counted per household, and the persons in it.
#[test]
fn a_unit_type_reaches_all_that_is_counted_by_it() {
    assert_reaches(
        "nl/household",
        &[("id: nl/household", "id: nl/household\npart_of: [nl/street@^1]")],
        Facet::Relations,
        &[
            "bump relations: nl/household > a/poor",
            "bump relations: nl/household > b/poor-renter",
            "bump relations: nl/household > b/poor-renter > c/poor-renters",
            "bump relations: nl/household > nl/income",
            "bump relations: nl/household > nl/institutional",
            "bump relations: nl/household > nl/private",
            "bump relations: nl/household > nl/tenure-of-household",
            "review relations: nl/household > a/poor > b/renters-among-poor",
        ],
    );
}

/// A register that becomes a survey changes the figures of what is taken from it, and of what is computed with that.
#[test]
fn a_data_source_reaches_what_is_taken_from_it() {
    assert_reaches(
        "nl/register",
        &[("type: register", "type: survey")],
        Facet::Agent,
        &[
            "bump agent: nl/register > nl/income",
            "bump agent: nl/register > nl/income > a/poor",
            "bump agent: nl/register > nl/income > a/poor > b/poor-renter",
            "bump agent: nl/register > nl/income > a/poor > b/poor-renter > c/poor-renters",
            "review agent: nl/register > nl/income > a/poor > b/renters-among-poor",
        ],
    );
}

#[test]
fn a_label_reaches_nobody() {
    assert_reaches("a/poor", &[("en: Poor", "en: Poor household")], Facet::Documentation, &[]);
    assert_reaches("a/poor", &[("unit:", "sensitivity: personal\nunit:")], Facet::Protection, &[]);
}

/// Its users have to see whether they still mean the same; whoever uses those has nothing to see.
#[test]
fn the_text_of_a_concept_asks_its_users_for_a_review_and_goes_no_further() {
    assert_reaches(
        "nl/poverty",
        &[("to live on", "to take part")],
        Facet::Meaning,
        &["review meaning: nl/poverty > a/poor"],
    );
}

/// The text of a definition with a rule says nothing that the rule does not; that of one without is all there is.
#[test]
fn the_text_of_a_definition_without_a_rule_asks_for_a_review() {
    assert_reaches(
        "nl/institutional",
        &[("unit:", "definition: { en: Lives in an institution }\nunit:")],
        Facet::Meaning,
        &["review meaning: nl/institutional > nl/private"],
    );
    let reworded = changed("a/poor", "1.1.0", &[("concept:", "definition: { en: Has little }\nconcept:")]);
    assert_eq!(told(&between(BASE, &reworded).reached), [""; 0]);
}

#[test]
fn all_facets_together_are_those_of_each() {
    let registry = registry_of_blocks(BASE);
    let rule = impact_of(&registry, "a/poor", Some(Facet::Rule));
    let all = impact_of(&registry, "a/poor", None);
    assert!(rule.iter().all(|line| all.contains(line)));
    assert!(all.contains(&"bump population: a/poor > b/poor-renter > c/poor-renters".to_owned()), "{all:#?}");
    assert!(!all.iter().any(|line| line.contains("documentation") || line.contains("protection")));
    assert_eq!(impact_of(&registry, "c/poor-renters", None), [""; 0]);
}
