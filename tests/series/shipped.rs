//! History that really happened, from the sections of the fact sheets that each comment names.

use std::sync::LazyLock;

use begrip::kind::parameter::Change;
use begrip::{Content, Registry, Settings, Time};
use begrip_review::{Impact, diff_versions};
use begrip_tests::texts;

use super::{assert_series, replaced_by};

static SHIPPED: LazyLock<Registry> = LazyLock::new(|| Registry::from_texts(Settings::default(), texts()));

fn assert_shipped(reference: &str, expected: &str) {
    assert_series(&SHIPPED, reference, expected);
}

/// Poverty 1b: sample panels, then integral statistics back to 2011 (published 2017), equivalence factors of 2018, the
/// consumer price index by the new method from 2021; 6: replaced on 17 October 2024, its last year being 2022.
#[test]
fn low_income_breaks_in_2011_2018_and_2021_and_ends_with_2022() {
    assert_shipped(
        "cbs/low-income-household",
        "1.0.0 …–2010-12-31 break
    source cbs/low-income-household
2.0.1 2011-01-01–2017-12-31 break
    steps cbs/low-income-household > cbs/equivalence-factor
3.0.1 2018-01-01–2020-12-31 break
    steps cbs/low-income-household > cbs/consumer-price-index
4.0.1 2021-01-01–2022-12-31 end",
    );
    assert_eq!(replaced_by(&SHIPPED, "cbs/low-income-household"), ["cbs/poor-household 1.0.1"]);
}

/// The share is of persons, so each break comes by the person's and the household's low income.
#[test]
fn the_share_with_a_low_income_breaks_with_the_households() {
    let way = "cbs/share-low-income-persons > cbs/person-in-low-income-household > cbs/low-income-household";
    assert_shipped(
        "cbs/share-low-income-persons",
        &format!(
            "1.0.0 …–2010-12-31 break
    source {way}
    ...
2.0.0 2011-01-01–2017-12-31 break
    steps {way} > cbs/equivalence-factor
3.0.0 2018-01-01–2020-12-31 break
    steps {way} > cbs/consumer-price-index
4.0.0 2021-01-01–2022-12-31 end"
        ),
    );
    assert_eq!(replaced_by(&SHIPPED, "cbs/share-low-income-persons"), ["cbs/share-poor-persons 1.0.0"]);
}

/// Other themes 5.4: one index from 2014 to 2020, and from 2021 four side by side without an overall figure.
#[test]
fn the_safety_index_of_amsterdam_ends_in_2020_and_four_take_its_place() {
    assert_shipped("amsterdam/safety-index", "1.0.0 2014-01-01–2020-12-31 end");
    assert_eq!(
        replaced_by(&SHIPPED, "amsterdam/safety-index"),
        [
            "amsterdam/perceived-insecurity-index 1.0.0",
            "amsterdam/perceived-nuisance-index 1.0.0",
            "amsterdam/registered-crime-index 1.0.0",
            "amsterdam/reported-victimisation-index 1.0.0",
        ]
    );
    for index in replaced_by(&SHIPPED, "amsterdam/safety-index") {
        let (id, _) = index.split_once(' ').unwrap();
        assert_shipped(id, "1.0.0 2021-01-01–… end");
    }
}

/// Other themes 5.3: a mark from 1 to 10 until 2014 in which the opinion of residents counts two thirds, then an index
/// with Rotterdam in 2014 as 100 in which it counts for half.
#[test]
fn the_safety_index_of_rotterdam_is_something_else_from_2014() {
    assert_shipped(
        "rotterdam/safety-index",
        "1.0.0 2001-01-01–2013-12-31 break
    values rotterdam/safety-index
    rule rotterdam/safety-index
    criteria rotterdam/safety-index
    ...
2.0.0 2014-01-01–… end",
    );
}

/// Other themes 1.1, 1.2 and 10: 2.0 has data of 2002 to 2018, 3.0 of 2014 to 2024; where both have a year, the later
/// version is meant. Never mix their scores in one series: another model, other dimensions.
#[test]
fn leefbaarometer_2_and_3_are_two_series() {
    assert_shipped(
        "bzk/leefbaarometer-score",
        "2.1.0 2002-01-01–2013-12-31 break
    source bzk/leefbaarometer-score
3.1.0 2014-01-01–… end",
    );
    assert_shipped("bzk/leefbaarometer-score@^2", "2.1.0 2002-01-01–2018-12-31 end");
    // `bewoners` and `veiligheid` went, `won` was dwellings and is housing stock
    assert_shipped(
        "bzk/leefbaarometer-dimension",
        "1.0.0 2002-01-01–2013-12-31 break
    codes bzk/leefbaarometer-dimension
    codes bzk/leefbaarometer-dimension
    codes bzk/leefbaarometer-dimension
2.0.0 2014-01-01–… end",
    );
}

/// Other themes 10: eight countries from 2004-05-01, ten from 2007-01-01 (RO, BG), eleven from 2013-07-01 (HR). A list
/// that grows breaks the number of citizens without any new version.
#[test]
fn cee_countries_break_whoever_counts_with_them_in_2007_and_2013() {
    let segments = |way: &str| {
        format!(
            "1.0.0 2004-05-01–2006-12-31 break
    codes {way}
1.0.0 2007-01-01–2013-06-30 break
    codes {way}
1.0.0 2013-07-01–… end"
        )
    };
    assert_shipped("cbs/cee-country", &segments("cbs/cee-country"));
    let way = "cbs/cee-country-of-birth > cbs/cee-country";
    assert_shipped("cbs/cee-country-of-birth", &segments(way));
    assert_shipped("cbs/cee-citizen", &segments(&format!("cbs/cee-citizen > {way}")));
}

