//! What the shipped definitions promise.

use std::collections::BTreeSet;

use begrip::{Kind, Registry, Time, definition_schema};
use begrip_review::check;
use begrip_tests::repository;

fn shipped() -> Registry {
    Registry::open(repository()).unwrap()
}

#[test]
fn nothing_is_found_in_the_shipped_definitions() {
    let report = check(&shipped()).unwrap();
    let found: Vec<_> = report.findings.iter().map(|finding| (&finding.place, &finding.message.en)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn there_are_definitions_of_every_authority_and_of_every_kind() {
    let registry = shipped();
    assert!(registry.definitions().len() >= 60);
    let authorities: BTreeSet<&str> = registry.definitions().iter().map(|d| d.id().authority()).collect();
    let expected = [
        "amsterdam",
        "bzk",
        "cbs",
        "den-haag",
        "eu",
        "eurostat",
        "groningen",
        "leidschendam-voorburg",
        "nibud",
        "nl",
        "rotterdam",
        "scp",
        "utrecht",
        "zoetermeer",
    ];
    assert_eq!(authorities.into_iter().collect::<Vec<_>>(), expected);
    for kind in Kind::ALL {
        assert!(registry.definitions().iter().any(|definition| definition.kind() == *kind), "no {kind}");
    }
}

#[test]
fn every_definition_is_in_both_languages_and_says_where_it_comes_from_or_what_is_not_known() {
    for definition in shipped().definitions() {
        let header = definition.header();
        for language in ["nl", "en"] {
            assert!(header.label.get(language).is_some(), "{}", definition.id());
            assert!(header.definition.get(language).is_some(), "{}", definition.id());
        }
    }
}

/// Every dated amount and every figure names its source by a key that the file has.
#[test]
fn every_amount_and_figure_has_a_source() {
    for definition in shipped().definitions() {
        let keys: BTreeSet<&str> =
            definition.header().sources.iter().filter_map(|source| source.key.as_deref()).collect();
        for source in named_sources(definition) {
            let source = source.unwrap_or_else(|| panic!("{} has an amount without source", definition.id()));
            assert!(keys.contains(source), "{}: {source}", definition.id());
        }
    }
}

fn named_sources(definition: &begrip::Definition) -> Vec<Option<&str>> {
    match definition.content() {
        begrip::Content::Parameter(parameter) => {
            let known = parameter.steps.iter().filter(|step| {
                let text = format!("{:?}{:?}", step.amount, step.amounts);
                text.contains("Known")
            });
            known.map(|step| step.source.as_deref()).collect()
        }
        begrip::Content::Indicator(indicator) => {
            indicator.figures.iter().map(|figure| figure.source.as_deref()).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn low_income_has_four_versions_and_each_year_means_one_of_them() {
    let registry = shipped();
    let id = "cbs/low-income-household".parse().unwrap();
    let majors: Vec<u64> = registry.versions(&id).iter().map(|d| d.version().major).collect();
    assert_eq!(majors, [1, 2, 3, 4]);
    let meant = |date: &str| {
        let reference = "cbs/low-income-household@>=1".parse().unwrap();
        registry.resolve(&reference, Time::On(date.parse().unwrap())).unwrap().version().major
    };
    // facts: revised series from 2011, new equivalence factors from 2018, new price index from 2021
    let years =
        [("2005-06-30", 1), ("2013-06-30", 2), ("2017-12-31", 2), ("2018-01-01", 3), ("2022-12-31", 4)];
    for (date, major) in years {
        assert_eq!(meant(date), major, "{date}");
    }
}

#[test]
fn the_shipped_schema_is_the_one_of_the_code() {
    let shipped = include_str!("../schema/definition.schema.json");
    let shipped: serde_json::Value = serde_json::from_str(shipped).unwrap();
    assert_eq!(
        shipped,
        definition_schema(),
        "run: cargo run -p begrip-cli -- schema -o schema/definition.schema.json"
    );
}