/// Other themes 3.2 (implementation drift): 15 years stood where 10 was meant; corrected scores came on 2019-07-25. The
/// wrong version counts for nothing, so there is no break: the figures were computed again.
#[test]
fn a_corrected_bound_of_the_education_score_is_no_break() {
    assert_shipped("cbs/education-score-length-of-stay-bound", "1.1.0 2016-10-01–… end");
    assert_shipped("cbs/education-score-length-of-stay-class", "1.0.0 2016-10-01–… end");
    assert_shipped("cbs/education-score", "1.0.0 2016-10-01–… end");
    let versions = SHIPPED.versions(&"cbs/education-score-length-of-stay-bound".parse().unwrap());
    let [wrong, right] = versions else { panic!("two versions") };
    let found = diff_versions(&SHIPPED, wrong, right, begrip_review::DiffOptions::default());
    assert_eq!(found.pairs[0].impact(), Impact::Correction);
}

/// Other themes 2.6 and 10: a co-resident counts from 21 until 2022-12-31 and from 27 from 2023-01-01.
#[test]
fn the_age_of_cost_sharers_breaks_the_norm_in_2023() {
    let segments = |way: &str| {
        format!(
            "1.0.0 2015-01-01–2022-12-31 break
    steps {way}
1.0.0 2023-01-01–… end"
        )
    };
    assert_shipped("nl/cost-sharer-age-limit", &segments("nl/cost-sharer-age-limit"));
    let way = "nl/counts-as-cost-sharer > nl/cost-sharer-age-limit";
    assert_shipped("nl/counts-as-cost-sharer", &segments(way));
    assert_shipped("nl/cost-sharers", &segments(&format!("nl/cost-sharers > {way}")));
    // the assistance norm that it takes a part of is indexed twice a year, which is no break
    let way = format!("nl/cost-sharer-norm > nl/cost-sharers > {way}");
    assert_shipped("nl/cost-sharer-norm", &segments(&way));
}

/// Poverty 3c: 7,605 in 2023 and 7,575 in 2024 for a single person. An indexation, also downwards, breaks nothing.
#[test]
fn the_wealth_limit_falls_in_2024_and_does_not_break() {
    assert_shipped("nl/assistance-wealth-limit", "1.0.1 …–… end");
    let definition = SHIPPED.resolve(&"nl/assistance-wealth-limit@^1".parse().unwrap(), Time::Any).unwrap();
    let Content::Parameter(parameter) = definition.content() else { panic!("a parameter") };
    assert_eq!(parameter.change, Some(Change::Indexation));
    let amounts = |year: &str| {
        let step = parameter.steps.iter().find(|step| step.from.is_some_and(|from| from.to_string() == year));
        serde_json::to_value(step.unwrap()).unwrap()["amounts"].clone()
    };
    let of = |single: &str, couple: &str| serde_json::json!({ "single": single, "single-parent": couple, "couple": couple });
    assert_eq!(amounts("2023-01-01"), of("7605", "15210"));
    assert_eq!(amounts("2024-01-01"), of("7575", "15150"));
}

/// Poverty 4b: from 2021 lacking 7 of 13 items in place of 4 of 9, and another measure of work intensity.
#[test]
fn at_risk_of_poverty_or_social_exclusion_breaks_in_2021() {
    let id = "eurostat/at-risk-of-poverty-or-social-exclusion";
    let causes = |before: &str| {
        format!("    rule {before}{id}\n    rule {before}{id} > eurostat/very-low-work-intensity\n    ...")
    };
    assert_shipped(id, &format!("1.0.1 …–2020-12-31 break\n{}\n2.0.1 2021-01-01–… end", causes("")));
    let rate = format!("{id}-rate");
    let causes = causes(&format!("{rate} > "));
    assert_shipped(&rate, &format!("1.0.0 …–2020-12-31 break\n{causes}\n2.0.0 2021-01-01–… end"));
}

/// Poverty 1b.3 and other themes 2.9: a couple counted 1.37 before 2018 and counts 1.41 since.
#[test]
fn equivalence_factors_break_in_2018_and_standardised_income_with_them() {
    let segments = |old: &str, way: &str, new: &str| {
        format!("{old} …–2017-12-31 break\n    steps {way}\n{new} 2018-01-01–… end")
    };
    assert_shipped("cbs/equivalence-factor", &segments("1.0.0", "cbs/equivalence-factor", "2.1.0"));
    let way = "cbs/standardised-income > cbs/equivalence-factor";
    assert_shipped("cbs/standardised-income", &segments("1.0.0", way, "2.0.1"));
}

/// Poverty 1b.4: the consumer price index by the new method from reporting year 2021 on.
#[test]
fn the_consumer_price_index_breaks_in_2021() {
    assert_shipped(
        "cbs/consumer-price-index",
        "1.0.0 …–2020-12-31 break
    steps cbs/consumer-price-index
2.1.0 2021-01-01–… end",
    );
}
